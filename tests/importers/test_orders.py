"""Order exports: every column set, every way to write a value."""

from __future__ import annotations

from pathlib import Path

import pytest

from shopguard.core.beijing import parse_iso
from shopguard.core.order import OrderLine
from tests.importers.reading_files import (
    EXPORTS,
    ORDER_HEADER,
    ORDER_ROW,
    ORDERS_75,
    opened,
    read,
    write_csv,
)


def line(path: Path) -> OrderLine:
    """The first line of the export."""
    row = read(opened(path))[0][0].row
    assert isinstance(row, OrderLine)
    return row


def test_custom_report() -> None:
    source = opened(ORDERS_75)
    accepted, rejected = read(source)
    assert source.kind == "orders"
    assert source.known_as_of == parse_iso("2026-11-20T12:00:00")  # the file's name, not its newest time
    assert source.warnings == ()
    assert "waybills" in source.told
    assert [(row.line, row.row.order_id, row.row.line_id) for row in accepted if isinstance(row.row, OrderLine)] == [
        (2, "6900000000000000101", "6900000000000000101"),
        (3, "6900000000000000102", "6900000000000000112"),
        (4, "6900000000000000102", "6900000000000000122"),
    ]
    assert [(row.line, row.why.code, row.why.values["column"]) for row in rejected] == [
        (5, "reject.order_id", "主订单编号"),
        (6, "reject.time", "订单提交时间"),
    ]
    assert rejected[0].cells[0] == "缺号"


def test_facts_of_a_line() -> None:
    assert line(ORDERS_75) == OrderLine(
        line_id="6900000000000000101",
        order_id="6900000000000000101",
        status="已发货",
        after_sale="",
        order_type="普通订单",
        ship_entity=None,
        submitted_at=parse_iso("2026-11-18T09:00:00"),
        paid_at=parse_iso("2026-11-18T09:00:30"),
        promised_at=parse_iso("2026-11-20T09:00:30"),
        uploaded_at=parse_iso("2026-11-18T12:00:00"),
        finished_at=None,
        product_id="3500000000000000001",
        product="演示商品 收纳盒",
        quantity=1,
        amount_fen=129_900,
        receiver="张**",
        province="浙江",
        city="杭州市",
        district="西湖区",
        street="演示街道",
        address="演示路1号***",
        address_changed=0,
        waybills="yto:YT0000000000101",
    )


def test_not_shipped_and_several_parcels() -> None:
    rows = [row.row for row in read(opened(ORDERS_75))[0]]
    assert isinstance(rows[1], OrderLine)
    assert (rows[1].waybills, rows[1].uploaded_at, rows[1].amount_fen) == ("", None, 3_990)
    assert isinstance(rows[2], OrderLine)
    assert rows[2].waybills == "deppon:DPK000000000102-1-1,jt:JT000000000102"
    assert (rows[2].after_sale, rows[2].address_changed, rows[2].province) == ("退款中", 1, "新疆")


def test_standard_report_says_which_box_to_tick() -> None:
    source = opened(EXPORTS / "standard_73_gb18030.csv")
    assert [warning.code for warning in source.warnings] == ["warning.no_express_info"]
    assert "waybills" not in source.told
    assert line(EXPORTS / "standard_73_gb18030.csv").waybills is None
    assert source.known_as_of == parse_iso("2026-11-19T20:00:00")  # the newest that happened; promises do not count


def test_any_subset_in_any_order(tmp_path: Path) -> None:
    straight = write_csv(tmp_path / "a.csv", ORDER_HEADER, ORDER_ROW)
    turned = write_csv(tmp_path / "b.csv", ORDER_HEADER[::-1], ORDER_ROW[::-1])
    assert line(straight) == line(turned)


def test_fingerprint_tells_records_and_headers_apart(tmp_path: Path) -> None:
    other_cell = write_csv(tmp_path / "a.csv", ORDER_HEADER, (*ORDER_ROW[:5], "39.91"))
    fewer = write_csv(tmp_path / "b.csv", ORDER_HEADER[:5], ORDER_ROW[:5])
    unknown_column = write_csv(tmp_path / "c.csv", (*ORDER_HEADER, "旗帜颜色"), (*ORDER_ROW, "红"))
    plain = write_csv(tmp_path / "d.csv", ORDER_HEADER, ORDER_ROW)
    prints = [read(opened(path))[0][0].fingerprint for path in (other_cell, fewer, plain, unknown_column)]
    assert len(set(prints)) == 4
    assert read(opened(plain))[0][0].fingerprint == prints[2]
    assert all(-(2**63) <= number < 2**63 for number in prints)


