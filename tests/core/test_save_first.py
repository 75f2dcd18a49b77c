"""The list of whom to save first, against every subset of small cases."""

from __future__ import annotations

from datetime import date
from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from shopguard.core.save_first import Rescuable, save_first
from shopguard.core.strikes import ShopDay

DAYS: list[ShopDay] = [("演示店铺", date(2026, 11, number)) for number in (20, 21)]
LIMIT = 3


def strikes(shop_day: ShopDay, orders: int) -> bool:
    return orders >= LIMIT


@st.composite
def cases(draw: st.DrawFn) -> tuple[list[Rescuable], dict[ShopDay, set[int]]]:
    orders, abnormal = [], {day: set(range(100, 100 + draw(st.integers(0, 3)))) for day in DAYS}
    for ref in range(draw(st.integers(0, 7))):
        on = draw(st.sampled_from([None, *DAYS]))  # an order's rescue clears one day at most
        orders.append(
            Rescuable(
                ref, draw(st.integers(0, 50)), draw(st.sampled_from([0, 0, 300, 2_500])), frozenset([on] if on else [])
            )
        )
        if on:
            abnormal[on].add(ref)
    return orders, abnormal


def outcome(
    chosen: tuple[Rescuable, ...], orders: list[Rescuable], abnormal: dict[ShopDay, set[int]]
) -> tuple[int, int]:
    left = {day: len(refs) - sum(day in one.clears for one in chosen) for day, refs in abnormal.items()}
    return sum(strikes(day, number) for day, number in left.items()), sum(
        one.saves_fen for one in orders if one not in chosen
    )


@given(cases())
def test_no_list_does_better_and_no_shorter_one_as_well(case: tuple[list[Rescuable], dict[ShopDay, set[int]]]) -> None:
    orders, abnormal = case
    chosen = tuple(save_first(orders, abnormal, strikes))
    every = [subset for size in range(len(orders) + 1) for subset in combinations(orders, size)]
    best = min(outcome(subset, orders, abnormal) for subset in every)
    assert outcome(chosen, orders, abnormal) == best
    assert len(chosen) == min(len(subset) for subset in every if outcome(subset, orders, abnormal) == best)
    assert [one.deadline for one in chosen] == sorted(one.deadline for one in chosen)
