"""Every container an export may come in: delimiters, quotings, encodings, workbooks, markup, archives."""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

import openpyxl
import pytest
from openpyxl.utils.datetime import CALENDAR_MAC_1904

from shopguard.core.beijing import parse_iso
from shopguard.core.order import OrderLine
from shopguard.importers.source import expand, open_source
from tests.importers.reading_files import (
    NOW,
    ORDER_HEADER,
    ORDER_ROW,
    READING,
    TRACK_HEADER,
    TRACK_ROW,
    opened,
    read,
    refusal,
)

WORKBOOKS = Path(__file__).parents[1] / "data" / "workbooks"
SHEET_XML = "urn:schemas-microsoft-com:office:spreadsheet"


def text_of(rows: Sequence[Sequence[str]], delimiter: str = ",", quote: str = '"', quoting: int = 0) -> str:
    file = io.StringIO()
    csv.writer(file, delimiter=delimiter, quotechar=quote, quoting=quoting).writerows(rows)  # type: ignore[arg-type]
    return file.getvalue()


def only_line(path: Path) -> OrderLine:
    accepted, rejected = read(opened(path))
    assert rejected == []
    [line] = (row.row for row in accepted)
    assert isinstance(line, OrderLine)
    return line


def is_the_order(line: OrderLine) -> bool:
    return (line.order_id, line.line_id, line.status, line.paid_at, line.promised_at, line.amount_fen) == (
        "6900000000000000101",
        "6900000000000000101",
        "待发货",
        parse_iso("2026-11-18T09:00:30"),
        parse_iso("2026-11-20T09:00:30"),
        3990,
    )


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("delimiter", [",", "\t", ";", "|"])
@pytest.mark.parametrize(("quote", "quoting"), [('"', csv.QUOTE_MINIMAL), ('"', csv.QUOTE_ALL), ("'", csv.QUOTE_ALL)])
def test_text(tmp_path: Path, encoding: str, delimiter: str, quote: str, quoting: int) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(text_of([ORDER_HEADER, ORDER_ROW], delimiter, quote, quoting).encode(encoding))
    assert is_the_order(only_line(path))


def test_separators_and_line_breaks_inside_quotes(tmp_path: Path) -> None:
    header = (*ORDER_HEADER, "选购商品")
    for quote in "\"'":
        row = (*ORDER_ROW, f"红色,大号;\n备注{quote}一{quote}")
        path = tmp_path / "a.csv"
        path.write_text(text_of([header, row], quote=quote, quoting=csv.QUOTE_ALL), encoding="utf-8")
        assert only_line(path).product == row[-1]


@pytest.mark.parametrize("form", ['="{}"', "'{}", "\t{}", "{}\t", " {} ", "`{}", "\u200b{}", "’{}"])
def test_what_keeps_excel_from_reading_numbers(tmp_path: Path, form: str) -> None:
    for quoting in (csv.QUOTE_ALL, csv.QUOTE_NONE):
        row = [form.format(cell) if place < 2 else cell for place, cell in enumerate(ORDER_ROW)]
        path = tmp_path / "a.csv"
        file = io.StringIO()
        csv.writer(file, quoting=quoting, quotechar="\x01").writerows([ORDER_HEADER, row])
        path.write_text(file.getvalue().replace("\x01", ""), encoding="utf-8")
        assert is_the_order(only_line(path))


def test_words_behind_the_same_guards(tmp_path: Path) -> None:
    for form in ('="{}"', "'{}"):
        path = tmp_path / "a.csv"
        rows = [ORDER_HEADER, [form.format(cell) for cell in ORDER_ROW]]
        path.write_text(text_of(rows, quoting=csv.QUOTE_ALL), encoding="utf-8")
        assert is_the_order(only_line(path))


