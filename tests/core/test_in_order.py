"""What is sorted part by part is as if it were sorted at once."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from shopguard.core.in_order import by_moment, moments_in_order
from shopguard.core.running import Running

MOMENTS = st.lists(st.integers(0, 40_000))


@given(MOMENTS)
def test_moments_come_as_sorted(moments: list[int]) -> None:
    assert list(moments_in_order(moments)) == sorted(moments)


@given(st.lists(st.tuples(st.integers(0, 40_000), st.integers(0, 9))))
def test_things_come_as_sorted(things: list[tuple[int, int]]) -> None:
    assert list(by_moment(things, lambda thing: thing)) == sorted(things)


@given(st.lists(st.tuples(st.integers(0, 100), st.integers(-9, 9))), st.integers(0, 100))
def test_a_running_sum_is_that_of_all_changes_so_far(changes: list[tuple[int, int]], moment: int) -> None:
    assert Running(changes).at(moment) == sum(change for at, change in changes if at <= moment)
