"""对账: what the platform really took beside what was red. Counts by clause and month above, case by case below."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from shopguard.core.message import Texts
from shopguard.core.truth_cases import Case, Outcome
from shopguard.core.truth_tally import APART, UNDECIDED
from shopguard.flows.costs.truth import TruthView
from shopguard.ui.costs.truth_cases import LOOK, CaseModel
from shopguard.ui.costs.truth_counts import CountsModel
from shopguard.ui.costs.truth_tables import CasesTable, CountsTable
from shopguard.ui.look.badges import Chip
from shopguard.ui.look.card import Card
from shopguard.ui.look.flow_row import FlowRow
from shopguard.ui.look.folded import Folded
from shopguard.ui.look.labels import Quiet, plain_label
from shopguard.ui.look.scroll import CardPage
from shopguard.ui.look.two_lines import TwoLines

ALL_MONTHS = ""
MOST_NOTES = 5


class TruthPage(QStackedWidget):
    """``order_wanted`` carries the number of the order that was clicked."""

    order_wanted = Signal(str)

    def __init__(self, texts: Texts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._texts = texts
        self._view: TruthView | None = None
        self.setAccessibleName(self.tr("对账"))
        self.empty = self._empty_page()
        self.headline = plain_label("", bold=True)
        self.notes = [Quiet("") for _ in range(MOST_NOTES)]
        self.months = QComboBox()
        self.counts_model = CountsModel(texts, self)
        self.counts = CountsTable(self.counts_model)
        self.case_model = CaseModel(texts, self)
        self.cases = CasesTable(self.case_model)
        self.said = TwoLines("")
        self.chips = self._chips()
        self.addWidget(self.empty)
        self.addWidget(self._full_page())
        self._connect()

    def show_view(self, view: TruthView) -> None:
        """Shows the view; month and clause stay chosen where they are still there."""
        month, clause = self.month(), self._chosen_clause()
        self._view = view
        self.setCurrentIndex(1 if view.has_ledger else 0)
        self.headline.setText(view.headline)
        for place, label in enumerate(self.notes):
            label.setVisible(place < len(view.notes))
            label.setText(view.notes[place] if place < len(view.notes) else "")
        self._fill_months(view, month)
        self._show_counts(clause)

    def month(self) -> str:
        """The month that is chosen, ``2026-11``; :data:`ALL_MONTHS` for all."""
        return str(self.months.currentData() or ALL_MONTHS)

    def _chips(self) -> dict[tuple[Outcome, ...], Chip]:
        groups = {
            (Outcome.HIT,): self._texts.word("outcome.hit"),
            (Outcome.MISSED,): self._texts.word("outcome.missed"),
            (Outcome.FALSE_ALARM,): self._texts.word("outcome.false_alarm"),
            (Outcome.REVERSED,): self._texts.word("outcome.reversed"),
            UNDECIDED: self.tr("还没定"),
            APART: self.tr("没法核对"),
        }
        return {outcomes: Chip(word, *LOOK[outcomes[0]]) for outcomes, word in groups.items()}

    def _full_page(self) -> QWidget:
        top = Card(margin=8)
        top.rows.addWidget(self.headline)
        self.folded = Folded(self.tr("这些数怎么来的"), self.notes)
        top.rows.addWidget(self.folded)
        chips = FlowRow()
        chips.add(*self.chips.values())
        self.months.setAccessibleName(self.tr("哪个月"))
        choices = QHBoxLayout()
        choices.addWidget(chips, 1)
        choices.addWidget(self.months)
        below = QWidget()
        rows = QVBoxLayout(below)
        rows.setContentsMargins(0, 6, 0, 0)
        rows.addLayout(choices)
        rows.addWidget(self.cases, 1)
        rows.addWidget(self.said)
        self.halves = QSplitter(Qt.Orientation.Vertical)
        self.halves.addWidget(self.counts)
        self.halves.addWidget(below)
        self.halves.setChildrenCollapsible(False)
        self.halves.setStretchFactor(0, 2)
        self.halves.setStretchFactor(1, 3)
        page = QWidget()
        whole = QVBoxLayout(page)
        whole.setContentsMargins(0, 8, 0, 0)
        whole.addWidget(top)
        whole.addWidget(self.halves, 1)
        return page

    def _empty_page(self) -> QWidget:
        card = Card(margin=20)
        card.rows.addWidget(plain_label(self.tr("还没有动账明细，不知道平台到底扣了多少"), bold=True, scale=1.2))
        for step in (
            self.tr("1. 打开抖店后台的资金页，找到“动账明细”（不是结算账单）"),
            self.tr("2. 日期选上最近两三个月，场景选全部，导出 CSV"),
            self.tr("3. 下载的文件（压缩包也行）直接拖进主窗口"),
            self.tr("导入以后，这里一单一单地对：哪些罚款提前标红了、漏了几笔、误报几单，预计和实扣差多少。"),
        ):
            card.rows.addWidget(plain_label(step))
        page = CardPage()
        page.fill([card])
        return page

    def _connect(self) -> None:
        self.months.currentIndexChanged.connect(self._month_chosen)
        self.counts.chosen.connect(self._show_cases)
        self.cases.order_wanted.connect(self.order_wanted)
        self.cases.moved.connect(self._say)
        for chip in self.chips.values():
            chip.clicked.connect(self._show_cases)
        in_order = [self.folded.toggle, self.counts, *self.chips.values(), self.months, self.cases]
        for one, after in pairwise(in_order):
            self.setTabOrder(one, after)

    def _fill_months(self, view: TruthView, month: str) -> None:
        self.months.blockSignals(True)
        self.months.clear()
        self.months.addItem(self.tr("所有月份"), ALL_MONTHS)
        for tally in view.tallies.by_month:
            if tally.month is not None:
                self.months.addItem(tally.month, tally.month)
        self.months.setCurrentIndex(max(0, self.months.findData(month)))
        self.months.blockSignals(False)

    def _month_chosen(self) -> None:
        self._show_counts(self._chosen_clause())

    def _show_counts(self, clause: tuple[str | None] | None) -> None:
        """``clause``: the line to stand on, None for the sum."""
        if self._view is None:
            return
        counted = self._view.tallies
        month = self.month()
        if month:
            total = next(one for one in counted.by_month if one.month == month)
            of_clauses = tuple(one for one in counted.by_clause_and_month if one.month == month)
        else:
            total, of_clauses = counted.total, counted.by_clause
        self.counts_model.start_over((total, *of_clauses), self._view.cards)
        self.counts.fit_words()
        rows = [None, *((tally.clause,) for tally in of_clauses)]
        self.counts.setCurrentIndex(self.counts_model.index(rows.index(clause) if clause in rows else 0, 0))
        self._show_cases()

    def _chosen_clause(self) -> tuple[str | None] | None:
        """The clause of the line that is chosen (its name may be None), None for the sum."""
        row = self.counts.currentIndex().row()
        return (self.counts_model.tallies[row].clause,) if row > 0 else None

    def _show_cases(self) -> None:
        if self._view is None:
            return
        month, clause = self.month(), self._chosen_clause()
        rows = [
            row
            for row in self._view.cases
            if (not month or row.case.month == month) and (clause is None or row.case.clause == clause[0])
        ]
        self._count_chips([row.case for row in rows])
        wanted = {outcome for outcomes, chip in self.chips.items() if chip.isChecked() for outcome in outcomes}
        self.case_model.start_over([row for row in rows if not wanted or row.case.outcome in wanted], self._view.cards)
        self._say()

    def _count_chips(self, cases: list[Case]) -> None:
        counts = Counter(case.outcome for case in cases)
        for outcomes, chip in self.chips.items():
            chip.show_count(sum(counts[outcome] for outcome in outcomes))

    def _say(self) -> None:
        """The sentence of the line that is current: the table may cut it."""
        row = self.case_model.row(self.cases.currentIndex())
        self.said.setText(self.tr("点一单或按回车看订单") if row is None else row.says)
