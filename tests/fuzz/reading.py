"""Files as the owner drops them: read to the end, rejected row by row, or refused with a sentence."""

from __future__ import annotations

import dataclasses
import unicodedata
from collections.abc import Callable, Iterable
from pathlib import Path

from shopguard.app import load_texts
from shopguard.core.message import UserProblem
from shopguard.core.waybill import INVISIBLE
from shopguard.importers.opening import open_tables
from shopguard.importers.reading import Reading
from shopguard.importers.recognising import has_header
from shopguard.importers.source import Accepted, Candidate, Rejected, expand, open_source
from tests.fuzz.target import Ask, Target
from tests.importers.reading_files import NOW, READING

Seeds = Callable[[], Iterable[bytes]]
_IDS = ("order_id", "line_id", "waybill", "order_ids", "waybills")
_WIDEST = 1 << 63
_SENTENCES = load_texts("zh")  # a code without a sentence is a KeyError


def reading_target(name: str, seeds: Seeds, file_name: str, *, most_seconds: float = 5.0) -> Target:
    """Everything between a dropped file and its rows. ``file_name``: what it is called."""
    return Target(name, seeds, lambda folder: _ready(folder / file_name), most_seconds)


def _ready(path: Path) -> Ask:
    def ask(content: bytes) -> None:
        path.write_bytes(content)
        first = [answer(candidate) for candidate in expand([path])]
        again = [answer(candidate) for candidate in expand([path])]
        assert first == again, "the same file is read otherwise the second time"

    return ask


def answer(candidate: Candidate, reading: Reading = READING, mapping: str | None = None) -> object:
    """The rows of a file, or the sentence that refuses it. Asserts that every number stands in its row."""
    try:
        source = open_source(candidate, now=NOW, as_of=None, reading=reading, mapping=mapping)
        rows = list(source.rows())
        told = [*map(str, source.warnings)]
        _rows_are_true(candidate, rows)
        if mapping is None and source.kind == "orders":
            _columns_agree(candidate, rows)
    except UserProblem as problem:
        return _SENTENCES.say(problem.message)
    for row in rows:
        if isinstance(row, Rejected):
            _SENTENCES.say(row.why)
    for warning in source.warnings:
        _SENTENCES.say(warning)
    return [repr(row) for row in rows], told


def _columns_agree(candidate: Candidate, rows: list[Accepted | Rejected]) -> None:
    """Column by column there are as many rows as one by one."""
    source = open_source(candidate, now=NOW, as_of=None, reading=READING, may_guess=True)
    taken = rejected = 0
    for columns, refused in source.line_columns():
        taken += len(columns.fingerprints)
        rejected += len(refused)
    accepted = sum(isinstance(row, Accepted) for row in rows)
    assert (taken, rejected) == (accepted, len(rows) - accepted), "columns and rows disagree"


def _rows_are_true(candidate: Candidate, rows: list[Accepted | Rejected]) -> None:
    told: dict[int, str] = {}
    for table in open_tables(candidate, lambda first: has_header(first, READING)).tables:
        for line, row in enumerate((row for chunk in table.chunks() for row in chunk), start=1):
            told[line] = told.get(line, "") + "\0".join(row)
    for one in rows:
        if isinstance(one, Rejected):
            assert "\0".join(one.cells) in told[one.line], "a rejected row is not kept as it stood"
        else:
            values = {field.name: getattr(one.row, field.name) for field in dataclasses.fields(one.row)}
            numbers = [value for value in values.values() if isinstance(value, int)]
            assert all(-_WIDEST <= value < _WIDEST for value in numbers), "a number wider than the database takes"
            ids = [number for name in _IDS for number in _numbers_of(values.get(name))]
            assert all(_plain(number) in _plain(told[one.line]) for number in ids), (
                "an id that does not stand in its row"
            )


def _numbers_of(value: object) -> list[str]:
    if isinstance(value, tuple):
        return [str(number) for number in value]
    return [part.rpartition(":")[2] for part in str(value).split(",")] if value else []


def _plain(cells: str) -> str:
    return INVISIBLE.sub("", unicodedata.normalize("NFKC", cells)).upper()
