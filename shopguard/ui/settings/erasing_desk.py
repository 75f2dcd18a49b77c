"""Erasing orders from the window: those chosen in the table, and, once the owner has agreed, those that have become old."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from shopguard.core.message import UserProblem
from shopguard.flows.progress import Reporter
from shopguard.flows.workplace import Workplace
from shopguard.ui.desk import Desk
from shopguard.ui.jobs import Job, Jobs, ReportingWork
from shopguard.ui.look.notice import Notice

if TYPE_CHECKING:
    from shopguard.flows.erasing.erasing import Erased, WhatGoes
    from shopguard.flows.erasing.retention import OldOnes
    from shopguard.ui.settings.erasing_dialog import ErasingDialog

FIRST_LOOK_MS = 60_000  # after the start: nobody waits for the month's erasing
NEXT_LOOK_MS = 6 * 3_600_000


class ErasingDesk(Desk):
    """``erased``: orders are gone, what is on show is to be read anew."""

    erased = Signal()
    dialog: ErasingDialog | None

    def __init__(
        self, place: Workplace, jobs: Jobs, clock: Callable[[], int], entry: QAction, notice: Notice, window: QWidget
    ) -> None:
        super().__init__(window)
        self._place, self._jobs, self._clock, self._notice = place, jobs, clock, notice
        self._job: Job | None = None
        entry.triggered.connect(self.ask_old)
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.look)

    def start(self) -> None:
        """Begins to look once in a while whether a month is over."""
        self._timer.start(FIRST_LOOK_MS)

    def stop(self) -> None:
        """Ends that."""
        self._timer.stop()

    def look(self) -> None:
        """Erases what has become old where the owner has agreed to it; does what an erasure had left to do."""
        self._timer.start(NEXT_LOOK_MS)
        job = self._jobs.write_reporting(partial(_monthly, self._place, self._clock()))
        job.done.connect(self._looked)
        job.failed.connect(self.failed)

    def setting_changed(self, name: str) -> None:
        """Another number of months holds only once the owner has seen what it takes away."""
        if name != "keep_months":
            return
        self._jobs.write(partial(_withdraw, self._place), must_finish=True).failed.connect(self.failed)
        if self._place.settings.number(name) > 0:
            self._notice.offer(
                self.tr("保留月数记下了，还什么都没删。"), self.tr("看看会删什么"), self.ask_old, warns=True
            )

    def ask(self, order_ids: Sequence[str]) -> None:
        """Shows what belongs to chosen orders, and asks."""
        dialog = self._open(self.tr("彻底删除 {count} 个订单").format(count=len(order_ids)), None)
        dialog.wanted.connect(partial(self._erase, tuple(order_ids)))
        self._begin(partial(_what_goes, self._place, tuple(order_ids)), self._show_goes)

    def ask_old(self) -> None:
        """Shows what has become old, and asks."""
        months = self._place.settings.number("keep_months")
        dialog = self._open(self.tr("删除旧订单"), months)
        dialog.months_chosen.connect(self._look_back)
        dialog.wanted.connect(self._retain)
        if months:
            self._look_back(months)

    def _open(self, title: str, months: int | None) -> ErasingDialog:
        from shopguard.ui.settings.erasing_dialog import ErasingDialog  # not before somebody wants it

        self.close()
        dialog = ErasingDialog(self._place.texts, title, self._window, months=months)
        dialog.cancel_wanted.connect(self._cancel)
        self._open_dialog(dialog)
        return dialog

    def _look_back(self, months: int) -> None:
        self._begin(partial(_preview, self._place, months, self._clock()), self._show_old)

    def _erase(self, order_ids: tuple[str, ...], with_open_cases: bool) -> None:
        work = partial(_erase, self._place, order_ids, self._clock(), with_open_cases)
        self._begin(work, self._done)

    def _retain(self, _with_open_cases: bool) -> None:
        if self.dialog is not None:
            self._begin(partial(_retain, self._place, self.dialog.months.value(), self._clock()), self._done)

    def _begin(self, work: ReportingWork, then: Callable[..., None]) -> None:
        if self.dialog is None:
            return
        self.dialog.show_doing()
        self._job = self._jobs.write_reporting(work)
        self._job.progressed.connect(self.dialog.show_progress)
        self._job.done.connect(then)
        self._job.failed.connect(self._refused)
        self._job.cancelled.connect(self._cancelled)

    def _cancel(self) -> None:
        if self._job is not None:
            self._job.cancel()

    def _cancelled(self) -> None:
        self.close()

    def _show_goes(self, told: tuple[WhatGoes, list[str]]) -> None:
        goes, lines = told
        if self.dialog is not None:
            self.dialog.show_lines(lines, may=True, open_cases=bool(goes.counts.open_cases))

    def _show_old(self, told: tuple[OldOnes, list[str]]) -> None:
        _old, lines = told
        if self.dialog is not None:
            self.dialog.show_lines(lines, may=True)  # where nothing goes now, it is what is agreed to for later

    def _done(self, told: tuple[Erased, str]) -> None:
        self.close()
        self._tell(told)

    def _looked(self, told: tuple[Erased, str] | None) -> None:
        if told is not None and told[0].counts.orders:
            self._tell(told)

    def _tell(self, told: tuple[Erased, str]) -> None:
        done, said = told
        if done.swept or not done.counts.orders:
            self._notice.done(said)
        else:
            self._notice.say(said)
        self.erased.emit()

    def _refused(self, error: Exception) -> None:
        if self.dialog is not None and isinstance(error, UserProblem):
            self.dialog.refuse(self._place.texts.say(error.message))
            return
        self.close()
        self.failed.emit(error)


def _what_goes(place: Workplace, order_ids: tuple[str, ...], *, reporter: Reporter) -> tuple[WhatGoes, list[str]]:
    from shopguard.flows.erasing import erasing, words

    reporter.tell("erase.counting")
    goes = erasing.what_goes(place, order_ids)
    return goes, [*words.what_goes_lines(place, goes.counts), *words.afterwards_lines(place, goes.copies)]


def _preview(place: Workplace, months: int, now: int, *, reporter: Reporter) -> tuple[OldOnes, list[str]]:
    from shopguard.flows.erasing import retention, words

    old = retention.preview(place, months, now, reporter)
    after = words.afterwards_lines(place, old.copies) if old.orders.order_ids else []
    return old, [*words.old_ones_lines(place, old), place.texts.word("retain.monthly", months=months), *after]


def _withdraw(place: Workplace) -> None:
    from shopguard.flows.erasing import retention

    retention.withdraw(place)


def _erase(
    place: Workplace, order_ids: tuple[str, ...], now: int, with_open_cases: bool, *, reporter: Reporter
) -> tuple[Erased, str]:
    from shopguard.flows.erasing import erasing, words

    done = erasing.erase(place, order_ids, now=now, with_open_cases=with_open_cases, reporter=reporter)
    return done, words.erased_line(place, done)


def _retain(place: Workplace, months: int, now: int, *, reporter: Reporter) -> tuple[Erased, str]:
    """What the owner agrees to here is done every month from now on."""
    from shopguard.flows.erasing import retention, words

    place.settings.set("keep_months", months)
    done = retention.retain(place, months, now, reporter)
    return done, words.erased_line(place, done)


def _monthly(place: Workplace, now: int, *, reporter: Reporter) -> tuple[Erased, str] | None:
    from shopguard.flows.erasing import finishing, retention, words

    if retention.is_due(place, now):
        done = retention.retain(place, place.settings.number("keep_months"), now, reporter)
        return done, words.old_gone_line(place, done)
    finishing.finish_erasing(place, reporter)
    return None
