"""XLSX, XLS and HTML posing as XLS: typed cells become the text an export would hold; damaged ids are seen."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

import openpyxl

from shopguard.core.beijing import parse_iso
from shopguard.core.order import OrderLine
from tests.importers.reading_files import ORDER_HEADER, ORDER_ROW, TRACK_HEADER, TRACK_ROW, opened, read, refusal


def workbook(path: Path, *sheets: Sequence[Sequence[object]]) -> Path:
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    for rows in sheets:
        sheet = book.create_sheet()
        for row in rows:
            sheet.append(list(row))
    book.save(path)
    return path


def inline_workbook(path: Path, rows: Sequence[Sequence[str]]) -> Path:
    """What some export tools write: a dimension of one cell, inline strings, character references."""
    cells = "".join(
        "<row>" + "".join(f'<c t="inlineStr"><is><t>{cell}</t></is></c>' for cell in row) + "</row>" for row in rows
    )
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    package = "http://schemas.openxmlformats.org/package/2006"
    with zipfile.ZipFile(path, "w") as file:
        file.writestr(
            "[Content_Types].xml",
            f'<Types xmlns="{package}/content-types"><Default Extension="xml" ContentType="application/xml"/>'
            '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/></Types>',
        )
        file.writestr(
            "_rels/.rels",
            f'<Relationships xmlns="{package}/relationships"><Relationship Id="r1" Type="{relations}/officeDocument" '
            'Target="xl/workbook.xml"/></Relationships>',
        )
        file.writestr(
            "xl/_rels/workbook.xml.rels",
            f'<Relationships xmlns="{package}/relationships"><Relationship Id="r1" Type="{relations}/worksheet" '
            'Target="worksheets/sheet1.xml"/></Relationships>',
        )
        file.writestr(
            "xl/workbook.xml",
            f'<workbook xmlns="{main}" xmlns:r="{relations}"><sheets><sheet name="Sheet1" sheetId="1" r:id="r1"/>'
            "</sheets></workbook>",
        )
        file.writestr(
            "xl/worksheets/sheet1.xml",
            f'<worksheet xmlns="{main}"><dimension ref="A1"/><sheetData>{cells}</sheetData></worksheet>',
        )
    return path


def first(path: Path) -> OrderLine:
    row = read(opened(path))[0][0].row
    assert isinstance(row, OrderLine)
    return row


def test_typed_cells(tmp_path: Path) -> None:
    row = (*ORDER_ROW[:3], datetime(2026, 11, 18, 9, 0, 30), datetime(2026, 11, 20, 9, 0, 30), 39.9)  # noqa: DTZ001
    line = first(workbook(tmp_path / "a.xlsx", [ORDER_HEADER, row]))
    assert (line.order_id, line.amount_fen) == ("6900000000000000101", 3990)
    assert line.promised_at == parse_iso("2026-11-20T09:00:30")


def test_midnight_is_a_moment_and_a_day_without_a_time_is_none(tmp_path: Path) -> None:
    header = ("运单号", "订单编号", "揽收时间")
    numbers = ("YT0000000000101", "6900000000000000101")
    midnight, later = datetime(2026, 11, 10), datetime(2026, 11, 10, 8, 30, 15)  # noqa: DTZ001
    path = workbook(tmp_path / "a.xlsx", [header, (*numbers, midnight), (*numbers, later), (*numbers, "2026-11-10")])
    accepted, [rejected] = read(opened(path))
    assert [getattr(row.row, "picked_up_at", None) for row in accepted] == [
        parse_iso("2026-11-10T00:00:00"),
        parse_iso("2026-11-10T08:30:15"),
    ]
    assert (rejected.why.code, rejected.key) == ("reject.day_only", "YT0000000000101")
    days = opened(workbook(tmp_path / "b.xlsx", [header, (*numbers, midnight), (*numbers, midnight)]))
    assert "picked_up_at" not in days.told
    assert [warning.code for warning in days.warnings] == ["warning.no_courier", "warning.days_only"]


def test_number_cells_in_place_of_ids_are_damaged(tmp_path: Path) -> None:
    path = workbook(tmp_path / "a.xlsx", [ORDER_HEADER, (6900000000000000101, *ORDER_ROW[1:])])
    assert refusal(path) == "problem.damaged_ids"


def test_short_number_cells_are_exact(tmp_path: Path) -> None:
    path = workbook(tmp_path / "a.xlsx", [TRACK_HEADER, (70000000000001, *TRACK_ROW[1:])])
    assert getattr(read(opened(path))[0][0].row, "waybill", None) == "70000000000001"


def test_dimension_trap_inline_strings_and_references(tmp_path: Path) -> None:
    row = (*ORDER_ROW[:2], "&#24453;发货", *ORDER_ROW[3:])
    source = opened(inline_workbook(tmp_path / "a.xlsx", [ORDER_HEADER, row, row]))
    accepted, rejected = read(source)
    assert (len(accepted), rejected) == (2, [])
    assert getattr(accepted[0].row, "status", None) == "待发货"


def test_several_sheets(tmp_path: Path) -> None:
    notes = [["演示店铺"], ["说明"]]
    again = (ORDER_ROW[0], "6900000000000000111", *ORDER_ROW[2:])
    path = workbook(tmp_path / "a.xlsx", notes, [ORDER_HEADER, ORDER_ROW], [ORDER_HEADER, again])
    assert [getattr(row.row, "line_id", None) for row in read(opened(path))[0]] == [
        "6900000000000000101",
        "6900000000000000111",
    ]
    mixed = workbook(tmp_path / "b.xlsx", [ORDER_HEADER, ORDER_ROW], [TRACK_HEADER, TRACK_ROW])
    assert refusal(mixed) == "problem.sheets_differ"


def test_header_further_down_keeps_the_row_numbers(tmp_path: Path) -> None:
    rows: list[Sequence[object]] = [
        [None],
        ["演示店铺 订单"],
        [None],
        ORDER_HEADER,
        ORDER_ROW,
        ("合计", None, None, None, None, 39.9),
    ]
    accepted, rejected = read(opened(workbook(tmp_path / "a.xlsx", rows)))
    assert ([row.line for row in accepted], rejected) == ([5], [])


def test_content_decides_not_the_name(tmp_path: Path) -> None:
    path = workbook(tmp_path / "a.xlsx", [ORDER_HEADER, ORDER_ROW])
    assert first(path.rename(tmp_path / "a.csv")).order_id == "6900000000000000101"


def test_cut_and_protected_workbooks(tmp_path: Path) -> None:
    path = workbook(tmp_path / "a.xlsx", [ORDER_HEADER, ORDER_ROW])
    path.write_bytes(path.read_bytes()[:-300])
    assert refusal(path) == "problem.cut"
    old = bytes.fromhex("d0cf11e0a1b11ae1")
    (tmp_path / "b.xlsx").write_bytes(old + b"\0" * 600 + "EncryptedPackage".encode("utf-16-le") + b"\0" * 600)
    assert refusal(tmp_path / "b.xlsx") == "problem.password"
    (tmp_path / "c.xls").write_bytes(old + b"\0" * 2000)
    assert refusal(tmp_path / "c.xls") == "problem.damaged_workbook"


def html_workbook(path: Path, *tables: Sequence[Sequence[str]], head: str = "td", charset: str = "utf-8") -> Path:
    """What some back offices and tools call .xls."""
    page = io.StringIO()
    page.write(f'<html><head><meta charset="{charset}"></head><body>')
    for header, *rows in tables:
        page.write("<table><thead><tr>" + "".join(f"<{head}>{name}</{head}>" for name in header) + "</tr></thead>")
        page.writelines("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in rows)
        page.write("</table>")
    path.write_text(page.getvalue() + "</body></html>", encoding=charset)
    return path


def test_html_posing_as_a_workbook(tmp_path: Path) -> None:
    for head in ("td", "th"):
        for charset in ("utf-8", "gb2312"):
            path = html_workbook(tmp_path / "a.xls", [ORDER_HEADER, ORDER_ROW], head=head, charset=charset)
            line = first(path)
            assert (line.order_id, line.status, line.amount_fen) == ("6900000000000000101", "待发货", 3990)


def test_html_cells_stay_text(tmp_path: Path) -> None:
    link = '<a href="https://example.com/1">00000000000101</a>'
    rows = [TRACK_HEADER, (link, *TRACK_ROW[1:]), ("70000000000001", "NA", *TRACK_ROW[2:])]
    accepted, _ = read(opened(html_workbook(tmp_path / "a.xls", [["说明"], ["演示"]], rows)))
    assert [getattr(row.row, "waybill", None) for row in accepted] == ["00000000000101", "70000000000001"]


def test_html_with_a_column_twice_is_refused(tmp_path: Path) -> None:
    path = html_workbook(tmp_path / "a.xls", [(*ORDER_HEADER, "订单状态"), (*ORDER_ROW, "已完成")], head="th")
    assert refusal(path) == "problem.column_twice"


def test_html_without_a_table_is_nothing_of_ours(tmp_path: Path) -> None:
    path = tmp_path / "a.xls"
    for page in ("<html><body>登录后查看</body></html>", "<table></table>", "<html>"):
        path.write_text(page, encoding="utf-8")
        assert refusal(path) == "problem.not_ours"
