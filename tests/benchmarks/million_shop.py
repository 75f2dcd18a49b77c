"""Makes a ShopGuard database of a big made-up shop: order lines, parcels and track lines straight into the tables, the rest
worked out by the functions an import calls.

    python -m tests.benchmarks.million_shop FOLDER [ORDERS]

Seeded: the same number of orders gives the same database. 60 days before :data:`NOW`; about eight track lines an order. Most
parcels travel as they should; the shares of what goes wrong stand in :data:`STORIES` and :class:`_Chances`.
"""

from __future__ import annotations

import random
import sys
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import NamedTuple

from shopguard.core.beijing import DAY, HOUR, parse_iso
from shopguard.core.parcel import EventKind
from shopguard.demo.couriers import COURIERS, KUNMING, PLACES, URUMQI, YIWU, Courier, Place
from shopguard.importers.couriers import courier_shapes
from shopguard.store.database import transaction
from shopguard.store.derive_orders import derive_orders
from shopguard.store.engine import sqlite3
from shopguard.store.milestones import keep_milestones
from shopguard.store.shipments import find_shared_uses, mark_misshapen, pair_from_orders
from shopguard.store.shops import shop_ref
from shopguard.store.store import Store
from shopguard.store.traits import derive_traits

NOW = parse_iso("2026-11-20T12:00:00")
KNOWN = NOW - 2 * HOUR  # the newest moment the files speak for
DAYS = 60
BATCH = 20_000
_SEED = 20_261_120
_CODES = dict(zip((courier.name for courier in COURIERS), ("yto", "zto", "sto", "yunda", "jt", "sf"), strict=True))
_FAR = (URUMQI, KUNMING)  # the region table gives them longer
_STEPS = (
    ("picked_up", EventKind.PICKUP),
    ("site", EventKind.SITE),
    ("hub_in", EventKind.HUB),
    ("hub_out", EventKind.HUB),
    ("hub_in", EventKind.HUB),
    ("hub_out", EventKind.HUB),
    ("delivering", EventKind.OUT),
    ("signed", EventKind.SIGNED),
)
_AT_THE_END = 4  # from this step on the parcel is where it is sent to


@dataclass(frozen=True, slots=True)
class Story:
    """A kind of journey. ``share`` of all parcels; hours (least, most) of the steps that may go wrong; None: never picked up."""

    share: float
    pickup: tuple[float, float] | None = (1, 18)
    hub: tuple[float, float] = (1, 14)
    gap: tuple[float, float] = (6, 40)
    comes_back: bool = False


STORIES = (
    Story(0.015, pickup=(24.5, 70)),
    Story(0.015, pickup=None),
    Story(0.02, hub=(24.5, 60)),
    Story(0.02, gap=(125, 200)),
    Story(0.01, comes_back=True),
    Story(0.92),
)


class _Chances:
    """Shares of all orders, each drawn by itself."""

    merged = 0.02  # in one parcel with the order before it
    reused = 0.01  # under a number that an earlier order had, to another address
    closed = 0.03  # before it was sent
    refunded = 0.02  # after it was sent
    two_lines = 0.1
    far = 0.03
    stale = 0.01  # the newest track file that names it is three days old
    tagged = 0.005


class Line(NamedTuple):
    """One line of a track, as the store keeps it, without parcel and time."""

    text: str
    kind: str
    province: str | None
    city: str | None
    hub: str | None


class Sent(NamedTuple):
    """A parcel under way or there, and where its order goes."""

    parcel_ref: int
    courier: Courier
    waybill: str
    uploaded_at: int
    signed_at: int | None
    to: Place
    house: str


@dataclass(slots=True)
class _Rows:
    """What a batch brings into the tables."""

    orders: list[tuple[object, ...]] = field(default_factory=list)
    lines: list[tuple[object, ...]] = field(default_factory=list)
    parcels: list[tuple[object, ...]] = field(default_factory=list)
    events: list[tuple[object, ...]] = field(default_factory=list)
    tags: list[tuple[object, ...]] = field(default_factory=list)


