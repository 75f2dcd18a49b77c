"""Text files cut into columns at once are what reading them cell by cell gives; known records are passed over."""

from __future__ import annotations

import csv
import io
from itertools import chain
from pathlib import Path
from typing import Literal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from shopguard.importers import records
from shopguard.importers.candidates import Candidate
from shopguard.importers.records import NOTHING_KNOWN, Known, Records
from shopguard.importers.tables import TextForm, TextTable

HEADER = ["甲", "乙", "丙"]
CELLS = st.text(alphabet='a1,"\n\r\t -；中\x1e\x1f', max_size=6)


def table(content: bytes, encoding: str) -> TextTable:
    candidate = Candidate("a.csv", "a.csv", lambda: io.BytesIO(content))
    return TextTable(candidate, TextForm(encoding, ",", ""))


def written(rows: list[list[str]], quoting: Literal[0, 1], ending: str) -> str:
    out = io.StringIO()
    csv.writer(out, quoting=quoting, lineterminator=ending).writerows(rows)
    return out.getvalue()


def read(content: bytes, encoding: str = "utf-8", known: Known = NOTHING_KNOWN) -> tuple[list[list[str]], Records]:
    reader = Records(table(content, encoding), "a.csv", HEADER, 1, known)
    chunks = [chunk for chunk, _ in reader.chunks()]
    return [list(chunk.row(nth)) for chunk in chunks for nth in range(len(chunk))], reader


@settings(max_examples=300, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    rows=st.lists(st.lists(CELLS, min_size=3, max_size=3) | st.lists(CELLS, min_size=1, max_size=5), max_size=8),
    quoting=st.sampled_from((csv.QUOTE_MINIMAL, csv.QUOTE_ALL)),
    ending=st.sampled_from(("\r\n", "\n")),
    encoding=st.sampled_from(("utf-8", "gb18030", "utf-8-sig")),
    block=st.sampled_from((1, 20, 1 << 17)),
    closed=st.booleans(),
)
def test_cut_at_once_or_cell_by_cell(
    rows: list[list[str]], quoting: Literal[0, 1], ending: str, encoding: str, block: int, closed: bool
) -> None:
    text = written([HEADER, *rows], quoting, ending)
    content = (text if closed else text.removesuffix(ending)).encode(encoding)
    expected = list(chain.from_iterable(table(content, encoding).chunks()))[1:]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(records, "_BLOCK", block)
        found, _ = read(content, encoding)
    assert found == expected


def test_columns_are_those_of_the_rows() -> None:
    content = written([HEADER, ["1", "a,b", "x"], ["2", "plain", "y"]], csv.QUOTE_MINIMAL, "\r\n").encode()
    reader = Records(table(content, "utf-8"), "a.csv", HEADER, 1, NOTHING_KNOWN)
    [(chunk, last)] = reader.chunks()
    assert (last, chunk.even, list(chunk.lines)) == (True, True, [2, 3])
    assert [list(chunk.column(place)) for place in range(3)] == [["1", "2"], ["a,b", "plain"], ["x", "y"]]


@pytest.mark.parametrize("block", [1, 1 << 17])
def test_known_records_are_passed_over(block: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(records, "_BLOCK", block)
    rows = [["1", "a", "b"], ["2", "two\nlines", "b"], ["3", "a,a", "b"], ["4", "", ""]]
    content = written([HEADER, *rows], csv.QUOTE_MINIMAL, "\r\n").encode()
    reader = Records(table(content, "utf-8"), "a.csv", HEADER, 1, NOTHING_KNOWN)
    prints = [one for chunk, _ in reader.chunks() for one in chunk.fingerprints or ()]
    assert len(set(prints)) == 4
    for known in (prints[1:2], prints[::2], prints[:3], prints):
        found, again = read(content, known=Known(frozenset(known)))
        assert found == [row for row, one in zip(rows, prints, strict=True) if one not in known]
        assert sorted(again.skipped) == sorted(known)
        assert again.ends_known == (prints[-1] in known)


def test_the_same_record_under_another_header_is_another() -> None:
    def prints(header: list[str], sign: str) -> list[int]:
        content = written([header, ["1", "a", "b"]], csv.QUOTE_MINIMAL, "\n").encode()
        reader = Records(table(content, "utf-8"), "a.csv", header, 1, Known(frozenset(), sign))
        return [one for chunk, _ in reader.chunks() for one in chunk.fingerprints or ()]

    assert len({*prints(HEADER, ""), *prints(["甲", "乙", "丁"], ""), *prints(HEADER, "other columns")}) == 3


def test_the_order_of_a_file_on_disk(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    rows = [[str(number), "x" * (number % 7), "y,z" if number % 5 else "q"] for number in range(20_000)]
    path.write_text(written([HEADER, *rows], csv.QUOTE_MINIMAL, "\r\n"), "utf-8-sig", newline="")
    found, _ = read(path.read_bytes(), "utf-8-sig")
    assert found == rows
