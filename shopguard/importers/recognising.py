"""What kind of file is it? Exactly one kind claims the header, or there is a problem with a name."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from shopguard.core.message import UserProblem
from shopguard.importers.columns import Columns, Found, NotRead, find_columns, plain_name
from shopguard.importers.encodings import misread
from shopguard.importers.reading import Reading
from shopguard.importers.tables import Table, first_rows

HEADER_WITHIN = 10
_REPLACED = "\ufffd"


@dataclass(frozen=True, slots=True)
class Recognised:
    """A kind of file, its header, and the tables (sheets) that hold it. ``below``: rows from the top through the header."""

    columns: Columns
    header: tuple[str, ...]
    below: int
    found: tuple[Found, ...]
    tables: tuple[Table, ...]


@dataclass(frozen=True, slots=True)
class _Claimed:
    by: Columns | NotRead
    header: tuple[str, ...]
    below: int


def has_header(rows: Sequence[Sequence[str]], reading: Reading) -> bool:
    """Whether some kind, also one that is refused, claims one of these rows."""
    return any(_claims(row, reading) for row in rows[:HEADER_WITHIN])


def recognise(tables: Sequence[Table], file: str, reading: Reading) -> Recognised:
    """Finds the header. Several sheets of one kind with the same header are read one after the other.

    Raises :class:`UserProblem`: nothing of ours, a kind that is not read, two kinds at once, a needed column missing.
    """
    claimed: list[tuple[Table, _Claimed]] = []
    for table in tables:
        claim = _claim(first_rows(table, HEADER_WITHIN), file, reading)
        if claim is not None:
            claimed.append((table, claim))
    if not claimed:
        raise UserProblem(_why_nobody(tables, reading), file=file)
    first = claimed[0][1]
    if isinstance(first.by, NotRead):
        raise UserProblem(first.by.problem, file=file)
    if any(claim != first for _, claim in claimed):
        raise UserProblem("problem.sheets_differ", file=file)
    found = find_columns(first.by, first.header, file)
    return Recognised(first.by, first.header, first.below, found, tuple(table for table, _ in claimed))


def _claim(rows: Sequence[Sequence[str]], file: str, reading: Reading) -> _Claimed | None:
    for below, row in enumerate(rows, start=1):
        kinds = _claims(row, reading)
        if len(kinds) > 1:
            raise UserProblem("problem.kind_unclear", file=file)
        if kinds:
            return _Claimed(kinds[0], _without_empty_end(row), below)
    return None


def _claims(row: Sequence[str], reading: Reading) -> list[Columns | NotRead]:
    names = frozenset(map(plain_name, row)) - {""}
    kinds: tuple[Columns | NotRead, ...] = (*reading.columns, *reading.not_read)
    return [kind for kind in kinds if kind.claim.holds(names)]


def _without_empty_end(row: Sequence[str]) -> tuple[str, ...]:
    end = len(row)
    while end and not row[end - 1].strip():
        end -= 1
    return tuple(row[:end])


def _why_nobody(tables: Sequence[Table], reading: Reading) -> str:
    """Empty, mangled by a wrong encoding, or simply no file of ours."""
    rows = [row for table in tables for row in first_rows(table, HEADER_WITHIN)]
    cells = [cell for row in rows for cell in row if cell.strip()]
    if not cells:
        return "problem.empty_file"
    if sum(cell.count(_REPLACED) + cell.count("??") for cell in cells) > len(cells) // 4:
        return "problem.wrong_encoding"
    known = {name for kind in reading.columns for group in kind.claim.groups for name in group}
    for text in misread("\n".join(cells)):
        if sum(1 for name in known if name in text) > 1:
            return "problem.wrong_encoding"
    return "problem.not_ours"
