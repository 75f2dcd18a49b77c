"""Small random shops for the two judges: times around every boundary, tracks of every kind, numbers merged and reused."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from typing import Any

from hypothesis import strategies as st

from shopguard.store.engine import sqlite3
from tests.checker.plain_judge import (
    CLAUSES,
    DAY,
    HOUR,
    Asked,
    Extension,
    Order,
    Parcel,
    PlainJudge,
    Record,
    Said,
    Traits,
    list_records,
    uses,
)
from tests.checker.random_orders import extensions, orders, sent_again
from tests.checker.random_parcels import ANCHORS, CITIES, PROVINCES, SECONDS, moments, one_in, parcels, steps, twins
from tests.checker.random_parcels import waybills as numbers_of_a_shop
from tests.checker.random_saving import save_export, save_extension, save_list, save_track_file, save_traits

__all__ = ["Shop", "save", "save_export", "save_extension", "save_list", "save_track_file", "save_traits", "shops"]
WARNINGS = (12, 0, 6, 24, 48)
MOMENTS = tuple(field.name for field in fields(Traits) if field.name.endswith("_at"))


@dataclass(frozen=True)
class Shop:
    """Everything one random case holds."""

    orders: tuple[Order, ...]
    parcels: tuple[Parcel, ...]
    asked: Asked
    extensions: tuple[Extension, ...] = ()


@st.composite
def shops(draw: st.DrawFn) -> Shop:
    """One to three orders, three numbers they may share, and a question."""
    anchor = draw(st.sampled_from(ANCHORS))
    home = draw(st.sampled_from(PROVINCES)), draw(st.sampled_from(CITIES))
    numbers = draw(numbers_of_a_shop())
    starts = [anchor + draw(st.sampled_from((0, 0, 1, DAY, 30 * DAY - 1, 30 * DAY, 30 * DAY + 1, 31 * DAY)))]
    starts += [draw(st.sampled_from((anchor, starts[0], starts[0] + HOUR))) for _ in range(draw(st.integers(0, 2)))]
    found = tuple(draw(parcels(waybill, draw(st.sampled_from(starts)) + draw(steps), home)) for waybill in numbers)
    found = draw(twins(found))
    bought = []
    for nth, start in enumerate(starts):
        listed = tuple(
            (p.waybill, start + draw(steps) if draw(st.integers(0, 4)) else None)
            for p in found
            if p.listed_pickup_known is not None and draw(st.booleans())
        )
        bought.append(draw(orders(f"690000000000000000{nth}", start, listed, numbers, home)))
    if draw(one_in(3)):
        found, bought[0] = draw(_sent_again(found, bought[0], starts[0]))
    for order in bought:
        if order.traits.used_3c or order.traits.qic:
            found = draw(_delivered(found, order, home))
    kept = _only_listed(found, bought)
    if len(bought) > 1 and draw(st.booleans()):
        bought[1] = draw(_uploaded_near(bought[1], bought[0]))
    asked = Asked(draw(moments(starts[0], sorted(interesting(bought, kept)))), draw(st.sampled_from(WARNINGS)))
    shop = Shop(tuple(bought), kept, asked, draw(extensions(starts[0])))
    edges = clocks_of(shop)
    if draw(st.integers(0, 5)) and edges:
        clause = draw(st.sampled_from([clause for clause in CLAUSES if any(one.clause == clause for _, one in edges)]))
        edge = draw(st.sampled_from([(order, one) for order, one in edges if one.clause == clause]))
        shop = draw(_at_the_edge(shop, *edge))
    shop = _with_lists_that_hold(replace(shop, orders=tuple(_corrected_later(order) for order in shop.orders)))
    return replace(shop, asked=replace(shop.asked, assume_known_until=draw(st.sampled_from((0, 0, 0, shop.asked.at)))))


def _corrected_later(order: Order) -> Order:
    """A number is not corrected in the minute of its upload: then the newer time may be the older one, cut to the minute."""
    uploaded = order.lines[0].uploaded if order.lines else None
    moved = tuple(
        (waybill, at if at is None or uploaded is None or at // 60 != uploaded // 60 else at - 60)
        for waybill, at in order.withdrawn
    )
    return replace(order, withdrawn=moved)


def _with_lists_that_hold(shop: Shop) -> Shop:
    """A list that adds a number to what an export names is not older than the export: else the number was corrected since."""
    return replace(
        shop,
        parcels=tuple(
            p
            if p.listed_pickup_known is None
            else replace(p, listed_pickup_known=max([p.listed_pickup_known, *_newer_exports(p, shop.orders)]))
            for p in shop.parcels
        ),
    )


def _newer_exports(parcel: Parcel, bought: tuple[Order, ...]) -> list[int]:
    """Up to when the exports speak that name other numbers of orders which the parcel's list names."""
    named = [(order, {waybill for line in order.lines for waybill in line.waybills}) for order in bought]
    return [
        order.known
        for order, waybills in named
        if order.known is not None
        and waybills
        and parcel.waybill not in waybills
        and any(waybill == parcel.waybill for waybill, _ in order.listed)
    ]


