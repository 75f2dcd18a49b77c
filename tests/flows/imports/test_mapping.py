"""A table of another tool from the first look to the import by its template. Real files, a real database; all data made up."""

from __future__ import annotations

import zipfile
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from shopguard.core.column_mapping import ColumnMapping
from shopguard.core.message import NotThere, UserProblem
from shopguard.flows.imports.importing import FileResult, import_files
from shopguard.flows.imports.mapping import Draft, LookedAt, kinds, look_at, propose, suggested_name
from shopguard.flows.imports.mapping_check import check, choices
from shopguard.flows.imports.mapping_templates import bring_back, remove, rename, save, templates
from shopguard.flows.keeping import make_backup, restore_backup
from shopguard.flows.orders.order_detail import order_detail
from shopguard.flows.workplace import Workplace
from shopguard.store.engine import sqlite3
from tests.importers.other_tables import BOOKED, CASES, ERP, ORDER, OTHER_ORDER, PRINTED, RECORDS, YTO
from tests.importers.reading_files import write_csv

MadeUp = tuple[Sequence[str], Sequence[Sequence[str]]]


def printed(folder: Path, name: str = "演示打印20261119.csv", encoding: str = "gb18030") -> Path:
    folder.mkdir(exist_ok=True)
    return write_csv(folder / name, PRINTED[0], *PRINTED[1], encoding=encoding)


def workbook(path: Path, **sheets: Sequence[Sequence[str]]) -> Path:
    import openpyxl

    book = openpyxl.Workbook()
    book.remove(book.active)
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(list(row))
    book.save(path)
    return path


def imported(place: Workplace, path: Path, now: int, mapping: str | None = None) -> FileResult:
    [result] = import_files(place, [path], now=now, mapping=mapping).files
    return result


def kept(place: Workplace, path: Path, name: str, now: int) -> ColumnMapping:
    looked = look_at(place, str(path))
    return save(place, looked, looked.start, name, now=now)


def rows_of(place: Workplace, query: str) -> list[tuple[object, ...]]:
    return [tuple(row) for row in place.store.connection().execute(query)]


def columns(looked: LookedAt, draft: Draft) -> dict[str, str]:
    header = looked.header(draft)
    return {field: header[at] for field, at in draft.columns.items()}


def test_a_table_is_looked_at_mapped_and_recognised_from_then_on(place: Workplace, tmp_path: Path, moment: int) -> None:
    path = printed(tmp_path)
    refused = imported(place, path, moment).refused
    assert refused is not None
    assert refused.code == "problem.not_ours"
    looked = look_at(place, str(path))
    assert (looked.template, looked.start.kind, looked.start.below) == (None, "parcels", 1)
    assert suggested_name(looked) == "演示打印"
    checked = check(place, looked, looked.start, now=moment)
    assert (checked.missing, checked.problem, checked.read, checked.rejected) == ((), None, 2, 0)
    assert checked.values[3] == (("圆通速递", True), ("顺丰速运", True))
    assert checked.values[7] == (("2026-11-18 11:00:00", True), ("2026-11-18 12:00:00", True))
    save(place, looked, looked.start, "演示打印", now=moment)
    result = imported(place, printed(tmp_path / "later", "别的名字.csv", "utf-8-sig"), moment)
    assert (result.refused, result.kind, result.mapping, result.added) == (None, "parcels", "演示打印", 2)
    assert rows_of(place, "SELECT kind, mapping FROM source_file") == [("parcels", "演示打印")]
    order = order_detail(place, ORDER, moment)
    assert [parcel.waybill for parcel in order.parcels] == [YTO]


def test_a_look_at_a_known_header_starts_with_its_template(place: Workplace, tmp_path: Path, moment: int) -> None:
    path = printed(tmp_path)
    looked = look_at(place, str(path))
    corrected = replace(looked.start, columns={"waybill": 4, "order_ids": 2, "uploaded_at": 0})
    save(place, looked, corrected, "打印时间当发货", now=moment)
    again = look_at(place, str(path))
    assert (again.template, again.start) == ("打印时间当发货", corrected)
    assert suggested_name(again) == "打印时间当发货"


def test_a_workbook_with_sheets_and_a_title_row(place: Workplace, tmp_path: Path, moment: int) -> None:
    table = [("演示店铺 导出",), ERP[0], *ERP[1]]
    path = workbook(tmp_path / "erp.xlsx", 说明=[("第一步", "看这里")], 明细=table)
    looked = look_at(place, str(path))
    assert [sheet.name for sheet in looked.sheets] == ["说明", "明细"]
    assert (looked.start.sheet, looked.start.below, looked.start.kind) == (1, 2, "orders")
    save(place, looked, looked.start, "演示ERP", now=moment)
    result = imported(place, path, moment)
    assert (result.refused, result.kind, result.mapping, result.added) == (None, "orders", "演示ERP", 2)
    told = "SELECT order_id, status, amount_fen, province FROM orders ORDER BY order_id"
    assert rows_of(place, told) == [
        (ORDER, "unknown", 3990, "江苏"),  # 已审核 is no word of the platform
        (OTHER_ORDER, "shipped", 129900, "广东"),
    ]
    sent = "SELECT waybill, courier FROM parcel JOIN shipment ON parcel_ref = parcel.id ORDER BY waybill"
    assert rows_of(place, sent) == [("SF0000000000902", "sf"), (YTO, "yto")]


