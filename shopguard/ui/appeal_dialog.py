"""The appeal: checklist with slots for evidence, how complete it is, the owner's words, preview, print and PDF."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QDateTime, Qt, QTimeZone, Signal
from PySide6.QtGui import QCloseEvent, QImage
from PySide6.QtWidgets import QDateTimeEdit, QDialog, QHBoxLayout, QProgressBar, QPushButton, QVBoxLayout, QWidget

from shopguard.core.beijing import HOUR
from shopguard.core.finding import State
from shopguard.core.message import UserProblem
from shopguard.flows import appealing
from shopguard.flows.appealing import AppealView, Packet
from shopguard.flows.progress import Reporter
from shopguard.flows.workplace import Workplace
from shopguard.ui.appeal_slot import SlotCard, small_pictures
from shopguard.ui.ask import Ask
from shopguard.ui.countdown_label import CountdownLabel
from shopguard.ui.jobs import Job, Jobs
from shopguard.ui.paint import Card, MainButton, Quiet, Toned, plain_label
from shopguard.ui.print_preview import PacketPreview
from shopguard.ui.reason_box import ReasonBox
from shopguard.ui.scroll import CardPage

BEIJING = QTimeZone(8 * HOUR)
PREVIEW_DPI = 150


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
        self.preview: PacketPreview | None = None
        self.setWindowTitle(self.tr("申诉 {card} · 订单 {order}").format(card=view.card, order=view.order_id))
        self.resize(820, 760)
        self.notice = Toned("bad")
        self.notice.hide()
        self.completeness = QProgressBar()
        self.page = CardPage()
        self.reason = ReasonBox(view.reason_text, view.reason_limit)
        self.reason.written.connect(self._keep_reason)
        self.noticed = QDateTimeEdit()
        self._arrange()
        self.show_case(view)

    def show_case(self, view: AppealView) -> None:
        """Shows the case as it stands; what is being typed is left alone."""
        self.view = view
        self.completeness.setValue(round(view.completeness * 100))
        self.completeness.setFormat(self.tr("完整度 {percent}%").format(percent=round(view.completeness * 100)))
        self.slots = {slot.item: SlotCard(slot) for slot in view.checklist}
        for card in self.slots.values():
            card.files_offered.connect(self._attach)
            card.files_wanted.connect(self._ask_files)
            card.removal_wanted.connect(self._detach)
            card.not_taken.connect(self.tell)
        self.page.fill([self._facts(view), *self.slots.values()])
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
        rows.addWidget(self.notice)
        rows.addWidget(Quiet(self.tr("只放真实的原件：伪造或修图，平台会关店。原件会一字不动地保存。")))
        rows.addLayout(self._buttons())

    def _buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        self.preview_button = QPushButton(self.tr("打印预览…"))
        self.preview_button.clicked.connect(self._make_preview)
        self.pdf_button = MainButton(self.tr("存为 PDF…"))
        self.pdf_button.clicked.connect(self._ask_folder)
        self.close_button = QPushButton(self.tr("关闭"))
        self.close_button.clicked.connect(self.accept)
        for button in (self.preview_button, self.pdf_button, self.close_button):
            button.setAutoDefault(False)
        row.addWidget(self.close_button)
        row.addStretch(1)
        row.addWidget(self.preview_button)
        row.addWidget(self.pdf_button)
        return row

    def _facts(self, view: AppealView) -> QWidget:
        card = Card(tone="accent")
        card.rows.addWidget(plain_label(self.tr("最晚什么时候交申诉"), bold=True))
        card.rows.addWidget(CountdownLabel(State.DUE, view.appeal_by, self._clock))
        if view.appeal_by_note:
            card.rows.addWidget(plain_label(view.appeal_by_note, scale=0.92))
        self.noticed = QDateTimeEdit(QDateTime.fromSecsSinceEpoch(view.noticed_at, BEIJING))
        self.noticed.setTimeZone(BEIJING)
        self.noticed.setDisplayFormat("yyyy-MM-dd HH:mm")
        self.noticed.setCalendarPopup(True)
        self.noticed.setAccessibleName(self.tr("收到违规通知的时间"))
        self.noticed.editingFinished.connect(self._keep_noticed)
        row = QHBoxLayout()
        row.addWidget(plain_label(self.tr("收到违规通知的时间"), wrap=False))
        row.addWidget(self.noticed)
        row.addStretch(1)
        card.rows.addLayout(row)
        return card

    def _write(self, change: Callable[[], object]) -> Job:
        """Changes the case in the background and shows it as it then stands."""
        self.tell("")
        job = self._jobs.write(partial(_change, self._place, self.view.id, self._clock(), change))
        job.done.connect(self.show_case)
        job.failed.connect(self._failed)
        return job

    def _attach(self, item: str, files: list[Path]) -> None:
        attach = partial(appealing.attach, self._place, self.view.id, files, item=item, now=self._clock())
        self._write(attach)

    def _detach(self, item: str, sha256: str) -> None:
        self._write(partial(appealing.detach, self._place, self.view.id, item, sha256))

    def _keep_noticed(self) -> None:
        noticed_at = self.noticed.dateTime().toSecsSinceEpoch()
        if noticed_at // 60 == self.view.noticed_at // 60:
            return
        order, clause, now = self.view.order_id, self.view.clause, self._clock()
        self._write(partial(appealing.open_appeal, self._place, order, clause, now=now, noticed_at=noticed_at))

    def _keep_reason(self, text: str) -> None:
        keep = partial(_keep_reason, self._place, self.view.id, text)
        self._jobs.write(keep, must_finish=True).failed.connect(self._failed)

    def _ask_files(self, item: str) -> None:
        kinds = self.tr("图片、PDF、视频 ({endings})").format(
            endings="*.jpg *.jpeg *.png *.webp *.bmp *.tif *.pdf *.mp4 *.mov *.heic"
        )
        self._ask.files(self, self.tr("添加证据"), kinds, partial(self._attach, item))

    def _load_pictures(self) -> None:
        files = {one.sha256: one.path for slot in self.view.checklist for one in slot.evidence}
        if files:
            self._jobs.read(partial(_small_pictures, files), topic="thumbnails").done.connect(self._show_pictures)

    def _show_pictures(self, drawn: dict[str, QImage]) -> None:
        for card in self.slots.values():
            for sha256, small in drawn.items():
                card.show_picture(sha256, small)

    def _make_preview(self) -> None:
        self._begin_print(self.tr("正在排版…"))
        pages = partial(appealing.packet_pages, self._place, self.view.id, now=self._clock(), dots_per_inch=PREVIEW_DPI)
        job = self._jobs.write(partial(_answer, pages))  # after what was typed last has been kept
        job.done.connect(self._show_preview)
        job.failed.connect(self._failed)

    def _show_preview(self, pages: list[bytes]) -> None:
        self._end_print()
        self.preview = PacketPreview(pages, self)
        self.preview.open()

    def _ask_folder(self) -> None:
        self.reason.flush()
        self._ask.folder(self, self.tr("把 PDF 存到哪个文件夹"), self._save_pdf)

    def _save_pdf(self, folders: list[Path]) -> None:
        self._begin_print(self.tr("正在存 PDF…"))
        out = folders[0]
        packets = partial(appealing.make_packets, self._place, [self.view.id], out, now=self._clock())
        job = self._jobs.write(partial(_answer, packets))
        job.done.connect(self._pdf_saved)
        job.failed.connect(self._failed)

    def _pdf_saved(self, packets: list[Packet]) -> None:
        self._end_print()
        path, pages = packets[0].path, packets[0].pages
        said = self.tr("存好了，共 {pages} 页：{path}").format(pages=pages, path=path)
        self._ask.tell(self, self.tr("已存为 PDF"), said)

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
        self._end_print()
        if isinstance(error, UserProblem):
            self.tell(self._place.texts.say(error.message))
        else:
            self.problem.emit(error)


def _change(
    place: Workplace, appeal_id: str, now: int, change: Callable[[], object], _reporter: Reporter
) -> AppealView:
    change()
    return appealing.show_appeal(place, appeal_id, now)


def _keep_reason(place: Workplace, appeal_id: str, text: str, _reporter: Reporter) -> None:
    appealing.set_reason_text(place, appeal_id, text)


def _answer(work: Callable[[], object], _reporter: Reporter) -> object:
    return work()


def _small_pictures(files: dict[str, Path], _reporter: Reporter) -> dict[str, QImage]:
    return small_pictures(files)
