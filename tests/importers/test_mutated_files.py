"""Valid files of every container and kind, with bytes changed at random: rows, rejects or one sentence, and nothing else.

What a longer search with a coverage-guided fuzzer found stands below as tests of its own.
"""

from __future__ import annotations

import csv
import dataclasses
import io
import json
import tempfile
import unicodedata
import zipfile
from collections.abc import Iterator, Sequence
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from shopguard.app import load_texts
from shopguard.core.message import UserProblem
from shopguard.core.waybill import INVISIBLE
from shopguard.importers.opening import open_tables
from shopguard.importers.recognising import has_header
from shopguard.importers.source import Accepted, Candidate, expand, open_source
from tests.importers.reading_files import NOW, ORDER_HEADER, ORDER_ROW, READING, TRACK_HEADER, TRACK_ROW, refusal

WORKBOOKS = Path(__file__).parents[1] / "data" / "workbooks"
ORDERS = (
    (*ORDER_HEADER, "快递信息", "商品数量", "商品ID"),
    (*ORDER_ROW, "YT0000000000101-圆通速递,红色", "1", "3600000000000000001"),
)
PARCELS = (
    ("运单号", "快递公司", "订单编号", "发货时间", "揽收时间", "异常类型"),
    ("YT0000000000101", "圆通速递", "6900000000000000101,6900000000000000102\t", *ORDER_ROW[3:5], "-"),
)
TRACKS = (TRACK_HEADER, TRACK_ROW)
ANSWER = {
    "message": "ok",
    "nu": "YT0000000000101",
    "ischeck": "0",
    "com": "yuantong",
    "state": "0",
    "data": [{"time": "2026-11-18 19:00:00", "ftime": "2026-11-18 19:00:00", "context": "【演示公司】 已揽收"}],
}
IDS = ("order_id", "line_id", "waybill", "order_ids", "waybills")
WIDEST = 1 << 63
SENTENCES = load_texts("zh")  # a code without a sentence is a KeyError
SPICE = (
    b"\0", b'"', b'"""', b"'", b"=", b",", b"\t", b"\r", b"\n", b"\xff\xfe", b"\xef\xbb\xbf", b"6.93E+18", b"NaN", b"1e999",
    b"-", b"9999999999999", "合计".encode(), "９".encode(), "\u202e".encode(), b"&#0;", b"&#xD800;", b"\\ud800", b"<table>",
    b"</table>", b"<tr>", b'colspan="99999"', b'ss:Index="99999"', b'r="XFD1048576"', b'<v>1e308</v>', b"PK\x03\x04", b"PK\x05\x06",
)  # fmt: skip


def text(rows: Sequence[Sequence[str]], delimiter: str = ",", encoding: str = "utf-8", quoting: int = 0) -> bytes:
    file = io.StringIO()
    csv.writer(file, delimiter=delimiter, quoting=quoting).writerows(rows)  # type: ignore[arg-type]
    return file.getvalue().encode(encoding)


def zipped(name: str, content: bytes, method: int = zipfile.ZIP_DEFLATED) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", method) as archive:
        archive.writestr(name, content)
    return file.getvalue()


def workbook(rows: Sequence[Sequence[str]]) -> bytes:
    book, file = openpyxl.Workbook(), io.BytesIO()
    for row in rows:
        book.active.append(row)
    book.save(file)
    return file.getvalue()


def page(rows: Sequence[Sequence[str]]) -> bytes:
    lines = ("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in rows)
    return f"<html><meta charset=utf-8><table>{''.join(lines)}</table></html>".encode()


def sheet_xml(rows: Sequence[Sequence[str]]) -> bytes:
    name = "urn:schemas-microsoft-com:office:spreadsheet"
    lines = (
        "<Row>" + "".join(f'<Cell><Data ss:Type="String">{c}</Data></Cell>' for c in row) + "</Row>" for row in rows
    )
    inside = f'<Worksheet ss:Name="a"><Table>{"".join(lines)}</Table></Worksheet>'
    return f'<?xml version="1.0"?><Workbook xmlns="{name}" xmlns:ss="{name}">{inside}</Workbook>'.encode()


def plain_files() -> Iterator[bytes]:
    for header, row in (ORDERS, PARCELS, TRACKS):
        rows = [header, row, [f"\t{cell}" for cell in row], row]
        yield from (text(rows, encoding=encoding) for encoding in ("utf-8-sig", "gb18030", "utf-16", "utf-16-be"))
        yield text(rows, "\t", quoting=csv.QUOTE_ALL)
        yield text([header, [f'="{cell}"' for cell in row]], "|")
        yield page(rows)
        yield sheet_xml(rows)
    yield json.dumps(ANSWER, ensure_ascii=False).encode()
    yield "\n".join([json.dumps([ANSWER])] * 2).encode()


PLAIN = tuple(plain_files())
PACKED = (
    *(workbook([header, row, row]) for header, row in (ORDERS, PARCELS, TRACKS)),
    *(zipped("演示/a.csv", text([header, row])) for header, row in (ORDERS, PARCELS, TRACKS)),
    zipped("a.zip", zipped("a.csv", text(ORDERS)), zipfile.ZIP_STORED),
    *((WORKBOOKS / name).read_bytes() for name in ("orders.xls", "orders_1904.xls", "orders.xlsb")),
)
WORKBOOK_PARTS = ("xl/worksheets/sheet1.xml", "xl/workbook.xml", "xl/styles.xml", "xl/sharedStrings.xml")


@st.composite
def edits(draw: st.DrawFn) -> list[tuple[float, int, bytes]]:
    """(where, how many bytes are taken out, what is put in)."""
    spice = st.one_of(st.sampled_from(SPICE), st.binary(max_size=4))
    one = st.tuples(st.floats(0, 1, exclude_max=True), st.sampled_from((0, 0, 1, 2, 30, 5000)), spice)
    return draw(st.lists(one, min_size=1, max_size=6))


def edited(content: bytes, changes: Sequence[tuple[float, int, bytes]]) -> bytes:
    for where, gone, put in changes:
        at = int(where * len(content))
        content = content[:at] + put + content[at + gone :]
    return content


@settings(max_examples=250, deadline=30_000)
@given(content=st.sampled_from(PLAIN), changes=edits())
def test_texts(content: bytes, changes: list[tuple[float, int, bytes]]) -> None:
    is_read_or_refused(edited(content, changes))


@settings(max_examples=120, deadline=30_000)
@given(content=st.sampled_from(PACKED), changes=edits())
def test_packed(content: bytes, changes: list[tuple[float, int, bytes]]) -> None:
    is_read_or_refused(edited(content, changes))


@settings(max_examples=120, deadline=30_000)
@given(content=st.sampled_from(PACKED[:3]), part=st.sampled_from(WORKBOOK_PARTS), changes=edits())
def test_parts_of_workbooks(content: bytes, part: str, changes: list[tuple[float, int, bytes]]) -> None:
    """The package itself is whole: the reader gets to see what stands in it."""
    file = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as whole, zipfile.ZipFile(file, "w") as package:
        for name in whole.namelist():
            package.writestr(name, edited(whole.read(name), changes) if name == part else whole.read(name))
    is_read_or_refused(file.getvalue())


def is_read_or_refused(content: bytes) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "a.csv")
        path.write_bytes(content)
        for candidate in expand([path]):
            try:
                keeps_ids(candidate)
            except UserProblem as problem:
                SENTENCES.say(problem.message)


