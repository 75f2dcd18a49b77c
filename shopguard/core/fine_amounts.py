"""The arithmetic of fines: what one violation of a kind costs an order, and which of several count. Pure; money in fen."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from shopguard.core.cited import Family
from shopguard.core.fine_rules import Fine, FineTier
from shopguard.core.money import FEN_PER_YUAN, share_in_whole_yuan

EITHER_OR: tuple[Family, ...] = ("timeout", "abnormal")


def kind_of(family: Family) -> str:
    """The kind of fine: families of which only the dearest counts are one kind."""
    return "track" if family in EITHER_OR else family


class Figure(NamedTuple):
    """What the platform itself expects to take for an order, as a parcel file brought it with one of its parcels.

    ``fen``: 0 is no promise that nothing will be taken, lists show it also where nothing is decided.
    """

    waybill: str
    fen: int
    known_as_of: int


@dataclass(frozen=True, slots=True)
class Paid:
    """What an order's fines are reckoned from. None = the files do not say.

    ``traits``: what is known of the order by tag or by an export's words, named as the columns of ``order_trait``
    (pets, seller_delivered, used_3c, precious_metals, fraud). ``figures``: the platform's own, of the order's parcels.
    """

    order_ref: int
    amount_fen: int | None
    paid_at: int | None
    promised_at: int | None
    traits: frozenset[str] = frozenset()
    figures: tuple[Figure, ...] = ()


class Charge(NamedTuple):
    """One violation's fine, as far as counting asks; ``nth`` of those given. ``most_per_order``: of fixed fines, so many count
    (None: all). ``by_platform``: ``fen`` is the platform's own figure and not the estimate."""

    nth: int
    fen: int
    family: Family
    fixed: bool
    when: int
    clause: str
    waybill: str
    most_per_order: int | None
    by_platform: bool = False


def dating(family: Family, paid: Paid, since: int | None, deadline: int | None) -> tuple[int, int] | None:
    """(when the violation stands, the moment on whose day its fines are looked up); None where it costs nothing."""
    moment = began(since, deadline)
    if moment is None and family == "fraud":  # nobody said when the complaint came: the order's own time
        moment = paid.paid_at
    if family == "none" or moment is None:
        return None
    return deadline if deadline is not None else moment, since if since is not None else moment


def began(since: int | None, deadline: int | None) -> int | None:
    """The first second of the violation: the one after the deadline; for patterns the conduct itself."""
    return deadline + 1 if deadline is not None else since


def cheapest(fine: Fine, paid: Paid) -> tuple[int, FineTier, int]:
    """(fen, tier, how many tiers the order can fall into): the least where not all is known."""
    tiers = _tiers(fine, paid)
    if len(tiers) == 1:
        return _amount(tiers[0], paid), tiers[0], 1
    fen, tier = min(((_amount(one, paid), one) for one in tiers), key=lambda priced: priced[0])
    return fen, tier, len(tiers)


def _tiers(fine: Fine, paid: Paid) -> Sequence[FineTier]:
    """The tiers the order can fall into: by its promise and by what was paid, as far as they are known."""
    tiers: Sequence[FineTier] = fine.tiers
    if paid.promised_at is not None and paid.paid_at is not None:
        promise = paid.promised_at - paid.paid_at
        tiers = [tier for tier in tiers if tier.covers(promise)]
    if paid.amount_fen is not None:
        amount = paid.amount_fen
        tiers = [tier for tier in tiers if _covers_amount(tier, amount)]
    return tiers or fine.tiers


def _covers_amount(tier: FineTier, fen: int) -> bool:
    return (tier.paid_from_yuan is None or fen >= tier.paid_from_yuan * FEN_PER_YUAN) and (
        tier.paid_under_yuan is None or fen < tier.paid_under_yuan * FEN_PER_YUAN
    )


def _amount(tier: FineTier, paid: Paid) -> int:
    """The fine of a tier in fen; the least where nothing is known of what was paid."""
    if tier.rate is None or paid.amount_fen is None:
        return tier.least_yuan * FEN_PER_YUAN
    return share_in_whole_yuan(paid.amount_fen, tier.rate, tier.least_yuan, tier.most_yuan)


def most_possible(tier: FineTier, paid: Paid) -> int | None:
    """The most the fine may be where the rule gives a range; None where it gives one sum (or the base is unknown)."""
    if tier.possible_yuan is not None:
        return tier.possible_yuan * FEN_PER_YUAN
    if tier.rate_most is not None and paid.amount_fen is not None:
        return share_in_whole_yuan(paid.amount_fen, tier.rate_most, tier.least_yuan, tier.most_yuan)
    return None


def with_figures(charges: Sequence[Charge], figures: Sequence[Figure]) -> list[Charge]:
    """One order's charges with the platform's own figures in place of the estimates they speak for.

    ShopGuard's reading: the figure stands in a list of parcels with trouble on their way, so it speaks for what was found of
    timeout and abnormal track at that parcel (all of it together, shown at the dearest), and for nothing else. A 0 replaces
    nothing.
    """
    known = [figure for figure in figures if figure.fen > 0]
    if not known:
        return list(charges)
    told: dict[str, Charge] = {}
    others: list[Charge] = []
    for one in sorted(charges, key=lambda one: (-one.fen, *_by_time(one))):
        fen = _figure_of(one, known)
        if fen is None:
            others.append(one)
        else:
            told.setdefault(one.waybill, one._replace(fen=fen, by_platform=True))
    return [*others, *told.values()]


def _figure_of(one: Charge, figures: Sequence[Figure]) -> int | None:
    if one.fixed or one.family not in EITHER_OR:
        return None
    figure = figure_for(figures, one.waybill)
    return None if figure is None else figure.fen


def figure_for(figures: Sequence[Figure], waybill: str | None) -> Figure | None:
    """The dearest of the figures that speak for a parcel; without a number for the order as a whole."""
    return max((one for one in figures if not waybill or one.waybill == waybill), key=lambda one: one.fen, default=None)


def counting(charges: Sequence[Charge]) -> list[Charge]:
    """Those of one order's charges that really count, earliest first."""
    fixed = sorted((one for one in charges if one.fixed), key=_by_time)
    if fixed:
        fixed = fixed[: fixed[0].most_per_order]
    ahead: dict[str, Charge] = {}
    for one in sorted((one for one in charges if not one.fixed), key=lambda one: (-one.fen, *_by_time(one))):
        ahead.setdefault(kind_of(one.family), one)
    return sorted([*fixed, *ahead.values()], key=_by_time)


def _by_time(one: Charge) -> tuple[int, str, str]:
    return one.when, one.clause, one.waybill
