"""Newer releases in the window: off at first, asked only where the owner wants it, told quietly, and never acted upon."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from shopguard.core.message import Language
from shopguard.flows import updates
from shopguard.flows.workplace import Workplace
from shopguard.ui.background.background import Background
from shopguard.ui.garbage import put_away
from shopguard.ui.look.application import Look
from shopguard.ui.settings.settings_dialog import SettingsDialog
from shopguard.ui.shell.main_window import MainWindow
from shopguard.ui.updates.update_desk import UpdateDesk
from shopguard.ui.updates.update_dialog import UpdateDialog
from shopguard.ui.updates.update_strip import UpdateLine
from tests.online.update_door import NEWER, NEWER_RULES, UpdateDoor, page, telling, update_door
from tests.ui.driving import Clock, ScriptedAsk, settle, texts
from tests.ui.shell.test_dialogs import living_garbage

LEFT = Qt.MouseButton.LeftButton
PAGE = "https://shopguard.example/download"
DAY = 86_400


@pytest.fixture
def door() -> Iterator[UpdateDoor]:
    with update_door() as door:
        yield door


@pytest.fixture
def desk(window: MainWindow, door: UpdateDoor) -> UpdateDesk:
    """Of a program that knows where to ask; the owner has not switched it on."""
    desk = window.parts.updates
    desk.rules = replace(desk.rules, address=door.address, page=PAGE, timeout=2.0)
    return desk


def switch_on(qtbot: QtBot, window: MainWindow, *, on: bool = True) -> None:
    window.place.settings.set("check_updates", on)
    window.parts.updates.setting_changed("check_updates")
    settle(qtbot, window)


def tick(qtbot: QtBot, window: MainWindow) -> None:
    window.parts.updates.look()
    settle(qtbot, window)


def settings_page(qtbot: QtBot, window: MainWindow) -> SettingsDialog:
    window.parts.menu.settings.trigger()
    settle(qtbot, window)
    dialog = window.parts.settings.dialog
    assert dialog is not None
    return dialog


def line_of(dialog: SettingsDialog) -> UpdateLine:
    (line,) = dialog.findChildren(UpdateLine)
    return line


def switch_of(dialog: SettingsDialog) -> QCheckBox:
    control = dialog.rows["check_updates"].control
    assert isinstance(control, QCheckBox)
    return control


def press(qtbot: QtBot, window: MainWindow, button: QWidget) -> None:
    assert button.isVisible()
    assert button.isEnabled()
    QTest.mouseClick(button, LEFT)
    settle(qtbot, window)


def opened(qtbot: QtBot, window: MainWindow) -> UpdateDialog:
    press(qtbot, window, window.parts.updates.strip.read_button)
    dialog = window.parts.updates.dialog
    assert dialog is not None
    return dialog


def test_it_is_off_and_nobody_is_asked(qtbot: QtBot, window: MainWindow, desk: UpdateDesk, door: UpdateDoor) -> None:
    tick(qtbot, window)
    dialog = settings_page(qtbot, window)
    assert not switch_of(dialog).isChecked()
    assert switch_of(dialog).isEnabled()
    assert not line_of(dialog).ask_button.isEnabled()
    assert line_of(dialog).said.text() == "还没有问过。"
    assert "您和店铺的任何内容都不发出去" in texts(dialog)
    assert door.questions == []
    assert not desk.strip.isVisible()


def test_without_an_address_it_cannot_be_switched_on_and_says_so(qtbot: QtBot, window: MainWindow) -> None:
    desk = window.parts.updates
    assert desk.rules.address == ""  # no release has one yet
    dialog = settings_page(qtbot, window)
    assert not switch_of(dialog).isEnabled()
    assert "还没有可以问的网址" in line_of(dialog).said.text()
    assert line_of(dialog).ask_button.isHidden()


def test_a_newer_release_is_told_by_a_line_above_the_table(
    qtbot: QtBot, window: MainWindow, desk: UpdateDesk, door: UpdateDoor
) -> None:
    switch_on(qtbot, window)
    assert door.questions == []  # not while the window is just opening
    tick(qtbot, window)
    assert desk.strip.isVisible()
    assert desk.strip.sentence.text() == "有新版本 0.2.0（2026-12-01）。"
    dialog = opened(qtbot, window)
    (notes,) = dialog.findChildren(QPlainTextEdit)
    assert notes.toPlainText() == "退款的单看得更清楚。\n修好了三个小毛病。"
    assert notes.isReadOnly()
    said = texts(dialog)
    assert "店铺卫士 0.2.0（2026-12-01）" in said
    assert "您现在用的是 0.1.0。" in said
    assert "程序不会自己下载或安装" in said
    assert len(door.questions) == 1


def test_it_asks_once_a_day(qtbot: QtBot, window: MainWindow, desk: UpdateDesk, door: UpdateDoor, clock: Clock) -> None:
    switch_on(qtbot, window)
    for _ in range(3):
        tick(qtbot, window)
    assert len(door.questions) == 1
    clock.now += DAY - 1
    tick(qtbot, window)
    assert len(door.questions) == 1
    clock.now += 1
    tick(qtbot, window)
    assert len(door.questions) == 2
    assert door.questions[0] == door.questions[1]


def test_the_page_is_opened_in_the_browser_and_is_not_the_answers(
    qtbot: QtBot, window: MainWindow, desk: UpdateDesk, door: UpdateDoor, ask: ScriptedAsk
) -> None:
    door.answer = telling({**NEWER, "page": "https://elsewhere.example/", "url": "https://elsewhere.example/"})
    switch_on(qtbot, window)
    tick(qtbot, window)
    dialog = opened(qtbot, window)
    assert PAGE in texts(dialog)
    press(qtbot, window, dialog.page_button)
    assert ask.pages_shown == [PAGE]
    assert desk.dialog is None


def test_where_there_is_no_browser_the_address_can_be_copied(
    qtbot: QtBot, window: MainWindow, desk: UpdateDesk, ask: ScriptedAsk
) -> None:
    ask.has_browser = False
    switch_on(qtbot, window)
    tick(qtbot, window)
    dialog = opened(qtbot, window)
    press(qtbot, window, dialog.page_button)
    assert dialog.said.isVisible()
    assert desk.dialog is dialog


def test_what_is_put_aside_is_not_told_again(
    qtbot: QtBot, window: MainWindow, desk: UpdateDesk, door: UpdateDoor, clock: Clock
) -> None:
    switch_on(qtbot, window)
    tick(qtbot, window)
    press(qtbot, window, opened(qtbot, window).aside_button)
    assert desk.strip.isHidden()
    clock.now += DAY
    tick(qtbot, window)
    assert len(door.questions) == 2
    assert desk.strip.isHidden()
    press(qtbot, window, line_of(settings_page(qtbot, window)).read_button)  # there to be read all the same
    assert desk.dialog is not None
    desk.close()
    door.answer = telling({**NEWER, "version": "0.3.0"})
    clock.now += DAY
    tick(qtbot, window)
    assert desk.strip.isVisible()


def test_later_is_until_the_next_start(
    qtbot: QtBot, window: MainWindow, desk: UpdateDesk, open_window: Callable[[Workplace], MainWindow]
) -> None:
    switch_on(qtbot, window)
    tick(qtbot, window)
    press(qtbot, window, desk.strip.later_button)
    tick(qtbot, window)
    assert desk.strip.isHidden()
    again = open_window(window.place)
    again.parts.updates.start()
    settle(qtbot, again)
    assert again.parts.updates.strip.isVisible()


def test_switched_off_it_tells_nothing_more(
    qtbot: QtBot, window: MainWindow, desk: UpdateDesk, door: UpdateDoor, clock: Clock
) -> None:
    switch_on(qtbot, window)
    tick(qtbot, window)
    switch_on(qtbot, window, on=False)
    assert desk.strip.isHidden()
    clock.now += 2 * DAY
    tick(qtbot, window)
    assert len(door.questions) == 1


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        (telling(NEWER), "有新的。"),
        (telling({**NEWER, "version": "0.1.0"}), "已经是最新的。"),
        (telling({**NEWER, "version": "0.0.9"}), "已经是最新的。"),
        (telling({**NEWER, "version": "0.2.0rc1"}), "回答看不懂，没有采用。"),
        (page(b"<html>"), "收到的是网页，不是回答（公司或酒店的网络可能要先登录），没有采用。"),
        (page(b"", "302 Found", "Location: https://elsewhere.example/"), "回答要转到别的网址，没有跟过去。"),
        (page(b"", "500 Oops"), "下载网站出错，没有回答。"),
    ],
)
def test_the_settings_tell_what_came_of_it_and_nothing_else_does(
    qtbot: QtBot, window: MainWindow, desk: UpdateDesk, door: UpdateDoor, ask: ScriptedAsk, answer: object, said: str
) -> None:
    door.answer = answer  # type: ignore[assignment]
    switch_on(qtbot, window)
    line = line_of(settings_page(qtbot, window))
    press(qtbot, window, line.ask_button)
    assert line.said.text() == f"上次问：2026-11-20 12:00，{said}"
    assert line.ask_button.isEnabled()
    assert line.read_button.isHidden() is (said != "有新的。")
    assert ask.said == []
    assert window.notice.isHidden()


def test_it_is_switched_on_on_the_page(qtbot: QtBot, window: MainWindow, desk: UpdateDesk, door: UpdateDoor) -> None:
    window.parts.menu.updates.trigger()
    settle(qtbot, window)
    dialog = window.parts.settings.dialog
    assert dialog is not None
    switch = switch_of(dialog)
    assert not switch.visibleRegion().isEmpty()  # scrolled there
    switch.click()
    settle(qtbot, window)
    assert window.place.settings.is_on("check_updates")
    press(qtbot, window, line_of(dialog).ask_button)
    assert len(door.questions) == 1


def test_newer_rules_are_told_with_the_hash_to_compare(
    qtbot: QtBot, window: MainWindow, desk: UpdateDesk, door: UpdateDoor
) -> None:
    door.answer = telling(NEWER_RULES)
    switch_on(qtbot, window)
    tick(qtbot, window)
    assert desk.strip.sentence.text() == "有新的规则文件（2026-12-15）。"
    dialog = opened(qtbot, window)
    assert "新的规则文件（2026-12-15）" in texts(dialog)
    assert dialog.hash.text().split() == ["0123", "4567", "89AB", "CDEF"] * 4
    assert dialog.findChildren(QPlainTextEdit) == []


def test_what_looks_like_markup_is_shown_as_it_is_written(
    qtbot: QtBot, window: MainWindow, desk: UpdateDesk, door: UpdateDoor
) -> None:
    notes = '<img src="http://192.0.2.1/x.png"><a href="https://elsewhere.example">new</a>'
    door.answer = telling({**NEWER, "notes": {"zh": notes, "en": notes}})
    switch_on(qtbot, window)
    tick(qtbot, window)
    dialog = opened(qtbot, window)
    assert dialog.notes.toPlainText() == notes


class Desktop(Background):
    """That of the window, on a desktop that shows notices to an owner who is elsewhere."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window.place, window.jobs, window.clock, window)
        self.shown: list[tuple[str, str]] = []
        self.looks = False

    def is_seen(self) -> bool:
        return self.looks

    def _show(self, title: str, text: str) -> bool:
        self.shown.append((title, text))
        return True


