"""What breaks by a moment if nothing is done, order by order: the open findings as the list of whom to save first takes them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from operator import itemgetter

from shopguard.core.beijing import day_number, day_of
from shopguard.core.call_sheet import PICKUP_CLAUSES
from shopguard.core.cited import Family
from shopguard.core.counted_days import Span
from shopguard.core.families import Families
from shopguard.core.finding import State
from shopguard.core.fine_amounts import began
from shopguard.core.fines import price
from shopguard.core.money import FEN_PER_YUAN
from shopguard.core.rescuing import CountedDay, Lapse
from shopguard.core.turning import Row
from shopguard.flows.costs.day_limits import limited_until
from shopguard.flows.costs.finding_of import finding_of
from shopguard.flows.workplace import Workplace
from shopguard.store.fetch import PaidOrder, paid_of
from shopguard.store.handing_over import handed_over

_ORDER = itemgetter(0)


def lapses(place: Workplace, rows: Sequence[Row], shops: Mapping[int, str], span: Span) -> dict[int, list[Lapse]]:
    """By order ref what breaks by the end of the span, or has broken. ``rows``: by order and beginning; ``shops``: by order ref.

    What a pickup keeps from breaking is not among it for orders that the owner has handed over: nobody has to be told to.
    """
    making = _Making(place, rows, shops, span)
    found = ((ref, list(making.of_order(ref, group))) for ref, group in groupby(rows, _ORDER))
    return {ref: told for ref, told in found if told}


class _Making:
    """Turns the rows of one order after the other into lapses."""

    def __init__(self, place: Workplace, rows: Sequence[Row], shops: Mapping[int, str], span: Span) -> None:
        self._rulebook = place.rulebook
        self._shops = shops
        self._at, self._until = span
        self._family = Families(place.rulebook).of
        self._days: dict[tuple[Family, str, int], CountedDay] = {}
        self._with_courier = handed_over(place.store.connection())
        limited = limited_until(place.rulebook)
        old = {row[0] for row in rows if row[-1] and (row[8] or 0) < limited}
        self._paid: Mapping[int, PaidOrder] = paid_of(place.store.connection(), old) if old else {}

    def of_order(self, ref: int, rows: Iterator[Row]) -> Iterator[Lapse]:
        """What breaks of one order; of several clocks of a clause the first to break."""
        broken: set[tuple[str, int]] = set()
        for row in rows:
            _, shipment_ref, clause, effective, since, deadline, state, lapses_to, begins, _, fen = row
            if lapses_to != "breached" or begins is None or begins > self._until or (clause, shipment_ref) in broken:
                continue
            broken.add((clause, shipment_ref))
            moment = began(since, deadline)
            to_come = state != "breached" and deadline is not None and deadline >= self._at
            if moment is None or (to_come and clause in PICKUP_CLAUSES and ref in self._with_courier):
                continue
            day = self._counted_day(self._family(clause, effective), self._shops[ref], moment)
            yield Lapse(clause, deadline if to_come else None, fen, day, self._limit(row), shipment_ref)

    def _counted_day(self, family: Family, shop: str, moment: int) -> CountedDay:
        key = family, shop, day_number(moment)
        if key not in self._days:
            self._days[key] = CountedDay(family, shop, day_of(moment))
        return self._days[key]

    def _limit(self, row: Row) -> int | None:
        """What the old rules' fines of a shop and day never exceed; None where no such limit holds."""
        if row[0] not in self._paid or not row[-1]:
            return None
        told = price(self._rulebook, self._paid[row[0]].reckoned_from, finding_of(row, State.BREACHED, {}))
        most = None if told is None else told.fine.most_per_shop_day_yuan
        return None if most is None else most * FEN_PER_YUAN
