"""The parcels of one call as a table: ticked off, by when, what to ask, what the track says last. In the order of a column."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from html import escape
from typing import Any, Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QColor, QGuiApplication

from shopguard.core.call_sheet import Need, Stage
from shopguard.core.message import Texts
from shopguard.flows.costs.call_sheet_view import CallGroup, CallRow
from shopguard.flows.costs.call_sheet_words import deadline_in_words, left_in_words, stake_in_words
from shopguard.ui.look.palette import Tone, scheme_of
from shopguard.ui.look.words import moment, moment_to_the_second

CALLED, DEADLINE, LEFT, WHOM, WAYBILL, GOODS, NEED, STAKE, ASK, RECORD, PLACE, ORDERS, SHOP = range(13)
COLUMNS: Final = 13
_NEEDS: Final = tuple(Need)

TONE_OF_NEED: dict[Need, Tone] = {Need.SAVE: "soon", Need.WORSE: "bad", Need.ASK: "watch"}

Index = QModelIndex | QPersistentModelIndex
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


class CallModel(QAbstractTableModel):
    """``ticked`` carries a row and whether it is ticked now: who keeps it says so by :meth:`show_called`."""

    ticked = Signal(object, bool)  # CallRow

    def __init__(self, texts: Texts, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._texts = texts
        self._rows: list[CallRow] = []
        self._now = 0
        self._own = False
        self._sorted_by = DEADLINE, Qt.SortOrder.AscendingOrder

    def show(self, group: CallGroup, now: int) -> None:
        """Shows the rows of a group, in the order that was chosen; ``now`` is what countdowns count to."""
        self.beginResetModel()
        self._now, self._own = now, group.own
        self._rows = self._in_order(group.rows)
        self.endResetModel()

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Puts the rows in the order of a column; alike ones by deadline."""
        self.layoutAboutToBeChanged.emit()
        before, kept = self._rows, self.persistentIndexList()
        self._sorted_by = column, order
        self._rows = self._in_order(before)
        places = {id(row): place for place, row in enumerate(self._rows)}
        moved = [self.index(places[id(before[index.row()])], index.column()) for index in kept]
        self.changePersistentIndexList(kept, moved)
        self.layoutChanged.emit()

    def place_of(self, waybill: str, order_ids: Sequence[str], stage: Stage) -> int | None:
        """Where a parcel stands; None where it does not."""
        wanted = waybill, tuple(order_ids), stage
        return next(
            (at for at, row in enumerate(self._rows) if (row.waybill, row.order_ids, row.stage) == wanted), None
        )

    def set_now(self, now: int) -> None:
        """Time has passed."""
        self._now = now
        if self._rows:
            self.dataChanged.emit(self.index(0, DEADLINE), self.index(len(self._rows) - 1, LEFT))

    def show_called(self, waybill: str, stage: Stage, at: int | None) -> None:
        """The parcel was ticked at ``at``; None: no longer."""
        for number, row in enumerate(self._rows):
            if (row.waybill, row.stage) == (waybill, stage):
                self._rows[number] = replace(row, called_at=at)
                self.dataChanged.emit(self.index(number, CALLED), self.index(number, COLUMNS - 1))

    def row(self, index: Index) -> CallRow:
        """The parcel of a row."""
        return self._rows[index.row()]

    def in_full(self, number: int) -> str:
        """All that is known of a row, for reading."""
        row = self._rows[number]
        ask = row.ask if row.ask == row.ask_in_words else f"{row.ask} ({row.ask_in_words})"
        parts = [row.waybill or ", ".join(row.order_ids), row.card, ask, self._record(row), row.place]
        if row.steps:
            parts.append(self.tr("会多罚：{stake}").format(stake=stake_in_words(self._texts, row, self._now)))
        if row.goods:
            parts.append(row.goods)
        if row.waybill:
            parts.append(self.tr("订单 {orders}").format(orders=", ".join(row.order_ids)))
            parts.append(self.tr("资料说到 {at}").format(at=moment(row.known_as_of)))
        if row.called_at is not None:
            parts.append(self.tr("{at} 打过").format(at=moment(row.called_at)))
        return " · ".join(part for part in parts if part)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        """The parcels."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        """The columns named at the top of this file."""
        return 0 if parent.isValid() else COLUMNS

    def flags(self, index: Index) -> Qt.ItemFlag:
        """What has a waybill can be ticked off."""
        plain = Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEnabled
        tickable = index.column() == CALLED and self._rows[index.row()].waybill
        return plain | Qt.ItemFlag.ItemIsUserCheckable if tickable else plain

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The titles; what one cannot guess has a tool tip."""
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _LEFT
        if role == Qt.ItemDataRole.ToolTipRole and section == STAKE:
            return self.tr(
                "到那一刻还没有动静，会多罚多少。“最晚”比它早的，那一次本身不多罚，可能算进比率。"
                "这一列不会写进给快递的文字、表格和打印件。"
            )
        return self._titles()[section] if role == Qt.ItemDataRole.DisplayRole else None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """One cell in one role."""
        row, column = self._rows[index.row()], index.column()
        if role == Qt.ItemDataRole.CheckStateRole and column == CALLED and row.waybill:
            return Qt.CheckState.Unchecked if row.called_at is None else Qt.CheckState.Checked
        if role == Qt.ItemDataRole.DisplayRole:
            return self._text(row, column)
        if role == Qt.ItemDataRole.ToolTipRole:
            return f"<p>{escape(self._tool_tip(row, column))}</p>"  # escaped: Qt guesses markup from a file's text
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{self._titles()[column]}: {self._text(row, column)}"
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _LEFT
        return self._colour(row, column) if role == Qt.ItemDataRole.ForegroundRole else None

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """The owner ticks a parcel off, or takes it back."""
        if role != Qt.ItemDataRole.CheckStateRole or index.column() != CALLED:
            return False
        self.ticked.emit(self._rows[index.row()], Qt.CheckState(value) == Qt.CheckState.Checked)
        return True

    def _titles(self) -> tuple[str, ...]:
        number = self.tr("订单号") if self._own else self.tr("运单号")
        return (
            self.tr("打过"), self.tr("最晚"), self.tr("还剩"), self.tr("快递"), number, self.tr("商品"), self.tr("情况"),
            self.tr("会多罚"), self.tr("要做什么"), self.tr("最后记录"), self.tr("寄往"), self.tr("订单号"), self.tr("店铺"),
        )  # fmt: skip

    def _text(self, row: CallRow, column: int) -> str:
        if column == DEADLINE:
            return deadline_in_words(self._texts, row.deadline, self._now)
        if column == LEFT:
            return left_in_words(self._texts, row.deadline, self._now)
        if column == RECORD:
            return self._record(row)
        facts = {
            CALLED: "", WHOM: row.whom, WAYBILL: row.waybill or ", ".join(row.order_ids), NEED: row.need_in_words, ASK: row.ask,
            STAKE: stake_in_words(self._texts, row, self._now), GOODS: row.goods, PLACE: row.place,
            ORDERS: ", ".join(row.order_ids), SHOP: row.shop,
        }  # fmt: skip
        return facts[column]

    def _in_order(self, rows: Sequence[CallRow]) -> list[CallRow]:
        column, order = self._sorted_by
        by_deadline = sorted(rows, key=_urgency)
        if column in (DEADLINE, LEFT):
            return by_deadline[::-1] if order == Qt.SortOrder.DescendingOrder else by_deadline
        return sorted(
            by_deadline, key=lambda row: self._key(row, column), reverse=order == Qt.SortOrder.DescendingOrder
        )

    def _key(self, row: CallRow, column: int) -> int | str:
        """What a column is sorted by."""
        numbers = {
            CALLED: row.called_at or 0, NEED: _NEEDS.index(row.need), STAKE: row.at_stake_fen, RECORD: row.last_at or 0,
        }  # fmt: skip
        return numbers[column] if column in numbers else self._text(row, column)

    def _record(self, row: CallRow) -> str:
        if row.last_at is None:
            return self._texts.word("call_sheet.no_record") if row.waybill else ""
        return f"{moment(row.last_at)} {row.last_text}"

    def _tool_tip(self, row: CallRow, column: int) -> str:
        if column in (DEADLINE, LEFT):
            return f"{row.card} · {moment_to_the_second(row.deadline)}"
        if column == ASK:
            return row.ask_in_words
        if column == CALLED:
            return self.tr("{at} 打过").format(at=moment(row.called_at)) if row.called_at is not None else ""
        return self._text(row, column)

    @staticmethod
    def _colour(row: CallRow, column: int) -> QColor | None:
        scheme = scheme_of(QGuiApplication.palette())
        if row.called_at is not None:
            return QColor(scheme.faint)
        return QColor(scheme.tones[TONE_OF_NEED[row.need]].text) if column in (NEED, LEFT) else None


def _urgency(row: CallRow) -> tuple[bool, int, str]:
    """By deadline; what had passed when the sheet was made stands behind."""
    return row.seconds_left < 0, row.deadline, row.waybill
