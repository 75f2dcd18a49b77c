"""The line above a file that is looked at: which one it is, to the next, its pages, larger and smaller, a copy, and out."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QToolButton, QWidget

from shopguard.ui.look.eye_button import EyeButton
from shopguard.ui.look.labels import Quiet, plain_label
from shopguard.ui.look.people_label import PeopleName

_MINUS = "\u2212"


class LookBar(QWidget):
    """``step_wanted`` and ``turn_wanted`` carry -1 or 1: another file, another page. The other buttons are wired by the window."""

    step_wanted = Signal(int)
    turn_wanted = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.before = _tool("‹", self.tr("上一个文件（←）"))
        self.after = _tool("›", self.tr("下一个文件（→）"))
        self.page_before = _tool("‹", self.tr("上一页（PageUp）"))
        self.page_after = _tool("›", self.tr("下一页（PageDown）"))
        self.smaller = _tool(_MINUS, self.tr("缩小（-）"))
        self.larger = _tool("+", self.tr("放大（+）"))
        self.fitted = _tool(self.tr("适合窗口"), self.tr("整张放进窗口（0）"))
        self.left = _tool("↺", self.tr("向左转（L）"))
        self.right = _tool("↻", self.tr("向右转（R）"))
        self.copy = QPushButton(self.tr("另存副本…"))
        self.close_button = QPushButton(self.tr("关闭（Esc）"))
        self.place, self.pages, self.zoom = plain_label(wrap=False), plain_label(wrap=False), plain_label(wrap=False)
        self.eye = EyeButton(worded=True)
        self.eye.hide()  # until a text is shown
        self.name = PeopleName()
        self.said = Quiet()
        self._arrange()
        for button, by in ((self.before, -1), (self.after, 1)):
            button.clicked.connect(partial(self._want_step, by))
        for button, by in ((self.page_before, -1), (self.page_after, 1)):
            button.clicked.connect(partial(self._want_turn, by))

    def show_place(self, number: int, count: int, name: str) -> None:
        """Which of the case's files it is."""
        self.place.setText(self.tr("第 {number} 个，共 {count} 个").format(number=number, count=count))
        self.before.setEnabled(number > 1)
        self.after.setEnabled(number < count)
        self.name.tell(name)
        self.say("")

    def show_pages(self, page: int, count: int) -> None:
        """Which page it is; hidden where there is one only."""
        self.pages.setText(self.tr("{page} / {count} 页").format(page=page, count=count))
        self.page_before.setEnabled(page > 1)
        self.page_after.setEnabled(page < count)
        for part in (self.pages, self.page_before, self.page_after):
            part.setVisible(count > 1)

    def show_stage(self, there: bool) -> None:
        """A text is not made larger here."""
        for part in (self.smaller, self.zoom, self.larger, self.fitted):
            part.setVisible(there)
        self.eye.setVisible(not there and self.eye.wanted)  # what stands in a picture is never covered

    def show_turning(self, there: bool) -> None:
        """A picture can be turned."""
        for button in (self.left, self.right):
            button.setVisible(there)

    def show_zoom(self, percent: int) -> None:
        """How large the picture is shown."""
        self.zoom.setText(f"{percent}%")

    def say(self, sentence: str) -> None:
        """What came of a copy."""
        self.said.setText(sentence)
        self.said.setVisible(bool(sentence))

    def _want_step(self, by: int, _checked: bool = False) -> None:
        self.step_wanted.emit(by)

    def _want_turn(self, by: int, _checked: bool = False) -> None:
        self.turn_wanted.emit(by)

    def _arrange(self) -> None:
        for label in (self.pages, self.zoom, self.place):
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.zoom.setMinimumWidth(self.fontMetrics().horizontalAdvance("0000%"))
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 8, 12, 8)
        row.setSpacing(6)
        for part in (self.before, self.place, self.after):
            row.addWidget(part)
        row.addSpacing(10)
        row.addWidget(self.name, 1)
        row.addWidget(self.said, 1)
        row.addWidget(self.eye)
        for part in (self.page_before, self.pages, self.page_after, self.left, self.right):
            row.addWidget(part)
        for part in (self.smaller, self.zoom, self.larger, self.fitted):
            row.addWidget(part)
        row.addSpacing(10)
        for button in (self.copy, self.close_button):
            button.setAutoDefault(False)
            row.addWidget(button)


def _tool(word: str, name: str) -> QToolButton:
    button = QToolButton()
    button.setText(word)
    button.setToolTip(name)
    button.setAccessibleName(name)
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    return button
