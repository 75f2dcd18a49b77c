"""The fewest orders that serve several days, against every choice of small cases."""

from __future__ import annotations

from itertools import product

from hypothesis import given
from hypothesis import strategies as st

from shopguard.core.fewest_orders import fewest_orders

DAYS = "abcd"
Kinds = dict[frozenset[str], int]


@st.composite
def cases(draw: st.DrawFn) -> tuple[Kinds, dict[str, int]]:
    kinds = draw(
        st.dictionaries(st.frozensets(st.sampled_from(DAYS), min_size=1, max_size=3), st.integers(1, 4), max_size=5)
    )
    supply = {day: sum(number for kind, number in kinds.items() if day in kind) for day in DAYS}
    return kinds, {day: draw(st.integers(0, most)) for day, most in supply.items() if most}


def serves(taken: Kinds, demands: dict[str, int]) -> bool:
    return all(sum(number for kind, number in taken.items() if day in kind) >= open_ for day, open_ in demands.items())


@given(cases())
def test_no_choice_has_fewer(case: tuple[Kinds, dict[str, int]]) -> None:
    kinds, demands = case
    choices = (dict(zip(kinds, numbers, strict=True)) for numbers in product(*(range(n + 1) for n in kinds.values())))
    best = min(sum(taken.values()) for taken in choices if serves(taken, demands))
    wanted = [day for day, open_ in demands.items() if open_]
    found = fewest_orders(kinds, demands)
    assert sum(found.values()) == best
    assert all(
        number <= sum(n for kind, n in kinds.items() if kind & set(wanted) == taken) for taken, number in found.items()
    )
    assert serves(found, demands)


def test_one_order_that_serves_two_days_goes_before_two_that_serve_one() -> None:
    kinds = {frozenset("a"): 5, frozenset("b"): 5, frozenset("ab"): 1, frozenset("bc"): 1}
    assert fewest_orders(kinds, {"a": 1, "b": 2, "c": 1}) == {frozenset("ab"): 1, frozenset("bc"): 1}


def test_thousands_of_orders_are_chosen_from_at_once() -> None:
    kinds = {frozenset(kind): 30_000 for kind in ("a", "b", "c", "ab", "bc", "cd", "abc")}
    demands = {"a": 40_000, "b": 50_000, "c": 45_000, "d": 20_000}
    found = fewest_orders(kinds, demands)
    assert serves(found, demands)
    assert sum(found.values()) == 70_000  # 50 000 for b, and none of these serves d
