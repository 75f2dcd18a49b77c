"""The table's model: a list of orders whose rows are fetched in pages when they are first shown, one small method per role."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from itertools import groupby
from operator import attrgetter
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from shopguard.core.finding import Risk, State
from shopguard.core.message import Texts
from shopguard.core.order_refs import OrderRefs
from shopguard.flows.orders import order_filter
from shopguard.flows.orders.order_row import OrderRow
from shopguard.ui.look.words import amount, countdown, moment, yuan
from shopguard.ui.orders.refund_badge import CLAUSE, refund_help, refund_word
from shopguard.ui.table.row_pages import PAGE_ROWS, Page, RowPages, beginning

__all__ = ["COLUMNS", "COLUMN_KEYS", "PAGE_ROWS", "OrderModel", "RowRole"]

COLUMN_KEYS = order_filter.COLUMNS
COLUMNS = len(COLUMN_KEYS)
(
    RISK, COUNTDOWN, CARD, FINE, ORDER_ID, WAYBILLS, COURIER, PRODUCT, PLACE, STATUS, PAID,
    SHOP, PAID_AT, PROMISED_AT, DATA_AS_OF, MARKS,
) = range(COLUMNS)  # fmt: skip

TO_COME = (State.PENDING, State.HINT)  # what a row without a problem still has to say

RowRole = Qt.ItemDataRole.UserRole + 1

Index = QModelIndex | QPersistentModelIndex


class OrderModel(QAbstractTableModel):
    """``page_wanted(page)`` asks for rows ``page * PAGE_ROWS ...``; they are handed in by :meth:`put_page`.

    Another list resets the model; a list that is read anew and is still the same tells of the rows that have changed, and one
    that has grown at its end of those that came.
    """

    page_wanted = Signal(int)

    def __init__(self, texts: Texts, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.texts = texts
        self._rows = RowPages()
        self._asked: set[int] = set()
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

    def start_over(self, count: int, pages: Mapping[int, Page], now: int) -> None:
        """Shows another list of ``count`` rows of which ``pages`` are known already; ``now`` is what countdowns count to."""
        self._reset(RowPages(beginning(pages), count), pages, now)

    def show_list(self, refs: OrderRefs, count: int, pages: Mapping[int, Page], now: int, *, anew: bool) -> None:
        """Shows the list of ``count`` orders which begins with ``refs``. ``anew``: the same question asked again, so that rows
        which have not changed stay as they are.
        """
        rows, shown = RowPages(refs, count), self._rows
        if anew and rows.is_like(shown):
            self._renew(rows, pages, now)
        elif anew and shown.count == len(shown.refs) and 0 < shown.count < count and refs.begins_with(shown.refs):
            self.beginInsertRows(QModelIndex(), shown.count, count - 1)
            shown.count = count
            self.endInsertRows()
            self._renew(rows, pages, now)
        else:
            self._reset(rows, pages, now)

    def put_page(self, page: int, rows: Page) -> None:
        """Fills in a page that was asked for."""
        first = page * PAGE_ROWS
        before = [self._rows.row(first + place) for place in range(len(rows))]
        dropped = self._rows.put(page, rows)
        if dropped is not None:
            self._asked.discard(dropped)
        self._tell_changed(first, [old != new for old, new in zip(before, rows, strict=True)])

    def set_now(self, now: int, first: int, last: int) -> None:
        """Time has passed: the countdowns of rows ``first`` to ``last`` (those that are visible) are told to repaint."""
        self._now = now
        if 0 <= first <= last < self._rows.count:
            self.dataChanged.emit(self.index(first, COUNTDOWN), self.index(last, COUNTDOWN))

    def row(self, number: int) -> OrderRow | None:
        """The row, or None while it is on its way. It is asked for where it was not read since the list was made."""
        page = number // PAGE_ROWS
        if page not in self._asked:
            self._asked.add(page)
            self.page_wanted.emit(page)
        return self._rows.row(number)

    def ask_again(self, page: int) -> None:
        """The page was not read: whoever looks at its rows asks for it once more."""
        self._asked.discard(page)

    def refs_of(self, page: int) -> list[int]:
        """The orders of a page, as far as they are known."""
        return self._rows.refs.part(page * PAGE_ROWS, (page + 1) * PAGE_ROWS)

    def ref_at(self, number: int) -> int | None:
        """The order at a row; None where it is not known yet."""
        return self._rows.ref_at(number)

    def refs_in(self, span: range) -> list[int]:
        """The orders of these rows (a range without steps), as far as they are known."""
        return self._rows.refs.part(span.start, span.stop)

    def number_of_ref(self, ref: int, near: int = 0) -> int | None:
        """The row of an order, loaded or not, looked for around the row ``near`` first; None where it is not in the list."""
        return self._rows.number_of_ref(ref, near)

    def numbers_of_refs(self, refs: list[int]) -> list[int]:
        """The rows of many orders, from top to bottom; those that are not in the list are left out."""
        return self._rows.refs.places_of(refs)

    def number_of(self, order_id: str) -> int | None:
        """The row number of an order among those that are loaded."""
        return next((number for number, row in self.loaded() if row.order_id == order_id), None)

    def loaded(self) -> Iterator[tuple[int, OrderRow]]:
        """The rows that are loaded, with their numbers."""
        return self._rows.loaded()

    def counts_down(self, first: int, last: int) -> bool:
        """Whether any of these rows shows a clock that moves."""
        rows = (self.row(number) for number in range(max(first, 0), min(last + 1, self._rows.count)))
        return any(row is not None and self._countdown(row) for row in rows)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        """All rows the filter finds, loaded or not."""
        return 0 if parent.isValid() else self._rows.count

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

    def _reset(self, rows: RowPages, pages: Mapping[int, Page], now: int) -> None:
        self.beginResetModel()
        rows.follow(self._rows)
        for page, lines in pages.items():
            rows.put(page, lines)
        self._rows, self._asked, self._now = rows, set(pages), now
        self.endResetModel()

    def _renew(self, rows: RowPages, pages: Mapping[int, Page], now: int) -> None:
        rows.follow(self._rows)
        known = len(self._rows.refs)
        self._rows, self._asked, self._now = rows, set(pages), now
        for page, lines in pages.items():
            self.put_page(page, lines)
        if len(rows.refs) > known:  # rows that were blank can be asked for now
            self.dataChanged.emit(self.index(known, 0), self.index(len(rows.refs) - 1, COLUMNS - 1))

    def _tell_changed(self, first: int, changed: list[bool]) -> None:
        """One signal for each stretch of rows that say something else now."""
        place = 0
        for differs, stretch in groupby(changed):
            length = sum(1 for _ in stretch)
            if differs:
                top = first + place
                self.dataChanged.emit(self.index(top, 0), self.index(top + length - 1, COLUMNS - 1))
            place += length

    def _translated_titles(self) -> tuple[str, ...]:
        return (
            self.tr("风险"), self.tr("倒计时"), self.tr("规则"), self.tr("罚款"), self.tr("订单号"), self.tr("运单号"),
            self.tr("快递"), self.tr("商品"), self.tr("收货地"), self.tr("状态"), self.tr("实付"), self.tr("店铺"),
            self.tr("付款时间"), self.tr("承诺发货"), self.tr("数据截至"), self.tr("记号"),
        )  # fmt: skip

    def text(self, row: OrderRow, column: int) -> str:
        """What a cell says."""
        return self._cells[column](row)

    def _risk(self, row: OrderRow) -> str:
        return self.texts.word("risk.aside" if row.quiet_by_owner else "risk." + row.risk.word)

    def _marks(self, row: OrderRow) -> str:
        said = (
            (self.tr("已交给快递"), row.handed_over_at is not None),
            (self.tr("有备注"), bool(row.note)),
            (self.tr("放一边"), bool(row.aside)),
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
        if column == RISK:  # who goes from line to line hears this cell only: all that matters, in one breath
            return "; ".join(filter(None, (self.text(row, one) for one in (RISK, COUNTDOWN, CARD, FINE, ORDER_ID))))
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
