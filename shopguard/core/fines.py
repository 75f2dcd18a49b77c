"""What findings cost. Pure reckoning on dated fines; money in fen.

Within {timeout, abnormal} only the dearest violation of an order counts, over all parcels; that one, ship, stock and fraud
add up. Before 2025-05-13 each fixed fine counts, at most two per order and a certain sum per shop and day. Both readings
are ShopGuard's: the texts say adding up only of late shipping and missing stock.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from shopguard.core.beijing import day_of
from shopguard.core.cited import Family
from shopguard.core.families import Families
from shopguard.core.finding import Finding
from shopguard.core.fine_amounts import Charge, Figure, Paid, cheapest, counting, dating, most_possible, with_figures
from shopguard.core.fine_amounts import began as began_at
from shopguard.core.fine_rules import Fine, FineTier
from shopguard.core.money import FEN_PER_YUAN
from shopguard.core.rulebook import Rulebook
from shopguard.core.taken import Taken
from shopguard.core.tariff import Tariff

__all__ = [  # what has its own file stays to be had from here
    "Figure",
    "Paid",
]


@dataclass(frozen=True, slots=True)
class Price:
    """What one finding costs on its own. ``at_least``: base or promise is unknown or the rule is a range, it may be more.

    ``when``: the moment the violation stands (its deadline; for patterns the moment of the conduct). ``most_fen``: the most
    it may be where the rule gives a range. ``tier_open``: several tiers are possible (no promise known), the lowest is taken.
    ``cut_fen``: what the limit per shop and day took off this day's fines, on each of those that still count.
    ``by_platform``: ``fen`` is the platform's own figure, which stands in place of the estimate ``estimated_fen``; all else still
    tells how the estimate comes about.
    """

    finding: Finding
    family: Family
    fen: int
    when: int
    at_least: bool
    base_fen: int | None
    tier: FineTier
    fine: Fine
    most_fen: int | None = None
    tier_open: bool = False
    cut_fen: int = 0
    by_platform: bool = False
    estimated_fen: int | None = None

    @property
    def clause(self) -> str:
        """The clause violated."""
        return self.finding.clause

    @property
    def waybill(self) -> str | None:
        """The parcel concerned, None for a violation of the order as a whole."""
        return self.finding.waybill


def began(finding: Finding) -> int | None:
    """The first second of the violation: the one after the deadline; for patterns the conduct itself."""
    return began_at(finding.since, finding.deadline)


def family_of(rulebook: Rulebook, finding: Finding) -> Family:
    """The family of the values the finding was judged by."""
    return Families(rulebook).of(finding.clause, finding.effective)


def stands(rulebook: Rulebook, finding: Finding) -> bool:
    """Whether the finding is fined as it is: :meth:`~shopguard.core.families.Families.fined`."""
    return Families(rulebook).fined(finding.state, finding.clause, finding.effective)


def price(rulebook: Rulebook, paid: Paid, finding: Finding) -> Price | None:
    """What the finding costs if it is (or becomes) a violation; None where the rules name no fine for it."""
    family = family_of(rulebook, finding)
    dated = dating(family, paid, finding.since, finding.deadline)
    if dated is None:
        return None
    when, moment = dated
    fine = rulebook.fine(family, day_of(moment), paid.traits)
    if fine is None:
        return None
    fen, tier, possible = cheapest(fine, paid)
    most = most_possible(tier, paid)
    fixed = tier.rate is None
    return Price(
        finding=finding,
        family=family,
        fen=fen,
        when=when,
        at_least=not fixed and (possible > 1 or paid.amount_fen is None or (most is not None and most > fen)),
        base_fen=None if fixed else paid.amount_fen,
        tier=tier,
        fine=fine,
        most_fen=most,
        tier_open=possible > 1 and paid.amount_fen is not None,
    )


def is_free(rulebook: Rulebook, paid: Paid, clause_id: str, deadline: int) -> bool:
    """Whether an order that missed this deadline of a clock that starts at payment is in a tier that costs nothing.

    Not where the rules name no fine at all: then nothing is known of the amount.
    """
    day = day_of(deadline + 1 if paid.paid_at is None else paid.paid_at)
    families = [
        values.family
        for values in rulebook.clause(clause_id).values
        if (values.start is None or values.start <= day) and (values.end is None or day < values.end)
    ]
    fines = [fine for family in families if (fine := rulebook.fine(family, day, paid.traits)) is not None]
    return any(cheapest(fine, paid)[1].most_yuan == 0 and cheapest(fine, paid)[2] == 1 for fine in fines)


def counted(rulebook: Rulebook, paid: Paid, findings: Sequence[Finding]) -> tuple[Price, ...]:
    """The fines of one order that really count, out of findings that are all violations (or taken as such).

    The platform's own figures (``paid.figures``) go before the estimates; what the ledger shows goes before both, and is
    :func:`~shopguard.core.amount_source.settle`'s.
    """
    prices = [p for f in findings if (p := price(rulebook, paid, f)) is not None and p.fen > 0]
    charges = [
        Charge(nth, p.fen, p.family, p.tier.rate is None, *_by_time(p), p.fine.most_per_order)
        for nth, p in enumerate(prices)
    ]
    return tuple(_as_charged(prices[one.nth], one) for one in counting(with_figures(charges, paid.figures)))


def _as_charged(one: Price, charge: Charge) -> Price:
    if not charge.by_platform:
        return one
    return replace(one, fen=charge.fen, by_platform=True, estimated_fen=one.fen, at_least=False, most_fen=None)


def cost(rulebook: Rulebook, paid: Paid, findings: Sequence[Finding], taken: Sequence[Taken] = ()) -> int:
    """What the order's violations cost in fen: :func:`counted`, settled with what the ledger shows as ``taken``.

    The limit per shop and day is :func:`within_shop_days`'s.
    """
    return Tariff(rulebook).cost(paid, findings, taken)


def within_shop_days(
    by_order: Mapping[int, tuple[Price, ...]], shops: Mapping[int, str]
) -> dict[int, tuple[Price, ...]]:
    """The same fines by order with those of a shop's day held within its limit: the earliest count, the rest falls away.

    ``shops``: shop by order. The day is the one on which the violation began.
    """
    days: dict[tuple[str, date], list[tuple[int, Price]]] = {}
    for ref, prices in by_order.items():
        for one in prices:
            if one.fine.most_per_shop_day_yuan is not None:
                days.setdefault((shops[ref], shop_day_of(one)), []).append((ref, one))
    limited = {id(one): new for group in days.values() for one, new in _limited(group)}
    kept = {ref: (limited.get(id(one), one) for one in prices) for ref, prices in by_order.items()}
    return {ref: tuple(one for one in prices if one is not None) for ref, prices in kept.items()}


def shop_day_of(one: Price) -> date:
    """The day whose limit a fine falls under: the one on which the violation began."""
    moment = began(one.finding)
    return day_of(one.when if moment is None else moment)


def _limited(group: Iterable[tuple[int, Price]]) -> list[tuple[Price, Price | None]]:
    """(price, the same within the day's limit or None where nothing is left of it) for one shop's day."""
    in_order = [one for _, one in sorted(group, key=lambda entry: (*_by_time(entry[1]), entry[0]))]
    left = min(one.fine.most_per_shop_day_yuan or 0 for one in in_order) * FEN_PER_YUAN
    cut = max(0, sum(one.fen for one in in_order) - left)
    limited: list[tuple[Price, Price | None]] = []
    for one in in_order:
        fen = min(one.fen, left)
        left -= fen
        limited.append((one, replace(one, fen=fen, cut_fen=cut) if fen else None))
    return limited


def _by_time(one: Price) -> tuple[int, str, str]:
    return one.when, one.finding.clause, one.finding.waybill or ""
