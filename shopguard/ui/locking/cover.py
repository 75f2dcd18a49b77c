"""Takes every window of the program off the screen, and brings them back as they were."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QToolTip, QWidget
from shiboken6 import isValid

from shopguard.ui.look.application import the_application

_WINDOWS = (Qt.WindowType.Window, Qt.WindowType.Dialog, Qt.WindowType.Sheet, Qt.WindowType.Tool)
_MOST_POPUPS = 10  # menus in menus


@dataclass(slots=True)
class _Hidden:
    """A window that was on the screen. ``modal``: whoever opened it waits for its answer; ``over``: it was answered meanwhile."""

    window: QWidget
    modal: bool
    over: bool = False


class Cover(QObject):
    """While it is down only ``page`` and what ``page`` opens can be seen; what other parts open waits unseen.

    A window that its own part closes meanwhile stays closed. The system's window to choose a file is closed: it shows names.
    """

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._page: QWidget | None = None
        self._hidden: list[_Hidden] = []
        self._focus: QWidget | None = None

    def is_down(self) -> bool:
        """Whether the windows are covered."""
        return self._page is not None

    def lower(self, page: QWidget) -> bool:
        """Takes everything but ``page`` off the screen; returns whether there was anything to see."""
        self._page = page
        self._focus = QApplication.focusWidget()
        _close_popups()
        shown = [window for window in QApplication.topLevelWidgets() if self._is_foreign(window) and window.isVisible()]
        for window in sorted(shown, key=_depth, reverse=True):
            if isinstance(window, QFileDialog):
                window.reject()
            else:
                self._keep(window)
                window.hide()
        self._hidden.sort(key=lambda hidden: _depth(hidden.window))
        the_application().installEventFilter(self)
        return bool(shown)

    def lift(self) -> None:
        """Brings everything back."""
        the_application().removeEventFilter(self)
        self._page = None
        hidden, self._hidden = self._hidden, []
        for one in hidden:
            if not one.over and isValid(one.window):
                _bring_back(one)
        if self._focus is not None and isValid(self._focus) and self._focus.isVisible():
            self._focus.setFocus()
        self._focus = None

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """What another part shows now is shown where nobody sees it: Qt asks the screen only after this event."""
        if event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            unseen = watched.testAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen)
            if not unseen and self._is_foreign(watched):
                watched.setAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen)
                self._keep(watched)
        return False

    def _is_foreign(self, window: QWidget) -> bool:
        above: QWidget | None = window
        while above is not None:
            if above is self._page:
                return False
            above = above.parentWidget()
        return window.windowType() in _WINDOWS

    def _keep(self, window: QWidget) -> None:
        if any(hidden.window is window for hidden in self._hidden):
            return
        hidden = _Hidden(window, window.isModal())
        if isinstance(window, QDialog):
            window.finished.connect(lambda _result: _end(hidden))
        self._hidden.append(hidden)


def _end(hidden: _Hidden) -> None:
    hidden.over = True


def _bring_back(hidden: _Hidden) -> None:
    window = hidden.window
    if window.testAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen):
        window.hide()
        window.setAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen, False)
        below = window.parentWidget()
        if below is not None:  # Qt has placed it where nobody saw it
            window.move(below.window().geometry().center() - window.rect().center())
    if hidden.modal and isinstance(window, QDialog):
        window.open()  # hiding it has let what is behind it go
    else:
        window.show()


def _close_popups() -> None:
    for _ in range(_MOST_POPUPS):
        popup = QApplication.activePopupWidget()
        if popup is None:
            break
        popup.close()
    QToolTip.hideText()


def _depth(window: QWidget) -> int:
    """How many windows it stands on."""
    depth, above = 0, window.parentWidget()
    while above is not None:
        depth, above = depth + 1, above.parentWidget()
    return depth
