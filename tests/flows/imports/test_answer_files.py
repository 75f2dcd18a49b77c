"""Saved answers of tracking services beside an order: which of them speak for its parcel."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from shopguard.core.beijing import parse_iso
from shopguard.flows.imports.importing import import_files
from shopguard.flows.orders.verdict import judge_all
from shopguard.flows.workplace import Workplace
from tests.importers.money_files import write_json
from tests.importers.reading_files import write_csv

NOW = parse_iso("2026-11-22T12:00:00")
ORDER, WAYBILL = "6900000000000000101", "YT0000000000101"
HEADER = ("主订单编号", "子订单编号", "订单状态", "支付完成时间", "承诺发货时间", "发货时间", "快递信息")
SENT = (ORDER, ORDER, "已发货", "2026-11-18 09:00:00", "2026-11-20 09:00:00", "2026-11-18 12:00:00")
GOOD: Mapping[str, Any] = {
    "message": "ok",
    "nu": WAYBILL,
    "com": "yuantong",
    "status": "200",
    "state": "0",
    "data": [{"time": "2026-11-18 19:00:00", "context": "您的快件在【浙江省金华市义乌市】已揽收"}],
}
FAILED = {**GOOD, "status": "408", "message": "验证码错误", "data": []}
OTHER = {**GOOD, "nu": "YT0000000000102"}


@pytest.mark.parametrize(
    ("answers", "state"),
    [
        ([GOOD, FAILED], "breached"),  # picked up, and no hub within 48 hours
        ([FAILED, GOOD], "breached"),
        ([FAILED, FAILED, OTHER], "unconfirmed"),
    ],
)
def test_a_good_answer_counts_whatever_failed_beside_it(
    place: Workplace, tmp_path: Path, answers: list[Any], state: str
) -> None:
    paths = [
        write_csv(tmp_path / "orders.csv", HEADER, (*SENT, f"{WAYBILL}-圆通速递,演示商品")),
        write_json(tmp_path / "查询 2026-11-22 11_00_00.json", answers),
    ]
    report = import_files(place, paths, now=NOW)
    assert [result.refused for result in report.files] == [None, None]
    (judged,) = judge_all(place, NOW, everything=True)
    said = {found.clause: found for found, _, _ in judged.findings}
    clause = "dispatch-missing" if state == "breached" else "pickup-missing"
    assert said[clause].state.value == state
