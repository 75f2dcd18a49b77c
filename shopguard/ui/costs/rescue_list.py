"""The lines of the orders to save first: a tick box, what threatens until when, the order, and what it saves."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QApplication,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionButton,
    QStyleOptionViewItem,
)

from shopguard.ui.costs.rescue_model import RescueModel, RescueRole
from shopguard.ui.look.palette import Scheme, make_box_palette, scheme_of

TICK_ROOM = 34
ROWS_IN_VIEW = 12  # more of them scroll
LINES_AT_ONCE = 500
_BOX = 18
_GAP = 6

Index = QModelIndex | QPersistentModelIndex
_CHECK = Qt.ItemDataRole.CheckStateRole


class RescueDelegate(QStyledItemDelegate):
    """Paints a line as a raised sheet, ringed with the keyboard."""

    def sizeHint(self, option: QStyleOptionViewItem, _index: Index) -> QSize:
        """Two lines high."""
        return QSize(0, 2 * option.fontMetrics.height() + 12 + _GAP)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """The sheet, the box, the words."""
        scheme = scheme_of(QApplication.palette())
        sheet = QRectF(option.rect).adjusted(1, 1, -1, -1 - _GAP)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        over = bool(option.state & QStyle.StateFlag.State_MouseOver)
        painter.setBrush(QColor(scheme.tones["accent"].background if over else scheme.raised))
        here = QStyle.StateFlag.State_HasFocus
        painter.setPen(QPen(QColor(scheme.accent), 1.4) if option.state & here else Qt.PenStyle.NoPen)
        painter.drawRoundedRect(sheet, 6, 6)
        _draw_box(painter, sheet, scheme, ticked=index.data(_CHECK) == Qt.CheckState.Checked)
        _draw_words(painter, sheet.adjusted(TICK_ROOM, 4, -10, -4), index, scheme, option.font)
        painter.restore()


def _draw_box(painter: QPainter, sheet: QRectF, scheme: Scheme, *, ticked: bool) -> None:
    box = QStyleOptionButton()
    middle = round(sheet.center().y())
    box.rect = QRect(round(sheet.left()) + 9, middle - _BOX // 2, _BOX, _BOX)
    box.palette = make_box_palette(scheme)
    box.state = QStyle.StateFlag.State_Enabled | (QStyle.StateFlag.State_On if ticked else QStyle.StateFlag.State_Off)
    QApplication.style().drawPrimitive(QStyle.PrimitiveElement.PE_IndicatorCheckBox, box, painter)


def _draw_words(painter: QPainter, room: QRectF, index: Index, scheme: Scheme, font: QFont) -> None:
    bold = QFont(font)
    bold.setBold(True)
    painter.setFont(bold)
    painter.setPen(QColor(scheme.text))
    figure = str(index.data(RescueRole.FIGURE))
    painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, figure)
    widest = max(painter.fontMetrics().horizontalAdvance(line) for line in figure.splitlines())
    words = room.adjusted(0, 0, -widest - 8, 0)
    painter.setFont(font)
    title = painter.fontMetrics().elidedText(str(index.data()), Qt.TextElideMode.ElideRight, round(words.width()))
    painter.drawText(words, Qt.AlignmentFlag.AlignTop, title)
    painter.setPen(QColor(scheme.faint))
    below = fitted(
        str(index.data(RescueRole.BELOW)), str(index.data(RescueRole.ORDER)), painter.fontMetrics(), words.width()
    )
    painter.drawText(words, Qt.AlignmentFlag.AlignBottom, below)


def fitted(below: str, order_id: str, metrics: QFontMetrics, width: float) -> str:
    """The second line in the room there is: the waybill stays whole, of the order's number the last digits tell it apart."""
    before = below.removesuffix(order_id)
    number = metrics.elidedText(order_id, Qt.TextElideMode.ElideLeft, round(width) - metrics.horizontalAdvance(before))
    return metrics.elidedText(before + number, Qt.TextElideMode.ElideRight, round(width))


class RescueList(QListView):
    """A click on the box ticks, anywhere else (or Enter) leads to the order: ``order_wanted`` carries its number."""

    order_wanted = Signal(str)

    def __init__(self, model: RescueModel) -> None:
        super().__init__()
        self._rescues = model
        self.setModel(model)
        self.setItemDelegate(RescueDelegate(self))
        self.setUniformItemSizes(True)
        self.setLayoutMode(QListView.LayoutMode.Batched)  # tens of thousands of lines would hold the window up
        self.setBatchSize(LINES_AT_ONCE)
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setSelectionMode(QListView.SelectionMode.NoSelection)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.viewport().setAutoFillBackground(False)
        self.setMouseTracking(True)
        self.setAccessibleName(self.tr("先救这几单；空格键打勾，回车键看订单"))
        self.clicked.connect(self._want)
        self._was_at = ""
        model.modelAboutToBeReset.connect(self._remember)
        model.modelReset.connect(self._fit)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """On the box: ticks, and nothing else."""
        if not self._tick_at(event.position().toPoint()):
            super().mousePressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Two quick clicks on the box are two clicks."""
        if not self._tick_at(event.position().toPoint()):
            super().mouseDoubleClickEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space ticks, Enter leads to the order."""
        here = self.currentIndex()
        if event.key() == Qt.Key.Key_Space and here.isValid():
            self._tick(here)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and here.isValid():
            self._want(here)
        else:
            super().keyPressEvent(event)

    def _tick_at(self, where: QPoint) -> bool:
        index = self.indexAt(where)
        if not index.isValid() or where.x() > self.visualRect(index).left() + TICK_ROOM:
            return False
        self.setCurrentIndex(index)
        self._tick(index)
        return True

    def _tick(self, index: Index) -> None:
        ticked = index.data(_CHECK) == Qt.CheckState.Checked
        self._rescues.setData(index, Qt.CheckState.Unchecked if ticked else Qt.CheckState.Checked, _CHECK)

    def _want(self, index: Index) -> None:
        self.order_wanted.emit(self._rescues.order_id(index))

    def _remember(self) -> None:
        here = self.currentIndex()
        self._was_at = self._rescues.order_id(here) if here.isValid() else ""

    def _fit(self) -> None:
        """As high as its rows, up to a number of them; the keyboard stays at its order."""
        rows = self._rescues.rowCount()
        self.setFixedHeight(min(rows, ROWS_IN_VIEW) * self.sizeHintForRow(0) if rows else 0)
        if not self._was_at:
            return
        shown = (rescue.order_id for rescue in self._rescues.rescues[:rows])
        place = next((place for place, number in enumerate(shown) if number == self._was_at), None)
        if place is not None:
            self.setCurrentIndex(self._rescues.index(place))
