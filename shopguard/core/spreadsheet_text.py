"""Texts for spreadsheets: none is taken for a formula, and no long number loses its digits.

Every table that is written or copied goes through here. Where people only read it: :func:`inert`, :func:`number_as_text`. Where it
comes back (the list of rejected rows, which is mended and imported again): :func:`guarded`, which :func:`unguarded` takes off again,
so that the row is what it was.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from html import escape

_BEGIN_FORMULAS = tuple("=+-@\t\r\n＝＋－＠")  # some take the wide signs for the narrow ones
_MAY_BEGIN_FORMULAS = (*_BEGIN_FORMULAS, "'", *(chr(code) for code in range(33) if chr(code).isspace()))
_NO_FORMULA = re.compile(r'[-＋－+=＝]{1,3}|[-+]?\d[\d,]*(?:\.\d+)?%?\s*|="[\w-]*"\s*')
# Spreadsheets write long numbers as 6.9E+18, take 12E3 for 12000, and drop the noughts in front.
_CHANGED = re.compile(r"\d{11,}|0\d+|\d+[Ee]\d+")


def inert(text: str) -> str:
    """``text`` so that no spreadsheet takes it for a formula, however it is opened."""
    begins = text.startswith(_BEGIN_FORMULAS) or text.lstrip().startswith(_BEGIN_FORMULAS)  # some cut the blanks off
    return f"'{text}" if begins else text


def guarded(cell: str) -> str:
    """A cell of somebody else's file, with an apostrophe in front where a spreadsheet would take it for a formula and run it.

    What begins like one and is none stays as it is: ``-``, an amount below zero, a number behind a tab, ``="6900…"``.
    """
    return f"'{cell}" if _would_run(cell) else cell


def unguarded(cell: str) -> str:
    """What :func:`guarded` was given. A cell without that apostrophe stays as it is."""
    return cell[1:] if cell.startswith("'") and _would_run(cell) else cell


def _would_run(cell: str) -> bool:
    """Whether the cell is a formula, or one with apostrophes in front: so each one more can be taken off again."""
    if not cell.startswith(_MAY_BEGIN_FORMULAS):
        return False
    text = cell.lstrip("'").lstrip()
    return text.startswith(_BEGIN_FORMULAS) and not _NO_FORMULA.fullmatch(text)


def number_as_text(number: str) -> str:
    """An order or waybill number for a CSV: one a spreadsheet would change with a tab behind it, which keeps it as it is.

    The platform's own exports do the same; the tab does not show, and is no part of the number.
    """
    return f"{number}\t" if _CHANGED.fullmatch(number) else inert(number)


def as_html(lines: Iterable[Iterable[tuple[str, bool]]]) -> str:
    """A table to paste: lines of (text, whether it is words and no number). What is words stays as it is, whatever it looks like."""
    rows = ("".join(_html_cell(text, words=words) for text, words in line) for line in lines)
    return f"<table>{''.join(f'<tr>{row}</tr>' for row in rows)}</table>"


def _html_cell(text: str, *, words: bool) -> str:
    kept = r' style="mso-number-format:\@"' if words else ""  # how spreadsheets write that a cell is text
    return f"<td{kept}>{escape(text)}</td>"
