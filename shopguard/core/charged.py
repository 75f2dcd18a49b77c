"""What the ledger says was really taken, over all orders: by what its words name, reversals deducted. Pure; money in fen."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from shopguard.core.ledger import UNKNOWN_CLAUSE, FineName
from shopguard.core.taken import Taken


@dataclass(frozen=True, slots=True)
class Charged:
    """``by_name``: what stays taken, by what the words name; never below zero, what was all given back is left out.

    ``back_fen``: what was given back of fines the ledger does not show.
    """

    by_name: Mapping[FineName, int]
    back_fen: int

    @property
    def taken_fen(self) -> int:
        """What stays taken of the fines the ledger shows."""
        return sum(self.by_name.values())

    @property
    def fen(self) -> int:
        """Everything that went out less everything that came back."""
        return self.taken_fen - self.back_fen

    @property
    def by_clause(self) -> dict[str, int]:
        """What stays taken by clause id, "unknown" where the words name no clause."""
        found: dict[str, int] = {}
        for name, fen in self.by_name.items():
            clause = name.clause or UNKNOWN_CLAUSE
            found[clause] = found.get(clause, 0) + fen
        return dict(sorted(found.items()))


def charged(fines: Iterable[Taken]) -> Charged:
    """Adds up the fines of all orders.

    What was given back is deducted from the fine it belongs to. Where its order shows none, it is deducted from what other orders
    (or entries that name no order) were fined by the same words, as far as that goes.
    """
    sums: dict[FineName, int] = {}
    back: dict[FineName, int] = {}
    for one in fines:
        if one.taken_fen:
            sums[one.name] = sums.get(one.name, 0) + one.fen
        else:
            back[one.name] = back.get(one.name, 0) + one.back_fen
    deducted = {name: min(fen, sums.get(name, 0)) for name, fen in back.items()}
    left = {name: fen - deducted.get(name, 0) for name, fen in sums.items()}
    return Charged(
        by_name={name: fen for name, fen in left.items() if fen},
        back_fen=sum(back.values()) - sum(deducted.values()),
    )
