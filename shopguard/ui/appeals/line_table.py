"""A table of lines: several can be selected, Enter and a double click open one; what is selected outlives being read anew."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Generic, TypeVar

from PySide6.QtCore import (
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QContextMenuEvent, QHideEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QAbstractItemView, QMenu, QTableView

from shopguard.ui.appeals.line_model import LineModel
from shopguard.ui.look.table_look import dress_table

ROW_HEIGHT = 34
MINUTE_MS = 60_000

Index = QModelIndex | QPersistentModelIndex
Line = TypeVar("Line")


class LineTable(QTableView, Generic[Line]):
    """``line_wanted`` carries the name of the line that is to be opened; ``selected_changed``: others are selected.

    ``menu`` is what can be done with those that are selected. The countdowns tick while somebody can see them.
    """

    line_wanted = Signal(str)
    selected_changed = Signal()

    def __init__(self, model: LineModel[Line], clock: Callable[[], int], widths: Mapping[int, int]) -> None:
        super().__init__()
        self._lines, self._clock = model, clock
        self.menu = QMenu(self)
        self._remembered: tuple[frozenset[str], str, int] = frozenset(), "", 0
        self.setModel(model)
        self._look(widths)
        self._minute = QTimer(self)
        self._minute.timeout.connect(self._tick)
        model.modelAboutToBeReset.connect(self._remember)
        model.modelReset.connect(self._restore)
        self.doubleClicked.connect(self._want)
        self.selectionModel().selectionChanged.connect(self.selected_changed)

    def selected(self) -> list[Line]:
        """The lines that are selected, from top to bottom."""
        parts = self.selectionModel().selection()
        blocks = (parts.at(number) for number in range(parts.count()))
        rows = {row for block in blocks for row in range(block.top(), block.bottom() + 1)}
        return [self._lines.lines[row] for row in sorted(rows)]

    def current(self) -> Line | None:
        """The line the keyboard is at."""
        return self._lines.line(self.currentIndex())

    def choose(self, name: str) -> None:
        """Moves to a line, where it is shown."""
        for row, line in enumerate(self._lines.lines):
            if self._lines.name(line) == name:
                self.setCurrentIndex(self._lines.index(row, 0))
                self.scrollTo(self.currentIndex())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens the line."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._want(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """The menu, where the pointer is or by the keyboard."""
        if self.selectionModel().hasSelection() and not self.menu.isEmpty():
            self.menu.popup(event.globalPos())

    def showEvent(self, event: QShowEvent) -> None:
        """Starts to tick."""
        super().showEvent(event)
        self._tick()
        self._minute.start(MINUTE_MS)

    def hideEvent(self, event: QHideEvent) -> None:
        """Nobody looks."""
        super().hideEvent(event)
        self._minute.stop()

    def _tick(self) -> None:
        self._lines.set_now(self._clock())

    def _want(self, index: Index) -> None:
        line = self._lines.line(index)
        if line is not None:
            self.line_wanted.emit(self._lines.name(line))

    def _remember(self) -> None:
        current = self.current()
        names = frozenset(self._lines.name(line) for line in self.selected())
        here = "" if current is None else self._lines.name(current)
        self._remembered = names, here, self.verticalScrollBar().value()

    def _restore(self) -> None:
        """Those that are still there stay selected, and the place scrolled to stays."""
        names, here, place = self._remembered
        numbers = {self._lines.name(line): row for row, line in enumerate(self._lines.lines)}
        if here in numbers:
            index = self._lines.index(numbers[here], 0)
            self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.NoUpdate)
        again = QItemSelection()
        for first, last in spans(sorted(numbers[name] for name in names if name in numbers)):
            again.select(self._lines.index(first, 0), self._lines.index(last, self._lines.columnCount() - 1))
        self.selectionModel().select(again, QItemSelectionModel.SelectionFlag.Select)
        self.verticalScrollBar().setValue(place)
        self.selected_changed.emit()

    def _look(self, widths: Mapping[int, int]) -> None:
        header = dress_table(self, ROW_HEIGHT, ROW_HEIGHT - 4, widths)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        header.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        header.setSortIndicatorClearable(True)
        header.setSectionsClickable(True)
        self.setSortingEnabled(True)


def spans(rows: Sequence[int]) -> list[tuple[int, int]]:
    """First and last of each run of neighbouring rows: Qt selects a run as fast as a single row."""
    found: list[tuple[int, int]] = []
    for row in rows:
        if found and found[-1][1] == row - 1:
            found[-1] = found[-1][0], row
        else:
            found.append((row, row))
    return found