@pytest.fixture
def desktop(window: MainWindow, desk: UpdateDesk) -> Desktop:
    desktop = Desktop(window)
    desk._background = desktop
    return desktop


def test_the_system_tells_of_it_once(qtbot: QtBot, window: MainWindow, desktop: Desktop, clock: Clock) -> None:
    switch_on(qtbot, window)
    tick(qtbot, window)
    assert desktop.shown == [("店铺卫士", "有新版本 0.2.0（2026-12-01）。")]
    clock.now += DAY
    tick(qtbot, window)
    assert len(desktop.shown) == 1


def test_not_to_who_sees_it_anyway(qtbot: QtBot, window: MainWindow, desktop: Desktop) -> None:
    desktop.looks = True
    switch_on(qtbot, window)
    tick(qtbot, window)
    assert window.parts.updates.strip.isVisible()
    desktop.looks = False
    tick(qtbot, window)
    assert desktop.shown == []


def test_nor_over_a_locked_window_until_it_is_open_again(
    qtbot: QtBot, window: MainWindow, desktop: Desktop, door: UpdateDoor
) -> None:
    desktop.cover(True)
    switch_on(qtbot, window)
    tick(qtbot, window)
    assert len(door.questions) == 1
    assert desktop.shown == []
    desktop.cover(False)
    tick(qtbot, window)
    assert len(desktop.shown) == 1
    assert len(door.questions) == 1


