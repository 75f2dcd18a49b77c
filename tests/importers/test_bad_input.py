"""Input that nobody can read, or that would fill the computer: one sentence each, no other exception, little memory."""

from __future__ import annotations

import errno
import io
import os
import struct
import tracemalloc
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import BinaryIO

import openpyxl
import pytest

from shopguard.core.message import UserProblem
from shopguard.importers.candidates import Candidate
from shopguard.importers.source import expand, open_source
from tests.importers.reading_files import (
    NOW,
    ORDER_HEADER,
    ORDER_ROW,
    ORDERS_75,
    READING,
    opened,
    read,
    refusal,
    write_csv,
)

WORKBOOKS = Path(__file__).parents[1] / "data" / "workbooks"
HEADER = ",".join(ORDER_HEADER).encode()
ROW = ",".join(ORDER_ROW).encode()
MEGABYTE = 1 << 20


def as_bytes(path: Path, content: bytes) -> Path:
    path.write_bytes(content)
    return path


def told(candidate: Candidate) -> str:
    with pytest.raises(UserProblem) as problem:
        list(open_source(candidate, now=NOW, as_of=None, reading=READING).rows())
    return problem.value.message.code


class Stream(io.RawIOBase):
    """A file that is made while it is read: parts of a megabyte or less. A part may be an error."""

    def __init__(self, parts: Iterator[bytes | OSError]) -> None:
        self._parts = parts
        self._rest = b""

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        if not self._rest:
            part = next(self._parts, b"")
            if isinstance(part, OSError):
                raise part
            self._rest = part
        given = self._rest[: len(buffer)]
        buffer[: len(given)] = given
        self._rest = self._rest[len(given) :]
        return len(given)


def streamed(parts: Callable[[], Iterator[bytes | OSError]]) -> Candidate:
    def read_it() -> BinaryIO:
        return io.BufferedReader(Stream(parts()), MEGABYTE)

    return Candidate("a.csv", "a.csv", read_it)


# --- lengths without an end -------------------------------------------------------------------------------------------


def peak_of(work: Callable[[], object]) -> int:
    tracemalloc.start()
    try:
        work()
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030", "utf-16"])
def test_a_cell_of_two_hundred_megabytes(encoding: str) -> None:
    def parts() -> Iterator[bytes]:
        yield (HEADER.decode() + "\r\n演示").encode(encoding)
        yield from (("一" * 100_000).encode(encoding.replace("utf-16", "utf-16-le")) for _ in range(500))

    codes: list[str] = []
    assert peak_of(lambda: codes.append(told(streamed(parts)))) < 60 * MEGABYTE
    assert codes == ["problem.endless_line"]


def test_a_quote_that_is_never_closed_in_a_big_file() -> None:
    def parts() -> Iterator[bytes]:
        yield HEADER + b"\r\n" + ROW + b'\r\n"'
        yield from ((ROW + b"\r\n") * 10_000 for _ in range(50))

    codes: list[str] = []
    assert peak_of(lambda: codes.append(told(streamed(parts)))) < 60 * MEGABYTE
    assert codes == ["problem.endless_cell"]


def test_a_row_of_a_million_columns(tmp_path: Path) -> None:
    path = as_bytes(tmp_path / "a.csv", HEADER + b"\r\n" + ROW + b"\r\n" + b"," * 999_999 + b"\r\n" + ROW + b"\r\n")
    assert refusal(path) == "problem.too_wide_row"


def test_a_header_of_ten_thousand_columns(tmp_path: Path) -> None:
    more = [f"列{number}" for number in range(10_000)]
    path = write_csv(tmp_path / "a.csv", (*ORDER_HEADER, *more), (*ORDER_ROW, *["1"] * 10_000))
    assert refusal(path) == "problem.too_many_columns"
    book = openpyxl.Workbook()
    book.active.append((*ORDER_HEADER, *more))
    book.active.append(ORDER_ROW)
    book.save(tmp_path / "a.xlsx")
    assert refusal(tmp_path / "a.xlsx") == "problem.too_many_columns"