@st.composite
def _sent_again(
    draw: st.DrawFn, found: tuple[Parcel, ...], order: Order, start: int
) -> tuple[tuple[Parcel, ...], Order]:
    """The order with a second number, if it has one and can have another; the number's parcel is known from a list."""
    named = {waybill for waybill, _ in (*uses(order), *order.withdrawn)}
    free = [parcel.waybill for parcel in found if parcel.waybill not in named]
    if not order.lines or not named or not free or order.withdrawn:
        return found, order
    moved = draw(sent_again(order, free[0]))
    listed = {waybill for waybill, _ in moved.listed}
    return tuple(
        replace(p, listed_pickup_known=draw(moments(start, [])))
        if p.waybill in listed and p.listed_pickup_known is None
        else p
        for p in found
    ), moved


@st.composite
def _delivered(
    draw: st.DrawFn, found: tuple[Parcel, ...], order: Order, home: tuple[str | None, str | None]
) -> tuple[Parcel, ...]:
    """The order's first number signed for: what the tags of warehouses and inspections wait for."""
    numbers = [waybill for waybill, at in uses(order) if at is not None]
    if not numbers or draw(one_in(4)):
        return found
    at = min(at for _, at in uses(order) if at is not None) + draw(steps)
    province, city = home[0], home[1] if home[0] is not None else None
    signed = Record(at, "signed", province, city, text="signed at last")
    return tuple(
        replace(p, track=(*(r for r in p.track if r.at != at), signed), track_known=max(at, p.track_known or 0))
        if p.waybill == numbers[0] and all(r.kind != "signed" for r in p.track)
        else p
        for p in found
    )


def _only_listed(found: tuple[Parcel, ...], bought: list[Order]) -> tuple[Parcel, ...]:
    """The parcels; one that no order's list names has nothing from a list."""
    named = {waybill for order in bought for waybill, _ in order.listed}
    return tuple(
        p if p.waybill in named else Parcel(p.waybill, p.track, p.track_known, courier=p.courier) for p in found
    )


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
    """The shop, asked at the edge of one finding, with a record, a known-as-of, a tag, an extension or the order's end there.

    The edge is a clock's deadline; where there is none, the moment of what happened.
    """
    edge = one.deadline if one.deadline is not None else one.since
    assert edge is not None
    since = one.since if one.since is not None else edge
    half, warned = (since + edge) // 2, edge - shop.asked.warn_hours * HOUR
    at = draw(st.sampled_from((edge, edge, edge + 100 * HOUR, edge + 1000 * HOUR, since, half, warned)))
    moved_to = edge + draw(st.sampled_from(SECONDS))
    moved = order
    if order.finished is not None and draw(st.booleans()):
        moved = replace(order, finished=moved_to, known=max(moved_to, order.known or 0))
    elif order.known is not None and draw(st.booleans()):
        moved = replace(order, known=max(moved_to, *(line.uploaded or 0 for line in order.lines), order.paid or 0))
    if order.traits != Traits() and draw(st.booleans()):
        moved = replace(moved, traits=draw(_tagged_at(order.traits, moved_to)))
    numbers = {one.waybill} if one.waybill is not None else {waybill for waybill, _ in uses(order)}
    return Shop(
        tuple(moved if other is order else other for other in shop.orders),
        tuple(draw(_moved(parcel, moved_to)) if parcel.waybill in numbers else parcel for parcel in shop.parcels),
        Asked(at + draw(st.sampled_from(SECONDS)), shop.asked.warn_hours),
        tuple(draw(_touching(extension, since, moved_to)) for extension in shop.extensions),
    )


