"""Measures against the shop as dated, cited data: what a day must look like, and what then follows."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Literal

from shopguard.core.cited import Bilingual, Citation, Family

RateOf = Literal["shipped", "due", "none"]
Subject = Literal["shop", "product"]
Rung = tuple[tuple[Bilingual, int], ...]  # measures of one strike with their days; 0 = the rule names no term


@dataclass(frozen=True, slots=True)
class Floor:
    """What a day must reach: at least ``least_orders``, and a rate over ``rate_over``, from ``rate_from``, up to ``rate_up_to``.

    With ``times`` above 1 so many of the last ``within_days`` days (the day itself among them) must reach it.
    """

    least_orders: int
    rate_over: Decimal | None = None
    rate_from: Decimal | None = None
    rate_up_to: Decimal | None = None
    times: int = 1
    within_days: int = 1


@dataclass(frozen=True, slots=True)
class MeasureRule:
    """What follows for a shop (or product) whose orders violating ``counts`` on one day reach any of ``floors``.

    The rate is of the orders shipped that day, or due (promised) that day. ``yearly``: the day is a strike of the shop's
    calendar year, and the n-th strike brings the n-th rung of the ladder (the last rung stays); else there is one rung.
    ``columns_inferred``: which column of the text's table belongs to which strike is not said there.
    With ``type_1_over`` the ladder has types: 1 when more than this share of the orders broke one of ``missing_clauses``,
    else 2. ``outranks``: rules whose measures for the same subject and day give way to this one's.
    """

    id: str
    counts: Family
    rate_of: RateOf
    subject: Subject
    start: date | None
    end: date | None
    floors: tuple[Floor, ...]
    yearly: bool
    columns_inferred: bool
    outranks: tuple[str, ...]
    type_1_over: Decimal | None
    missing_clauses: tuple[str, ...]
    ladder: tuple[tuple[int | None, tuple[Rung, ...]], ...]
    citation: Citation

    @property
    def over(self) -> Decimal | None:
        """The rate the first floor must be over."""
        return self.floors[0].rate_over

    @property
    def least_orders(self) -> int:
        """The orders the first floor asks for."""
        return self.floors[0].least_orders


@dataclass(frozen=True, slots=True)
class RepeatRule:
    """What follows from single violations of ``families`` on dates of the old rules.

    ``points`` are deducted for each, at most ``most_per_week`` from Monday to Sunday; or, with ``more_than``, the measure
    meets the product of an order that has more violations than that.
    """

    name: Bilingual
    families: tuple[Family, ...]
    start: date | None
    end: date | None
    points: Decimal | None
    most_per_week: Decimal | None
    more_than: int | None
    citation: Citation
