"""Lines of any length as a table's rows: a clock in the first column, sorted by a click on a title, most urgent first otherwise."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from html import escape
from typing import Generic, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from shopguard.core.message import Texts

LineRole = Qt.ItemDataRole.UserRole
Index = QModelIndex | QPersistentModelIndex
SortKey = tuple[float | str, ...]
Line = TypeVar("Line")


class LineModel(QAbstractTableModel, Generic[Line]):
    """``now`` is what the countdowns of column 0 count to. What a line says in a column, the kinds of lines know."""

    def __init__(self, texts: Texts, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._texts = texts
        self.lines: tuple[Line, ...] = ()
        self.now = 0
        self._given: Sequence[Line] = ()
        self._sorted: tuple[int, Qt.SortOrder] = (-1, Qt.SortOrder.AscendingOrder)

    def start_over(self, lines: Sequence[Line], now: int) -> None:
        """Shows these, in the order the owner chose; as they are given where none was chosen."""
        self.beginResetModel()
        self.now = now
        self._given = lines
        self.lines = self._in_order(lines)
        self.endResetModel()

    def set_now(self, now: int) -> None:
        """Time has passed: the countdowns are painted anew."""
        self.now = now
        if self.lines:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self.lines) - 1, 0))

    def line(self, index: Index) -> Line | None:
        """What stands in that row."""
        return self.lines[index.row()] if index.isValid() else None

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """By a column; -1: as they were given, the most urgent first."""
        self._sorted = column, order
        self.start_over(self._given, self.now)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        """Those that are shown."""
        return 0 if parent.isValid() else len(self.lines)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        """Those that have a title."""
        return 0 if parent.isValid() else len(self.titles())

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """One cell."""
        line = self.line(index)
        if line is None:
            return None
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self.shown(line, index.column())
            case Qt.ItemDataRole.TextAlignmentRole:
                return self._alignment(index.column())
            case Qt.ItemDataRole.ToolTipRole:
                return f"<p>{escape(self.told(line, index.column()))}</p>"  # Qt guesses markup otherwise
            case Qt.ItemDataRole.AccessibleTextRole:
                return f"{self.titles()[index.column()]}: {self.shown(line, index.column())}"
            case Qt.ItemDataRole.UserRole:
                return line
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The column's title, with an arrow where the rows are sorted by it."""
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return self._alignment(section)
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        column, order = self._sorted
        arrow = " ↓" if order == Qt.SortOrder.DescendingOrder else " ↑"
        return self.titles()[section] + (arrow if column == section else "")

    def titles(self) -> tuple[str, ...]:
        """From left to right."""
        raise NotImplementedError

    def name(self, line: Line) -> str:
        """What tells the line from all others, also when it is read anew."""
        raise NotImplementedError

    def shown(self, line: Line, column: int) -> str:
        """What stands in a cell."""
        raise NotImplementedError

    def told(self, line: Line, column: int) -> str:
        """More than a cell has room for."""
        return self.shown(line, column)

    def sort_key(self, column: int, line: Line) -> SortKey:
        """Figures by their size (what is not known first), words by themselves."""
        return (self.shown(line, column),)

    def is_figure(self, column: int) -> bool:
        """Figures stand on the right."""
        raise NotImplementedError

    def _in_order(self, lines: Sequence[Line]) -> tuple[Line, ...]:
        column, order = self._sorted
        if column < 0:
            return tuple(lines)
        key = partial(self.sort_key, column)
        return tuple(sorted(lines, key=key, reverse=order == Qt.SortOrder.DescendingOrder))

    def _alignment(self, column: int) -> Qt.AlignmentFlag:
        side = Qt.AlignmentFlag.AlignRight if self.is_figure(column) else Qt.AlignmentFlag.AlignLeft
        return side | Qt.AlignmentFlag.AlignVCenter
