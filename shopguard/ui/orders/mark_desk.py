"""The owner's marks from beginning to end (handed over, note, set aside), and the one undo for all that the owner does."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from shopguard.core.marks import ActionKind
from shopguard.core.message import UserProblem
from shopguard.flows.orders import marks, owner_actions
from shopguard.flows.orders.marks import Marked
from shopguard.flows.orders.owner_actions import Undone
from shopguard.flows.workplace import Workplace
from shopguard.ui.ask import Ask
from shopguard.ui.desk import Desk
from shopguard.ui.jobs import Job, Jobs
from shopguard.ui.look.notice import Notice
from shopguard.ui.orders.turned_words import names_of, what_was_turned

if TYPE_CHECKING:
    from shopguard.flows.orders.order_detail import FindingView
    from shopguard.ui.orders.note_dialog import NoteDialog
    from shopguard.ui.orders.set_aside_dialog import AsideAbout, AsideWish, SetAsideDialog


class MarkDesk(Desk):
    """``marked``: something was marked, undone or done again; what is on show is to be read anew.

    Only what was done since the window is open is undone here: what was done before is no longer in anybody's mind.
    ``note_ended`` carries an order's number and whether its note, written in its place, is stored.
    """

    marked = Signal()
    note_ended = Signal(str, bool)
    dialog: SetAsideDialog | NoteDialog | None

    def __init__(
        self, place: Workplace, jobs: Jobs, ask: Ask, clock: Callable[[], int], notice: Notice, window: QWidget
    ) -> None:
        super().__init__(window)
        self._place, self._jobs, self._ask, self._clock, self._notice = place, jobs, ask, clock, notice
        self._begun = 0
        jobs.write(self._begin, must_finish=True).failed.connect(self.failed)
        keys = QKeySequence.StandardKey
        for key, done in ((keys.Undo, self.undo_by_key), (keys.Redo, self.redo_by_key)):
            shortcut = QShortcut(window)
            shortcut.setKeys(key)  # all that the system has: Windows knows two for doing again
            shortcut.activated.connect(done)

    def hand_over(self, order_ids: Sequence[str]) -> None:
        """Marks orders as handed over to the courier, now."""
        now = self._clock()
        self._write(partial(marks.hand_over, self._place, order_ids, now, now), self._told)

    def take_back(
        self, order_ids: Sequence[str], kind: ActionKind, clause: str | None = None, waybill: str | None = None
    ) -> None:
        """Takes marks of that kind back."""
        work = partial(marks.take_back, self._place, order_ids, kind, self._clock(), clause, waybill)
        self._write(work, self._told_taken_back)

    def write_note(self, order_id: str, text: str) -> None:
        """Writes an order's note, without a word: it was typed in its place."""
        work = partial(marks.note, self._place, [order_id], text, self._clock())
        job = self._jobs.write(work, must_finish=True)
        job.done.connect(partial(self._noted, order_id))
        job.failed.connect(partial(self._not_noted, order_id))

    def ask_note(self, order_ids: Sequence[str]) -> None:
        """Asks for a note to several orders."""
        from shopguard.ui.orders.note_dialog import NoteDialog  # not before somebody wants it

        self.close()
        dialog = NoteDialog(len(order_ids), self._window)
        dialog.wanted.connect(partial(self._note_all, tuple(order_ids)))
        self._open_dialog(dialog)

    def ask_aside(self, about: AsideAbout) -> None:
        """Asks why, and until when, and sets it aside."""
        from shopguard.ui.orders.set_aside_dialog import SetAsideDialog

        self.close()
        dialog = SetAsideDialog(about, self._clock, self._window)
        dialog.wanted.connect(partial(self._set_aside, about))
        self._open_dialog(dialog)

    def set_handed_over(self, order_id: str, handed_over: bool) -> None:
        """One order is with the courier now, or is not after all."""
        if handed_over:
            self.hand_over([order_id])
        else:
            self.take_back([order_id], ActionKind.HANDED_OVER)

    def aside_finding(self, order_id: str, view: FindingView) -> None:
        """Asks about one finding of an order."""
        from shopguard.ui.orders.set_aside_dialog import AsideAbout, AsideChoice

        choice = AsideChoice(view.finding.clause, view.card)
        self.ask_aside(AsideAbout((order_id,), (choice,), view.finding.waybill))

    def count_again(self, order_id: str, clause: str, waybill: str) -> None:
        """What was set aside of an order counts again; "" for what was said of all clauses, or of all parcels."""
        self.take_back([order_id], ActionKind.ASIDE, clause, waybill)

    def undo(self) -> None:
        """Undoes what the owner did last: a tag, a mark, a switched rule."""
        self._turn(owner_actions.undo_last, self._undone)

    def redo(self) -> None:
        """Takes the undoing back."""
        self._turn(owner_actions.redo_last, self._redone)

    def undo_by_key(self) -> None:
        """As :meth:`undo`; asks before a rule is switched: it is about all orders, and the key names nothing."""
        self._turn(owner_actions.undo_last, self._undone, with_switches=False)

    def redo_by_key(self) -> None:
        """As :meth:`redo`; asks before a rule is switched."""
        self._turn(owner_actions.redo_last, self._redone, with_switches=False)

    def _note_all(self, order_ids: Sequence[str], text: str) -> None:
        self._write(partial(marks.note, self._place, order_ids, text, self._clock()), self._told)

    def _set_aside(self, about: AsideAbout, wish: AsideWish) -> None:
        said = wish.reason, wish.words, wish.until, self._clock()
        work = partial(marks.set_aside, self._place, about.order_ids, wish.clause, about.waybill, *said)
        self._write(work, self._told)

    def _begin(self) -> None:
        """In the thread that writes, as what is undone: so it is known by then."""
        self._begun = owner_actions.newest_action(self._place)

    def _turn(
        self, turn: Callable[..., Undone | None], done: Callable[[Undone | None], None], *, with_switches: bool = True
    ) -> None:
        now = self._clock()

        def work() -> Undone | None:
            return turn(self._place, now, after=self._begun, with_switches=with_switches)

        self._write(work, done)

    def _ask_switch(self, title: str, undone: Undone, then: Callable[[], None]) -> None:
        said = self.tr("上一步是开关规则“{names}”，它管所有订单，颜色和罚款会跟着变。真要动它吗？")
        self._ask.confirm(self._window, title, said.format(names=names_of(self._place, undone)), title, then)

    def _write(self, work: Callable[[], object], done: Callable[..., None]) -> None:
        job: Job = self._jobs.write(work, must_finish=True)
        job.done.connect(done)
        job.failed.connect(self._refused)

    def _told(self, done: Marked) -> None:
        self.close()
        said = {
            ActionKind.HANDED_OVER: self.tr("已标为交给快递：{count} 单"),
            ActionKind.NOTE: self.tr("已写备注：{count} 单"),
            ActionKind.ASIDE: self.tr("已放一边：{count} 单"),
        }
        told = said[done.kind].format(count=done.orders)
        passed_over = marks.passed_over_in_words(self._place, done.passed_over)
        self._offer_undo(self.tr("{told}。{more}").format(told=told, more=passed_over) if passed_over else told)

    def _told_taken_back(self, done: Marked) -> None:
        said = {
            ActionKind.HANDED_OVER: self.tr("已取消“交给快递”：{count} 单"),
            ActionKind.NOTE: self.tr("已删掉备注：{count} 单"),
            ActionKind.ASIDE: self.tr("已重新算上：{count} 单"),
        }
        self._offer_undo(said[done.kind].format(count=done.orders))

    def _offer_undo(self, said: str) -> None:
        self._notice.offer(said, self.tr("撤销"), self.undo)
        self.marked.emit()

    def _noted(self, order_id: str, _done: Marked) -> None:
        self.note_ended.emit(order_id, True)
        self._notice.withdraw(self.undo, self.redo)  # pressed now they would turn the note, not what the line speaks of
        self.marked.emit()

    def _not_noted(self, order_id: str, error: Exception) -> None:
        self.note_ended.emit(order_id, False)
        self.failed.emit(error)

    def _undone(self, undone: Undone | None) -> None:
        if undone is None:
            said = self.tr("这次打开以后没有可以撤销的，什么都没有改。要撤销导入，请到 菜单 → 导入记录。")
            self._notice.say(said)
        elif undone.waits:
            self._ask_switch(self.tr("撤销规则开关"), undone, self.undo)
        else:
            told = self.tr("已撤销：{what}").format(what=what_was_turned(self._place, undone))
            self._notice.offer(told, self.tr("恢复"), self.redo)
            self.marked.emit()

    def _redone(self, redone: Undone | None) -> None:
        if redone is None:
            self._notice.say(self.tr("没有可以恢复的，什么都没有改。"))
        elif redone.waits:
            self._ask_switch(self.tr("恢复规则开关"), redone, self.redo)
        else:
            told = self.tr("已恢复：{what}").format(what=what_was_turned(self._place, redone))
            self._notice.offer(told, self.tr("撤销"), self.undo)
            self.marked.emit()

    def _refused(self, error: Exception) -> None:
        if self.dialog is not None and isinstance(error, UserProblem):
            self.dialog.refuse(self._place.texts.say(error.message))
            return
        self.close()
        self.failed.emit(error)
