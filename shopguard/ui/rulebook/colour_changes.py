"""Which orders changed colour when the rules changed: old colour, new colour, and what each set of rules says."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import cast

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QAbstractButton, QDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from shopguard.core.finding import Risk
from shopguard.core.message import Texts
from shopguard.flows.rulebook import recoloured
from shopguard.flows.rulebook.recoloured import ColourChange, Side
from shopguard.flows.workplace import Workplace
from shopguard.ui.jobs import Jobs
from shopguard.ui.look.badges import Badge
from shopguard.ui.look.card import Card
from shopguard.ui.look.icons import RISK_ICON
from shopguard.ui.look.labels import Quiet, plain_label
from shopguard.ui.look.palette import TONE_OF_RISK
from shopguard.ui.look.scroll import CardPage
from shopguard.ui.look.type_size import scaled

SHOWN_AT_ONCE = 12  # more cards at once would hold the window up


@dataclass(frozen=True, slots=True)
class _Page:
    counts: dict[tuple[Risk, Risk], int]
    changes: list[ColourChange]


class ColourChanges(QDialog):
    """``order_wanted`` carries the number of the order that was pressed; ``problem`` an exception."""

    order_wanted = Signal(str)
    problem = Signal(object)

    def __init__(self, place: Workplace, jobs: Jobs, parent: QWidget) -> None:
        super().__init__(parent)
        self._place, self._jobs = place, jobs
        self._shown = 0
        self.setWindowTitle(self.tr("规则变了，这些订单换了颜色"))
        self.resize(scaled(640), scaled(680))
        self.summary = plain_label()
        self.page = CardPage()
        self.page.setAccessibleName(self.tr("换了颜色的订单"))
        self.more = QPushButton()
        self.more.setAutoDefault(False)
        self.more.clicked.connect(self._read_more)
        self.more.hide()
        close = QPushButton(self.tr("知道了"))
        close.clicked.connect(self.accept)
        row = QHBoxLayout()
        row.addWidget(self.more)
        row.addStretch(1)
        row.addWidget(close)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(16, 14, 16, 14)
        rows.addWidget(self.summary)
        rows.addWidget(self.page, 1)
        rows.addLayout(row)

    def read_anew(self) -> None:
        """Reads the list from its beginning."""
        self._shown = 0
        self._read_more()

    def _read_more(self) -> None:
        self.more.setEnabled(False)
        job = self._jobs.read(partial(_read, self._place, self._shown), topic="colour changes")
        job.done.connect(self._show)
        job.failed.connect(self.problem)

    def _show(self, page: _Page) -> None:
        cards: list[QWidget] = [self._card(change) for change in page.changes]
        if self._shown:
            self.page.add(cards)
        else:
            self.page.fill(cards or [Quiet(self.tr("没有订单因为规则变化换过颜色。"), scale=1.0)])
        self._shown += len(cards)
        self.summary.setText(self._summary(page.counts))
        self.summary.setVisible(bool(page.counts))
        left = sum(page.counts.values()) - self._shown
        self.more.setText(self.tr("还有 {count} 单，接着看").format(count=left))
        self.more.setVisible(left > 0)
        self.more.setEnabled(True)

    def _summary(self, counts: dict[tuple[Risk, Risk], int]) -> str:
        """How many orders went from which colour to which."""
        words = {risk: self._place.texts.word("risk." + risk.word) for risk in Risk}
        told = (f"{words[old]} → {words[new]} {count}" for (old, new), count in sorted(counts.items()))
        said = self.tr("{count} 个订单换了颜色：{kinds}。点订单号，主窗口里会打开这个订单。")
        return said.format(count=sum(counts.values()), kinds=self.tr("，").join(told))

    def _card(self, change: ColourChange) -> Card:
        card = ChangeCard(change, self._place.texts)
        card.order.clicked.connect(self._want_order)
        return card

    def _want_order(self) -> None:
        self.order_wanted.emit(cast(QAbstractButton, self.sender()).text())


class ChangeCard(Card):
    """One order; ``order`` is the button with its number."""

    def __init__(self, change: ColourChange, texts: Texts) -> None:
        super().__init__()
        old, new = (texts.word("risk." + risk.word) for risk in (change.old_risk, change.new_risk))
        self.order = QPushButton(change.order_id)
        self.order.setAutoDefault(False)
        self.order.setAccessibleName(
            self.tr("订单 {number}，从{old}变成{new}").format(number=change.order_id, old=old, new=new)
        )
        title = QHBoxLayout()
        title.addWidget(self.order)
        title.addStretch(1)
        title.addWidget(Badge(TONE_OF_RISK[change.old_risk], RISK_ICON[change.old_risk], old))
        title.addWidget(plain_label("→", wrap=False), 0, Qt.AlignmentFlag.AlignVCenter)
        title.addWidget(Badge(TONE_OF_RISK[change.new_risk], RISK_ICON[change.new_risk], new))
        self.rows.addLayout(title)
        self._add(self.tr("按旧规则"), change.old)
        self._add(self.tr("按新规则"), change.new)
        if change.instead is not None:
            worse_now = change.new_risk < change.old_risk
            self._add(self.tr("按旧规则") if worse_now else self.tr("按新规则"), change.instead)

    def _add(self, word: str, side: Side) -> None:
        self.rows.addWidget(Quiet(f"{word} · {side.card}" if side.card else word))
        if side.reason:
            self.rows.addWidget(plain_label(side.reason))


def _read(place: Workplace, offset: int) -> _Page:
    changes = recoloured.list_changes(place, limit=SHOWN_AT_ONCE, offset=offset)
    return _Page(recoloured.count_changes(place), changes)
