"""A filter as the owner says it: "paid in the last 7 days" moves on with the clock, a filter's moments stand still."""

from __future__ import annotations

from dataclasses import dataclass, replace

from shopguard.core.beijing import DAY, HOUR, day_of, start_of_day
from shopguard.flows.orders.order_filter import Filter

# by name: how many days before today the first one lies, and how many days it is
PAID_SPANS = {"today": (0, 1), "yesterday": (1, 1), "last7": (6, 7), "last30": (29, 30)}
DATA_AGES = (12, 24, 48, 72, 168)  # hours
EVERYTHING = Filter()


@dataclass(frozen=True, slots=True)
class Narrowing:
    """``filter`` with what of it is told against the clock: ``paid`` (one of :data:`PAID_SPANS`, "" = as the filter says) and
    ``data_age``: hours since the data of an order's parcels ends (0 = as the filter says).
    """

    filter: Filter = EVERYTHING
    paid: str = ""
    data_age: int = 0

    def at(self, now: int) -> Filter:
        """The filter as it is meant at ``now`` (unix seconds)."""
        meant = self.filter
        if self.paid:
            first, until = paid_span(self.paid, now)
            meant = replace(meant, paid_from=first, paid_until=until)
        if self.data_age:  # by the hour: the filter stands still for that long
            meant = replace(meant, data_before=(now // HOUR - self.data_age) * HOUR)
        return meant

    def follow(self, changed: Filter, now: int) -> Narrowing:
        """The same after the filter was changed; what no longer says what it said stands still from now on."""
        was = self.at(now)
        same_days = (changed.paid_from, changed.paid_until) == (was.paid_from, was.paid_until)
        return Narrowing(
            changed,
            self.paid if same_days else "",
            self.data_age if changed.data_before == was.data_before else 0,
        )


UNNARROWED = Narrowing()


def paid_span(name: str, now: int) -> tuple[int, int]:
    """The whole Beijing days meant by a name at ``now``: [from, until) in unix seconds. Raises ``KeyError``."""
    back, days = PAID_SPANS[name]
    first = start_of_day(day_of(now)) - back * DAY  # a Beijing day always has 24 hours
    return first, first + days * DAY
