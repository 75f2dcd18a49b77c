"""What breaking adds for plain orders, which are nearly all of a large shop: the shares alone, looked up once per clause and day.

Plain is an order of no special kind of which nothing is fined yet, and neither the platform nor the ledger told anything, as far
as all its fines are one share of what was paid. Everything else is :class:`~shopguard.core.tariff.Tariff`'s, to the same result.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from shopguard.core.beijing import day_number, day_of
from shopguard.core.families import Families
from shopguard.core.fine_amounts import began, kind_of
from shopguard.core.fine_rules import FineTier
from shopguard.core.money import FEN_PER_YUAN, share_in_whole_yuan
from shopguard.core.rulebook import Rulebook

_NO_TRAITS: frozenset[str] = frozenset()


class Breaking(NamedTuple):
    """A clause that breaks if nothing more happens; times in unix seconds."""

    clause: str
    effective: str | None
    since: int | None
    deadline: int | None


class _Share(NamedTuple):
    """The tiers an order can fall into (none: it costs nothing), and the kind of fine of which only the dearest counts."""

    kind: str
    tiers: Sequence[FineTier]


class PlainFines:
    """The shares of a rulebook."""

    def __init__(self, rulebook: Rulebook, families: Families) -> None:
        self._rulebook = rulebook
        self._families = families
        self._shares: dict[tuple[str, str | None, int, int | None], _Share | None] = {}

    def raises(self, amount_fen: int | None, promise: int | None, breaking: Sequence[Breaking]) -> list[int] | None:
        """By how much each raises the order's cost when it comes after those before it; fen. None: they are not that plain.

        ``promise``: seconds from payment to the promised time; None as with ``amount_fen``: not known.
        """
        dearest: dict[str, int] = {}
        adds = []
        for clause, effective, since, deadline in breaking:
            moment = since if since is not None else began(since, deadline)
            share = self._share(clause, effective, moment, promise)
            if share is None:
                return None
            before = dearest.get(share.kind, 0)
            fen = dearest[share.kind] = max(before, _fen(share.tiers, amount_fen))
            adds.append(fen - before)
        return adds

    def _share(self, clause: str, effective: str | None, moment: int | None, promise: int | None) -> _Share | None:
        if moment is None:
            return None
        key = clause, effective, day_number(moment), promise
        if key not in self._shares:
            self._shares[key] = self._looked_up(clause, effective, moment, promise)
        return self._shares[key]

    def _looked_up(self, clause: str, effective: str | None, moment: int, promise: int | None) -> _Share | None:
        family = self._families.of(clause, effective)
        if family == "fraud":  # of these it may matter when the order was paid
            return None
        fine = None if family == "none" else self._rulebook.fine(family, day_of(moment), _NO_TRAITS)
        if fine is None:
            return _Share(kind_of(family), ())
        if any(tier.rate is None or _by_amount(tier) for tier in fine.tiers):
            return None
        covering = [tier for tier in fine.tiers if promise is None or tier.covers(promise)]
        return _Share(kind_of(family), covering or fine.tiers)


def _by_amount(tier: FineTier) -> bool:
    return tier.paid_from_yuan is not None or tier.paid_under_yuan is not None


def _fen(tiers: Sequence[FineTier], amount_fen: int | None) -> int:
    """The fine; the least where not all is known of the order."""
    return (
        _of_tier(tiers[0], amount_fen)
        if len(tiers) == 1
        else min([_of_tier(one, amount_fen) for one in tiers], default=0)
    )


def _of_tier(tier: FineTier, amount_fen: int | None) -> int:
    if amount_fen is None or tier.rate is None:
        return tier.least_yuan * FEN_PER_YUAN
    return share_in_whole_yuan(amount_fen, tier.rate, tier.least_yuan, tier.most_yuan)
