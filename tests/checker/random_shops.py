"""Small random shops for the two judges: times around every boundary, tracks of every kind, numbers merged and reused."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass, replace

from hypothesis import strategies as st

from shopguard.core.address import Receiver
from shopguard.core.order import OrderLine
from shopguard.core.parcel import EventKind, ParcelRow, TrackEvent, TrackRow
from shopguard.store.intake import Intake, shop_ref
from tests.checker.plain_judge import (
    CURRENT_FROM,
    DAY,
    HOUR,
    Asked,
    Line,
    Order,
    Parcel,
    PlainJudge,
    Record,
    Said,
    list_records,
    uses,
)
from tests.facts import ALL_TOLD, SHOP

ANCHORS = (CURRENT_FROM - 200 * DAY, CURRENT_FROM - 30 * HOUR, CURRENT_FROM, CURRENT_FROM + 400 * DAY + 8 * HOUR)
WAYBILLS = ("YT0000000000001", "YT0000000000002", "YT0000000000003")
STEPS = (
    0,
    1,
    2 * HOUR,
    10 * HOUR,
    12 * HOUR,
    24 * HOUR,
    36 * HOUR,
    48 * HOUR,
    60 * HOUR,
    72 * HOUR,
    108 * HOUR,
    120 * HOUR,
)
PROVINCES = ("江苏", "浙江", "河北", "北京", "广东", "新疆", "海南", "香港", None)
STATUSES = ("已发货", "已发货", "已发货", "待发货", "部分发货", "已完成", "已关闭", "待支付", "没见过的词")
THE_WAY = ("pickup", "hub", "hub", "site", "hub", "out", "signed", "signed")
KINDS = tuple(kind.value for kind in EventKind)
SECONDS = (-1, 0, 0, 1)
WARNINGS = (0, 6, 12, 24, 48)


@dataclass(frozen=True)
class Shop:
    """Everything one random case holds."""

    orders: tuple[Order, ...]
    parcels: tuple[Parcel, ...]
    asked: Asked


_steps = st.builds(lambda step, second: max(0, step + second), st.sampled_from(STEPS), st.sampled_from((-1, 0, 0, 1)))
_receivers = st.builds(
    Receiver,
    st.sampled_from(("张**", "张**", "李**", None)),
    st.sampled_from(PROVINCES),
    st.sampled_from(("甲市", "甲市", "乙市", None)),
    st.just(None),
    st.just(None),
    st.sampled_from(("幸福路***", "幸福路***", "和平路***", None)),
    st.sampled_from((False, False, False, True)),
)


@st.composite
def tracks(draw: st.DrawFn, start: int) -> tuple[Record, ...]:
    """Up to seven records from around ``start`` on; half of the tracks go the usual way, the others any way."""
    usual = draw(st.booleans())
    count = draw(st.integers(0, 7))
    at = start + draw(st.sampled_from((-HOUR, 0, 0, 0, 0)))
    way = draw(st.sampled_from((THE_WAY, THE_WAY, THE_WAY[1:], THE_WAY[:2] * 4)))
    records: list[Record] = []
    for nth in range(count):
        at += draw(_steps)
        kind = way[nth] if usual and draw(st.integers(0, 5)) else draw(st.sampled_from(KINDS))
        province = draw(st.sampled_from(PROVINCES))
        if records and records[-1].at == at:  # which of two lines of one second comes first is nobody's knowledge
            province = records[-1].province
        records.append(Record(at, kind, province))
    return tuple(draw(st.permutations(records)))


@st.composite
def parcels(draw: st.DrawFn, waybill: str, start: int) -> Parcel:
    """A parcel with a track file, a line of a parcel list, both or neither."""
    track = draw(tracks(start)) if draw(st.integers(0, 4)) else None
    known = None
    if track is not None:
        known = draw(moments(start, [r.at for r in track]))
        if draw(st.integers(0, 3)):
            known = max(known, *(r.at for r in track), known)
    listed = draw(st.integers(0, 3)) == 0
    return Parcel(
        waybill,
        track or (),
        known,
        listed_pickup=start + draw(_steps) if listed and draw(st.booleans()) else None,
        listed_pickup_known=draw(moments(start, [])) if listed else None,
        listed_signed=start + draw(_steps) + draw(_steps) if listed and draw(st.integers(0, 2)) == 0 else None,
        listed_last=Record(start + draw(_steps) + draw(_steps), draw(st.sampled_from(KINDS)))
        if listed and draw(st.booleans())
        else None,
    )


@st.composite
def moments(draw: st.DrawFn, start: int, others: list[int]) -> int:
    """A moment at, just before or just after something that matters."""
    base = draw(st.sampled_from([start, *others]))
    return base + draw(st.sampled_from(STEPS)) + draw(st.sampled_from((-1, 0, 1)))


@st.composite
def orders(draw: st.DrawFn, order_id: str, start: int, listed: tuple[tuple[str, int | None], ...]) -> Order:
    """An order of one or two lines; now and then one that only a parcel list knows."""
    if listed and draw(st.integers(0, 5)) == 0:
        return Order(order_id, None, listed=listed)
    submitted = start
    paid = submitted + draw(st.sampled_from((0, 60, HOUR)))
    refunded = draw(st.integers(0, 9)) == 0
    lines = tuple(draw(_lines(paid, refunded)) for _ in range(draw(st.sampled_from((1, 1, 2)))))
    times = [paid, *(line.uploaded for line in lines if line.uploaded is not None)]
    finished = draw(moments(paid, times)) if draw(st.integers(0, 3)) == 0 else None
    known = max(*times, finished or 0, draw(moments(paid, times)))
    now_named = {waybill for line in lines for waybill in line.waybills}
    before = [waybill for waybill in WAYBILLS if waybill not in now_named | {waybill for waybill, _ in listed}]
    corrected = now_named and before and draw(st.integers(0, 4)) == 0
    return Order(
        order_id,
        known,
        lines,
        draw(st.sampled_from((None, "普通订单", "极速发货订单", "阶梯发货"))),
        draw(st.sampled_from((submitted, submitted, submitted, None))),
        draw(st.sampled_from((paid, paid, paid, paid, None))),
        paid + max(1, draw(_steps)) if draw(st.integers(0, 5)) else None,
        finished,
        draw(_receivers),
        listed,
        ((draw(st.sampled_from(before)), paid + draw(_steps)),) if corrected else (),
    )


@st.composite
def _lines(draw: st.DrawFn, paid: int, refunded: bool) -> Line:
    status = draw(st.sampled_from(STATUSES))
    sent = status in ("已发货", "部分发货", "已完成") or (status in ("已关闭", "没见过的词") and draw(st.booleans()))
    return Line(
        status,
        "已全额退款" if refunded else "-",
        paid + draw(_steps) if sent and draw(st.integers(0, 9)) else None,
        tuple(draw(st.lists(st.sampled_from(WAYBILLS), max_size=2, unique=True))) if sent else (),
    )


@st.composite
def shops(draw: st.DrawFn) -> Shop:
    """One to three orders, three numbers they may share, and a question."""
    anchor = draw(st.sampled_from(ANCHORS))
    starts = [anchor + draw(st.sampled_from((0, 0, 1, DAY, 30 * DAY - 1, 30 * DAY, 30 * DAY + 1, 31 * DAY)))]
    starts += [draw(st.sampled_from((anchor, starts[0], starts[0] + HOUR))) for _ in range(draw(st.integers(0, 2)))]
    found = tuple(draw(parcels(waybill, draw(st.sampled_from(starts)) + draw(_steps))) for waybill in WAYBILLS)
    bought = []
    for nth, start in enumerate(starts):
        listed = tuple(
            (p.waybill, start + draw(_steps) if draw(st.integers(0, 4)) else None)
            for p in found
            if p.listed_pickup_known is not None and draw(st.booleans())
        )
        bought.append(draw(orders(f"690000000000000000{nth}", start, listed)))
    named = {waybill for order in bought for waybill, _ in order.listed}
    kept = tuple(p if p.waybill in named else Parcel(p.waybill, p.track, p.track_known) for p in found)
    if len(bought) > 1 and draw(st.booleans()):
        bought[1] = draw(_uploaded_near(bought[1], bought[0]))
    warn = draw(st.sampled_from(WARNINGS))
    shop = Shop(tuple(bought), kept, Asked(draw(moments(starts[0], sorted(interesting(bought, kept)))), warn))
    edges = clocks_of(shop)
    if draw(st.integers(0, 5)) and edges:
        shop = draw(_at_the_edge(shop, *draw(st.sampled_from(edges))))
    return replace(shop, asked=replace(shop.asked, assume_known_until=draw(st.sampled_from((0, 0, 0, shop.asked.at)))))


@st.composite
def _uploaded_near(draw: st.DrawFn, order: Order, other: Order) -> Order:
    """The order, uploaded in the second of the other one, or 30 days later, or just off."""
    uploads = [line.uploaded for line in other.lines if line.uploaded is not None]
    if not uploads or order.known is None:
        return order
    at = uploads[0] + draw(st.sampled_from((0, 0, 30 * DAY))) + draw(st.sampled_from(SECONDS))
    lines = tuple(line if line.uploaded is None else replace(line, uploaded=at) for line in order.lines)
    return replace(order, lines=lines, known=max(order.known, at))


@st.composite
def _at_the_edge(draw: st.DrawFn, shop: Shop, order: Order, one: Said) -> Shop:
    """The shop, asked at the edge of one clock, with a record, a known-as-of or the order's end moved to its deadline."""
    assert one.deadline is not None
    since = one.since if one.since is not None else one.deadline
    half, warned = (since + one.deadline) // 2, one.deadline - shop.asked.warn_hours * HOUR
    at = draw(st.sampled_from((since, half, warned, one.deadline, one.deadline, one.deadline + 100 * HOUR)))
    deadline = one.deadline + draw(st.sampled_from(SECONDS))
    moved = order
    if order.finished is not None and draw(st.booleans()):
        moved = replace(order, finished=deadline, known=max(deadline, order.known or 0))
    elif order.known is not None and draw(st.booleans()):
        moved = replace(order, known=max(deadline, *(line.uploaded or 0 for line in order.lines), order.paid or 0))
    numbers = {one.waybill} if one.waybill is not None else {waybill for waybill, _ in uses(order)}
    return Shop(
        tuple(moved if other is order else other for other in shop.orders),
        tuple(draw(_moved(parcel, deadline)) if parcel.waybill in numbers else parcel for parcel in shop.parcels),
        Asked(at + draw(st.sampled_from(SECONDS)), shop.asked.warn_hours),
    )


