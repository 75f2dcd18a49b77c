"""What a cell shows of a text that has not enough room: numbers are whole or counted."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication

from shopguard.ui.look.application import Look
from shopguard.ui.table.line_text import LineTexts

ONE, TWO, THREE = "YT4000000000001", "JT4000000000002", "SF4000000000003"


def test_what_fits_is_shown_whole(look: Look) -> None:
    texts = LineTexts(QApplication.font())
    assert texts.fitting(f"{ONE}, {TWO}", 1_000, numbers=True) == f"{ONE}, {TWO}"
    assert texts.fitting("演示商品", 1_000) == "演示商品"


def test_of_several_numbers_those_are_shown_that_fit_whole(look: Look) -> None:
    texts = LineTexts(QApplication.font())
    all_three = f"{ONE}, {TWO}, {THREE}"
    for_one, for_two = texts.width(f"{ONE} +2"), texts.width(f"{ONE}, {TWO} +1")
    assert texts.fitting(all_three, for_one, numbers=True) == f"{ONE} +2"
    assert texts.fitting(all_three, for_two, numbers=True) == f"{ONE}, {TWO} +1"
    assert texts.fitting(all_three, for_two - 1, numbers=True) == f"{ONE} +2"


def test_another_text_is_cut_at_its_end(look: Look) -> None:
    texts = LineTexts(QApplication.font())
    shown = texts.fitting("演示商品 1 号杯子（编造）", texts.width("演示商品 1 号"))
    assert shown.startswith("演示商品")
    assert shown.endswith("…")
    assert texts.width(shown) <= texts.width("演示商品 1 号")
