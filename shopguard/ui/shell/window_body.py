"""How the window's parts stand: the bars on top, the table left, the details right, the caveat below."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from shopguard.ui.look.labels import Quiet

SIDE_WIDTH = 500
NARROW_SIDE_WIDTH = 420  # on a small screen
LEAST_SIDE_WIDTH = 320


class WindowBody(QWidget):
    """The owner moves the border between ``main`` and the side."""

    def __init__(self, bars: Sequence[QWidget], filters: QWidget, main: QWidget) -> None:
        super().__init__()
        self._split = split = QSplitter(Qt.Orientation.Horizontal)
        self._divided = False
        self._side = QWidget()  # until the side is there its room is kept
        self._side.setMinimumWidth(LEAST_SIDE_WIDTH)
        split.addWidget(main)
        split.addWidget(self._side)
        split.setStretchFactor(0, 1)
        split.setChildrenCollapsible(False)
        self._strips = QVBoxLayout()
        self._strips.setSpacing(10)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(16, 12, 16, 8)
        rows.setSpacing(10)
        for bar in bars:
            rows.addWidget(bar)
        rows.addLayout(self._strips)
        rows.addWidget(filters)
        rows.addWidget(split, 1)
        rows.addWidget(Quiet(self.tr("按公开规则推算，平台保留解释权：没标红，不等于一定不罚。")))

    def add_strips(self, strips: Sequence[QWidget]) -> None:
        """What speaks up now and then, below the bars."""
        for strip in strips:
            self._strips.addWidget(strip)

    def show_side(self, side: QWidget) -> None:
        """The side takes the room that was kept for it."""
        side.setMinimumWidth(LEAST_SIDE_WIDTH)
        sizes = self._split.sizes()
        self._split.replaceWidget(1, side)
        self._split.setSizes(sizes)
        self._side.deleteLater()

    def showEvent(self, event: QShowEvent) -> None:
        """The border stands where this window's width wants it; from then on the owner has it."""
        super().showEvent(event)
        if not self._divided:
            self._divided = True
            side = max(NARROW_SIDE_WIDTH, min(SIDE_WIDTH, self.width() * 9 // 20))
            self._split.setSizes([self.width() - side, side])