@st.composite
def _moved(draw: st.DrawFn, parcel: Parcel, deadline: int) -> Parcel:
    track, known = list(parcel.track), parcel.track_known
    if draw(st.booleans()) and track:
        old = track.pop(draw(st.integers(0, len(track) - 1)))
        province = next((r.province for r in track if r.at == deadline), old.province)
        track.append(Record(deadline, draw(st.sampled_from((old.kind, old.kind, "unknown"))), province))
    if known is not None and draw(st.booleans()):
        known = deadline
    return replace(parcel, track=tuple(track), track_known=known)


def clocks_of(shop: Shop) -> list[tuple[Order, Said]]:
    """Every clock of the shop that has a deadline, those that are not met twice."""
    plain = PlainJudge(shop.orders, shop.parcels, Asked(ANCHORS[-1] + 1000 * DAY))
    found = [
        (order, one) for order in shop.orders for one in sorted(plain.judge(order), key=str) if one.deadline is not None
    ]
    return found + [(order, one) for order, one in found if one.state not in ("met", "exempt")]


def interesting(bought: list[Order], found: tuple[Parcel, ...]) -> set[int]:
    """Every moment at which something happens."""
    told: set[int | None] = set()
    for order in bought:
        told |= {order.paid, order.promised, order.finished, *(line.uploaded for line in order.lines)}
        told |= {at for _, at in order.listed}
    for parcel in found:
        told |= {r.at for r in (*parcel.track, *list_records(parcel))}
    return {at for at in told if at is not None}


