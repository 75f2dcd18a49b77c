"""A table view that paints whole lines itself: what is exposed and nothing else, the line under the pointer, the one with the keyboard."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import cast

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QPoint, QRect, Qt
from PySide6.QtGui import QHelpEvent, QHoverEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QRegion
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QToolTip, QWidget

from shopguard.ui.table.line_grounds import Standing
from shopguard.ui.table.order_columns import OrderColumns
from shopguard.ui.table.order_header import OrderHeader
from shopguard.ui.table.order_model import OrderModel
from shopguard.ui.table.row_painter import MARGIN, Place, RowPainter

_PALETTE = (QEvent.Type.PaletteChange, QEvent.Type.StyleChange, QEvent.Type.DevicePixelRatioChange)
_POINTED = (QEvent.Type.HoverEnter, QEvent.Type.HoverMove)
_TO_THE_TOP = (Qt.Key.Key_Home, Qt.Key.Key_Up, Qt.Key.Key_PageUp)
_SIDEWAYS = (Qt.Key.Key_Left, Qt.Key.Key_Right)


class PaintedView(QTableView):
    """Lines are all of one height, which follows the text size; ``columns`` are the owner's choice of columns."""

    def __init__(self, model: OrderModel) -> None:
        super().__init__()
        self._lines = model
        self._painter: RowPainter | None = None  # until the first size is known
        self._shops: Mapping[str, tuple[str, str]] = {}
        self._row_height = 1
        self._pointed = -1  # the line under the pointer
        self._by_cell = False  # whether the owner goes from cell to cell with the keyboard
        self._dress()
        self.setModel(model)
        self.header = OrderHeader(self)
        self.setHorizontalHeader(self.header)
        self.columns = OrderColumns(self, self.header, model)
        self._measure()
        self.verticalScrollBar().valueChanged.connect(self._point_where_the_mouse_is)

    @property
    def row_height(self) -> int:
        """Of every line, in pixels."""
        return self._row_height

    def show_shops(self, shops: Mapping[str, tuple[str, str]]) -> None:
        """Colour and letter of every shop by its name: of a single one nothing is shown."""
        self._shops = shops if len(shops) > 1 else {}
        self._make_painter()
        self.columns.show_shops(several=len(shops) > 1)
        self.viewport().update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The lines that are exposed, each once."""
        numbers = self._rows_in(event.region())
        if self._painter is None or not numbers:
            return
        places = self.columns.places(event.rect().left(), event.rect().right())
        painter = QPainter(self.viewport())
        try:
            painter.setFont(self.font())
            self._paint_lines(painter, self._painter, numbers, places)
        finally:  # one that goes on after an error would paint on what is not there any more
            painter.end()

    def event(self, event: QEvent) -> bool:
        """Takes another font, palette or density of the screen."""
        if event.type() == QEvent.Type.FontChange:
            handled = super().event(event)
            self._measure()
            return handled
        if event.type() in _PALETTE:
            self._painter = None
            self._make_painter()
            self.viewport().update()
        return super().event(event)

    def viewportEvent(self, event: QEvent) -> bool:
        """Follows the pointer; shows what is cut off, or what the model has to say about a cell."""
        if event.type() in _POINTED and isinstance(event, QHoverEvent):
            self._point_at(self._number_at(round(event.position().y())))
        elif event.type() == QEvent.Type.HoverLeave:
            self._point_at(-1)
        elif event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            self._explain(event.pos(), event.globalPos())
            return True
        return super().viewportEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Left and right go from cell to cell, for those who have the cells read to them."""
        if event.key() in _SIDEWAYS:
            self._by_cell = True
        super().keyPressEvent(event)
        if event.key() in _TO_THE_TOP and not event.modifiers() and not self.selectionModel().hasSelection():
            self.selectRow(self.currentIndex().row())  # Qt does nothing for the line it has made current by itself

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click is about the line."""
        self._by_cell = False
        super().mousePressEvent(event)

    def moveCursor(
        self, action: QAbstractItemView.CursorAction, keys: Qt.KeyboardModifier
    ) -> QModelIndex:  # fmt: skip
        """Home and End are the first and the last line."""
        last = self._lines.rowCount() - 1
        column = max(self.currentIndex().column(), 0)
        if action is QAbstractItemView.CursorAction.MoveHome and last >= 0:
            return self._lines.index(0, column)
        if action is QAbstractItemView.CursorAction.MoveEnd and last >= 0:
            return self._lines.index(last, column)
        return super().moveCursor(action, keys)

    def keyboardSearch(self, _typed: str) -> None:
        """Nothing: looking through a million lines for a letter is what the search box is for."""

    def sizeHintForColumn(self, column: int) -> int:
        """What the lines in view need: a double click on a border makes it so."""
        if self._painter is None:
            return 0
        rows = map(self._lines.row, self._rows_in(QRegion(self.viewport().rect())))
        return max((self._painter.wanted_width(row, column) for row in rows if row is not None), default=0)

    def scrollTo(
        self, index: QModelIndex | QPersistentModelIndex, hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible
    ) -> None:  # fmt: skip
        """Up and down; sideways only for who goes from cell to cell."""
        sideways = self.horizontalScrollBar().value()
        super().scrollTo(index, hint)
        if not self._by_cell:
            self.horizontalScrollBar().setValue(sideways)

    def _dress(self) -> None:
        self.setViewport(
            QWidget()
        )  # made in Python: for one made by Qt Python first learns of every kind of widget, which takes long
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setFrameShape(QTableView.Shape.NoFrame)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)

    def _measure(self) -> None:
        """Heights and widths for the font."""
        painter = self._make_painter()
        first = self.verticalOffset() // self._row_height
        self._row_height = painter.texts.height * 19 // 10
        self.verticalHeader().setMinimumSectionSize(1)
        self.verticalHeader().setDefaultSectionSize(self._row_height)
        self.header.setFixedHeight(self.header.sizeHint().height())
        self.columns.measure(painter)
        self.executeDelayedItemsLayout()
        self.verticalScrollBar().setValue(first * self._row_height)

    def _make_painter(self) -> RowPainter:
        self._painter = RowPainter(self._lines, self.font(), self.palette(), self.devicePixelRatioF(), self._shops)
        return self._painter

    def _line(self, number: int) -> QRect:
        """Where a line stands in the viewport."""
        top = number * self._row_height - self.verticalOffset()
        return QRect(0, top, self.viewport().width(), self._row_height)

    def _number_at(self, y: int) -> int:
        """The line at that height, -1 below the last one."""
        number = (y + self.verticalOffset()) // self._row_height
        return number if 0 <= number < self._lines.rowCount() else -1

    def _rows_in(self, region: QRegion) -> list[int]:
        """The numbers of the lines that a part of the viewport touches, from top to bottom."""
        offset, height, count = self.verticalOffset(), self._row_height, self._lines.rowCount()
        found: set[int] = set()
        for box in cast(Iterable[QRect], region):  # the stubs do not know it
            found.update(range((box.top() + offset) // height, min((box.bottom() + offset) // height + 1, count)))
        return sorted(found)

    def _paint_lines(
        self, painter: QPainter, lines: RowPainter, numbers: Sequence[int], places: Sequence[Place]
    ) -> None:  # fmt: skip
        selection, root, pointed = self.selectionModel(), QModelIndex(), self._pointed
        for number in numbers:
            selected = selection.isRowSelected(number, root)
            standing = Standing(bool(number % 2), selected, number == pointed)
            lines.paint(painter, number, self._line(number), places, standing)
        current = self.currentIndex()
        if self.hasFocus() and current.row() in numbers:
            cell = self.visualRect(current) if self._by_cell else None
            lines.ring(painter, self._line(current.row()), cell)

    def _point_at(self, number: int) -> None:
        before, self._pointed = self._pointed, number
        if before != number:
            for line in (before, number):
                if line >= 0:
                    self.viewport().update(self._line(line))

    def _point_where_the_mouse_is(self) -> None:
        """The lines have moved below the pointer."""
        if self._pointed >= 0 and self.viewport().underMouse():
            self._point_at(self._number_at(self.viewport().mapFromGlobal(self.cursor().pos()).y()))

    def _explain(self, where: QPoint, on_screen: QPoint) -> None:
        index = self.indexAt(where)
        said = self.explanation(index) if index.isValid() else ""
        if said:
            QToolTip.showText(on_screen, said, self.viewport(), self.visualRect(index))
        else:
            QToolTip.hideText()

    def explanation(self, index: QModelIndex) -> str:
        """What the tool tip of a cell says, "" for nothing."""
        row = self._lines.row(index.row())
        if row is None or self._painter is None:
            return ""
        from shopguard.ui.table.cell_tip import cell_tip  # nobody points at anything before the window stands

        return cell_tip(self._lines, row, index, self._painter.texts, self.columnWidth(index.column()) - 2 * MARGIN)