def test_empty_columns_to_the_right_are_none(tmp_path: Path) -> None:
    path = write_csv(tmp_path / "a.csv", (*ORDER_HEADER, *[""] * 5_000), (*ORDER_ROW, *[""] * 5_000))
    assert len(read(opened(path))[0]) == 1


def test_a_long_row_goes_back_to_the_owner(tmp_path: Path) -> None:
    path = write_csv(tmp_path / "a.csv", ORDER_HEADER, (*ORDER_ROW, *["多"] * 900), ORDER_ROW)
    accepted, [rejected] = read(opened(path))
    assert (len(accepted), rejected.why.code) == (1, "reject.too_long")


# --- bytes that are no text -------------------------------------------------------------------------------------------


def test_zero_bytes(tmp_path: Path) -> None:
    whole = HEADER + b"\r\n" + (ROW + b"\r\n") * 100
    for place, zeros in ((len(whole), 1), (len(whole) // 2, 4096), (700, 1), (11, 3000)):
        path = as_bytes(tmp_path / "a.csv", whole[:place] + b"\0" * zeros + whole[place:])
        assert refusal(path) == "problem.zero_bytes"
    assert refusal(as_bytes(tmp_path / "b.csv", b"\0" * 5000)) == "problem.zero_bytes"
    wide = (HEADER.decode() + "\r\n\0" + ROW.decode() + "\r\n").encode("utf-16")
    assert refusal(as_bytes(tmp_path / "c.csv", wide)) == "problem.zero_bytes"


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"Rar!\x1a\x07\x01\x00\x33\x92\xb5\xe5\x0a\x01\x05\x06", "problem.other_archive"),
        (b"7z\xbc\xaf\x27\x1c\x00\x04\x00\x00\x00\x00\x01\x02", "problem.other_archive"),
        (b"\x1f\x8b\x08\x00\x00\x00\x00\x00\x00\x03\x01\x02\x03", "problem.other_archive"),
        (b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\n1 0 obj\n<< /Type /Catalog >>", "problem.pdf"),
        (b"PK\x05\x06" + b"\0" * 18, "problem.empty_archive"),
        (b"SQLite format 3\0\x10\0\x01\x01\0@  \0\0\0\x02" + b"\0\x01\x02\x03\x04" * 50, "problem.not_ours"),
    ],
)
def test_other_kinds_of_files(tmp_path: Path, content: bytes, code: str) -> None:
    assert refusal(as_bytes(tmp_path / "a.csv", content)) == code


# --- archives and workbooks that would burst --------------------------------------------------------------------------


