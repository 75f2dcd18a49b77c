"""A list to tick values in, each with its count; a long one has a line to find them by."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from shopguard.flows.orders.filter_choices import Choice, Choices
from shopguard.flows.orders.list_facets import ListFacet
from shopguard.ui.look.labels import Quiet
from shopguard.ui.look.palette import Scheme, scheme_of

LONG = 12  # values; a list no longer than that is taken in at a glance
TYPING_PAUSE_MS = 220
MARGIN = 8
MIDDLE = Qt.AlignmentFlag.AlignVCenter

KeyRole = Qt.ItemDataRole.UserRole
CountRole = Qt.ItemDataRole.UserRole + 1


class ChoiceDelegate(QStyledItemDelegate):
    """A box that is ticked where the line is selected, the value, its count on the right."""

    def sizeHint(self, option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Roomy enough for a finger."""
        return QSize(120, QFontMetrics(option.font).height() + 12)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """The line; under the pointer and with the keyboard it is raised."""
        scheme = scheme_of(option.palette)
        metrics = QFontMetrics(option.font)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect: QRect = option.rect
        if option.state & (QStyle.StateFlag.State_MouseOver | QStyle.StateFlag.State_HasFocus):
            painter.fillRect(rect, QColor(scheme.raised))
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(QColor(scheme.accent), 1))
            painter.drawRect(rect.adjusted(0, 0, -1, -1))
        side = metrics.ascent()
        box = QRectF(rect.left() + MARGIN, rect.center().y() - side / 2 + 1, side, side)
        _box(painter, box, scheme, ticked=bool(option.state & QStyle.StateFlag.State_Selected))
        painter.setFont(option.font)
        count = str(index.data(CountRole))
        inner = rect.adjusted(2 * MARGIN + side, 0, -MARGIN, 0)
        painter.setPen(QColor(scheme.faint))
        painter.drawText(inner, MIDDLE | Qt.AlignmentFlag.AlignRight, count)
        inner.setRight(inner.right() - metrics.horizontalAdvance(count) - MARGIN)
        painter.setPen(QColor(scheme.text))
        painter.drawText(inner, MIDDLE, metrics.elidedText(index.data(), Qt.TextElideMode.ElideRight, inner.width()))
        painter.restore()


def _box(painter: QPainter, box: QRectF, scheme: Scheme, *, ticked: bool) -> None:
    painter.setBrush(QColor(scheme.accent if ticked else scheme.card))
    painter.setPen(QPen(QColor(scheme.accent if ticked else scheme.faint), 1))
    painter.drawRoundedRect(box, 3, 3)
    if ticked:
        painter.setPen(QPen(QColor(scheme.on_accent), 1.8))
        middle = QPointF(box.left() + box.width() * 0.42, box.bottom() - box.height() * 0.28)
        painter.drawLine(QPointF(box.left() + box.width() * 0.22, box.center().y()), middle)
        painter.drawLine(middle, QPointF(box.right() - box.width() * 0.2, box.top() + box.height() * 0.28))


class ChoiceList(QWidget):
    """``chosen`` carries the keys that are ticked now; ``looked_for`` a text that further values are to contain."""

    chosen = Signal(object)
    looked_for = Signal(str)

    def __init__(self, facet: ListFacet, title: str) -> None:
        super().__init__()
        self.facet = facet
        self.search = QLineEdit()
        self.search.setPlaceholderText(self.tr("找一个"))
        self.search.setAccessibleName(self.tr("在列表里找"))
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(self._look)
        self.search.hide()
        self.list = QListWidget()
        self.list.setAccessibleName(title)
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.MultiSelection)
        self.list.setItemDelegate(ChoiceDelegate(self.list))
        self.list.setMouseTracking(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.itemSelectionChanged.connect(self._tell)
        self.more = Quiet()
        self.more.hide()
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(TYPING_PAUSE_MS)
        self._pause.timeout.connect(self._ask)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.addWidget(self.search)
        rows.addWidget(self.list, 1)
        rows.addWidget(self.more)

    def show_choices(self, choices: Choices, chosen: frozenset[str]) -> None:
        """Lists these; what is chosen is ticked."""
        self.list.blockSignals(True)
        self.list.clear()
        for choice in choices.choices:
            self._add(choice, ticked=choice.key in chosen)
        self.list.blockSignals(False)
        self._hide_others()
        self.search.setVisible(len(choices.choices) > LONG or bool(self.search.text()))
        self.more.setVisible(choices.more or not choices.choices)
        none = self.tr("没有找到。") if self.search.text() else self.tr("还没有订单。")
        self.more.setText(self.tr("还有更多：在上面输入名字的一部分来找。") if choices.more else none)

    def show_chosen(self, chosen: frozenset[str]) -> None:
        """Ticks these; nothing is told."""
        self.list.blockSignals(True)
        for item in self._items():
            item.setSelected(item.data(KeyRole) in chosen)
        self.list.blockSignals(False)
        self.list.viewport().update()

    def keys(self) -> frozenset[str]:
        """What is ticked."""
        return frozenset(item.data(KeyRole) for item in self.list.selectedItems())

    def listed(self) -> frozenset[str]:
        """The keys that can be ticked here now."""
        return frozenset(item.data(KeyRole) for item in self._items())

    def _add(self, choice: Choice, *, ticked: bool) -> None:
        item = QListWidgetItem(choice.word, self.list)
        item.setData(KeyRole, choice.key)
        item.setData(CountRole, choice.orders)
        item.setToolTip(f"<p>{escape(choice.word)}</p>" if choice.word == choice.key else "")
        item.setData(
            Qt.ItemDataRole.AccessibleTextRole,
            self.tr("{word}，{count} 单").format(word=choice.word, count=choice.orders),
        )
        item.setSelected(ticked)

    def _items(self) -> Sequence[QListWidgetItem]:
        return [self.list.item(row) for row in range(self.list.count())]

    def _look(self, _text: str) -> None:
        self._hide_others()
        if self.facet == "products":
            self._pause.start()

    def _hide_others(self) -> None:
        looked_for = self.search.text().strip().lower()
        for item in self._items():
            item.setHidden(looked_for not in item.text().lower() and not item.isSelected())

    def _ask(self) -> None:
        self.looked_for.emit(self.search.text().strip())

    def _tell(self) -> None:
        self.chosen.emit(self.keys())
