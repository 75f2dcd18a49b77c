"""What is counted on a shop's days, by what is known: violations by family, and the orders sent and due that their rates are of."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from shopguard.core.beijing import DAY, day_of, start_of_day
from shopguard.core.counted_days import CountedOrders, Since
from shopguard.core.outlook import Outlook
from shopguard.core.strikes import DayCount, ShopDay
from shopguard.flows.costs.day_rates import shop_days
from shopguard.flows.workplace import Workplace
from shopguard.store.shop_days import due_by_product, due_by_shop, products_of

DayFamily = Literal["abnormal", "stock", "ship"]
FAMILIES: tuple[DayFamily, ...] = ("abnormal", "stock", "ship")  # those whose days can bring a measure of a rate
_EPOCH = date(1970, 1, 1)


@dataclass(frozen=True, slots=True)
class DayCounts:
    """By shop day. ``shipped``: orders uploaded; ``due``: orders whose promise ran out; ``counted``: the orders of each family."""

    shipped: Mapping[ShopDay, int]
    due: Mapping[ShopDay, int]
    counted: Mapping[DayFamily, Mapping[ShopDay, Since]]

    def days(self) -> set[ShopDay]:
        """The days with anything."""
        return {day for told in (self.shipped, self.due, *self.counted.values()) for day in told}

    def of_family(self, family: DayFamily, day: ShopDay) -> DayCount:
        """How many orders count there, of those sent or due."""
        of = self.shipped if family == "abnormal" else self.due
        return DayCount(*day, of=of.get(day, 0), counted=len(self.counted[family].get(day, ())))


def day_counts(place: Workplace, outlook: Outlook, since: int = 0) -> DayCounts:
    """The counts of all days from that of ``since`` (unix seconds) up to the outlook's own."""
    first, last = day_of(max(0, since)), day_of(outlook.at)
    broken = [row for row in outlook.rows if row[6] == "breached"]
    counting = CountedOrders(place.rulebook, outlook.shops, known=True)
    due = due_by_shop(place.store.connection(), since, start_of_day(last) + DAY - 1)
    return DayCounts(
        {day: number for day, number in outlook.shipped.items() if first <= day[1] <= last},
        shop_days(due),
        {
            family: {day: orders for day, orders in counting.days(broken, family).items() if first <= day[1] <= last}
            for family in FAMILIES
        },
    )


def late_products(place: Workplace, late: Mapping[ShopDay, Since]) -> dict[ShopDay, list[DayCount]]:
    """The late orders of each product beside those of it that were due, the worst rate first."""
    if not late:
        return {}
    db = place.store.connection()
    products = products_of(db, {ref for orders in late.values() for ref in orders})
    due = _due(place, [day for _, day in late])
    found: dict[ShopDay, list[DayCount]] = {}
    for (shop, day), orders in late.items():
        counts: dict[tuple[str, str], int] = {}
        for ref in orders:
            for known_by, name in products.get(ref, {}).items():
                counts[known_by, name] = counts.get((known_by, name), 0) + 1
        found[shop, day] = sorted(
            (
                DayCount(shop, day, due.get((shop, known_by, day), 0), number, product=name)
                for (known_by, name), number in counts.items()
            ),
            key=lambda one: (-(one.counted / one.of if one.of else 0), -one.counted, one.product or ""),
        )
    return found


def _due(place: Workplace, days: Sequence[date]) -> dict[tuple[str, str, date], int]:
    span = start_of_day(min(days)), start_of_day(max(days)) + DAY - 1
    rows = due_by_product(place.store.connection(), *span)
    return {(shop, known_by, _EPOCH + timedelta(days=number)): orders for shop, number, known_by, orders in rows}
