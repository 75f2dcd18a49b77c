"""What another tool's table may be: its header row, its kind, and which column is which fact. Proposals, for the owner to correct."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from shopguard.importers.columns import Column, Columns
from shopguard.importers.looks import Looks, looks_of
from shopguard.importers.mapping import Hint, Mappable, distinct_names, folded
from shopguard.importers.reading import Reading
from shopguard.importers.recognising import HEADER_WITHIN, without_empty_end

_LOOKED_AT = 200  # rows
_LEAST = 40  # points for a proposal
_OWN_NAME, _KNOWN_NAME, _LIKE_A_NAME = 100, 80, 50
_SPEAKS_FOR_ITSELF, _READABLE, _NOT_THE_PLATFORMS = 45, 10, -60
_MOST, _SOME = 0.8, 0.5
_KIND_ORDER = ("parcels", "orders", "tracks", "after_sales", "ledger")  # where two explain as many columns
_TELLING = {  # without any of these a table of shipped parcels is no order table, however much it says of goods and receivers
    "orders": frozenset({"status", "submitted_at", "paid_at", "promised_at", "amount_fen"}),
}
_IDS = ("order_id", "order_ids")  # how such columns are read; and the facts they are:
_ORDER_NUMBERS = ("order_id", "order_ids")
_WAYBILLS = ("waybill", "numbers")
_COURIERS = ("courier", "couriers")
_SENTENCES = ("needed_line", "line")
_WORDS = ("text", "word")


@dataclass(frozen=True, slots=True)
class Proposal:
    """``columns``: field → place of its column (0: the first). ``points``: how well the kind explains the table."""

    kind: str
    columns: Mapping[str, int]
    points: int


@dataclass(frozen=True, slots=True)
class _Offer:
    points: int
    field: str
    place: int


def propose_header(rows: Sequence[Sequence[str]], mappable: Mappable) -> int:
    """The row (1: the first) that looks most like a header: the most names that are known, then the most filled cells."""
    known = frozenset(folded(name) for kind in mappable.kinds for column in kind.columns for name in column.names)
    best, best_points = 1, (-1, -1)
    for number, row in enumerate(rows[:HEADER_WITHIN], start=1):
        names = {folded(cell) for cell in row if cell.strip()}
        hits = sum(1 for name in names if name in known or any(_name_points(name, hint) for hint in mappable.hints))
        points = (hits, len([name for name in names if not name.replace("-", "").replace(":", "").isdecimal()]))
        if points > best_points:
            best, best_points = number, points
    return best


def propose_kind(header: Sequence[str], rows: Sequence[Sequence[str]], reading: Reading) -> Proposal:
    """The kind that explains most of the table, with its columns; kinds whose needed columns are not there go behind."""
    looks = _looks(header, rows, reading)
    proposals = [_proposal(kind, header, looks, reading.mappable) for kind in reading.mappable.kinds]
    return max(proposals, key=lambda one: (one.points, -_KIND_ORDER.index(one.kind)))


def propose_columns(kind: str, header: Sequence[str], rows: Sequence[Sequence[str]], reading: Reading) -> Proposal:
    """The columns of a table that is of this kind. ``rows``: those below the header."""
    return _proposal(reading.mappable.kind(kind), header, _looks(header, rows, reading), reading.mappable)


def _looks(header: Sequence[str], rows: Sequence[Sequence[str]], reading: Reading) -> list[Looks]:
    some = rows[:_LOOKED_AT]
    width = len(without_empty_end(header))
    return [looks_of([row[place] for row in some if place < len(row)], reading) for place in range(width)]


def _proposal(kind: Columns, header: Sequence[str], looks: Sequence[Looks], mappable: Mappable) -> Proposal:
    """The best offers first; each field and each column is taken once."""
    offers = _offers(kind, header, looks, mappable.hints)
    taken: dict[str, int] = {}
    for offer in sorted(offers, key=lambda one: (-one.points, one.place)):
        if offer.field not in taken and offer.place not in taken.values():
            taken[offer.field] = offer.place
    missing = sum(1 for column in kind.columns if column.needed and column.field not in taken)
    telling = _TELLING.get(kind.kind)
    beside_the_point = telling is not None and not telling & taken.keys()
    return Proposal(kind.kind, taken, len(taken) - 100 * missing - 50 * beside_the_point)


def _offers(kind: Columns, header: Sequence[str], looks: Sequence[Looks], hints: Sequence[Hint]) -> list[_Offer]:
    names = [folded(name) for name in distinct_names(header)]
    platform_ids = any(look.platform_id >= _MOST for look in looks)
    known = [any(name in hint.names for hint in hints) for name in names]
    times = sum(1 for look in looks if look.time >= _SOME)
    offers = []
    for column in kind.columns:
        fitting = [
            hint for hint in hints if column.field in hint.fields and (not hint.kinds or kind.kind in hint.kinds)
        ]
        for place, look in enumerate(looks):
            by_name = max((_name_points(names[place], hint) for hint in fitting), default=0)
            if names[place] in map(folded, column.names):
                by_name = max(by_name, _OWN_NAME - column.names.index(_own(column, names[place])))
            elif by_name and column.reads in (*_WORDS, *_SENTENCES) and max(look.time, look.platform_id) >= _SOME:
                continue
            elif known[place] and not by_name:
                continue  # its name says that it is something else
            points = by_name + _value_points(column, look, platform_ids=platform_ids, only_time=times == 1)
            if points >= _LEAST:
                offers.append(_Offer(points, column.field, place))
    return offers


def _own(column: Column, name: str) -> str:
    return next(own for own in column.names if folded(own) == name)


def _name_points(name: str, hint: Hint) -> int:
    if name in hint.names:
        return _KNOWN_NAME
    if any(part in name for part in hint.never):
        return 0
    longest = max((len(part) for part in hint.parts if part in name), default=0)
    return _LIKE_A_NAME + longest if longest else 0


def _value_points(column: Column, look: Looks, *, platform_ids: bool, only_time: bool) -> int:
    """What the values say for or against a fact; nothing where the column is empty."""
    if not look.filled:
        return 0
    share = _readable_share(column.reads, look)
    if share is None:
        speaks = column.reads in _SENTENCES and look.track_text >= _SOME and column.field != "last_state"
        return _SPEAKS_FOR_ITSELF if speaks else 0
    if share < _SOME:
        return -1_000
    if column.reads in _IDS:
        if look.platform_id >= _MOST:
            return _SPEAKS_FOR_ITSELF if column.field in _ORDER_NUMBERS else _READABLE
        theirs = platform_ids and column.field in (*_ORDER_NUMBERS, "line_id")
        return _NOT_THE_PLATFORMS if theirs else _READABLE
    speaks = (
        (column.reads in _WAYBILLS and look.sure_waybill >= _SOME)
        or (column.reads in _COURIERS and share >= _MOST)
        or (column.reads == "needed_time" and only_time)
    )
    return _SPEAKS_FOR_ITSELF if speaks else _READABLE


def _readable_share(reads: str, look: Looks) -> float | None:
    """The share of filled cells that can be read as this; None where any text can."""
    if reads in _IDS:
        return look.digits
    if reads in _WAYBILLS:
        return look.waybill
    if reads in _COURIERS:
        return look.courier
    return {
        "time": look.time,
        "needed_time": look.time,
        "fen": max(look.money, look.count),
        "figure": max(look.money, look.count),
        "signed_fen": max(look.signed_money, look.count),
        "count": look.count,
        "province": look.province,
    }.get(reads)
