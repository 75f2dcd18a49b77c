"""The rulebook in the window: the page and its search, the way from a finding to its rule, and the owner's own folder."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from shopguard.flows.rulebook.rule_folder import chosen_folder
from shopguard.flows.rulebook.rules import rulebook_entries
from shopguard.flows.workplace import Workplace
from shopguard.ui.look.application import Look
from shopguard.ui.look.badges import Badge
from shopguard.ui.look.entry_delegate import ENTRY
from shopguard.ui.look.folded import Folded
from shopguard.ui.orders.finding_card import FindingCard
from shopguard.ui.orders.source_line import SourceLine
from shopguard.ui.rulebook.rule_cards import PartCard
from shopguard.ui.rulebook.rulebook_page import RulebookPage
from shopguard.ui.shell.main_window import MainWindow
from tests.ui.driving import ScriptedAsk, settle, texts

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def page(qtbot: QtBot, look: Look, place: Workplace, moment: int) -> RulebookPage:
    made = RulebookPage(place.texts)
    qtbot.addWidget(made)
    made.show_entries(rulebook_entries(place, moment))
    made.show()
    return made


def listed(page: RulebookPage) -> list[str]:
    """The ids of the entries that are shown."""
    items = [page.list.item(row) for row in range(page.list.count())]
    return [str(item.data(ENTRY)) for item in items if not item.isHidden() and item.data(ENTRY)]


def headings(page: RulebookPage) -> list[str]:
    items = [page.list.item(row) for row in range(page.list.count())]
    return [item.text() for item in items if not item.isHidden() and not item.data(ENTRY)]


def words(widget: QWidget) -> list[str]:
    return [badge.accessibleName() for badge in widget.findChildren(Badge)]


def test_all_entries_stand_under_their_chapters(page: RulebookPage, place: Workplace) -> None:
    assert listed(page)[: len(place.rulebook.clauses)] == [clause.id for clause in place.rulebook.clauses]
    assert headings(page) == ["规则", "赔付金额", "店铺处罚", "时限表、延期和申诉", "范围"]
    assert page.opened() == place.rulebook.clauses[0].id


def test_an_entry_shows_values_by_date_with_certainty_and_source(page: RulebookPage) -> None:
    page.open_entry("fine-timeout")
    parts = page.page.findChildren(PartCard)
    assert [part.accessibleName() for part in parts] == [
        "2026-07-09 起",
        "2025-05-13 起，2026-07-09 之前",
        "2025-05-13 之前",
    ]
    assert words(parts[0]) == ["当前值", "最后已知（规则文本已不再公布）"]
    assert words(parts[2]) == ["旧值", "转述，未见原文"]
    assert "违规管理 → 赔付列表" in texts(parts[0])
    (old,) = page.page.findChildren(Folded)
    assert (old.toggle.text(), old.inside.isVisible()) == ("旧值（2 段）", False)
    assert parts[0].isVisible()
    QTest.mouseClick(old.toggle, LEFT)
    assert parts[2].isVisible()


def test_worked_examples_are_there(page: RulebookPage) -> None:
    page.open_entry("pickup-timeout")
    said = texts(page.page)
    assert "揽收 2026-11-11 10:00:01" in said
    assert "例子" in page.page.findChildren(Folded)[1].toggle.text()


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("PICKUP-TIMEOUT", ["pickup-timeout"]),
        ("Reshipping", []),
        ("内蒙古", ["regions"]),
        ("Track repeated", ["track-repeated"]),
        ("赔付 宠物", ["fine-timeout-pets-seller-delivered", "fine-abnormal-pets-seller-delivered"]),
    ],
)
def test_search_looks_through_all_texts(page: RulebookPage, asked: str, found: list[str]) -> None:
    page.search.setText(asked)
    assert set(found) <= set(listed(page))
    assert len(listed(page)) < 10
    if not listed(page):
        assert page.nothing.isVisible()
        assert headings(page) == []
    page.search.clear()
    assert len(listed(page)) > 35


def test_it_can_be_used_by_keyboard(page: RulebookPage, qtbot: QtBot) -> None:
    page.activateWindow()
    page.search.setFocus()
    QTest.keyClicks(page.search, "regions")
    assert "regions" in listed(page)
    QTest.keyClick(page.search, Qt.Key.Key_Down)
    assert page.opened() in listed(page)
    assert page.list.hasFocus()
    first = page.opened()
    QTest.keyClick(page.list, Qt.Key.Key_Down)
    assert page.opened() in listed(page)
    assert page.opened() != first or len(listed(page)) == 1
    page.search.setFocus()
    QTest.keyClick(page.search, Qt.Key.Key_Escape)
    assert page.search.text() == ""


def test_opening_an_entry_the_search_hides_clears_the_search(page: RulebookPage) -> None:
    page.search.setText("regions")
    page.open_entry("auto-close")
    assert (page.search.text(), page.opened()) == ("", "auto-close")


def test_the_source_in_a_finding_opens_its_rule(qtbot: QtBot, window: MainWindow) -> None:
    row = window.model.row(0)
    assert row is not None
    window.show_order(row.order_id)
    settle(qtbot, window)
    card = window.parts.panel.findChildren(FindingCard)[0]
    (line,) = card.findChildren(SourceLine)
    assert card.view.source in line.text()
    QTest.mouseClick(line, LEFT)
    settle(qtbot, window)
    book = window.parts.rules.rulebook
    assert book is not None
    assert book.isVisible()
    assert book.page.opened() == card.view.finding.clause
    book.close()
    assert window.parts.rules.rulebook is None
    QTest.keyClick(line, Qt.Key.Key_Return)
    settle(qtbot, window)
    assert window.parts.rules.rulebook is not None


def test_the_menu_opens_the_rulebook_once(qtbot: QtBot, window: MainWindow) -> None:
    window.parts.menu.rulebook.trigger()
    settle(qtbot, window)
    book = window.parts.rules.rulebook
    assert book is not None
    book.page.open_entry("regions")
    window.parts.menu.rulebook.trigger()
    settle(qtbot, window)
    assert window.parts.rules.rulebook is book
    assert book.page.opened() == "regions"
    assert not book.broken.isVisible()


def own_folder(tmp_path: Path, text: str) -> Path:
    folder = tmp_path / "own"
    folder.mkdir(exist_ok=True)
    (folder / "pickup-timeout.toml").write_text(text, "utf-8")
    return folder


OWN = (
    "[[values]]\nfrom = 2025-05-13\nclocks = [{ within_hours = 20 }]\n"
    'source = "群公告（编造）"\nread = 2026-11-19\ncertainty = "reported"\n'
)


def test_a_folder_is_chosen_and_everything_says_so(
    qtbot: QtBot, window: MainWindow, ask: ScriptedAsk, tmp_path: Path, demo_place: Workplace
) -> None:
    window.parts.menu.rulebook.trigger()
    window.parts.rules.open_rulebook("pickup-timeout")
    window.parts.menu.rule_folder.trigger()
    dialog = window.parts.rules.folder
    assert dialog is not None
    assert not dialog.clear_button.isEnabled()
    ask.answer = [own_folder(tmp_path, OWN)]
    QTest.mouseClick(dialog.choose_button, LEFT)
    settle(qtbot, window)
    assert dialog.folder.text() == str(ask.answer[0])
    assert dialog.said.isVisible()
    book = window.parts.rules.rulebook
    assert book is not None
    assert "店主自己的规则文件" in words(book.page)
    assert "（店主自己的规则文件）" in texts(book.page)
    QTest.mouseClick(dialog.open_button, LEFT)
    assert ask.folders_shown == ask.answer
    QTest.mouseClick(dialog.clear_button, LEFT)
    settle(qtbot, window)
    assert chosen_folder(demo_place.store) is None
    assert "店主自己的规则文件" not in words(book.page)


def test_a_folder_that_cannot_be_used_is_refused_with_the_line(
    qtbot: QtBot, window: MainWindow, ask: ScriptedAsk, tmp_path: Path, demo_place: Workplace
) -> None:
    window.parts.menu.rule_folder.trigger()
    dialog = window.parts.rules.folder
    assert dialog is not None
    ask.answer = [own_folder(tmp_path, OWN.replace("within_hours = 20", "within_hours ="))]
    QTest.mouseClick(dialog.choose_button, LEFT)
    settle(qtbot, window)
    assert "line 3" in dialog.went_wrong.text()
    assert dialog.went_wrong.isVisible()
    assert chosen_folder(demo_place.store) is None
    ask.answer = []
    QTest.mouseClick(dialog.choose_button, LEFT)  # nobody answered
    assert dialog.went_wrong.isVisible()


def test_the_closed_dialogs_are_gone(qtbot: QtBot, window: MainWindow) -> None:
    window.parts.rules.open_rulebook()
    window.parts.rules.open_folder()
    window.parts.rules.open_changes()
    settle(qtbot, window)
    gone: list[str] = []
    for dialog in (window.parts.rules.rulebook, window.parts.rules.folder, window.parts.rules.changes):
        assert dialog is not None
        dialog.destroyed.connect(lambda: gone.append("one"))
        dialog.close()
    qtbot.waitUntil(lambda: len(gone) == 3)
    settle(qtbot, window)
    QApplication.processEvents()
