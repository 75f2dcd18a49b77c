"""Cases for several fines of the ledger at once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from shopguard.core.message import Message, UserProblem
from shopguard.flows.appeals.ledger_notices import open_from_ledger
from shopguard.flows.workplace import Workplace


@dataclass(frozen=True, slots=True)
class FineWanted:
    """A fine by its ledger key; ``clause``, ``order_id``: what the owner says where the ledger's words tell none."""

    key: str
    clause: str | None = None
    order_id: str | None = None


@dataclass(frozen=True, slots=True)
class FinesOpened:
    """``opened``: the cases' ids; ``left_out``: why the others were not opened."""

    opened: tuple[str, ...]
    left_out: tuple[Message, ...]


def open_fines(place: Workplace, wanted: Sequence[FineWanted], *, now: int) -> FinesOpened:
    """Opens a case for each fine; one that cannot be holds none of the others up."""
    opened, left_out = [], []
    for fine in wanted:
        try:
            opened.append(open_from_ledger(place, fine.key, now=now, clause=fine.clause, order_id=fine.order_id))
        except UserProblem as problem:
            left_out.append(problem.message)
    return FinesOpened(tuple(opened), tuple(left_out))
