"""How the window's parts stand: the bars on top, the table left, the details right, the caveat below."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from shopguard.ui.look.labels import Quiet
from shopguard.ui.look.type_size import scaled

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent, QShowEvent

SIDE_WIDTH = 500
NARROW_SIDE_WIDTH = 420  # on a small screen
LEAST_SIDE_WIDTH = 320
LOW = 480
STRIP_ROOM = "strip_room"  # what is remembered: how high the strip was that stands there most days


class WindowBody(QWidget):
    """The owner moves the border between ``main`` and the side."""

    def __init__(self, bars: Sequence[QWidget], filters: QWidget, main: QWidget) -> None:
        super().__init__()
        self._split = split = QSplitter(Qt.Orientation.Horizontal)
        self._divided = self._has_side = False
        self._side = QWidget()  # until the side is there its room is kept
        self._side.setMinimumWidth(LEAST_SIDE_WIDTH)
        self._side.hide()  # until somebody knows that there are orders
        split.addWidget(main)
        split.addWidget(self._side)
        split.setStretchFactor(0, 1)
        split.setChildrenCollapsible(False)
        self._strips = QVBoxLayout()
        self._strips.setSpacing(10)
        self._strip_room = QWidget()  # so that the table does not jump when the first strip speaks up
        self._strip_room.hide()
        self._strips.addWidget(self._strip_room)
        self._rows = rows = QVBoxLayout(self)
        self._give_air(low=False)
        for bar in bars:
            rows.addWidget(bar)
        rows.addLayout(self._strips)
        rows.addWidget(filters)
        rows.addWidget(split, 1)
        self._feet = QVBoxLayout()
        rows.addLayout(self._feet)
        rows.addWidget(Quiet(self.tr("按公开规则推算，平台保留解释权：没标红，不等于一定不罚。"), selectable=False))

    def add_strips(self, strips: Sequence[QWidget]) -> None:
        """What speaks up now and then, below the bars."""
        for strip in strips:
            self._strips.addWidget(strip)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where there is little height the table gets it."""
        super().resizeEvent(event)
        self._give_air(low=self.height() < LOW)

    def _give_air(self, *, low: bool) -> None:
        self._rows.setSpacing(5 if low else 10)
        self._rows.setContentsMargins(16, 6 if low else 12, 16, 4 if low else 8)

    def keep_strip_room(self, height: int) -> None:
        """Keeps room (pixels) for the strip that was there when the window was open last."""
        self._strip_room.setFixedHeight(height)
        self._strip_room.setVisible(height > 0)

    def give_strip_room(self) -> None:
        """The strip is there, or there is none."""
        self._strip_room.hide()

    def add_foot(self, foot: QWidget) -> None:
        """What comes up now and then, below the table."""
        self._feet.addWidget(foot)

    def keep_room(self, *, some: bool) -> None:
        """Whether the side will have anything to show, once it is there."""
        if not self._has_side:
            self._side.setVisible(some)
            self._split.setSizes(self._sizes())

    def show_side(self, side: QWidget) -> None:
        """The side takes the room that was kept for it."""
        side.setMinimumWidth(LEAST_SIDE_WIDTH)
        sizes = self._sizes() if self._side.isHidden() else self._split.sizes()
        self._split.replaceWidget(1, side)
        self._split.setSizes(sizes)
        self._side.deleteLater()
        self._side, self._has_side = side, True

    def showEvent(self, event: QShowEvent) -> None:
        """The border stands where this window's width wants it; from then on the owner has it."""
        super().showEvent(event)
        if not self._divided:
            self._divided = True
            self._split.setSizes(self._sizes())

    def _sizes(self) -> list[int]:
        side = max(NARROW_SIDE_WIDTH, min(scaled(SIDE_WIDTH), self.width() * 9 // 20))
        return [self.width() - side, side]
