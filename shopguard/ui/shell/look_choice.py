"""How the window looks and which language it speaks, as chosen in the menu: put on, and remembered for the next start."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject, Signal

from shopguard.flows import settings
from shopguard.flows.workplace import Workplace
from shopguard.ui.jobs import Jobs
from shopguard.ui.look.application import Look
from shopguard.ui.look.notice import Notice
from shopguard.ui.look.palette import Appearance
from shopguard.ui.shell.settings_menu import SettingsMenu


class LookChoice(QObject):
    """``failed`` carries the exception."""

    failed = Signal(object)

    def __init__(
        self, place: Workplace, jobs: Jobs, look: Look, menu: SettingsMenu, notice: Notice, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._place, self._jobs, self._look, self._notice = place, jobs, look, notice
        menu.appearance_chosen.connect(self._change_look)
        menu.language_chosen.connect(self._change_language)

    def _change_look(self, appearance: Appearance) -> None:
        self._look.wear(appearance)
        self._remember("appearance", appearance)

    def _change_language(self, language: str) -> None:
        self._remember("language", language)
        self._notice.say(self.tr("下次打开时换成所选的语言。"))

    def _remember(self, name: str, value: str) -> None:
        job = self._jobs.write(partial(settings.remember, self._place, name, value), must_finish=True)
        job.failed.connect(self.failed)
