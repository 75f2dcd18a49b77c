"""What the owner is told and can say about files: moments of export, gaps, a slow clock, the day to judge from."""

from __future__ import annotations

import os
from collections.abc import Callable
from datetime import date
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from shopguard.core.beijing import DAY, HOUR, parse_iso
from shopguard.core.finding import Risk
from shopguard.flows.imports.importing import import_files
from shopguard.flows.imports.judge_from import choose_day, chosen_day
from shopguard.flows.orders.order_list import risk_counts
from shopguard.flows.workplace import Workplace
from shopguard.ui.shell.main_window import MainWindow
from tests.flows.imports.daily_exports import export, order
from tests.ui.driving import Clock, ScriptedAsk, settle, texts

LEFT = Qt.MouseButton.LeftButton
NOW = parse_iso("2026-11-22T12:00:00")
PAID = parse_iso("2026-11-18T10:00:00")
QUIET = order(1, "2026-11-18 10:00:00", promised="2026-11-20 10:00:00")
Opener = Callable[[Workplace], MainWindow]


def bring(qtbot: QtBot, window: MainWindow, *files: Path) -> None:
    window.parts.imports.import_files(list(files))
    settle(qtbot, window)


def button(window: MainWindow, word: str) -> QPushButton:
    (found,) = [one for one in window.parts.imports.results.findChildren(QPushButton) if word in one.text()]
    return found


def test_the_owner_says_when_a_file_was_exported(
    qtbot: QtBot, open_window: Opener, place: Workplace, clock: Clock, tmp_path: Path
) -> None:
    clock.now = NOW
    window = open_window(place)
    path = export(tmp_path / "订单.csv", QUIET)
    os.utime(path, (NOW, PAID + DAY))
    other = export(tmp_path / "另一个.csv", order(2, "2026-11-18 11:00:00"))
    bring(qtbot, window, path, other)
    assert "按里面最新的记录算" in texts(window.parts.imports.results)
    pressed = [one for one in window.parts.imports.results.findChildren(QPushButton) if "什么时候导出" in one.text()]
    assert len(pressed) == 2
    QTest.mouseClick(pressed[0], LEFT)
    settle(qtbot, window)
    dialog = window.parts.imports.knowledge.as_of.dialog
    assert dialog is not None
    said = texts(dialog)
    assert "订单.csv" in said
    assert "2026-11-18 10:00:00" in said  # what is taken now
    assert "文件最后修改于 2026-11-19 10:00:00" in said
    assert dialog.field.moment() == PAID  # the proposal is not taken by itself
    QTest.mouseClick(dialog.propose_button, LEFT)
    assert dialog.field.moment() == PAID + DAY
    dialog.field.show_moment(NOW + 1)
    QTest.mouseClick(dialog.save_button, LEFT)
    assert "2026-11-22 12:00:01 还没到" in texts(dialog)
    dialog.field.show_moment(NOW)
    QTest.mouseClick(dialog.save_button, LEFT)
    settle(qtbot, window)
    assert window.parts.imports.knowledge.as_of.dialog is None
    assert risk_counts(place)[Risk.VIOLATED] == 1
    said = texts(window.parts.imports.results)
    assert "导出时间是您填的" in said
    assert "另一个.csv" in said  # the other file's result stands


def test_a_file_without_any_time_is_asked_about(
    qtbot: QtBot, open_window: Opener, place: Workplace, clock: Clock, tmp_path: Path
) -> None:
    clock.now = NOW
    window = open_window(place)
    header = ("主订单编号", "子订单编号", "订单状态", "承诺发货时间", "订单应付金额")
    bring(qtbot, window, export(tmp_path / "订单.csv", (*QUIET[:3], "2026-11-20 10:00:00", "1.00"), header=header))
    assert "没有导入" in texts(window.parts.imports.results)
    QTest.mouseClick(button(window, "什么时候导出"), LEFT)
    settle(qtbot, window)
    dialog = window.parts.imports.knowledge.as_of.dialog
    assert dialog is not None
    assert dialog.field.moment() == NOW
    QTest.mouseClick(dialog.save_button, LEFT)
    settle(qtbot, window)
    assert window.model.rowCount() == 1


def test_gaps_stay_in_the_window_until_they_are_filled_or_explained(
    qtbot: QtBot, open_window: Opener, place: Workplace, clock: Clock, ask: ScriptedAsk, tmp_path: Path
) -> None:
    clock.now = NOW
    ask.pick = 0  # each day is still the same shop
    window = open_window(place)
    bar = window.parts.imports.knowledge.completeness.bar
    assert not bar.isVisible()
    days = (17, 19, 21, 22)
    files = [export(tmp_path / f"{day}.csv", order(day, f"2026-11-{day} 10:00:00")) for day in days]
    bring(qtbot, window, files[0], *files[2:])
    assert bar.isVisible()
    assert bar.sentence.text() == "有 3 天的订单从没导入过；1 个进行中的订单好几天没有新的导出"
    assert "2026-11-18 到 2026-11-20 这 3 天" in texts(window.parts.imports.results)
    bring(qtbot, window, files[1])
    assert bar.sentence.text() == "有 2 天的订单从没导入过；2 个进行中的订单好几天没有新的导出"
    QTest.mouseClick(bar.details, LEFT)
    dialog = window.parts.imports.knowledge.completeness.dialog
    assert dialog is not None
    assert len(dialog.quiet_buttons) == 2
    assert "2026-11-18 的订单从没导入过" in texts(dialog)
    QTest.mouseClick(dialog.quiet_buttons[1], LEFT)
    settle(qtbot, window)
    assert len(dialog.quiet_buttons) == 1
    assert bar.sentence.text().startswith("2026-11-18 的订单从没导入过")
    QTest.mouseClick(dialog.quiet_buttons[0], LEFT)
    settle(qtbot, window)
    assert dialog.quiet_buttons == []
    assert "从没导入过" not in bar.sentence.text()
    dialog.accept()
    assert window.parts.imports.knowledge.completeness.dialog is None


