"""Money in fen: half-up to whole yuan, limits, and the texts exports use."""

from __future__ import annotations

from decimal import Decimal

import pytest

from shopguard.core.money import parse_fen, share_in_whole_yuan, yuan_number, yuan_text


@pytest.mark.parametrize(
    ("text", "fen"),
    [("39.90", 3990), ("1,299.00", 129900), ("¥89.50", 8950), ("￥0.01", 1), ("0", 0), ("-5.00", -500), ("7", 700)],
)
def test_amounts_as_exports_write_them(text: str, fen: int) -> None:
    assert parse_fen(text) == fen


@pytest.mark.parametrize(
    "text",
    ["", "-", "abc", "NaN", "12..5", "1_000", "1e3", "1,29.9", "1,0000", ",100", "1.234", "5.", ".5", "¥¥5", "--5"],
)
def test_no_amount(text: str) -> None:
    with pytest.raises(ValueError, match="not an amount"):
        parse_fen(text)


@pytest.mark.parametrize(
    ("base", "rate", "least", "most", "yuan"),
    [
        (15_000, "0.05", 5, 50, 8),  # the platform's own example: 150 × 5 % = 7.5 → 8
        (14_900, "0.05", 5, 50, 7),  # 7.45 → 7
        (10_000, "0.25", 5, 100, 25),
        (1_000, "0.25", 5, 100, 5),  # 2.5 → 3 → at least 5
        (100_000, "0.25", 5, 100, 100),
        (25_000, "0.01", 3, 30, 3),  # 2.5 → 3
        (34_999, "0.01", 3, 30, 3),  # 3.4999 → 3
        (35_000, "0.01", 3, 30, 4),  # 3.5 → 4
    ],
)
def test_share_half_up_then_limits(base: int, rate: str, least: int, most: int, yuan: int) -> None:
    assert share_in_whole_yuan(base, Decimal(rate), least, most) == yuan * 100


def test_yuan_as_shown() -> None:
    assert (yuan_number(2_500), yuan_number(2_550)) == (25, 25.5)
    assert (yuan_text(2_500), yuan_text(2_505), yuan_text(-150)) == ("25", "25.05", "-1.50")
