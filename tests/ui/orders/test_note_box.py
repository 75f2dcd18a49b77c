"""The note on an order: saved by itself, never lost, and brought back."""

from __future__ import annotations

from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from shopguard.flows.orders.marks import MOST_WORDS
from shopguard.ui.look.application import Look
from shopguard.ui.orders.note_box import NoteBox


def box(qtbot: QtBot) -> tuple[NoteBox, list[tuple[str, str]]]:
    made = NoteBox()
    qtbot.addWidget(made)
    written: list[tuple[str, str]] = []
    made.written.connect(lambda order, text: written.append((order, text)))
    made.show()
    return made, written


def test_what_is_typed_is_saved_after_a_pause(qtbot: QtBot, look: Look) -> None:
    made, written = box(qtbot)
    made.show_note("A", "")
    QTest.keyClicks(made.text, "call at 5")
    assert written == []
    qtbot.waitUntil(lambda: written == [("A", "call at 5")])
    assert made.said.text() == "已保存"


def test_another_order_saves_what_is_being_written(qtbot: QtBot, look: Look) -> None:
    made, written = box(qtbot)
    made.show_note("A", "")
    QTest.keyClicks(made.text, "one")
    made.show_note("B", "two")
    assert written == [("A", "one")]
    assert made.text.toPlainText() == "two"


def test_what_is_being_written_stays_when_the_order_is_read_anew(qtbot: QtBot, look: Look) -> None:
    made, _written = box(qtbot)
    made.show_note("A", "old")
    QTest.keyClicks(made.text, "new ")
    made.show_note("A", "old")
    assert made.text.toPlainText() == "new old"


def test_what_was_undone_elsewhere_is_shown(qtbot: QtBot, look: Look) -> None:
    made, written = box(qtbot)
    made.show_note("A", "first")
    made.show_note("A", "")
    assert made.text.toPlainText() == ""
    assert written == []


def test_what_was_read_before_it_was_stored_does_not_wipe_it(qtbot: QtBot, look: Look) -> None:
    made, written = box(qtbot)
    made.show_note("A", "")
    QTest.keyClicks(made.text, "new")
    made.save()
    made.show_note("A", "")  # read just before
    assert made.text.toPlainText() == "new"
    made.end_saving("A", True)
    made.show_note("A", "new")
    made.show_note("A", "")  # undone
    assert made.text.toPlainText() == ""
    assert written == [("A", "new")]


def test_what_could_not_be_stored_is_not_called_saved_and_is_tried_again(qtbot: QtBot, look: Look) -> None:
    made, written = box(qtbot)
    made.show_note("A", "old")
    made.text.setPlainText("new")
    made.save()
    made.end_saving("A", False)
    assert made.said.text() == "正在写…"
    made.show_note("A", "old")
    assert made.text.toPlainText() == "new"
    made.save()
    assert written == [("A", "new"), ("A", "new")]


def test_the_answer_about_another_order_changes_nothing(qtbot: QtBot, look: Look) -> None:
    made, _written = box(qtbot)
    made.show_note("A", "")
    QTest.keyClicks(made.text, "one")
    made.show_note("B", "two")
    made.end_saving("A", False)
    assert made.text.toPlainText() == "two"
    assert not made.said.isVisible()


def test_what_is_too_long_is_still_there_after_a_look_at_another_order(qtbot: QtBot, look: Look) -> None:
    made, written = box(qtbot)
    made.show_note("A", "")
    made.text.setPlainText("长" * (MOST_WORDS + 3))
    made.show_note("B", "two")
    assert made.text.toPlainText() == "two"
    made.show_note("A", "")
    assert made.text.toPlainText() == "长" * (MOST_WORDS + 3)
    assert made.too_long.isVisible()
    made.text.setPlainText("short")
    made.show_note("B", "two")
    made.show_note("A", "short")
    assert made.text.toPlainText() == "short"
    assert written == [("A", "short")]


def test_it_can_be_turned_back(qtbot: QtBot, look: Look) -> None:
    made, written = box(qtbot)
    made.show_note("A", "old")
    assert not made.back.isVisible()
    QTest.keyClicks(made.text, "new ")
    made.save()
    assert made.back.isVisible()
    made.back.click()
    assert written == [("A", "new old"), ("A", "old")]
    assert not made.back.isVisible()


def test_what_is_too_long_is_said_and_not_saved(qtbot: QtBot, look: Look) -> None:
    made, written = box(qtbot)
    made.show_note("A", "")
    made.text.setPlainText("长" * (MOST_WORDS + 3))
    made.save()
    assert written == []
    assert made.too_long.text() == "太长了，多出 3 个字，还没有保存。"
    assert made.too_long.isVisible()


def test_it_grows_with_its_text(qtbot: QtBot, look: Look) -> None:
    made, _written = box(qtbot)
    made.show_note("A", "one line")
    one = made.text.height()
    made.show_note("B", "one\ntwo\nthree")
    assert made.text.height() > one
