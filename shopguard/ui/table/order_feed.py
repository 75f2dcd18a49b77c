"""Brings the orders that pass the filter from the database into the table's model, in the background.

A new question shows its first orders at once where they are quickly found; then comes the list of all, then row by row what is
looked at.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from functools import partial

from PySide6.QtCore import QObject, Signal

from shopguard.core.finding import Risk
from shopguard.core.order_refs import OrderRefs
from shopguard.flows.orders.order_filter import Filter, Sort
from shopguard.flows.progress import Reporter
from shopguard.flows.workplace import Workplace
from shopguard.ui.jobs import Job, Jobs, ReportingWork
from shopguard.ui.table.order_model import OrderModel
from shopguard.ui.table.page_feed import PageFeed
from shopguard.ui.table.row_pages import PAGE_ROWS, Page


@dataclass(frozen=True, slots=True)
class Loaded:
    """What a reload brought: how many rows the filter finds, all orders by risk, and those with a refund to intercept."""

    found: int
    counts: dict[Risk, int]
    refunds: int = 0


@dataclass(frozen=True, slots=True)
class Question:
    """Which orders are on show, in which order."""

    wanted: Filter = Filter()  # noqa: RUF009 - cannot be changed
    sort: Sort = Sort()  # noqa: RUF009

    def by_risk_only(self) -> bool:
        """Whether the first of them are found without looking at all, and their number is known from the counts."""
        return self.wanted == Filter(risks=self.wanted.risks)


@dataclass(frozen=True, slots=True)
class Listed:
    """An answer: the refs from the first row on, some pages of rows, and the counts (``refunds`` None: not counted)."""

    question: Question
    refs: OrderRefs
    count: int
    pages: dict[int, Page]
    counts: dict[Risk, int]
    refunds: int | None = None


class OrderFeed(QObject):
    """``loaded`` comes after every reload, ``failed`` carries the exception, ``found`` an order's number and its row. ``listed``: an
    order's number, and whether it is in the list on show.

    ``anchors`` tells the numbers of the orders that stay where they are when the same question is asked again: their rows come
    with the answer.
    """

    loaded = Signal(object)  # Loaded
    failed = Signal(object)
    found = Signal(str, int)
    listed = Signal(str, bool)

    def __init__(
        self, place: Workplace, jobs: Jobs, model: OrderModel, clock: Callable[[], int], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._place, self._jobs, self._model, self._clock = place, jobs, model, clock
        self._question = Question()
        self._shown: Question | None = Question()  # what the model answers; None until a new question is
        self._listed = False  # whether any list was ever read
        self._reading = False
        self._again = False
        self._refunds = 0
        self.anchors: Callable[[], tuple[str, ...]] = tuple
        self._rows = PageFeed(place, jobs, model, self)
        self._rows.failed.connect(self.failed)

    @property
    def wanted(self) -> Filter:
        """The filter in use."""
        return self._question.wanted

    @property
    def sort(self) -> Sort:
        """The order in use."""
        return self._question.sort

    def set_filter(self, wanted: Filter) -> None:
        """Shows only what the filter finds."""
        self._ask(replace(self._question, wanted=wanted))

    def set_sort(self, sort: Sort) -> None:
        """Shows the orders in another order."""
        self._ask(replace(self._question, sort=sort))

    def reload(self) -> None:
        """Asks the same question again: something has changed."""
        if self._reading:
            self._again = True
        else:
            self._read()

    def find(self, order_id: str) -> None:
        """Looks for an order in the list on show; ``found`` comes where it is there."""
        self._start(partial(_find, self._place, order_id), self._show_found)

    def look_for(self, order_id: str) -> None:
        """Whether an order is in the list on show: ``listed`` comes, unless the list itself is on its way (ask again then)."""
        if order_id and not self._reading:
            self._start(partial(_find, self._place, order_id), self._tell_listed, "is it listed")

    def _ask(self, question: Question) -> None:
        self._question, self._shown, self._again = question, None, False
        self._read()

    def _read(self) -> None:
        self._reading = True
        new = self._shown is None or not self._listed
        if new and self._question.by_risk_only():
            self._start(partial(_first, self._place, self._question), self._show_first, "orders")
        else:
            self._read_all()

    def _read_all(self) -> None:
        anchors = self.anchors() if self._shown is not None else ()
        self._start(partial(_all, self._place, self._question, anchors), self._show_all, "orders")

    def _show_first(self, listed: Listed) -> None:
        self._show(listed)
        self._read_all()

    def _show_all(self, listed: Listed) -> None:
        self._listed, self._reading = True, False
        self._show(listed)
        if self._again:
            self._again = False
            self._read()

    def _show(self, listed: Listed) -> None:
        anew = self._shown == listed.question
        self._shown = listed.question
        self._refunds = self._refunds if listed.refunds is None else listed.refunds
        self._rows.begin_anew()
        self._model.show_list(listed.refs, listed.count, listed.pages, self._clock(), anew=anew)
        self.loaded.emit(Loaded(listed.count, listed.counts, self._refunds))

    def _show_found(self, answer: tuple[str, int | None]) -> None:
        order_id, ref = answer
        number = None if ref is None else self._model.number_of_ref(ref)
        if number is not None:
            self.found.emit(order_id, number)

    def _tell_listed(self, answer: tuple[str, int | None]) -> None:
        order_id, ref = answer
        if not self._reading:
            self.listed.emit(order_id, ref is not None and self._model.number_of_ref(ref) is not None)

    def _start(self, work: ReportingWork, then: Callable[..., None], topic: str = "") -> Job:
        job = self._jobs.table(work, topic)
        job.done.connect(then)
        job.failed.connect(self._fail)
        return job

    def _fail(self, error: BaseException) -> None:
        self._reading = self._again = False
        self.failed.emit(error)


def _first(place: Workplace, question: Question, *, reporter: Reporter) -> Listed:  # noqa: ARG001 - this takes no time
    from shopguard.flows.orders import (
        order_list,
    )  # with all that judges: in the thread, and not before the window stands

    refs = order_list.first_orders(place, question.wanted, question.sort, limit=2 * PAGE_ROWS)
    counts = order_list.risk_counts(place)
    count = sum(number for risk, number in counts.items() if not question.wanted.risks or risk in question.wanted.risks)
    return Listed(question, refs, max(count, len(refs)), _pages(place, refs, (0, 1)), counts)


def _all(place: Workplace, question: Question, anchors: Iterable[str], *, reporter: Reporter) -> Listed:
    from shopguard.flows.orders import order_list

    order_list.spare_memory(place)
    refs = order_list.listed_orders(place, question.wanted, question.sort, unwanted=reporter.unwanted)
    at = [order_list.find_order(place, order_id) for order_id in anchors]
    rows = [0, *(row for ref in at if ref is not None and (row := refs.place_of(ref)) is not None)]
    near = {page for row in rows for page in range(max(row // PAGE_ROWS - 1, 0), row // PAGE_ROWS + 2)}
    pages = _pages(place, refs, sorted(near))
    return Listed(
        question, refs, len(refs), pages, order_list.risk_counts(place), order_list.refund_count(place)
    )  # fmt: skip


def _find(place: Workplace, order_id: str, *, reporter: Reporter) -> tuple[str, int | None]:  # noqa: ARG001
    from shopguard.flows.orders import order_list

    return order_id, order_list.find_order(place, order_id)


def _pages(place: Workplace, refs: OrderRefs, pages: Iterable[int]) -> dict[int, Page]:
    from shopguard.flows.orders.order_list import read_page

    there = [page for page in pages if page * PAGE_ROWS < len(refs)]
    return {page: read_page(place, refs.part(page * PAGE_ROWS, (page + 1) * PAGE_ROWS)) for page in there}
