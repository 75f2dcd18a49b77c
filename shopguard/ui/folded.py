"""Something that is there for those who want it, behind one line that unfolds it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QToolButton, QVBoxLayout, QWidget


class Folded(QWidget):
    """``toggle`` is the line, ``inside`` what it shows."""

    def __init__(self, line: str, parts: Sequence[QWidget]) -> None:
        super().__init__()
        self.toggle = QToolButton()
        self.toggle.setText(line)
        self.toggle.setCheckable(True)
        self.toggle.setAutoRaise(True)
        self.toggle.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.toggle.setArrowType(Qt.ArrowType.RightArrow)
        self.toggle.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.toggle.toggled.connect(self._unfold)
        self.inside = QWidget()
        inner = QVBoxLayout(self.inside)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(8)
        for part in parts:
            inner.addWidget(part)
        self.inside.hide()
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(6)
        rows.addWidget(self.toggle)
        rows.addWidget(self.inside)

    def _unfold(self, unfolded: bool) -> None:
        self.inside.setVisible(unfolded)
        self.toggle.setArrowType(Qt.ArrowType.DownArrow if unfolded else Qt.ArrowType.RightArrow)
