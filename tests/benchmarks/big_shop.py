"""Writes the exports of a big made-up shop, always the same: ``orders.csv``, ``parcels.csv``, ``tracks.csv``, and
``orders-next.csv``, in which every hundredth order is told otherwise.

    python -m tests.benchmarks.big_shop FOLDER [ORDERS]

Of a hundred parcels one was picked up late, one saw no hub for two days, one got stuck on the way; one in five hundred
has the number of the parcel before it. Everything else went well.
"""

from __future__ import annotations

import csv
import sys
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from pathlib import Path

from shopguard.core.beijing import HOUR, parse_iso
from shopguard.demo.builder import MadeOrder, MadeParcel, MadeShop
from shopguard.demo.couriers import COURIERS, KUNMING, PLACES, URUMQI, YIWU, Place
from shopguard.demo.files import order_rows, parcel_rows, track_rows

NOW = parse_iso("2026-11-20T12:00:00")
ENDS = (*PLACES, URUMQI, KUNMING)
DAYS = 60
BATCH = 1_000


def write_big_shop(folder: Path, orders: int) -> None:
    """Writes the three files for so many orders, the oldest paid 60 days before :data:`NOW`."""
    folder.mkdir(parents=True, exist_ok=True)
    with ExitStack() as stack:
        files = [
            stack.enter_context((folder / name).open("w", encoding="utf-8-sig", newline=""))
            for name in ("orders.csv", "parcels.csv", "tracks.csv", "orders-next.csv")
        ]
        writers = [csv.writer(file) for file in files]
        for first in range(0, orders, BATCH):
            shop = MadeShop()
            for number in range(first, min(first + BATCH, orders)):
                _add_order(shop, number, orders)
            parcels = [parcel for order in shop.orders for parcel in order.parcels]
            orders_now = order_rows(shop.orders)
            tables: tuple[Sequence[Sequence[str]], ...] = (
                orders_now,
                parcel_rows(shop.orders),
                track_rows(parcels),
                _a_day_later(orders_now),
            )
            for writer, rows in zip(writers, tables, strict=True):
                writer.writerows(rows if first == 0 else rows[1:])


def _a_day_later(rows: Sequence[Sequence[str]]) -> list[Sequence[str]]:
    """The same rows, every hundredth finished."""
    status = rows[0].index("订单状态")
    return [
        (*row[:status], "已完成", *row[status + 1 :]) if number % 100 == 1 else row for number, row in enumerate(rows)
    ]


def _add_order(shop: MadeShop, number: int, orders: int) -> None:
    age = round(DAYS * 24 * HOUR * (1 - number / orders) ** 2)  # most orders are recent
    to = ENDS[number % len(ENDS)]
    order = shop.order(
        NOW - age - 120,
        to=to,
        yuan=f"{9 + number * 37 % 300}.90",
        order_id=f"69{number:08d}{number * 7_919 % 10**9:09d}",
    )
    uploaded_at = NOW - age + (1 + number * 13 % 19) * HOUR
    if uploaded_at > NOW:
        return
    reused = number % 500 == 499
    courier = COURIERS[(number - reused) % len(COURIERS)]
    parcel = shop.parcel(uploaded_at, courier=courier, waybill=courier.waybill(1_000_000 + number - reused))
    parcel.listed = True
    order.put(parcel)
    _travel(parcel, number, to)
    _finish(order, parcel, number)


def _travel(parcel: MadeParcel, number: int, to: Place) -> None:
    kind = number % 100
    pickup = 30 if kind == 11 else 2 + number % 14
    hub = 50 if kind == 37 else 5
    stuck = 130 if kind == 73 else 20
    hours_and_steps: tuple[tuple[int, Callable[..., MadeParcel], tuple[Place, ...]], ...] = (
        (pickup, parcel.picked_up, ()),
        (2, parcel.at_outlet, (to,)),
        (hub, parcel.into_hub, (YIWU,)),
        (3, parcel.out_of_hub, (YIWU, to)),
        (stuck, parcel.into_hub, (to,)),
        (3, parcel.out_of_hub, (to, to)),
        (6, parcel.delivering, (to,)),
        (4, parcel.signed, (to,)),
    )
    at = parcel.uploaded_at
    for hours, step, places in hours_and_steps:
        at += hours * HOUR
        if at > NOW:
            return
        step(at, *places)


def _finish(order: MadeOrder, parcel: MadeParcel, number: int) -> None:
    if parcel.signed_at is not None and parcel.signed_at + 48 * HOUR < NOW and number % 3 == 0:
        order.ends("已完成", at=parcel.signed_at + 48 * HOUR)


if __name__ == "__main__":
    write_big_shop(Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 100_000)
