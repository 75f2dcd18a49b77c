"""Brings what it costs and the chosen order from the database to the right side, in the background."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Signal

from shopguard.core.message import NotThere
from shopguard.flows.costs.costs_now import CostsNow, costs_now, let_go
from shopguard.flows.orders import order_detail
from shopguard.flows.workplace import Workplace
from shopguard.ui.jobs import Jobs
from shopguard.ui.paced_reading import PacedReading


class SideFeed(QObject):
    """``costs_loaded`` (CostsNow), ``order_loaded`` (OrderView), ``gone``: the order on show is no longer there; ``failed`` carries
    the exception.
    """

    costs_loaded = Signal(object)
    order_loaded = Signal(object)
    gone = Signal()
    failed = Signal(object)

    def __init__(self, place: Workplace, jobs: Jobs, clock: Callable[[], int], parent: QObject) -> None:
        super().__init__(parent)
        self._place, self._jobs, self._clock = place, jobs, clock
        self._order_id = ""
        self._costs = PacedReading(jobs, self)
        self._shown: CostsNow | None = None
        self._costs.done.connect(self._costs_read)
        self._costs.failed.connect(self.failed)

    def choose(self, order_id: str) -> None:
        """Reads another order; the one that is chosen already is left as it stands."""
        if order_id != self._order_id:
            self._order_id = order_id
            self._read_order()

    def reload(self) -> None:
        """Reads anew what is on show."""
        self._costs.read(partial(costs_now, self._place, self._clock()))
        if self._order_id:
            self._read_order()

    def _costs_read(self, costs: CostsNow) -> None:
        self.costs_loaded.emit(costs)
        before, self._shown = self._shown, costs
        if before is not None:
            self._jobs.read(partial(let_go, before))  # after all that was asked of it

    def _read_order(self) -> None:
        work = partial(order_detail.order_detail, self._place, self._order_id, self._clock())
        job = self._jobs.read(work, topic="order")
        job.done.connect(self.order_loaded)
        job.failed.connect(self._order_failed)

    def _order_failed(self, error: Exception) -> None:
        self._order_id = ""  # it is tried again when it is chosen again
        if isinstance(error, NotThere):
            self.gone.emit()
        else:
            self.failed.emit(error)
