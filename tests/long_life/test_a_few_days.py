"""A few days of a small shop, with every invariant after each; the thirty days are `python -m tests.long_life`."""

from __future__ import annotations

from pathlib import Path

from tests.long_life.month import live


def test_six_days_leave_everything_in_order(tmp_path: Path) -> None:
    told = live(tmp_path, days=6, orders_a_day=100)
    assert [day["orders"] for day in told["days"]] == [100, 200, 300, 400, 500, 600]
    assert len(list((tmp_path / "exports").glob("*/*.pdf"))) == 3  # one late order a day, known from the fourth day on
    assert len(list((tmp_path / "data" / "evidence").glob("??/*"))) == 3