def save_export(db: sqlite3.Connection, order: Order) -> None:
    """The order as an export of its known-as-of tells it."""
    if order.known is None:
        return
    if order.withdrawn:
        ((waybill, at),) = order.withdrawn
        lines = (replace(order.lines[0], uploaded=at, waybills=(waybill,)), *order.lines[1:])
        save_export(db, replace(order, lines=lines, known=order.known - 1, withdrawn=()))
    rows = [
        OrderLine(
            line_id=order.order_id if nth == 0 else f"{order.order_id}{nth}",
            order_id=order.order_id,
            status=line.status,
            after_sale=line.after_sale,
            order_type=order.order_type,
            submitted_at=order.submitted,
            paid_at=order.paid,
            promised_at=order.promised,
            uploaded_at=line.uploaded,
            finished_at=order.finished,
            amount_fen=10_000,
            receiver=order.receiver.name,
            province=order.receiver.province,
            city=order.receiver.city,
            address=order.receiver.address,
            address_changed=int(order.receiver.changed),
            waybills=",".join(f"yto:{waybill}" for waybill in line.waybills),
        )
        for nth, line in enumerate(order.lines)
    ]
    intake = Intake(db, shop_ref(db, SHOP), ALL_TOLD, order.known)
    intake.save_lines([(row, hash(row) % 2**62) for row in rows])
    intake.finish()


