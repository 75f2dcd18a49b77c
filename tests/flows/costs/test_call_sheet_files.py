"""The call sheet as CSV, XLSX, PDF and text: whole files, exact numbers, nothing a spreadsheet would run, no amounts."""

from __future__ import annotations

import csv
import io
from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest
from pypdf import PdfReader

from shopguard.core.message import UserProblem
from shopguard.core.parcel import EventKind
from shopguard.flows.costs import call_sheet_files
from shopguard.flows.costs.call_sheet import CallSheetView, call_sheet
from shopguard.flows.costs.call_sheet_files import ENDINGS, file_name, save_call_sheet
from shopguard.flows.costs.call_sheet_print import call_sheet_pages, call_sheet_pdf
from shopguard.flows.workplace import Workplace
from tests.flows.costs.call_shop import LONG_NUMBER, NOON, TO_PICK_UP, fill, order, track

EVIL = ("=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1")
ORDER = "6900000000000000001"
COLUMNS = [
    "快递", "网点", "运单号", "要做什么", "情况", "规则", "最晚时间（北京时间）", "还剩小时", "最后记录时间", "最后记录", "寄往",
    "商品", "店铺", "订单号", "已联系",
]  # fmt: skip


@pytest.fixture
def view(place: Workplace) -> CallSheetView:
    fill(place)
    order(place, ORDER, f"zto:{LONG_NUMBER}", paid="19T08:00:00", promised="21T08:00:00", uploaded="19T16:00:00")
    track(place, LONG_NUMBER, ("19T16:00:01", EventKind.CREATED, "您的订单已下单"), courier="zto")
    return call_sheet(place, NOON)


def with_texts(view: CallSheetView, text: str) -> CallSheetView:
    """The same sheet, one call only, with what files may bring replaced by ``text``."""
    group = view.groups[0]
    evil = replace(group.rows[0], waybill=text, order_ids=(text,), shop=text, last_text=text, place=text, outlet=text)
    return replace(view, groups=(replace(group, rows=(evil,)),), own=None)


def test_csv_keeps_digits_and_says_everything(place: Workplace, view: CallSheetView, tmp_path: Path) -> None:
    path = save_call_sheet(place, view, tmp_path / "sheet.csv")
    raw = path.read_bytes()
    assert raw.startswith(b"\xef\xbb\xbf")
    text = raw.decode("utf-8-sig")
    assert f",{LONG_NUMBER}\t," in text
    assert f",{ORDER}\t," in text
    lines = list(csv.reader(io.StringIO(text, newline="")))
    assert lines[0] == COLUMNS
    assert len(lines) == 8
    told = dict(zip(COLUMNS, lines[1], strict=True))
    assert told == {
        "快递": "圆通速递", "网点": "", "运单号": TO_PICK_UP, "要做什么": "请上门揽收，并当场扫描", "情况": "还来得及", "规则": "揽收超时",
        "最晚时间（北京时间）": "2026-11-20 15:00:00", "还剩小时": "3.0", "最后记录时间": "2026-11-19 15:00:01",
        "最后记录": "您的订单已打包完成", "寄往": "江苏 南京市", "商品": "", "店铺": "演示店铺", "订单号": "1001", "已联系": "",
    }  # fmt: skip
    assert dict(zip(COLUMNS, lines[7], strict=True))["商品"] == "演示杯子 等 3 件"


@pytest.mark.parametrize("evil", EVIL)
def test_no_cell_of_the_csv_is_a_formula(place: Workplace, view: CallSheetView, tmp_path: Path, evil: str) -> None:
    path = save_call_sheet(place, with_texts(view, evil), tmp_path / "sheet.csv")
    lines = list(csv.reader(io.StringIO(path.read_bytes().decode("utf-8-sig"), newline="")))
    assert lines[1].count(f"'{evil}") == 6
    assert not any(cell.startswith(("=", "+", "-", "@", "\t", "\r")) for line in lines for cell in line)


@pytest.mark.parametrize("evil", EVIL)
def test_no_cell_of_the_workbook_is_a_formula(place: Workplace, view: CallSheetView, tmp_path: Path, evil: str) -> None:
    path = save_call_sheet(place, with_texts(view, evil), tmp_path / "sheet.xlsx")
    cells = [cell for row in openpyxl.load_workbook(path).active.iter_rows(min_row=2) for cell in row]
    texts = [str(cell.value).replace("_x000D_", "\r") for cell in cells]  # so workbooks write that character
    assert texts.count(f"'{evil}") == 6
    assert all(cell.data_type in ("s", "n") for cell in cells)


def test_the_workbook_keeps_numbers_as_text(place: Workplace, view: CallSheetView, tmp_path: Path) -> None:
    sheet = openpyxl.load_workbook(save_call_sheet(place, view, tmp_path / "sheet.xlsx")).active
    lines = [list(row) for row in sheet.iter_rows(values_only=True)]
    assert lines[0] == COLUMNS
    (long,) = [row for row in sheet.iter_rows(min_row=2) if row[2].value == LONG_NUMBER]
    assert (long[2].data_type, long[2].number_format) == ("s", "@")
    assert (long[13].value, long[13].data_type) == (ORDER, "s")
    assert (long[7].value, long[7].data_type) == (4, "n")
    assert sheet.freeze_panes == "A2"


