"""Makes a case's packet in the background: the preview of its pages, and the PDF."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from shopguard.flows.appeals import printing
from shopguard.flows.appeals.view import Packet
from shopguard.flows.workplace import Workplace
from shopguard.ui.ask import Ask
from shopguard.ui.jobs import Job, Jobs
from shopguard.ui.print_preview import PacketPreview


class PacketPrint(QObject):
    """``begun`` (what is being done, in words), then ``ended``; ``failed`` carries the exception.

    It writes after what ``begun`` let others write, so what was typed last is in the packet.
    """

    begun = Signal(str)
    ended = Signal()
    failed = Signal(object)

    def __init__(
        self, place: Workplace, jobs: Jobs, ask: Ask, clock: Callable[[], int], appeal_id: str, dialog: QWidget
    ) -> None:
        super().__init__(dialog)
        self._place, self._jobs, self._ask, self._clock = place, jobs, ask, clock
        self._appeal_id, self._dialog = appeal_id, dialog
        self.preview: PacketPreview | None = None

    def show_preview(self) -> None:
        """Lays the packet out and shows its pages."""
        self.begun.emit(self.tr("正在排版…"))
        job = self._jobs.write(partial(printing.packet_pages, self._place, self._appeal_id, now=self._clock()))
        self._watch(job, self._show_pages)

    def save_pdf(self) -> None:
        """Asks for a folder and saves the packet there."""
        self._ask.folder(self._dialog, self.tr("把 PDF 存到哪个文件夹"), self._save_into)

    def _save_into(self, folders: list[Path]) -> None:
        self.begun.emit(self.tr("正在存 PDF…"))
        cases, now = [self._appeal_id], self._clock()
        job = self._jobs.write(partial(printing.make_packets, self._place, cases, folders[0], now=now))
        self._watch(job, self._tell_saved)

    def _watch(self, job: Job, show: Callable[..., None]) -> None:
        job.done.connect(self.ended)
        job.done.connect(show)
        job.failed.connect(self.ended)
        job.failed.connect(self.failed)

    def _show_pages(self, pages: list[bytes]) -> None:
        self.preview = PacketPreview(pages, self._dialog)
        self.preview.open()

    def _tell_saved(self, packets: list[Packet]) -> None:
        path, pages = packets[0].path, packets[0].pages
        said = self.tr("存好了，共 {pages} 页：{path}").format(pages=pages, path=path)
        self._ask.tell(self._dialog, self.tr("已存为 PDF"), said)