@pytest.mark.parametrize(
    ("cell", "moment"),
    [
        ("2026-11-20 09:00:30", "2026-11-20T09:00:30"),
        ("2026-11-20 09:00:30\t", "2026-11-20T09:00:30"),
        ("2026/11/20 9:00:30", "2026-11-20T09:00:30"),
        ("2026/11/20 9:00", "2026-11-20T09:00:00"),
        ("2026年11月20日 09:00:30", "2026-11-20T09:00:30"),
        ("２０２６－１１－２０ ０９：００：３０", "2026-11-20T09:00:30"),
        ("1795136430", "2026-11-20T09:00:30"),
        ("1795136430000", "2026-11-20T09:00:30"),
        ("-", None),
        ("", None),
        ("0", None),
        ("946656000000", None),
        ("1970-01-01 08:00:00", None),
        ("2000-01-01 00:00:00", None),
    ],
)
def test_times(tmp_path: Path, cell: str, moment: str | None) -> None:
    path = write_csv(tmp_path / "a.csv", ORDER_HEADER, (*ORDER_ROW[:4], cell, "-"))
    assert line(path).promised_at == (None if moment is None else parse_iso(moment))


@pytest.mark.parametrize(
    "cell", ["2026-13-01 00:00:00", "2026-11-20 24:00:01", "明天", "20261120", "2026-11-31 00:00:00"]
)
def test_a_time_nobody_can_read_rejects_the_row(tmp_path: Path, cell: str) -> None:
    _, [rejected] = read(opened(write_csv(tmp_path / "a.csv", ORDER_HEADER, (*ORDER_ROW[:4], cell, "-"))))
    assert (rejected.line, rejected.why.code) == (2, "reject.time")


@pytest.mark.parametrize(
    ("cell", "fen"),
    [
        ("39.90", 3990),
        ("1,299.00", 129_900),
        ("¥89.50", 8950),
        ("￥1，299", 129_900),
        ("-", None),
        ("0", 0),
        ("39.9", 3990),
        ("39.900元", 3990),
    ],
)
def test_amounts(tmp_path: Path, cell: str, fen: int | None) -> None:
    path = write_csv(tmp_path / "a.csv", ORDER_HEADER, (*ORDER_ROW[:5], cell))
    assert line(path).amount_fen == fen


@pytest.mark.parametrize("cell", ["-5.00", "1,29.9", "1e3", "1_000", "39.901", "十元", "NaN"])
def test_no_amount_rejects_the_row(tmp_path: Path, cell: str) -> None:
    _, [rejected] = read(opened(write_csv(tmp_path / "a.csv", ORDER_HEADER, (*ORDER_ROW[:5], cell))))
    assert rejected.why.code == "reject.amount"


@pytest.mark.parametrize("order_id", ["", "-", "12", "69000000000000001O1", "订单"])
def test_a_row_without_a_proper_id_is_rejected(tmp_path: Path, order_id: str) -> None:
    path = write_csv(tmp_path / "a.csv", ORDER_HEADER, ORDER_ROW, (order_id, *ORDER_ROW[1:]))
    accepted, rejected = read(opened(path))
    assert len(accepted) == 1
    assert [row.why.code for row in rejected] == ["reject.order_id"]


def test_days_without_a_time_are_unknown_and_said(tmp_path: Path) -> None:
    path = write_csv(tmp_path / "a.csv", ORDER_HEADER, (*ORDER_ROW[:4], "2026/11/20", "-"))
    source = opened(path)
    assert line(path).promised_at is None
    assert "promised_at" not in source.told  # an unknown moment must not wipe out one that is known
    assert "warning.days_only" in [warning.code for warning in source.warnings]


def test_a_day_beside_full_times_rejects_its_row(tmp_path: Path) -> None:
    path = write_csv(tmp_path / "a.csv", ORDER_HEADER, ORDER_ROW, (*ORDER_ROW[:4], "2026-11-20", "-"))
    source = opened(path)
    accepted, [rejected] = read(source)
    assert (len(accepted), rejected.why.code, rejected.why.values) == (1, "reject.day_only", {"column": "承诺发货时间"})
    assert "promised_at" in source.told


