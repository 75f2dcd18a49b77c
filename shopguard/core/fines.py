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
from shopguard.core.finding import Finding, State
from shopguard.core.fine_rules import Fine, FineTier
from shopguard.core.money import FEN_PER_YUAN, share_in_whole_yuan
from shopguard.core.rulebook import Rulebook

_EITHER_OR: tuple[Family, ...] = ("timeout", "abnormal")


@dataclass(frozen=True, slots=True)
class Paid:
    """What an order's fines are reckoned from. None = the files do not say.

    ``traits``: what is known of the order by tag or by an export's words, named as the columns of ``order_trait``
    (pets, seller_delivered, used_3c, precious_metals, fraud).
    """

    order_ref: int
    amount_fen: int | None
    paid_at: int | None
    promised_at: int | None
    traits: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Price:
    """What one finding costs on its own. ``at_least``: base or promise is unknown or the rule is a range, it may be more.

    ``when``: the moment the violation stands (its deadline; for patterns the moment of the conduct). ``most_fen``: the most
    it may be where the rule gives a range. ``tier_open``: several tiers are possible (no promise known), the lowest is taken.
    ``cut_fen``: what the limit per shop and day took off this day's fines, on each of those that still count.
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


def began(finding: Finding) -> int | None:
    """The first second of the violation: the one after the deadline; for patterns the conduct itself."""
    return finding.deadline + 1 if finding.deadline is not None else finding.since


def family_of(rulebook: Rulebook, finding: Finding) -> Family:
    """The family of the values the finding was judged by."""
    return rulebook.clause(finding.clause).judged_by(finding.effective).family


def stands(rulebook: Rulebook, finding: Finding) -> bool:
    """Whether the finding is fined as it is: breached; or fraud the owner was told of, which is never more than suspect."""
    if finding.state is State.SUSPECT:
        return family_of(rulebook, finding) == "fraud"
    return finding.state is State.BREACHED


def price(rulebook: Rulebook, paid: Paid, finding: Finding) -> Price | None:
    """What the finding costs if it is (or becomes) a violation; None where the rules name no fine for it."""
    family = family_of(rulebook, finding)
    moment = began(finding)
    if moment is None and family == "fraud":  # nobody said when the complaint came: the order's own time
        moment = paid.paid_at
    if family == "none" or moment is None:
        return None
    fine = rulebook.fine(family, day_of(finding.since if finding.since is not None else moment), paid.traits)
    if fine is None:
        return None
    when = finding.deadline if finding.deadline is not None else moment
    tiers = _tiers(fine, paid)
    fen, tier = min(((_amount(one, paid), one) for one in tiers), key=lambda priced: priced[0])
    most = _most(tier, paid)
    fixed = tier.rate is None
    return Price(
        finding=finding,
        family=family,
        fen=fen,
        when=when,
        at_least=not fixed and (len(tiers) > 1 or paid.amount_fen is None or (most is not None and most > fen)),
        base_fen=None if fixed else paid.amount_fen,
        tier=tier,
        fine=fine,
        most_fen=most,
        tier_open=len(tiers) > 1 and paid.amount_fen is not None,
    )


def _tiers(fine: Fine, paid: Paid) -> list[FineTier]:
    """The tiers the order can fall into: by its promise and by what was paid, as far as they are known."""
    tiers = list(fine.tiers)
    if paid.promised_at is not None and paid.paid_at is not None:
        promise = paid.promised_at - paid.paid_at
        tiers = [tier for tier in tiers if tier.covers(promise)]
    if paid.amount_fen is not None:
        amount = paid.amount_fen
        tiers = [tier for tier in tiers if _covers_amount(tier, amount)]
    return tiers or list(fine.tiers)


def _covers_amount(tier: FineTier, fen: int) -> bool:
    return (tier.paid_from_yuan is None or fen >= tier.paid_from_yuan * FEN_PER_YUAN) and (
        tier.paid_under_yuan is None or fen < tier.paid_under_yuan * FEN_PER_YUAN
    )


def _amount(tier: FineTier, paid: Paid) -> int:
    """The fine of a tier in fen; the least where nothing is known of what was paid."""
    if tier.rate is None or paid.amount_fen is None:
        return tier.least_yuan * FEN_PER_YUAN
    return share_in_whole_yuan(paid.amount_fen, tier.rate, tier.least_yuan, tier.most_yuan)


def _most(tier: FineTier, paid: Paid) -> int | None:
    """The most the fine may be where the rule gives a range; None where it gives one sum (or the base is unknown)."""
    if tier.possible_yuan is not None:
        return tier.possible_yuan * FEN_PER_YUAN
    if tier.rate_most is not None and paid.amount_fen is not None:
        return share_in_whole_yuan(paid.amount_fen, tier.rate_most, tier.least_yuan, tier.most_yuan)
    return None


def counted(rulebook: Rulebook, paid: Paid, findings: Sequence[Finding]) -> tuple[Price, ...]:
    """The fines of one order that really count, out of findings that are all violations (or taken as such)."""
    prices = [p for f in findings if (p := price(rulebook, paid, f)) is not None and p.fen > 0]
    fixed = sorted((p for p in prices if p.tier.rate is None), key=_by_time)
    if fixed:
        fixed = fixed[: fixed[0].fine.most_per_order]
    dearest: dict[str, Price] = {}
    for one in sorted((p for p in prices if p.tier.rate is not None), key=lambda p: (-p.fen, *_by_time(p))):
        dearest.setdefault("either or" if one.family in _EITHER_OR else one.family, one)
    return tuple(sorted([*fixed, *dearest.values()], key=_by_time))


def cost(rulebook: Rulebook, paid: Paid, findings: Sequence[Finding]) -> int:
    """The sum of :func:`counted`, in fen. The limit per shop and day is :func:`within_shop_days`'s."""
    return sum(price.fen for price in counted(rulebook, paid, findings))


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
                days.setdefault((shops[ref], _day(one)), []).append((ref, one))
    limited = {id(one): new for group in days.values() for one, new in _limited(group)}
    kept = {ref: (limited.get(id(one), one) for one in prices) for ref, prices in by_order.items()}
    return {ref: tuple(one for one in prices if one is not None) for ref, prices in kept.items()}


def _day(one: Price) -> date:
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
