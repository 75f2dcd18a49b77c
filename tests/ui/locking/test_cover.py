"""Everything goes off the screen, also what is opened meanwhile, and comes back as it was."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QMenu, QMessageBox, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from shopguard.ui.garbage import put_away
from shopguard.ui.locking.cover import Cover
from shopguard.ui.locking.unlock_window import UnlockWindow
from shopguard.ui.look.application import Look

OFF_SCREEN = Qt.WidgetAttribute.WA_DontShowOnScreen


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    made.show()
    return made


@pytest.fixture
def page(look: Look) -> Iterator[UnlockWindow]:
    made = UnlockWindow()
    yield made
    made.let_go()


def seen() -> set[QWidget]:
    """What stands on the screen."""
    shown = (one for one in QApplication.topLevelWidgets() if one.isVisible() and not one.testAttribute(OFF_SCREEN))
    return set(shown)


def dialog_on(parent: QWidget) -> QDialog:
    made = QDialog(parent)
    made.open()
    return made


def test_windows_and_dialogs_go_and_come_back(window: QWidget, page: UnlockWindow) -> None:
    first = dialog_on(window)
    second = dialog_on(first)
    ended: list[int] = []
    first.finished.connect(ended.append)
    cover = Cover(window)
    assert cover.lower(page)
    page.show()
    assert seen() == {page}
    cover.lift()
    page.hide()
    assert seen() == {window, first, second}
    assert first.isModal()  # whoever opened it still waits for it
    assert second.isModal()
    assert ended == []
    for dialog in (second, first):
        put_away(dialog)


def test_what_opens_meanwhile_is_seen_only_after(qtbot: QtBot, window: QWidget, page: UnlockWindow) -> None:
    cover = Cover(window)
    cover.lower(page)
    page.show()
    box = QMessageBox(QMessageBox.Icon.Information, "导入结果", "张三的订单", QMessageBox.StandardButton.Ok, window)
    box.open()
    alone = QWidget()
    qtbot.addWidget(alone)
    alone.show()
    assert seen() == {page}
    page.activateWindow()
    QTest.keyClick(page.windowHandle(), Qt.Key.Key_A)  # nobody waits for what is not seen
    assert page.card.password.text() == "a"
    cover.lift()
    page.hide()
    assert seen() == {window, box, alone}
    assert box.isModal()
    put_away(box)


def test_what_ended_meanwhile_stays_away(window: QWidget, page: UnlockWindow) -> None:
    dialog = dialog_on(window)
    gone = dialog_on(window)
    cover = Cover(window)
    cover.lower(page)
    dialog.accept()  # its work is done
    put_away(gone)
    cover.lift()
    assert seen() == {window}


def test_what_the_page_opens_is_seen(window: QWidget, page: UnlockWindow) -> None:
    cover = Cover(window)
    cover.lower(page)
    page.show()
    box = dialog_on(page)
    assert seen() == {page, box}
    put_away(box)
    cover.lift()


@pytest.mark.qt_log_ignore("This plugin does not support")
def test_a_menu_and_a_window_that_shows_files_are_closed(window: QWidget, page: UnlockWindow) -> None:
    files = QFileDialog(window)
    files.setOption(QFileDialog.Option.DontUseNativeDialog)
    files.open()
    menu = QMenu(window)
    menu.addAction("张三")
    menu.popup(window.pos())
    cover = Cover(window)
    cover.lower(page)
    assert not menu.isVisible()
    assert not files.isVisible()
    cover.lift()
    assert seen() == {window}
    put_away(files)


def test_the_keyboard_is_where_it_was(qtbot: QtBot, window: QWidget, page: UnlockWindow) -> None:
    rows = QVBoxLayout(window)
    fields = [QWidget(), QWidget()]
    for field in fields:
        field.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        rows.addWidget(field)
    window.activateWindow()
    fields[1].setFocus()
    qtbot.waitUntil(fields[1].hasFocus)
    cover = Cover(window)
    cover.lower(page)
    page.show()
    cover.lift()
    page.hide()
    qtbot.waitUntil(fields[1].hasFocus)
