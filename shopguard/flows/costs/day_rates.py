"""What the days' rates are of: orders sent, and orders and products due, of the days that are asked for."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence, Set
from datetime import date, timedelta

from shopguard.core.beijing import DAY, start_of_day
from shopguard.core.counted_days import ProductDay, Since
from shopguard.core.measured_days import Rates
from shopguard.core.strikes import ShopDay
from shopguard.flows.workplace import Workplace
from shopguard.store.shop_days import due_by_product, due_by_shop, products_of, uploads

_EPOCH = date(1970, 1, 1)


def shop_days(rows: Iterable[Sequence[object]]) -> dict[ShopDay, int]:
    """(shop, Beijing days since 1970-01-01, number) as number by shop day."""
    return {(str(shop), _EPOCH + timedelta(days=int(str(day)))): int(str(number)) for shop, day, number in rows}


def day_rates(place: Workplace, at: int) -> Rates:
    """The rates of a shop's days at ``at``; what is due is read when it is first asked for."""
    source = _Products(place)
    return Rates(shop_days(uploads(place.store.connection(), at)), source.due, source.by_product)


class _Products:
    """Products by the name people know, with the number where it is another."""

    def __init__(self, place: Workplace) -> None:
        self._place = place
        self._names: dict[str, str] = {}

    def by_product(self, days: Mapping[ShopDay, Since]) -> dict[ProductDay, Since]:
        found: dict[ProductDay, Since] = {}
        products = products_of(self._place.store.connection(), {ref for orders in days.values() for ref in orders})
        for (shop, day), orders in days.items():
            for ref, moment in orders.items():
                for product, name in products.get(ref, {}).items():
                    told = self._names.setdefault(product, name if name == product else f"{name} ({product})")
                    found.setdefault((shop, day, told), {})[ref] = moment
        return found

    def due(self, days: Set[ShopDay], by_product: bool) -> dict[ProductDay, int]:
        db = self._place.store.connection()
        moments = [start_of_day(day) for _, day in days]
        span = min(moments), max(moments) + DAY - 1
        if not by_product:
            return {(*key, None): number for key, number in shop_days(due_by_shop(db, *span)).items()}
        return {
            (shop, _EPOCH + timedelta(days=number), self._names.get(product, product)): orders
            for shop, number, product, orders in due_by_product(db, *span)
        }
