"""A change of rules in the window: judged in the background, stopped and finished, and the orders that changed colour."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from shopguard.app import build_workplace
from shopguard.core.finding import Risk
from shopguard.flows.rulebook import recoloured, rejudging
from shopguard.flows.rulebook.rule_folder import choose_folder
from shopguard.flows.workplace import Workplace
from shopguard.ui.rulebook import colour_changes
from shopguard.ui.rulebook.colour_changes import ChangeCard
from shopguard.ui.shell.main_window import MainWindow
from tests.ui.driving import settle, texts

LEFT = Qt.MouseButton.LeftButton
Opener = Callable[[Workplace], MainWindow]


@pytest.fixture
def stricter(tmp_path: Path) -> Path:
    """A rule folder that gives the pickup 20 hours instead of 24."""
    folder = tmp_path / "own"
    folder.mkdir()
    (folder / "pickup-timeout.toml").write_text(
        "[[values]]\nfrom = 2025-05-13\nclocks = [{ within_hours = 20 }]\n"
        'source = "群公告（编造）"\nread = 2026-11-19\ncertainty = "reported"\n',
        "utf-8",
    )
    return folder


def change_rules(qtbot: QtBot, window: MainWindow, folder: Path | None) -> None:
    window.parts.rules.open_folder()
    dialog = window.parts.rules.folder
    assert dialog is not None
    dialog._take(folder)
    settle(qtbot, window)


def cards(window: MainWindow) -> list[ChangeCard]:
    assert window.parts.rules.changes is not None
    return window.parts.rules.changes.page.findChildren(ChangeCard)


def test_a_new_rule_recolours_the_table_and_names_the_orders(
    qtbot: QtBot, window: MainWindow, demo_place: Workplace, stricter: Path
) -> None:
    before = {row.order_id: row.risk for row in map(window.model.row, range(window.model.rowCount())) if row}
    change_rules(qtbot, window, stricter)
    after = {row.order_id: row.risk for row in map(window.model.row, range(window.model.rowCount())) if row}
    differing = {order_id for order_id, risk in after.items() if before[order_id] != risk}
    assert differing
    assert {card.order.text() for card in cards(window)} == differing
    assert not window.parts.rules.strip.isVisible()
    changes = window.parts.rules.changes
    assert changes is not None
    assert changes.isVisible()
    assert "→" in changes.summary.text()
    said = texts(cards(window)[0])
    assert "按旧规则 · 揽收超时" in said
    assert "24 小时" in said
    assert "20 小时" in said


def test_a_click_leads_to_the_order(qtbot: QtBot, window: MainWindow, stricter: Path) -> None:
    change_rules(qtbot, window, stricter)
    card = cards(window)[0]
    QTest.mouseClick(card.order, LEFT)
    settle(qtbot, window)
    assert window.parts.panel.order is not None
    assert window.parts.panel.order.order_id == card.order.text()


def test_the_list_comes_again_until_it_is_closed(
    qtbot: QtBot, open_window: Opener, demo_place: Workplace, stricter: Path
) -> None:
    first = open_window(demo_place)
    change_rules(qtbot, first, stricter)
    first.close()
    second = open_window(demo_place)
    assert second.parts.rules.changes is not None
    second.parts.rules.changes.close()
    settle(qtbot, second)
    second.close()
    third = open_window(demo_place)
    assert third.parts.rules.changes is None
    third.parts.menu.colour_changes.trigger()
    settle(qtbot, third)
    assert cards(third)


def test_rules_that_changed_between_two_starts_are_judged_by_at_the_start(
    qtbot: QtBot, open_window: Opener, demo_place: Workplace, stricter: Path
) -> None:
    choose_folder(demo_place, stricter)  # as a file that was edited meanwhile
    window = open_window(demo_place)
    assert not rejudging.is_left(demo_place)
    assert cards(window)
    assert recoloured.count_changes(demo_place)


def test_it_can_be_stopped_and_is_finished_at_the_next_start(
    qtbot: QtBot, open_window: Opener, demo_place: Workplace, stricter: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rejudging, "BATCH", 1)
    window = open_window(demo_place)
    window.parts.rules.run.progressed.connect(window.parts.rules.strip.cancel.click)
    change_rules(qtbot, window, stricter)
    assert "下次打开时接着算" in window.notice.sentence.text()
    assert not window.parts.rules.strip.isVisible()
    assert rejudging.is_left(demo_place)
    window.close()
    demo_place.store.close()
    later = build_workplace(demo_place.data, language="zh")
    again = open_window(later)
    assert not rejudging.is_left(later)
    assert cards(again)
    assert recoloured.count_changes(later).keys() == {(Risk.DUE, Risk.VIOLATED)}
    again.close()
    later.store.close()


def test_a_change_that_recolours_nothing_says_so(qtbot: QtBot, window: MainWindow, stricter: Path) -> None:
    path = stricter / "pickup-timeout.toml"
    path.write_text(path.read_text("utf-8").replace("within_hours = 20", "within_hours = 24"), "utf-8")
    change_rules(qtbot, window, stricter)
    assert "没有订单换颜色" in window.notice.sentence.text()
    assert window.parts.rules.changes is None


def test_a_broken_file_is_said_at_the_start(
    qtbot: QtBot, open_window: Opener, demo_place: Workplace, stricter: Path
) -> None:
    choose_folder(demo_place, stricter)
    (stricter / "pickup-timeout.toml").write_text("[[values]\n", "utf-8")
    demo_place.store.close()
    later = build_workplace(demo_place.data, language="zh")
    window = open_window(later)
    assert "pickup-timeout.toml" in window.notice.sentence.text()
    assert "line 1" in window.notice.sentence.text()
    assert window.notice.isVisible()
    window.parts.rules.open_rulebook()
    settle(qtbot, window)
    assert window.parts.rules.rulebook is not None
    assert window.parts.rules.rulebook.broken.isVisible()
    window.close()
    later.store.close()


def test_more_of_the_list_is_added_below(
    qtbot: QtBot, window: MainWindow, stricter: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(colour_changes, "SHOWN_AT_ONCE", 1)
    change_rules(qtbot, window, stricter)
    (first,) = cards(window)
    changes = window.parts.rules.changes
    assert changes is not None
    QTest.mouseClick(changes.more, LEFT)
    settle(qtbot, window)
    assert len(cards(window)) == 2
    assert cards(window)[0] is first
    assert changes.more.isHidden() == ("2 个订单" in changes.summary.text())
