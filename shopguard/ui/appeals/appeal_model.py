"""The appeal cases as rows: what is due first, how it stands, what it costs, how complete it is."""

from __future__ import annotations

from collections.abc import Sequence
from enum import IntEnum
from functools import partial
from html import escape

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from shopguard.core.finding import State
from shopguard.core.message import Texts
from shopguard.flows.appeals.listing import AppealLine
from shopguard.ui.appeals.case_looks import state_word
from shopguard.ui.words import amount, countdown, moment

LineRole = Qt.ItemDataRole.UserRole
Index = QModelIndex | QPersistentModelIndex


class Column(IntEnum):
    """From left to right."""

    DUE = 0
    STATE = 1
    CARD = 2
    YUAN = 3
    READY = 4
    ORDER = 5
    CASE = 6
    CAUSE = 7


class AppealModel(QAbstractTableModel):
    """One row per case. ``now`` is what the countdowns count to."""

    def __init__(self, texts: Texts, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._texts = texts
        self.lines: tuple[AppealLine, ...] = ()
        self._given: Sequence[AppealLine] = ()
        self.now = 0
        self._sorted: tuple[int, Qt.SortOrder] = (-1, Qt.SortOrder.AscendingOrder)

    def start_over(self, lines: Sequence[AppealLine], now: int) -> None:
        """Shows these cases, in the order the owner chose; as they are given where none was chosen."""
        self.beginResetModel()
        self.now = now
        self._given = lines
        self.lines = self._in_order(lines)
        self.endResetModel()

    def set_now(self, now: int) -> None:
        """Time has passed: the countdowns are painted anew."""
        self.now = now
        if self.lines:
            last = self.index(len(self.lines) - 1, Column.DUE)
            self.dataChanged.emit(self.index(0, Column.DUE), last)

    def line(self, index: Index) -> AppealLine | None:
        """The case of that row."""
        return self.lines[index.row()] if index.isValid() else None

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """By a column; -1: as they were given, the most urgent first."""
        self._sorted = column, order
        self.start_over(self._given, self.now)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        """The cases that are shown."""
        return 0 if parent.isValid() else len(self.lines)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        """Those of :class:`Column`."""
        return 0 if parent.isValid() else len(Column)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """One cell."""
        line = self.line(index)
        if line is None:
            return None
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self.shown(line, Column(index.column()))
            case Qt.ItemDataRole.TextAlignmentRole:
                return _alignment(index.column())
            case Qt.ItemDataRole.ToolTipRole:
                return f"<p>{escape(self._told(line, Column(index.column())))}</p>"  # Qt guesses markup otherwise
            case Qt.ItemDataRole.AccessibleTextRole:
                return f"{self._titles()[index.column()]}: {self.shown(line, Column(index.column()))}"
            case Qt.ItemDataRole.UserRole:
                return line
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The column's title."""
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _alignment(section)
        return self._title(section) if role == Qt.ItemDataRole.DisplayRole else None

    def shown(self, line: AppealLine, column: Column) -> str:
        """What stands in a cell."""
        match column:
            case Column.DUE:
                return self._due(line)
            case Column.STATE:
                return state_word(line.state)
            case Column.CARD:
                return line.card
            case Column.YUAN:
                return amount(line.fen)
            case Column.READY:
                return f"{round(line.completeness * 100)}%"
            case Column.ORDER:
                return line.order_id
            case Column.CASE:
                return line.id
        return line.cause

    def _in_order(self, lines: Sequence[AppealLine]) -> tuple[AppealLine, ...]:
        column, order = self._sorted
        if column < 0:
            return tuple(lines)
        key = partial(_sort_key, Column(column))
        return tuple(sorted(lines, key=key, reverse=order == Qt.SortOrder.DescendingOrder))

    def _title(self, section: int) -> str:
        """With an arrow where the rows are sorted by it."""
        column, order = self._sorted
        arrow = " ↓" if order == Qt.SortOrder.DescendingOrder else " ↑"
        return self._titles()[section] + (arrow if column == section else "")

    def _titles(self) -> tuple[str, ...]:
        return (
            self.tr("期限"), self.tr("到哪一步"), self.tr("违规"), self.tr("罚款"), self.tr("完整度"), self.tr("订单号"),
            self.tr("申诉编号"), self.tr("原因"),
        )  # fmt: skip

    def _due(self, line: AppealLine) -> str:
        """Until when the owner has to act, or about when the platform answers."""
        if line.due_at is not None:
            left = countdown(self._texts, State.DUE, line.due_at, self.now)
            sure = line.noticed_told or line.passed(self.now)
            return left if sure else self.tr("至多{left}").format(left=left)
        if line.answer_by is not None:
            return self.tr("约 {at} 前答复").format(at=moment(line.answer_by))
        return "–"

    def _told(self, line: AppealLine, column: Column) -> str:
        """More than a cell has room for."""
        if column is Column.DUE and line.due_at is not None:
            told = f"{line.due_word} {moment(line.due_at)}"
            return told if line.noticed_told else told + self.tr("（没填收到通知的时间，可能更早）")
        if column is Column.STATE:
            return line.state_word
        if column is Column.ORDER and line.product:
            return f"{line.order_id} · {line.product}"
        return self.shown(line, column)


def _by_clock(line: AppealLine) -> tuple[int, int]:
    """The owner's deadlines first, then the platform's, then what has none."""
    if line.due_at is not None:
        return 0, line.due_at
    return (1, line.answer_by) if line.answer_by is not None else (2, -line.opened_at)


def _sort_key(column: Column, line: AppealLine) -> tuple[float | str, ...]:
    """Figures by their size (what is not known first), words by themselves."""
    match column:
        case Column.DUE:
            return _by_clock(line)
        case Column.YUAN:
            return (-1 if line.fen is None else line.fen,)
        case Column.READY:
            return (line.completeness,)
        case Column.STATE:
            return (state_word(line.state),)
        case Column.CARD:
            return (line.card,)
        case Column.ORDER:
            return (line.order_id,)
        case Column.CASE:
            return (line.id,)
    return (line.cause,)


def _alignment(column: int) -> Qt.AlignmentFlag:
    side = Qt.AlignmentFlag.AlignRight if column == Column.YUAN else Qt.AlignmentFlag.AlignLeft
    return side | Qt.AlignmentFlag.AlignVCenter
