"""Everything about the rules in the window: the rulebook, the owner's own folder, and what a change of rules did."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QDialog, QWidget

from shopguard.core.message import Message
from shopguard.flows.judging import Changed
from shopguard.flows.rulebook import recoloured
from shopguard.flows.rulebook.told_once import told_once
from shopguard.flows.workplace import Workplace
from shopguard.ui.ask import Ask
from shopguard.ui.jobs import Jobs
from shopguard.ui.look.notice import Notice
from shopguard.ui.look.screen_room import give_room
from shopguard.ui.rulebook.rejudging_run import RejudgingRun, RejudgingStrip
from shopguard.ui.rulebook.rule_update_desk import RuleUpdateDesk
from shopguard.ui.shell.settings_menu import SettingsMenu

if TYPE_CHECKING:
    from shopguard.ui.rulebook.colour_changes import ColourChanges
    from shopguard.ui.rulebook.rule_folder_dialog import RuleFolderDialog
    from shopguard.ui.rulebook.rulebook_dialog import RulebookDialog


class RuleDesk(QObject):
    """``strip`` shows a judgement by changed rules. ``ended``: it is over, whatever became of it.

    ``stale`` (Changed): the stored verdicts can be shown meanwhile; ``order_wanted`` carries an order's number; ``failed``
    carries the exception; ``switch_wanted`` a clause, whether it is to be judged, and the window it was asked in.
    ``updates`` takes rule files; ``rulebook``, ``folder`` and ``changes`` are the dialogs that are open.
    """

    stale = Signal(object)
    ended = Signal()
    order_wanted = Signal(str)
    switch_wanted = Signal(str, bool, QWidget)
    failed = Signal(object)

    def __init__(
        self,
        place: Workplace,
        jobs: Jobs,
        ask: Ask,
        clock: Callable[[], int],
        menu: SettingsMenu,
        notice: Notice,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._place, self._jobs, self._ask, self._clock = place, jobs, ask, clock
        self._notice, self._window = notice, window
        self.rulebook: RulebookDialog | None = None
        self.folder: RuleFolderDialog | None = None
        self.changes: ColourChanges | None = None
        self.strip = RejudgingStrip(place.texts, self.tr("规则变了，正在重新判断所有订单…"))
        self.run = RejudgingRun(place, jobs, clock, self)
        self.updates = RuleUpdateDesk(place, jobs, ask, clock, window)
        self._connect()
        menu.rulebook.triggered.connect(self._open_rulebook)
        menu.rule_folder.triggered.connect(self.open_folder)
        menu.colour_changes.triggered.connect(self.open_changes)
        menu.rule_update.triggered.connect(self.updates.open)

    def start(self) -> None:
        """Says what is wrong with the rule files; judges what verdicts by other rules are left; shows what changed by it."""
        problem = self._place.rule_problem
        if problem is not None:
            self._notice.say(self._place.texts.say(problem))
        once = self._jobs.write(partial(told_once, self._place))
        once.done.connect(self._say_once)
        once.failed.connect(self.failed)
        self.run.start()

    def open_rulebook(self, entry_id: str = "") -> None:
        """Shows the rulebook, at a clause where one is named."""
        if self.rulebook is None:
            from shopguard.ui.rulebook.rulebook_dialog import RulebookDialog  # not before somebody wants it

            self.rulebook = RulebookDialog(self._place, self._jobs, self._clock, self._window)
            self.rulebook.problem.connect(self.failed)
            self.rulebook.switch_wanted.connect(self.switch_wanted)
            self.rulebook.update_wanted.connect(self.updates.open)
            self.rulebook.rule_file_dropped.connect(self.updates.open_file)
            self.rulebook.finished.connect(self._rulebook_closed)
        self.rulebook.open_at(entry_id)
        _present(self.rulebook)

    def read_anew(self) -> None:
        """Shows anew what the rulebook says, where it is open."""
        if self.rulebook is not None:
            self.rulebook.open_at("")

    def open_folder(self) -> None:
        """Shows which rule folder is in use."""
        from shopguard.ui.rulebook.rule_folder_dialog import RuleFolderDialog

        if self.folder is None:
            self.folder = RuleFolderDialog(self._place, self._jobs, self._ask, self._window)
            self.folder.chosen.connect(self._rules_changed)
            self.folder.problem.connect(self.failed)
            self.folder.finished.connect(self._folder_closed)
        _present(self.folder)

    def open_changes(self) -> None:
        """Shows which orders changed colour by the last change of rules."""
        from shopguard.ui.rulebook.colour_changes import ColourChanges

        if self.changes is None:
            self.changes = ColourChanges(self._place, self._jobs, self._window)
            self.changes.order_wanted.connect(self.order_wanted)
            self.changes.problem.connect(self.failed)
            self.changes.finished.connect(self._changes_closed)
        self.changes.read_anew()
        _present(self.changes)

    def close(self) -> None:
        """Closes what is open."""
        self.updates.close()
        for dialog in (self.rulebook, self.folder):
            if dialog is not None:
                dialog.done(0)
        if self.changes is not None:  # the window goes, the list was not closed: it comes again at the next start
            self.changes.finished.disconnect(self._changes_closed)
            self.changes.done(0)

    def _connect(self) -> None:
        self.run.begun.connect(self.strip.begin)
        self.run.begun.connect(self._show_stored)
        self.run.unseen.connect(self.open_changes)
        self.run.progressed.connect(self.strip.show_progress)
        self.run.ended.connect(self.strip.end)
        self.run.ended.connect(self.ended)
        self.run.done.connect(self._say_changes)
        self.run.stopped.connect(self._say_stopped)
        self.run.failed.connect(self.failed)
        self.strip.cancel_wanted.connect(self.run.cancel)
        self.updates.taken.connect(self._rules_updated)
        self.updates.failed.connect(self.failed)

    def _show_stored(self) -> None:
        self.stale.emit(Changed(0, None))

    def _open_rulebook(self) -> None:
        self.open_rulebook()

    def _rules_changed(self, something_left: bool) -> None:
        self._notice.say("")
        self.read_anew()
        if something_left:
            self.run.start()

    def _rules_updated(self, something_left: bool) -> None:
        from shopguard.flows.rulebook.editions import edition_in_words

        self._rules_changed(something_left)
        if not something_left:
            self._notice.done(edition_in_words(self._place))

    def _say_once(self, told: Message | None) -> None:
        if told is not None:
            self._notice.say(self._place.texts.say(told))

    def _say_changes(self, changed: int) -> None:
        if changed:
            self.open_changes()
        else:
            self._notice.done(self.tr("规则有变化，已经重新判断：没有订单换颜色。"))

    def _say_stopped(self) -> None:
        self._notice.say(self.tr("先停下了：一部分订单还是按旧规则判断的，下次打开时接着算。"))

    def _rulebook_closed(self) -> None:
        if self.rulebook is not None:
            self.rulebook.deleteLater()
            self.rulebook = None

    def _folder_closed(self) -> None:
        if self.folder is not None:
            self.folder.deleteLater()
            self.folder = None

    def _changes_closed(self) -> None:
        if self.changes is not None:
            self.changes.deleteLater()
            self.changes = None
            job = self._jobs.write(partial(recoloured.close_list, self._place), must_finish=True)
            job.failed.connect(self.failed)


def _present(dialog: QDialog) -> None:
    """Shows it beside the window, no larger than the screen."""
    if not dialog.isVisible():
        give_room(dialog)
    dialog.show()
    dialog.activateWindow()
