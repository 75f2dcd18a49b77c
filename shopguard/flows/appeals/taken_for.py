"""Which of an order's fines in the ledger a case is about."""

from __future__ import annotations

from shopguard.core.taken import Taken
from shopguard.flows.appeals.case import AppealCase


def taken_for(case: AppealCase) -> Taken | None:
    """The fine its clause is named for, else the only one that names no clause; None where the ledger shows none, or several.

    Fines that were given back are none.
    """
    standing = [fine for fine in case.order.amounts.taken if fine.fen and fine.name.judged]
    named = [fine for fine in standing if fine.clause == case.row.clause]
    unnamed = [fine for fine in standing if fine.clause is None and _may_be(fine, case)]
    if named or len(standing) > 1 or len(unnamed) != 1:
        return named[0] if len(named) == 1 else None
    return unnamed[0]


def taken_before(case: AppealCase) -> int | None:
    """When the ledger shows such a fine taken, where that was before the moment somebody told for the notice; else None."""
    fine = taken_for(case)
    told = case.row.noticed_told and fine is not None and fine.at < case.row.noticed_at
    return fine.at if told and fine is not None else None


def _may_be(fine: Taken, case: AppealCase) -> bool:
    return not fine.name.families or case.family in fine.name.families
