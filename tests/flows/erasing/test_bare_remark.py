"""What of a ledger's remark may stay: what the money was for."""

from __future__ import annotations

import pytest

from shopguard.flows.erasing.bare_remark import bare_remark


@pytest.mark.parametrize(
    ("remark", "stays"),
    [
        ("揽收超时 订单编号:6900000000000000011 张三", "揽收超时"),
        ("撤销订单6900000000000000011的揽收超时", "揽收超时 撤销超时"),
        ("撤销张三的揽收超时", "揽收超时 撤销超时"),  # the phrase reaches over the name
        ("给张三的红包 13800000000", ""),
    ],
)
def test_only_known_phrases_stay_and_no_number(remark: str, stays: str) -> None:
    assert bare_remark(remark) == stays