def make_big_shop(folder: Path, orders: int) -> None:
    """Makes the data folder; nothing in it has been judged yet."""
    store = Store(folder)
    db = store.connection()
    db.execute("PRAGMA synchronous = OFF")  # made anew if the power fails
    db.execute("INSERT INTO owner_action (id, made_at) VALUES (1, ?)", (NOW - HOUR,))
    shop = _Shop(orders, shop_ref(db, "演示店铺"))
    for first in range(1, orders + 1, BATCH):
        last = min(first + BATCH - 1, orders)
        with transaction(db):
            _insert(db, shop.batch(first, last))
            with listed(db, "touched_order", first, last):
                derive_orders(db)
                derive_traits(db)
                pair_from_orders(db, 0)  # no file brings them
    rebuild_milestones(store)
    db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    store.close()


def rebuild_milestones(store: Store) -> None:
    """Works out shared numbers and milestones of all parcels anew from the raw track lines, batch by batch."""
    last = store.connection().execute("SELECT MAX(id) FROM parcel").fetchone()[0] or 0
    shapes = courier_shapes()
    for first in range(1, last + 1, BATCH):
        with store.transaction() as db, listed(db, "touched_parcel", first, first + BATCH - 1):
            mark_misshapen(db, shapes)
            find_shared_uses(db)
            keep_milestones(db)


@contextmanager
def listed(db: sqlite3.Connection, name: str, first: int, last: int) -> Iterator[None]:
    """A temporary table of the refs from ``first`` to ``last`` for the time of a ``with``."""
    db.execute(f"CREATE TEMP TABLE {name} (id INTEGER PRIMARY KEY)")
    db.executemany(f"INSERT INTO {name} VALUES (?)", ((ref,) for ref in range(first, last + 1)))
    yield
    db.execute(f"DROP TABLE temp.{name}")