def test_a_member_of_an_archive(place: Workplace, tmp_path: Path, moment: int) -> None:
    inside = printed(tmp_path / "in")
    path = tmp_path / "a.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.write(inside, "打印.csv")
    refused = imported(place, path, moment)
    looked = look_at(place, refused.path)
    save(place, looked, looked.start, "演示打印", now=moment)
    assert imported(place, path, moment, "演示打印").added == 2


def test_the_owner_corrects_sheet_header_and_kind(place: Workplace, tmp_path: Path) -> None:
    looked = look_at(place, str(write_csv(tmp_path / "a.csv", ERP[0], *ERP[1])))
    parcels = propose(looked, 0, 1, "parcels")
    assert columns(looked, parcels) == {
        "waybill": "快递单号",
        "courier": "快递公司",
        "order_ids": "线上订单号",
        "uploaded_at": "发货日期",
    }
    fields = {kind: {one.field for one in choices(place, kind)} for kind in kinds()}
    assert parcels.columns.keys() <= fields["parcels"]
    wrong_header = propose(looked, 0, below=2)
    assert wrong_header.columns.keys() <= fields[wrong_header.kind]


def test_a_check_says_what_is_missing_and_what_would_be_sent_back(
    place: Workplace, tmp_path: Path, moment: int
) -> None:
    rows = [*PRINTED[1], ("", "演示店铺", "无", "圆通", "见备注", "丙**", "杯子", "昨天")]
    looked = look_at(place, str(write_csv(tmp_path / "a.csv", PRINTED[0], *rows)))
    checked = check(place, looked, looked.start, now=moment)
    assert (checked.usable, checked.read, checked.rejected) == (True, 2, 1)
    assert checked.reasons == (("「物流单号」为空，或不是运单号", 1),)
    assert checked.values[4][2] == ("「物流单号」为空，或不是运单号", False)
    bare = replace(looked.start, columns={"waybill": 4})
    assert check(place, looked, bare, now=moment).missing == ("订单编号",)
    only = Draft(0, 1, "orders", {"order_id": 2})
    assert "只有单号" in (check(place, looked, only, now=moment).problem or "")
    timeless = replace(looked.start, columns={"waybill": 4, "order_ids": 2})
    asks = check(place, looked, timeless, now=moment).asks
    assert asks is not None
    assert "什么时候导出" in asks
    with pytest.raises(UserProblem) as refused:
        save(place, looked, bare, "不行", now=moment)
    assert "订单编号" in str(refused.value.message.values["reason"])
    assert templates(place) == ()


def test_damaged_ids_are_told_before_anything_is_saved(place: Workplace, tmp_path: Path, moment: int) -> None:
    rows = [(*row[:2], "6.9E+18", *row[3:]) for row in PRINTED[1]]
    looked = look_at(place, str(write_csv(tmp_path / "a.csv", PRINTED[0], *rows)))
    checked = check(place, looked, looked.start, now=moment)
    assert "科学计数" in (checked.problem or "")
    assert not checked.usable


