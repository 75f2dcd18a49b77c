"""A made-up shop, order and finding for the appeal tests, and a workplace around a real database."""

from __future__ import annotations

import tomllib
from dataclasses import replace
from pathlib import Path

from PIL import Image, ImageDraw

from shopguard.checker.rulefiles import load_rulebook
from shopguard.core.beijing import parse_iso
from shopguard.core.finding import Finding, Risk, State
from shopguard.core.message import Language, NotThere, Texts
from shopguard.core.parcel import EventKind, TrackEvent
from shopguard.flows.order_detail import FindingView, OrderView, ParcelView
from shopguard.flows.workplace import Workplace
from shopguard.resources import resource
from shopguard.store.store import Store

ORDER = "6930000000000000017"
WAYBILL = "YT8800000000017"
SHOP = "演示店铺（虚构数据）"
NOW = parse_iso("2026-11-22T09:30:00")
UPLOADED = parse_iso("2026-11-18T10:00:00")
DEADLINE = parse_iso("2026-11-20T10:00:00")


def texts(language: Language = "zh") -> Texts:
    """The words that come with the program."""
    catalogue: dict[str, dict[str, str]] = {}
    for file in sorted(resource("texts").glob("*.toml")):
        catalogue |= tomllib.loads(file.read_text("utf-8"))
    return Texts(catalogue, language)


def finding(state: State = State.BREACHED) -> FindingView:
    """Uploaded on the 18th, picked up on the 21st: 24 hours after the deadline."""
    found = Finding(
        order_ref=1, waybill=WAYBILL, clause="pickup-missing", state=state, why="late",
        since=UPLOADED, deadline=DEADLINE,
        happened_at=parse_iso("2026-11-21T10:00:00"),
        known_as_of=parse_iso("2026-11-22T08:00:00"), effective="2025-05-13",
    )  # fmt: skip
    return FindingView(
        finding=found,
        card="揽收严重超时",
        title="上传单号后 48 小时内没有揽收记录",
        reason="11-18 10:00 上传单号，48 小时内没有揽收，11-21 10:00 才揽收，晚了 24 小时。",
        source="《商家-物流轨迹超时/异常违规判定细则》，2026-06 版",
        instead="及时催揽收",
        certainty="金额为最后已知值：2026-07-09 起平台不再公布，请到 违规管理 → 赔付列表 核对",
        price="25 元 = 25% × 100.00 元，5 至 100 元",
        yuan_fen=2500,
        appealable=True,
    )


def events(extra: int = 0) -> tuple[TrackEvent, ...]:
    """A track of ``6 + extra`` lines."""
    lines = [
        ("2026-11-18T10:00:05", "商家已打单，等待揽收", EventKind.CREATED),
        ("2026-11-21T10:00:00", "【杭州市】您的快件已揽收，快递员电话 13812345678", EventKind.PICKUP),
        ("2026-11-21T19:20:11", "【杭州市】快件已到达 杭州转运中心", EventKind.HUB),
        ("2026-11-21T23:05:42", "【杭州市】快件离开 杭州转运中心，发往 成都转运中心", EventKind.HUB),
        ("2026-11-22T05:44:03", "【成都市】快件已到达 成都转运中心", EventKind.HUB),
        (
            "2026-11-22T07:58:30",
            "【成都市】快件已签收，签收人：张小凡，如有疑问请电联 13900001111-1234",
            EventKind.SIGNED,
        ),
    ]
    start = parse_iso("2026-11-21T11:00:00")
    more = [TrackEvent(start + 600 * n, f"【杭州市】网点扫描第 {n + 1} 次", EventKind.SITE) for n in range(extra)]
    return tuple(
        sorted([*(TrackEvent(parse_iso(at), text, kind) for at, text, kind in lines), *more], key=lambda e: e.at)
    )


def parcel(extra: int = 0) -> ParcelView:
    """The one parcel of the order."""
    return ParcelView(
        waybill=WAYBILL, courier="圆通速递", uploaded_at=UPLOADED, picked_up_at=parse_iso("2026-11-21T10:00:00"),
        first_hub_at=parse_iso("2026-11-21T19:20:11"), out_at=None, signed_at=parse_iso("2026-11-22T07:58:30"),
        known_as_of=parse_iso("2026-11-22T08:00:00"), events=events(extra),
    )  # fmt: skip


def order_view(*, state: State = State.BREACHED, extra: int = 0) -> OrderView:
    """The order as the panel shows it."""
    return OrderView(
        order_ref=1, order_id=ORDER, shop=SHOP, risk=Risk.VIOLATED, status="已发货",
        product="手工陶瓷杯 350ml 青釉（虚构商品）",
        place="四川 成都市", amount_fen=10000, submitted_at=parse_iso("2026-11-18T08:59:00"),
        paid_at=parse_iso("2026-11-18T09:00:00"), promised_at=parse_iso("2026-11-20T09:00:00"),
        uploaded_at=UPLOADED,
        finished_at=None, known_as_of=parse_iso("2026-11-22T08:30:00"), parcels=(parcel(extra),),
        findings=(finding(state),),
        yuan_now_fen=2500, yuan_if_ignored_fen=2500,
    )  # fmt: skip


class MadeUpDetail:
    """Stands where ``order_detail`` stands: answers with one hand-made order: these tests are of appeals only."""

    def __init__(self, view: OrderView) -> None:
        self.view = view

    def __call__(self, place: Workplace, order_id: str, at: int) -> OrderView:
        if order_id != self.view.order_id:
            raise NotThere("problem.no_such_appeal", appeal=order_id)
        seen = tuple(replace(p, events=tuple(e for e in p.events if e.at <= at)) for p in self.view.parcels)
        return replace(self.view, parcels=seen)


def workplace(data: Path, language: Language = "zh") -> Workplace:
    """A real database that holds the order (the rest of it the hand-made view tells)."""
    store = Store(data)
    with store.transaction() as db:
        db.execute("INSERT OR IGNORE INTO shop (id, name) VALUES (1, ?)", (SHOP,))
        db.execute(
            "INSERT OR IGNORE INTO orders (id, order_id, shop_ref, status) VALUES (1, ?, 1, 'shipped')", (ORDER,)
        )
    return Workplace(data, store, load_rulebook(resource("rules", "douyin")), texts(language))


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
