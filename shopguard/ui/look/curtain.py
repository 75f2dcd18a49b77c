"""Whether the window shows buyers' data: hidden at first, shown for this sitting when the owner wants to see it; kept nowhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, Qt, Signal

if TYPE_CHECKING:
    from shopguard.flows.on_screen import Kind


class Curtain(QObject):
    """One for all windows and dialogs of the program, see :func:`curtain`. ``moved``: everything is to be shown anew."""

    moved = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.wanted = True  # the owner's setting
        self._open = False

    @property
    def hides(self) -> bool:
        """Whether buyers' data is hidden now."""
        return self.wanted and not self._open

    def want(self, wanted: bool) -> None:
        """The owner's setting; a new sitting begins."""
        self._move(wanted=wanted, opened=False)

    def reveal(self, revealed: bool) -> None:
        """Shows everything until it is hidden again or the program ends."""
        self._move(wanted=self.wanted, opened=revealed)

    def shown(self, text: str, kind: Kind = "text") -> str:
        """``text`` as it may stand on the screen now."""
        if not self.hides or not text:
            return text
        from shopguard.flows.on_screen import masked  # the first painting shows no buyer

        return masked(text, kind)

    def _move(self, *, wanted: bool, opened: bool) -> None:
        before = self.wanted, self.hides
        self.wanted, self._open = wanted, opened
        if before != (self.wanted, self.hides):
            self.moved.emit()


def curtain() -> Curtain:
    """The application's curtain."""
    application = QCoreApplication.instance()
    if application is None:
        raise RuntimeError("there is no application yet")
    there = application.findChild(Curtain, options=Qt.FindChildOption.FindDirectChildrenOnly)
    return there if isinstance(there, Curtain) else Curtain(application)
