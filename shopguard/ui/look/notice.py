"""A line for what the owner must know now: a warning stays until it is closed, what was only done goes by itself."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QSize, QTimer
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QToolButton

from shopguard.ui.look.card import Card
from shopguard.ui.look.icons import icon
from shopguard.ui.look.labels import Toned
from shopguard.ui.look.palette import Tone, scheme_of
from shopguard.ui.look.type_size import scaled

READ_MS = 12_000  # as long as what was only done is to be read
CROSS = 12  # pixels at the usual text size


class Notice(Card):
    """Hidden while there is nothing to say. In the colour of a warning only where it is one."""

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
        self.gone_soon = QTimer(self)
        self.gone_soon.setSingleShot(True)
        self.gone_soon.setInterval(READ_MS)
        self.gone_soon.timeout.connect(self._go)
        row = QHBoxLayout()
        row.addWidget(self.sentence, 1)
        row.addWidget(self.action)
        row.addWidget(self._close)
        self.rows.addLayout(row)
        self._colour()
        self.hide()

    def say(self, sentence: str) -> None:
        """Shows a warning, which stays; "" hides the line."""
        self._show(sentence, "watch")

    def done(self, sentence: str) -> None:
        """Confirms what was done; the line goes by itself."""
        self._show(sentence, "good")
        self.gone_soon.start()

    def offer(self, sentence: str, word: str, then: Callable[[], None], *, warns: bool = False) -> None:
        """Shows a sentence and a button: ``then`` is called when it is pressed, and the line is gone."""
        self._show(sentence, "watch" if warns else "good")
        self.action.setText(word)
        self.action.show()
        self._then = then

    def withdraw(self, *offers: Callable[[], None]) -> None:
        """Hides the line where its button would do one of these: they mean something else by now."""
        if not self.action.isHidden() and self._then in offers:
            self.hide()

    def changeEvent(self, event: QEvent) -> None:
        """The cross takes the new scheme's colour, and the new size of the text."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.FontChange):
            self._colour()

    def _show(self, sentence: str, tone: Tone) -> None:
        self.gone_soon.stop()
        self.action.hide()
        self._tone = tone
        self.sentence.wear(tone)
        self._colour()
        self.sentence.setText(sentence)
        self.setVisible(bool(sentence))
        self.update()

    def _go(self) -> None:
        """Not from under the pointer."""
        if self.underMouse():
            self.gone_soon.start()
        else:
            self.hide()

    def _colour(self) -> None:
        side = scaled(CROSS)
        self._close.setIcon(icon("close", scheme_of(self.palette()).tones[self._tone or "watch"].text, side))
        self._close.setIconSize(QSize(side, side))

    def _act(self) -> None:
        self.hide()
        if self._then is not None:
            self._then()
