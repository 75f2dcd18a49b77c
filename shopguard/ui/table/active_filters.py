"""What the table is narrowed to, as chips that are pressed to change it and whose cross takes it back."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFontMetrics,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QPushButton, QSizePolicy, QWidget

from shopguard.ui.look.flow_row import FlowRow
from shopguard.ui.look.icons import picture
from shopguard.ui.look.labels import plain_label
from shopguard.ui.look.palette import scheme_of
from shopguard.ui.look.type_size import letter_width
from shopguard.ui.table.facets import Facet, title

WIDEST_IN_LETTERS = 22  # of one chip; what is longer is elided and stands in its tool tip


class FilterChip(QAbstractButton):
    """``clicked``: somebody wants to change it; ``removed``: to take it back (the cross, Delete, Backspace)."""

    removed = Signal()

    def __init__(self, name: str, said: str) -> None:
        super().__init__()
        said = self.tr("{name}：{said}").format(name=name, said=said)
        self.setText(said)
        self.setShortcut(QKeySequence())  # Qt takes an "&" in the name of a product for a key
        self.setToolTip(self.tr("点一下修改，点叉去掉"))
        self.setAccessibleName(said)
        self.setAccessibleDescription(self.tr("回车修改，按 Delete 去掉"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """As wide as the words and the cross."""
        metrics = QFontMetrics(self.font())
        widest = WIDEST_IN_LETTERS * letter_width(metrics)
        return QSize(
            min(metrics.horizontalAdvance(self.text()), widest) + 26 + 2 * self._cross_side(), metrics.height() + 10
        )

    def cross(self) -> QRectF:
        """Where the cross is pressed."""
        side = self._cross_side()
        return QRectF(self.width() - 2 * side - 10, 0, 2 * side + 10, self.height())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """On the cross it is taken back."""
        if event.button() == Qt.MouseButton.LeftButton and self.isDown() and self.cross().contains(event.position()):
            self.setDown(False)
            self.removed.emit()
            return
        super().mouseReleaseEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Delete takes it back, Enter changes it."""
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.removed.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """A filled pill; a ring when it has the keyboard."""
        scheme = scheme_of(self.window().palette())
        pair = scheme.tones["accent"]
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(QColor(pair.background))
        edge = scheme.accent if self.hasFocus() or self.underMouse() else pair.background
        painter.setPen(QPen(QColor(edge), 1.4))
        rect = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        painter.drawRoundedRect(rect, rect.height() / 2, rect.height() / 2)
        side = self._cross_side()
        where = QPointF(self.width() - 2 * side, rect.center().y() - side / 2)
        painter.drawPixmap(where, picture("close", pair.text, side, self.devicePixelRatioF()))
        painter.setPen(QColor(pair.text))
        inner = rect.adjusted(12, 0, -2 * side - 6, 0)
        said = painter.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, round(inner.width()) + 1)
        painter.drawText(inner, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, said)

    def _cross_side(self) -> int:
        """It grows with the words."""
        return round(self.fontMetrics().ascent() * 0.7)


class ActiveFilters(QWidget):
    """``facet_wanted`` and ``facet_removed`` carry the facet; ``clear_wanted``: all that narrows the
    table. Hidden while nothing is narrowed."""

    facet_wanted = Signal(str)
    facet_removed = Signal(str)
    clear_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(self.tr("正在用的筛选"))
        self.chips: dict[Facet, FilterChip] = {}
        self._said: Sequence[tuple[Facet, str]] = ()
        self._flow = FlowRow()
        self.found = plain_label(wrap=False)
        self.clear_button = QPushButton(self.tr("清除筛选"))
        self.clear_button.setToolTip(self.tr("去掉全部筛选：色块、搜索和这些小条"))
        self.clear_button.setFlat(True)
        self.clear_button.clicked.connect(self.clear_wanted)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._flow, 1)
        row.addWidget(self.found)
        row.addWidget(self.clear_button)
        self.hide()

    def show_said(self, said: Sequence[tuple[Facet, str]]) -> None:
        """One chip for each facet of which something is chosen, with what it is."""
        if said == self._said:
            return
        self._said = said
        holder = next((facet for facet, chip in self.chips.items() if chip.hasFocus()), None)
        self._flow.clear()
        self.chips = {facet: FilterChip(title(facet), words) for facet, words in said}
        for facet, chip in self.chips.items():
            chip.clicked.connect(partial(self.facet_wanted.emit, facet))
            chip.removed.connect(partial(self.facet_removed.emit, facet))
            self._flow.add(chip)
        self.setVisible(bool(said))
        if holder is not None and self.chips:  # the keyboard stays in the row
            self.chips.get(holder, next(iter(self.chips.values()))).setFocus()

    def show_found(self, found: int) -> None:
        """How many orders are left."""
        self.found.setText(self.tr("找到 {count} 单").format(count=found))
