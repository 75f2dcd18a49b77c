"""Mapping another tool's table: look into a file, and propose what each of its columns is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path, PurePath

from shopguard.core.column_mapping import ColumnMapping
from shopguard.core.message import UserProblem
from shopguard.flows.workplace import Workplace
from shopguard.importers.candidates import Candidate
from shopguard.importers.expanding import expand
from shopguard.importers.mapping import by_header, distinct_names, signature
from shopguard.importers.opening import open_tables
from shopguard.importers.proposing import propose_columns, propose_header, propose_kind
from shopguard.importers.reading import Reading, load_reading
from shopguard.importers.recognising import HEADER_WITHIN, without_empty_end
from shopguard.importers.tables import Table, first_rows
from shopguard.importers.trying import TRIED
from shopguard.store.column_mappings import fetch_mappings

EXAMPLES = 3  # values of a column that are shown
LONGEST_NAME = 40  # signs of a template's name
REMEDIED = ("problem.not_ours", "problem.column_missing", "problem.kind_unclear")  # refusals a mapping may help against


@dataclass(frozen=True, slots=True)
class Sheet:
    """The first rows of one sheet. ``name``: "" where there is only one."""

    name: str
    rows: tuple[Sequence[str], ...]


@dataclass(frozen=True, slots=True)
class Draft:
    """What the owner sees and corrects. ``below``: the header's line; ``columns``: field → place of its column."""

    sheet: int
    below: int
    kind: str
    columns: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class LookedAt:
    """A file looked into. ``template``: the owner's own for this header; ``start``: what is proposed.

    ``taken``: the names that templates have already.
    """

    path: str
    candidate: Candidate
    sheets: tuple[Sheet, ...]
    template: str | None
    start: Draft
    taken: frozenset[str] = frozenset()

    def header(self, draft: Draft) -> tuple[str, ...]:
        """The header as it stands in the file."""
        rows = self.sheets[draft.sheet].rows
        return without_empty_end(rows[draft.below - 1]) if draft.below <= len(rows) else ()


def look_at(place: Workplace, path: str) -> LookedAt:
    """Opens a file (``archive.zip!member`` for a member) and proposes what it is. Raises UserProblem: it cannot be read."""
    candidate = _candidate(path)
    tables = open_tables(candidate, _is_table).tables
    several = len(tables) > 1
    sheets = tuple(
        Sheet(_name_of(table, number) if several else "", tuple(first_rows(table, HEADER_WITHIN + TRIED)))
        for number, table in enumerate(tables, start=1)
    )
    filled = [number for number, sheet in enumerate(sheets) if any(map(without_empty_end, sheet.rows))]
    if not filled:
        raise UserProblem("problem.empty_file", file=candidate.name)
    templates = fetch_mappings(place.store.connection())
    taken = frozenset(template.name for template in templates)
    looked = LookedAt(path, candidate, sheets, None, Draft(0, 1, "", {}), taken)
    own = next(filter(None, (_by_template(templates, sheets[number], number) for number in filled)), None)
    if own is not None:
        return replace(looked, template=own[0], start=own[1])
    drafts = [propose(looked, number) for number in filled]
    return replace(looked, start=max(drafts, key=lambda draft: len(draft.columns)))


def propose(looked: LookedAt, sheet: int, below: int | None = None, kind: str | None = None) -> Draft:
    """What a sheet may be; with its header and its kind where the owner has told them."""
    rows = looked.sheets[sheet].rows
    below = below or propose_header(rows, reading_here().mappable)
    header = without_empty_end(rows[below - 1]) if rows else ()
    data = rows[below:]
    proposal = (
        propose_columns(kind, header, data, reading_here()) if kind else propose_kind(header, data, reading_here())
    )
    return Draft(sheet, below, proposal.kind, proposal.columns)


def kinds() -> tuple[str, ...]:
    """The kinds of file a table can be."""
    return tuple(columns.kind for columns in reading_here().mappable.kinds)


def as_template(looked: LookedAt, draft: Draft, name: str) -> ColumnMapping:
    """What a draft says, under a name."""
    header = looked.header(draft)
    names = distinct_names(header)
    return ColumnMapping(name, draft.kind, signature(header), {f: names[at] for f, at in draft.columns.items()})


def examples(sheet: Sheet, below: int, column: int) -> tuple[str, ...]:
    """The first different filled values of a column as they stand in the file."""
    cells = (row[column] for row in sheet.rows[below:] if column < len(row) and row[column].strip())
    return tuple(dict.fromkeys(cells))[:EXAMPLES]


def suggested_name(looked: LookedAt) -> str:
    """The file's name without what changes from export to export; the template's own where there is one."""
    if looked.template is not None:
        return looked.template
    stem = PurePath(looked.candidate.name).stem
    words = "".join(sign if sign.isalpha() or sign == " " else " " for sign in stem)
    return " ".join(words.split())[:LONGEST_NAME] or stem[:LONGEST_NAME]


@cache
def reading_here() -> Reading:
    """A reading of its own: drafts are checked in another thread than imports, and what a reading remembers serves one thread."""
    return load_reading()


def file_of(path: str) -> Path:
    """The file on disk: the archive, for a member of one (``archive.zip!member``)."""
    file = Path(path)
    while not file.exists() and "!" in str(file):
        file = Path(str(file).rpartition("!")[0])
    return file


def _candidate(path: str) -> Candidate:
    for candidate in expand([file_of(path)]):
        if candidate.path == path:
            return candidate
    raise UserProblem("problem.not_there", file=PurePath(path).name)


def _is_table(rows: Sequence[Sequence[str]]) -> bool:
    """Whether a text taken apart at some separator becomes a table: two cells and more, row after row."""
    widths = Counter(len(row) for row in rows if any(cell.strip() for cell in row))
    return bool(widths) and widths.most_common(1)[0][0] > 1


def _name_of(table: Table, number: int) -> str:
    return str(getattr(table, "name", "")) or str(number)


def _by_template(templates: Sequence[ColumnMapping], sheet: Sheet, number: int) -> tuple[str, Draft] | None:
    for below, row in enumerate(sheet.rows[:HEADER_WITHIN], start=1):
        template = by_header(templates, row)
        if template is not None and template.kind in kinds():
            names = distinct_names(row)
            columns = {field: names.index(name) for field, name in template.columns.items()}
            return template.name, Draft(number, below, template.kind, columns)
    return None
