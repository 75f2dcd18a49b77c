"""A field to search in: its magnifier is as large as the text, at every text size (Qt's own stays at 16 pixels)."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QLineEdit

from shopguard.ui.look.icons import picture
from shopguard.ui.look.palette import scheme_of
from shopguard.ui.look.type_size import scaled

MAGNIFIER = 16  # at the usual text size, like the next
BEFORE, BEHIND = 7, 4


class SearchField(QLineEdit):
    """With a cross to clear it, and Escape."""

    def __init__(self) -> None:
        super().__init__()
        self.setClearButtonEnabled(True)
        self._leave_room()

    def changeEvent(self, event: QEvent) -> None:
        """Text of another size."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._leave_room()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The magnifier before the text, in the colour of the scheme."""
        super().paintEvent(event)
        side = scaled(MAGNIFIER)
        drawn = picture("search", scheme_of(self.palette()).faint, side, self.devicePixelRatioF())
        QPainter(self).drawPixmap(QPoint(scaled(BEFORE), (self.height() - side) // 2), drawn)

    def event(self, event: QEvent) -> bool:
        """Escape is for what was typed here, whatever else in the window listens to it."""
        if event.type() == QEvent.Type.ShortcutOverride and self._takes(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape clears it; in an empty field it means what it means around it."""
        if self._takes(event):
            self.clear()
        else:
            super().keyPressEvent(event)

    def _takes(self, event: QEvent) -> bool:
        return isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape and bool(self.text())

    def _leave_room(self) -> None:
        self.setTextMargins(scaled(BEFORE + MAGNIFIER + BEHIND) - 4, 0, 0, 0)  # Qt leaves 4 pixels of its own
