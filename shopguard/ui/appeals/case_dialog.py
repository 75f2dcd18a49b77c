"""One appeal in a window of its own: which case it is, the checklist, the owner's words, the steps, and the packet."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QVBoxLayout

from shopguard.core.message import UserProblem
from shopguard.flows.appeals.reason import ReasonChanged
from shopguard.flows.appeals.view import AppealView
from shopguard.flows.workplace import Workplace
from shopguard.ui.appeals.announcements_box import AnnouncementsBox
from shopguard.ui.appeals.case_actions import CaseActions
from shopguard.ui.appeals.case_body import CaseBody
from shopguard.ui.appeals.case_evidence import CaseEvidence
from shopguard.ui.appeals.case_facts import CaseFacts
from shopguard.ui.appeals.case_header import CaseHeader
from shopguard.ui.appeals.case_work import CaseRead
from shopguard.ui.appeals.checklist_page import ChecklistPage
from shopguard.ui.appeals.mask_box import MaskBox
from shopguard.ui.appeals.packet_buttons import PacketButtons
from shopguard.ui.appeals.packet_print import PacketPrint
from shopguard.ui.appeals.reason_box import ReasonBox
from shopguard.ui.appeals.slot_card import SlotCard
from shopguard.ui.appeals.steps_card import StepsCard
from shopguard.ui.appeals.work_strip import WorkStrip
from shopguard.ui.ask import Ask
from shopguard.ui.jobs import Jobs
from shopguard.ui.look.notice import Notice
from shopguard.ui.look.type_size import scaled

SIZE = QSize(1180, 800)
LEAST_SIZE = QSize(760, 480)


class AppealDialog(QDialog):
    """Stands beside the main window. Everything that reads or writes goes through ``jobs``; what went wrong stands in ``notice``.

    ``changed`` carries the case's id when it was changed here, ``order_wanted`` the order's number, ``problem`` an exception
    that is no UserProblem: the main window knows what to do with it. ``said``: a sentence that came when this window was closed.
    """

    changed = Signal(str)
    order_wanted = Signal(str)
    problem = Signal(object)
    said = Signal(str)

    def __init__(self, place: Workplace, jobs: Jobs, ask: Ask, clock: Callable[[], int], view: AppealView) -> None:
        super().__init__(None, Qt.WindowType.Window)  # without a parent: the main window can come before it
        self._place = place
        self.view = view
        self.closed = False
        self.actions_of_case = CaseActions(place, jobs, clock, view.id, self)
        self.header = CaseHeader(place.texts, view, clock)
        self.checklist = ChecklistPage(view.checklist, place.texts, clock)
        self.evidence = CaseEvidence(place, jobs, ask, self.actions_of_case, self.checklist, view, self)
        self.facts = CaseFacts(view, clock)
        self.reason = ReasonBox(view.reason_text, view.reason_limit)
        self.steps = StepsCard(place.texts, view, clock)
        self.announcements = AnnouncementsBox()
        self.masks = MaskBox(place.texts, view.unmasked)
        self.printing = PacketPrint(place, jobs, ask, clock, view.id, self)
        self.buttons = PacketButtons(self.printing)
        self.print_strip = WorkStrip(place.texts)
        self.print_strip.cancel.hide()  # one packet is there before anybody has found the button
        self.notice = Notice()
        self._arrange()
        self._connect_case()
        self._connect_packet()
        self._show_case(view)
        self.checklist.setFocus()  # the arrow keys move through the checklist
        self.reload()

    @property
    def slots(self) -> dict[str, SlotCard]:
        """The cards of the checklist by item."""
        return self.checklist.cards

    def reload(self) -> None:
        """Somebody else may have changed the case, or what is known of the order."""
        self.actions_of_case.work.reload()

    def come_forward(self) -> None:
        """Shows the window in front of the others."""
        self.closed = False
        if self.isMinimized():
            self.showNormal()
        self.show()
        self.activateWindow()

    def tell(self, sentence: str) -> None:
        """One line above the buttons; "" clears it."""
        self.notice.say(sentence)

    def closeEvent(self, event: QCloseEvent) -> None:
        """What was typed last is kept."""
        self.reason.flush()
        super().closeEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape closes what is open in the window first."""
        if event.matches(QKeySequence.StandardKey.Cancel) and self._leave_forms():
            return
        super().keyPressEvent(event)

    def done(self, result: int) -> None:
        """Escape and the close button come this way."""
        self.reason.flush()
        self.closed = True
        super().done(result)

    def _arrange(self) -> None:
        title = self.tr("申诉 {card} · 订单 {order}")
        self.setWindowTitle(title.format(card=self.view.card, order=self.view.order_id))
        self.setMinimumSize(LEAST_SIZE)
        self.resize(scaled(SIZE.width()), scaled(SIZE.height()))
        side = [self.facts, self.reason, self.steps, self.announcements, self.masks]
        rows = QVBoxLayout(self)
        rows.setContentsMargins(14, 10, 14, 10)
        rows.setSpacing(8)
        rows.addWidget(self.header)
        rows.addWidget(CaseBody(self.checklist, [*side]), 1)
        for line in (self.evidence.strip, self.print_strip, self.notice, self.buttons):
            rows.addWidget(line)

    def _connect_case(self) -> None:
        do = self.actions_of_case
        do.begun.connect(self._clear)
        do.work.changed.connect(self._show_changed)
        do.work.read.connect(self._show_read)
        do.work.failed.connect(self._failed)
        do.undo_offered.connect(self.notice.offer)
        self.checklist.not_taken.connect(self.tell)
        self.evidence.problem.connect(self.problem)
        self.evidence.copied.connect(self._tell_copied)
        QShortcut(QKeySequence(QKeySequence.StandardKey.Undo), self).activated.connect(self._undo)
        self.header.order_wanted.connect(self.order_wanted)
        self.header.most_wanted.connect(self.checklist.to_most_urgent)
        self.facts.noticed_at_told.connect(do.tell_noticed)
        self.reason.written.connect(do.keep_reason)
        self.reason.replaced.connect(self._offer_words)
        self.reason.chosen.connect(do.choose_reason)
        self.steps.step_told.connect(do.record)
        self.steps.back_wanted.connect(do.take_back)
        self.announcements.adding_wanted.connect(do.add_announcement)
        self.announcements.removal_wanted.connect(do.take_announcement)
        self.masks.chosen.connect(do.unmask)

    def _connect_packet(self) -> None:
        self.printing.begun.connect(self._begin_print)
        self.printing.ended.connect(self._end_print)
        self.printing.failed.connect(self._failed)
        self.buttons.close_button.clicked.connect(self.accept)

    def _show_changed(self, view: AppealView) -> None:
        if view.extensions != self.view.extensions:
            self.reload()  # what is offered depends on what is in the case
        self._show_case(view)
        self.changed.emit(view.id)

    def _show_case(self, view: AppealView) -> None:
        """Shows the case as it stands; what is being typed is left alone."""
        self.view = view
        for part in (self.header, self.facts, self.steps):
            part.show_case(view)
        self.evidence.show_case(view)
        self.announcements.show_there(view.extensions)
        self.masks.show_fields(view.unmasked)
        self.buttons.show_note(view.packet_note)

    def _show_read(self, read: CaseRead) -> None:
        self._show_case(read.view)
        self.reason.show_stored(read.view.reason_text, read.view.reason_aside)
        self.reason.show_templates(read.templates)
        self.announcements.show_offers(read.offers)

    def _offer_words(self, before: str) -> None:
        self.notice.offer(
            self.tr("换成了范文，原来写的还在。"), self.tr("换回原来的"), partial(self.reason.put, before)
        )

    def _undo(self) -> None:
        if self.notice.isVisible() and self.notice.action.isVisible():
            self.notice.action.click()

    def _leave_forms(self) -> bool:
        return any(part.leave_form() for part in (self.facts, self.steps, self.checklist))

    def _begin_print(self, sentence: str) -> None:
        self.reason.flush()
        self.tell("")
        self.buttons.show_busy(True)
        self.print_strip.begin(sentence)

    def _end_print(self) -> None:
        self.buttons.show_busy(False)
        self.print_strip.end()

    def _clear(self) -> None:
        self.tell("")

    def _tell_copied(self, files: int) -> None:
        """Nobody saw the strip end."""
        if self.closed:
            said = self.tr("{count} 个文件已放进申诉 {number}。")
            self.said.emit(said.format(count=files, number=self.view.id))

    def _failed(self, error: Exception) -> None:
        self.steps.go_on_asking()
        if isinstance(error, ReasonChanged) and not self.closed:
            self.reason.show_clash(error.stored)
        elif isinstance(error, UserProblem):
            sentence = self._place.texts.say(error.message)
            if self.closed:
                self.said.emit(self.tr("申诉 {number}：{sentence}").format(number=self.view.id, sentence=sentence))
            else:
                self.tell(sentence)
        else:
            self.problem.emit(error)