class _Shop:
    """Makes order after order, the oldest first."""

    def __init__(self, orders: int, shop: int) -> None:
        self._orders = orders
        self._shop = shop
        self._random = random.Random(_SEED)
        self._parcels = 0
        self._before: Sent | None = None
        self._older: deque[Sent] = deque(maxlen=max(1, min(orders // 4, 100_000)))
        self._rows = _Rows()

    def batch(self, first: int, last: int) -> _Rows:
        """The rows of the orders numbered ``first`` to ``last``."""
        self._rows = _Rows()
        for number in range(first, last + 1):
            self._order(number)
        return self._rows

    def _hours(self, least_most: tuple[float, float]) -> int:
        return int(self._random.uniform(*least_most) * HOUR)

    def _order(self, number: int) -> None:
        chance = self._random.random
        paid_at = NOW - DAYS * DAY + (DAYS * DAY * number) // (self._orders + 1)
        to = self._random.choice(_FAR if chance() < _Chances.far else PLACES)
        house = f"编造路{number}号***"
        uploaded_at = paid_at + self._hours((1, 20))
        sent: Sent | None = None
        closed = chance() < _Chances.closed
        if not closed and uploaded_at <= KNOWN:
            sent = self._send(uploaded_at, to, house)
            to, house = sent.to, sent.house
        self._before = sent
        self._export(number, paid_at, to, house, sent, closed=closed)
        if chance() < _Chances.tagged:
            self._rows.tags.append((1, number, "agreed-ship", paid_at + 96 * HOUR, 1))

    def _send(self, uploaded_at: int, to: Place, house: str) -> Sent:
        chance = self._random.random()
        if chance < _Chances.merged and self._before is not None and self._before.uploaded_at <= uploaded_at:
            return self._before
        if chance > 1 - _Chances.reused and self._older and self._older[0].to is not to:
            before = self._older.popleft()
            parcel_ref, courier, waybill = before.parcel_ref, before.courier, before.waybill
            uploaded_at = max(uploaded_at, before.uploaded_at + 12 * DAY)
            if uploaded_at > KNOWN:
                return self._new_parcel(NOW - 3 * HOUR, to, house)
            return self._travel(Sent(parcel_ref, courier, waybill, uploaded_at, None, to, house))
        return self._new_parcel(uploaded_at, to, house)

    def _new_parcel(self, uploaded_at: int, to: Place, house: str) -> Sent:
        self._parcels += 1
        courier = self._random.choice(COURIERS)
        waybill = courier.waybill(1_000_000 + self._parcels)
        known = KNOWN - (3 * DAY if self._random.random() < _Chances.stale else 0)
        self._rows.parcels.append((self._parcels, waybill, _CODES[courier.name], known))
        sent = self._travel(Sent(self._parcels, courier, waybill, uploaded_at, None, to, house))
        self._older.append(sent)
        return sent

    def _travel(self, sent: Sent) -> Sent:
        add, courier, to = self._rows.events.append, sent.courier, sent.to
        add((sent.parcel_ref, sent.uploaded_at + 60, "您的订单已打包完成", "created", None, None, None))
        (story,) = self._random.choices(STORIES, [story.share for story in STORIES])
        if story.pickup is None:
            return sent
        small = (1.0, 5.0)
        waits = (story.pickup, (0.5, 3.0), story.hub, small, story.gap, small, small, small)
        at = sent.uploaded_at
        for step, wait in enumerate(waits):
            at += self._hours(wait)
            if at > KNOWN:
                return sent
            add((sent.parcel_ref, at, *_line(courier, step, to, story.comes_back)))
        return sent if story.comes_back else sent._replace(signed_at=at)

    def _export(self, number: int, paid_at: int, to: Place, house: str, sent: Sent | None, *, closed: bool) -> None:
        refunded = sent is not None and self._random.random() < _Chances.refunded
        finished_at = paid_at + 2 * HOUR if closed else None
        if sent is not None and sent.signed_at is not None and sent.signed_at + 4 * DAY < KNOWN:
            finished_at = sent.signed_at + 4 * DAY
        order_id = f"69{number:08d}{number * 7_919 % 10**9:09d}"
        self._rows.orders.append((number, order_id, self._shop))
        status = "已发货" if sent is not None else "待发货"
        if finished_at is not None:
            status = "已关闭" if closed else "已完成"
        for count in range(1 + (self._random.random() < _Chances.two_lines)):
            self._rows.lines.append(
                (
                    f"{order_id}{count or ''}",
                    number,
                    KNOWN,
                    number,
                    status,
                    "已全额退款" if refunded else "-",
                    "普通订单",
                    paid_at - 60,
                    paid_at,
                    paid_at + 48 * HOUR,
                    None if sent is None else sent.uploaded_at,
                    finished_at,
                    f"演示商品 {number % 9} 号（编造）",
                    1,
                    990 + number * 37 % 30_000,
                    "演**",
                    _short(to.province),
                    to.city,
                    to.district,
                    to.street,
                    house,
                    0,
                    "" if sent is None else f"{_CODES[sent.courier.name]}:{sent.waybill}",
                )
            )


@cache
def _line(courier: Courier, step: int, to: Place, comes_back: bool) -> Line:
    wording, kind = _STEPS[step]
    here, onward = (YIWU, to) if step < _AT_THE_END else (to, to)
    if comes_back and kind is EventKind.SIGNED:
        return Line("快件已退回寄件人", EventKind.RETURN, None, None, None)
    template: str = getattr(courier, wording)
    text = template.format(region=here.region, city=here.short_city, to=onward.short_city)
    if kind is EventKind.HUB:
        hub = f"{'arrive' if wording == 'hub_in' else 'leave'}:{here.short_city}转运中心"
        return Line(text, kind, _short(here.province), here.city, hub)
    named = "{region}" in template
    return Line(text, kind, _short(here.province) if named else None, here.city if named else None, None)


def _short(province: str) -> str:
    return province.removesuffix("维吾尔自治区").removesuffix("省").removesuffix("市")


_LINE_COLUMNS = (
    "line_id, order_ref, known_as_of, row_hash, status, after_sale, order_type, submitted_at, paid_at, promised_at,"
    " uploaded_at, finished_at, product, quantity, amount_fen, receiver, province, city, district, street, address,"
    " address_changed, waybills"
)


def _insert(db: sqlite3.Connection, rows: _Rows) -> None:
    for table, columns, values in (
        ("orders", "id, order_id, shop_ref, status", [(*order, "unknown") for order in rows.orders]),
        ("order_line", _LINE_COLUMNS, rows.lines),
        ("parcel", "id, waybill, courier, track_known_as_of", rows.parcels),
        ("track_event", "parcel_ref, at, text, kind, province, city, hub", rows.events),
        ("tag", "action_ref, order_ref, name, at, set_tag", rows.tags),
    ):
        marks = ", ".join("?" * len(columns.split(",")))
        db.executemany(f"INSERT OR IGNORE INTO {table} ({columns}) VALUES ({marks})", values)


if __name__ == "__main__":
    make_big_shop(Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 1_000_000)
