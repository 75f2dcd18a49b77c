"""What findings cost. Pure reckoning on dated fines; money in fen.

Within {timeout, abnormal} only the dearest violation of an order counts, over all parcels; that one and ship add up
(domain: "Several violations on one order"). Before 2025-05-13 each fixed violation counts, at most two per order:
ShopGuard's reading, the old text says it only of ship and stock.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from shopguard.core.beijing import day_of
from shopguard.core.finding import Finding
from shopguard.core.money import FEN_PER_YUAN, share_in_whole_yuan
from shopguard.core.rulebook import Family, Fine, FineTier, Rulebook

_EITHER_OR: tuple[Family, ...] = ("timeout", "abnormal")


@dataclass(frozen=True, slots=True)
class Paid:
    """What an order's fines are reckoned from. None = the files do not say."""

    order_ref: int
    amount_fen: int | None
    paid_at: int | None
    promised_at: int | None


@dataclass(frozen=True, slots=True)
class Price:
    """What one finding costs on its own. ``at_least``: base or promise is unknown, it may be more.

    ``when``: the moment the violation stands (its deadline; for patterns the moment of the conduct).
    """

    finding: Finding
    family: Family
    fen: int
    when: int
    at_least: bool
    base_fen: int | None
    tier: FineTier
    fine: Fine


def began(finding: Finding) -> int | None:
    """The first second of the violation: the one after the deadline; for patterns the conduct itself."""
    return finding.deadline + 1 if finding.deadline is not None else finding.since


def price(rulebook: Rulebook, paid: Paid, finding: Finding) -> Price | None:
    """What the finding costs if it is (or becomes) a violation; None where the rules name no fine for it."""
    family = rulebook.clause(finding.clause).judged_by(finding.effective).family
    moment = began(finding)
    if family == "none" or moment is None:
        return None
    fine = rulebook.fine(family, day_of(finding.since if finding.since is not None else moment))
    if fine is None:
        return None
    tier, promise_unknown = _tier(fine, paid)
    when = finding.deadline if finding.deadline is not None else moment
    if tier.rate is None:
        return Price(finding, family, tier.least_yuan * FEN_PER_YUAN, when, False, None, tier, fine)
    if paid.amount_fen is None:
        fen = tier.least_yuan * FEN_PER_YUAN
    else:
        fen = share_in_whole_yuan(paid.amount_fen, tier.rate, tier.least_yuan, tier.most_yuan)
    at_least = (promise_unknown and len(fine.tiers) > 1) or paid.amount_fen is None
    return Price(finding, family, fen, when, at_least, paid.amount_fen, tier, fine)


def _tier(fine: Fine, paid: Paid) -> tuple[FineTier, bool]:
    """The tier of the order's promise; an unknown promise takes the lowest one ("at least")."""
    if paid.promised_at is None or paid.paid_at is None:
        return fine.tiers[0], True
    promise = paid.promised_at - paid.paid_at
    for tier in fine.tiers:
        if tier.covers(promise):
            return tier, False
    return fine.tiers[0], True


def counted(rulebook: Rulebook, paid: Paid, findings: Sequence[Finding]) -> tuple[Price, ...]:
    """The fines of one order that really count, out of findings that are all violations (or taken as such)."""
    prices = [p for f in findings if (p := price(rulebook, paid, f)) is not None and p.fen > 0]
    fixed = sorted((p for p in prices if p.tier.rate is None), key=_by_time)
    if fixed:
        fixed = fixed[: fixed[0].fine.most_per_order]
    either_or = [p for p in prices if p.tier.rate is not None and p.family in _EITHER_OR]
    dearest = [min(either_or, key=lambda p: (-p.fen, *_by_time(p)))] if either_or else []
    added = [p for p in prices if p.tier.rate is not None and p.family not in _EITHER_OR]
    return tuple(sorted([*fixed, *dearest, *added], key=_by_time))


def cost(rulebook: Rulebook, paid: Paid, findings: Sequence[Finding]) -> int:
    """The sum of :func:`counted`, in fen."""
    return sum(price.fen for price in counted(rulebook, paid, findings))


def _by_time(one: Price) -> tuple[int, str, str]:
    return one.when, one.finding.clause, one.finding.waybill or ""