def test_what_cannot_be_opened_has_its_own_sentence(place: Workplace, tmp_path: Path) -> None:
    picture = tmp_path / "a.csv"
    picture.write_bytes(b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00")
    for path, code in ((picture, "problem.picture"), (tmp_path / "none.csv", "problem.not_there")):
        with pytest.raises(UserProblem) as problem:
            look_at(place, str(path))
        assert problem.value.message.code == code


def test_by_name_and_unknown_names(place: Workplace, tmp_path: Path, moment: int) -> None:
    path = printed(tmp_path)
    with pytest.raises(NotThere) as nothing:
        imported(place, path, moment, "演示打印")
    assert nothing.value.message.code == "problem.no_mapping_at_all"
    kept(place, path, "演示打印", moment)
    with pytest.raises(NotThere) as unknown:
        imported(place, path, moment, "演示打单")
    assert unknown.value.message.values["names"] == "演示打印"
    other = write_csv(tmp_path / "b.csv", ERP[0], *ERP[1])
    refused = imported(place, other, moment, "演示打印").refused
    assert refused is not None
    assert refused.code == "problem.mapping_differs"
    assert rows_of(place, "SELECT COUNT(*) FROM source_file") == [(0,)]


def test_templates_are_renamed_deleted_and_brought_back(place: Workplace, tmp_path: Path, moment: int) -> None:
    first = kept(place, printed(tmp_path), "甲", moment)
    kept(place, write_csv(tmp_path / "b.csv", ERP[0], *ERP[1]), "乙", moment + 1)
    assert [template.name for template in templates(place)] == ["乙", "甲"]
    with pytest.raises(UserProblem, match="name_taken"):
        rename(place, "甲", "乙")
    with pytest.raises(UserProblem, match="mapping_name"):
        rename(place, "甲", "  ")
    with pytest.raises(NotThere):
        rename(place, "丁", "戊")
    rename(place, "甲", " 丙 ")
    removed = remove(place, "丙")
    assert [template.name for template in templates(place)] == ["乙"]
    bring_back(place, removed)
    assert templates(place)[1] == replace(first, name="丙")
    with pytest.raises(UserProblem, match="name_taken"):
        bring_back(place, removed)


def test_saving_under_a_name_again_replaces_the_template(place: Workplace, tmp_path: Path, moment: int) -> None:
    kept(place, printed(tmp_path), "甲", moment)
    second = kept(place, write_csv(tmp_path / "b.csv", ERP[0], *ERP[1]), "甲", moment)
    assert templates(place) == (second,)


def test_a_backup_holds_the_templates(place: Workplace, tmp_path: Path, moment: int) -> None:
    template = kept(place, printed(tmp_path), "甲", moment)
    backup = make_backup(place, now=moment, to=tmp_path / "backup.zip")
    restored = tmp_path / "restored"
    restore_backup(restored, backup, now=moment)
    [database] = restored.glob("*.sqlite3")
    with sqlite3.connect(database) as db:
        assert db.execute("SELECT name, kind FROM column_mapping").fetchall() == [(template.name, "parcels")]
    db.close()


@pytest.mark.parametrize(
    ("kind", "table"),
    [("parcels", PRINTED), ("tracks", RECORDS), ("after_sales", CASES), ("ledger", BOOKED)],
)
def test_every_kind_can_be_mapped(place: Workplace, tmp_path: Path, moment: int, kind: str, table: MadeUp) -> None:
    header, rows = table
    path = write_csv(tmp_path / "a.csv", header, *rows)
    looked = look_at(place, str(path))
    assert looked.start.kind == kind
    checked = check(place, looked, looked.start, now=moment)
    assert (checked.usable, checked.read, checked.rejected) == (True, len(rows), 0)
    save(place, looked, looked.start, "演示", now=moment)
    result = imported(place, path, moment)
    assert (result.refused, result.kind, result.mapping, result.added) == (None, kind, "演示", len(rows))


LINES = (
    ("主订单编号", "子订单编号", "订单状态", "支付完成时间", "承诺发货时间", "订单应付金额"),
    (ORDER, "6900000000000000911", "已发货", "2026-11-17 09:00:30", "2026-11-19 09:00:30", "10.00"),
    (ORDER, "6900000000000000912", "已发货", "2026-11-17 09:00:30", "2026-11-19 09:00:30", "20.00"),
)


@pytest.mark.parametrize("first_line", ["6900000000000000911", ORDER])  # a line may have the order's own number
@pytest.mark.parametrize("platform_first", [True, False])
def test_what_a_table_says_of_a_whole_order_does_not_add_to_its_lines(
    place: Workplace, tmp_path: Path, moment: int, platform_first: bool, first_line: str
) -> None:
    told_lines = [[first_line if cell == "6900000000000000911" else cell for cell in row] for row in LINES]
    erp, lines = write_csv(tmp_path / "erp.csv", ERP[0], *ERP[1]), write_csv(tmp_path / "lines.csv", *told_lines)
    kept(place, erp, "演示ERP", moment)
    for path in (lines, erp) if platform_first else (erp, lines):
        assert imported(place, path, moment).refused is None
    told = f"SELECT amount_fen, status FROM orders WHERE order_id = '{ORDER}'"
    assert rows_of(place, told) == [(3000, "shipped")]
    assert [parcel.waybill for parcel in order_detail(place, ORDER, moment).parcels] == [YTO]


def test_the_amount_of_an_order_in_several_rows_is_unknown(place: Workplace, tmp_path: Path, moment: int) -> None:
    erp = write_csv(tmp_path / "erp.csv", ERP[0], *ERP[1], ERP[1][0])
    kept(place, erp, "演示ERP", moment)
    imported(place, erp, moment)
    told = "SELECT order_id, amount_fen, one_piece FROM orders ORDER BY order_id"
    assert rows_of(place, told) == [(ORDER, None, 0), (OTHER_ORDER, 129900, 1)]
