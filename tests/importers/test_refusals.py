"""Files refused whole: each for its own reason, in one sentence, with nothing else raised."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from shopguard.core.message import UserProblem
from shopguard.importers.source import expand, open_source
from tests.importers.reading_files import (
    NOW,
    ORDER_HEADER,
    ORDER_ROW,
    ORDERS_75,
    READING,
    TRACK_HEADER,
    TRACK_ROW,
    opened,
    refusal,
    write_csv,
)


def as_bytes(path: Path, content: bytes) -> Path:
    path.write_bytes(content)
    return path


def test_not_there(tmp_path: Path) -> None:
    assert refusal(tmp_path / "nothing.csv") == "problem.not_there"


@pytest.mark.parametrize("content", [b"", b"\xef\xbb\xbf", b"\r\n\r\n", b" , , \r\n"])
def test_empty(tmp_path: Path, content: bytes) -> None:
    assert refusal(as_bytes(tmp_path / "a.csv", content)) == "problem.empty_file"


@pytest.mark.parametrize(
    "content",
    [
        "姓名,电话\r\n张*,1".encode(),
        b'{"hello": 1}',
        "买菜清单".encode("gb18030"),
    ],
)
def test_nothing_of_ours(tmp_path: Path, content: bytes) -> None:
    assert refusal(as_bytes(tmp_path / "a.csv", content)) == "problem.not_ours"


@pytest.mark.parametrize(
    "content",
    [
        b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00",
        b"\xff\xd8\xff\xe0\x00\x10JFIF\x00\x01\x01\x00\x00\x01\x00\x01\x00\x00",
        b"GIF89a\x01\x00\x01\x00\x00\x00\x00\x02\x02\x02",
    ],
)
def test_pictures(tmp_path: Path, content: bytes) -> None:
    assert refusal(as_bytes(tmp_path / "a.csv", content)) == "problem.picture"


def test_documents_are_no_archives(tmp_path: Path) -> None:
    for folder in ("word", "ppt"):
        path = tmp_path / "a.zip"
        with zipfile.ZipFile(path, "w") as package:
            package.writestr("[Content_Types].xml", "<Types/>")
            package.writestr(f"{folder}/document.xml", "<document/>")
        assert refusal(path) == "problem.other_document"
    old = bytes.fromhex("d0cf11e0a1b11ae1") + b"\0" * 600 + "WordDocument".encode("utf-16-le") + b"\0" * 600
    assert refusal(as_bytes(tmp_path / "b.doc", old)) == "problem.other_document"


@pytest.mark.parametrize(
    ("content", "code"),
    [
        ('[{"nu": "YT0000000000101", "data": []}]', "problem.answers_empty"),
        ('{"LogisticCode": "YT0000000000101", "Traces": []}', "problem.answers_empty"),
        ("结算时间,订单号,结算金额,结算单类型\n说明,说明,说明,说明\n1,2,3,4", "problem.settlement_not_read"),
    ],
)
def test_known_but_not_read(tmp_path: Path, content: str, code: str) -> None:
    assert refusal(as_bytes(tmp_path / "a.csv", content.encode())) == code


@pytest.mark.parametrize("number", ["6.93E+18", "6.90000000000000E+18"])
def test_ids_damaged_by_excel(tmp_path: Path, number: str) -> None:
    assert refusal(write_csv(tmp_path / "a.csv", ORDER_HEADER, (number, *ORDER_ROW[1:]))) == "problem.damaged_ids"


def test_ids_whose_last_digits_became_zeros(tmp_path: Path) -> None:
    rows = [(f"693412345678{n:03}0000", f"693412345678{n:03}0000", *ORDER_ROW[2:]) for n in range(5)]
    assert refusal(write_csv(tmp_path / "a.csv", ORDER_HEADER, *rows)) == "problem.damaged_ids"


def test_a_damaged_id_far_down_still_refuses_the_file(tmp_path: Path) -> None:
    rows = [ORDER_ROW] * 1500 + [("6.93E+18", *ORDER_ROW[1:])]
    assert refusal(write_csv(tmp_path / "a.csv", ORDER_HEADER, *rows)) == "problem.damaged_ids"


def test_damaged_waybill(tmp_path: Path) -> None:
    path = write_csv(tmp_path / "a.csv", TRACK_HEADER, ("4.31E+14", *TRACK_ROW[1:]))
    assert refusal(path) == "problem.damaged_ids"


def test_cut_inside_a_quoted_field(tmp_path: Path) -> None:
    whole = ORDERS_75.read_bytes()
    path = as_bytes(tmp_path / "a.csv", whole[: whole.index("两件".encode()) + 6])
    assert refusal(path) == "problem.cut"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_cut_inside_a_character(tmp_path: Path, encoding: str) -> None:
    whole = write_csv(tmp_path / "whole.csv", ORDER_HEADER, (*ORDER_ROW[:5], "演示"), encoding=encoding).read_bytes()
    end = whole.rindex("示".encode("utf-16-le" if encoding == "utf-16" else encoding.removesuffix("-sig")))
    assert refusal(as_bytes(tmp_path / "a.csv", whole[: end + 1])) == "problem.cut"


def test_cut_inside_a_row(tmp_path: Path) -> None:
    whole = write_csv(tmp_path / "whole.csv", ORDER_HEADER, ORDER_ROW, ORDER_ROW).read_bytes()
    assert refusal(as_bytes(tmp_path / "a.csv", whole[:-30])) == "problem.cut"


def test_wrong_encoding(tmp_path: Path) -> None:
    header = ",".join(ORDER_HEADER).encode()
    mangled = header.decode("gb18030", "ignore").encode()
    assert refusal(as_bytes(tmp_path / "a.csv", mangled)) == "problem.wrong_encoding"
    asked = "?".join("?" * 4 for _ in ORDER_HEADER).encode()
    assert refusal(as_bytes(tmp_path / "b.csv", asked)) == "problem.wrong_encoding"
    broken = header + b"\r\n\xff\xff,1,2,3\r\n" + header
    assert refusal(as_bytes(tmp_path / "c.csv", broken)) == "problem.wrong_encoding"


@pytest.mark.parametrize(
    ("header", "column"),
    [
        (("主订单编号", "订单提交时间", "支付完成时间"), "子订单编号"),
        (("子订单编号", "订单提交时间", "支付完成时间"), "主订单编号"),
        (("运单号", "发货时间", "快递公司"), "订单编号"),
        (("运单号", "轨迹内容"), "轨迹时间"),
        (("轨迹时间", "轨迹内容"), "运单号"),
    ],
)
def test_missing_column_is_named(tmp_path: Path, header: tuple[str, ...], column: str) -> None:
    with pytest.raises(UserProblem) as problem:
        opened(write_csv(tmp_path / "a.csv", header, ["1"] * len(header)))
    assert problem.value.message.code == "problem.column_missing"
    assert problem.value.message.values["column"] == column


def test_same_column_twice(tmp_path: Path) -> None:
    path = write_csv(tmp_path / "a.csv", (*ORDER_HEADER, "订单状态"), (*ORDER_ROW, "已完成"))
    assert refusal(path) == "problem.column_twice"


def test_two_kinds_in_one_header(tmp_path: Path) -> None:
    path = write_csv(tmp_path / "a.csv", ("主订单编号", "承诺发货时间", "运单号", "揽收时间"), ("1", "2", "3", "4"))
    assert refusal(path) == "problem.kind_unclear"


def test_no_time_at_all(tmp_path: Path) -> None:
    path = write_csv(tmp_path / "a.csv", ORDER_HEADER, (*ORDER_ROW[:3], "-", "2026-11-20 09:00:30", "-"))
    assert refusal(path) == "problem.no_as_of"
    assert opened(path, as_of=NOW).known_as_of == NOW
    assert refusal(write_csv(tmp_path / "b.csv", ORDER_HEADER)) == "problem.no_rows"


def test_archives(tmp_path: Path) -> None:
    cut = tmp_path / "cut.zip"
    with zipfile.ZipFile(cut, "w") as archive:
        archive.write(ORDERS_75, "orders.csv")
    cut.write_bytes(cut.read_bytes()[:-200])
    assert refusal(cut) == "problem.cut"
    empty = tmp_path / "empty.zip"
    with zipfile.ZipFile(empty, "w") as archive:
        archive.writestr("readme.md", "nothing")
    assert refusal(empty) == "problem.empty_archive"
    kept = tmp_path / "shopguard-20261120-120000.zip"
    with zipfile.ZipFile(kept, "w") as archive:
        for name in ("shopguard.sqlite3", "settings.json", "manifest.json"):
            archive.writestr(name, "{}")
    assert refusal(kept) == "problem.is_a_backup"
    nested = tmp_path / "nested.zip"
    with zipfile.ZipFile(nested, "w") as archive:
        archive.write(empty, "inner.zip")
    assert refusal(nested) == "problem.empty_archive"


def test_empty_folder(tmp_path: Path) -> None:
    assert refusal(tmp_path) == "problem.empty_folder"


def test_a_file_that_vanished_meanwhile(tmp_path: Path) -> None:
    path = write_csv(tmp_path / "a.csv", ORDER_HEADER, ORDER_ROW)
    [candidate] = expand([path])
    path.unlink()
    with pytest.raises(UserProblem) as problem:
        open_source(candidate, now=NOW, as_of=None, reading=READING)
    assert problem.value.message.code == "problem.vanished"