def test_the_pages_hold_the_exact_numbers(place: Workplace, view: CallSheetView) -> None:
    content = call_sheet_pdf(place, view)
    pages = [page.extract_text() for page in PdfReader(io.BytesIO(content)).pages]
    whole = "\n".join(pages)
    for number in (TO_PICK_UP, LONG_NUMBER, "1006", "今天 15:00", "第 1 页，共 4 页", "演示杯子 等 3 件"):
        assert number in whole
    for page, name in zip(pages, ("圆通速递", "中通快递", "顺丰速运", "自己先打包"), strict=True):
        assert name in page
    assert call_sheet_pdf(place, view) == content
    assert len(call_sheet_pages(place, view, dots_per_inch=40)) == 4


def test_paper_says_what_is_asked_of_each_parcel_and_how_many_are_due(place: Workplace, view: CallSheetView) -> None:
    pages = [page.extract_text() for page in PdfReader(io.BytesIO(call_sheet_pdf(place, view))).pages]
    assert all("6 件 24 小时内到期" in page for page in pages)
    assert pages[0].index("请上门揽收，并当场扫描") > pages[0].index(TO_PICK_UP)
    assert pages[0].index(TO_PICK_UP) < pages[0].index("明天 08:00") < pages[0].index("请查揽收了没有")
    assert not any("演示店铺" in page for page in pages)


def test_with_several_shops_paper_names_them(place: Workplace, view: CallSheetView, tmp_path: Path) -> None:
    order(place, "2001", None, paid="18T18:00:00", promised="20T19:00:00", uploaded=None, shop="第二演示店铺")
    both = call_sheet(place, NOON)
    pages = [page.extract_text() for page in PdfReader(io.BytesIO(call_sheet_pdf(place, both))).pages]
    assert ["第二演示店铺" in page for page in pages] == [False, False, False, True]
    assert all("演示店铺" in page for page in pages)
    text = save_call_sheet(place, both, tmp_path / "sheet.txt").read_text("utf-8-sig")
    assert text.startswith("圆通速递您好，有 2 件麻烦处理一下（演示店铺，11-20 12:00 整理）：")
    assert "订单 2001 · 第二演示店铺 · 最晚 今天 19:00" in text


def test_a_long_sheet_repeats_its_head_on_every_page(place: Workplace, view: CallSheetView) -> None:
    row = view.groups[0].rows[0]
    many = tuple(replace(row, waybill=f"YT{number:013}") for number in range(100))
    long = replace(view, groups=(replace(view.groups[0], rows=many),), own=None)
    pages = [page.extract_text() for page in PdfReader(io.BytesIO(call_sheet_pdf(place, long))).pages]
    assert len(pages) > 2
    assert all("运单号" in page for page in pages)
    assert all(f"YT{number:013}" in "".join(pages) for number in range(100))


def test_what_may_be_handed_on_names_no_amount(place: Workplace, view: CallSheetView, tmp_path: Path) -> None:
    for ending in ENDINGS:
        path = save_call_sheet(place, view, tmp_path / f"sheet{ending}")
        assert path.stat().st_size > 100
    text = (tmp_path / "sheet.txt").read_text("utf-8-sig")
    assert text.startswith("圆通速递您好")
    assert "今天要发的（1 单" in text
    for told in (text, (tmp_path / "sheet.csv").read_text("utf-8-sig")):
        assert "13800000000" not in told
        assert "王小明" not in told
        assert "会多罚" not in told


def test_the_name_tells_the_day(place: Workplace, view: CallSheetView) -> None:
    assert file_name(place.texts, view, ".xlsx") == "叫件单-2026-11-20.xlsx"
    assert file_name(place.texts.in_language("en"), view, ".csv") == "call-sheet-2026-11-20.csv"


def test_an_unknown_ending_is_refused(place: Workplace, view: CallSheetView, tmp_path: Path) -> None:
    with pytest.raises(UserProblem) as told:
        save_call_sheet(place, view, tmp_path / "sheet.doc")
    assert told.value.message.code == "problem.sheet_kind"
    assert list(tmp_path.glob("sheet*")) == []


@pytest.mark.parametrize("ending", ENDINGS)
def test_a_place_that_cannot_be_written_is_said(
    place: Workplace, view: CallSheetView, tmp_path: Path, ending: str
) -> None:
    (tmp_path / "file").write_text("no folder")
    with pytest.raises(UserProblem) as told:
        save_call_sheet(place, view, tmp_path / "file" / f"sheet{ending}")
    assert told.value.message.code == "problem.sheet_not_written"


def test_a_file_that_is_open_stays_as_it_was(
    place: Workplace, view: CallSheetView, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "sheet.csv"
    target.write_text("of yesterday")

    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(call_sheet_files, "written_whole", refuse)
    with pytest.raises(UserProblem) as told:
        save_call_sheet(place, view, target)
    assert told.value.message.code == "problem.sheet_held_open"
    assert target.read_text() == "of yesterday"


def test_an_empty_sheet_can_be_saved(place: Workplace, tmp_path: Path) -> None:
    empty = call_sheet(place, NOON)
    for ending in ENDINGS:
        assert save_call_sheet(place, empty, tmp_path / f"empty{ending}").exists()
    assert "没有要问快递的包裹" in PdfReader(tmp_path / "empty.pdf").pages[0].extract_text()