def save_list(db: sqlite3.Connection, parcel: Parcel, bought: tuple[Order, ...]) -> None:
    """The parcel's rows of a parcel list: one for each order that the list names."""
    if parcel.listed_pickup_known is None:
        return
    last = parcel.listed_last
    event = TrackEvent(last.at, "最新物流", EventKind(last.kind)) if last is not None else None
    rows = [
        ParcelRow("yto", parcel.waybill, (order.order_id,), at, parcel.listed_pickup, parcel.listed_signed, event)
        for order in bought
        for waybill, at in order.listed
        if waybill == parcel.waybill
    ]
    told = frozenset({"uploaded_at", "picked_up_at", "signed_at", "last_event"})
    intake = Intake(db, shop_ref(db, SHOP), told, parcel.listed_pickup_known)
    intake.save_parcels([(row, hash(row) % 2**62) for row in rows])
    intake.finish()


def save_track_file(db: sqlite3.Connection, parcel: Parcel, records: tuple[Record, ...], known: int) -> None:
    """Some of the parcel's records, as a track file of that known-as-of; without any the courier only has the order."""
    rows = [
        TrackRow(
            "yto",
            parcel.waybill,
            TrackEvent(r.at, f"{r.kind} {parcel.track.index(r)}", EventKind(r.kind), r.province),
        )
        for r in records
    ] or [TrackRow("yto", parcel.waybill, TrackEvent(known, "已下单", EventKind.CREATED))]
    intake = Intake(db, shop_ref(db, SHOP), frozenset(), known)
    intake.save_tracks(rows)
    intake.finish()


def save(db: sqlite3.Connection, shop: Shop) -> None:
    """Everything of the shop."""
    for order in shop.orders:
        save_export(db, order)
    for parcel in shop.parcels:
        save_list(db, parcel, shop.orders)
        if parcel.track_known is not None:
            save_track_file(db, parcel, parcel.track, parcel.track_known)
