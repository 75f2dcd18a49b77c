"""Files that end too early, and rows that a stray quote has swallowed: never a cut number kept, never a row gone silently."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.importers.reading_files import ORDER_HEADER, ORDER_ROW, TRACK_HEADER, TRACK_ROW, opened, read, refusal

HEADER = ("订单编号", "发货时间", "运单号")
ROW = ("6900000000000000101", "2026-11-18 12:00:00", "YT0000000000101")


def as_text(path: Path, *rows: tuple[str, ...], end: str = "", encoding: str = "utf-8") -> Path:
    mark = "\ufeff" if encoding == "utf-16-be" else ""
    path.write_bytes((mark + "\r\n".join(",".join(row) for row in rows) + end).encode(encoding))
    return path


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16", "utf-16-be"])
@pytest.mark.parametrize(
    ("last", "taken"),
    [
        ("YT0000000000102", True),  # this courier's numbers have 13 digits
        ("YT000000000010", False),
        ("7000000000010", False),
        ("", True),
        ("-", True),
        ('"YT00000000001"', True),
    ],
)
def test_last_row_without_a_line_break(tmp_path: Path, encoding: str, last: str, taken: bool) -> None:
    header = (*HEADER[:2], "运单号") if last not in ("", "-") else ("运单号", "订单编号", "异常类型")
    first = ROW if header == HEADER else (ROW[2], ROW[0], "")
    row = (ROW[0], ROW[1], last) if header == HEADER else ("YT0000000000102", ROW[0], last)
    path = as_text(tmp_path / "a.csv", header, first, row, encoding=encoding)
    accepted, rejected = read(opened(path, as_of=1_795_147_200))
    assert len(accepted) == 1 + taken
    assert [(row.line, row.why.code) for row in rejected] == ([] if taken else [(3, "reject.open_end")])


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_a_line_break_closes_the_last_row(tmp_path: Path, end: str) -> None:
    path = as_text(tmp_path / "a.csv", HEADER, ROW, (*ROW[:2], "7000000000010"), end=end)
    assert len(read(opened(path))[0]) == 2


def test_whole_by_its_form(tmp_path: Path) -> None:
    assert len(read(opened(as_text(tmp_path / "a.csv", ORDER_HEADER, ORDER_ROW)))[0]) == 1  # 39.90
    assert len(read(opened(as_text(tmp_path / "b.csv", HEADER[::-1], ROW[::-1])))[0]) == 1  # 19 digits
    turned = (HEADER[2], HEADER[0], HEADER[1])
    assert len(read(opened(as_text(tmp_path / "c.csv", turned, (ROW[2], ROW[0], ROW[1]))))[0]) == 1
    cut_time = as_text(tmp_path / "d.csv", turned, (ROW[2], ROW[0], ROW[1][:-1]))
    assert [row.why.code for row in read(opened(cut_time))[1]] == ["reject.open_end"]


def test_a_sentence_without_a_line_break_is_taken(tmp_path: Path) -> None:
    for text in ("【演示公司】 已揽收", "您的订单已打包完成", "快件离开【演"):
        path = as_text(tmp_path / "a.csv", TRACK_HEADER, TRACK_ROW, (*TRACK_ROW[:3], text))
        assert len(read(opened(path))[0]) == 2


def test_a_last_cell_nobody_reads_may_lack_its_end(tmp_path: Path) -> None:
    path = as_text(tmp_path / "a.csv", (*TRACK_HEADER, "备注码"), (*TRACK_ROW, "1"), (*TRACK_ROW[:3], "已揽收", "12"))
    assert len(read(opened(path))[0]) == 2


@pytest.mark.parametrize("rows", [1, 255, 256, 257, 600])
def test_fewer_cells_at_the_very_end_refuse_the_file(tmp_path: Path, rows: int) -> None:
    path = as_text(tmp_path / "a.csv", HEADER, *[ROW] * rows, ROW[:2])
    assert refusal(path) == "problem.cut"
    path = as_text(tmp_path / "b.csv", HEADER, *[ROW] * rows, (*ROW[:2], "700000"))
    accepted, rejected = read(opened(path))
    assert (len(accepted), [row.line for row in rejected]) == (rows, [rows + 2])


def test_totals_and_blanks_at_the_end_are_no_cut(tmp_path: Path) -> None:
    for end in ("合计,2", "  ", "合计"):
        accepted, rejected = read(opened(as_text(tmp_path / "a.csv", HEADER, ROW, (end,))))
        assert (len(accepted), rejected) == (1, [])


def test_a_stray_quote_never_swallows_rows_silently(tmp_path: Path) -> None:
    rows = [(TRACK_ROW[0], *TRACK_ROW[1:3], "已揽收")] * 4
    opening = (*TRACK_ROW[:3], '"已揽收')
    closing = (*TRACK_ROW[:3], '到达"')
    path = as_text(tmp_path / "a.csv", TRACK_HEADER, *rows, opening, *rows, closing, *rows, end="\n")
    accepted, [rejected] = read(opened(path))
    assert len(accepted) == 8
    assert (rejected.line, rejected.why.code, rejected.key) == (6, "reject.swallowed", TRACK_ROW[0])
    halves = as_text(
        tmp_path / "b.csv", TRACK_HEADER, *rows, opening, (TRACK_ROW[0], '"圆通"', *TRACK_ROW[2:]), *rows, end="\n"
    )
    accepted, [rejected] = read(opened(halves))
    assert (len(accepted), rejected.why.code) == (8, "reject.swallowed")


def test_line_breaks_of_goods_and_remarks_stay(tmp_path: Path) -> None:
    header, cell = (
        (*ORDER_HEADER, "快递信息"),
        '"YT0000000000101-圆通速递,红色,大号\nJT000000000102-极兔速递,蓝色,小号"',
    )
    accepted, rejected = read(opened(as_text(tmp_path / "a.csv", header, (*ORDER_ROW, cell), end="\n")))
    assert (getattr(accepted[0].row, "waybills", None), rejected) == ("yto:YT0000000000101,jt:JT000000000102", [])


def test_rejected_rows_name_whose_they_are(tmp_path: Path) -> None:
    bad_time = (*ORDER_ROW[:4], "明天", "-")
    path = as_text(
        tmp_path / "a.csv", ORDER_HEADER, bad_time, ("6900000000000000102\t",), ("缺号", *ORDER_ROW[1:]), end="\n"
    )
    assert [row.key for row in read(opened(path))[1]] == ["6900000000000000101", "6900000000000000102", None]
    path = as_text(tmp_path / "b.csv", TRACK_HEADER, TRACK_ROW, ("yt0000000000102 ", *TRACK_ROW[1:3], ""), end="\n")
    assert [row.key for row in read(opened(path))[1]] == ["YT0000000000102"]
