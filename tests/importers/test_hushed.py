"""A damaged workbook is told by one sentence; what its reader says to the terminal does not get there."""

from __future__ import annotations

import os
import threading
import zipfile
from pathlib import Path

import pytest

from shopguard.importers.hushed import Hush
from tests.importers.reading_files import refusal

XLSB = Path(__file__).parents[1] / "data" / "workbooks" / "orders.xlsb"


def test_a_reader_that_stumbles_says_nothing_on_the_terminal(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "a.xlsb"
    with zipfile.ZipFile(XLSB) as whole, zipfile.ZipFile(path, "w") as package:
        for name in whole.namelist():
            part = whole.read(name)
            package.writestr(name, _lengthened(part) if name == "xl/workbook.bin" else part)
    assert refusal(path) == "problem.damaged_workbook"
    assert capfd.readouterr().err == ""


def test_it_speaks_again_when_the_last_thread_is_out(capfd: pytest.CaptureFixture[str]) -> None:
    hush, inside, out = Hush(), threading.Event(), threading.Event()

    def other() -> None:
        with hush:
            inside.set()
            out.wait(10)

    thread = threading.Thread(target=other)
    thread.start()
    assert inside.wait(10)
    with hush:
        os.write(2, b"a")
    os.write(2, b"b")  # the other is still inside
    out.set()
    thread.join(10)
    os.write(2, b"c")
    assert capfd.readouterr().err == "c"


def _lengthened(part: bytes) -> bytes:
    """A text of the record of the first sheet (number 156) is said to be longer than the record: its length is a 32-bit number."""
    at = part.index("rId1".encode("utf-16-le")) - 4
    return part[:at] + b"\xff\xff\x0e\x00" + part[at + 4 :]
