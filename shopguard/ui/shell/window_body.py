"""How the window's parts stand: the bars on top, the table left, the details right, the caveat below."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from shopguard.ui.look.labels import Quiet
from shopguard.ui.look.type_size import scaled

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent, QShowEvent

SIDE_WIDTH = 500
NARROW_SIDE_WIDTH = 420  # on a small screen
LEAST_SIDE_WIDTH = 320
LOW = 480  # at the usual text size
WIDEST_OVER = 720  # at the usual text size, like the next
OVER_AIR = 20  # around what lies over the table: its scroll bar stays free
_MOVES = (QEvent.Type.Show, QEvent.Type.Resize, QEvent.Type.Move, QEvent.Type.LayoutRequest)
STRIP_ROOM = "strip_room"  # what is remembered: how high the strip was that stands there most days


class WindowBody(QWidget):
    """The owner moves the border between ``main`` and the side. ``over`` lies on the foot of ``main`` while it is shown: nothing moves
    away under the mouse.
    """

    def __init__(self, bars: Sequence[QWidget], filters: QWidget, main: QWidget, over: QWidget) -> None:
        super().__init__()
        self._main, self._over = main, over
        self._split = split = QSplitter(Qt.Orientation.Horizontal)
        self._divided = self._has_side = False
        self._in_order = [*bars, over, filters, main]  # what the tab key leads through before the side
        self._before_filters = len(bars) + 1
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

        over.setParent(self)
        over.hide()
        for part in (over, main):
            part.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """What lies over the table follows it, and what is said on it."""
        if event.type() in _MOVES and not self._over.isHidden():
            self._lay_over()
        return super().eventFilter(watched, event)

    def _lay_over(self) -> None:
        room, air = self._main.rect(), scaled(OVER_AIR)
        width = min(room.width() - 2 * air, scaled(WIDEST_OVER))
        height = max(self._over.heightForWidth(width), self._over.minimumSizeHint().height())
        corner = self._main.mapTo(self, QPoint((room.width() - width) // 2, room.height() - height - air))
        self._over.setGeometry(QRect(corner, QSize(width, height)))
        self._over.raise_()

    def add_strips(self, strips: Sequence[QWidget]) -> None:
        """What speaks up now and then, below the bars."""
        for strip in strips:
            self._strips.addWidget(strip)
        self._in_order[self._before_filters : self._before_filters] = strips

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where there is little height the table gets it."""
        super().resizeEvent(event)
        self._give_air(low=self.height() < scaled(LOW))

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
        self._in_order.append(foot)

    def order_tabs(self) -> None:
        """The tab key goes where the eye goes: bars, strips, filters, table, what stands below it, details. Call it when one has got
        something new: Qt itself goes by what was there first."""
        stops = [one for part in self._in_order for one in _stops(part)]
        for one, after in pairwise(stops):
            QWidget.setTabOrder(one, after)

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


def _stops(part: QWidget) -> Iterator[QWidget]:
    """Where the tab key stops in ``part``."""
    by_tab = (Qt.FocusPolicy.TabFocus, Qt.FocusPolicy.StrongFocus, Qt.FocusPolicy.WheelFocus)
    return (one for one in (part, *part.findChildren(QWidget)) if one.focusPolicy() in by_tab)
