"""HTML pages: spans, tables within tables, and pages that nobody can mean."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from shopguard.core.order import OrderLine
from shopguard.importers.opening import open_tables
from shopguard.importers.source import expand
from tests.importers.reading_files import ORDER_HEADER, ORDER_ROW, opened, read, refusal


def row(*cells: str) -> str:
    return "<tr>" + "".join(cell if cell.startswith("<td") else f"<td>{cell}</td>" for cell in cells) + "</tr>"


def page(path: Path, *rows: str) -> Path:
    path.write_text(f"<html><body><table>{''.join(rows)}</table></body></html>", encoding="utf-8")
    return path


def tables(path: Path) -> list[list[Sequence[str]]]:
    [candidate] = expand([path])
    return [[line for chunk in table.chunks() for line in chunk] for table in open_tables(candidate, bool).tables]


def order_ids(path: Path) -> list[str]:
    return [line.row.order_id for line in read(opened(path))[0] if isinstance(line.row, OrderLine)]


def test_a_cell_over_columns_stands_in_the_first(tmp_path: Path) -> None:
    path = page(tmp_path / "a.xls", row('<td colspan="3">一', "二"), row("1", "2", "3", "4"))
    assert tables(path) == [[["一", "", "", "二"], ["1", "2", "3", "4"]]]


def test_a_cell_over_rows_keeps_its_column_where_the_rows_below_are_short(tmp_path: Path) -> None:
    path = page(tmp_path / "a.xls", row("1", "2", "3", '<td rowspan="9">4'), row("5"), row("6", "7", "8"))
    assert tables(path) == [[["1", "2", "3", "4"], ["5", "", "", "4"], ["6", "7", "8", "4"]]]


def test_a_cell_over_rows_and_columns(tmp_path: Path) -> None:
    path = page(tmp_path / "a.xls", row('<td rowspan="2" colspan="2">一', "二"), row("三"), row("1", "2", "3"))
    assert tables(path) == [[["一", "", "二"], ["一", "", "三"], ["1", "2", "3"]]]


def test_cells_stay_as_they_are_written(tmp_path: Path) -> None:
    cells = (
        "0012",
        "1,234",
        "6900000000000000101",
        "NA",
        "1e5",
        "True",
        "&lt;b&gt;",
        "a<br>b",
        "<!-- no -->x",
        "<b>c</b>d",
    )
    expected = ["0012", "1,234", "6900000000000000101", "NA", "1e5", "True", "<b>", "a\nb", "x", "cd"]
    assert tables(page(tmp_path / "a.xls", row(*cells))) == [[expected]]


def test_empty_rows_count(tmp_path: Path) -> None:
    path = page(tmp_path / "a.xls", "<tr></tr>", row(*ORDER_HEADER), row(""), row(*ORDER_ROW))
    assert [line.line for line in read(opened(path))[0]] == [4]


def test_parts_of_a_table_stand_in_their_order(tmp_path: Path) -> None:
    head = "<thead><tr><th>一</th></tr><tr><th></th></tr></thead>"
    body = "<tbody><tr><td>二</td></tr></tbody><tfoot><tr><th>三</th></tr></tfoot><tr><th>四</th></tr>"
    assert tables(page(tmp_path / "a.xls", head, body)) == [[["一"], [""], ["二"], ["三"], ["四"]]]


def test_the_export_stands_in_the_layout_of_a_page(tmp_path: Path) -> None:
    export = f"<table>{row(*ORDER_HEADER)}{row(*ORDER_ROW)}</table>"
    path = page(tmp_path / "a.xls", row("演示店铺", f"<td><table>{row('日期')}</table>{export}"), row("页脚", ""))
    assert order_ids(path) == ["6900000000000000101"]


@pytest.mark.parametrize("unclosed", ["<td><table><tr>", "<td><div>"])
def test_a_page_nested_too_deeply_to_be_read_to_its_end(tmp_path: Path, unclosed: str) -> None:
    deep = f"<tr>{unclosed}" * 3_000
    assert refusal(page(tmp_path / "a.xls", row(*ORDER_HEADER), row(*ORDER_ROW), deep)) == "problem.damaged_workbook"


def test_rows_whose_marks_are_not_closed(tmp_path: Path) -> None:
    """Two for each row; a parser that takes no more than 256 of them would lose the rows behind."""
    lines = ["<tr>" + "".join(f"<td>{cell}" for cell in ORDER_ROW[:-1]) + f"<td><b>{ORDER_ROW[-1]}"] * 300
    path = page(tmp_path / "a.xls", row(*ORDER_HEADER), *lines)
    assert len(order_ids(path)) == 300


@pytest.mark.parametrize(
    ("rows", "problem"),
    [
        ([row(*[""] * 4_000, "1"), *[row("1")] * 4_000], "problem.too_big"),
        ([row('<td colspan="900">1', "2")] * 12_000, "problem.too_big"),
        ([row('<td rowspan="9999">1')] * 5_000, "problem.too_big"),
        (["<table></table>"] * 5_001, "problem.too_big"),
        ([row("1" * (1 << 20) + "1")], "problem.endless_cell"),
        ([row("", ""), "<tr></tr>"], "problem.not_ours"),
        (["<thead><th>1</th></thead>"], "problem.not_ours"),
    ],
)
def test_pages_that_nobody_can_mean(tmp_path: Path, rows: list[str], problem: str) -> None:
    assert refusal(page(tmp_path / "a.xls", *rows)) == problem


def test_a_title_over_more_columns_than_there_are(tmp_path: Path) -> None:
    title = '<td colspan="16384">演示店铺'
    path = page(tmp_path / "a.xls", row(title), row(*ORDER_HEADER), *[row(*ORDER_ROW)] * 2_000)
    assert len(order_ids(path)) == 2_000
