"""Asks for newer releases where the owner has switched it on, and tells him what there is; the rest is up to him."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from shopguard.core.release import Release
from shopguard.flows import updates
from shopguard.flows.progress import Reporter
from shopguard.flows.updates import News, Seen
from shopguard.flows.workplace import Workplace
from shopguard.online.outcome import Outcome
from shopguard.online.update_rules import UpdateRules, update_rules
from shopguard.ui.ask import Ask
from shopguard.ui.background.background import Background
from shopguard.ui.desk import Desk
from shopguard.ui.jobs import Jobs
from shopguard.ui.updates.update_strip import UpdateLine, UpdateStrip
from shopguard.ui.updates.update_words import news_in_words

if TYPE_CHECKING:
    from shopguard.ui.settings.settings_dialog import SettingsDialog
    from shopguard.ui.updates.update_dialog import UpdateDialog

FIRST_MS = 90_000  # after the start, when the owner has seen what is urgent
EVERY_MS = 3_600_000  # whether a day is over


class UpdateDesk(Desk):
    """``strip`` stands above the table; the settings page gets a line through :meth:`join`. ``rules``: another address; for tests."""

    dialog: UpdateDialog | None

    def __init__(
        self,
        place: Workplace,
        jobs: Jobs,
        ask: Ask,
        clock: Callable[[], int],
        background: Background,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._place, self._jobs, self._ask, self._clock, self._background = place, jobs, ask, clock, background
        self.rules: UpdateRules = update_rules()
        self.strip = UpdateStrip()
        self.strip.wanted.connect(self.open)
        self._seen: Seen | None = None
        self._line: UpdateLine | None = None
        self._asking = False
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.look)

    def start(self) -> None:
        """Tells what is known already, and begins to look now and then whether a day is over."""
        self._timer.start(FIRST_MS)
        self._read()

    def stop(self) -> None:
        """Ends that."""
        self._timer.stop()

    def look(self) -> None:
        """Asks if it is time to."""
        self._timer.start(EVERY_MS)
        self._begin(by_owner=False)

    def join(self, page: SettingsDialog) -> None:
        """The settings page is opened: it gets the line that tells of the last time."""
        self._line = line = UpdateLine(self._place.texts)
        page.add_to("updates", line)
        page.rows[updates.SWITCH].setEnabled(bool(self.rules.address))
        page.finished.connect(self._leave_page)
        line.ask_wanted.connect(self._ask_now)
        line.read_wanted.connect(self.open)
        self._read()

    def setting_changed(self, name: str) -> None:
        """Switched on it asks soon; switched off it tells nothing more."""
        if name == updates.SWITCH:
            self._read()
            self._timer.start(FIRST_MS)

    def open(self) -> None:
        """Shows what there is that is newer."""
        if self._seen is None or self._seen.news is None:
            return
        from shopguard.ui.updates.update_dialog import UpdateDialog  # not before somebody wants it

        self.close()
        dialog = UpdateDialog(self._seen.news, self.rules.page, self._place.texts.language, self._window)
        dialog.page_wanted.connect(self._open_page)
        dialog.aside_wanted.connect(partial(self._put_aside, self._seen.news))
        self._open_dialog(dialog)

    def _leave_page(self) -> None:
        self._line = None

    def _ask_now(self) -> None:
        self._begin(by_owner=True)

    def _begin(self, *, by_owner: bool) -> None:
        if not self._asking:
            self._asking = True
            self._write(partial(updates.begin, self._place, self.rules, self._clock(), by_owner=by_owner), self._begun)

    def _begun(self, now: bool) -> None:
        if not now:
            self._ended()
            return
        self._read()
        job = self._jobs.aside(partial(_ask, self.rules))
        job.done.connect(self._answered)
        job.failed.connect(self._fail)

    def _answered(self, answer: Release | Outcome) -> None:
        self._write(partial(updates.end, self._place, answer), self._ended)

    def _ended(self, _nothing: object = None) -> None:
        self._asking = False
        self._read()

    def _put_aside(self, news: News) -> None:
        self.close()
        self._write(partial(updates.put_aside, self._place, news), self._read)

    def _open_page(self) -> None:
        if self._ask.show_page(self.rules.page):
            self.close()
        elif self.dialog is not None:
            self.dialog.refuse()

    def _read(self, _nothing: object = None) -> None:
        job = self._jobs.read(partial(_look, self._place, self.rules, self._clock()), topic="updates")
        job.done.connect(self._show)
        job.failed.connect(self.failed)

    def _show(self, looked: tuple[Seen, bool]) -> None:
        seen, may_notice = looked
        self._seen = seen
        self.strip.show_news(seen.fresh)
        if self._line is not None:
            self._line.show_seen(seen, asking=self._asking)
        if seen.fresh is not None and may_notice:
            self._notice(seen.fresh)

    def _notice(self, news: News) -> None:
        """The system tells of it once, unless the owner sees the strip."""
        told = self._background.is_seen() or self._background.tell(self.tr("店铺卫士"), news_in_words(news))
        if told:
            self._write(partial(updates.was_noticed, self._place, news), self._nothing)

    def _nothing(self, _nothing: object = None) -> None:
        """There is nothing to show."""

    def _write(self, work: Callable[[], object], then: Callable[..., None]) -> None:
        job = self._jobs.write(work, must_finish=True)
        job.done.connect(then)
        job.failed.connect(self._fail)

    def _fail(self, error: Exception) -> None:
        self._asking = False
        self.failed.emit(error)


def _ask(rules: UpdateRules, *, reporter: Reporter) -> Release | Outcome:
    return updates.ask(rules, reporter.unwanted)


def _look(place: Workplace, rules: UpdateRules, now: int) -> tuple[Seen, bool]:
    seen = updates.look(place, rules)
    return seen, updates.may_notice(place, seen, now)
