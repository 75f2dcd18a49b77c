"""The titles of the table of orders: which column it is sorted by, moved and resized with the mouse, its menu with the right button."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QContextMenuEvent, QCursor, QMouseEvent, QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QHeaderView, QWidget

from shopguard.ui.look.palette import scheme_of
from shopguard.ui.table.row_painter import MARGIN, RIGHT

ARROW = 13  # with the gap before it, at a text of 10 points


class OrderHeader(QHeaderView):
    """``menu_wanted`` carries the column number under the pointer and where on the screen; ``let_go``: the mouse was released."""

    menu_wanted = Signal(int, object)  # QPoint
    let_go = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setViewport(QWidget())  # see PaintedView
        self._sorted_by: tuple[int, bool] | None = None
        self.setSectionsMovable(True)
        self.setSectionsClickable(True)
        self.setHighlightSections(False)
        self.setStretchLastSection(True)
        self.setMouseTracking(True)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setToolTip(self.tr("点一下排序，再点反过来，第三次按紧急程度。拖动换位置，右键选列。"))

    def show_sorted(self, column: int, *, descending: bool) -> None:
        """The arrow beside this column's title."""
        self._sorted_by = column, descending
        self.viewport().update()

    def arrow_room(self) -> int:
        """What the arrow takes of a title, in pixels."""
        return round(ARROW * self.fontMetrics().height() / 16)

    def sizeHint(self) -> QSize:
        """One line of text with some air."""
        return QSize(super().sizeHint().width(), self.fontMetrics().height() * 17 // 10)

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        """One title, where the column's text stands."""
        scheme = scheme_of(self.palette())
        painter.save()
        painter.fillRect(rect, QColor(scheme.raised if self._is_under(rect) else scheme.window))
        by = self._sorted_by
        here = by is not None and by[0] == section
        painter.setPen(QColor(scheme.text if here else scheme.faint))
        room = rect.adjusted(MARGIN, 0, -MARGIN, 0)
        said = str(self.model().headerData(section, Qt.Orientation.Horizontal))
        arrow = self.arrow_room() if here else 0
        shown = self.fontMetrics().elidedText(said, Qt.TextElideMode.ElideRight, room.width() - arrow)
        wide = self.fontMetrics().horizontalAdvance(shown)
        left = room.right() + 1 - wide - arrow if section in RIGHT else room.left()
        painter.drawText(QRect(left, rect.top(), wide + 2, rect.height()), Qt.AlignmentFlag.AlignVCenter, shown)
        if by is not None and here:
            self._arrow(painter, QPointF(left + wide + arrow * 0.64, rect.center().y()), down=by[1])
        painter.setPen(QColor(scheme.line))
        painter.drawLine(
            rect.right(), rect.top() + rect.height() // 4, rect.right(), rect.bottom() - rect.height() // 4
        )
        painter.restore()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """What was dragged is where it shall be."""
        super().mouseReleaseEvent(event)
        self.let_go.emit()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """What can be done with the column."""
        self.menu_wanted.emit(self.logicalIndexAt(event.pos()), event.globalPos())

    def event(self, event: QEvent) -> bool:
        """A title lights up under the pointer."""
        if event.type() in (QEvent.Type.HoverMove, QEvent.Type.HoverLeave):
            self.viewport().update()
        return super().event(event)

    def _is_under(self, rect: QRect) -> bool:
        return self.underMouse() and rect.contains(self.viewport().mapFromGlobal(QCursor.pos()))

    def _arrow(self, painter: QPainter, middle: QPointF, *, down: bool) -> None:
        size = self.arrow_room() * 0.27
        tip = size * (0.5 if down else -0.5)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(painter.pen().color(), 1.5, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
        corners = (QPointF(-size, -tip), QPointF(0, tip), QPointF(size, -tip))
        painter.drawPolyline(QPolygonF([middle + corner for corner in corners]))
