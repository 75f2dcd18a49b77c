"""What the owner sets: the page, and what becomes of a choice at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from shopguard.core.message import UserProblem
from shopguard.core.settings import Section, Value
from shopguard.flows.settings import Settings
from shopguard.flows.workplace import Workplace
from shopguard.ui.desk import Desk
from shopguard.ui.look.application import Look
from shopguard.ui.look.notice import Notice
from shopguard.ui.look.palette import known_appearance
from shopguard.ui.shell.settings_menu import SettingsMenu

if TYPE_CHECKING:
    from shopguard.ui.settings.settings_dialog import SettingsDialog


class SettingsDesk(Desk):
    """``changed`` carries the name of a setting that has another value now; language and looks are put on here.

    ``opened`` carries the page, before it is shown: others add to it what belongs there.
    """

    changed = Signal(str)
    opened = Signal(object)  # SettingsDialog
    dialog: SettingsDialog | None

    def __init__(self, place: Workplace, look: Look, menu: SettingsMenu, notice: Notice, window: QWidget) -> None:
        super().__init__(window)
        self._place, self._look, self._menu, self._notice = place, look, menu, notice
        menu.settings.triggered.connect(self.open)

    def start(self) -> None:
        """Says what was wrong with the settings file."""
        problem = self._place.settings.problem
        if problem is not None:
            self._notice.say(self._place.texts.say(problem))

    def open(self) -> None:
        """Shows the page."""
        from shopguard.ui.settings.settings_dialog import SettingsDialog  # not before somebody wants it

        super().close()
        dialog = SettingsDialog(self._place.settings, self._menu, self._window)
        dialog.chosen.connect(self._choose)
        self.opened.emit(dialog)
        self._open_dialog(dialog)

    def open_at(self, section: Section) -> None:
        """Shows the page, scrolled to that section."""
        self.open()
        if self.dialog is not None:
            self.dialog.show_section(section)

    def _choose(self, name: str, value: Value) -> None:
        """Keeps it and does it; where it cannot be kept the page shows what still holds."""
        settings: Settings = self._place.settings
        try:
            changed = settings.set(name, value)
        except UserProblem as problem:
            if self.dialog is not None:
                self.dialog.refuse(name, self._place.texts.say(problem.message))
            return
        if changed:
            self._put_on(name)
            if self.dialog is not None:
                self.dialog.kept(name)
            self.changed.emit(name)

    def _put_on(self, name: str) -> None:
        settings = self._place.settings
        if name == "appearance":
            self._look.wear(known_appearance(settings.text(name)))
        elif name == "text_size":
            self._look.size_text(settings.number(name))
