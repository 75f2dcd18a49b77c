"""Columns of values → the rows of facts of one kind of file."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import fields
from itertools import repeat
from typing import Any

from shopguard.core.order import OrderLine
from shopguard.core.parcel import EventKind, ParcelRow, TrackEvent, TrackRow
from shopguard.core.trackline import TrackLines
from shopguard.importers.columns import Kind

Row = OrderLine | ParcelRow | TrackRow
Build = Callable[[Mapping[str, Sequence[Any]], int], Iterable[Row]]


def builder(kind: Kind, lines: TrackLines, known_as_of: int) -> Build:
    """The function that makes rows of this kind out of columns of values (missing columns: the file does not say).

    A track record of a time the file cannot know of yet is an announcement, whatever its words.
    """
    if kind == "orders":
        return _order_lines
    if kind == "parcels":
        return lambda values, count: _parcel_rows(values, count, lines, known_as_of)
    return lambda values, count: _track_rows(values, count, lines, known_as_of)


_ORDER_FIELDS = tuple(field.name for field in fields(OrderLine))


def _order_lines(values: Mapping[str, Sequence[Any]], count: int) -> Iterable[OrderLine]:
    return map(OrderLine, *(values.get(field) or repeat(None, count) for field in _ORDER_FIELDS))


def _parcel_rows(
    values: Mapping[str, Sequence[Any]], count: int, lines: TrackLines, known_as_of: int
) -> Iterator[ParcelRow]:
    def column(field: str, absent: Any = None) -> Iterable[Any]:
        return values.get(field) or repeat(absent, count)

    newest = zip(column("courier", ""), column("last_at"), column("last_text"), column("last_state"), strict=False)
    events = (
        None if at is None else _event(lines, courier, at, text or state or "", known_as_of)
        for courier, at, text, state in newest
    )
    return map(
        ParcelRow,
        column("courier", ""),
        column("waybill"),
        column("order_ids"),
        column("uploaded_at"),
        column("picked_up_at"),
        column("signed_at"),
        events,
        column("trouble"),
    )


def _track_rows(
    values: Mapping[str, Sequence[Any]], count: int, lines: TrackLines, known_as_of: int
) -> Iterator[TrackRow]:
    couriers = values.get("courier") or [""] * count
    times, texts = values["at"], values["text"]
    readings = list(lines.read_all(zip(couriers, texts, strict=True)))
    provinces = [province for _, province in readings]
    for told in (values.get("city"), values.get("province")):  # the file's own columns go before the words of the line
        if told:
            provinces = [mine or read for mine, read in zip(told, provinces, strict=True)]
    kinds = [kind for kind, _ in readings]
    if max(times, default=0) > known_as_of:
        kinds = [kind if at <= known_as_of else EventKind.ESTIMATE for kind, at in zip(kinds, times, strict=True)]
    return map(TrackRow, couriers, values["waybill"], map(TrackEvent, times, texts, kinds, provinces))


def _event(lines: TrackLines, courier: str, at: int, text: str, known_as_of: int) -> TrackEvent:
    kind, province = lines.read(courier, text)
    return TrackEvent(at, text, kind if at <= known_as_of else EventKind.ESTIMATE, province)
