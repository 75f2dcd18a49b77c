"""A line across the window for what the owner must know now; it stays until it is closed or answered."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QToolButton

from shopguard.ui.look.card import Card
from shopguard.ui.look.icons import icon
from shopguard.ui.look.labels import Toned
from shopguard.ui.look.palette import scheme_of


class Notice(Card):
    """Hidden while there is nothing to say."""

    def __init__(self) -> None:
        super().__init__(tone="watch", margin=6)
        self.sentence = Toned("watch")
        self.action = QPushButton()
        self.action.clicked.connect(self._act)
        self.action.hide()
        self._then: Callable[[], None] | None = None
        self._close = QToolButton()
        self._close.setAutoRaise(True)
        self._close.setAccessibleName(self.tr("知道了"))
        self._close.clicked.connect(self.hide)
        row = QHBoxLayout()
        row.addWidget(self.sentence, 1)
        row.addWidget(self.action)
        row.addWidget(self._close)
        self.rows.addLayout(row)
        self._colour()
        self.hide()

    def say(self, sentence: str) -> None:
        """Shows a sentence; "" hides the line."""
        self.sentence.setText(sentence)
        self.action.hide()
        self.setVisible(bool(sentence))

    def offer(self, sentence: str, word: str, then: Callable[[], None]) -> None:
        """Shows a sentence and a button: ``then`` is called when it is pressed, and the line is gone."""
        self.say(sentence)
        self.action.setText(word)
        self.action.show()
        self._then = then

    def withdraw(self, *offers: Callable[[], None]) -> None:
        """Hides the line where its button would do one of these: they mean something else by now."""
        if not self.action.isHidden() and self._then in offers:
            self.hide()

    def changeEvent(self, event: QEvent) -> None:
        """The cross takes the new scheme's colour."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._colour()

    def _colour(self) -> None:
        self._close.setIcon(icon("close", scheme_of(self.palette()).tones["watch"].text, 12))

    def _act(self) -> None:
        self.hide()
        if self._then is not None:
            self._then()
