"""What the unconfirmed findings would cost, apart from what is known."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from shopguard.core.amount_source import settle, settled_amounts
from shopguard.core.finding import State
from shopguard.core.fines import counted, within_shop_days
from shopguard.core.outlook import Outlook
from shopguard.core.taken import Taken
from shopguard.core.tariff import Tariff, Violation
from shopguard.core.turning import Row
from shopguard.flows.costs.day_limits import limited_until
from shopguard.flows.costs.finding_of import Fined, finding_of
from shopguard.flows.costs.open_findings import judged_here
from shopguard.flows.costs.taken import taken_by_order
from shopguard.flows.workplace import Workplace
from shopguard.store.fetch import PaidOrder, paid_of, waybills_by_shipment


def unconfirmed_fen(place: Workplace, outlook: Outlook) -> int:
    """What is unconfirmed now would cost so much in sum if it were so.

    What the ledger shows beside the known violations of an order was taken for these. Orders of whose parcels nothing was ever told
    have no stored findings: they are judged here.
    """
    by_order: dict[int, list[Row]] = {}
    for row in (*outlook.rows, *judged_here(place, outlook.at, outlook.untold).rows):
        if row[6] == State.UNCONFIRMED:
            by_order.setdefault(row[0], []).append(row)
    until = limited_until(place.rulebook)
    old = {ref: rows for ref, rows in by_order.items() if any((row[4] or row[8] or 0) < until for row in rows)}
    unsure = _Unsure(place, outlook, by_order)
    return unsure.limited(old) + sum(unsure.fen(ref, rows) for ref, rows in by_order.items() if ref not in old)


class _Unsure:
    """The amounts of some orders' unconfirmed findings."""

    def __init__(self, place: Workplace, outlook: Outlook, order_refs: Iterable[int]) -> None:
        refs = list(order_refs)
        db = place.store.connection()
        self._rulebook = place.rulebook
        self._outlook = outlook
        self._tariff = Tariff(place.rulebook)
        self._fined = Fined(place.rulebook)
        self._orders: Mapping[int, PaidOrder] = paid_of(db, refs)
        self._taken = taken_by_order(place, outlook.at, refs)
        asked = self._taken.keys() | {ref for ref, order in self._orders.items() if order.reckoned_from.figures}
        self._waybills = waybills_by_shipment(db, asked)  # nobody else's amount asks for them

    def fen(self, ref: int, rows: Sequence[Row]) -> int:
        """What one order's would cost."""
        violations = [self._violation(row) for row in rows]
        return self._tariff.cost(self._orders[ref].reckoned_from, violations, self._beside(ref))

    def limited(self, by_order: Mapping[int, Sequence[Row]]) -> int:
        """What those of old orders would, within the limit per shop and day."""
        prices = {
            ref: counted(
                self._rulebook,
                self._orders[ref].reckoned_from,
                [finding_of(row, State.BREACHED, self._waybills) for row in rows],
            )
            for ref, rows in by_order.items()
        }
        kept = within_shop_days(prices, {ref: self._orders[ref].shop for ref in prices})
        settled = (settled_amounts(self._rulebook, told, self._beside(ref)) for ref, told in kept.items())
        return sum(amount.fen for amounts in settled for amount in amounts)

    def _beside(self, ref: int) -> tuple[Taken, ...]:
        """What was taken of the order, but not for what is known to be violated."""
        if ref not in self._taken:
            return ()
        known = [self._violation(row) for row in self._fined.now(self._outlook.rows_of(ref))]
        charges = self._tariff.counted(self._orders[ref].reckoned_from, known)
        return settle(self._rulebook, charges, self._taken[ref]).beside

    def _violation(self, row: Row) -> Violation:
        return Violation(row[2], row[3], row[4], row[5], self._waybills.get(row[1]))
