"""Makes a case's packet in the background: the preview of its pages, the PDF, and the ZIP for the platform's form."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from shopguard.flows.appeals import printing, upload_zip
from shopguard.flows.appeals.case import stored_appeal
from shopguard.flows.appeals.view import Packet
from shopguard.flows.workplace import Workplace
from shopguard.ui.appeals.packet_preview import PacketPreview
from shopguard.ui.ask import Ask
from shopguard.ui.jobs import Job, Jobs

if TYPE_CHECKING:
    from shopguard.appeals.packet import Printed


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
        job = self._jobs.write(partial(printing.print_packet, self._place, self._appeal_id, now=self._clock()))
        self._watch(job, self._show_pages)

    def save_pdf(self) -> None:
        """Asks for a folder and saves the packet there."""
        self._ask.folder(self._dialog, self.tr("把 PDF 存到哪个文件夹"), self._save_into)

    def save_zip(self) -> None:
        """Asks for a folder and saves there what the platform's form takes."""
        self._ask.folder(self._dialog, self.tr("把压缩包存到哪个文件夹"), self._pack_into)

    def _save_into(self, folders: list[Path]) -> None:
        self.begun.emit(self.tr("正在存 PDF…"))
        cases, now = [self._appeal_id], self._clock()
        job = self._jobs.write(partial(printing.make_packets, self._place, cases, folders[0], now=now))
        self._watch(job, self._tell_saved)

    def _pack_into(self, folders: list[Path]) -> None:
        self.begun.emit(self.tr("正在打包…"))
        job = self._jobs.write(partial(upload_zip.zip_one, self._place, self._appeal_id, folders[0], now=self._clock()))
        self._watch(job, self._tell_packed)

    def _watch(self, job: Job, show: Callable[..., None]) -> None:
        job.done.connect(self.ended)
        job.done.connect(show)
        job.failed.connect(self.ended)
        job.failed.connect(self.failed)

    def _show_pages(self, packet: Printed) -> None:
        if not self._dialog.isVisible():  # closed meanwhile
            return
        written = stored_appeal(self._place, self._appeal_id).reason_text.strip()
        note = "" if written else self.tr("申诉理由还是空的，这一页会空着交上去：写好理由再打印。")
        self.preview = PacketPreview(self._place.texts, self._jobs, self._ask, packet, self._dialog, note)
        self.preview.failed.connect(self.failed)
        self.preview.open()

    def _tell_saved(self, packets: list[Packet]) -> None:
        path, pages = packets[0].path, packets[0].pages
        said = self.tr("存好了，共 {pages} 页：{path}").format(pages=pages, path=path)
        if not packets[0].archival:
            said += "\n" + self.tr("材料里有别人的 PDF 页面，所以是普通 PDF，不是存档格式（PDF/A）。")
        if not stored_appeal(self._place, self._appeal_id).reason_text.strip():
            said += "\n" + self.tr("申诉理由还是空的，写好再存一次。")
        if packets[0].blanks:
            blanks = self.tr("申诉理由里还有 {count} 处【】，照样印进去了：填好或删掉，再存一次。")
            said += "\n" + blanks.format(count=packets[0].blanks)
        self._tell(self.tr("已存为 PDF"), said)

    def _tell_packed(self, packed: upload_zip.UploadZip) -> None:
        said = self.tr("存好了，图片 {count} 张：{path}").format(count=packed.pictures, path=packed.path)
        if packed.more:
            more = self.tr("页面收不下的 {count} 张放在里面单独的文件夹里，用哪几张由您决定。")
            said += "\n" + more.format(count=packed.more)
        if packed.note:
            said += "\n" + packed.note
        said += "\n" + self.tr("图片没有修改，里面的买家信息没有遮盖，上传前请看一遍。")
        self._tell(self.tr("已打包"), said)

    def _tell(self, title: str, said: str) -> None:
        if self._dialog.isVisible():
            self._ask.tell(self._dialog, title, said)
