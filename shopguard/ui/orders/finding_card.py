"""One finding as a card: how it stands, why, until when, what it costs, what to do, and where the rule stands."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton

from shopguard.core.finding import RISK_OF_STATE, Risk, State
from shopguard.core.message import Texts
from shopguard.flows.orders.order_detail import FindingView
from shopguard.ui.look.badges import Badge
from shopguard.ui.look.card import Card
from shopguard.ui.look.countdown_label import CountdownLabel
from shopguard.ui.look.flow_row import FlowRow
from shopguard.ui.look.icons import RISK_ICON
from shopguard.ui.look.labels import Quiet, Toned, plain_label
from shopguard.ui.look.palette import TONE_OF_STATE
from shopguard.ui.look.path_text import PathText
from shopguard.ui.look.words import moment_with_year, yuan
from shopguard.ui.orders.refund_badge import CLAUSE, REFUND_ICON
from shopguard.ui.orders.source_line import SourceLine

CALM = (State.MET, State.PENDING, State.EXEMPT)  # nothing to do, unless it will soon cost money
NOTHING_TO_SET_ASIDE = (State.MET, State.EXEMPT)
STATE_ICON = {State.HINT: "info", State.EXEMPT: "risk-closed"}


def presses(view: FindingView) -> bool:
    """Whether the owner has to read it now; the others are folded away."""
    return view.looms or view.finding.state not in CALM


Clock = Callable[[], int]


class FindingCard(Card):
    """``appeal_wanted`` and ``rule_wanted`` carry the clause's id, ``case_wanted`` that of the appeal case there is already;
    ``aside_wanted`` the finding's view."""

    appeal_wanted = Signal(str)
    aside_wanted = Signal(object)
    case_wanted = Signal(str)
    rule_wanted = Signal(str)

    def __init__(self, view: FindingView, texts: Texts, clock: Clock) -> None:
        super().__init__()
        self.view = view
        self.appeal_button: QPushButton | None = None
        self.aside_button: QPushButton | None = None
        self._case = ""
        word = texts.word("state." + view.finding.state.value)
        if view.looms and view.finding.state in CALM:
            word = self.tr("不管就要赔")  # "there is time" would be the wrong thing to read here
        self.setAccessibleName(f"{view.card} {word}")
        self._add_title(word)
        self.rows.addWidget(plain_label(view.reason))
        if view.finding.deadline is not None:
            self.rows.addWidget(CountdownLabel(texts, view.finding.state, view.finding.deadline, clock))
        self._add_advice()
        self._add_price_and_rule()
        self._add_buttons()

    def show_case(self, appeal_id: str) -> None:
        """The appeal case there is for this finding, "" = none: the button leads to it instead of opening a second one."""
        self._case = appeal_id
        if self.appeal_button is None:
            return
        self.appeal_button.setText(self.tr("看申诉…") if appeal_id else self.tr("准备申诉…"))
        named = self.tr("看“{card}”的申诉") if appeal_id else self.tr("为“{card}”准备申诉")
        self.appeal_button.setAccessibleName(named.format(card=self.view.card))

    def _add_title(self, word: str) -> None:
        state = self.view.finding.state
        title = FlowRow()
        if self.view.looms and state in CALM:
            title.add(Badge("soon", RISK_ICON[Risk.DUE], word))
        elif self.view.finding.clause == CLAUSE:
            title.add(Badge("refund", REFUND_ICON, word))
        else:
            title.add(Badge(TONE_OF_STATE[state], STATE_ICON.get(state, RISK_ICON[RISK_OF_STATE[state]]), word))
        title.add(plain_label(self.view.card, bold=True, scale=1.08, wrap=False))
        row = QHBoxLayout()
        row.addWidget(title, 1)
        if self.view.yuan_fen:
            row.addWidget(plain_label(yuan(self.view.yuan_fen), bold=True, scale=1.2, wrap=False))
        self.rows.addLayout(row)

    def _add_advice(self) -> None:
        if not self.view.instead or not presses(self.view):
            return
        advice = Card(tone="accent", margin=8)
        advice.rows.setSpacing(2)
        advice.rows.addWidget(Toned("accent", self.tr("现在怎么办"), bold=True))
        advice.rows.addWidget(PathText(self.view.instead))
        places = [path for path in self.view.places if path not in self.view.price]
        if places:
            named = self.tr("；").join(places)
            advice.rows.addWidget(PathText(self.tr("后台在这里看：{places}").format(places=named)))
        self.rows.addWidget(advice)

    def _add_price_and_rule(self) -> None:
        view = self.view
        if view.price and view.looms:
            self.rows.addWidget(PathText(self.tr("24 小时内再不管要赔：{price}").format(price=view.price)))
        elif view.price:
            self.rows.addWidget(PathText(self.tr("怎么算的：{price}").format(price=view.price), quiet=True))
        day = view.finding.effective
        rule = (
            self.tr("规则：{title}，{day} 起").format(title=view.title, day=day)
            if day
            else self.tr("规则：{title}，生效日期不明").format(title=view.title)
        )
        self.rows.addWidget(Quiet(f"{rule} · {view.certainty}" if view.certainty else rule))
        source = SourceLine(self.tr("出处：{source}").format(source=view.source))
        source.clicked.connect(self._want_rule)
        self.rows.addWidget(source)
        if view.finding.known_as_of is not None:
            known = moment_with_year(view.finding.known_as_of)
            self.rows.addWidget(Quiet(self.tr("数据只到：{at}").format(at=known)))

    def _add_buttons(self) -> None:
        card = self.view.card
        row = FlowRow(gap=8)
        self.rule_button = QPushButton(self.tr("这是什么规则"))
        self.rule_button.setAccessibleName(self.tr("“{card}”是什么规则").format(card=card))
        self.rule_button.clicked.connect(self._want_rule)
        row.add(self.rule_button)
        if self.view.finding.state not in NOTHING_TO_SET_ASIDE:
            self.aside_button = QPushButton(self.tr("放一边…"))
            self.aside_button.setToolTip(self.tr("不用管它：说明原因，就不再上色、不算钱、不提醒，随时可以恢复"))
            self.aside_button.setAccessibleName(self.tr("把“{card}”放一边").format(card=card))
            self.aside_button.clicked.connect(self._want_aside)
            row.add(self.aside_button)
        if self.view.appealable:
            self.appeal_button = QPushButton()
            self.appeal_button.clicked.connect(self._want_appeal)
            row.add(self.appeal_button)
        self.rows.addWidget(row)
        self.show_case("")

    def _want_aside(self) -> None:
        self.aside_wanted.emit(self.view)

    def _want_rule(self) -> None:
        self.rule_wanted.emit(self.view.finding.clause)

    def _want_appeal(self) -> None:
        if self._case:
            self.case_wanted.emit(self._case)
        else:
            self.appeal_wanted.emit(self.view.finding.clause)
