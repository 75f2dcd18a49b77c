"""A made-up shop with one parcel for each thing there is to ask, saved as exports would bring it. Noon is 2026-11-20 12:00."""

from __future__ import annotations

from dataclasses import replace

from shopguard.core.beijing import parse_iso
from shopguard.core.parcel import EventKind, TrackEvent
from shopguard.flows.workplace import Workplace
from tests.facts import SHOP, line, save_events, save_order

NOON = parse_iso("2026-11-20T12:00:00")
TO_PICK_UP = "YT0000000000101"
AT_THE_HUB = "YT0000000000202"
STANDING = "YT0000000000303"
LATE = "YT0000000000404"
UNKNOWN = "YT0000000000505"
LONG_NUMBER = "6912345678901234567"


def when(text: str) -> int:
    """``20T15:00:00`` of November 2026."""
    return parse_iso(f"2026-11-{text}")


def order(
    place: Workplace,
    order_id: str,
    waybill: str | None,
    *,
    paid: str,
    promised: str,
    uploaded: str | None,
    shop: str = SHOP,
) -> None:
    """An order of 100 yuan to 江苏 南京市; the export of noon tells it."""
    made = line(
        order_id,
        status="待发货" if uploaded is None else "已发货",
        paid_at=when(paid),
        submitted_at=when(paid),
        promised_at=when(promised),
        uploaded_at=None if uploaded is None else when(uploaded),
        waybills=waybill,
        unsent=int(uploaded is None),
    )
    with place.store.transaction() as db:
        save_order(db, made, known_as_of=NOON, shop=shop)


def track(
    place: Workplace,
    waybill: str,
    *events: tuple[str, EventKind, str],
    known: str = "20T12:00:00",
    courier: str = "yto",
) -> None:
    """A track of (moment, kind, text) from 浙江."""
    made = [TrackEvent(when(at), text, kind, "浙江" if n == 0 else None) for n, (at, kind, text) in enumerate(events)]
    with place.store.transaction() as db:
        save_events(db, waybill, made, known_as_of=when(known), courier=courier)


def fill(place: Workplace) -> None:
    """One order for each stage and need."""
    to_pick_up(place)
    order(place, "1002", f"yto:{AT_THE_HUB}", paid="18T08:00:00", promised="20T08:00:00", uploaded="19T10:00:00")
    picked = "您的快件在【义乌演示网点】已揽收，揽收人: 王小明（13800000000）"
    track(place, AT_THE_HUB, ("19T20:00:00", EventKind.PICKUP, picked))
    order(place, "1003", f"yto:{STANDING}", paid="16T08:00:00", promised="18T08:00:00", uploaded="17T07:00:00")
    track(
        place,
        STANDING,
        ("17T08:00:00", EventKind.PICKUP, "您的快件在【浙江省金华市义乌市】已揽收"),
        ("17T20:00:00", EventKind.HUB, "快件到达【金华转运中心】"),
        ("18T18:00:00", EventKind.HUB, "快件离开【金华转运中心】，已发往【南京转运中心】"),
    )
    order(place, "1004", f"sf:{LATE}", paid="18T08:00:00", promised="20T08:00:00", uploaded="18T20:00:00")
    track(place, LATE, ("18T20:00:01", EventKind.CREATED, "您的订单已下单"), courier="sf")
    order(place, "1005", f"yto:{UNKNOWN}", paid="19T08:00:00", promised="21T08:00:00", uploaded="19T11:00:00")
    track(place, UNKNOWN, ("19T11:00:01", EventKind.CREATED, "您的订单已下单"), known="19T12:00:00")
    to_pack(place)


def to_pack(place: Workplace) -> None:
    """Two cups and a bowl, promised for 2026-11-20 18:00:00."""
    facts = {"status": "待发货", "paid_at": when("18T18:00:00"), "submitted_at": when("18T18:00:00"), "unsent": 1}
    cups = line("1006", promised_at=when("20T18:00:00"), product="演示杯子", quantity=2, amount_fen=6_000, **facts)
    bowl = line("1006", promised_at=when("20T18:00:00"), product="演示碗", quantity=1, amount_fen=4_000, **facts)
    with place.store.transaction() as db:
        save_order(db, cups, replace(bowl, line_id="1006-2"), known_as_of=NOON)


def to_pick_up(place: Workplace, known: str = "20T12:00:00") -> None:
    """Uploaded 2026-11-19 15:00: 24 h are over on the 20th at 15:00:00."""
    order(place, "1001", f"yto:{TO_PICK_UP}", paid="19T08:00:00", promised="21T08:00:00", uploaded="19T15:00:00")
    track(place, TO_PICK_UP, ("19T15:00:01", EventKind.CREATED, "您的订单已打包完成"), known=known)
