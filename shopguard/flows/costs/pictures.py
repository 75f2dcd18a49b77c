"""The numbers behind the charts: 30 days of risk by colour, of fines taken and avoided, and the couriers compared."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from shopguard.checker.moved import colours_by_day, judge_moved
from shopguard.core.beijing import day_number, day_of, start_of_day
from shopguard.core.finding import Risk
from shopguard.flows.costs.couriers import SPANS, CourierSpan, courier_spans
from shopguard.flows.costs.day_money import MoneyDay, money_days
from shopguard.flows.workplace import Workplace
from shopguard.store.database import snapshot
from shopguard.store.pictured import any_orders, undated_orders
from shopguard.store.warned import warned_since

__all__ = ["DAYS", "SPANS", "CourierSpan", "MoneyDay", "PicturesView", "RiskDay", "pictures"]

DAYS = 30


@dataclass(frozen=True, slots=True)
class RiskDay:
    """The orders paid on one Beijing day by the colour they have now, not by the one that was shown then."""

    day: date
    orders: Mapping[Risk, int]


@dataclass(frozen=True, slots=True)
class PicturesView:
    """Everything the charts show, at ``at`` (unix seconds). Days oldest first; fen.

    ``known``: whether any order is; ``undated``: orders that stand in no day, because no file tells when they were paid.
    ``warned_from``: the first warning that is still kept, None where there is none. ``courier_names``: courier code to the name
    people know.
    """

    at: int
    known: bool
    risks: tuple[RiskDay, ...]
    undated: int
    money: tuple[MoneyDay, ...]
    warned_from: int | None
    couriers: tuple[CourierSpan, ...]
    courier_names: Mapping[str, str]


def pictures(place: Workplace, at: int) -> PicturesView:
    """The numbers at ``at`` (unix seconds). Nothing is stored."""
    db, today = place.store.connection(), day_of(at)
    days = [today - timedelta(days=back) for back in reversed(range(DAYS))]
    with snapshot(db):
        judge_moved(db, place.rulebook, at)
        risks = _risk_days(colours_by_day(db, start_of_day(days[0]), at), days)
        couriers = courier_spans(place, at)
        money = money_days(place, at, days)  # judges the orders warned of: the last to ask
        return PicturesView(
            at=at,
            known=any_orders(db),
            risks=risks,
            undated=undated_orders(db),
            money=money,
            warned_from=warned_since(db, at),
            couriers=couriers,
            courier_names=place.courier_names,
        )


def _risk_days(rows: Iterable[tuple[int, int, int]], days: Sequence[date]) -> tuple[RiskDay, ...]:
    """``rows``: (Beijing days since 1970-01-01, risk, orders)."""
    found = {(number, risk): orders for number, risk, orders in rows}
    numbers = [(day, day_number(start_of_day(day))) for day in days]
    return tuple(RiskDay(day, {risk: found.get((number, int(risk)), 0) for risk in Risk}) for day, number in numbers)
