"""Takes many cases out of the window at once, in the background: to the printer, as PDFs, as one bound PDF, as ZIPs for the form."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from shopguard.core.message import Message, UserProblem
from shopguard.ui.appeals import output_work
from shopguard.ui.appeals.output_work import MOST_PRINTED, Made, Make, Pages
from shopguard.ui.jobs import Job, ReportingWork
from shopguard.ui.pages import Room

if TYPE_CHECKING:
    from shopguard.ui.appeals.packet_preview import PacketPreview

NAMED = 3


class CaseOutput(QObject):
    """``begun`` (a sentence), ``progressed`` (Progress), then ``ended``. ``saved`` carries a sentence and the folder, ``said`` one
    without. One output at a time; what was finished before it was stopped or went wrong stays in the folder, no case is changed.
    """

    begun = Signal(str)
    progressed = Signal(object)
    ended = Signal()
    saved = Signal(str, object)
    said = Signal(str)
    failed = Signal(object)

    def __init__(self, room: Room, page: QWidget) -> None:
        super().__init__(page)
        self._room, self._page = room, page
        self._job: Job | None = None
        self.preview: PacketPreview | None = None

    def show_pages(self, ids: Sequence[str]) -> None:
        """Lays the cases out and shows their pages, from where they go to the printer."""
        if len(ids) > MOST_PRINTED:
            said = self.tr("一次最多打印 {most} 个，现在选了 {count} 个。请少选一些，或者存成 PDF。")
            self.said.emit(said.format(most=MOST_PRINTED, count=len(ids)))
            return
        self._run(
            partial(output_work.pages, self._room.place, tuple(ids), self._room.clock()), self._show, self._stopped
        )

    def ask_pdfs(self, ids: Sequence[str]) -> None:
        """Asks for a folder, and saves one PDF for each case there."""
        self._ask(self.tr("把 PDF 存到哪个文件夹"), output_work.pdfs, ids)

    def ask_bound(self, ids: Sequence[str]) -> None:
        """Asks for a folder, and saves one PDF of all cases there."""
        self._ask(self.tr("把 PDF 存到哪个文件夹"), output_work.bound, ids)

    def ask_zips(self, ids: Sequence[str]) -> None:
        """Asks for a folder, and saves there what the platform's form takes, one ZIP for each case."""
        note = self.tr("图片没有修改，里面的买家信息没有遮盖，上传前请看一遍。")
        self._ask(self.tr("把压缩包存到哪个文件夹"), output_work.zips, ids, note)

    def cancel(self) -> None:
        """Stops at the next case."""
        if self._job is not None:
            self._job.cancel()

    def _ask(self, title: str, make: Make, ids: Sequence[str], note: str = "") -> None:
        self._room.ask.folder(self._page, title, partial(self._begin, make, tuple(ids), note))

    def _begin(self, make: Make, ids: Sequence[str], note: str, folders: Sequence[Path]) -> None:
        folder = folders[0]
        work = partial(make, self._room.place, ids, folder, self._room.clock())
        self._run(work, partial(self._tell_saved, folder, note), partial(self._tell_stopped, folder))

    def _run(self, work: ReportingWork, done: Callable[..., None], stopped: Callable[[], None]) -> None:
        if self._job is not None:
            return
        self._job = self._room.jobs.aside(work)
        self._job.progressed.connect(self.progressed)
        self._job.done.connect(done)
        self._job.cancelled.connect(stopped)
        self._job.failed.connect(self._tell_failed)
        self.begun.emit(self.tr("正在排版…"))

    def _show(self, pages: Pages) -> None:
        self._end()
        self.said.emit(self._left_out(pages.left_out))
        if pages.printed is None:
            return
        from shopguard.ui.appeals.packet_preview import PacketPreview

        room = self._room
        self.preview = PacketPreview(room.place.texts, room.jobs, room.ask, pages.printed, self._page)
        self.preview.failed.connect(self._tell_failed)
        self.preview.open()

    def _tell_saved(self, folder: Path, note: str, made: Made) -> None:
        self._end()
        left_out = self._left_out(made.left_out)
        if not made.files:
            self.said.emit(left_out)
            return
        sentences = [self._saved(made).format(count=made.files, pages=made.pages, folder=folder)]
        if made.lacking:
            sentences.append(self.tr("{count} 个的材料还没备齐，交之前请补。").format(count=made.lacking))
        if made.blank:
            blank = self.tr("{cases} 的申诉理由里还有【】没有填，填好再提交。")
            sentences.append(blank.format(cases=self._named(made.blank)))
        if made.plain:
            plain = self.tr("{count} 个里有别人的 PDF 页面，是普通 PDF，不是存档格式（PDF/A）。")
            sentences.append(plain.format(count=made.plain))
        self.saved.emit(self._together(*sentences, note, left_out), folder)

    def _named(self, cases: Sequence[str]) -> str:
        """The first of them."""
        return self._room.place.texts.both("、", ", ").join(cases[:NAMED]) + ("…" if len(cases) > NAMED else "")

    def _saved(self, made: Made) -> str:
        if made.pages:
            return self.tr("存好了 {count} 个文件，共 {pages} 页：{folder}。")
        return self.tr("存好了 {count} 个文件：{folder}。")

    def _tell_stopped(self, folder: Path) -> None:
        self._end()
        self.saved.emit(self.tr("停下了。已经存好的文件留在：{folder}").format(folder=folder), folder)

    def _stopped(self) -> None:
        self._end()
        self.said.emit(self.tr("停下了，没有打印。"))

    def _tell_failed(self, error: Exception) -> None:
        self._end()
        if isinstance(error, UserProblem):
            self.said.emit(self._room.place.texts.say(error.message))
        else:
            self.failed.emit(error)

    def _left_out(self, why: Sequence[Message]) -> str:
        """The first reasons; "" where nothing was left out."""
        if not why:
            return ""
        first = dict.fromkeys(self._room.place.texts.say(message) for message in why)
        told = self._together(*[*first][:NAMED]) + ("…" if len(first) > NAMED else "")
        return self.tr("{count} 个没有做成：{why}").format(count=len(why), why=told)

    def _together(self, *sentences: str) -> str:
        """One after the other, as the language writes them."""
        return self._room.place.texts.both("", " ").join(filter(None, sentences))

    def _end(self) -> None:
        if self._job is not None:
            self._job = None
            self.ended.emit()
