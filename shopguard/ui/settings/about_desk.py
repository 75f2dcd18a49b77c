"""About the program: its version, where the data is, and what has changed."""

from __future__ import annotations

import json
import platform
import re

from PySide6.QtWidgets import QWidget

from shopguard import __version__
from shopguard.core.message import Language
from shopguard.flows.workplace import Workplace
from shopguard.resources import resource
from shopguard.ui.ask import Ask
from shopguard.ui.desk import Desk
from shopguard.ui.settings.about_dialog import AboutDialog, ChangesDialog
from shopguard.ui.settings.licences_dialog import LicencesDialog
from shopguard.ui.shell.settings_menu import SettingsMenu

_CHINESE = re.compile(r"[\u4e00-\u9fff]")
_MOST_CHINESE = 10  # of so many signs of an English text one may be Chinese: names of the back office


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
        dialog.licences_wanted.connect(self.open_licences)
        self._open_dialog(dialog)

    def open_changes(self) -> None:
        """Shows what has changed, the newest first."""
        super().close()
        text = resource("changelog.md").read_text("utf-8")
        self._open_dialog(ChangesDialog(_own_language_first(text, self._place.texts.language), self._window))

    def open_licences(self) -> None:
        """Shows what the program is made of, and under which licences."""
        super().close()
        told = json.loads(resource("licences.json").read_text("utf-8"))
        self._open_dialog(LicencesDialog(told["packages"], told["inside"], self._window))


def _own_language_first(changelog: str, language: Language) -> str:
    """Of each version the English part first for who reads English; it is written after the Chinese one."""
    if language != "en":
        return changelog
    versions = re.split(r"^(?=## )", changelog, flags=re.MULTILINE)
    return "".join(_english_first(version) for version in versions)


def _english_first(version: str) -> str:
    heading, *parts = version.strip().split("\n\n")
    ordered = sorted(parts, key=lambda part: len(_CHINESE.findall(part)) * _MOST_CHINESE > len(part))
    return "\n\n".join([heading, *ordered]) + "\n\n"
