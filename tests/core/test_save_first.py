"""The list of whom to save first, against every subset of small cases: what a subset leaves is reckoned from scratch."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from shopguard.core.cited import Family
from shopguard.core.rescuing import CountedDay, Lapse, rescuable
from shopguard.core.save_first import SaveFirst, save_first

SHOP = "演示店铺"
DAYS = (date(2026, 11, 20), date(2026, 11, 21))
FROM = {"abnormal": 3, "stock": 2}  # so many orders of a family on a day are a strike
FIXED, MOST_PER_ORDER, MOST_PER_DAY = (
    1_000,
    2,
    2_500,
)  # fines of the old rules: ten yuan, two per order, so much per shop and day


@dataclass(frozen=True)
class Wrong:
    """A violation by the horizon: its own price (None: the old rules' fixed one); without a deadline it is past help."""

    family: Family
    day: date
    deadline: int | None
    fen: int | None


Orders = dict[int, tuple[Wrong, ...]]


@st.composite
def wrongs(draw: st.DrawFn) -> Wrong:
    family: Family = draw(st.sampled_from(("abnormal", "abnormal", "timeout", "stock", "ship")))
    deadline = draw(st.one_of(st.none(), st.integers(1, 30)))
    fen = draw(st.sampled_from((0, 0, 300, 2_500, None if family in ("timeout", "ship") else 2_500)))
    return Wrong(family, draw(st.sampled_from(DAYS)), deadline, fen)


@st.composite
def shops(draw: st.DrawFn) -> Orders:
    """Up to nine orders; what is past help came before what is still to come."""
    groups = draw(st.lists(st.lists(wrongs(), min_size=1, max_size=4), max_size=9))
    return {ref: tuple(sorted(group, key=lambda one: one.deadline or 0)) for ref, group in enumerate(groups)}


def fines(group: Iterable[Wrong]) -> tuple[int, dict[date, int]]:
    """What one order's violations cost: without limit, and by day what falls under the limit of the day."""
    dearest: dict[str, int] = {}
    limited: dict[date, int] = {}
    fixed = [one for one in group if one.fen is None][:MOST_PER_ORDER]
    for one in fixed:
        limited[one.day] = limited.get(one.day, 0) + FIXED
    for one in group:
        if one.fen is not None:
            kind = "either" if one.family in ("abnormal", "timeout") else one.family
            dearest[kind] = max(dearest.get(kind, 0), one.fen)
    return sum(dearest.values()), limited


def outcome(left: Iterable[tuple[Wrong, ...]]) -> tuple[int, int]:
    """(strikes, fen) of what is left of the orders."""
    total, limited, on = 0, dict.fromkeys(DAYS, 0), dict.fromkeys(((f, d) for f in FROM for d in DAYS), 0)
    for group in left:
        own, by_day = fines(group)
        total += own
        for day, fen in by_day.items():
            limited[day] += fen
        for key in {(one.family, one.day) for one in group if one.family in FROM}:
            on[key] += 1
    strikes = sum(number >= FROM[family] for (family, _), number in on.items())
    return strikes, total + sum(min(MOST_PER_DAY, fen) for fen in limited.values())


def lapses(group: tuple[Wrong, ...]) -> list[Lapse]:
    """The order's violations as the list takes them: each with what it adds to those before it."""
    found = []
    for nth, one in enumerate(group):
        before, after = fines(group[:nth]), fines(group[: nth + 1])
        adds = after[0] + sum(after[1].values()) - before[0] - sum(before[1].values())
        limit = MOST_PER_DAY if one.fen is None else None
        found.append(Lapse("made-up", one.deadline, adds, CountedDay(one.family, SHOP, one.day), limit))
    return found


def listed(orders: Orders) -> SaveFirst:
    told = {ref: lapses(group) for ref, group in orders.items()}
    return save_first(told, lambda day, number: number >= FROM.get(day.family, 1 << 30))


def left_of(group: tuple[Wrong, ...], from_: int = 0) -> tuple[Wrong, ...]:
    """What is left when each deadline from that moment on is met."""
    return tuple(one for one in group if one.deadline is None or one.deadline < from_)


def after_saving(orders: Orders, saved: Iterable[int]) -> tuple[int, int]:
    refs = set(saved)
    return outcome(left_of(group) if ref in refs else group for ref, group in orders.items())


@given(shops())
def test_no_list_does_better_and_no_shorter_one_as_well(orders: Orders) -> None:
    chosen = [one.order_ref for one in listed(orders).chosen]
    every = [subset for size in range(len(orders) + 1) for subset in combinations(orders, size)]
    best = min(after_saving(orders, subset) for subset in every)
    assert after_saving(orders, chosen) == best
    assert len(chosen) == min(len(subset) for subset in every if after_saving(orders, subset) == best)


@given(shops())
def test_the_deadline_shown_is_early_enough_for_all_of_it(orders: Orders) -> None:
    """Who meets what an order's row shows saves as much as if every deadline was met; the rows stand in that order."""
    chosen = listed(orders).chosen
    best = after_saving(orders, (one.order_ref for one in chosen))
    shown = {one.order_ref: one.deadline for one in chosen}
    assert outcome(left_of(group, shown.get(ref, 1 << 30)) for ref, group in orders.items()) == best
    assert list(shown.values()) == sorted(shown.values())


@given(shops())
def test_each_step_is_worth_what_missing_it_costs(orders: Orders) -> None:
    """Without limits per day: to meet the deadlines after a step, but not the step's, costs its money and that of those before."""
    for ref, group in orders.items():
        if any(one.fen is None for one in group):
            continue
        steps = [step for told in rescuable({ref: lapses(group)}, ()) for step in told.steps]
        for step in steps:
            worth = sum(other.fen for other in steps if other.deadline <= step.deadline)
            late, in_time = outcome([left_of(group, step.deadline + 1)])[1], outcome([left_of(group)])[1]
            assert late - in_time == worth


def test_an_order_that_keeps_two_days_down_goes_before_two_orders() -> None:
    """Nobody saves money. The 20th has three abnormal orders, the 21st three and two without stock: order 5 serves all of it."""

    def counts(family: Family, day: date) -> Wrong:
        return Wrong(family, day, 10, 0)

    first, second = DAYS
    orders: Orders = {
        1: (counts("abnormal", first),),
        2: (counts("abnormal", first),),
        3: (counts("abnormal", second), counts("stock", second)),
        4: (counts("abnormal", second),),
        5: (counts("abnormal", first), counts("abnormal", second), counts("stock", second)),
    }
    found = listed(orders)
    assert [one.order_ref for one in found.chosen] == [5]
    assert found.needed == {
        CountedDay("abnormal", SHOP, first): 1,
        CountedDay("abnormal", SHOP, second): 1,
        CountedDay("stock", SHOP, second): 1,
    }


def test_nobody_is_saved_in_vain() -> None:
    """Three orders past help are a strike whatever is done, so who costs nothing is left out."""
    past = Wrong("abnormal", DAYS[0], None, 0)
    orders: Orders = {1: (past,), 2: (past,), 3: (past,), 4: (Wrong("abnormal", DAYS[0], 10, 0),)}
    assert listed(orders).chosen == ()
