"""Folders and archives, what a file knows up to, and the file of rejected rows."""

from __future__ import annotations

import zipfile
from collections.abc import Callable, Sequence
from pathlib import Path

from shopguard.core.beijing import parse_iso
from shopguard.core.message import Message
from shopguard.importers.rejects import Rejects
from shopguard.importers.shaping import Rejected
from shopguard.importers.source import expand, open_source
from tests.importers.reading_files import (
    NOW,
    ORDER_HEADER,
    ORDER_ROW,
    ORDERS_75,
    READING,
    opened,
    read,
    write_csv,
)


def test_folders_are_walked_in_order(tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    for name in ("c.csv", "a.csv", "b/d.csv", "picture.png", "~$a.xlsx", ".hidden.csv"):
        write_csv(tmp_path / name, ORDER_HEADER, ORDER_ROW)
    names = [candidate.path for candidate in expand([tmp_path])]
    assert names == [str(tmp_path / name) for name in ("a.csv", "b/d.csv", "c.csv")]


def test_archive_members(tmp_path: Path) -> None:
    path = tmp_path / "all.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.write(ORDERS_75, "订单/演示.csv")
        archive.writestr("__MACOSX/x.csv", "")
    [candidate] = expand([path])
    assert candidate.path == f"{path}!订单/演示.csv"
    source = open_source(candidate, now=NOW, as_of=None, reading=READING)
    assert len(read(source)[0]) == 3


def test_member_names_in_gbk(tmp_path: Path) -> None:
    path = tmp_path / "all.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.write(ORDERS_75, "YYYY.csv")
    raw = path.read_bytes().replace(b"YYYY.csv", "演示".encode("gb18030") + b".csv")
    path.write_bytes(raw)
    [candidate] = expand([path])
    assert candidate.path == f"{path}!演示.csv"
    assert len(read(open_source(candidate, now=NOW, as_of=None, reading=READING))[0]) == 3


def test_known_as_of(tmp_path: Path) -> None:
    named = write_csv(tmp_path / f"1795147200_{'0a' * 16}Demo.csv", ORDER_HEADER, ORDER_ROW)
    assert opened(named).known_as_of == parse_iso("2026-11-20T12:00:00")
    assert opened(named, as_of=5).known_as_of == 5
    future = (*ORDER_ROW[:3], "2026-11-23 00:00:00", *ORDER_ROW[4:])
    plain = write_csv(tmp_path / "a.csv", ORDER_HEADER, future, ORDER_ROW)
    assert opened(plain).known_as_of == parse_iso("2026-11-18T09:00:30")
    resaved = write_csv(tmp_path / "b.csv", ORDER_HEADER, ORDER_ROW, (*ORDER_ROW[:3], "2026/11/19 8:05", "-", "-"))
    assert opened(resaved).known_as_of == parse_iso("2026-11-19T08:05:00")
    unix = write_csv(tmp_path / "c.csv", ORDER_HEADER, ORDER_ROW, (*ORDER_ROW[:3], "1795147200", "-", "-"))
    assert opened(unix).known_as_of == 1_795_147_200
    newest_last = [(*ORDER_ROW[:3], f"2026-11-18 09:{minute:02}:00", "-", "-") for minute in range(60)]
    assert opened(write_csv(tmp_path / "d.csv", ORDER_HEADER, *newest_last)).known_as_of == parse_iso(
        "2026-11-18T09:59:00"
    )


def write_list(path: Path, header: Sequence[str], rejected: Sequence[Rejected], say: Callable[[Message], str]) -> None:
    with Rejects(path.parent, path, header, say) as rejects:
        for row in rejected:
            rejects.add((row,))
        assert rejects.put_in_place() == path


def test_rejected_rows_can_be_mended_and_imported_again(tmp_path: Path) -> None:
    source = opened(ORDERS_75)
    _, rejected = read(source)
    path = tmp_path / "rejects.csv"
    write_list(path, source.header, rejected, lambda message: message.code)
    text = path.read_text("utf-8-sig")
    assert text.splitlines()[0].endswith("行号,拒绝原因")
    assert text.splitlines()[1].endswith("5,reject.order_id")
    assert "6900000000000000104\t" in text  # the tab keeps a spreadsheet program from spoiling the number
    path.write_text(text.replace("缺号", "6900000000000000103").replace("昨天上午", "2026-11-19 11:00:00"), "utf-8-sig")
    mended = opened(path)
    accepted, still = read(mended)
    assert ([row.line for row in accepted], still) == ([2, 3], [])
    write_list(path, mended.header, rejected, lambda message: message.code)
    assert path.read_text("utf-8-sig").splitlines()[0].count("行号") == 1


def test_rejected_rows_of_a_wrong_width_keep_their_columns(tmp_path: Path) -> None:
    source = opened(write_csv(tmp_path / "a.csv", ORDER_HEADER, ORDER_ROW[:2], (*ORDER_ROW, "多")), as_of=NOW)
    path = tmp_path / "rejects.csv"
    write_list(path, source.header, read(source)[1], lambda _message: "why")
    lines = path.read_text("utf-8-sig").splitlines()
    assert lines[1] == ",".join((*ORDER_ROW[:2], "", "", "", "", "2", "why"))
    assert lines[2] == ",".join((*ORDER_ROW, "3", "why", "多"))


def test_reasons_name_the_column_not_the_cell() -> None:
    _, rejected = read(opened(ORDERS_75))
    assert rejected[1].why == Message("reject.time", {"column": "订单提交时间"})
