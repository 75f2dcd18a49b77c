"""The appeal: checklist with slots for evidence, how complete it is, the owner's words, preview, print and PDF."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent, QImage
from PySide6.QtWidgets import QDialog, QHBoxLayout, QProgressBar, QPushButton, QVBoxLayout, QWidget

from shopguard.core.message import UserProblem
from shopguard.flows.appeals import attaching, opening, reason, showing
from shopguard.flows.appeals.view import AppealView
from shopguard.flows.workplace import Workplace
from shopguard.ui.appeals.case_facts import CaseFacts
from shopguard.ui.appeals.packet_print import PacketPrint
from shopguard.ui.appeals.reason_box import ReasonBox
from shopguard.ui.appeals.slot_card import SlotCard, small_pictures
from shopguard.ui.ask import Ask
from shopguard.ui.buttons import MainButton
from shopguard.ui.drops import EVIDENCE, patterns
from shopguard.ui.jobs import Jobs
from shopguard.ui.labels import Quiet, Toned
from shopguard.ui.scroll import CardPage


class AppealDialog(QDialog):
    """One case. Everything that reads or writes goes through ``jobs``; what went wrong stands in :attr:`notice`."""

    problem = Signal(object)  # an exception that is no UserProblem: the window knows what to do with it

    def __init__(
        self, place: Workplace, jobs: Jobs, ask: Ask, clock: Callable[[], int], view: AppealView, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._place, self._jobs, self._ask, self._clock = place, jobs, ask, clock
        self.view = view
        self.slots: dict[str, SlotCard] = {}
        self.setWindowTitle(self.tr("申诉 {card} · 订单 {order}").format(card=view.card, order=view.order_id))
        self.resize(820, 760)
        self.notice = Toned("bad")
        self.notice.hide()
        self.not_ready = Toned("watch")
        self.completeness = QProgressBar()
        self.page = CardPage()
        self.reason = ReasonBox(view.reason_text, view.reason_limit)
        self.reason.written.connect(self._keep_reason)
        self.printing = PacketPrint(place, jobs, ask, clock, view.id, self)
        self.printing.begun.connect(self._begin_print)
        self.printing.ended.connect(self._end_print)
        self.printing.failed.connect(self._failed)
        self._arrange()
        self.show_case(view)

    def show_case(self, view: AppealView) -> None:
        """Shows the case as it stands; what is being typed is left alone."""
        self.view = view
        self.completeness.setValue(round(view.completeness * 100))
        self.completeness.setFormat(self.tr("完整度 {percent}%").format(percent=round(view.completeness * 100)))
        self.not_ready.setText(view.packet_note)
        self.not_ready.setVisible(bool(view.packet_note))
        self.slots = {slot.item: SlotCard(slot, self._place.texts) for slot in view.checklist}
        for card in self.slots.values():
            card.files_offered.connect(self._attach)
            card.files_wanted.connect(self._ask_files)
            card.removal_wanted.connect(self._detach)
            card.not_taken.connect(self.tell)
        self.facts = CaseFacts(view, self._place.texts, self._clock)
        self.facts.noticed_at_changed.connect(self._keep_noticed)
        self.page.fill([self.facts, *self.slots.values()])
        self._load_pictures()

    def tell(self, sentence: str) -> None:
        """One line above the buttons; "" clears it."""
        self.notice.setText(sentence)
        self.notice.setVisible(bool(sentence))

    def closeEvent(self, event: QCloseEvent) -> None:
        """What was typed last is kept."""
        self.reason.flush()
        super().closeEvent(event)

    def done(self, result: int) -> None:
        """Escape and the close button come this way."""
        self.reason.flush()
        super().done(result)

    def _arrange(self) -> None:
        self.completeness.setRange(0, 100)
        self.completeness.setAccessibleName(self.tr("材料完整度"))
        rows = QVBoxLayout(self)
        rows.setContentsMargins(16, 14, 16, 14)
        rows.addWidget(self.completeness)
        rows.addWidget(self.page, 1)
        rows.addWidget(self.reason)
        rows.addWidget(self.not_ready)
        rows.addWidget(self.notice)
        rows.addWidget(Quiet(self.tr("只放真实的原件：伪造或修图，平台会关店。原件会一字不动地保存。")))
        rows.addLayout(self._buttons())

    def _buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        self.preview_button = QPushButton(self.tr("打印预览…"))
        self.preview_button.clicked.connect(self.printing.show_preview)
        self.pdf_button = MainButton(self.tr("存为 PDF…"))
        self.pdf_button.clicked.connect(self.printing.save_pdf)
        self.close_button = QPushButton(self.tr("关闭"))
        self.close_button.clicked.connect(self.accept)
        for button in (self.preview_button, self.pdf_button, self.close_button):
            button.setAutoDefault(False)
        row.addWidget(self.close_button)
        row.addStretch(1)
        row.addWidget(self.preview_button)
        row.addWidget(self.pdf_button)
        return row

    def _write(self, change: Callable[[], object]) -> None:
        """Changes the case in the background and shows it as it then stands."""
        self.tell("")
        job = self._jobs.write(partial(_change, self._place, self.view.id, self._clock(), change))
        job.done.connect(self.show_case)
        job.failed.connect(self._failed)

    def _attach(self, item: str, files: list[Path]) -> None:
        attach = partial(attaching.attach, self._place, self.view.id, files, item=item, now=self._clock())
        self._write(attach)

    def _detach(self, item: str, sha256: str) -> None:
        self._write(partial(attaching.detach, self._place, self.view.id, item, sha256, now=self._clock()))

    def _keep_noticed(self, noticed_at: int) -> None:
        order, clause, now = self.view.order_id, self.view.clause, self._clock()
        self._write(partial(opening.open_appeal, self._place, order, clause, now=now, noticed_at=noticed_at))

    def _keep_reason(self, text: str) -> None:
        keep = partial(reason.set_reason_text, self._place, self.view.id, text)
        self._jobs.write(keep, must_finish=True).failed.connect(self._failed)

    def _ask_files(self, item: str) -> None:
        kinds = self.tr("图片、PDF、视频 ({endings})").format(endings=patterns(EVIDENCE))
        self._ask.files(self, self.tr("添加证据"), kinds, partial(self._attach, item))

    def _load_pictures(self) -> None:
        files = {one.sha256: one.path for slot in self.view.checklist for one in slot.evidence}
        if files:
            self._jobs.read(partial(small_pictures, files), topic="thumbnails").done.connect(self._show_pictures)

    def _show_pictures(self, drawn: dict[str, QImage]) -> None:
        for card in self.slots.values():
            for sha256, small in drawn.items():
                card.show_picture(sha256, small)

    def _begin_print(self, sentence: str) -> None:
        self.reason.flush()
        self.tell("")
        self.preview_button.setEnabled(False)
        self.pdf_button.setEnabled(False)
        self.setCursor(Qt.CursorShape.BusyCursor)
        self.setWindowTitle(f"{self.windowTitle().partition(' — ')[0]} — {sentence}")

    def _end_print(self) -> None:
        self.preview_button.setEnabled(True)
        self.pdf_button.setEnabled(True)
        self.unsetCursor()
        self.setWindowTitle(self.windowTitle().partition(" — ")[0])

    def _failed(self, error: Exception) -> None:
        if isinstance(error, UserProblem):
            self.tell(self._place.texts.say(error.message))
        else:
            self.problem.emit(error)


def _change(place: Workplace, appeal_id: str, now: int, change: Callable[[], object]) -> AppealView:
    change()
    return showing.show_appeal(place, appeal_id, now)
