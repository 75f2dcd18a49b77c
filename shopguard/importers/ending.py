"""The end of a text file: was it written to its end, or was it cut?

Exports close every row with a line break; files made by hand often lack the last one. So a missing line break alone
proves nothing, and what stands in the last row decides:

* fewer cells than the header: no program writes that. The file was cut, and nobody knows how much is gone.
* all cells, but nothing that closes the last one: it may lack its end. A number, a time or an amount that lacks its end
  looks like a whole one and is wrong, so it is taken only if its form shows that it is whole (a full time, an amount
  with its fen, a closed quote, a number whose length is known); otherwise this one row goes back to the owner. A
  sentence that may lack a word or two is taken: hand-made track files end like that all the time.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Literal

from shopguard.importers.tables import TextForm
from shopguard.importers.values import NOTHING

_CLOSED = ("", "\n", "\r")
_WHOLE = re.compile(
    r"\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2}|¥?[\d,]+\.\d{2}|(?:69|49)\d{17}|(?:YT|SF)\d{13}",  # platform ids have 19 digits
    re.ASCII,
)
_NUMBER_LIKE = re.compile(r"[!-~ ¥]*", re.ASCII)  # nothing but signs that numbers, times and amounts are made of


def end_of(row: Sequence[str], width: int, text: TextForm | None) -> Literal["whole", "cut", "doubtful"]:
    """What is to be thought of the last row. ``width``: of the header. Tables without text (workbooks) are whole."""
    if text is None or text.ends_with in _CLOSED or not any(cell.strip() for cell in row):
        return "whole"
    if len(row) < width:
        return "cut"
    last = row[-1].strip()
    if text.ends_with == text.quote or last in NOTHING or _WHOLE.fullmatch(last) or not _NUMBER_LIKE.fullmatch(last):
        return "whole"
    return "doubtful"
