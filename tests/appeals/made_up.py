"""A made-up order whose pickup came a day late, for the tests of appeals, and made-up photos."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PIL import Image, ImageDraw

from shopguard.core.beijing import parse_iso
from shopguard.core.parcel import EventKind, TrackEvent, TrackRow
from shopguard.flows.workplace import Workplace
from tests.facts import intake_of, line, save_order

ORDER = "6930000000000000017"
WAYBILL = "YT0000000000017"
SHOP = "演示店铺（虚构数据）"
NOW = parse_iso("2026-11-22T09:30:00")
UPLOADED = parse_iso("2026-11-18T10:00:00")
ORDER_KNOWN = parse_iso("2026-11-22T08:30:00")
TRACK_KNOWN = parse_iso("2026-11-22T08:00:00")
LATE_TRACK = tuple(
    TrackEvent(parse_iso(at), text, kind)
    for at, text, kind in (
        ("2026-11-18T10:00:05", "商家已打单，等待揽收", EventKind.CREATED),
        ("2026-11-21T10:00:00", "【杭州市】您的快件已揽收，快递员电话 10000000000", EventKind.PICKUP),
        ("2026-11-21T19:20:11", "【杭州市】快件已到达 杭州转运中心", EventKind.HUB),
        ("2026-11-21T23:05:42", "【杭州市】快件离开 杭州转运中心，发往 成都转运中心", EventKind.HUB),
        ("2026-11-22T05:44:03", "【成都市】快件已到达 成都转运中心", EventKind.HUB),
        ("2026-11-22T07:58:30", "【成都市】已签收，签收人：测试甲，有疑问请电联 10000000001-0000", EventKind.SIGNED),
    )
)


def save_made_up_order(
    place: Workplace, order_id: str = ORDER, *, known_as_of: int = ORDER_KNOWN, **facts: object
) -> None:
    """The order as an export of ``known_as_of`` tells it: uploaded on the 18th, 100 yuan."""
    told: dict[str, object] = {
        "product": "手工陶瓷杯 350ml 青釉（虚构商品）",
        "province": "四川",
        "city": "成都市",
        "submitted_at": parse_iso("2026-11-18T08:59:00"),
        "paid_at": parse_iso("2026-11-18T09:00:00"),
        "promised_at": parse_iso("2026-11-20T09:00:00"),
        "uploaded_at": UPLOADED,
        "waybills": f"yto:{WAYBILL}",
    }
    with place.store.transaction() as db:
        save_order(db, line(order_id, **(told | facts)), known_as_of=known_as_of, shop=SHOP)


def save_made_up_track(
    place: Workplace,
    events: Sequence[TrackEvent] = LATE_TRACK,
    *,
    waybill: str = WAYBILL,
    known_as_of: int = TRACK_KNOWN,
) -> None:
    """A parcel's track as a file of ``known_as_of`` tells it."""
    with place.store.transaction() as db:
        intake = intake_of(db, frozenset(), known_as_of, shop=SHOP)
        intake.save_tracks([TrackRow("yto", waybill, event) for event in events])
        intake.finish()


def picture(path: Path, size: tuple[int, int] = (900, 1200), *, orientation: int | None = None) -> Path:
    """A made-up photo: a frame, a diagonal, and a dark corner at the top left."""
    image = Image.new("RGB", size, "white")
    draw = ImageDraw.Draw(image)
    draw.rectangle((10, 10, size[0] - 10, size[1] - 10), outline="black", width=6)
    draw.line((0, 0, *size), fill="gray", width=8)
    draw.rectangle((0, 0, size[0] // 4, size[1] // 4), fill="black")
    exif = Image.Exif()
    if orientation is not None:
        exif[0x0112] = orientation
    image.save(path, exif=exif)
    return path
