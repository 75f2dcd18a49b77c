"""Texts for spreadsheets: none is taken for a formula, and no long number loses its digits."""

from __future__ import annotations

_BEGIN_FORMULAS = tuple("=+-@\t\r\n＝＋－＠")  # some take the wide signs for the narrow ones
_LONG_NUMBER = 11  # spreadsheets write longer ones as 6.9E+18


def inert(text: str) -> str:
    """``text`` so that no spreadsheet takes it for a formula, however it is opened."""
    return f"'{text}" if text.startswith(_BEGIN_FORMULAS) else text


def number_as_text(number: str) -> str:
    """An order or waybill number for a CSV: a long one with a tab behind it, which keeps all its digits on show.

    The platform's own exports do the same; the tab does not show, and is no part of the number.
    """
    return f"{number}\t" if number.isdigit() and len(number) >= _LONG_NUMBER else inert(number)
