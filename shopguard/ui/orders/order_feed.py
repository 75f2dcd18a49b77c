"""Brings the orders that pass the filter from the database into the table's model, page by page, in the background."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QObject, Signal

from shopguard.core.finding import Risk
from shopguard.flows.orders.order_filter import Filter
from shopguard.flows.orders.order_row import OrderRow
from shopguard.flows.workplace import Workplace
from shopguard.ui.jobs import Jobs
from shopguard.ui.orders.order_model import PAGE_ROWS, OrderModel


@dataclass(frozen=True, slots=True)
class Loaded:
    """What a reload brought: rows found by the filter, all orders by risk, those with a refund to intercept, and the first pages."""

    found: int
    counts: dict[Risk, int]
    pages: dict[int, list[OrderRow]]
    refunds: int = 0


class OrderFeed(QObject):
    """``loaded`` comes after every reload, ``failed`` carries the exception."""

    loaded = Signal(object)  # Loaded
    failed = Signal(object)

    def __init__(
        self, place: Workplace, jobs: Jobs, model: OrderModel, clock: Callable[[], int], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._place, self._jobs, self._model, self._clock = place, jobs, model, clock
        self._wanted = Filter()
        self._reload = 0  # numbers the reloads: a page that was asked for before the last one is not shown
        model.page_wanted.connect(self._ask_page)

    def set_filter(self, wanted: Filter) -> None:
        """Shows only what the filter finds."""
        self._wanted = wanted
        self.reload((0,))

    def reload(self, pages: Iterable[int]) -> None:
        """Reads counts and these pages anew."""
        self._reload += 1
        work = partial(_load, self._place, self._wanted, tuple(pages))
        job = self._jobs.read(work, topic="orders")
        job.done.connect(self._show)
        job.failed.connect(self.failed)

    def _show(self, loaded: Loaded) -> None:
        self._model.start_over(loaded.found, loaded.pages, self._clock())
        self.loaded.emit(loaded)

    def _ask_page(self, page: int) -> None:
        job = self._jobs.read(partial(_load_page, self._place, self._wanted, page, self._reload))
        job.done.connect(self._show_page)
        job.failed.connect(self.failed)

    def _show_page(self, answer: tuple[int, int, list[OrderRow]]) -> None:
        reload, page, rows = answer
        if reload == self._reload:
            self._model.put_page(page, rows)


def _load(place: Workplace, wanted: Filter, pages: tuple[int, ...]) -> Loaded:
    from shopguard.flows.orders import order_list  # with all that judges: in the thread, and not before the window stands

    found = order_list.count_orders(place, wanted)
    pages = tuple(page for page in pages if page * PAGE_ROWS < found) or (0,)
    first = {page: _page(place, wanted, page) for page in pages}
    return Loaded(found, order_list.risk_counts(place), first, order_list.refund_count(place))


def _load_page(place: Workplace, wanted: Filter, page: int, reload: int) -> tuple[int, int, list[OrderRow]]:
    return reload, page, _page(place, wanted, page)


def _page(place: Workplace, wanted: Filter, page: int) -> list[OrderRow]:
    from shopguard.flows.orders import order_list

    return order_list.list_orders(place, wanted, limit=PAGE_ROWS, offset=page * PAGE_ROWS)