def keeps_ids(candidate: Candidate) -> None:
    """Every number that is taken stands in its row, sign for sign; and every number fits the database."""
    rows = list(open_source(candidate, now=NOW, as_of=None, reading=READING).rows())
    told: dict[int, str] = {}
    for table in open_tables(candidate, lambda rows: has_header(rows, READING)).tables:
        for line, row in enumerate((row for chunk in table.chunks() for row in chunk), start=1):
            told[line] = told.get(line, "") + "\0".join(row)
    for one in rows:
        if isinstance(one, Accepted):
            values = {field.name: getattr(one.row, field.name) for field in dataclasses.fields(one.row)}
            assert all(-WIDEST <= value < WIDEST for value in values.values() if isinstance(value, int))
            ids = [number for name in IDS for number in numbers_of(values.get(name))]
            assert ids
            assert all(number in plain(told[one.line]) for number in ids)


def numbers_of(value: object) -> list[str]:
    if isinstance(value, tuple):
        return [str(number) for number in value]
    return [part.rpartition(":")[2] for part in str(value).split(",")] if value else []


def plain(cells: str) -> str:
    return INVISIBLE.sub("", unicodedata.normalize("NFKC", cells)).upper()


# --- what the long search found ---------------------------------------------------------------------------------------


def test_a_directory_of_an_archive_that_points_before_its_beginning(tmp_path: Path) -> None:
    whole = zipped("a.csv", text(ORDERS))
    end = whole.rindex(b"PK\x05\x06")
    path = tmp_path / "a.zip"
    for size in (0, 5, 100_000, 0xFFFFFFFE):
        path.write_bytes(whole[: end + 12] + size.to_bytes(4, "little") + whole[end + 16 :])
        assert refusal(path) in ("problem.cut", "problem.empty_archive", "problem.other_document")
    for member in (1, 1_000, 0xFFFFFFFE):
        at = whole.index(b"PK\x01\x02") + 42
        path.write_bytes(whole[:at] + member.to_bytes(4, "little") + whole[at + 4 :])
        assert refusal(path) == "problem.cut"


def test_names_of_members_that_are_no_text(tmp_path: Path) -> None:
    whole = zipped("演示.csv", text(ORDERS))
    name = "演示".encode()
    path = tmp_path / "a.zip"
    path.write_bytes(whole.replace(name, b"\xde" * len(name)))
    assert refusal(path) == "problem.cut"
    head, tail = whole.split(name, 1)
    path.write_bytes(head + b"\xde" * len(name) + tail)
    assert refusal(path) == "problem.cut"


def test_a_member_without_a_name(tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    whole = zipped("abc", b"nothing")
    at = whole.index(b"PK\x01\x02") + 28
    path.write_bytes(whole[:at] + b"\0\0\3\0" + whole[at + 4 :])  # no name, and something beside it
    assert refusal(path) == "problem.empty_archive"


def test_a_page_of_comments(tmp_path: Path) -> None:
    path = tmp_path / "a.xls"
    for content in (b"<html", b"<!-- a --><html", b"<?xml version='1.0'?><table"):
        path.write_bytes(content)
        assert refusal(path) == "problem.not_ours"


@pytest.mark.parametrize("opening", [b"<?x?>", b"<!---->", b"<?", b"<!--"])
def test_what_stands_before_markup_is_skipped_in_one_go(tmp_path: Path, opening: bytes) -> None:
    """Tried in every combination it would take longer than the universe is old."""
    path = tmp_path / "a.csv"
    path.write_bytes(opening * 5_000 + b"<x")
    assert refusal(path) == "problem.not_ours"


def test_a_stray_cell_far_down_is_no_hour_of_work(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.active.append(ORDER_HEADER)
    book.active.append(ORDER_ROW)
    book.active["A1048576"] = "合计"
    book.save(tmp_path / "a.xlsx")
    [candidate] = expand([tmp_path / "a.xlsx"])
    source = open_source(candidate, now=NOW, as_of=None, reading=READING)
    assert [row.line for row in source.rows()] == [2]
