"""Taking a rule file from the window: chosen or dropped, looked at, taken, refused, given up again."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from shopguard.flows.rulebook.rule_update import look_at_rule_file, take_rule_file
from shopguard.flows.workplace import Workplace
from shopguard.store.setting import keep_setting
from shopguard.ui.rulebook.rule_update_dialog import ChangeCard, RuleUpdateDialog
from shopguard.ui.shell.main_window import MainWindow
from tests.flows.rulebook.rule_files import rule_file
from tests.ui.driving import LONGEST_WAIT, ScriptedAsk, drag_and_drop, file_list, settle, texts

LEFT = Qt.MouseButton.LeftButton


def opened(qtbot: QtBot, window: MainWindow) -> RuleUpdateDialog:
    window.parts.menu.rule_update.trigger()
    settle(qtbot, window)
    dialog = window.parts.rules.updates.dialog
    assert dialog is not None
    return dialog


def looked_at(qtbot: QtBot, window: MainWindow, ask: ScriptedAsk, path: Path) -> RuleUpdateDialog:
    ask.answer = [path]
    dialog = opened(qtbot, window)
    QTest.mouseClick(dialog.choose_button, LEFT)
    settle(qtbot, window)
    return dialog


def test_it_begins_with_what_is_in_use(qtbot: QtBot, window: MainWindow) -> None:
    dialog = opened(qtbot, window)
    assert dialog.in_use.text() == "规则日期 2026-11-22，随程序提供"
    assert dialog.choose_button.isVisible()
    assert not dialog.undo_button.isVisible()
    assert not dialog.take_button.isVisible()
    dialog.close_button.click()
    assert window.parts.rules.updates.dialog is None


def test_chosen_looked_at_taken_and_given_up_again(
    qtbot: QtBot, window: MainWindow, ask: ScriptedAsk, tmp_path: Path
) -> None:
    path = rule_file(tmp_path)
    dialog = looked_at(qtbot, window, ask, path)
    said = texts(dialog)
    assert "规则文件里是 2027-01-15 的规则" in said
    assert "36 小时" in said
    assert dialog.sha256.text().replace(" ", "").replace("\n", "").lower() == sha256_of(path)
    first = dialog.findChildren(ChangeCard)[0]
    assert first.accessibleName() == "揽收超时：上传单号后太久没有揽收"
    assert "现在　2025-05-13 起，2026-11-18 之前：数值不变" in texts(first)
    assert (dialog.take_button.isVisible(), dialog.choose_button.isVisible()) == (True, False)
    assert dialog.close_button.text() == "先不换"
    QTest.mouseClick(dialog.take_button, LEFT)
    settle(qtbot, window)
    assert window.parts.rules.updates.dialog is None
    changes = window.parts.rules.changes
    assert changes is not None  # which orders changed colour by it
    assert "个订单换了颜色" in changes.summary.text()
    changes.accept()
    settle(qtbot, window)
    again = opened(qtbot, window)
    assert again.in_use.text() == "规则日期 2027-01-15，来自您装的规则文件"
    QTest.mouseClick(again.undo_button, LEFT)
    settle(qtbot, window)
    assert "退回" in ask.said[-1]
    assert window.place.rules.edition is not None
    assert window.place.rules.edition.sha256 == ""


def sha256_of(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def test_a_file_that_cannot_be_taken_is_refused_in_a_sentence(
    qtbot: QtBot, window: MainWindow, ask: ScriptedAsk, tmp_path: Path
) -> None:
    path = tmp_path / "broken.sgrules"
    path.write_bytes(b"PK and no more")
    dialog = looked_at(qtbot, window, ask, path)
    assert "broken.sgrules 没有用上" in dialog.went_wrong.text()
    assert (dialog.choose_button.isEnabled(), dialog.take_button.isVisible()) == (True, False)
    ask.answer = [rule_file(tmp_path)]
    QTest.mouseClick(dialog.choose_button, LEFT)
    settle(qtbot, window)
    assert not dialog.went_wrong.isVisible()
    assert dialog.take_button.isVisible()


def test_it_can_be_dropped_on_the_window_on_the_rulebook_and_here(
    qtbot: QtBot, window: MainWindow, tmp_path: Path, demo_files: list[Path]
) -> None:
    path, rules = rule_file(tmp_path), window.parts.rules
    assert drag_and_drop(window, file_list(path))
    assert not window.notice.isVisible()
    settle(qtbot, window)
    dialog = rules.updates.dialog
    assert dialog is not None
    assert dialog.take_button.isVisible()
    dialog.close_button.click()
    rules.open_rulebook()
    settle(qtbot, window)
    assert rules.rulebook is not None
    assert not drag_and_drop(rules.rulebook, file_list(demo_files[0]))
    assert drag_and_drop(rules.rulebook, file_list(path))
    settle(qtbot, window)
    dialog = rules.updates.dialog
    assert dialog is not None
    assert dialog.take_button.isVisible()
    assert not drag_and_drop(dialog, file_list(demo_files[0]))
    assert drag_and_drop(dialog, file_list(path))
    settle(qtbot, window)
    assert dialog.take_button.isVisible()
    dialog.close_button.click()


def test_rules_and_tables_dropped_together_are_both_taken_in(
    qtbot: QtBot, window: MainWindow, tmp_path: Path, demo_files: list[Path]
) -> None:
    window.import_files([demo_files[0], rule_file(tmp_path)])
    settle(qtbot, window)
    assert window.parts.rules.updates.dialog is not None
    assert demo_files[0].name in texts(window.parts.imports.results)


def test_the_rulebook_says_of_which_day_it_is(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    rules = window.parts.rules
    rules.open_rulebook()
    settle(qtbot, window)
    assert rules.rulebook is not None
    assert rules.rulebook.edition.text() == "规则日期 2026-11-22，随程序提供"
    QTest.mouseClick(rules.rulebook.update_button, LEFT)
    settle(qtbot, window)
    assert rules.updates.dialog is not None
    rules.updates.open_file(rule_file(tmp_path))
    settle(qtbot, window)
    QTest.mouseClick(rules.updates.dialog.take_button, LEFT)
    settle(qtbot, window)
    assert rules.rulebook.edition.text() == "规则日期 2027-01-15，来自您装的规则文件"


def test_closing_stops_the_look(qtbot: QtBot, window: MainWindow, ask: ScriptedAsk, tmp_path: Path) -> None:
    ask.answer = [rule_file(tmp_path, whole=True)]
    dialog = opened(qtbot, window)
    QTest.mouseClick(dialog.choose_button, LEFT)
    qtbot.waitUntil(lambda: dialog.strip.bar.maximum() > 0, timeout=LONGEST_WAIT)
    assert not dialog.choose_button.isEnabled()
    dialog.close_button.click()
    again = opened(qtbot, window)
    assert again.choose_button.isEnabled()
    assert again.in_use.text() == "规则日期 2026-11-22，随程序提供"
    assert not again.take_button.isVisible()


def test_stopping_goes_back_to_the_choice(qtbot: QtBot, window: MainWindow, ask: ScriptedAsk, tmp_path: Path) -> None:
    ask.answer = [rule_file(tmp_path, whole=True)]
    dialog = opened(qtbot, window)
    QTest.mouseClick(dialog.choose_button, LEFT)
    QTest.mouseClick(dialog.strip.cancel, LEFT)
    settle(qtbot, window)
    assert dialog.choose_button.isEnabled()
    assert dialog.strip.isHidden()
    assert not dialog.take_button.isVisible()


def test_without_orders_the_window_says_which_rules_hold_now(
    qtbot: QtBot, open_window: Callable[[Workplace], MainWindow], place: Workplace, tmp_path: Path
) -> None:
    window = open_window(place)
    window.import_files([rule_file(tmp_path)])
    settle(qtbot, window)
    dialog = window.parts.rules.updates.dialog
    assert dialog is not None
    QTest.mouseClick(dialog.take_button, LEFT)
    settle(qtbot, window)
    assert window.notice.sentence.text() == "规则日期 2027-01-15，来自您装的规则文件"


def test_what_is_to_be_said_once_is_said_at_the_start(
    qtbot: QtBot, open_window: Callable[[Workplace], MainWindow], place: Workplace, tmp_path: Path
) -> None:
    take_rule_file(place, look_at_rule_file(place, rule_file(tmp_path), 0))
    with place.store.transaction() as db:
        keep_setting(db, "rules_told", '{"taken": "2027-01-15", "own": "2027-06-01"}')
    window = open_window(place)
    assert "2027-06-01" in window.notice.sentence.text()
