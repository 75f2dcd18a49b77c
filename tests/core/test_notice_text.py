"""What a pasted notice tells of itself."""

from __future__ import annotations

import pytest

from shopguard.core.notice_text import clause_in, order_in

CARDS = {
    "pickup-timeout": "揽收超时",
    "pickup-missing": "揽收严重超时",
    "transit-stalled": "中转超时",
    "waybill-reused": "重复运单号",
}


@pytest.mark.parametrize(
    ("text", "order"),
    [
        ("订单6930000000000000777存在违规", "6930000000000000777"),
        ("订单 6930000000000000777，请查看订单6930000000000000777", "6930000000000000777"),
        ("主订单 4930000000000000777", "4930000000000000777"),
        ("订单 6930000000000000777 和 6930000000000000778", None),  # which of them?
        ("运单 YT6930000000000000777123", None),  # more digits than an order has
        ("没有数字", None),
        ("", None),
    ],
)
def test_the_order_where_there_is_exactly_one(text: str, order: str | None) -> None:
    assert order_in(text) == order


@pytest.mark.parametrize(
    ("text", "clause"),
    [
        ("您的订单存在揽收超时", "pickup-timeout"),
        ("您的订单存在揽收严重超时", "pickup-missing"),
        ("揽收超时，以及中转超时", None),
        ("物流异常", None),
    ],
)
def test_the_violation_where_there_is_exactly_one(text: str, clause: str | None) -> None:
    assert clause_in(text, CARDS) == clause


def test_a_word_that_is_part_of_another_does_not_count_beside_it() -> None:
    cards = {"timeout": "超时", "pickup-timeout": "揽收超时"}
    assert clause_in("存在揽收超时", cards) == "pickup-timeout"
    assert clause_in("存在超时", cards) == "timeout"
