"""Which numbers stand in a spreadsheet: every sheet, every row, by the readers that exports are read with."""

from __future__ import annotations

import re
from collections.abc import Sequence

from shopguard.core.message import UserProblem
from shopguard.store.sealing import Readable

_CELLS_APART = "\n"


def numbers_in_table(path: Readable, numbers: Sequence[str]) -> set[str]:
    """Those of the numbers that stand in a cell, not as part of a longer one.

    The whole file is read, also where no number is asked for. Raises :class:`~shopguard.core.message.UserProblem` for a file
    that is damaged, has a password or is no table.
    """
    from shopguard.importers.candidates import BROKEN_ARCHIVE, Candidate  # the importers, only where such a file is
    from shopguard.importers.opening import open_tables

    by_spelling = {number.upper(): number for number in numbers}
    longest_first = "|".join(re.escape(number) for number in sorted(by_spelling, key=len, reverse=True))
    pattern = re.compile(rf"(?<![0-9A-Z])(?:{longest_first or '(?!)'})(?![0-9A-Z])")
    found: set[str] = set()
    try:
        candidate = Candidate(path.name, path.name, lambda: path.open("rb"))
        for table in open_tables(candidate, _is_row_of_cells).tables:
            for chunk in table.chunks():
                text = _CELLS_APART.join(_CELLS_APART.join(row) for row in chunk)
                found.update(by_spelling[one] for one in pattern.findall(text.upper()))
    except (OSError, *BROKEN_ARCHIVE):
        raise UserProblem("problem.unreadable", file=path.name) from None
    return found


def _is_row_of_cells(rows: Sequence[Sequence[str]]) -> bool:
    return any(len(row) > 1 for row in rows)
