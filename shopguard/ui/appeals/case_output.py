"""Takes many cases out of the window at once, in the background: a PDF each, one bound PDF, or ZIPs for the platform's form."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from shopguard.core.message import UserProblem
from shopguard.flows.progress import Progress
from shopguard.ui.costs.costs_pages import CostRoom
from shopguard.ui.jobs import Job, ReportingWork


class CaseOutput(QObject):
    """``begun`` (a sentence), ``progressed`` (Progress), then ``ended``; ``said`` and ``refused`` carry sentences.

    One output at a time. What was finished before it was stopped or went wrong stays in the folder; no case is changed.
    """

    begun = Signal(str)
    progressed = Signal(object)
    ended = Signal()
    said = Signal(str)
    refused = Signal(str)
    failed = Signal(object)

    def __init__(self, room: CostRoom, page: QWidget) -> None:
        super().__init__(page)
        self._room, self._page = room, page
        self._job: Job | None = None
        self._done = 0

    def ask_pdfs(self, ids: Sequence[str]) -> None:
        """Asks for a folder, and saves one PDF for each case there."""
        self._ask(self.tr("把 PDF 存到哪个文件夹"), self._pdfs, ids)

    def ask_bound(self, ids: Sequence[str]) -> None:
        """Asks for a folder, and saves one PDF of all cases there."""
        self._ask(self.tr("把 PDF 存到哪个文件夹"), self._bound, ids)

    def ask_zips(self, ids: Sequence[str]) -> None:
        """Asks for a folder, and saves there what the platform's form takes, one ZIP for each case."""
        self._ask(self.tr("把压缩包存到哪个文件夹"), self._zips, ids)

    def cancel(self) -> None:
        """Stops at the next case."""
        if self._job is not None:
            self._job.cancel()
