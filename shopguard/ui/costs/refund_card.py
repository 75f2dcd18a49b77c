"""One refund whole: does the platform refund it once refused, and why, the clocks, and what to do, first things first."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QPushButton, QWidget

from shopguard.core.finding import State
from shopguard.core.message import Texts
from shopguard.core.refunds import Answer
from shopguard.flows.costs.refund_views import CheckView, RefundRow
from shopguard.ui.costs.refund_table import ICON_OF_ANSWER, TONE_OF_ANSWER
from shopguard.ui.look.badges import Badge
from shopguard.ui.look.card import Card
from shopguard.ui.look.labels import Quiet, Toned, plain_label
from shopguard.ui.look.scroll import CardPage
from shopguard.ui.look.words import amount, countdown, moment


class RefundCard(CardPage):
    """``order_wanted`` carries the order's number."""

    order_wanted = Signal(str)

    def __init__(self, texts: Texts) -> None:
        super().__init__()
        self._texts = texts
        self._order_id = ""
        self.setAccessibleName(self.tr("这一单怎么办"))

    def show_row(self, row: RefundRow | None, at: int, notes: str) -> None:
        """Shows a row with the notes that hold for all; None: nothing."""
        self._order_id = row.order_id if row is not None else ""
        cards = (
            []
            if row is None
            else [self._head(row), self._steps(row), self._clocks(row, at), self._checks(row), Quiet(notes)]
        )
        self.fill(cards)
        self.to_top()

    def _head(self, row: RefundRow) -> QWidget:
        card = Card(tone="refund", margin=8)
        line = QHBoxLayout()
        line.addWidget(Badge("refund", "refund", self.tr("退款拦截")))
        line.addWidget(Toned("refund", f"{row.order_id} · {row.eligible_word}", bold=True), 1)
        button = QPushButton(self.tr("看这一单"))
        button.clicked.connect(self._want)
        line.addWidget(button)
        card.rows.addLayout(line)
        card.rows.addWidget(plain_label(row.because))
        money = self.tr("退 {asked} / 实付 {paid}").format(asked=amount(row.asked_fen), paid=amount(row.paid_fen))
        asked = self.tr("{at} 申请").format(at=moment(row.asked_at)) if row.asked_at is not None else ""
        facts = " · ".join(filter(None, (row.asked_by_word, asked, money, row.way_word)))
        card.rows.addWidget(Quiet(facts))
        return card

    def _steps(self, row: RefundRow) -> QWidget:
        card = Card()
        card.rows.addWidget(plain_label(self.tr("怎么办（按先后）"), bold=True, scale=1.08))
        for number, step in enumerate(row.steps, 1):
            card.rows.addWidget(plain_label(f"{number}. {step.text}", bold=number == 1))
        return card

    def _clocks(self, row: RefundRow, at: int) -> QWidget:
        card = Card()
        card.rows.addWidget(plain_label(self.tr("时限"), bold=True, scale=1.08))
        for clock in row.clocks:
            left = countdown(self._texts, State.PENDING, clock.until, at)
            said = self.tr("{title}：{until} · {left}").format(title=clock.title, until=moment(clock.until), left=left)
            card.rows.addWidget(plain_label(said, bold=clock.until == row.deadline))
        if not row.clocks:
            card.rows.addWidget(Quiet(self.tr("不知道从什么时候算起：缺申请时间，或上传单号的时间。")))
        return card

    def _checks(self, row: RefundRow) -> QWidget:
        card = Card()
        card.rows.addWidget(plain_label(self.tr("拒签后退款的条件"), bold=True, scale=1.08))
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setColumnStretch(2, 1)
        for line, check in enumerate(row.checks):
            grid.addWidget(self._badge(check), line, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(plain_label(check.title, wrap=False), line, 1, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(Quiet(check.said, scale=1.0), line, 2)
        card.rows.addLayout(grid)
        return card

    def _badge(self, check: CheckView) -> Badge:
        words = {
            Answer.YES: self.tr("符合"),
            Answer.NO: self.tr("不符合"),
            Answer.UNKNOWN: self.tr("不知道"),
        }
        return Badge(TONE_OF_ANSWER[check.answer], ICON_OF_ANSWER[check.answer], words[check.answer])

    def _want(self) -> None:
        self.order_wanted.emit(self._order_id)