def test_a_line_that_names_the_separator(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("sep=;\r\n" + text_of([ORDER_HEADER, ORDER_ROW], ";"), encoding="utf-8")
    assert is_the_order(only_line(path))


def test_moments_without_their_format(tmp_path: Path) -> None:
    """Days since 1899-12-30: 46344.375347 is 09:00:30 of 2026-11-18."""
    row = (*ORDER_ROW[:3], "46344.375347222", "46346.375347", "39.90")
    path = tmp_path / "a.csv"
    path.write_text(text_of([ORDER_HEADER, row]), encoding="utf-8")
    assert is_the_order(only_line(path))
    path.write_text(text_of([ORDER_HEADER, (*row[:3], "46344.38", "-", "-")]), encoding="utf-8")
    [rejected] = read(opened(path, as_of=NOW))[1]
    assert rejected.why.code == "reject.time"


def test_workbook_of_1904(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.epoch = CALENDAR_MAC_1904
    book.active.append(ORDER_HEADER)
    times = (datetime(2026, 11, 18, 9, 0, 30), datetime(2026, 11, 20, 9, 0, 30))  # noqa: DTZ001
    book.active.append((*ORDER_ROW[:3], *times, 39.9))
    book.save(tmp_path / "a.xlsx")
    assert is_the_order(only_line(tmp_path / "a.xlsx"))


@pytest.mark.parametrize("name", ["orders.xls", "orders_1904.xls", "orders.xlsb"])
def test_other_workbooks(name: str) -> None:
    assert is_the_order(only_line(WORKBOOKS / name))


def test_number_ids_of_an_old_workbook() -> None:
    assert refusal(WORKBOOKS / "orders_number_ids.xls") == "problem.damaged_ids"


def open_document(path: Path, rows: Sequence[Sequence[str]]) -> Path:
    names = {name: f"urn:oasis:names:tc:opendocument:xmlns:{name}:1.0" for name in ("office", "table", "text")}
    cell = '<table:table-cell office:value-type="string"><text:p>{}</text:p></table:table-cell>'
    body = "".join("<table:table-row>" + "".join(map(cell.format, row)) + "</table:table-row>" for row in rows)
    empty = '<table:table-cell table:number-columns-repeated="16384"/>'
    with zipfile.ZipFile(path, "w") as package:
        package.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        package.writestr(
            "content.xml",
            "<office:document-content " + " ".join(f'xmlns:{name}="{uri}"' for name, uri in names.items()) + ">"
            f'<office:body><office:spreadsheet><table:table table:name="a">{body}'
            f'<table:table-row table:number-rows-repeated="1048570">{empty}</table:table-row>'
            "</table:table></office:spreadsheet></office:body></office:document-content>",
        )
        package.writestr("META-INF/manifest.xml", "<manifest/>")
    return path


def test_open_document(tmp_path: Path) -> None:
    assert is_the_order(only_line(open_document(tmp_path / "a.ods", [ORDER_HEADER, ORDER_ROW])))


def spreadsheet_xml(path: Path, rows: Sequence[str], declared: str = '<?xml version="1.0"?>\n') -> Path:
    path.write_text(
        declared + f'<?mso-application progid="Excel.Sheet"?>\n<Workbook xmlns="{SHEET_XML}" xmlns:ss="{SHEET_XML}">'
        f'<Worksheet ss:Name="a"><Table>{"".join(rows)}</Table></Worksheet></Workbook>',
        encoding="utf-8",
    )
    return path


def xml_row(cells: Sequence[str], *, told: str = "String", index: str = "") -> str:
    inside = "".join(f'<Cell><Data ss:Type="{told}">{cell}</Data></Cell>' for cell in cells)
    return f"<Row{index}>{inside}</Row>"


def test_xml_of_excel_2003(tmp_path: Path) -> None:
    times = "".join(
        f'<Cell ss:Index="{place}"><Data ss:Type="DateTime">{at}</Data></Cell>'
        for place, at in ((4, "2026-11-18T09:00:30.000"), (5, "2026-11-20T09:00:30.000"))
    )
    texts = "".join(f'<Cell><Data ss:Type="String">{cell}</Data></Cell>' for cell in ORDER_ROW[:3])
    row = f'<Row ss:Index="5">{texts}{times}<Cell><Data ss:Type="Number">39.9</Data></Cell></Row>'
    path = spreadsheet_xml(tmp_path / "a.xls", ["<Row><Cell/></Row>", xml_row(ORDER_HEADER), row])
    assert is_the_order(only_line(path))
    assert [accepted.line for accepted in read(opened(path))[0]] == [5]


def test_numbers_in_xml_of_excel_2003(tmp_path: Path) -> None:
    exact = xml_row(("70000000000001",), told="Number").replace("</Row>", xml_row(TRACK_ROW[1:])[5:])
    path = spreadsheet_xml(tmp_path / "a.xls", [xml_row(TRACK_HEADER), exact])
    assert getattr(read(opened(path))[0][0].row, "waybill", None) == "70000000000001"
    damaged = xml_row(("6.9000000000000000E18",), told="Number").replace("</Row>", xml_row(ORDER_ROW[1:])[5:])
    assert refusal(spreadsheet_xml(tmp_path / "b.xls", [xml_row(ORDER_HEADER), damaged])) == "problem.damaged_ids"


def test_xml_of_excel_2003_cut(tmp_path: Path) -> None:
    path = spreadsheet_xml(tmp_path / "a.xls", [xml_row(ORDER_HEADER), xml_row(ORDER_ROW)])
    path.write_bytes(path.read_bytes()[:-60])
    assert refusal(path) == "problem.cut"


def test_entities_of_xml_are_not_expanded(tmp_path: Path) -> None:
    bomb = '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'
    path = spreadsheet_xml(tmp_path / "a.xls", [xml_row(ORDER_HEADER), xml_row(("&b;", *ORDER_ROW[1:]))], bomb)
    assert refusal(path) in ("problem.not_ours", "problem.no_as_of", "problem.damaged_workbook")


def page(rows: Sequence[Sequence[str]]) -> str:
    return "<table>" + "".join("<tr>" + "".join(row) + "</tr>" for row in rows) + "</table>"


def cells(row: Sequence[str]) -> list[str]:
    return [f"<td>{cell}</td>" for cell in row]


def test_cells_over_several_rows_of_a_page(tmp_path: Path) -> None:
    spanned = [f'<td rowspan="2">{ORDER_ROW[0]}</td>', *cells(ORDER_ROW[1:])]
    below = cells(("6900000000000000111", *ORDER_ROW[2:]))
    path = tmp_path / "a.xls"
    path.write_text(page([cells(ORDER_HEADER), spanned, below, cells(ORDER_ROW)]), encoding="utf-8")
    lines = [row.row for row in read(opened(path))[0] if isinstance(row.row, OrderLine)]
    assert [(line.order_id, line.line_id) for line in lines] == [
        ("6900000000000000101", "6900000000000000101"),
        ("6900000000000000101", "6900000000000000111"),
        ("6900000000000000101", "6900000000000000101"),
    ]


def test_spans_that_nobody_can_mean(tmp_path: Path) -> None:
    title = ['<td colspan="99999999999" rowspan="0">演示店铺</td>']
    path = tmp_path / "a.xls"
    path.write_text("<?xml version='1.0'?><!-- a -->" + page([title, cells(ORDER_HEADER), cells(ORDER_ROW)]), "utf-8")
    assert is_the_order(only_line(path))


def test_line_breaks_and_inner_tables_of_a_page(tmp_path: Path) -> None:
    info = "YT0000000000101-圆通速递,红色<br>JT000000000102-极兔速递,蓝色"
    inner = page([cells(("别的", "表"))])
    rows = [cells((*ORDER_HEADER, "快递信息", "备注")), cells((*ORDER_ROW, info, inner))]
    path = tmp_path / "a.xls"
    path.write_text(page(rows), encoding="utf-8")
    assert only_line(path).waybills == "yto:YT0000000000101,jt:JT000000000102"


def test_a_page_that_was_cut(tmp_path: Path) -> None:
    path = tmp_path / "a.xls"
    path.write_text(page([cells(ORDER_HEADER), cells(ORDER_ROW), cells(ORDER_ROW)])[:-60], encoding="utf-8")
    assert refusal(path) == "problem.cut"


def test_archive_in_an_archive(tmp_path: Path) -> None:
    rows = text_of([ORDER_HEADER, ORDER_ROW]).encode()
    inner, outer = io.BytesIO(), tmp_path / "all.zip"
    with zipfile.ZipFile(inner, "w") as archive:
        archive.writestr("orders.csv", rows)
        archive.writestr("deeper.zip", _zipped("x.csv", rows))
    with zipfile.ZipFile(outer, "w") as archive:
        archive.writestr("十一月.zip", inner.getvalue())
        archive.writestr("again.csv", rows)
        with pytest.warns(UserWarning, match="Duplicate"):
            archive.writestr("again.csv", rows)
    found = expand([outer])
    assert [candidate.path.removeprefix(str(outer)) for candidate in found] == [
        "!again.csv",
        "!again.csv (2)",
        "!十一月.zip!deeper.zip",
        "!十一月.zip!orders.csv",
    ]
    assert found[2].problem is not None
    assert found[2].problem.message.code == "problem.archive_in_archive"
    for candidate in (found[0], found[1], found[3]):
        source = open_source(candidate, now=NOW, as_of=None, reading=READING)
        assert len(read(source)[0]) == 1


def test_workbook_in_an_archive(tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    path.write_bytes(_zipped("orders.xls", (WORKBOOKS / "orders.xls").read_bytes()))
    assert is_the_order(only_line(path))


def _zipped(name: str, content: bytes) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, content)
    return file.getvalue()
