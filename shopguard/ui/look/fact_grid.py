"""Facts with their names, in two columns where there is room for them, else in one."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from shopguard.ui.look.labels import Quiet, plain_label

GAP = 10
COLUMNS = 2
MOST_OF_A_FACT = 14  # characters that have to stand on one line; what is longer may wrap


class FactGrid(QWidget):
    """``facts``: (name, fact) each; a fact of a buyer is a label of its own."""

    def __init__(self, facts: Sequence[tuple[str, str | QLabel]]) -> None:
        super().__init__()
        self._pairs: list[tuple[QLabel, QLabel]] = []
        for name, fact in facts:
            label = Quiet(name)
            label.setWordWrap(False)
            self._pairs.append((label, fact if isinstance(fact, QLabel) else plain_label(fact)))
        self._columns = 0
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(GAP)
        self._grid.setVerticalSpacing(2)
        self._place(COLUMNS)

    def columns(self) -> int:
        """How many there are at the present width."""
        return self._columns

    def minimumSizeHint(self) -> QSize:
        """As narrow as one column: two are a matter of room."""
        return QSize(min(self._room(1), super().minimumSizeHint().width()), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """As many columns as there is room for."""
        super().resizeEvent(event)
        self._place(COLUMNS if self._room(COLUMNS) <= self.width() else 1)

    def _room(self, columns: int) -> int:
        """The width that so many columns need."""
        needed = 0
        for first in range(columns):
            names = max(name.sizeHint().width() for name, _ in self._pairs[first::columns])
            facts = max(_line(fact) for _, fact in self._pairs[first::columns])
            needed += names + facts + 2 * GAP
        return needed

    def _place(self, columns: int) -> None:
        if columns == self._columns:
            return
        self._columns = columns
        for number, (name, fact) in enumerate(self._pairs):
            row, column = divmod(number, columns)
            self._grid.addWidget(name, row, 2 * column)
            self._grid.addWidget(fact, row, 2 * column + 1)
        for column in range(COLUMNS):
            self._grid.setColumnStretch(2 * column + 1, int(column < columns))


def _line(fact: QLabel) -> int:
    return fact.fontMetrics().horizontalAdvance(fact.text()[:MOST_OF_A_FACT])
