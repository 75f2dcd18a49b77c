"""What kind of file is it? The owner's own template goes first, then exactly one kind claims the header, or there is a problem."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from shopguard.core.column_mapping import ColumnMapping
from shopguard.core.message import UserProblem
from shopguard.importers.columns import Columns, Found, NotRead, find_columns, plain_name
from shopguard.importers.encodings import misread
from shopguard.importers.mapping import by_header, lacking, mapped_columns
from shopguard.importers.reading import Reading
from shopguard.importers.tables import Table, first_rows

HEADER_WITHIN = 10
_REPLACED = "\ufffd"


@dataclass(frozen=True, slots=True)
class Recognised:
    """A kind of file, its header, and the tables (sheets) that hold it. ``below``: rows from the top through the header.

    ``mapping``: the name of the owner's template by which it was recognised.
    """

    columns: Columns
    header: tuple[str, ...]
    below: int
    found: tuple[Found, ...]
    tables: tuple[Table, ...]
    mapping: str | None = None


@dataclass(frozen=True, slots=True)
class _Claimed:
    by: Columns | NotRead | ColumnMapping
    header: tuple[str, ...]
    below: int


def has_header(rows: Sequence[Sequence[str]], reading: Reading, mapping: str | None = None) -> bool:
    """Whether a template or some kind, also one that is refused, claims one of these rows; ``mapping``: only that template."""
    if mapping is not None:
        template = _named(reading, mapping)
        return any(not lacking(template, row) for row in rows[:HEADER_WITHIN])
    return any(by_header(reading.templates, row) or _claims(row, reading) for row in rows[:HEADER_WITHIN])


def recognise(tables: Sequence[Table], file: str, reading: Reading, mapping: str | None = None) -> Recognised:
    """Finds the header. Several sheets of one kind with the same header are read one after the other.

    ``mapping``: the name of a template to read by, whatever else claims the header; the columns it names must be there.
    Otherwise a template for exactly this header goes before the kinds that are known.

    Raises :class:`UserProblem`: nothing of ours, a kind that is not read, two kinds at once, a needed column missing.
    """
    claimed: list[tuple[Table, _Claimed]] = []
    for table in tables:
        rows = first_rows(table, HEADER_WITHIN)
        claim = _claim(rows, file, reading) if mapping is None else _claim_by(_named(reading, mapping), rows)
        if claim is not None:
            claimed.append((table, claim))
    if not claimed:
        raise _nobody(tables, file, reading) if mapping is None else _differs(tables, file, _named(reading, mapping))
    first = claimed[0][1]
    if isinstance(first.by, NotRead):
        raise UserProblem(first.by.problem, file=file)
    if any(claim != first for _, claim in claimed):
        raise UserProblem("problem.sheets_differ", file=file)
    sheets = tuple(table for table, _ in claimed)
    if isinstance(first.by, ColumnMapping):
        columns, found = mapped_columns(first.by, reading.mappable, first.header, file)
        return Recognised(columns, first.header, first.below, found, sheets, first.by.name)
    return Recognised(first.by, first.header, first.below, find_columns(first.by, first.header, file), sheets)


def _named(reading: Reading, mapping: str) -> ColumnMapping:
    return next(template for template in reading.templates if template.name == mapping)


def _claim(rows: Sequence[Sequence[str]], file: str, reading: Reading) -> _Claimed | None:
    for below, row in enumerate(rows, start=1):
        template = by_header(reading.templates, row)
        if template is not None:
            return _Claimed(template, without_empty_end(row), below)
        kinds = _claims(row, reading)
        if len(kinds) > 1:
            raise UserProblem("problem.kind_unclear", file=file)
        if kinds:
            return _Claimed(kinds[0], without_empty_end(row), below)
    return None


def _claim_by(template: ColumnMapping, rows: Sequence[Sequence[str]]) -> _Claimed | None:
    for below, row in enumerate(rows, start=1):
        if not lacking(template, row):
            return _Claimed(template, without_empty_end(row), below)
    return None


def _claims(row: Sequence[str], reading: Reading) -> list[Columns | NotRead]:
    names = frozenset(map(plain_name, row)) - {""}
    kinds: tuple[Columns | NotRead, ...] = (*reading.columns, *reading.not_read)
    return [kind for kind in kinds if kind.claim.holds(names)]


def without_empty_end(row: Sequence[str]) -> tuple[str, ...]:
    """A header without the blank cells behind it."""
    end = len(row)
    while end and not row[end - 1].strip():
        end -= 1
    return tuple(row[:end])


def _differs(tables: Sequence[Table], file: str, template: ColumnMapping) -> UserProblem:
    """Which columns of the template are not there, in the row that comes nearest to its header."""
    rows = [row for table in tables for row in first_rows(table, HEADER_WITHIN)]
    missing = min((lacking(template, row) for row in rows), key=len, default=list(template.columns.values()))
    return UserProblem("problem.mapping_differs", file=file, name=template.name, columns="、".join(missing))


def _nobody(tables: Sequence[Table], file: str, reading: Reading) -> UserProblem:
    return UserProblem(_why_nobody(tables, reading), file=file)


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
