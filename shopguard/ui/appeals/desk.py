"""Opens appeals: each in a window of its own, the same case never twice."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from shopguard.flows.workplace import Workplace
from shopguard.ui.ask import Ask
from shopguard.ui.garbage import put_away
from shopguard.ui.jobs import Jobs
from shopguard.ui.look.screen_room import give_room

if TYPE_CHECKING:
    from shopguard.flows.appeals.view import AppealView
    from shopguard.ui.appeals.case_dialog import AppealDialog


class AppealDesk(QObject):
    """``dialogs``: the windows by the case's id; a closed one stays until the work it began is over. ``changed`` carries a case's
    id (it was opened or changed here), ``order_wanted`` an order's number, ``failed`` the exception, ``said`` what a window that is
    closed already has to say.
    """

    changed = Signal(str)
    order_wanted = Signal(str)
    failed = Signal(object)
    said = Signal(str)

    def __init__(self, place: Workplace, jobs: Jobs, ask: Ask, clock: Callable[[], int], window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._place, self._jobs, self._ask, self._clock = place, jobs, ask, clock
        self.dialogs: dict[str, AppealDialog] = {}
        jobs.all_done.connect(self._put_away)

    @property
    def dialog(self) -> AppealDialog | None:
        """The window that was opened last, of those still open."""
        return next((dialog for dialog in reversed(self.dialogs.values()) if not dialog.closed), None)

    def ask_open(self, order_id: str, clause: str) -> None:
        """Says what is made, and what is not known yet, and then opens the case: nobody has told of a notice."""
        said = self.tr(
            "给订单 {order} 建一个申诉，先把材料备起来。\n\n"
            "还没有人告诉程序处罚通知是什么时候来的，申诉期限算不准：填上通知时间以前，只能估计。"
        ).format(order=order_id)
        then = partial(self.open, order_id, clause)
        self._ask.confirm(self._window, self.tr("准备申诉"), said, self.tr("建申诉"), then)

    def open(self, order_id: str, clause: str) -> None:
        """Opens (or finds) the case for an order's finding and shows it."""
        job = self._jobs.write(partial(_open, self._place, order_id, clause, self._clock()))
        job.done.connect(self._show_opened)
        job.failed.connect(self.failed)

    def open_case(self, appeal_id: str) -> None:
        """Shows a case that is there already."""
        if appeal_id in self.dialogs:
            self.dialogs[appeal_id].come_forward()
            return
        job = self._jobs.read(partial(_read, self._place, appeal_id, self._clock()))
        job.done.connect(self._show)
        job.failed.connect(self.failed)

    def reload(self) -> None:
        """Cases or what is known of their orders changed elsewhere: what is open is read anew."""
        for dialog in self.dialogs.values():
            dialog.reload()

    def close(self) -> None:
        """Closes all of them."""
        for dialog in list(self.dialogs.values()):
            dialog.finished.disconnect(self._put_away)
            put_away(dialog)
        self.dialogs.clear()

    def _show_opened(self, view: AppealView) -> None:
        self._show(view)
        self.changed.emit(view.id)

    def _show(self, view: AppealView) -> None:
        from shopguard.ui.appeals.case_dialog import AppealDialog  # the worker has just loaded what weighs: see _open

        if view.id in self.dialogs:
            self.dialogs[view.id].come_forward()
            return
        dialog = AppealDialog(self._place, self._jobs, self._ask, self._clock, view)
        dialog.changed.connect(self.changed)
        dialog.order_wanted.connect(self.order_wanted)
        dialog.problem.connect(self.failed)
        dialog.said.connect(self.said)
        dialog.finished.connect(self._put_away)
        give_room(dialog)
        self.dialogs[view.id] = dialog
        QTimer.singleShot(0, dialog, dialog.come_forward)  # two short pauses instead of a long one

    def _put_away(self) -> None:
        """Closed windows are destroyed, once nothing is under way that would tell them its end; then they are opened anew."""
        for appeal_id, dialog in list(self.dialogs.items()):
            if dialog.closed and self._jobs.idle():
                del self.dialogs[appeal_id]
                dialog.deleteLater()


def _open(place: Workplace, order_id: str, clause: str, now: int) -> AppealView:
    from shopguard.flows.appeals import opening

    return _read(place, opening.open_appeal(place, order_id, clause, now=now), now)


def _read(place: Workplace, appeal_id: str, now: int) -> AppealView:
    from shopguard.flows.appeals import showing
    from shopguard.ui.appeals import case_dialog  # noqa: F401 - read from disk here, in the worker, not in the window's thread

    return showing.show_appeal(place, appeal_id, now)
