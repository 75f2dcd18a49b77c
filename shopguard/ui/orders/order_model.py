"""The table's model: rows by urgency, fetched in pages when they are first shown, one small method per role."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Iterator
from operator import attrgetter
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from shopguard.core.finding import Risk, State
from shopguard.core.message import Texts
from shopguard.flows.orders import order_filter
from shopguard.flows.orders.order_row import OrderRow
from shopguard.ui.look.words import amount, countdown, moment, yuan
from shopguard.ui.orders.refund_badge import CLAUSE, refund_help, refund_word

COLUMN_KEYS = order_filter.COLUMNS
COLUMNS = len(COLUMN_KEYS)
(
    RISK, COUNTDOWN, CARD, FINE, ORDER_ID, WAYBILLS, COURIER, PRODUCT, PLACE, STATUS, PAID,
    SHOP, PAID_AT, PROMISED_AT, DATA_AS_OF, MARKS,
) = range(COLUMNS)  # fmt: skip

PAGE_ROWS = 200
PAGES_KEPT = 50  # 10 000 rows: more than anybody scrolls past in one go

TO_COME = (State.PENDING, State.HINT)  # what a row without a problem still has to say

RowRole = Qt.ItemDataRole.UserRole + 1

Index = QModelIndex | QPersistentModelIndex


class OrderModel(QAbstractTableModel):
    """``page_wanted(page)`` asks for rows ``page * PAGE_ROWS ...``; they are handed in by :meth:`put_page`."""

    page_wanted = Signal(int)

    def __init__(self, texts: Texts, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.texts = texts
        self._pages: OrderedDict[int, list[OrderRow]] = OrderedDict()
        self._asked: set[int] = set()
        self._count = 0
        self._now = 0
        self._cells: tuple[Callable[[OrderRow], str], ...] = (
            self._risk, self._countdown, _card, self._fine, attrgetter("order_id"), attrgetter("waybills"),
            attrgetter("courier"), attrgetter("product"), attrgetter("place"), attrgetter("status"), _paid,
            attrgetter("shop"), _paid_at, _promised_at, _data_as_of, self._marks,
        )  # fmt: skip
        self._titles = self._translated_titles()
        self._roles: dict[int, Callable[[OrderRow, int], Any]] = {
            Qt.ItemDataRole.DisplayRole: self.text,
            Qt.ItemDataRole.ToolTipRole: self._tool_tip,
            Qt.ItemDataRole.TextAlignmentRole: self._alignment,
            Qt.ItemDataRole.AccessibleTextRole: self._accessible,
        }

    def start_over(self, count: int, pages: dict[int, list[OrderRow]], now: int) -> None:
        """Shows ``count`` rows of which ``pages`` are known already; ``now`` is what countdowns count to."""
        self.beginResetModel()
        self._pages = OrderedDict(pages)
        self._asked = set(pages)
        self._count = count
        self._now = now
        self.endResetModel()

    def put_page(self, page: int, rows: list[OrderRow]) -> None:
        """Fills in a page that was asked for."""
        self._pages[page] = rows
        while len(self._pages) > PAGES_KEPT:
            dropped, _rows = self._pages.popitem(last=False)
            self._asked.discard(dropped)
        if rows:
            first = page * PAGE_ROWS
            last = min(first + len(rows), self._count) - 1
            self.dataChanged.emit(self.index(first, 0), self.index(last, COLUMNS - 1))

    def set_now(self, now: int, first: int, last: int) -> None:
        """Time has passed: the countdowns of rows ``first`` to ``last`` (those that are visible) are told to repaint."""
        self._now = now
        if 0 <= first <= last < self._count:
            self.dataChanged.emit(self.index(first, COUNTDOWN), self.index(last, COUNTDOWN))

    def row(self, number: int) -> OrderRow | None:
        """The row, or None while it is on its way (it is asked for)."""
        page, place = divmod(number, PAGE_ROWS)
        rows = self._pages.get(page)
        if rows is None:
            if page not in self._asked:
                self._asked.add(page)
                self.page_wanted.emit(page)
            return None
        self._pages.move_to_end(page)
        return rows[place] if place < len(rows) else None

    def number_of(self, order_id: str) -> int | None:
        """The row number of an order among those that are loaded."""
        return next((number for number, row in self.loaded() if row.order_id == order_id), None)

    def loaded(self) -> Iterator[tuple[int, OrderRow]]:
        """The rows that are loaded, with their numbers."""
        for page, rows in self._pages.items():
            for place, row in enumerate(rows):
                yield page * PAGE_ROWS + place, row

    def counts_down(self, first: int, last: int) -> bool:
        """Whether any of these rows shows a clock that moves."""
        rows = (self.row(number) for number in range(max(first, 0), min(last + 1, self._count)))
        return any(row is not None and self._countdown(row) for row in rows)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        """All rows the filter finds, loaded or not."""
        return 0 if parent.isValid() else self._count

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        """The columns named at the top of this file."""
        return 0 if parent.isValid() else COLUMNS

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """One cell in one role; None for what is not loaded yet."""
        if role not in self._roles and role != RowRole:
            return None
        row = self.row(index.row())
        if row is None or role == RowRole:
            return row
        return self._roles[role](row, index.column())

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The column's title."""
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return self._alignment(None, section)
        return self._titles[section] if role == Qt.ItemDataRole.DisplayRole else None

    def _translated_titles(self) -> tuple[str, ...]:
        return (
            self.tr("风险"), self.tr("倒计时"), self.tr("规则"), self.tr("罚款"), self.tr("订单号"), self.tr("运单号"),
            self.tr("快递"), self.tr("商品"), self.tr("收货地"), self.tr("状态"), self.tr("实付"), self.tr("店铺"),
            self.tr("付款时间"), self.tr("承诺发货"), self.tr("数据截至"), self.tr("标注"),
        )  # fmt: skip

    def text(self, row: OrderRow, column: int) -> str:
        """What a cell says."""
        return self._cells[column](row)

    def _risk(self, row: OrderRow) -> str:
        return self.texts.word("risk." + row.risk.word)

    def _marks(self, row: OrderRow) -> str:
        said = (
            (self.tr("已交快递"), row.handed_over_at is not None),
            (self.tr("有备注"), bool(row.note)),
            (self.tr("有搁置"), bool(row.aside)),
        )
        return " · ".join(word for word, there in said if there)

    def _fine(self, row: OrderRow) -> str:
        if not row.yuan_fen:
            return self.tr("不扣款") if row.unfined else ""
        return f"≈{yuan(row.yuan_fen)}" if row.last_known else yuan(row.yuan_fen)

    def _countdown(self, row: OrderRow) -> str:
        return countdown(self.texts, row.state, row.deadline, self._now) if _rule_matters(row) else ""

    def _tool_tip(self, row: OrderRow, column: int) -> str | None:
        from html import escape  # nobody points at anything before the window stands

        if column == CARD and row.refund:
            said = (_card(row), refund_help())  # beside the card there is little room for the rule's name
            return "".join(f"<p>{escape(one)}</p>" for one in said if one)
        if column == FINE and row.last_known:
            return f"<p>{escape(self._last_known())}</p>"
        if column not in (WAYBILLS, PRODUCT, PLACE):
            return None
        return (
            f"<p>{escape(self.text(row, column))}</p>"  # escaped: Qt guesses markup from the text of a file otherwise
        )

    @staticmethod
    def _alignment(_row: OrderRow | None, column: int) -> Qt.AlignmentFlag:
        side = Qt.AlignmentFlag.AlignRight if column == PAID else Qt.AlignmentFlag.AlignLeft
        return side | Qt.AlignmentFlag.AlignVCenter

    def _last_known(self) -> str:
        return self.tr("≈ 表示按平台最后一次公布的标准估算（现在不再公布）：请到后台 违规管理 → 赔付列表 核对")

    def _accessible(self, row: OrderRow, column: int) -> str:
        said = self.text(row, column)
        if column == FINE and row.last_known:
            return f"{self._titles[column]}: {yuan(row.yuan_fen)}; {self._last_known()}"
        if column == CARD and row.refund and row.clause != CLAUSE:
            said = " · ".join(filter(None, (said, refund_word())))
        return f"{self._titles[column]}: {said}"


def _card(row: OrderRow) -> str:
    return row.card if _rule_matters(row) else ""


def _paid(row: OrderRow) -> str:
    return amount(row.amount_fen)


def _paid_at(row: OrderRow) -> str:
    return moment(row.paid_at)


def _promised_at(row: OrderRow) -> str:
    return moment(row.promised_at)


def _data_as_of(row: OrderRow) -> str:
    return moment(row.data_as_of)


def _rule_matters(row: OrderRow) -> bool:
    """Whether the row's most urgent clause is worth a word: not once the order has ended, nor when it was kept."""
    return row.risk is not Risk.CLOSED and (row.risk is not Risk.OK or row.state in TO_COME)
