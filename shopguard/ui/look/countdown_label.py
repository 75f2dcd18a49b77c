"""A line that counts down to a deadline, once a minute and only while it is visible."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QTimer
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QLabel

from shopguard.core.finding import State
from shopguard.core.message import Texts
from shopguard.ui.look.words import countdown, moment

MINUTE_MS = 60_000


class CountdownLabel(QLabel):
    """``11-20 12:00 · 3 h left``. ``clock`` gives unix seconds."""

    def __init__(self, texts: Texts, state: State, deadline: int, clock: Callable[[], int]) -> None:
        super().__init__()
        self._texts, self._state, self._deadline, self._clock = texts, state, deadline, clock
        self._minute = QTimer(self)
        self._minute.setInterval(MINUTE_MS)
        self._minute.timeout.connect(self.count)
        self.setWordWrap(True)
        self.count()

    def count(self) -> None:
        """Writes the line for this minute."""
        at = self.tr("截止 {at}").format(at=moment(self._deadline))
        left = countdown(self._texts, self._state, self._deadline, self._clock())
        self.setText(f"{at} · {left}" if left else at)

    def showEvent(self, event: QShowEvent) -> None:
        """Starts to tick."""
        super().showEvent(event)
        self.count()
        self._minute.start()

    def hideEvent(self, event: QHideEvent) -> None:
        """Costs nothing while nobody looks."""
        super().hideEvent(event)
        self._minute.stop()
