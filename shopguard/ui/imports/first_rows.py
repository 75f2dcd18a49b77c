"""The first rows of a table as they stand in the file, with the header marked."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor, QFont, QGuiApplication
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from shopguard.flows.on_screen import kind_of_column
from shopguard.ui.look.curtain import curtain
from shopguard.ui.look.palette import scheme_of
from shopguard.ui.look.type_size import scaled

SHOWN = 12
_WIDEST, _USUAL, _AROUND = 180, 110, 14
_MOST_FITTED = 200  # columns whose widths are fitted to what they hold
_LONGEST = 80  # signs of a cell
Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()


def one_line(cell: str) -> str:
    """A cell of a file as it is shown: in one line, and not longer than anybody reads."""
    text = " ".join(cell[: 4 * _LONGEST].split())
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"


class FirstRowsModel(QAbstractTableModel):
    """The first rows, cell by cell, as text."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._rows: Sequence[Sequence[str]] = ()
        self._width = 0
        self._below = 1
        curtain().moved.connect(self._repaint)

    def show(self, rows: Sequence[Sequence[str]], below: int) -> None:
        """``below``: the header's line (1: the first)."""
        self.beginResetModel()
        self._rows = rows[:SHOWN]
        self._width = max(map(len, self._rows), default=0)
        self._below = below
        self.endResetModel()

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        """The rows on show."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        """As many as the longest row has cells."""
        return 0 if parent.isValid() else self._width

    def cell(self, row: int, column: int) -> str:
        """A cell as it is shown now; what stands below the header by what its column is called."""
        cells = self._rows[row]
        if column >= len(cells):
            return ""
        header = self._rows[self._below - 1] if self._below <= len(self._rows) else ()
        if row == self._below - 1:
            return one_line(cells[column])
        name = header[column] if column < len(header) and row >= self._below else ""
        return one_line(curtain().shown(cells[column], kind_of_column(name)))

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The cell's text; the header on the accent's ground, what stands above it faint."""
        header = index.row() == self._below - 1
        if role == Qt.ItemDataRole.DisplayRole:
            return self.cell(index.row(), index.column())
        if role == Qt.ItemDataRole.ToolTipRole:
            return f"<p>{escape(self.cell(index.row(), index.column()))}</p>"  # Qt guesses markup from a file's text
        if role == Qt.ItemDataRole.BackgroundRole and header:
            return QColor(scheme_of(QGuiApplication.palette()).tones["accent"].background)
        if role == Qt.ItemDataRole.ForegroundRole and index.row() < self._below:
            scheme = scheme_of(QGuiApplication.palette())
            return QColor(scheme.tones["accent"].text if header else scheme.faint)
        if role == Qt.ItemDataRole.FontRole and header:
            font = QFont()
            font.setBold(True)
            return font
        return None

    def _repaint(self) -> None:
        if self._rows:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._rows) - 1, self._width - 1))


class FirstRows(QTableView):
    """Read only; scrolls both ways."""

    def __init__(self) -> None:
        super().__init__()
        self.rows = FirstRowsModel(self)
        self.setModel(self.rows)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.horizontalHeader().hide()
        line = self.fontMetrics().height() + 6
        self.verticalHeader().setDefaultSectionSize(line)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.horizontalHeader().setMaximumSectionSize(scaled(_WIDEST))
        self.horizontalHeader().setDefaultSectionSize(scaled(_USUAL))
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setMinimumHeight(3 * line)
        self.setAccessibleName(self.tr("文件的前几行"))

    def show_rows(self, rows: Sequence[Sequence[str]], below: int) -> None:
        """Shows the first rows of a sheet, the header's line marked."""
        self.rows.show(rows, below)
        for column in range(min(self.rows.columnCount(), _MOST_FITTED)):
            cells = [one_line(row[column]) for row in rows[:SHOWN] if column < len(row)]
            widest = self.fontMetrics().horizontalAdvance(max(cells, key=len, default=""))
            self.setColumnWidth(column, widest + _AROUND)  # Qt's own measuring takes ten times as long