def test_columns_without_seconds_are_named_in_one_sentence(tmp_path: Path) -> None:
    told = {"支付完成时间": "2026/11/18 9:00", "承诺发货时间": "2026/11/20 9:00"}
    row = tuple(told.get(name, cell) for name, cell in zip(ORDER_HEADER, ORDER_ROW, strict=True))
    said = [
        warning.values
        for warning in opened(write_csv(tmp_path / "a.csv", ORDER_HEADER, row)).warnings
        if warning.code == "warning.minutes_only"
    ]
    assert said == [{"column": "支付完成时间、承诺发货时间"}]


def test_missing_seconds_are_said(tmp_path: Path) -> None:
    path = write_csv(tmp_path / "a.csv", ORDER_HEADER, ORDER_ROW, (*ORDER_ROW[:4], "2026/11/20 9:00", "-"))
    said = [(warning.code, warning.values) for warning in opened(path).warnings]
    assert ("warning.minutes_only", {"column": "承诺发货时间"}) in said
    assert "warning.minutes_only" not in [warning.code for warning in opened(ORDERS_75).warnings]


def test_an_order_whose_numbers_are_still_to_come_is_rejected(tmp_path: Path) -> None:
    row = ("待补录", "待补录", *ORDER_ROW[2:])
    for rows in ((ORDER_ROW, row), (row, ORDER_ROW)):
        accepted, rejected = read(opened(write_csv(tmp_path / "a.csv", ORDER_HEADER, *rows)))
        assert (len(accepted), [one.why.code for one in rejected]) == (1, ["reject.order_id"])
    alone = write_csv(tmp_path / "b.csv", ORDER_HEADER, ORDER_ROW, ("说明", "说明", "", "", "", ""))
    assert read(opened(alone))[1] == []


def test_rows_can_be_read_twice() -> None:
    source = opened(ORDERS_75)
    assert list(source.rows()) == list(source.rows())


def test_titles_explanations_totals_and_empty_rows_are_no_data(tmp_path: Path) -> None:
    path = write_csv(
        tmp_path / "a.csv",
        ("演示店铺 订单导出",),
        (),
        ORDER_HEADER,
        ("主订单的编号", "子订单的编号", "状态", "时间", "时间", "元"),
        ORDER_ROW,
        ("", "", "", "", "", ""),
        ("合计", "", "", "", "", "39.90"),
    )
    accepted, rejected = read(opened(path))
    assert [row.line for row in accepted] == [5]
    assert rejected == []


def test_cut_and_shifted_rows(tmp_path: Path) -> None:
    path = write_csv(tmp_path / "a.csv", ORDER_HEADER, ORDER_ROW, (*ORDER_ROW, "多"), (*ORDER_ROW, ""), ORDER_ROW[:3])
    accepted, rejected = read(opened(path))
    assert [row.line for row in accepted] == [2, 4]
    assert [(row.line, row.why.code) for row in rejected] == [(3, "reject.too_long"), (5, "reject.too_short")]


@pytest.mark.parametrize(
    ("cell", "waybills"),
    [("-", ""), ("", ""), ("YT0000000000101-圆通速递,演示", "yto:YT0000000000101"), ("见备注", None)],
)
def test_express_info_tells_none_from_unknown(tmp_path: Path, cell: str, waybills: str | None) -> None:
    path = write_csv(tmp_path / "a.csv", (*ORDER_HEADER, "快递信息"), (*ORDER_ROW, cell))
    assert line(path).waybills == waybills


@pytest.mark.parametrize(
    ("province", "city", "district", "told"),
    [
        ("江苏省", "南京", "鼓楼区", ("江苏", "南京市")),
        ("江苏省", "南京市", "鼓楼区", ("江苏", "南京市")),
        ("北京", "市辖区", "朝阳区", ("北京", "北京市")),
        ("北京市", "北京", "朝阳区", ("北京", "北京市")),
        ("重庆市", "县", "云阳县", ("重庆", "重庆市")),
        ("湖北省", "省直辖县级行政区划", "仙桃市", ("湖北", "仙桃市")),
        ("新疆维吾尔自治区", "乌鲁木齐市", "天山区", ("新疆", "乌鲁木齐市")),
        ("内蒙古", "呼和浩特", "赛罕区", ("内蒙古", "呼和浩特市")),
        ("演示省", "演示市", "演示区", ("演示省", "演示市")),  # unknown stays as it is
        ("江苏省", "", "", ("江苏", None)),
    ],
)
def test_places_have_one_name(
    tmp_path: Path, province: str, city: str, district: str, told: tuple[str, str | None]
) -> None:
    path = write_csv(tmp_path / "a.csv", (*ORDER_HEADER, "省", "市", "区"), (*ORDER_ROW, province, city, district))
    assert (line(path).province, line(path).city) == told
