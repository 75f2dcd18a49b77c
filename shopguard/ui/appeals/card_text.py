"""Wrapped text on cards of which many are shown at once: no selecting, and its size is asked for at one width only.

A label whose text can be selected lays it out as a document and tries several widths: seventy of them hold the window up.
"""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QLabel, QSizePolicy

from shopguard.ui.look.curtain import curtain
from shopguard.ui.look.people_label import BehindCurtain
from shopguard.ui.look.plain_tip import plain_tip

LEAST_WIDTH = 80


class CardText(QLabel):
    """``quiet``: secondary text. Never taken for markup."""

    def __init__(self, text: str, *, quiet: bool = False, bold: bool = False, scale: float = 1.0) -> None:
        super().__init__(text)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        if quiet:
            self.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        font = self.font()
        font.setPointSizeF(font.pointSizeF() * scale)
        font.setBold(bold)
        self.setFont(font)

    def sizeHint(self) -> QSize:
        """As wide as there is room, as high as that width makes it."""
        return self.minimumSizeHint()

    def minimumSizeHint(self) -> QSize:
        """However long the text is."""
        return QSize(LEAST_WIDTH, self.fontMetrics().lineSpacing())


class PeopleCardText(BehindCurtain, CardText):
    """What the owner wrote down: buyers may stand in it."""

    def __init__(self, text: str, *, quiet: bool = False, scale: float = 1.0) -> None:
        CardText.__init__(self, "", quiet=quiet, scale=scale)
        self.stand_behind(text)


class CardTextWithMore(CardText):
    """A quiet line; pointing at it tells more, in which buyers may stand, line by line."""

    def __init__(self, text: str, more: str) -> None:
        super().__init__(text, quiet=True, scale=0.92)
        self._more = more
        curtain().moved.connect(self._show_more)
        self._show_more()

    def _show_more(self) -> None:
        more = curtain().shown(self._more)
        self.setToolTip(plain_tip(more))
        self.setAccessibleDescription(more)
