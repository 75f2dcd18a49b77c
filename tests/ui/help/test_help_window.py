"""The manual's window: pages, search, links, going back, F1; nothing is loaded from outside."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QTextDocument
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from shopguard.flows.manual import manual
from shopguard.flows.workplace import Workplace
from shopguard.ui.garbage import put_away
from shopguard.ui.help.help_desk import HelpDesk
from shopguard.ui.help.help_dialog import HelpDialog
from shopguard.ui.look.application import Look
from shopguard.ui.table.filter_bar import FilterBar


@pytest.fixture
def dialog(qtbot: QtBot, look: Look) -> Iterator[HelpDialog]:
    opened = HelpDialog("zh")
    yield opened
    put_away(opened)


def heading_on_top(dialog: HelpDialog) -> str:
    """The text at the upper edge of the page."""
    return dialog.text.cursorForPosition(dialog.text.viewport().rect().topLeft()).block().text()


def shown(dialog: HelpDialog) -> list[str]:
    rows = (dialog.list.item(row) for row in range(dialog.list.count()))
    return [item.text() for item in rows if not item.isHidden()]


def test_a_section_comes_to_the_top(dialog: HelpDialog) -> None:
    dialog.open_topic("files#watched")
    assert dialog.shown() == "files"
    assert dialog.text.textCursor().block().text() == "自动导入的文件夹"
    assert dialog.text.verticalScrollBar().value() > 0
    dialog.open_topic("files")
    assert dialog.text.verticalScrollBar().value() == 0


def test_a_search_goes_over_all_pages(dialog: HelpDialog) -> None:
    dialog.open_topic("start")
    dialog.search.setText("压缩包")
    assert shown(dialog) == [page.title for page in manual("zh") if "压缩包" in page.text]
    assert 0 < len(shown(dialog)) < len(manual("zh"))
    dialog.search.setText("没有这个词")
    assert shown(dialog) == []
    assert dialog.nothing.isVisible()


def test_a_page_that_a_search_hides_is_shown_when_it_is_asked_for(dialog: HelpDialog) -> None:
    dialog.open_topic("start")
    dialog.search.setText("没有这个词")
    dialog.open_topic("files")
    assert dialog.shown() == "files"
    assert dialog.search.text() == ""
    assert shown(dialog) == [page.title for page in manual("zh")]


def test_a_link_leads_to_its_page_and_back(qtbot: QtBot, dialog: HelpDialog) -> None:
    dialog.open_topic("morning")
    dialog.text.anchorClicked.emit(QUrl("page:costs#calls"))
    assert dialog.shown() == "costs"
    assert dialog.text.textCursor().block().text() == "叫件单"
    QTest.keyClick(dialog.text, Qt.Key.Key_Backspace)
    assert dialog.shown() == "morning"


@pytest.mark.parametrize(
    "address", ["https://example.invalid/a.png", "file:///etc/passwd", "../../icons/app", "/etc/hosts"]
)
def test_nothing_is_loaded_from_anywhere_else(dialog: HelpDialog, address: str) -> None:
    dialog.open_topic("start")
    picture = dialog.text.loadResource(QTextDocument.ResourceType.ImageResource.value, QUrl(address))
    assert picture.isNull()
    assert dialog.text.loadResource(QTextDocument.ResourceType.StyleSheetResource.value, QUrl(address)) is None


def test_f1_opens_the_page_about_what_has_the_keyboard(qtbot: QtBot, look: Look, place: Workplace) -> None:
    window = QWidget()
    rows = QVBoxLayout(window)
    filters, other = FilterBar(place.texts), QLineEdit()
    rows.addWidget(filters)
    rows.addWidget(other)
    rows.addWidget(QLabel("made up"))
    desk = HelpDesk("zh", window)
    qtbot.addWidget(window)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    filters.search.setFocus()
    QTest.keyClick(filters.search, Qt.Key.Key_F1)
    assert desk.dialog is not None
    assert desk.dialog.shown() == "table"
    desk.dialog.hide()
    window.activateWindow()
    other.setFocus()
    QTest.keyClick(other, Qt.Key.Key_F1)
    assert desk.dialog.shown() == "start"
    desk.close()
