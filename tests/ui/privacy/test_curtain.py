"""Buyers' data is hidden wherever the window shows it, until the owner wants to see it; nobody keeps that he did."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox, QWidget
from pytestqt.qtbot import QtBot

from shopguard.core.settings import BY_NAME
from shopguard.flows.appeals.attaching import attach
from shopguard.flows.appeals.opening import open_from_notice
from shopguard.flows.imports.importing import import_files
from shopguard.flows.orders.marks import note
from shopguard.flows.workplace import Workplace
from shopguard.ui.appeals.card_text import CardTextWithMore
from shopguard.ui.appeals.look import EvidenceLook
from shopguard.ui.appeals.reason_box import ReasonBox
from shopguard.ui.look.application import Look
from shopguard.ui.look.curtain import curtain
from shopguard.ui.look.eye_button import EyeButton
from shopguard.ui.look.fact_grid import FactGrid
from shopguard.ui.look.folded import Folded
from shopguard.ui.shell.main_window import MainWindow
from tests.privacy import planted
from tests.privacy.planted import Planted, plant
from tests.privacy.reading import readable
from tests.ui.driving import settle

Open = Callable[[Workplace], MainWindow]
PEOPLE = (planted.NAME, planted.OTHER_NAME, planted.PHONE, planted.OTHER_PHONE, "4711弄")
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def files(tmp_path: Path, moment: int) -> Planted:
    return plant(tmp_path / "exports", moment)


@pytest.fixture
def shop(place: Workplace, files: Planted, moment: int) -> Workplace:
    import_files(place, files.taken, now=moment)
    note(place, [planted.LATE], f"{planted.NOTE}，{planted.NAME}女士 {planted.PHONE}", moment)
    return place


@pytest.fixture
def window(open_window: Open, shop: Workplace) -> MainWindow:
    return open_window(shop)


def people_on(widget: QWidget) -> list[str]:
    told = readable(widget)
    return [one for one in PEOPLE if one in told]


def press_eye(widget: QWidget) -> None:
    eye = next(one for one in widget.findChildren(EyeButton) if one.isVisible())
    QTest.mouseClick(eye, LEFT)


def hidden_then_shown(widget: QWidget, *shown: str) -> None:
    """Nobody is seen; the eye shows these, and hides them again."""
    assert people_on(widget) == []
    press_eye(widget)
    assert set(shown) <= set(people_on(widget))
    press_eye(widget)
    assert people_on(widget) == []


def test_an_order_its_track_and_its_note(qtbot: QtBot, window: MainWindow) -> None:
    window.show_order(planted.LATE)
    settle(qtbot, window)
    for folded in window.findChildren(Folded):
        folded.toggle.setChecked(True)
    assert "快件送往***" in readable(window.parts.panel)
    hidden_then_shown(window, planted.NAME, planted.PHONE, "4711弄")
    box = window.parts.panel.note
    assert (box.text.isVisible(), box.covered.text()) == (False, f"{planted.NOTE}，欧***女士 1**********")
    press_eye(window)
    assert box.text.isVisible()
    assert planted.PHONE in box.text.toPlainText()


def test_whom_an_order_is_for(qtbot: QtBot, window: MainWindow) -> None:
    window.show_order(planted.LATE)
    settle(qtbot, window)
    (grid,) = window.parts.panel.findChildren(FactGrid)
    told = readable(grid)
    assert ("欧***" in told, "***" in told.splitlines()) == (True, True)
    assert people_on(grid) == []
    press_eye(window)
    assert {planted.NAME, f"玄武区 {planted.STREET}"} <= set(readable(grid).splitlines())
    press_eye(window)
    assert people_on(grid) == []


def test_an_order_is_found_by_whom_it_is_for(qtbot: QtBot, window: MainWindow) -> None:
    window.filters.search.setText(planted.NAME)
    qtbot.waitUntil(lambda: window.model.rowCount() < 3)
    settle(qtbot, window)
    assert window.table.choose(planted.LATE)
    assert people_on(window.table) == []


def test_a_note_without_buyers_stays_to_be_written(qtbot: QtBot, window: MainWindow) -> None:
    window.show_order(planted.SOON)
    settle(qtbot, window)
    box = window.parts.panel.note
    assert box.text.isVisible()
    box.text.setFocus()
    QTest.keyClicks(box.text, "13800000000")
    box.covered.look()  # the order is read anew meanwhile
    assert box.text.hasFocus()
    assert box.text.isVisible()  # nobody's writing is taken away
    window.filters.search.setFocus()
    assert (box.text.isVisible(), box.covered.text()) == (False, "1**********")


def test_what_an_import_changed_and_sent_back(qtbot: QtBot, window: MainWindow, files: Planted, moment: int) -> None:
    changed = files.taken[0].with_name("演示订单2.csv")
    content = files.taken[0].read_text("utf-8-sig").replace(planted.NAME, "欧阳改名").replace("83号", "84号")
    changed.write_text(content, "utf-8-sig")
    import_files(window.place, [changed], now=moment)
    window.parts.menu.imports.trigger()
    settle(qtbot, window)
    dialog = window.parts.imports.batches.dialog
    assert dialog is not None
    dialog.pane.setCurrentIndex(1)
    assert dialog.pane.changes.rowCount() > 0
    hidden_then_shown(dialog, planted.NAME, "4711弄")


def test_a_table_nobody_understood(qtbot: QtBot, window: MainWindow, files: Planted) -> None:
    window.parts.imports.mappings.open_for(str(files.refused))
    settle(qtbot, window)
    dialog = window.parts.imports.mappings.dialog
    assert dialog is not None
    told = readable(dialog)
    assert planted.NICK not in told
    assert "江苏省南京市***" in told
    hidden_then_shown(dialog, planted.NAME, planted.PHONE, "4711弄")


def test_a_fine_in_the_ledger(qtbot: QtBot, window: MainWindow) -> None:
    window.parts.all_appeals.open("fines")
    settle(qtbot, window)
    dialog = window.parts.all_appeals.dialog
    assert dialog is not None
    assert planted.LEDGER_WORDS in readable(dialog)
    hidden_then_shown(dialog, planted.NAME, planted.PHONE)


def test_a_case_its_notice_and_its_chat(qtbot: QtBot, window: MainWindow, files: Planted, moment: int) -> None:
    notice = f"{planted.NOTICE}：收件人{planted.NAME}，电话{planted.PHONE}"
    ref = open_from_notice(
        window.place, planted.LATE, "pickup-missing", now=moment, noticed_at=moment, notice_text=notice
    )
    chat = files.evidence[0].with_name(f"{planted.NAME}_{planted.PHONE}.txt")
    files.evidence[0].rename(chat)
    attach(window.place, ref, [chat], item="buyer-chat", now=moment)
    window.parts.appeals.open_case(ref)
    settle(qtbot, window)
    case = window.parts.appeal
    assert case is not None
    hidden_then_shown(case, planted.NAME, planted.PHONE)
    [card] = case.slots["buyer-chat"].pieces.values()
    card.thumbnail.click()
    settle(qtbot, window)
    [look] = [one for one in case.findChildren(EvidenceLook) if one.isVisible()]
    assert planted.CHAT in readable(look)
    assert planted.YTO in readable(look)
    hidden_then_shown(look, planted.NAME, planted.PHONE, "4711弄")


def test_it_is_a_setting_and_the_eye_goes_with_it(qtbot: QtBot, window: MainWindow) -> None:
    assert BY_NAME["mask_screen"].default is True
    window.show_order(planted.LATE)
    settle(qtbot, window)
    assert window.parts.eye.isVisible()
    window.parts.settings.open()
    dialog = window.parts.settings.dialog
    assert dialog is not None
    box = dialog.rows["mask_screen"].control
    assert isinstance(box, QCheckBox)
    box.click()
    dialog.accept()
    assert not window.parts.eye.isVisible()
    assert planted.PHONE in window.parts.panel.note.text.toPlainText()
    assert window.parts.panel.note.text.isVisible()


def test_hiding_that_is_switched_on_again_hides(window: MainWindow) -> None:
    press_eye(window)
    for wanted in (False, True):
        window.place.settings.set("mask_screen", wanted)
        window.parts.settings.changed.emit("mask_screen")
    assert curtain().hides


def test_what_pointing_at_a_line_tells(look: Look) -> None:
    line = CardTextWithMore("核对过 2 项", f"收件人{planted.NAME}\n<b>{planted.PHONE}")
    assert line.toolTip() == "<p>收件人欧***</p><p>&lt;b&gt;1**********</p>"
    curtain().reveal(True)
    assert planted.NAME in line.toolTip()
    assert planted.NAME in line.accessibleDescription()
    curtain().reveal(False)
    assert [one for one in PEOPLE if one in line.toolTip() + line.accessibleDescription()] == []


def test_a_reason_is_covered_once_it_is_left(qtbot: QtBot, look: Look) -> None:
    box = ReasonBox("", 200)
    qtbot.addWidget(box)
    box.words.setPlainText(f"收件人{planted.NAME}")
    assert box.covered.text() == ""  # it is being written
    box.words.left.emit()
    assert (box.covered.text(), box.words.isHidden()) == ("收件人欧***", True)


def test_nobody_keeps_that_it_was_shown(qtbot: QtBot, open_window: Open, shop: Workplace) -> None:
    first = open_window(shop)
    press_eye(first)
    assert not curtain().hides
    first.close()
    kept = (shop.data / "settings.json").read_text("utf-8")
    assert "mask_screen" not in kept
    second = open_window(shop)
    assert curtain().hides
    second.show_order(planted.LATE)
    settle(qtbot, second)
    assert people_on(second) == []


def test_a_window_that_was_away_comes_back_hidden(window: MainWindow) -> None:
    """Hidden by the lock, or closed into the background."""
    press_eye(window)
    assert not curtain().hides
    window.hide()
    assert curtain().hides
    window.show()
    assert curtain().hides
    assert window.parts.eye.isVisible()


def test_what_is_copied_is_what_is_shown(qtbot: QtBot, window: MainWindow) -> None:
    window.parts.menu.imports.trigger()
    settle(qtbot, window)
    dialog = window.parts.imports.batches.dialog
    assert dialog is not None
    dialog.pane.setCurrentIndex(2)
    rejects = dialog.pane.rejects
    rejects.selectAll()
    QTest.keyClick(rejects, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    copied = QGuiApplication.clipboard().text()
    assert not any(one in copied for one in PEOPLE)
