"""Cells that no spreadsheet takes for a formula, and numbers that keep their digits."""

from __future__ import annotations

import pytest

from shopguard.core.spreadsheet_text import as_html, inert, number_as_text


@pytest.mark.parametrize("begins", ["=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠", " =", "\u3000="])
def test_what_begins_a_formula_is_made_text(begins: str) -> None:
    assert inert(f"{begins}1+1") == f"'{begins}1+1"
    assert number_as_text(f"{begins}1+1") == f"'{begins}1+1"


@pytest.mark.parametrize("text", ["", "圆通速递", "YT0000000000101", "1=1", " 1=1", "'=1"])
def test_what_begins_none_stays(text: str) -> None:
    assert inert(text) == text


@pytest.mark.parametrize(
    ("number", "written"),
    [
        ("6912345678901234567", "6912345678901234567\t"),
        ("12345678901", "12345678901\t"),
        ("1234567890", "1234567890"),
        ("0012345678", "0012345678\t"),
        ("123E45", "123E45\t"),
        ("0", "0"),
        ("YT0000000000101", "YT0000000000101"),
        ("", ""),
    ],
)
def test_long_numbers_stay_text(number: str, written: str) -> None:
    assert number_as_text(number) == written


def test_a_table_to_paste_marks_words_as_text_and_escapes_them() -> None:
    assert as_html([[("6912345678901234567", True), ("=1<2", True), ("3.50", False)]]) == (
        '<table><tr><td style="mso-number-format:\\@">6912345678901234567</td>'
        '<td style="mso-number-format:\\@">=1&lt;2</td><td>3.50</td></tr></table>'
    )
