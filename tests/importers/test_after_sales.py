"""After-sale exports: the whole header and custom subsets, every way to write a value."""

from __future__ import annotations

from pathlib import Path

import pytest

from shopguard.core.after_sale import AfterSale
from shopguard.core.beijing import parse_iso
from tests.importers.money_files import CASE, CASES_50, ORDER, case, row_of, write_cases
from tests.importers.reading_files import opened, read, refusal, write_csv


def only_case(path: Path) -> AfterSale:
    """The one case of the file."""
    [accepted], rejected = read(opened(path))
    assert not rejected
    assert isinstance(accepted.row, AfterSale)
    return accepted.row


def test_the_whole_export(tmp_path: Path) -> None:
    told = case(
        售后状态="同意退款，退款成功",
        售后类型="退货退款",
        同意售后申请时间="2026-11-19 11:00:00",
        商家退款时间="2026-11-20 09:00:00",
        退货物流单号="75000000000001",
        退货物流公司="中通快递",
        退货发货时间="2026-11-19 15:00:00",
        售后完结时间="2026-11-20 09:00:01",
    )
    source = opened(write_cases(tmp_path, told))
    accepted, rejected = read(source)
    assert (source.kind, len(accepted), rejected, source.warnings) == ("after_sales", 1, [], ())
    assert source.known_as_of == parse_iso("2026-11-20T12:00:00")  # the file's name
    assert accepted[0].row == AfterSale(
        case_id="143000000000000001",
        order_id=ORDER,
        line_id=ORDER,
        kind="退货退款",
        status="同意退款，退款成功",
        reason="不想要了",
        ship_status="已发货",
        asked_at=parse_iso("2026-11-19T10:00:00"),
        agreed_at=parse_iso("2026-11-19T11:00:00"),
        refunded_at=parse_iso("2026-11-20T09:00:00"),
        finished_at=parse_iso("2026-11-20T09:00:01"),
        paid_fen=129_900,
        goods_back_fen=129_900,
        freight_back_fen=0,
        return_waybill="75000000000001",
        return_courier="中通快递",
        return_sent_at=parse_iso("2026-11-19T15:00:00"),
    )


def test_any_subset_in_any_order(tmp_path: Path) -> None:
    header = ("售后状态", "售后申请时间", "商品单号", "订单号", "售后单号", "售后类型")
    source = opened(write_cases(tmp_path, CASE, header=header))
    [accepted], _ = read(source)
    assert isinstance(accepted.row, AfterSale)
    assert (accepted.row.status, accepted.row.line_id, accepted.row.agreed_at) == ("待商家处理", ORDER, None)
    assert [warning.code for warning in source.warnings] == ["warning.no_agreed_at"]


@pytest.mark.parametrize("encoding", ["utf-8-sig", "gb18030", "utf-16"])
def test_as_text_with_tabs_and_full_width(tmp_path: Path, encoding: str) -> None:
    told = case(售后单号="143000000000000001\t", 订单号=f"'{ORDER}", 商品单号=f'="{ORDER}"')
    told["退商品金额（元）"] = "１,２９９.００"
    told["售后申请时间"] = "2026/11/19 10:00:00"
    made = only_case(write_csv(tmp_path / "a.csv", CASES_50, row_of(CASES_50, told), encoding=encoding))
    assert (made.case_id, made.order_id, made.line_id) == ("143000000000000001", ORDER, ORDER)
    assert (made.goods_back_fen, made.asked_at) == (129_900, parse_iso("2026-11-19T10:00:00"))


def test_half_width_brackets_in_the_header(tmp_path: Path) -> None:
    header = [name.replace("（", "(").replace("）", ")") for name in CASES_50]
    path = write_csv(tmp_path / "a.csv", header, row_of(CASES_50, CASE))
    assert only_case(path).paid_fen == 129_900


def test_rows_that_cannot_be_taken_are_kept_with_their_reason(tmp_path: Path) -> None:
    rows = (
        case(售后单号="-"),
        case(订单号="没有"),
        case(售后申请时间="昨天"),
        case(售后单号="143000000000000002"),
    )
    accepted, rejected = read(opened(write_cases(tmp_path, *rows)))
    assert [row.row.case_id for row in accepted if isinstance(row.row, AfterSale)] == ["143000000000000002"]
    assert [(row.line, row.why.code, row.why.values["column"]) for row in rejected] == [
        (2, "reject.order_id", "售后单号"),
        (3, "reject.order_id", "订单号"),
        (4, "reject.time", "售后申请时间"),
    ]


def test_ids_destroyed_by_excel_refuse_the_file(tmp_path: Path) -> None:
    assert refusal(write_cases(tmp_path, case(售后单号="1.43E+17"))) == "problem.damaged_ids"
    assert refusal(write_cases(tmp_path, case(商品单号="6.90E+18"))) == "problem.damaged_ids"


def test_a_needed_column_is_named(tmp_path: Path) -> None:
    header = ("售后单号", "售后类型", "售后状态", "售后申请时间")
    assert refusal(write_cases(tmp_path, CASE, header=header)) == "problem.column_missing"


def test_an_order_export_with_after_sale_words_stays_an_order_export(tmp_path: Path) -> None:
    header = ("主订单编号", "子订单编号", "订单状态", "售后状态", "支付完成时间", "承诺发货时间")
    row = (ORDER, ORDER, "已发货", "退款中", "2026-11-18 09:00:30", "2026-11-20 09:00:30")
    assert opened(write_csv(tmp_path / "a.csv", header, row)).kind == "orders"
