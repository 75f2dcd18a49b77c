"""A list of rejected rows that comes back: its cells as they stood in the file that it was made from."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from shopguard.core.message import UserProblem
from shopguard.core.spreadsheet_text import unguarded
from shopguard.importers.columns import LINE_COLUMN, REASON_COLUMN
from shopguard.importers.tables import Table, TextForm, first_rows

_HEADER_WITHIN = 10


class RejectedRows:
    """A table without the apostrophes that kept its cells from being run as formulas."""

    def __init__(self, table: Table) -> None:
        self._table = table
        self.text: TextForm | None = table.text

    def chunks(self) -> Iterator[list[Sequence[str]]]:
        """See :class:`~shopguard.importers.tables.Table`."""
        for chunk in self._table.chunks():
            yield [list(map(unguarded, row)) for row in chunk]


def as_it_was(table: Table) -> Table:
    """The table itself, if it is no list of rejected rows: those have a column for the line and one for the reason."""
    try:
        rows = first_rows(table, _HEADER_WITHIN)
    except UserProblem:  # told when the table is read
        return table
    mine = any({LINE_COLUMN, REASON_COLUMN} <= set(map(str.strip, row)) for row in rows)
    return RejectedRows(table) if mine else table
