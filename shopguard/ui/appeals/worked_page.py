"""What worked: of the cases the platform decided, how many were granted, by violation and by what lay in their slots."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QStackedWidget, QWidget

from shopguard.core.message import Texts
from shopguard.flows.appeals.what_worked import WorkedClause, WorkedSlot, worked_words
from shopguard.ui.appeals.share_bar import ShareBar
from shopguard.ui.look.card import Card
from shopguard.ui.look.labels import Quiet, plain_label
from shopguard.ui.look.scroll import CardPage

FEW = 5  # of fewer decisions nobody can learn anything


class WorkedPage(QStackedWidget):
    """One card for each violation that was decided; nothing here leads anywhere."""

    case_wanted = Signal(str)
    order_wanted = Signal(str)
    changed = Signal()

    def __init__(self, texts: Texts) -> None:
        super().__init__()
        self._texts = texts
        self.page = CardPage()
        self.addWidget(self._empty_page())
        self.addWidget(self.page)

    def show_view(self, clauses: Sequence[WorkedClause]) -> None:
        """Shows these, the violation with most decisions first."""
        self.setCurrentIndex(1 if clauses else 0)
        note = Quiet(
            self.tr(
                "只数平台已经答复的申诉，材料按记录结果那一刻在不在申诉里算。管用不等于保证成功，单子少的只能参考。"
            )
        )
        self.page.fill([note, *(self._card(one) for one in clauses)])

    def _card(self, clause: WorkedClause) -> Card:
        card = Card()
        card.rows.addWidget(plain_label(worked_words(self._texts, clause), bold=True, scale=1.08))
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setColumnStretch(1, 1)
        for row, slot in enumerate(clause.slots):
            grid.addWidget(self._bar(slot), row, 0)
            grid.addWidget(plain_label(worked_words(self._texts, slot)), row, 1)
        card.rows.addLayout(grid)
        if not clause.slots:
            card.rows.addWidget(Quiet(self.tr("这些申诉里没有放过材料。")))
        if clause.decided < FEW:
            card.rows.addWidget(Quiet(self.tr("只有 {count} 个有结果，还看不出什么。").format(count=clause.decided)))
        return card

    def _bar(self, slot: WorkedSlot) -> ShareBar:
        bar = ShareBar()
        bar.show_share(slot.granted / slot.decided)
        bar.setAccessibleName(worked_words(self._texts, slot))
        return bar

    def _empty_page(self) -> QWidget:
        card = Card(margin=20)
        card.rows.addWidget(plain_label(self.tr("还没有平台答复过的申诉"), bold=True, scale=1.2))
        card.rows.addWidget(
            plain_label(
                self.tr("平台答复以后，在申诉里记下“成功”或“未通过”。这里会按违规和材料数：放了哪种材料的，成功几个。")
            )
        )
        page = CardPage()
        page.fill([card])
        return page
