"""Six typical cases, all made up: many photos, a chat, a long PDF, a huge photo, an old one, and twenty of one cause."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from shopguard.core.beijing import HOUR, parse_iso
from shopguard.core.extensions import Extension, Terms
from shopguard.core.parcel import EventKind, TrackEvent
from shopguard.flows.appeals import attaching, opening
from shopguard.flows.appeals.extensions import add_extension
from shopguard.flows.appeals.reason import set_reason_text
from shopguard.flows.rulebook import extending
from shopguard.flows.workplace import Workplace
from shopguard.store.appeal_causes import fetch_causes
from tests.appeals.made_up import LATE_TRACK, NOW, ORDER, WAYBILL, save_made_up_order, save_made_up_track
from tests.appeals.typical_files import long_pdf, long_screenshot, photo, text_file

NOTICED = parse_iso("2026-11-21T18:30:00")
BULK = 20
CHAT = """【编造的聊天记录】
2026-11-19 09:02 演示店铺：您好，YT0000000000017 还没有揽收，麻烦催一下🙏
2026-11-19 09:10 演示网点：收到👌 今天车坏了，明天一早安排 OK?
2026-11-20 08:31 演示店铺：Any update? 平台 10:00 就算超时了😟
2026-11-20 08:40 演示网点：司机 13800000000 在路上，堵在高架🚚…
2026-11-20 16:05 演示网点：已经装车，系统要到明天才扫得上😓 我们给你开证明 ✅
2026-11-20 16:06 演示店铺：好的，谢谢👨‍👩‍👧 证明请盖章
"""
PAGE = """<!DOCTYPE html><html><head><meta charset="utf-8"><title>编造的会话</title><style>p{color:red}</style></head><body>
<h1>编造的买家会话</h1>
<p>买家 2026-11-19 20:11</p><p>什么时候发货呀？😊 收件人：张测试，13800000001，浙江省杭州市编造区编造路1号2幢301室</p>
<p>演示店铺 2026-11-19 20:15</p><p>仓库昨天已经打包，快递网点车坏了，最晚 11 月 21 日揽收，可以吗？</p>
<p>买家 2026-11-19 20:16</p><p>可以的，不急 👍 Thanks &amp; good night</p>
<script>alert("not part of it")</script></body></html>
"""
STORM = Extension(
    Terms(
        parse_iso("2026-11-18T00:00:00"),
        parse_iso("2026-11-20T23:59:59"),
        senders=("浙江",),
        extra=48 * HOUR,  # 24 h + 48 h after the upload is 2026-11-21 10:00:00, the very second of the pickup
        clauses=("pickup-timeout",),
    ),
    "编造的暴雨延期",
    "编造的公告（仅供测试）",
    date(2026, 11, 19),
)
REASON = (
    f"订单{ORDER}，运单{WAYBILL}，2026-11-18 10:00:00上传单号，11月18日15时已把包裹交给演示网点。"
    "因网点车辆故障，2026-11-21 10:00:00才有揽收记录。货已真实发出，附网点盖章说明和底单，恳请核实后撤销处罚。"
)


def twelve_photos(place: Workplace, folder: Path) -> str:
    """A late pickup with twelve pictures: upright and lying ones, one turned by the camera, one long screenshot."""
    appeal = _late_pickup(place)
    stub = ("运单号 " + WAYBILL, "重量 0.62 kg", "揽收 2026-11-21")
    _attach(place, appeal, "waybill-stub", [
        photo(folder / "底单正面.jpg", "底单正面", stub),
        photo(folder / "底单横放.png", "底单横放", stub, size=(1600, 1000)),
        photo(folder / "底单竖拍.jpg", "底单竖拍", stub, size=(1000, 1500), turn=6),
    ])  # fmt: skip
    _attach(place, appeal, "outlet-statement", [
        photo(folder / f"网点说明{number}.jpg", f"网点说明 第 {number} 张", ("演示网点（章）",), size=(1240, 1754))
        for number in (1, 2)
    ])  # fmt: skip
    lines = [f"第 {number} 句：车坏了，明天来" for number in range(1, 31)]
    _attach(place, appeal, "courier-chat", [long_screenshot(folder / "对话长图.png", lines)])
    _attach(place, appeal, "buyer-chat", [
        photo(folder / f"买家会话{number}.webp", f"买家会话 {number}", size=(1080, 1920)) for number in (1, 2, 3, 4)
    ])  # fmt: skip
    _attach(place, appeal, "outbound-record", [
        photo(folder / f"出库{number}.jpg", f"出库 {number}", (WAYBILL,), size=(1200, 900)) for number in (1, 2)
    ])  # fmt: skip
    set_reason_text(place, appeal, REASON)
    return appeal


def chat(place: Workplace, folder: Path) -> str:
    """A chat with Chinese, Latin and emoji as text, another as a saved page; numbers and an address are in them."""
    appeal = _late_pickup(place)
    _attach(place, appeal, "courier-chat", [text_file(folder / "和网点的对话.txt", CHAT)])
    _attach(place, appeal, "buyer-chat", [text_file(folder / "买家会话.html", PAGE)])
    return appeal


def forty_pages(place: Workplace, folder: Path) -> str:
    """A notice of an authority of forty pages, as PDF, and the stub."""
    appeal = _late_pickup(place, "pickup-timeout")
    _attach(place, appeal, "waybill-stub", [photo(folder / "底单.jpg", "底单", ("运单号 " + WAYBILL,))])
    _attach(place, appeal, "outside-cause", [long_pdf(folder / "暴雨通告.pdf", "编造的暴雨通告", 40)])
    return appeal


def huge_photo(place: Workplace, folder: Path) -> str:
    """One photo of 48 megapixels, lying."""
    appeal = _late_pickup(place)
    stub = ("运单号 " + WAYBILL, "重量 0.62 kg")
    _attach(place, appeal, "waybill-stub", [photo(folder / "底单4800万像素.jpg", "底单", stub, size=(8000, 6000))])
    return appeal


LEGACY_ORDER, LEGACY_WAYBILL = "6930000000000000025", "YT0000000000025"
LEGACY_NOW = parse_iso("2025-04-26T10:00:00")
LEGACY_NOTICED = parse_iso("2025-04-25T16:00:00")  # a Friday before the make-up Sunday of 2025-04-27
LEGACY_TRACK = (
    TrackEvent(
        parse_iso("2025-04-25T09:00:00"),
        "【杭州市】您的快件已揽收，揽收人: 王*（1**********）",
        EventKind.PICKUP,
        "浙江",
    ),
    TrackEvent(parse_iso("2025-04-25T15:20:00"), "【杭州市】快件已到达 杭州转运中心", EventKind.HUB),
)


def legacy(place: Workplace, folder: Path) -> str:
    """Under the rules before 2025-05-13: pickup 72 hours after ordering, three working days to appeal."""
    at = parse_iso("2025-04-21T10:00:00")
    uploaded = at + 20 * HOUR
    save_made_up_order(
        place, LEGACY_ORDER, submitted_at=at, paid_at=at + 60, promised_at=at + 72 * HOUR, uploaded_at=uploaded,
        waybills=f"yto:{LEGACY_WAYBILL}", known_as_of=parse_iso("2025-04-26T09:00:00"),
    )  # fmt: skip
    save_made_up_track(place, LEGACY_TRACK, waybill=LEGACY_WAYBILL, known_as_of=parse_iso("2025-04-26T08:00:00"))
    appeal = opening.open_appeal(place, LEGACY_ORDER, "pickup-timeout", now=LEGACY_NOW, noticed_at=LEGACY_NOTICED)
    stub = photo(folder / "底单.jpg", "底单", ("运单号 " + LEGACY_WAYBILL,))
    attaching.attach(place, appeal, [stub], item="waybill-stub", now=LEGACY_NOW)
    return appeal


def bulk(place: Workplace, folder: Path) -> tuple[str, ...]:
    """Twenty orders that one storm held up: one cause, one statement for all, one announcement, a stub each."""
    orders = [f"69300000000000001{number:02d}" for number in range(BULK)]
    for number, order_id in enumerate(orders):
        waybill = f"YT00000000001{number:02d}"
        save_made_up_order(place, order_id, waybills=f"yto:{waybill}")
        first, *rest = LATE_TRACK[1:]
        track = (TrackEvent(first.at, first.text, first.kind, "浙江"), *rest)
        save_made_up_track(place, track, waybill=waybill)
    opened = opening.open_in_bulk(
        place, orders, "pickup-timeout", now=NOW, cause="编造的暴雨", noticed_at=NOTICED
    ).opened
    statement = photo(
        folder / "网点说明-暴雨.jpg", "网点说明 暴雨停运", ("11 月 18 日至 20 日", "演示网点（章）"), size=(1240, 1754)
    )
    (cause,) = fetch_causes(place.store.connection())
    attaching.attach_to_cause(place, cause.id, [statement], item="outlet-statement", now=NOW)
    announced = extending.add(place, STORM, now=NOW).step.switched_on
    assert announced is not None
    for number, appeal in enumerate(opened):
        stub = photo(folder / f"底单{number:02d}.jpg", f"底单 {number:02d}", (f"运单号 YT00000000001{number:02d}",))
        _attach(place, appeal, "waybill-stub", [stub])
        add_extension(place, appeal, announced, now=NOW)
    return opened


def _late_pickup(place: Workplace, clause: str = "pickup-missing") -> str:
    """The made-up order whose pickup came three days after the upload."""
    save_made_up_order(place)
    save_made_up_track(place)
    return opening.open_appeal(place, ORDER, clause, now=NOW, noticed_at=NOTICED)


def _attach(place: Workplace, appeal: str, item: str, files: Sequence[Path]) -> None:
    attaching.attach(place, appeal, files, item=item, now=NOW)
