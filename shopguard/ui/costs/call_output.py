"""Takes a call sheet out of the window: to the printer, or into a file."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from shopguard.flows.costs.call_sheet_files import file_name, save_call_sheet
from shopguard.flows.costs.call_sheet_view import CallSheetView
from shopguard.flows.workplace import Workplace
from shopguard.ui.ask import Ask
from shopguard.ui.jobs import Job, Jobs
from shopguard.ui.look.print_preview import SheetPreview


class CallOutput(QObject):
    """``said`` carries what to tell the owner ("" clears it), ``busy`` whether pages are being laid out, ``failed`` the exception."""

    said = Signal(str)
    busy = Signal(bool)
    failed = Signal(object)

    def __init__(self, place: Workplace, jobs: Jobs, ask: Ask, page: QWidget) -> None:
        super().__init__(page)
        self._place, self._jobs, self._ask, self._page = place, jobs, ask, page
        self.preview: SheetPreview | None = None

    def show_pages_of(self, view: CallSheetView) -> None:
        """Lays the pages out and shows them as they will be printed."""
        from shopguard.flows.costs.call_sheet_print import call_sheet_pages  # not before somebody prints

        self.said.emit(self.tr("正在排版…"))
        self.busy.emit(True)
        job = self._jobs.read(partial(call_sheet_pages, self._place, view), topic="call sheet print")
        job.failed.connect(self._not_busy)
        self._watch(job, self._show_pages)

    def ask_file(self, view: CallSheetView) -> None:
        """Asks where to save the sheet, and in which form."""
        kinds = self.tr("Excel 表格 (*.xlsx);;CSV 表格 (*.csv);;PDF (*.pdf);;文字 (*.txt)")
        name = file_name(self._place.texts, view, ".xlsx")
        self._ask.save_as(self._page, self.tr("导出叫件单"), name, kinds, partial(self._save, view))

    def _save(self, view: CallSheetView, path: Path) -> None:
        self.said.emit(self.tr("正在存…"))
        work = partial(save_call_sheet, self._place, view, path)
        self._watch(self._jobs.write(work, must_finish=True), self._tell_saved)

    def _tell_saved(self, path: Path) -> None:
        self.said.emit(self._place.texts.word("call_sheet.saved", path=str(path)))

    def _show_pages(self, pages: list[bytes]) -> None:
        self.said.emit("")
        self.busy.emit(False)
        self.preview = SheetPreview(pages, self._page)
        self.preview.open()

    def _not_busy(self) -> None:
        self.busy.emit(False)

    def _watch(self, job: Job, show: Callable[..., None]) -> None:
        job.done.connect(show)
        job.failed.connect(self.failed)