def test_asked_twice_at_once_it_asks_once(qtbot: QtBot, window: MainWindow, desk: UpdateDesk, door: UpdateDoor) -> None:
    switch_on(qtbot, window)
    line = line_of(settings_page(qtbot, window))
    for _ in range(3):
        line.ask_wanted.emit()
    settle(qtbot, window)
    assert len(door.questions) == 1


def test_closing_does_not_wait_for_an_answer(
    qtbot: QtBot, look: Look, demo_place: Workplace, ask: ScriptedAsk, clock: Clock, door: UpdateDoor
) -> None:
    door.answer = door.keep_silent
    window = MainWindow(demo_place, ask, clock, look)
    window.show()
    window.start()
    settle(qtbot, window)
    desk = window.parts.updates
    desk.rules = replace(desk.rules, address=door.address, page=PAGE, timeout=1.5)
    demo_place.settings.set("check_updates", True)
    desk.look()
    qtbot.waitUntil(lambda: bool(door.questions))
    window.close()
    assert updates.look(demo_place, desk.rules).standing.came == "under_way"
    put_away(window)
    door.close()


@pytest.mark.parametrize("language", ["zh", "en"])
def test_nothing_of_it_is_left_when_it_is_closed(
    qtbot: QtBot,
    look: Look,
    demo_place: Workplace,
    ask: ScriptedAsk,
    clock: Clock,
    language: Language,
    door: UpdateDoor,
) -> None:
    look.speak(language)
    window = MainWindow(demo_place, ask, clock, look)
    window.show()
    window.start()
    settle(qtbot, window)
    window.parts.updates.rules = replace(window.parts.updates.rules, address=door.address, page=PAGE)
    switch_on(qtbot, window)
    window.parts.updates.look()
    settle(qtbot, window)
    settings_page(qtbot, window).done(0)
    opened(qtbot, window).done(0)
    assert living_garbage() == []
    window.hide()
    put_away(window)
