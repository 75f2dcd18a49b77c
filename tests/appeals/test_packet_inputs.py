"""Numbers of exhibits as ranges."""

from __future__ import annotations

import pytest

from shopguard.appeals.packet_inputs import in_ranges


@pytest.mark.parametrize(
    ("numbers", "told"),
    [((), ""), ((3,), "3"), ((1, 2), "1–2"), ((1, 2, 3, 7, 9, 10), "1–3、7、9–10")],
)
def test_what_follows_each_other_is_a_range(numbers: tuple[int, ...], told: str) -> None:
    assert in_ranges(numbers, "、") == told
