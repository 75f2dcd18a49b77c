"""How much of what is owed now the ledger shows as taken from the account."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from shopguard.core.amount_source import settle
from shopguard.core.outlook import Outlook
from shopguard.core.taken import Taken
from shopguard.core.tariff import Tariff, Violation
from shopguard.flows.costs.finding_of import Fined
from shopguard.flows.costs.order_penalties import Reckoning
from shopguard.flows.costs.taken import taken_by_order
from shopguard.flows.workplace import Workplace
from shopguard.store.fetch import paid_of, waybills_by_shipment


def now_taken_fen(place: Workplace, outlook: Outlook, limited: Reckoning, costing: Collection[int]) -> int:
    """The sum of the amounts that count now and are the ledger's own.

    ``limited``: reckons the orders that a limit per shop and day may cut, all together; ``costing``: the refs of those that cost
    anything now. Only what the ledger names is reckoned here.
    """
    taken = taken_by_order(place, outlook.at, sorted(costing))
    plain = {ref: found for ref, found in taken.items() if ref not in outlook.limited}
    within = (amount for ref in taken if ref in outlook.limited for amount in limited.amounts(ref)[0])
    return _plain(place, outlook, plain) + sum(amount.fen for amount in within if amount.source == "ledger")


def _plain(place: Workplace, outlook: Outlook, taken: Mapping[int, Sequence[Taken]]) -> int:
    db, tariff, fined = place.store.connection(), Tariff(place.rulebook), Fined(place.rulebook)
    orders, waybills = paid_of(db, taken), waybills_by_shipment(db, taken)
    fen = 0
    for ref, of_order in taken.items():
        found = [Violation(*row[2:6], waybills.get(row[1])) for row in fined.now(outlook.rows_of(ref))]
        charges = tariff.counted(orders[ref].reckoned_from, found)
        amounts = settle(place.rulebook, charges, of_order).amounts
        fen += sum(amount.fen for amount in amounts if amount.source == "ledger")
    return fen
