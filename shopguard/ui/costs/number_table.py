"""The numbers of a chart as a table: sorted by a click on a column, copied as a whole or line by line."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import (
    QAbstractTableModel,
    QMimeData,
    QModelIndex,
    QPersistentModelIndex,
    QSortFilterProxyModel,
    Qt,
)
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from shopguard.core.spreadsheet_text import as_html, inert
from shopguard.ui.look.type_size import scaled

SortRole = Qt.ItemDataRole.UserRole
MOST_WIDTH = 260
Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class Cell:
    """What is written, and what it is sorted by (None = not known: at the end of the smallest)."""

    text: str
    sorted_by: float | str | None


class NumberModel(QAbstractTableModel):
    """Titles and lines of cells. A column whose first line is sorted by a number stands on the right."""

    def __init__(self) -> None:
        super().__init__()
        self._titles: Sequence[str] = ()
        self._tips: Sequence[str] = ()
        self._lines: Sequence[Sequence[Cell]] = ()

    def fill(self, titles: Sequence[str], lines: Sequence[Sequence[Cell]], tips: Sequence[str] = ()) -> None:
        """Shows these; ``tips`` say what the columns are."""
        self.beginResetModel()
        self._titles, self._lines, self._tips = titles, lines, tips
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """Lines."""
        return 0 if parent.isValid() else len(self._lines)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """Titles."""
        return 0 if parent.isValid() else len(self._titles)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Text, side and order of a cell."""
        cell = self._lines[index.row()][index.column()]
        if role == Qt.ItemDataRole.DisplayRole:
            return cell.text
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return self._side(index.column())
        if role == SortRole:
            return cell.sorted_by
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Title, its side and what the column is."""
        if orientation != Qt.Orientation.Horizontal or not 0 <= section < len(self._titles):
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self._titles[section]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return self._side(section)
        if role == Qt.ItemDataRole.ToolTipRole and section < len(self._tips):
            return self._tips[section] or None
        return None

    def _side(self, column: int) -> Qt.AlignmentFlag:
        words = any(isinstance(line[column].sorted_by, str) for line in self._lines[:1])
        side = Qt.AlignmentFlag.AlignLeft if words else Qt.AlignmentFlag.AlignRight
        return side | Qt.AlignmentFlag.AlignVCenter


class _Sorted(QSortFilterProxyModel):
    """By numbers, or by words; what is not known counts as less than anything."""

    def lessThan(self, left: Index, right: Index) -> bool:
        """Compares by the sort role."""
        one, other = left.data(SortRole), right.data(SortRole)
        if one is None or other is None:
            return one is None and other is not None
        return bool(one < other)


class NumberTable(QTableView):
    """``show_lines`` fills it; Ctrl+C copies what is selected, :meth:`copy_all` everything, as a spreadsheet takes it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = NumberModel()
        self._sorted = _Sorted(self)
        self._sorted.setSourceModel(self._model)
        self.setModel(self._sorted)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setAlternatingRowColors(True)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setSortingEnabled(True)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() + 8)
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setSortIndicatorClearable(True)

    def show_lines(
        self,
        titles: Sequence[str],
        lines: Sequence[Sequence[Cell]],
        tips: Sequence[str] = (),
        *,
        descending: bool = False,
    ) -> None:
        """Shows these lines, in their own order (``descending``: by the first column) until a title is clicked. Newer lines under
        the same titles stand in the order that was chosen, and the place scrolled to stays."""
        known, place = list(titles) == self.titles(), self.verticalScrollBar().value()
        self._model.fill(titles, lines, tips)
        if not known:
            order = Qt.SortOrder.DescendingOrder if descending else Qt.SortOrder.AscendingOrder
            self.sortByColumn(0 if descending else -1, order)
        self.resizeColumnsToContents()
        for column in range(self._model.columnCount()):
            self.setColumnWidth(column, min(self.columnWidth(column) + 12, scaled(MOST_WIDTH)))
        self.verticalScrollBar().setValue(place if known else 0)

    def show_line(self, number: int) -> None:
        """Selects a line by its number among those that were given."""
        index = self._sorted.mapFromSource(self._model.index(number, 0))
        if index.isValid():
            self.selectRow(index.row())
            self.scrollTo(index)

    def titles(self) -> list[str]:
        """The titles of the columns."""
        columns = range(self._sorted.columnCount())
        return [str(self._sorted.headerData(column, Qt.Orientation.Horizontal)) for column in columns]

    def lines(self, rows: Iterable[int] | None = None) -> list[list[str]]:
        """The texts as they stand now; of some rows, or of all."""
        columns = range(self._sorted.columnCount())
        rows = range(self._sorted.rowCount()) if rows is None else rows
        return [[str(self._sorted.index(row, column).data()) for column in columns] for row in rows]

    def copy_all(self) -> None:
        """Copies titles and all lines, as they stand."""
        self._copy(None)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Copying takes whole lines and the titles along."""
        if event.matches(QKeySequence.StandardKey.Copy):
            self._copy(sorted(index.row() for index in self.selectionModel().selectedRows()))
        else:
            super().keyPressEvent(event)

    def _copy(self, rows: Sequence[int] | None) -> None:
        """As plain text, and as a table that leaves long order and waybill numbers whole."""
        rows = range(self._sorted.rowCount()) if rows is None else rows
        told = [[(title, True) for title in self.titles()]]
        for row, line in zip(rows, self.lines(rows), strict=True):
            told.append([(text, self._is_words(row, column)) for column, text in enumerate(line)])
        copied = QMimeData()
        copied.setText("\n".join("\t".join(inert(" ".join(text.split())) for text, _ in line) for line in told))
        copied.setHtml(as_html(told))
        QGuiApplication.clipboard().setMimeData(copied)

    def _is_words(self, row: int, column: int) -> bool:
        return not isinstance(self._sorted.index(row, column).data(SortRole), int | float)
