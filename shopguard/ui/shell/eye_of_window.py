"""The eye in the window's top line, and what the owner has set about it."""

from __future__ import annotations

from PySide6.QtGui import QHideEvent

from shopguard.flows.settings import Settings
from shopguard.ui.look.curtain import curtain
from shopguard.ui.look.eye_button import EyeButton
from shopguard.ui.settings.settings_desk import SettingsDesk

SETTING = "mask_screen"


class EyeOfWindow(EyeButton):
    """With a new window, and once the window was closed or locked, buyers' data is hidden again."""

    def __init__(self, settings: Settings, desk: SettingsDesk) -> None:
        curtain().want(settings.is_on(SETTING))
        super().__init__()
        self._settings = settings
        desk.changed.connect(self._set)

    def hideEvent(self, event: QHideEvent) -> None:
        """Locked, or closed and still there in the background: whoever opens it again may be somebody else."""
        super().hideEvent(event)
        if not event.spontaneous():  # minimized: the sitting goes on
            curtain().reveal(False)

    def _set(self, name: str) -> None:
        if name == SETTING:
            curtain().want(self._settings.is_on(SETTING))
