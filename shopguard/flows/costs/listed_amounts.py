"""How sure the amounts of a page of orders are: which of them rest on values the platform no longer publishes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import groupby
from operator import itemgetter

from shopguard.core.amount_source import settled_amounts
from shopguard.core.beijing import day_of
from shopguard.core.fine_amounts import Charge, Paid, dating
from shopguard.core.tariff import Tariff, Violation
from shopguard.flows.costs.taken import taken_in
from shopguard.flows.workplace import Workplace
from shopguard.store.by_ids import by_ids

_VIOLATIONS = """
SELECT f.order_ref, f.clause, f.effective, f.since, f.deadline, f.state, p.waybill
FROM finding f LEFT JOIN shipment s ON s.id = f.shipment_ref LEFT JOIN parcel p ON p.id = s.parcel_ref
WHERE f.state IN ('breached', 'suspect') AND f.order_ref IN
"""


def last_known(place: Workplace, paid: Mapping[int, Paid], at: int) -> set[int]:
    """Those of the orders whose stored amount is, or holds, an estimate by a value that is only last known.

    ``paid``: by order ref. What the ledger shows up to ``at``, and the platform's own figures, are no estimates.
    """
    db, tariff = place.store.connection(), Tariff(place.rulebook)
    fined = tariff.families.fined
    refs = sorted(paid)
    taken = taken_in(db, at, refs)
    rows = sorted(by_ids(db, _VIOLATIONS, refs), key=itemgetter(0))
    found: set[int] = set()
    for ref, group in groupby(rows, key=itemgetter(0)):
        violations = [
            Violation(row[1], row[2], row[3], row[4], row[6]) for row in group if fined(row[5], row[1], row[2])
        ]
        charges = tariff.counted(paid[ref], violations)
        amounts = settled_amounts(place.rulebook, charges, taken.get(ref, ()))
        if any(
            amount.source == "estimate" and _is_last_known(place, paid[ref], violations, amount.price)
            for amount in amounts
        ):
            found.add(ref)
    return found


def _is_last_known(place: Workplace, paid: Paid, violations: Sequence[Violation], charge: Charge) -> bool:
    violation = violations[charge.nth]
    dated = dating(charge.family, paid, violation.since, violation.deadline)
    fine = dated and place.rulebook.fine(charge.family, day_of(dated[1]), paid.traits)
    return fine is not None and fine.citation.certainty == "last known"
