"""One finding as a card: how it stands, why, until when, what it costs, what to do, and where the rule stands."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton

from shopguard.core.finding import RISK_OF_STATE, State
from shopguard.flows.order_detail import FindingView
from shopguard.ui.countdown_label import CountdownLabel
from shopguard.ui.icons import RISK_ICON
from shopguard.ui.paint import Badge, Card, Quiet, Toned, plain_label
from shopguard.ui.palette import TONE_OF_STATE
from shopguard.ui.words import moment_with_year, state_word, yuan

CALM = (State.MET, State.PENDING, State.EXEMPT)  # nothing to do: folded away below the others
STATE_ICON = {State.HINT: "info", State.EXEMPT: "risk-closed"}

Clock = Callable[[], int]


def finding_badge(state: State) -> Badge:
    """Colour, icon and word of a state."""
    return Badge(TONE_OF_STATE[state], STATE_ICON.get(state, RISK_ICON[RISK_OF_STATE[state]]), state_word(state))


class FindingCard(Card):
    """``appeal_wanted`` carries the clause's id."""

    appeal_wanted = Signal(str)

    def __init__(self, view: FindingView, clock: Clock) -> None:
        super().__init__()
        self.view = view
        self.setAccessibleName(f"{view.card} {state_word(view.finding.state)}")
        self._add_title()
        self.rows.addWidget(plain_label(view.reason))
        if view.finding.deadline is not None:
            self.rows.addWidget(CountdownLabel(view.finding.state, view.finding.deadline, clock))
        self._add_advice()
        self._add_price_and_rule()
        if view.appealable:
            self._add_appeal()

    def _add_title(self) -> None:
        row = QHBoxLayout()
        row.addWidget(finding_badge(self.view.finding.state))
        row.addWidget(plain_label(self.view.card, bold=True, scale=1.08, wrap=False))
        row.addStretch(1)
        if self.view.yuan_fen:
            row.addWidget(plain_label(yuan(self.view.yuan_fen), bold=True, scale=1.2, wrap=False))
        self.rows.addLayout(row)

    def _add_advice(self) -> None:
        if not self.view.instead or self.view.finding.state in CALM:
            return
        advice = Card(tone="accent", margin=8)
        advice.rows.setSpacing(2)
        advice.rows.addWidget(Toned("accent", self.tr("现在怎么办"), bold=True))
        advice.rows.addWidget(plain_label(self.view.instead))
        self.rows.addWidget(advice)

    def _add_price_and_rule(self) -> None:
        view = self.view
        if view.price:
            self.rows.addWidget(Quiet(self.tr("怎么算的：{price}").format(price=view.price)))
        rule = self.tr("规则：{title}，{day} 起").format(title=view.title, day=view.finding.effective)
        self.rows.addWidget(Quiet(f"{rule} · {view.certainty}" if view.certainty else rule))
        self.rows.addWidget(Quiet(self.tr("出处：{source}").format(source=view.source)))
        if view.finding.known_as_of is not None:
            known = moment_with_year(view.finding.known_as_of)
            self.rows.addWidget(Quiet(self.tr("数据只到：{at}").format(at=known)))

    def _add_appeal(self) -> None:
        button = QPushButton(self.tr("准备申诉…"))
        button.setAccessibleName(self.tr("为“{card}”准备申诉").format(card=self.view.card))
        button.clicked.connect(self._want_appeal)
        self.rows.addWidget(button, 0, Qt.AlignmentFlag.AlignRight)

    def _want_appeal(self) -> None:
        self.appeal_wanted.emit(self.view.finding.clause)
