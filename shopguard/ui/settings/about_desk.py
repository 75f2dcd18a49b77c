"""About the program: its version, where the data is, and what has changed."""

from __future__ import annotations

import platform

from PySide6.QtWidgets import QWidget

from shopguard import __version__
from shopguard.flows.workplace import Workplace
from shopguard.resources import resource
from shopguard.ui.ask import Ask
from shopguard.ui.desk import Desk
from shopguard.ui.settings.about_dialog import AboutDialog, ChangesDialog
from shopguard.ui.shell.settings_menu import SettingsMenu


class AboutDesk(Desk):
    """Opened from the menu."""

    def __init__(self, place: Workplace, ask: Ask, menu: SettingsMenu, window: QWidget) -> None:
        super().__init__(window)
        self._place, self._ask = place, ask
        menu.about.triggered.connect(self.open)
        menu.changes.triggered.connect(self.open_changes)

    def open(self) -> None:
        """Shows version and data folder."""
        super().close()
        system = f"{platform.system()} {platform.release()}"
        dialog = AboutDialog(__version__, system, self._place.data, self._window)
        dialog.folder_wanted.connect(self._ask.show_folder)
        dialog.changes_wanted.connect(self.open_changes)
        self._open_dialog(dialog)

    def open_changes(self) -> None:
        """Shows what has changed, the newest first."""
        super().close()
        text = resource("changelog.md").read_text("utf-8")
        self._open_dialog(ChangesDialog(text, self._window))
