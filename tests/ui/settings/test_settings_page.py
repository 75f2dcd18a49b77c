"""The settings page, driven as a person does: every declared setting stands there, and a choice acts at once."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt, QTime
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCheckBox, QComboBox, QPushButton, QSpinBox, QTimeEdit
from pytestqt.qtbot import QtBot

from shopguard.app import build_workplace
from shopguard.core.finding import Risk
from shopguard.core.settings import SETTINGS
from shopguard.flows.orders.order_list import risk_counts
from shopguard.flows.settings import Settings
from shopguard.flows.workplace import Workplace
from shopguard.ui.look.application import Look
from shopguard.ui.settings.setting_words import choice_word, section_title, setting_words
from shopguard.ui.settings.settings_dialog import SECTIONS, SettingsDialog
from shopguard.ui.shell.main_window import MainWindow
from tests.ui.driving import settle, texts

LEFT = Qt.MouseButton.LeftButton
SHOWN = [setting for setting in SETTINGS if setting.section != "kept"]


@pytest.fixture
def page(window: MainWindow) -> SettingsDialog:
    window.parts.menu.settings.trigger()
    dialog = window.parts.settings.dialog
    assert dialog is not None
    return dialog


def on_disk(window: MainWindow) -> Settings:
    return Settings(window.place.data)


def test_every_declared_setting_stands_there_with_its_words(page: SettingsDialog) -> None:
    assert set(page.rows) == {setting.name for setting in SHOWN} == set(setting_words())
    assert {setting.section for setting in SHOWN} == set(SECTIONS)
    said = texts(page)
    for section in SECTIONS:
        assert section_title(section) in said
    for setting in SHOWN:
        assert page.rows[setting.name].control.accessibleName()
        assert all(choice_word(setting.name, choice) for choice in setting.choices)


def test_it_shows_what_is_set(window: MainWindow) -> None:
    window.place.settings.set("warn_hours", 20)
    window.place.settings.set("notifications", False)
    window.place.settings.set("quiet_from", "21:30")
    window.parts.menu.settings.trigger()
    dialog = window.parts.settings.dialog
    assert dialog is not None
    warn, notify = dialog.rows["warn_hours"].control, dialog.rows["notifications"].control
    assert isinstance(warn, QSpinBox)
    assert isinstance(notify, QCheckBox)
    assert (warn.value(), notify.isChecked()) == (20, False)
    quiet = dialog.rows["quiet_from"].control
    assert isinstance(quiet, QTimeEdit)
    assert quiet.time() == QTime(21, 30)
    assert not dialog.rows["notify_most"].isEnabled()  # of no use while nothing is told


def test_more_warning_hours_colour_the_table_at_once(qtbot: QtBot, window: MainWindow, page: SettingsDialog) -> None:
    before = risk_counts(window.place)[Risk.DUE]
    hours = page.rows["warn_hours"].control
    assert isinstance(hours, QSpinBox)
    hours.selectAll()
    QTest.keyClicks(hours, "48")
    assert window.place.settings.number("warn_hours") == 12  # not before it is typed whole
    QTest.keyClick(hours, Qt.Key.Key_Return)
    settle(qtbot, window)
    assert on_disk(window).number("warn_hours") == 48
    after = risk_counts(window.place)[Risk.DUE]
    assert after > before
    assert window.filters.chips[Risk.DUE].text().endswith(f" {after}")


def test_larger_text_is_put_on_at_once(window: MainWindow, page: SettingsDialog, look: Look) -> None:
    small = QApplication.font().pointSizeF()
    box = page.rows["text_size"].control
    assert isinstance(box, QComboBox)
    QTest.keyClick(box, Qt.Key.Key_Down)
    assert QApplication.font().pointSizeF() == small * 1.25
    assert on_disk(window).number("text_size") == 125
    look.size_text(100)


def test_switching_notices_off_greys_what_belongs_to_them(window: MainWindow, page: SettingsDialog) -> None:
    box = page.rows["notifications"].control
    assert isinstance(box, QCheckBox)
    QTest.mouseClick(box, LEFT, pos=QPoint(8, box.height() // 2))
    assert not on_disk(window).is_on("notifications")
    assert not page.rows["quiet_from"].isEnabled()
    QTest.mouseClick(box, LEFT, pos=QPoint(8, box.height() // 2))
    assert page.rows["quiet_from"].isEnabled()


def test_the_quiet_hours_are_typed(window: MainWindow, page: SettingsDialog) -> None:
    box = page.rows["quiet_until"].control
    assert isinstance(box, QTimeEdit)
    box.setFocus()
    box.setSelectedSection(QTimeEdit.Section.HourSection)
    QTest.keyClicks(box, "09")
    QTest.keyClick(box, Qt.Key.Key_Return)
    assert on_disk(window).text("quiet_until") == "09:00"


def test_where_a_choice_cannot_be_kept_the_page_says_so(
    window: MainWindow, page: SettingsDialog, monkeypatch: pytest.MonkeyPatch
) -> None:
    (window.place.data / ".settings.json.writing").mkdir()  # nothing can be written under that name
    box = page.rows["tray"].control
    assert isinstance(box, QCheckBox)
    box.click()
    assert not box.isChecked()
    assert "设置没有保存" in texts(page.rows["tray"])
    assert not window.place.settings.is_on("tray")


def test_the_wheel_scrolls_the_page_and_changes_nothing(window: MainWindow, page: SettingsDialog) -> None:
    for name in ("warn_hours", "text_size", "quiet_from"):
        control = page.rows[name].control
        middle = QPointF(control.rect().center())
        where = QPointF(control.mapToGlobal(control.rect().center()))
        none = Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase
        wheel = QWheelEvent(middle, where, QPoint(), QPoint(0, -120), Qt.MouseButton.NoButton, *none, False)
        QApplication.sendEvent(control, wheel)
    settings = window.place.settings
    assert (settings.number("warn_hours"), settings.number("text_size")) == (12, 100)
    assert settings.text("quiet_from") == "22:00"


def test_other_settings_are_one_press_away(window: MainWindow, page: SettingsDialog) -> None:
    button = next(one for one in page.findChildren(QPushButton) if one.text() == "自动导入的文件夹…")
    button.click()
    assert window.parts.settings.dialog is None
    assert window.parts.imports.watching.dialog is not None


def test_a_broken_file_is_said_when_the_window_opens(
    open_window: Callable[[Workplace], MainWindow], tmp_path: Path, qtbot: QtBot
) -> None:
    data = tmp_path / "broken"
    data.mkdir()
    (data / "settings.json").write_text("{oops", "utf-8")
    place = build_workplace(data, "zh")
    window = open_window(place)
    qtbot.waitUntil(lambda: "设置文件读不懂" in window.notice.sentence.text())
    place.store.close()


def test_the_keys_open_it(window: MainWindow) -> None:
    assert window.parts.menu.settings.shortcut().toString() == "Ctrl+,"
    assert window.parts.menu.settings in window.actions()
