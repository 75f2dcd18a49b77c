"""A made-up shop that lives: its exports of any evening, always the same, as its owner would have them that evening.

Every day brings new orders; each evening's files hold what happened until then to the orders of the last two weeks, so that
parcels grow line by line, statuses change and old rows come again.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from shopguard.core.beijing import DAY, HOUR, plain, to_datetime
from shopguard.demo.builder import MadeOrder, MadeParcel, MadeShop
from shopguard.demo.couriers import COURIERS, PLACES, YIWU, Place
from shopguard.demo.files import order_export_name, order_rows, parcel_rows, track_rows, write_rows
from shopguard.demo.headers import LEDGER_HEADER

EXPORTED_DAYS = 14  # so far back an evening's exports reach
FINED_AFTER = 5 * DAY  # the fine of a late pickup stands in the ledger so long after the payment
_LATE, _STALLED, _STUCK, _NEVER = 11, 37, 73, 90  # of a hundred orders


@dataclass(frozen=True, slots=True)
class ShopMonth:
    """``first_day``: 00:00 of the first day (unix seconds, Beijing). ``a_day``: orders a day."""

    first_day: int
    a_day: int

    def evening(self, day: int) -> int:
        """20:00 of a day (0 = the first)."""
        return self.first_day + day * DAY + 20 * HOUR

    def write_evening(self, folder: Path, day: int) -> list[Path]:
        """The files of that evening; returns their paths."""
        folder.mkdir(parents=True, exist_ok=True)
        now = self.evening(day)
        orders = self._orders(max(0, day - EXPORTED_DAYS + 1), day, now)
        parcels = [parcel for order in orders for parcel in order.parcels]
        stamp = f"{to_datetime(now):%Y-%m-%d %H_%M_%S}"
        tables = {
            order_export_name(now): order_rows(orders),
            f"编造数据-包裹-{stamp}.csv": parcel_rows(orders),
            f"编造数据-轨迹-{stamp}.csv": track_rows(parcels),
            f"编造数据-动账明细-{stamp}.csv": self._ledger(orders, now),
        }
        return [write_rows(folder / name, rows) for name, rows in tables.items() if len(rows) > 1]

    def late_orders(self, day: int) -> list[str]:
        """Order numbers of that day whose parcels are picked up too late."""
        return [self._id(day, number) for number in range(self.a_day) if number % 100 == _LATE]

    def _orders(self, from_day: int, until_day: int, now: int) -> list[MadeOrder]:
        shop = MadeShop()
        for day in range(from_day, until_day + 1):
            for number in range(self.a_day):
                self._add(shop, day, number, now)
        return shop.orders

    def _add(self, shop: MadeShop, day: int, number: int, now: int) -> None:
        paid_at = self.first_day + day * DAY + number * (19 * HOUR) // self.a_day
        to = PLACES[(day + number) % len(PLACES)]
        order = shop.order(paid_at, to=to, yuan=f"{9 + number * 37 % 300}.90", order_id=self._id(day, number))
        order.house = (
            f"编造路{number}号***"  # the shop numbers houses and goods by an order's place in the file, which moves
        )
        order.lines[0].product, order.lines[0].product_id = (
            f"演示商品 {number % 9} 号（编造）",
            f"3500000{number % 9:012d}",
        )
        uploaded_at = paid_at + (1 + number * 13 % 19) * HOUR
        if number % 100 == _NEVER or uploaded_at > now:
            return
        courier = COURIERS[number % len(COURIERS)]
        parcel = shop.parcel(uploaded_at, courier=courier, waybill=courier.waybill(1_000_000 + day * 100_000 + number))
        parcel.listed = True
        order.put(parcel)
        _travel(parcel, number, to, now)
        if parcel.signed_at is not None and parcel.signed_at + 2 * DAY <= now:
            order.ends("已完成", at=parcel.signed_at + 2 * DAY)

    def _ledger(self, orders: list[MadeOrder], now: int) -> list[list[str]]:
        rows = [list(LEDGER_HEADER)]
        for order in orders:
            at = (order.paid_at or 0) + FINED_AFTER
            if int(order.order_id[-4:]) % 100 == _LATE and at <= now:
                account = f"{order.order_id[2:]}0000\t"
                rows.append(
                    [plain(at), account, "出账", "5.00", "消费者赔付", f"{order.order_id}\t", "揽收超时赔付（编造）"]
                )
        return rows

    def _id(self, day: int, number: int) -> str:
        return f"69{day:06d}{number * 7_919 % 10**7:07d}{number:04d}"


def _travel(parcel: MadeParcel, number: int, to: Place, now: int) -> None:
    kind = number % 100
    steps: tuple[tuple[int, Callable[..., MadeParcel], tuple[Place, ...]], ...] = (
        (30 if kind == _LATE else 2 + number % 14, parcel.picked_up, ()),
        (2, parcel.at_outlet, (to,)),
        (50 if kind == _STALLED else 5, parcel.into_hub, (YIWU,)),
        (3, parcel.out_of_hub, (YIWU, to)),
        (130 if kind == _STUCK else 20, parcel.into_hub, (to,)),
        (3, parcel.out_of_hub, (to, to)),
        (6, parcel.delivering, (to,)),
        (4, parcel.signed, (to,)),
    )
    at = parcel.uploaded_at
    for hours, step, places in steps:
        at += hours * HOUR
        if at > now:
            return
        step(at, *places)
