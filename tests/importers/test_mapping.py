"""Tables of other tools read by the owner's templates: recognised by their header, or by name."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest

from shopguard.core.beijing import parse_iso
from shopguard.core.column_mapping import ColumnMapping
from shopguard.core.message import UserProblem
from shopguard.core.order import OrderLine
from shopguard.core.parcel import ParcelRow
from shopguard.importers.mapping import distinct_names, signature
from shopguard.importers.source import SourceFile, expand, open_source
from tests.importers.other_tables import ERP, ORDER, OTHER_ORDER, PRINTED, SF, YTO
from tests.importers.reading_files import NOW, ORDER_HEADER, ORDER_ROW, READING, read, write_csv

PRINTED_AS: Mapping[str, str] = {
    "waybill": "物流单号",
    "courier": "物流公司",
    "order_ids": "平台单号",
    "uploaded_at": "发货日期",
}
ERP_AS: Mapping[str, str] = {
    "order_id": "线上订单号",
    "status": "订单状态",
    "paid_at": "付款日期",
    "promised_at": "最晚发货时间",
    "uploaded_at": "发货日期",
    "amount_fen": "应付金额",
    "sent_numbers": "快递单号",
    "sent_by": "快递公司",
}
PRINTER = ColumnMapping("演示打印", "parcels", signature(PRINTED[0]), PRINTED_AS)
SHOP_ERP = ColumnMapping("演示ERP", "orders", signature(ERP[0]), ERP_AS)


def opened(path: Path, *templates: ColumnMapping, mapping: str | None = None) -> SourceFile:
    [candidate] = expand([path])
    return open_source(candidate, now=NOW, as_of=None, reading=replace(READING, templates=templates), mapping=mapping)


def refusal(path: Path, *templates: ColumnMapping, mapping: str | None = None) -> UserProblem:
    with pytest.raises(UserProblem) as problem:
        opened(path, *templates, mapping=mapping)
    return problem.value


def test_a_template_recognises_its_header_whatever_the_order_of_columns(tmp_path: Path) -> None:
    turned = [tuple(reversed(row)) for row in (PRINTED[0], *PRINTED[1])]
    path = write_csv(tmp_path / "打印.csv", *turned, encoding="gb18030")
    assert refusal(path).message.code == "problem.not_ours"
    source = opened(path, PRINTER)
    assert (source.kind, source.mapping) == ("parcels", "演示打印")
    accepted, rejected = read(source)
    assert rejected == []
    first = accepted[0].row
    assert isinstance(first, ParcelRow)
    assert (first.courier, first.waybill, first.order_ids) == ("yto", YTO, (ORDER,))
    assert first.uploaded_at == parse_iso("2026-11-18T11:00:00")
    assert source.told == {"waybill", "courier", "order_ids", "uploaded_at"}


def test_the_separator_is_found_by_the_template(tmp_path: Path) -> None:
    path = write_csv(tmp_path / "a.txt", PRINTED[0], *PRINTED[1], delimiter="\t", encoding="utf-16")
    assert opened(path, PRINTER).mapping == "演示打印"


def test_one_column_more_is_another_header(tmp_path: Path) -> None:
    rows = [(*PRINTED[0], "备注"), *[(*row, "") for row in PRINTED[1]]]
    path = write_csv(tmp_path / "a.csv", *rows)
    assert refusal(path, PRINTER).message.code == "problem.not_ours"
    assert opened(path, PRINTER, mapping="演示打印").kind == "parcels"


def test_by_name_the_templates_columns_must_be_there(tmp_path: Path) -> None:
    rows = [row[:-1] for row in (PRINTED[0], *PRINTED[1])]
    problem = refusal(write_csv(tmp_path / "a.csv", *rows), PRINTER, mapping="演示打印").message
    assert problem.code == "problem.mapping_differs"
    assert problem.values["columns"] == "发货日期"


def test_a_known_kind_keeps_its_header_unless_the_owner_mapped_exactly_that(tmp_path: Path) -> None:
    path = write_csv(tmp_path / "a.csv", ORDER_HEADER, ORDER_ROW)
    assert opened(path, PRINTER).mapping is None
    own = ColumnMapping(
        "自己的", "orders", signature(ORDER_HEADER), {"order_id": "主订单编号", "paid_at": "支付完成时间"}
    )
    source = opened(path, PRINTER, own)
    assert source.mapping == "自己的"
    assert source.told == {"order_id", "paid_at", "unsent"}  # the last: that it does not say


def test_the_newest_of_two_templates_for_one_header_reads_it(tmp_path: Path) -> None:
    path = write_csv(tmp_path / "a.csv", ERP[0], *ERP[1])
    columns = {"waybill": "快递单号", "order_ids": "线上订单号", "uploaded_at": "发货日期"}
    parcels = ColumnMapping("按包裹", "parcels", signature(ERP[0]), columns)
    assert opened(path, SHOP_ERP, parcels).mapping == "演示ERP"
    assert opened(path, SHOP_ERP, parcels, mapping="按包裹").kind == "parcels"


def test_an_order_table_without_lines(tmp_path: Path) -> None:
    source = opened(write_csv(tmp_path / "a.csv", ERP[0], *ERP[1]), SHOP_ERP)
    accepted, rejected = read(source)
    assert rejected == []
    first, second = (row.row for row in accepted)
    assert isinstance(first, OrderLine)
    assert isinstance(second, OrderLine)
    assert (first.line_id, first.order_id, first.whole_order) == (f"{ORDER}-1", ORDER, 1)
    assert (first.waybills, second.waybills) == (f"yto:{YTO}", f"sf:{SF}")
    assert (first.status, first.amount_fen, second.amount_fen) == ("已审核", 3990, 129900)
    assert {"waybills", "paid_at"} <= source.told
    assert not {"sent_numbers", "sent_by", "whole_order", "line_id"} & source.told
    assert "warning.no_express_info" not in {warning.code for warning in source.warnings}


def test_several_rows_of_one_order_are_kept_apart(tmp_path: Path) -> None:
    rows = [ERP[1][0], ERP[1][1], ERP[1][0]]
    source = opened(write_csv(tmp_path / "a.csv", ERP[0], *rows), SHOP_ERP)
    for _ in range(2):  # reading again begins anew
        accepted, _ = read(source)
        assert [row.row.line_id for row in accepted if isinstance(row.row, OrderLine)] == [
            f"{ORDER}-1",
            f"{OTHER_ORDER}-1",
            f"{ORDER}-2",
        ]


@pytest.mark.parametrize(
    ("numbers", "couriers", "waybills"),
    [
        (f"{YTO},YT0000000000902", "圆通", f"yto:{YTO},yto:YT0000000000902"),
        (f"{YTO}；{SF}", "圆通；顺丰", f"yto:{YTO},sf:{SF}"),
        (f'="{YTO}"', "某某达", f":{YTO}"),
        (f"{YTO} {SF} JT000000000903", "圆通,顺丰", f":{YTO},:{SF},:JT000000000903"),
        ("-", "-", ""),
        ("", "圆通", ""),
        ("无需物流", "圆通", None),
    ],
)
def test_numbers_and_couriers_in_columns_of_their_own(
    tmp_path: Path, numbers: str, couriers: str, waybills: str | None
) -> None:
    header = ("单号", "付款", "快递单号", "快递")
    columns = {"order_id": "单号", "paid_at": "付款", "sent_numbers": "快递单号", "sent_by": "快递"}
    template = ColumnMapping("演示", "orders", signature(header), columns)
    path = write_csv(tmp_path / "a.csv", header, (ORDER, "2026-11-17 09:00:30", numbers, couriers))
    [row] = read(opened(path, template))[0]
    assert isinstance(row.row, OrderLine)
    assert row.row.waybills == waybills


def test_a_column_that_stands_twice_has_a_name_of_its_own() -> None:
    assert distinct_names(("单号", " 单 号 ", "备注", "")) == ("单号", "单号#2", "备注", "")
    assert signature(("乙", "甲", "")) == signature(("甲", "乙"))


def test_the_second_of_two_columns_of_one_name_is_read(tmp_path: Path) -> None:
    header = ("单号", "单号", "发货")
    template = ColumnMapping(
        "演示", "parcels", signature(header), {"waybill": "单号#2", "order_ids": "单号", "uploaded_at": "发货"}
    )
    source = opened(write_csv(tmp_path / "a.csv", header, (ORDER, YTO, "2026-11-18 11:00:00")), template)
    [row] = read(source)[0]
    assert isinstance(row.row, ParcelRow)
    assert (row.row.waybill, row.row.order_ids) == (YTO, (ORDER,))
