"""How the window's parts stand: the bars on top, the table left, the details right, the caveat below."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from shopguard.ui.labels import Quiet

SIDE_WIDTH = 500
LEAST_SIDE_WIDTH = 400


class WindowBody(QWidget):
    """``width`` is what the window begins with; the owner moves the border between ``main`` and ``side``."""

    def __init__(self, bars: Sequence[QWidget], main: QWidget, side: QWidget, width: int) -> None:
        super().__init__()
        split = QSplitter(Qt.Orientation.Horizontal)
        split.addWidget(main)
        split.addWidget(side)
        split.setStretchFactor(0, 1)
        split.setSizes([width - SIDE_WIDTH, SIDE_WIDTH])
        split.setChildrenCollapsible(False)
        side.setMinimumWidth(LEAST_SIDE_WIDTH)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(16, 12, 16, 8)
        rows.setSpacing(10)
        for bar in bars:
            rows.addWidget(bar)
        rows.addWidget(split, 1)
        rows.addWidget(Quiet(self.tr("按公开规则推算，平台保留解释权：没标红，不等于一定不罚。")))
