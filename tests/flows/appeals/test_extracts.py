"""Rows of a spreadsheet that name the order or the parcel, with the numbers and names they have there."""

from __future__ import annotations

from pathlib import Path

import pytest

from shopguard.core.message import UserProblem
from shopguard.flows.appeals.extracts import rows_that_name
from tests.appeals.made_up import ORDER, WAYBILL
from tests.appeals.made_up_files import workbook

NUMBERS = frozenset({ORDER, WAYBILL})


def test_rows_keep_their_number_and_the_names_of_their_columns(tmp_path: Path) -> None:
    rows: list[list[object]] = [
        ["出库记录"],
        ["订单编号", "运单号", "重量", "备注"],
        [f"{ORDER}9", "YT1", 1, ""],
        [f"{ORDER}\t", WAYBILL.lower(), 0.62, ""],
    ]
    told = rows_that_name(workbook(tmp_path / "a.xlsx", rows), "a.xlsx", NUMBERS)
    assert told.found == 1
    (row,) = told.rows
    assert (row.sheet, row.number) == ("", 4)
    assert row.cells == (("订单编号", ORDER), ("运单号", WAYBILL.lower()), ("重量", "0.62"))


def test_a_csv_as_exports_keep_long_numbers(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(
        f'订单,时间,说明\n="{ORDER}",2026-11-18 15:00:00,"两行\n说明"\n\'{ORDER},,\n1,2,3\n'.encode("gb18030")
    )
    told = rows_that_name(path, "a.csv", NUMBERS)
    assert [row.number for row in told.rows] == [2, 3]
    assert told.rows[0].cells == (("订单", ORDER), ("时间", "2026-11-18 15:00:00"), ("说明", "两行\n说明"))
    assert told.rows[1].cells == (("订单", ORDER),)


def test_a_file_without_header_and_one_with_many_rows(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("".join(f"{WAYBILL},{n},x\n" for n in range(100)), "utf-8")
    told = rows_that_name(path, "a.csv", NUMBERS)
    assert (told.found, len(told.rows)) == (100, 40)
    assert told.rows[0].cells == (("", WAYBILL), ("", "0"), ("", "x"))


def test_wide_rows_stop_after_a_few_pages(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("".join(f"{WAYBILL}{',x' * 99}\n" for _ in range(9)), "utf-8")
    told = rows_that_name(path, "a.csv", NUMBERS)
    assert (told.found, len(told.rows)) == (9, 2)


def test_the_fullest_of_the_first_rows_names_the_columns(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    notes = "其他,说明\n" * 10
    path.write_text(f"出库记录,十一月\n订单,重量,备注\n{notes}一,二,三,四\n{ORDER},0.62,x\n", "utf-8")
    (row,) = rows_that_name(path, "a.csv", NUMBERS).rows
    assert row.cells == (("订单", ORDER), ("重量", "0.62"), ("备注", "x"))


def test_another_order_s_row_names_no_column(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text(f"6930000000000000018,测试乙\n{ORDER},测试甲\n", "utf-8")
    (row,) = rows_that_name(path, "a.csv", NUMBERS).rows
    assert row.cells == (("", ORDER), ("", "测试甲"))


def test_nothing_that_names_them_and_nothing_that_can_be_read(tmp_path: Path) -> None:
    assert rows_that_name(workbook(tmp_path / "a.xlsx", [["单号", "b"], ["YT9", 1]]), "a.xlsx", NUMBERS).found == 0
    (tmp_path / "b.xlsx").write_bytes(b"PK\x03\x04 cut")
    with pytest.raises(UserProblem):
        rows_that_name(tmp_path / "b.xlsx", "b.xlsx", NUMBERS)
