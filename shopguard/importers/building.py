"""Columns of values → the rows of facts of one kind of file."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from itertools import repeat
from typing import Any

from shopguard.core.after_sale import AfterSale
from shopguard.core.ledger import LedgerEntry
from shopguard.core.memo import Memo
from shopguard.core.order import OrderLine
from shopguard.core.parcel import NOT_PHYSICAL, UNSURE, EventKind, ParcelRow, TrackEvent, TrackRow
from shopguard.core.places import Place, Places
from shopguard.core.trackline import Reading, TrackLines
from shopguard.importers.as_of import Ahead
from shopguard.importers.columns import Kind
from shopguard.importers.ledger_cells import after_sales, ledger_entries
from shopguard.importers.other_tools import WholeOrders

Row = OrderLine | ParcelRow | TrackRow | AfterSale | LedgerEntry
Address = tuple[str | None, str, str | None]  # province, city, district
Cells = tuple[str | None, str | None]  # province, city
Build = Callable[[Mapping[str, Sequence[Any]], int], Iterable[Row]]


@dataclass(slots=True)
class Unclear:
    """How many track lines nobody understood; ``ahead`` is shown the times of records the file cannot know of yet.

    ``figures``: how many sums the platform expects to take are not certain; ``shared``: how many stand for several orders.
    """

    ahead: Ahead
    lines: int = 0
    figures: int = 0
    shared: int = 0

    def begin_anew(self) -> None:
        """The file is read from the top."""
        self.lines = self.figures = self.shared = 0


def builder(
    kind: Kind,
    track_lines: Callable[[], TrackLines],
    places: Places,
    known_as_of: int,
    unclear: Unclear,
    whole: WholeOrders,
    told: frozenset[str],
) -> Build:
    """The function that makes rows of this kind out of columns of values (missing columns: the file does not say).

    A track record of a time the file cannot know of yet is an announcement, whatever its words. ``unclear`` counts on;
    ``whole`` numbers the rows of an order table that names no lines; ``told``: what the file speaks for.
    """
    if kind == "orders":
        columns = order_columns(places, whole, told)
        return lambda values, count: map(OrderLine, *columns(values, count).values())
    if kind == "parcels":
        return lambda values, count: _parcel_rows(values, count, track_lines(), known_as_of, unclear)
    if kind == "after_sales":
        return after_sales
    if kind == "ledger":
        return ledger_entries
    lines = track_lines()
    told_places = Memo[Cells, Place | None](lambda cells: places.place_of_columns(*cells), _KEPT_PLACES)
    return lambda values, count: _track_rows(values, count, lines, told_places, known_as_of, unclear)


_ORDER_FIELDS = tuple(field.name for field in fields(OrderLine))
_KEPT_PLACES = 20_000


Columns = Mapping[str, Sequence[Any]]


def order_columns(places: Places, whole: WholeOrders, told: frozenset[str]) -> Callable[[Columns, int], Columns]:
    """The function that makes every field of an order line, in their order, out of the columns of a file that speaks for ``told``."""
    cities = Memo[Address, str | None](lambda address: places.city_of_address(*address), _KEPT_PLACES)

    def complete(values: Columns, count: int) -> Columns:
        if not count:
            return {field: [] for field in _ORDER_FIELDS}
        values = whole.completed(values, count)
        nothing = [None] * count
        columns = {field: values.get(field) or nothing for field in _ORDER_FIELDS}
        if "city" in values:
            addresses = zip(columns["province"], columns["city"], columns["district"], strict=True)
            columns["city"] = [address[1] and cities[address] for address in addresses]
        columns["unsent"] = _unsent(columns, told, count)
        return columns

    return complete


def _unsent(columns: Mapping[str, Sequence[Any]], told: frozenset[str], count: int) -> Sequence[int]:
    """1 where the file says that nothing was uploaded: no time and no number, in those of the two columns that it has."""
    if "waybills" not in told:
        return [int(at is None) for at in columns["uploaded_at"]] if "uploaded_at" in told else [0] * count
    pairs = zip(columns["uploaded_at"], columns["waybills"], strict=True)
    return [int(at is None and waybills == "") for at, waybills in pairs]


def _parcel_rows(
    values: Mapping[str, Sequence[Any]], count: int, lines: TrackLines, known_as_of: int, unclear: Unclear
) -> Iterator[ParcelRow]:
    def column(field: str, absent: Any = None) -> Iterable[Any]:
        return values.get(field) or repeat(absent, count)

    newest = zip(column("courier", ""), column("last_at"), column("last_text"), column("last_state"), strict=False)
    events = [
        None if at is None else _event(lines, courier, at, text or state or "", known_as_of)
        for courier, at, text, state in newest
    ]
    unclear.lines += sum(1 for event in events if event is not None and event.kind is EventKind.UNKNOWN and event.text)
    figures = list(values.get("expected_fen") or ())
    if figures:
        several = [
            figure is not None and len(ids) > 1 for figure, ids in zip(figures, values["order_ids"], strict=True)
        ]
        unclear.figures += figures.count(UNSURE)
        unclear.shared += sum(several)
        figures = [UNSURE if of else figure for figure, of in zip(figures, several, strict=True)]
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
        figures or repeat(None, count),
    )


def _track_rows(
    values: Mapping[str, Sequence[Any]],
    count: int,
    lines: TrackLines,
    told_places: Mapping[Cells, Place | None],
    known_as_of: int,
    unclear: Unclear,
) -> Iterator[TrackRow]:
    couriers = values.get("courier") or [""] * count
    times, texts = values["at"], values["text"]
    readings: Iterable[Reading] = lines.read_all(zip(couriers, texts, strict=True))
    if "province" in values or "city" in values:  # the file's own columns go before the words of the line
        nothing = repeat(None, count)
        cells = zip(values.get("province") or nothing, values.get("city") or nothing, strict=False)
        readings = map(_placed, readings, map(told_places.__getitem__, cells))
    if any(values.get("waits") or ()):
        readings = map(_waiting, readings, values["waits"])
    if max(times, default=0) > known_as_of:
        readings = list(readings)
        unclear.ahead.count(at for at, read in zip(times, readings, strict=True) if read.kind not in NOT_PHYSICAL)
        readings = map(_seen_from, readings, times, repeat(known_as_of))
    columns = list(zip(*readings, strict=True))  # column by column is twice as fast as row by row
    if not columns:
        return iter(())
    kinds, *places = columns
    unclear.lines += kinds.count(EventKind.UNKNOWN)
    return map(TrackRow, couriers, values["waybill"], map(TrackEvent, times, texts, kinds, *places))


def _placed(reading: Reading, told: Place | None) -> Reading:
    return reading if told is None else reading._replace(province=told.province, city=told.city, place_sure=True)


def _waiting(reading: Reading, waits: bool) -> Reading:
    """By the service's own state nothing was picked up yet, whatever the words may sound like."""
    ordered = waits and reading.kind in (EventKind.PICKUP, EventKind.SCAN, EventKind.UNKNOWN)
    return reading._replace(kind=EventKind.CREATED, hub=None) if ordered else reading


def _seen_from(reading: Reading, at: int, known_as_of: int) -> Reading:
    return reading if at <= known_as_of else reading._replace(kind=EventKind.ESTIMATE, hub=None)


def _event(lines: TrackLines, courier: str, at: int, text: str, known_as_of: int) -> TrackEvent:
    return TrackEvent(at, text, *_seen_from(lines.read(courier, text), at, known_as_of))
