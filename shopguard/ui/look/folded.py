"""Something that is there for those who want it, behind one line that unfolds it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QToolButton, QVBoxLayout, QWidget


class Folded(QWidget):
    """``toggle`` is the line, ``inside`` what it shows. Many or costly parts are given by a function: made when wanted."""

    def __init__(self, line: str, parts: Sequence[QWidget] | Callable[[], Sequence[QWidget]]) -> None:
        super().__init__()
        self._later: Callable[[], Sequence[QWidget]] | None = None
        self.toggle = QToolButton()
        self.toggle.setText(line)
        self.toggle.setCheckable(True)
        self.toggle.setAutoRaise(True)
        self.toggle.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.toggle.setArrowType(Qt.ArrowType.RightArrow)
        self.toggle.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.toggle.toggled.connect(self._unfold)
        self.inside = QWidget()
        self._parts = QVBoxLayout(self.inside)
        self._parts.setContentsMargins(0, 0, 0, 0)
        self._parts.setSpacing(8)
        if callable(parts):
            self._later = parts
        else:
            self._add(parts)
        self.inside.hide()
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(6)
        rows.addWidget(self.toggle)
        rows.addWidget(self.inside)

    def _add(self, parts: Sequence[QWidget]) -> None:
        for part in parts:
            self._parts.addWidget(part)

    def _unfold(self, unfolded: bool) -> None:
        if self._later is not None:
            self._add(self._later())
            self._later = None
        self.inside.setVisible(unfolded)
        self.toggle.setArrowType(Qt.ArrowType.DownArrow if unfolded else Qt.ArrowType.RightArrow)
