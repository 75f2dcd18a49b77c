"""A mapping tried on the first rows of a table, before anything is imported: what would be read, and what sent back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any

from shopguard.core.column_mapping import ColumnMapping
from shopguard.core.message import Message
from shopguard.importers.candidates import Candidate
from shopguard.importers.cells import reader_for
from shopguard.importers.columns import Column
from shopguard.importers.mapping import mapped_columns
from shopguard.importers.reading import Reading
from shopguard.importers.recognising import Recognised, without_empty_end
from shopguard.importers.sampling import take_sample
from shopguard.importers.source import Rejected, SourceFile
from shopguard.importers.tables import ListTable
from shopguard.importers.values import DamagedId

TRIED = 200  # rows


@dataclass(frozen=True, slots=True)
class Trial:
    """How many of the first rows would be read, the reasons why others would not, and what the table lacks."""

    read: int
    rejected: tuple[Message, ...]
    warnings: tuple[Message, ...]


def try_mapping(
    template: ColumnMapping, rows: Sequence[Sequence[str]], below: int, candidate: Candidate, reading: Reading, now: int
) -> Trial:
    """Reads the first rows. ``rows``: from the top of the sheet; ``below``: the header's line.

    Raises :class:`UserProblem`: a needed column is not mapped, or the ids are damaged.
    """
    header = without_empty_end(rows[below - 1])
    columns, found = mapped_columns(template, reading.mappable, header, candidate.name)
    recognised = Recognised(columns, header, below, found, (ListTable(rows[: below + TRIED]),), template.name)
    sample = take_sample(recognised, candidate.name)
    source = SourceFile(candidate, "", recognised, now, "owner", sample, reading, now)
    tried = list(islice(source.rows(), TRIED))
    rejected = tuple(row.why for row in tried if isinstance(row, Rejected))
    return Trial(len(tried) - len(rejected), rejected, source.warnings)


def read_cells(column: Column, name: str, cells: Sequence[str], reading: Reading) -> list[Any]:
    """The cells as this column would be read; a :class:`Message` where a cell cannot be read, which says why."""
    try:
        return reader_for(column.reads, name, reading).read(cells)[0]
    except DamagedId:
        return [Message("problem.damaged_cell")] * len(cells)
