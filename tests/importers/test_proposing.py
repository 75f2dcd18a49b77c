"""What is proposed for the tables of other tools: by names, by values, and by both where they contradict."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from shopguard.importers.looks import looks_of
from shopguard.importers.proposing import Proposal, propose_columns, propose_header, propose_kind
from tests.importers.other_tables import ERP, NAMELESS, ORDER, PARCEL_STATES, PRINTED, RECORDS, SF, YTO
from tests.importers.reading_files import READING

MadeUp = tuple[Sequence[str], Sequence[Sequence[str]]]


def by_name(table: MadeUp, proposal: Proposal) -> dict[str, str]:
    """Field → name of the proposed column."""
    return {field: table[0][place] for field, place in proposal.columns.items()}


def test_a_printing_tools_table_is_a_parcel_list() -> None:
    proposal = propose_kind(*PRINTED, READING)
    assert proposal.kind == "parcels"
    assert by_name(PRINTED, proposal) == {
        "waybill": "物流单号",
        "courier": "物流公司",
        "order_ids": "平台单号",
        "uploaded_at": "发货日期",
        "printed_at": "打印时间",
    }


def test_the_time_of_printing_is_no_time_of_shipping() -> None:
    header = ("平台单号", "快递公司", "运单号", "打单时间")
    rows = [(ORDER, "圆通速递", YTO, "2026-11-18 10:00:00")]
    assert propose_kind(header, rows, READING) == Proposal(
        "parcels", {"order_ids": 0, "courier": 1, "waybill": 2, "printed_at": 3}, 4
    )


def test_an_erps_table_is_orders_with_the_platforms_numbers() -> None:
    proposal = propose_kind(*ERP, READING)
    assert proposal.kind == "orders"
    assert by_name(ERP, proposal) == {
        "order_id": "线上订单号",
        "status": "订单状态",
        "submitted_at": "下单时间",
        "paid_at": "付款日期",
        "promised_at": "最晚发货时间",
        "uploaded_at": "发货日期",
        "sent_by": "快递公司",
        "sent_numbers": "快递单号",
        "amount_fen": "应付金额",
        "province": "省份",
        "city": "城市",
        "district": "区县",
        "address": "收货地址",
        "product": "商品名称",
        "quantity": "数量",
    }


def test_a_tracking_tools_table_is_tracks() -> None:
    proposal = propose_kind(*RECORDS, READING)
    assert proposal.kind == "tracks"
    assert by_name(RECORDS, proposal) == {"waybill": "面单号", "courier": "承运商", "at": "节点时间", "text": "说明"}


def test_the_newest_states_of_parcels() -> None:
    proposal = propose_kind(*PARCEL_STATES, READING)
    assert proposal.kind == "parcels"
    assert by_name(PARCEL_STATES, proposal) == {
        "order_ids": "订单号",
        "waybill": "运单编号",
        "courier": "快递名称",
        "uploaded_at": "平台发货时间",
        "picked_up_at": "揽件时间",
        "last_at": "最新轨迹时间",
        "last_text": "最新轨迹",
        "last_state": "快递状态",
        "signed_at": "签收日期",
    }


def test_values_tell_where_names_do_not() -> None:
    proposal = propose_kind(*NAMELESS, READING)
    assert proposal.kind == "parcels"
    assert by_name(NAMELESS, proposal) == {"order_ids": "列甲", "waybill": "列乙", "courier": "列丙"}


def test_a_name_is_not_believed_against_its_values() -> None:
    header = ("订单编号", "原始单号", "物流单号", "物流公司")
    rows = [("JY202611180001", ORDER, YTO, "圆通"), ("JY202611180002", ORDER, SF, "顺丰")]
    assert propose_columns("parcels", header, rows, READING).columns == {"order_ids": 1, "waybill": 2, "courier": 3}


def test_an_empty_column_goes_by_its_name() -> None:
    header = ("订单号", "运单号", "签收时间", "揽收时间")
    rows = [(ORDER, YTO, "-", ""), (ORDER, YTO, "", "")]
    columns = propose_columns("parcels", header, rows, READING).columns
    assert (columns["signed_at"], columns["picked_up_at"]) == (2, 3)


def test_no_field_and_no_column_is_taken_twice() -> None:
    header = ("运单号", "物流单号", "订单号", "平台订单号")
    rows = [(YTO, YTO, ORDER, ORDER)]
    columns = propose_columns("parcels", header, rows, READING).columns
    assert columns == {"waybill": 0, "order_ids": 2}


def test_the_platforms_own_figure_is_offered_and_a_couriers_is_not() -> None:
    header = ("运单号", "订单号", "赔付金额", "快递赔付金额", "赔付状态")
    rows = [(YTO, ORDER, "25.00", "80.00", "已赔")]
    assert propose_columns("parcels", header, rows, READING).columns["expected_fen"] == 2
    named = ("运单号", "订单号", "本单预计赔付（元）")
    assert propose_columns("parcels", named, [(YTO, ORDER, "25")], READING).columns["expected_fen"] == 2


def test_return_waybills_and_announced_times_are_not_taken_for_the_real_ones() -> None:
    header = ("订单号", "退货物流单号", "预计发货时间", "应揽收时间")
    rows = [(ORDER, YTO, "2026-11-20 00:00:00", "2026-11-21 00:00:00")]
    columns = propose_columns("orders", header, rows, READING).columns
    assert not {"uploaded_at"} & set(columns)
    assert propose_columns("parcels", header, rows, READING).columns.get("picked_up_at") is None


def test_the_header_is_found_below_an_explanation() -> None:
    rows = [("导出说明：演示", "", ""), ("", "", ""), *[PRINTED[0]], *PRINTED[1]]
    assert propose_header(rows, READING.mappable) == 3


def test_a_header_of_unknown_names_is_the_first_filled_row() -> None:
    assert propose_header([NAMELESS[0], *NAMELESS[1]], READING.mappable) == 1


@pytest.mark.parametrize(
    ("cell", "looks"),
    [
        (f"\t{ORDER}", "platform_id"),
        (f"'{ORDER},6900000000000000902", "platform_id"),
        ('="YT0000000000901"', "sure_waybill"),
        ("2026/11/18 9:00", "time"),
        ("1795147200", "time"),
        ("¥1,299.00", "money"),
        ("圆通", "courier"),
        ("江苏省", "province"),
        ("【苏州市】已揽收", "track_text"),
    ],
)
def test_what_a_value_looks_like(cell: str, looks: str) -> None:
    look = looks_of([cell, "", "-"], READING)
    assert look.filled == 1
    assert getattr(look, looks) == 1.0


def test_a_day_is_no_waybill() -> None:
    assert looks_of(["2026-11-18", "2026-11-19"], READING).waybill == 0.0


def test_every_fact_that_can_be_mapped_has_its_words() -> None:
    import tomllib

    from tests.conftest import ROOT

    words = tomllib.loads((ROOT / "resources" / "texts" / "mapping.toml").read_text("utf-8"))
    there = {code for code in words if code.startswith("column.")}
    assert there == {f"column.{kind.kind}.{one.field}" for kind in READING.mappable.kinds for one in kind.columns}


def test_a_products_number_is_no_order_number_whatever_it_looks_like() -> None:
    header = ("商家单号", "商品ID", "快递单号")
    rows = [("S-1", "6900000000000000911", YTO), ("S-2", "6900000000000000912", "YT0000000000902")]
    proposal = propose_kind(header, rows, READING)
    assert 1 not in [at for field, at in proposal.columns.items() if field in ("order_id", "order_ids", "line_id")]
