"""The columns of the table as the owner wants them: which, where, how wide. They follow the text size and tell what to remember."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QTableView

from shopguard.ui.table.column_plan import ColumnPlan, plan_from_json
from shopguard.ui.table.column_widths import WHOLE, natural_widths
from shopguard.ui.table.order_header import OrderHeader
from shopguard.ui.table.order_model import COLUMN_KEYS, COLUMNS, OrderModel
from shopguard.ui.table.row_painter import MARGIN, Place, RowPainter

NUMBER = {key: number for number, key in enumerate(COLUMN_KEYS)}


class OrderColumns(QObject):
    """``changed`` carries the plan as JSON when the owner has changed it. Columns are told by their keys."""

    changed = Signal(str)

    def __init__(self, table: QTableView, header: OrderHeader, model: OrderModel) -> None:
        super().__init__(table)
        self._header, self._model = header, model
        self.plan = ColumnPlan()
        self._natural = [0] * COLUMNS
        self._laid = [0] * COLUMNS  # pixels, as laid out from the plan
        self._line = 1  # height of a line of text
        header.let_go.connect(self._read_back)
        header.sectionResized.connect(self._keep_whole)

    def measure(self, painter: RowPainter) -> None:
        """The text has another size."""
        self._line = painter.texts.height
        arrow = self._header.arrow_room()
        titles = [painter.texts.width(self.title(key)) + arrow + 2 * MARGIN for key in COLUMN_KEYS]
        self._natural = natural_widths(self._model, painter, titles)
        self._lay_out()

    def title(self, key: str) -> str:
        """What stands above the column."""
        return str(self._model.headerData(NUMBER[key], self._header.orientation()))

    def shown(self) -> list[str]:
        """The columns that are there, from left to right."""
        return [key for key in self.plan.order if self.plan.shows(key)]

    def places(self, left: int, right: int) -> list[Place]:
        """The columns between these pixels of the viewport."""
        header, found = self._header, []
        for key in self.plan.order:
            column = NUMBER[key]
            if not header.isSectionHidden(column):
                at, width = header.sectionViewportPosition(column), header.sectionSize(column)
                if at <= right and at + width > left:
                    found.append(Place(column, at, width))
        return found

    def restore(self, remembered: str | None) -> None:
        """As they were remembered."""
        self._take(replace(plan_from_json(remembered), several_shops=self.plan.several_shops))

    def show_shops(self, *, several: bool) -> None:
        """With more than one shop the shop has its column, unless the owner has decided about it."""
        self._take(replace(self.plan, several_shops=several))

    def show(self, key: str, *, shown: bool) -> None:
        """One column more or less."""
        self._decide(self.plan.with_shown(key, shown))

    def arrange(self, order: Sequence[str], shown: frozenset[str]) -> None:
        """All columns in this order, of which some are shown."""
        decided = {key: key in shown for key in order if self.plan.shows(key) != (key in shown)}
        self._decide(replace(self.plan, order=tuple(order), shown={**self.plan.shown, **decided}))

    def reset(self) -> None:
        """As they were at first."""
        self._decide(self.plan.reset())

    def _take(self, plan: ColumnPlan) -> None:
        if plan != self.plan:
            self.plan = plan
            self._lay_out()

    def _decide(self, plan: ColumnPlan) -> None:
        self._take(plan)
        self.changed.emit(plan.to_json())

    def _lay_out(self) -> None:
        header = self._header
        for place, key in enumerate(self.plan.order):
            header.moveSection(header.visualIndex(NUMBER[key]), place)
            header.setSectionHidden(NUMBER[key], not self.plan.shows(key))
        for key, column in NUMBER.items():
            self._laid[column] = self._width(key)
            header.resizeSection(column, self._laid[column])
        header.viewport().update()

    def _width(self, key: str) -> int:
        lines = self.plan.widths.get(key)
        natural = self._natural[NUMBER[key]]
        if lines is None:
            return natural
        wanted = round(lines * self._line)
        return max(wanted, natural) if NUMBER[key] in WHOLE else wanted

    def _keep_whole(self, column: int, _before: int, width: int) -> None:
        """Numbers and amounts are never cut, however hard the owner pulls."""
        if column in WHOLE and 0 < width < self._natural[column]:
            self._header.resizeSection(column, self._natural[column])

    def _read_back(self) -> None:
        """The mouse has let the titles go: what has the owner moved or resized? The last column fills what is left by itself."""
        header = self._header
        plan = replace(self.plan, order=tuple(COLUMN_KEYS[header.logicalIndex(place)] for place in range(COLUMNS)))
        shown = [key for key in plan.order if plan.shows(key)]
        for key in shown[:-1]:
            width = header.sectionSize(NUMBER[key])
            if width != self._laid[NUMBER[key]]:
                plan = plan.with_width(key, width / self._line)
        if plan != self.plan:
            self._decide(plan)
