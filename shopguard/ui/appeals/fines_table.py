"""The fines of the ledger that nobody has appealed: until when one may, what was taken, for which order."""

from __future__ import annotations

from collections.abc import Callable
from enum import IntEnum

from shopguard.core.finding import State
from shopguard.flows.appeals.ledger_notices import LedgerNotice
from shopguard.ui.appeals.line_model import LineModel, SortKey
from shopguard.ui.appeals.line_table import LineTable
from shopguard.ui.look.curtain import curtain
from shopguard.ui.look.words import countdown, moment, moment_with_year, yuan


class FineColumn(IntEnum):
    """From left to right."""

    LEFT = 0
    APPEAL_BY = 1
    YUAN = 2
    CARD = 3
    ORDER = 4
    TAKEN_AT = 5
    SHOP = 6
    REMARK = 7


WIDTHS: dict[int, int] = {
    FineColumn.LEFT: 130, FineColumn.APPEAL_BY: 92, FineColumn.YUAN: 56, FineColumn.CARD: 146, FineColumn.ORDER: 164,
    FineColumn.TAKEN_AT: 128, FineColumn.SHOP: 104,
}  # fmt: skip


class FinesModel(LineModel[LedgerNotice]):
    """One row per fine."""

    def titles(self) -> tuple[str, ...]:
        """Those of :class:`FineColumn`."""
        return (
            self.tr("还剩"), self.tr("最晚申诉"), self.tr("罚款"), self.tr("违规"), self.tr("订单号"), self.tr("扣款时间"),
            self.tr("店铺"), self.tr("动账备注"),
        )  # fmt: skip

    def name(self, line: LedgerNotice) -> str:
        """The ledger's own key."""
        return line.key

    def is_figure(self, column: int) -> bool:
        """The fine."""
        return column == FineColumn.YUAN

    def shown(self, line: LedgerNotice, column: int) -> str:
        """What stands in a cell."""
        match column:
            case FineColumn.LEFT:
                return countdown(self._texts, State.DUE, line.appeal_by, self.now)
            case FineColumn.APPEAL_BY:
                return moment(line.appeal_by)
            case FineColumn.YUAN:
                return yuan(line.fen)
            case FineColumn.CARD:
                return line.card
            case FineColumn.ORDER:
                return line.order_id or self.tr("没写")
            case FineColumn.TAKEN_AT:
                return moment_with_year(line.at)
            case FineColumn.SHOP:
                return line.shop
        return curtain().shown(line.remark)

    def sort_key(self, column: int, line: LedgerNotice) -> SortKey:
        """Moments and the fine by their size."""
        match column:
            case FineColumn.LEFT | FineColumn.APPEAL_BY:
                return (line.appeal_by,)
            case FineColumn.YUAN:
                return (line.fen,)
            case FineColumn.TAKEN_AT:
                return (line.at,)
        return super().sort_key(column, line)


class FinesTable(LineTable[LedgerNotice]):
    """One line per fine; ``line_wanted``: an appeal against it is to be opened."""

    def __init__(self, model: FinesModel, clock: Callable[[], int]) -> None:
        super().__init__(model, clock, WIDTHS)
        self.setAccessibleName(self.tr("扣了款还没申诉的罚款，最先到期的在最上面"))