@st.composite
def _tagged_at(draw: st.DrawFn, traits: Traits, at: int) -> Traits:
    """The tags, with one of their moments moved."""
    told = [name for name in MOMENTS if getattr(traits, name) is not None]
    moved: dict[str, Any] = {draw(st.sampled_from(told)): at} if told else {}
    return replace(traits, **moved)


@st.composite
def _touching(draw: st.DrawFn, extension: Extension, since: int, edge: int) -> Extension:
    """The extension, beginning or ending where a clock does, or just off, or ending in its new latest time."""
    near = draw(st.sampled_from(("as it was", "begins", "ends", "latest")))
    if near == "begins":
        return replace(extension, from_at=edge, until_at=max(edge, extension.until_at))
    if near == "ends":
        until = since + draw(st.sampled_from(SECONDS))
        return replace(extension, from_at=min(until, extension.from_at), until_at=until)
    if near == "latest" and extension.latest_at is not None:
        return replace(extension, latest_at=edge)
    return extension


@st.composite
def _moved(draw: st.DrawFn, parcel: Parcel, edge: int) -> Parcel:
    track, known = list(parcel.track), parcel.track_known
    if draw(st.booleans()) and track:
        old = track.pop(draw(st.integers(0, len(track) - 1)))
        beside = next((r for r in track if r.at == edge), old)
        kind = draw(st.sampled_from((old.kind, old.kind, "unknown")))
        track.append(
            replace(old, at=edge, kind=kind, province=beside.province, city=beside.city, place_sure=beside.place_sure)
        )
    if known is not None and draw(st.booleans()):
        known = edge
    return replace(parcel, track=tuple(track), track_known=known)


def clocks_of(shop: Shop) -> list[tuple[Order, Said]]:
    """Everything said of the shop in the end that has an edge, what is not met four times."""
    plain = PlainJudge(shop.orders, shop.parcels, Asked(ANCHORS[-1] + 1000 * DAY), shop.extensions)
    found = [
        (order, one)
        for order in shop.orders
        for one in sorted(plain.judge(order), key=str)
        if one.deadline is not None or one.since is not None
    ]
    return found + 3 * [(order, one) for order, one in found if one.state not in ("met", "exempt")]


def interesting(bought: list[Order], found: tuple[Parcel, ...]) -> set[int]:
    """Every moment at which something happens."""
    told: set[int | None] = set()
    for order in bought:
        told |= {order.paid, order.promised, order.finished, *(line.uploaded for line in order.lines)}
        told |= {at for _, at in order.listed}
        told |= {getattr(order.traits, name) for name in MOMENTS}
    for parcel in found:
        told |= {r.at for r in (*parcel.track, *list_records(parcel))}
    return {at for at in told if at is not None}


def save(db: sqlite3.Connection, shop: Shop) -> None:
    """Everything of the shop."""
    for order in shop.orders:
        save_export(db, order)
    for parcel in shop.parcels:
        save_list(db, parcel, shop.orders)
        if parcel.track_known is not None:
            save_track_file(db, parcel, parcel.track, parcel.track_known)
    for order in shop.orders:
        save_traits(db, order)
    for extension in shop.extensions:
        save_extension(db, extension)
