"""The platform's own figure in parcel lists: names, units, several orders, and the back office's saved JSON. Data is made up."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from shopguard.core.beijing import parse_iso
from shopguard.core.parcel import UNSURE, ParcelRow
from shopguard.importers.figures import figure_reader
from tests.importers.reading_files import opened, read, refusal, write_csv

NUMBERS = ("6900000000000000101", "6900000000000000102")
HEADER = ("运单号", "快递公司", "订单编号", "发货时间", "异常类型")


def rows_of(path: Path) -> list[ParcelRow]:
    accepted, rejected = read(opened(path))
    assert not rejected
    return [row.row for row in accepted if isinstance(row.row, ParcelRow)]


@pytest.mark.parametrize(
    ("name", "cell", "fen"),
    [
        ("预计赔付金额", "25.00", 2_500),
        ("预计赔付金额（元）", "¥25", 2_500),
        ("预计赔付", "-", None),
        ("预计赔付", "0", 0),
        ("预计赔付", "7.50", UNSURE),  # the rules round to whole yuan
        ("预计赔付", "2500", UNSURE),  # rather fen
        ("预计赔付", "5-30", UNSURE),
        ("预计赔付", "待定", UNSURE),
        ("expCompensationAmount", "2500", 2_500),
        ("exp_compensation_amount", "0", 0),
        ("预计赔付金额（分）", "2500", 2_500),
        ("expCompensationAmount", "25", UNSURE),  # a quarter of a yuan is nothing the platform takes
        ("expCompensationAmount", "25.00", UNSURE),
        ("expCompensationAmount", "", None),
    ],
)
def test_the_unit_is_by_the_name_and_never_guessed(name: str, cell: str, fen: int | None) -> None:
    assert figure_reader(name)(cell) == fen


def test_a_column_of_a_parcel_list(tmp_path: Path) -> None:
    row = ("YT0000000000101", "圆通速递", NUMBERS[0], "2026-11-18 10:00:00", "揽收超时")
    path = write_csv(tmp_path / "包裹.csv", (*HEADER, "预计赔付金额(元)"), (*row, "25.00"), (*row, "以后台为准"))
    source = opened(path)
    assert "expected_fen" in source.told
    assert [one.expected_fen for one in rows_of(path)] == [2_500, UNSURE]
    assert [row.row.order_ids for row in read(source)[0] if isinstance(row.row, ParcelRow)] == [(NUMBERS[0],)] * 2
    assert [(w.code, w.values) for w in source.warnings if "figure" in w.code] == [
        ("warning.figure_doubtful", {"number": 1})
    ]


def test_one_figure_for_several_orders_is_nobodys(tmp_path: Path) -> None:
    both = ",".join(NUMBERS)
    row = ("YT0000000000101", "圆通速递", both, "2026-11-18 10:00:00", "揽收超时", "25")
    path = write_csv(tmp_path / "包裹.csv", (*HEADER, "预计赔付"), row)
    source = opened(path)
    assert [row.row.expected_fen for row in read(source)[0] if isinstance(row.row, ParcelRow)] == [UNSURE]
    assert "warning.figure_shared" in {warning.code for warning in source.warnings}


def parcel(*figures: int) -> dict[str, object]:
    return {
        "trackNo": "JT0000000000101",
        "express": "jtexpress",
        "expressName": "极兔速递",
        "deliveryTime": parse_iso("2026-11-18T10:00:00"),
        "collectTime": parse_iso("2026-11-18T19:00:00"),
        "signTime": 0,
        "receiverNameSecret": "张*",
        "lastRouteNode": {
            "operateTime": parse_iso("2026-11-19T02:00:00"),
            "content": "快件到达【金华转运中心】",
            "state": "运输中",
        },
        "orderList": [
            {"orderId": number, "expCompensationAmount": fen} for number, fen in zip(NUMBERS, figures, strict=False)
        ],
        "exceptionList": [{"exceptionType": "TRANS_EXCEPTION", "exceptionDesc": "已超时2小时"}],
    }


def test_saved_json_of_the_parcel_list(tmp_path: Path) -> None:
    path = tmp_path / "answer.json"
    path.write_text(json.dumps({"code": 0, "data": {"list": [parcel(2_500, 300)]}}, ensure_ascii=False), "utf-8")
    source = opened(path)
    assert (source.kind, source.known_as_of) == ("parcels", parse_iso("2026-11-19T02:00:00"))
    first, second = rows_of(path)
    assert (first.waybill, first.courier, first.order_ids) == ("JT0000000000101", "jt", (NUMBERS[0],))
    assert (first.uploaded_at, first.picked_up_at, first.signed_at) == (
        parse_iso("2026-11-18T10:00:00"),
        parse_iso("2026-11-18T19:00:00"),
        None,
    )
    assert first.last_event is not None
    assert first.last_event.kind == "hub"
    assert first.trouble == "TRANS_EXCEPTION(已超时2小时)"
    assert (first.expected_fen, second.order_ids, second.expected_fen) == (2_500, (NUMBERS[1],), 300)


def test_a_list_of_parcels_and_what_is_none(tmp_path: Path) -> None:
    path = tmp_path / "answer.json"
    path.write_text(json.dumps([parcel(0), {"more": False}]), "utf-8")
    accepted, rejected = read(opened(path))
    assert [row.row.expected_fen for row in accepted if isinstance(row.row, ParcelRow)] == [0]
    assert len(rejected) == 1
    path.write_text(json.dumps([parcel(0), parcel()]), "utf-8")  # the second one names no order
    assert [one.order_ids for one in rows_of(path)] == [(NUMBERS[0],), ()]
    path.write_text(json.dumps([{"more": False}]), "utf-8")
    assert refusal(path) == "problem.not_ours"
