"""The rulebook in a window of its own, beside the orders."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from shopguard.flows.rulebook.editions import edition_in_words
from shopguard.flows.rulebook.rule_entries import Entry
from shopguard.flows.rulebook.rules import rulebook_entries
from shopguard.flows.rulebook.switches import Switch, switches
from shopguard.flows.workplace import Workplace
from shopguard.ui.imports.drops import local_files, rule_files
from shopguard.ui.jobs import Jobs
from shopguard.ui.look.labels import Quiet, Toned
from shopguard.ui.look.type_size import scaled
from shopguard.ui.rulebook.rulebook_page import RulebookPage


class RulebookDialog(QDialog):
    """``problem`` carries an exception that is no expected one: the window knows what to do with it. ``switch_wanted`` carries a
    clause, whether it is to be judged, and this dialog; ``update_wanted``: other rules are; ``rule_file_dropped`` carries a path."""

    update_wanted = Signal()
    rule_file_dropped = Signal(object)
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
        rows.addLayout(self._edition_row())
        rows.addWidget(self.page, 1)
        self.setAcceptDrops(True)
        QShortcut(QKeySequence(QKeySequence.StandardKey.Find), self).activated.connect(self.page.search.setFocus)
        self.page.search.setFocus()

    def open_at(self, entry_id: str) -> None:
        """Reads the rulebook and opens it at that entry ("": where it stood)."""
        self._wanted = entry_id or self._wanted
        job = self._jobs.read(partial(_read, self._place, self._clock()), topic="rulebook")
        job.done.connect(self._show)
        job.failed.connect(self.problem)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Takes a rule file, and nothing else."""
        if rule_files(local_files(event.mimeData())):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Hands over the first that was dropped."""
        event.acceptProposedAction()
        self.rule_file_dropped.emit(rule_files(local_files(event.mimeData()))[0])

    def _edition_row(self) -> QHBoxLayout:
        self.edition = Quiet()
        self.update_button = QPushButton(self.tr("更新规则…"))
        self.update_button.setAutoDefault(False)
        self.update_button.clicked.connect(self.update_wanted)
        row = QHBoxLayout()
        row.addWidget(self.edition, 1)
        row.addWidget(self.update_button)
        return row

    def _show(self, told: tuple[list[Entry], tuple[Switch, ...]]) -> None:
        problem = self._place.rule_problem
        self.broken.setText(self._place.texts.say(problem) if problem else "")
        self.broken.setVisible(problem is not None)
        self.edition.setText(edition_in_words(self._place))
        self.page.show_entries(*told, self._wanted)
        self._wanted = ""

    def _want_switch(self, clause: str, on: bool) -> None:
        self.switch_wanted.emit(clause, on, self)


def _read(place: Workplace, at: int) -> tuple[list[Entry], tuple[Switch, ...]]:
    return rulebook_entries(place, at), switches(place)
