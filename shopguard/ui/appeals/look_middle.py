"""What a file that is looked at shows: its picture, its text, or a sentence why there is neither."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPlainTextEdit, QStackedWidget

from shopguard.ui.appeals.picture_stage import PictureStage
from shopguard.ui.look.curtain import curtain
from shopguard.ui.look.labels import plain_label

_MARGIN = 20


class LookMiddle(QStackedWidget):
    """``pictured``: whether a picture is there, which can be made larger."""

    pictured = Signal(bool)

    def __init__(self) -> None:
        super().__init__()
        self.stage, self.text, self.message = PictureStage(), QPlainTextEdit(), plain_label(scale=1.2)
        self.text.setReadOnly(True)
        self.text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.text.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the arrow keys go to the next file
        self.text.document().setDocumentMargin(_MARGIN)
        self.message.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.message.setMargin(2 * _MARGIN)
        for one in (self.stage, self.text, self.message):
            self.addWidget(one)
        self._text = ""
        self.currentChanged.connect(self._tell)
        curtain().moved.connect(self._show_people)

    def show_stage(self) -> None:
        """The picture that is there, or is about to come."""
        self.setCurrentWidget(self.stage)

    def show_text(self, text: str) -> None:
        """A chat, a table."""
        self._text = text
        self._show_people()
        self.setCurrentWidget(self.text)

    def say(self, sentence: str) -> None:
        """Why there is nothing to see."""
        self.stage.clear()
        self.message.setText(sentence)
        self.setCurrentWidget(self.message)

    def _show_people(self) -> None:
        self.text.setPlainText(curtain().shown(self._text))

    def _tell(self) -> None:
        self.pictured.emit(self.currentWidget() is self.stage)
