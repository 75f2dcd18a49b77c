"""The fines of the ledger that nobody has appealed: until when one may, what was taken, for which order."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeyEvent

from shopguard.core.finding import State
from shopguard.core.message import Texts
from shopguard.flows.appeals.ledger_notices import LedgerNotice
from shopguard.ui.costs.number_table import Cell, NumberTable
from shopguard.ui.words import countdown, moment, moment_with_year, yuan


class FinesTable(NumberTable):
    """``selected_changed``: others are selected; Enter or a double click: ``opening_wanted``."""

    selected_changed = Signal()
    opening_wanted = Signal()

    def __init__(self, texts: Texts) -> None:
        super().__init__()
        self._texts = texts
        self._notices: Sequence[LedgerNotice] = ()
        self.setAccessibleName(self.tr("扣了款还没申诉的罚款，最先到期的在最上面"))
        self.selectionModel().selectionChanged.connect(self.selected_changed)
        self.doubleClicked.connect(self.opening_wanted)

    def show_notices(self, notices: Sequence[LedgerNotice], at: int) -> None:
        """Shows these; those that were selected and are still there stay selected."""
        before = {one.key for one in self.selected()}
        self._notices = notices
        self.show_lines(self._titles(), [self._line(one, at) for one in notices])
        for number, one in enumerate(notices):
            if one.key in before:
                self.show_line(number)
        self.selected_changed.emit()

    def selected(self) -> list[LedgerNotice]:
        """The fines that are selected, from top to bottom."""
        rows = sorted(self.selectionModel().selectedRows(), key=lambda index: index.row())
        return [self._notices[self._sorted.mapToSource(index).row()] for index in rows]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens cases for what is selected."""
        if event.text() in ("\r", "\n"):
            self.opening_wanted.emit()
        else:
            super().keyPressEvent(event)

    def _titles(self) -> tuple[str, ...]:
        return (
            self.tr("最晚申诉"), self.tr("还剩"), self.tr("罚款"), self.tr("违规"), self.tr("订单号"), self.tr("扣款时间"),
            self.tr("店铺"), self.tr("动账备注"),
        )  # fmt: skip

    def _line(self, one: LedgerNotice, at: int) -> tuple[Cell, ...]:
        order = one.order_id or self.tr("没写")
        return (
            Cell(moment(one.appeal_by), one.appeal_by),
            Cell(countdown(self._texts, State.DUE, one.appeal_by, at), one.appeal_by),
            Cell(yuan(one.fen), one.fen),
            Cell(one.card, one.card),
            Cell(order, order),
            Cell(moment_with_year(one.at), one.at),
            Cell(one.shop, one.shop),
            Cell(one.remark, one.remark),
        )
