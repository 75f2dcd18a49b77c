"""Brings the rows that are looked at, page by page: what was asked for last comes first, and one page at a time."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject, Signal

from shopguard.flows.progress import Reporter
from shopguard.flows.workplace import Workplace
from shopguard.ui.jobs import Jobs
from shopguard.ui.table.order_model import OrderModel
from shopguard.ui.table.row_pages import Page

MOST_WAITING = 40  # pages; who drags the scroll bar through a million orders has left the earlier ones behind


class PageFeed(QObject):
    """``failed`` carries the exception."""

    failed = Signal(object)

    def __init__(self, place: Workplace, jobs: Jobs, model: OrderModel, parent: QObject) -> None:
        super().__init__(parent)
        self._place, self._jobs, self._model = place, jobs, model
        self._waiting: list[int] = []
        self._busy = False
        model.page_wanted.connect(self._ask)

    def begin_anew(self) -> None:
        """The model shows another list from now on, and asks for what it needs of it."""
        self._waiting.clear()

    def _ask(self, page: int) -> None:
        self._waiting.append(page)
        if len(self._waiting) > MOST_WAITING:
            self._model.ask_again(self._waiting.pop(0))
        self._read_next()

    def _read_next(self) -> None:
        while self._waiting and not self._busy:
            page = self._waiting.pop()
            refs = self._model.refs_of(page)
            if not refs:
                continue  # the list is still being made: once it is there its rows are asked for anew
            self._busy = True
            job = self._jobs.table(partial(_read, self._place, page, refs))
            job.done.connect(self._show)
            job.failed.connect(self._fail)

    def _show(self, answer: tuple[int, list[int], Page]) -> None:
        page, refs, rows = answer
        self._busy = False
        if refs == self._model.refs_of(page):  # otherwise the list has become another one meanwhile
            self._model.put_page(page, rows)
        self._read_next()

    def _fail(self, error: BaseException) -> None:
        self._busy = False
        self._waiting.clear()
        self.failed.emit(error)


def _read(place: Workplace, page: int, refs: list[int], *, reporter: Reporter) -> tuple[int, list[int], Page]:  # noqa: ARG001 - a page takes no time
    from shopguard.flows.orders.order_list import read_page

    return page, refs, read_page(place, refs)
