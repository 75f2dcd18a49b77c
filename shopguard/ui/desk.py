"""What opens a dialog: one at a time, no larger than the screen, destroyed when it is closed."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QDialog, QWidget

from shopguard.ui.look.screen_room import give_room


class Desk(QObject):
    """``dialog`` is the one that is open; ``failed`` carries the exception."""

    dialog: QDialog | None
    failed = Signal(object)

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self.dialog = None

    def close(self) -> None:
        """Closes the dialog."""
        if self.dialog is not None:
            self.dialog.done(0)

    def _open_dialog(self, dialog: QDialog) -> None:
        """Opens it; the one before has been closed."""
        self.dialog = dialog
        give_room(dialog)
        dialog.finished.connect(self._put_away)
        dialog.open()

    def _put_away(self) -> None:
        """A closed dialog is destroyed, once Qt has done with it; it is opened anew from what is stored."""
        if self.dialog is not None:
            self.dialog.deleteLater()
            self.dialog = None


class ChangingDesk(Desk):
    """Of a dialog that changes what is judged. ``changed``: what the window shows is to be read anew."""

    changed = Signal()

    def _put_away(self) -> None:
        there = self.dialog is not None
        super()._put_away()
        if there:
            self.changed.emit()  # a step may still be under way: what is judged after it is shown