def zipped(*members: tuple[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", method) as archive:
        for name, content in members:
            archive.writestr(name, content)
    return file.getvalue()


def with_sizes(archive: bytes, size: int) -> bytes:
    """The archive, with ``size`` told as the unpacked size of every member in the directory at its end."""
    at = archive.find(b"PK\x01\x02")
    while at >= 0:
        archive = archive[: at + 24] + struct.pack("<I", size) + archive[at + 28 :]
        at = archive.find(b"PK\x01\x02", at + 4)
    return archive


def test_a_zip_bomb(tmp_path: Path) -> None:
    bomb = zipped(("orders.csv", HEADER + b"\r\n" + b"\t" * (80 * MEGABYTE)))
    assert refusal(as_bytes(tmp_path / "a.zip", bomb)) == "problem.bomb"
    assert refusal(as_bytes(tmp_path / "b.zip", zipped(("in.zip", bomb)))) == "problem.bomb"
    workbook = zipped(("xl/workbook.xml", b"<workbook/>"), ("xl/worksheets/sheet1.xml", b" " * (80 * MEGABYTE)))
    assert refusal(as_bytes(tmp_path / "a.xlsx", workbook)) == "problem.bomb"


def test_many_members(tmp_path: Path) -> None:
    many = [(f"{number}.csv", b"") for number in range(6_000)]
    assert refusal(as_bytes(tmp_path / "a.zip", zipped(*many))) == "problem.too_many_files"
    halves = zipped(("a.zip", zipped(*many[:3_000])), ("b.zip", zipped(*many[3_000:])))
    problems = [candidate.problem for candidate in expand([as_bytes(tmp_path / "b.zip", halves)])]
    assert [one.message.code for one in problems if one] == ["problem.too_many_files"]


def test_much_in_all(tmp_path: Path) -> None:
    members = [(f"{number}.csv", os.urandom(4_000)) for number in range(50)]
    path = as_bytes(tmp_path / "a.zip", with_sizes(zipped(*members, method=zipfile.ZIP_STORED), 100 * MEGABYTE))
    assert refusal(path) == "problem.too_big"


def test_a_member_bigger_than_its_directory_tells(tmp_path: Path) -> None:
    archive = with_sizes(zipped(("orders.csv", HEADER + b"\r\n" + (ROW + b"\r\n") * 1_000)), 500)
    assert refusal(as_bytes(tmp_path / "a.zip", archive)) == "problem.cut"


def test_one_cell_in_the_furthest_corner(tmp_path: Path) -> None:
    """It would cost the reader half a terabyte, and a failed allocation ends the program."""
    book = openpyxl.Workbook()
    book.active.append(ORDER_HEADER)
    book.active.append(ORDER_ROW)
    book.active["XFD1048576"] = "x"
    path = tmp_path / "a.xlsx"
    book.save(path)
    assert refusal(path) == "problem.far_cell"
    whole = zipfile.ZipFile(path)
    for written in (b"r='XFD1048576'", b'r = "xfd1048576"', b'r="AXFD10485764"'):
        with whole, zipfile.ZipFile(tmp_path / "b.xlsx", "w") as package:
            for name in whole.namelist():
                package.writestr(name, whole.read(name).replace(b'r="XFD1048576"', written))
        whole = zipfile.ZipFile(path)
        assert refusal(tmp_path / "b.xlsx") == "problem.far_cell"
    whole.close()


def test_a_far_corner_of_a_binary_workbook(tmp_path: Path) -> None:
    row = bytes((0, 4)) + struct.pack("<I", 1_048_575)
    cell = bytes((1, 8)) + struct.pack("<II", 16_383, 0)
    package = zipped(("xl/workbook.bin", b""), ("xl/worksheets/sheet1.bin", row + cell))
    assert refusal(as_bytes(tmp_path / "a.xlsb", package)) == "problem.far_cell"


def test_a_row_far_down_is_read(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.active.append(ORDER_HEADER)
    for place, cell in enumerate(ORDER_ROW, start=1):
        book.active.cell(row=30_000, column=place, value=cell)
    book.save(tmp_path / "a.xlsx")
    assert [row.line for row in read(opened(tmp_path / "a.xlsx"))[0]] == [30_000]


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("password.xlsx", "problem.password"),
        ("password_aes.zip", "problem.password_archive"),
        ("password_old.zip", "problem.password_archive"),
    ],
)
def test_passwords(name: str, code: str) -> None:
    assert refusal(WORKBOOKS / name) == code


@pytest.mark.parametrize("name", ["orders.xls", "orders.xlsb"])
def test_a_cut_workbook(tmp_path: Path, name: str) -> None:
    whole = (WORKBOOKS / name).read_bytes()
    for kept in range(100, len(whole), 400):
        assert refusal(as_bytes(tmp_path / name, whole[:kept])) in ("problem.cut", "problem.damaged_workbook")


def test_a_chain_of_sectors_that_bites_its_own_tail(tmp_path: Path) -> None:
    """The first entry of the table of sectors leads back to itself."""
    whole = bytearray((WORKBOOKS / "orders.xls").read_bytes())
    table = 512 * (1 + struct.unpack_from("<I", whole, 76)[0])
    for entry in range(8):
        struct.pack_into("<I", whole, table + 4 * entry, entry)
    assert refusal(as_bytes(tmp_path / "a.xls", bytes(whole))) == "problem.damaged_workbook"


def test_markup_that_breaks_off_in_an_open_document(tmp_path: Path) -> None:
    package = zipped(("mimetype", b""), ("content.xml", b"<office:document-content><table:table-row><table:table-cell"))
    assert refusal(as_bytes(tmp_path / "a.ods", package)) == "problem.damaged_workbook"


# --- the disk says no -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("number", "code"),
    [
        (errno.ENOENT, "problem.vanished"),
        (errno.ETIMEDOUT, "problem.vanished"),
        (errno.EIO, "problem.vanished"),
        (errno.EACCES, "problem.held_open"),
        (errno.EBUSY, "problem.held_open"),
        (errno.EINVAL, "problem.unreadable"),
    ],
)
def test_errors_while_reading(number: int, code: str) -> None:
    """At once, in the middle of looking, and while the rows are read, when half of them are given."""
    error = OSError(number, "told by the system")
    whole = HEADER + b"\r\n" + (ROW + b"\r\n") * 2_000
    passes = 0

    def fails_in(wanted: int) -> Callable[[], Iterator[bytes | OSError]]:
        def parts() -> Iterator[bytes | OSError]:
            nonlocal passes
            passes += 1
            yield whole[: len(whole) // 2]
            yield error if passes == wanted else whole[len(whole) // 2 :]

        return parts

    said: list[str | None] = []
    rows = 0
    while not rows or said[-1] is not None or passes >= len(said):  # until the last pass has gone well too
        passes = 0
        why, rows = said_of(streamed(fails_in(len(said) + 1)))
        said.append(why)
        assert rows == (0 if why else 2_000)
        assert len(said) < 50
    assert set(said) == {code, None}
    assert said.count(code) >= 4


def said_of(candidate: Candidate) -> tuple[str | None, int]:
    try:
        return None, len(list(open_source(candidate, now=NOW, as_of=None, reading=READING).rows()))
    except UserProblem as problem:
        return problem.message.code, 0


def test_a_sharing_violation_of_windows() -> None:
    from shopguard.importers.disk_problems import disk_problem

    class WindowsError(OSError):
        winerror = 32

    assert disk_problem(WindowsError(errno.EINVAL, ""), "a.csv").message.code == "problem.held_open"


def test_a_file_that_grows_while_it_is_read(tmp_path: Path) -> None:
    path = write_csv(tmp_path / "a.csv", ORDER_HEADER, *[ORDER_ROW] * 600)
    source = opened(path)
    rows = source.rows()
    next(rows)
    with path.open("a", encoding="utf-8") as file:
        file.write(",".join(ORDER_ROW) + "\r\n")
    with pytest.raises(UserProblem) as problem:
        list(rows)
    assert problem.value.message.code == "problem.changing"


def test_a_file_that_is_replaced_between_two_looks(tmp_path: Path) -> None:
    path = write_csv(tmp_path / "a.csv", ORDER_HEADER, ORDER_ROW)
    source = opened(path)
    write_csv(path, ORDER_HEADER, ORDER_ROW, ORDER_ROW)
    with pytest.raises(UserProblem) as problem:
        list(source.rows())
    assert problem.value.message.code == "problem.changing"


def test_links(tmp_path: Path) -> None:
    (tmp_path / "round.csv").symlink_to(tmp_path / "round.csv")
    (tmp_path / "gone.csv").symlink_to(tmp_path / "nothing.csv")
    for name in ("round.csv", "gone.csv"):
        assert refusal(tmp_path / name) == "problem.broken_link"
    folder = tmp_path / "folder"
    folder.mkdir()
    write_csv(folder / "a.csv", ORDER_HEADER, ORDER_ROW)
    (folder / "again").symlink_to(folder, target_is_directory=True)
    assert [candidate.name for candidate in expand([folder])] == ["a.csv"]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes with names on this system")
def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.csv")
    assert refusal(tmp_path / "a.csv") == "problem.no_file"


def test_a_folder_without_the_right_to_read_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The tests may run as somebody who may read everything, so the system's answer is given here."""
    write_csv(tmp_path / "a.csv", ORDER_HEADER, ORDER_ROW)
    closed = tmp_path / "closed"
    closed.mkdir()
    scandir = os.scandir

    def answer(path: str) -> object:
        if str(path) == str(closed):
            raise PermissionError(errno.EACCES, "told by the system", str(path))
        return scandir(path)

    monkeypatch.setattr(os, "scandir", answer)
    [fine, refused] = expand([tmp_path])
    assert (fine.name, fine.problem) == ("a.csv", None)
    assert refused.problem is not None
    assert (refused.path, refused.problem.message.code) == (str(closed), "problem.no_right")


# --- values beyond every bound ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("amount", ["NaN", "inf", "1e308", "9" * 30, "9" * 5_000, "1,000,000,000,000,000"])
def test_amounts_that_are_none(tmp_path: Path, amount: str) -> None:
    path = write_csv(tmp_path / "a.csv", ORDER_HEADER, (*ORDER_ROW[:5], amount), ORDER_ROW)
    accepted, [rejected] = read(opened(path))
    assert (len(accepted), rejected.why.code) == (1, "reject.amount")


@pytest.mark.parametrize(
    "at", ["9999-99-99 99:99:99", "0000-00-01 00:00:00", "99999999999", "46344.3753e9", "NaN", "2026-11-18 24:00:01"]
)
def test_times_that_are_none(tmp_path: Path, at: str) -> None:
    path = write_csv(tmp_path / "a.csv", ORDER_HEADER, (*ORDER_ROW[:4], at, "-"), ORDER_ROW)
    accepted, [rejected] = read(opened(path))
    assert (len(accepted), rejected.why.code) == (1, "reject.time")


def test_times_at_the_ends_of_the_calendar(tmp_path: Path) -> None:
    for at in ("9999-12-31 23:59:59", "0001-01-01 00:00:00", "9999-12-31 23:59:59-12:00", "0001-01-01 00:00:00+14:00"):
        path = write_csv(tmp_path / "a.csv", ORDER_HEADER, (*ORDER_ROW[:4], at, "-"), ORDER_ROW)
        list(opened(path).rows())


def test_counts_beyond_every_stock(tmp_path: Path) -> None:
    header = (*ORDER_HEADER, "商品数量")
    path = write_csv(tmp_path / "a.csv", header, (*ORDER_ROW, "9" * 30), (*ORDER_ROW, "2"))
    accepted, [rejected] = read(opened(path))
    assert (len(accepted), rejected.why.code) == (1, "reject.unreadable")


def test_dates_of_a_workbook_beyond_the_calendar(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.active.append(ORDER_HEADER)
    for value in (1e308, -1e308, 1e-300):
        book.active.append((*ORDER_ROW[:5], value))
        book.active.cell(row=book.active.max_row, column=5, value=value).number_format = "yyyy-mm-dd hh:mm:ss"
    book.active.append(ORDER_ROW)
    book.save(tmp_path / "a.xlsx")
    assert refusal(tmp_path / "a.xlsx") == "problem.damaged_workbook"


def test_spoilt_numbers_of_products(tmp_path: Path) -> None:
    header = (*ORDER_HEADER, "商品ID")
    path = write_csv(tmp_path / "a.csv", header, (*ORDER_ROW, "3.6E+18"))
    assert refusal(path) == "problem.damaged_ids"
    path = write_csv(tmp_path / "b.csv", header, (*ORDER_ROW, "1E5"), (*ORDER_ROW, "3600000000000000001\t"))
    assert [getattr(row.row, "product_id", "") for row in read(opened(path))[0]] == ["1E5", "3600000000000000001"]


def test_every_refusal_says_the_file(tmp_path: Path) -> None:
    with pytest.raises(UserProblem) as problem:
        opened(as_bytes(tmp_path / "坏.csv", ORDERS_75.read_bytes()[:900] + b"\0" * 9))
    assert problem.value.message.values["file"] == "坏.csv"