def test_a_slow_clock_is_said_and_the_window_goes_by_the_files(
    qtbot: QtBot, open_window: Opener, place: Workplace, clock: Clock, tmp_path: Path
) -> None:
    clock.now = parse_iso("2026-11-20T08:00:00")
    window = open_window(place)
    exported = clock.now + 4 * HOUR
    bring(qtbot, window, export(tmp_path / f"{exported}_00000000000000000000000000000000Demo.csv", QUIET))
    bar = window.parts.imports.knowledge.completeness.bar
    assert "时钟慢了" in bar.sentence.text()
    assert "时钟慢了" in texts(window.parts.imports.results)
    assert risk_counts(place)[Risk.VIOLATED] == 1  # by the files the promise has passed
    window.show_order(QUIET[0])
    settle(qtbot, window)
    assert window.parts.panel.order is not None
    assert window.parts.panel.order.risk is Risk.VIOLATED
    clock.now = exported  # the owner has set it right
    window.parts.judgement.refresh()
    settle(qtbot, window)
    assert not bar.isVisible()


def test_history_is_asked_about_on_the_result_and_nothing_waits(
    qtbot: QtBot, open_window: Opener, place: Workplace, clock: Clock, tmp_path: Path
) -> None:
    clock.now = NOW
    window = open_window(place)
    late = order(2, "2026-11-12 10:00:00", status="已完成", promised="2026-11-14 10:00:00", sent="2026-11-15 10:00:00")
    old = order(1, "2025-11-12 10:00:00", status="已完成", promised="2025-11-14 10:00:00", sent="2025-11-15 10:00:00")
    bring(qtbot, window, export(tmp_path / "o.csv", old, late))
    card = window.parts.imports.results.judge_from
    assert card is not None
    assert "订单最早到 2025-11-12" in texts(card)
    before = risk_counts(place)
    QTest.mouseClick(card.buttons[0], LEFT)
    assert card.isHidden()
    settle(qtbot, window)
    assert chosen_day(place) == date(2026, 10, 23)
    assert not window.parts.imports.knowledge.judge_from.strip.isVisible()
    assert risk_counts(place)[Risk.CLOSED] >= before[Risk.CLOSED]
    window.show_order(old[0])
    settle(qtbot, window)
    assert "只保存、不判断" in texts(window.parts.panel)
    bring(qtbot, window, tmp_path / "o.csv")
    assert window.parts.imports.results.judge_from is None  # asked once


def test_the_day_is_changed_in_the_menu(
    qtbot: QtBot, open_window: Opener, place: Workplace, clock: Clock, tmp_path: Path
) -> None:
    clock.now = NOW
    late = order(1, "2026-11-12 10:00:00", status="已完成", promised="2026-11-14 10:00:00", sent="2026-11-15 10:00:00")
    import_files(place, [export(tmp_path / "o.csv", late, QUIET[:1] + QUIET[1:])], now=NOW)
    choose_day(place, date(2026, 11, 1), now=NOW)
    window = open_window(place)
    window.parts.menu.judge_from.trigger()
    settle(qtbot, window)
    dialog = window.parts.imports.knowledge.judge_from.dialog
    assert dialog is not None
    assert dialog.since.isChecked()
    assert dialog.field.day() == date(2026, 11, 1)
    dialog.field.show_day(date(2026, 11, 23))
    QTest.mouseClick(dialog.save_button, LEFT)
    assert dialog.problem.isVisible()
    QTest.mouseClick(dialog.quick[0], LEFT)
    assert dialog.field.day() == date(2026, 10, 23)
    dialog.field.show_day(date(2026, 11, 20))
    QTest.mouseClick(dialog.save_button, LEFT)
    settle(qtbot, window)
    assert chosen_day(place) == date(2026, 11, 20)
    window.parts.menu.judge_from.trigger()
    settle(qtbot, window)
    again = window.parts.imports.knowledge.judge_from.dialog
    assert again is not None
    again.everything.setChecked(True)
    QTest.mouseClick(again.save_button, LEFT)
    settle(qtbot, window)
    assert chosen_day(place) is None


def test_the_window_closes_with_dialogs_open(
    qtbot: QtBot, open_window: Opener, place: Workplace, clock: Clock, tmp_path: Path
) -> None:
    clock.now = NOW
    window = open_window(place)
    bring(qtbot, window, export(tmp_path / "订单.csv", QUIET))
    QTest.mouseClick(button(window, "什么时候导出"), LEFT)
    window.parts.menu.judge_from.trigger()
    settle(qtbot, window)
    window.parts.imports.knowledge.completeness.open()  # the fixture closes the window
