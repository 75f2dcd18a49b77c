"""The rulebook in a window of its own, beside the orders."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from shopguard.flows.rulebook.rule_entries import Entry
from shopguard.flows.rulebook.rules import rulebook_entries
from shopguard.flows.rulebook.switches import Switch, switches
from shopguard.flows.workplace import Workplace
from shopguard.ui.jobs import Jobs
from shopguard.ui.look.labels import Toned
from shopguard.ui.look.type_size import scaled
from shopguard.ui.rulebook.rulebook_page import RulebookPage


class RulebookDialog(QDialog):
    """``problem`` carries an exception that is no expected one: the window knows what to do with it. ``switch_wanted`` carries a
    clause, whether it is to be judged, and this dialog."""

    problem = Signal(object)
    switch_wanted = Signal(str, bool, QWidget)

    def __init__(self, place: Workplace, jobs: Jobs, clock: Callable[[], int], parent: QWidget) -> None:
        super().__init__(parent)
        self._place, self._jobs, self._clock = place, jobs, clock
        self._wanted = ""
        self.setWindowTitle(self.tr("规则"))
        self.resize(scaled(1000), scaled(720))
        self.broken = Toned("watch")
        self.broken.hide()
        self.page = RulebookPage(place.texts)
        self.page.switch_wanted.connect(self._want_switch)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(16, 14, 16, 14)
        rows.addWidget(self.broken)
        rows.addWidget(self.page, 1)
        QShortcut(QKeySequence(QKeySequence.StandardKey.Find), self).activated.connect(self.page.search.setFocus)
        self.page.search.setFocus()

    def open_at(self, entry_id: str) -> None:
        """Reads the rulebook and opens it at that entry ("": where it stood)."""
        self._wanted = entry_id or self._wanted
        job = self._jobs.read(partial(_read, self._place, self._clock()), topic="rulebook")
        job.done.connect(self._show)
        job.failed.connect(self.problem)

    def _show(self, told: tuple[list[Entry], tuple[Switch, ...]]) -> None:
        problem = self._place.rule_problem
        self.broken.setText(self._place.texts.say(problem) if problem else "")
        self.broken.setVisible(problem is not None)
        self.page.show_entries(*told, self._wanted)
        self._wanted = ""

    def _want_switch(self, clause: str, on: bool) -> None:
        self.switch_wanted.emit(clause, on, self)


def _read(place: Workplace, at: int) -> tuple[list[Entry], tuple[Switch, ...]]:
    return rulebook_entries(place, at), switches(place)
