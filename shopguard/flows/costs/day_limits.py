"""What the old rules' limit per shop and day takes off the fines, now and as they grow. Of later dates there is no such limit."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby
from operator import itemgetter
from typing import NamedTuple

from shopguard.core.beijing import start_of_day
from shopguard.core.finding import State
from shopguard.core.fines import counted, shop_day_of
from shopguard.core.money import FEN_PER_YUAN
from shopguard.core.rulebook import Rulebook
from shopguard.core.running import Running
from shopguard.core.strikes import ShopDay
from shopguard.core.turning import Row
from shopguard.flows.costs.finding_of import Fined, finding_of
from shopguard.flows.costs.open_findings import OpenFindings
from shopguard.flows.workplace import Workplace
from shopguard.store.fetch import PaidOrder, paid_of, waybills_by_shipment

_NEVER = 1 << 62
_KEPT = 4  # choices of spared orders for which it is kept in mind


@dataclass(frozen=True, slots=True)
class DayLimits:
    """``now_fen``: what the limit takes off by what is known; ``to_come``: off the amounts to come, where of some orders (refs)
    nothing more breaks; ``orders``: those it may concern."""

    now_fen: int
    to_come: Callable[[frozenset[int]], Running]
    orders: frozenset[int]


def day_limits(place: Workplace, at: int, found: OpenFindings) -> DayLimits:
    """The limit over the fines of all open findings of ``at`` (unix seconds)."""
    until = limited_until(place.rulebook)
    refs = frozenset(row[0] for row in found.rows if (row[4] if row[4] is not None else row[8] or 0) < until)
    if not refs:
        return DayLimits(0, lambda _spared: Running(()), refs)
    limited = _Limited(place, at, {ref: list(rows) for ref, rows in groupby(found.rows, itemgetter(0)) if ref in refs})
    return DayLimits(limited.now_fen(), lru_cache(_KEPT)(limited.to_come), refs)


def limited_until(rulebook: Rulebook) -> int:
    """The first moment from which on no fine has a limit per shop and day."""
    ends = [fine.end for fine in rulebook.fines if fine.most_per_shop_day_yuan is not None]
    return max((_NEVER if end is None else start_of_day(end) for end in ends), default=0)


class _Limited:
    """The orders whose fines may be limited, and what they cost at any moment."""

    def __init__(self, place: Workplace, at: int, rows: Mapping[int, list[Row]]) -> None:
        db = place.store.connection()
        self._at = at
        self._rulebook = place.rulebook
        self._rows = rows
        self._fined = Fined(place.rulebook)
        self._orders: Mapping[int, PaidOrder] = paid_of(db, rows)
        self._waybills = waybills_by_shipment(db, rows)

    def now_fen(self) -> int:
        """What the limit takes off by what is known."""
        days = _Days()
        return sum(days.put(self._limited(ref, self._fined.now(rows)), ()) for ref, rows in self._rows.items())

    def to_come(self, spared: frozenset[int]) -> Running:
        """What it takes off at any moment, where of the spared orders nothing more breaks."""
        begun = {ref: [row for row in self._rows[ref] if (row[8] or 0) <= self._at] for ref in spared}
        return Running(self._changes({**self._rows, **begun}))

    def _changes(self, by_order: Mapping[int, Sequence[Row]]) -> Iterator[tuple[int, int]]:
        """By how much what it takes off grows, at each moment at which a violation begins."""
        days = _Days()
        last: dict[int, Sequence[_LimitedFine]] = {}
        begins = {(row[8] or 0, ref) for ref, rows in by_order.items() for row in self._fined.by(rows, _NEVER)}
        for moment, ref in sorted(begins):
            fines = self._limited(ref, self._fined.by(by_order[ref], moment))
            yield moment, days.put(fines, last.get(ref, ()))
            last[ref] = fines

    def _limited(self, ref: int, rows: Sequence[Row]) -> list[_LimitedFine]:
        order = self._orders[ref]
        findings = [finding_of(row, State.BREACHED, self._waybills) for row in rows]
        return [
            _LimitedFine((order.shop, shop_day_of(one)), one.fen, one.fine.most_per_shop_day_yuan * FEN_PER_YUAN)
            for one in counted(self._rulebook, order.reckoned_from, findings)
            if one.fine.most_per_shop_day_yuan is not None
        ]


class _LimitedFine(NamedTuple):
    day: ShopDay
    fen: int
    most_fen: int


class _Days:
    """The fines of each shop day, and what its limit takes off."""

    def __init__(self) -> None:
        self._sums: dict[ShopDay, int] = {}
        self._most: dict[ShopDay, int] = {}

    def put(self, fines: Sequence[_LimitedFine], instead_of: Sequence[_LimitedFine]) -> int:
        """Counts an order's fines in place of those before; returns by how much what is taken off grows."""
        touched = {one.day for one in (*fines, *instead_of)}
        before = sum(self._cut(day) for day in touched)
        for one in fines:
            self._sums[one.day] = self._sums.get(one.day, 0) + one.fen
            self._most[one.day] = min(one.most_fen, self._most.get(one.day, one.most_fen))
        for one in instead_of:
            self._sums[one.day] -= one.fen
        return sum(self._cut(day) for day in touched) - before

    def _cut(self, day: ShopDay) -> int:
        return max(0, self._sums.get(day, 0) - self._most.get(day, 0))
