"""Days that no export covers."""

from __future__ import annotations

import pytest

from shopguard.core.gaps import covered_days, gaps, is_telling


def test_between_files_only() -> None:
    assert gaps([]) == []
    assert gaps([(10, 10)]) == []
    assert gaps([(10, 12), (13, 15)]) == []  # day follows day
    assert gaps([(10, 12), (14, 15)]) == [(13, 13)]
    assert gaps([(20, 20), (10, 12), (14, 15)]) == [(13, 13), (16, 19)]  # in whatever order they were imported


def test_overlaps_are_fine() -> None:
    assert gaps([(1, 30), (3, 4), (28, 40)]) == []
    assert gaps([(1, 30), (3, 4), (32, 40)]) == [(31, 31)]  # the short file inside the long one does not end it


def test_days_covered_twice_count_once() -> None:
    assert covered_days([]) == 0
    assert covered_days([(1, 30), (3, 4), (28, 40), (50, 50)]) == 41


@pytest.mark.parametrize(
    ("days", "covered", "with_orders", "telling"),
    [
        (1, 2, 2, True),  # orders every day: one day without is strange
        (1, 100, 96, True),  # 4 quiet days of 100: under 5 %
        (1, 100, 95, False),  # 5 of 100
        (1, 10, 5, False),
        (4, 10, 5, False),  # 0.5⁴ = 6 %
        (5, 10, 5, True),  # 0.5⁵ = 3 %
        (60, 10, 10, True),
        (61, 10, 10, False),  # the files begin anew there
    ],
)
def test_a_quiet_shop_is_not_alarmed(days: int, covered: int, with_orders: int, telling: bool) -> None:
    assert is_telling(days, covered, with_orders) is telling
