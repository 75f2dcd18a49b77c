"""Announced extensions in the window: added, changed, taken back; what they did is said."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QToolButton, QWidget
from pytestqt.qtbot import QtBot

from shopguard.core.beijing import DAY, HOUR, day_of, parse_iso
from shopguard.core.extensions import Extension, Terms
from shopguard.core.finding import Risk
from shopguard.core.message import Language
from shopguard.flows.judging import refresh
from shopguard.flows.orders.order_list import risk_counts
from shopguard.flows.rulebook.extending import list_extensions
from shopguard.flows.workplace import Workplace
from shopguard.store.extensions import insert_extension
from shopguard.ui.garbage import put_away
from shopguard.ui.imports.check_grid import CheckGrid
from shopguard.ui.look.application import Look
from shopguard.ui.rulebook.extension_dialog import ExtensionDialog
from shopguard.ui.shell.main_window import MainWindow
from tests.facts import line, save_order, save_track
from tests.ui.driving import Clock, ScriptedAsk, settle, texts
from tests.ui.shell.test_dialogs import living_garbage

LEFT = Qt.MouseButton.LeftButton
T0 = parse_iso("2026-11-18T10:00:00")
TODAY = parse_iso("2026-11-20T00:00:00")
STORM = Extension(
    Terms(T0, T0 + DAY, receivers=("新疆", "江苏"), extra=36 * HOUR, clauses=("pickup-timeout",)),
    note="编造的台风延期",
    source="编造的公告",
    read_on=date(2026, 11, 19),
)


@pytest.fixture
def shop(place: Workplace, moment: int) -> Workplace:
    """One order whose pickup came 30 hours after the upload."""
    with place.store.transaction() as db:
        facts = {"submitted_at": T0, "paid_at": T0, "uploaded_at": T0, "promised_at": T0 + 72 * HOUR}
        save_order(db, line("6900000000000000001", waybills="yto:YT0000000000001", **facts), known_as_of=T0 + HOUR)
        track = [(T0 + 30 * HOUR, "pickup"), (T0 + 31 * HOUR, "hub"), (T0 + 32 * HOUR, "signed")]
        save_track(db, "YT0000000000001", track, known_as_of=moment)
    refresh(place, moment)
    assert risk_counts(place)[Risk.VIOLATED] == 1
    return place


@pytest.fixture
def shop_window(open_window: Callable[[Workplace], MainWindow], shop: Workplace) -> MainWindow:
    return open_window(shop)


def opened(qtbot: QtBot, window: MainWindow) -> ExtensionDialog:
    window.parts.menu.extensions.trigger()
    settle(qtbot, window)
    assert window.parts.extensions.dialog is not None
    return window.parts.extensions.dialog


def press(qtbot: QtBot, window: MainWindow, button: QWidget) -> None:
    assert button.isVisible()
    QTest.mouseClick(button, LEFT)
    settle(qtbot, window)


def store(place: Workplace, extension: Extension, *, shipped: bool = False) -> int:
    with place.store.transaction() as db:
        db.execute("INSERT OR IGNORE INTO to_judge SELECT id FROM orders")
        return insert_extension(db, extension, told_at=T0, shipped=shipped)


def shortcut(grid: CheckGrid, word: str) -> QToolButton:
    (button,) = [one for one in grid.findChildren(QToolButton) if one.text() == word]
    return button


def test_it_says_what_it_does_and_that_nothing_is_there(qtbot: QtBot, shop_window: MainWindow) -> None:
    said = texts(opened(qtbot, shop_window))
    assert "由红色变为“不罚”" in said
    assert "填错会把真实的罚款藏起来" in said
    assert "618、双11 本身不延期" in said
    assert "还没有登记延期公告" in said


def test_an_announcement_is_added_and_taken_back(qtbot: QtBot, shop_window: MainWindow, shop: Workplace) -> None:
    dialog = opened(qtbot, shop_window)
    press(qtbot, shop_window, dialog.add_button)
    form = dialog.form
    assert (form.start.moment(), form.end.moment()) == (TODAY, TODAY + 2 * DAY - 1)
    form.start.show_moment(T0)
    form.hours.setValue(36)
    QTest.keyClicks(form.note, "made-up storm")
    QTest.keyClicks(form.source, "made-up notice")
    press(qtbot, shop_window, form.save_button)
    (row,) = list_extensions(shop)
    assert row.extension.terms == Terms(T0, TODAY + 2 * DAY - 1, extra=36 * HOUR)
    assert (row.extension.note, row.extension.source) == ("made-up storm", "made-up notice")
    assert row.extension.read_on == day_of(TODAY)
    assert dialog.said.text() == "已生效：1 个订单变了颜色。"
    assert dialog.cards[row.ref].count.text() == "有 1 个订单因为它换了颜色。"
    shown = shop_window.model.row(0)
    assert shown is not None
    assert shown.risk == Risk.OK  # the table behind shows it already
    press(qtbot, shop_window, dialog.undo_button)
    assert dialog.cards == {}
    assert risk_counts(shop)[Risk.VIOLATED] == 1


def test_an_announcement_is_changed(qtbot: QtBot, shop_window: MainWindow, shop: Workplace) -> None:
    ref = store(shop, STORM)
    dialog = opened(qtbot, shop_window)
    said = texts(dialog.cards[ref])
    for part in (
        "编造的台风延期",
        "2026-11-18 10:00:00 至 2026-11-19 10:00:00",
        "收货地：新疆、江苏",
        "加 36 小时",
        "揽收超时",
    ):
        assert part in said
    assert "编造的公告（2026-11-19 看到）" in said
    press(qtbot, shop_window, dialog.cards[ref].change_button)
    form = dialog.form
    assert form.to_provinces.chosen() == ("江苏", "新疆")  # in the order of the list
    assert form.clauses.chosen() == ("pickup-timeout",)
    assert "收货省份：江苏、新疆" in form.to_provinces.folded.toggle.text()
    form.moves.click()
    form.latest.show_moment(T0 + 29 * HOUR)
    press(qtbot, shop_window, form.save_button)
    assert dialog.said.text() == "已生效：1 个订单变了颜色。"
    (row,) = list_extensions(shop)
    assert (row.extension.terms.extra, row.extension.terms.latest_at) == (None, T0 + 29 * HOUR)
    assert "最晚 2026-11-19 15:00:00" in texts(dialog.cards[row.ref])
    assert risk_counts(shop)[Risk.VIOLATED] == 1


def test_an_announcement_is_removed_and_comes_back(qtbot: QtBot, shop_window: MainWindow, shop: Workplace) -> None:
    ref = store(shop, STORM)
    dialog = opened(qtbot, shop_window)
    press(qtbot, shop_window, dialog.cards[ref].remove_button)
    assert dialog.cards == {}
    assert dialog.said.text() == "已生效：1 个订单变了颜色。"
    press(qtbot, shop_window, dialog.undo_button)
    assert list(dialog.cards) == [ref]


def test_a_shipped_one_is_switched_off_and_on(qtbot: QtBot, shop_window: MainWindow, shop: Workplace) -> None:
    ref = store(shop, STORM, shipped=True)
    dialog = opened(qtbot, shop_window)
    assert "随程序提供" in texts(dialog.cards[ref])
    assert dialog.cards[ref].remove_button.text() == "停用"
    press(qtbot, shop_window, dialog.cards[ref].remove_button)
    assert dialog.cards[ref].row.removed
    assert not dialog.cards[ref].count.isVisible()
    press(qtbot, shop_window, dialog.cards[ref].return_button)
    assert not dialog.cards[ref].row.removed
    assert dialog.said.text() == "已生效：1 个订单变了颜色。"


def test_what_is_missing_is_said_in_the_form(qtbot: QtBot, shop_window: MainWindow, shop: Workplace) -> None:
    dialog = opened(qtbot, shop_window)
    press(qtbot, shop_window, dialog.add_button)
    form = dialog.form
    QTest.keyClicks(form.note, "storm")
    press(qtbot, shop_window, form.save_button)
    assert "在哪里看到的公告" in form.problem.text()
    QTest.keyClicks(form.source, "notice")
    form.to_provinces.folded.toggle.click()
    press(qtbot, shop_window, shortcut(form.to_provinces, "都不选"))
    press(qtbot, shop_window, form.save_button)
    assert "至少要选一个" in form.problem.text()
    assert "一个都没选" in form.to_provinces.folded.toggle.text()
    assert list_extensions(shop) == []
    QTest.keyClick(form.note, Qt.Key.Key_Escape)
    assert dialog.isVisible()
    assert dialog.pages.currentWidget() is not form


def test_provinces_are_taken_in_groups(qtbot: QtBot, shop_window: MainWindow) -> None:
    dialog = opened(qtbot, shop_window)
    press(qtbot, shop_window, dialog.add_button)
    grid = dialog.form.to_provinces
    assert len(grid.boxes) == 34
    assert grid.chosen() == ()
    grid.folded.toggle.click()
    press(qtbot, shop_window, shortcut(grid, "偏远（新疆、西藏等 8 个）"))
    assert set(grid.chosen() or ()) == {"新疆", "西藏", "内蒙古", "青海", "宁夏", "云南", "甘肃", "海南"}
    press(qtbot, shop_window, shortcut(grid, "江苏、浙江、上海、安徽"))
    assert set(grid.chosen() or ()) == {"江苏", "浙江", "上海", "安徽"}
    press(qtbot, shop_window, shortcut(grid, "北京、天津、河北"))
    assert set(grid.chosen() or ()) == {"北京", "天津", "河北"}
    press(qtbot, shop_window, shortcut(grid, "全部"))
    assert grid.chosen() == ()
    assert grid.folded.toggle.text() == "收货省份：全部"


def test_a_step_is_finished_when_the_window_is_closed_at_once(
    qtbot: QtBot, shop_window: MainWindow, shop: Workplace
) -> None:
    ref = store(shop, STORM)
    dialog = opened(qtbot, shop_window)
    QTest.mouseClick(dialog.cards[ref].remove_button, LEFT)
    shop_window.close()
    assert list_extensions(shop) == []


def test_a_closed_dialog_is_gone(qtbot: QtBot, shop_window: MainWindow) -> None:
    dialog = opened(qtbot, shop_window)
    press(qtbot, shop_window, dialog.add_button)
    press(qtbot, shop_window, dialog.form.cancel_button)
    with qtbot.waitSignal(dialog.destroyed):
        QTest.mouseClick(dialog.close_button, LEFT)
    assert shop_window.parts.extensions.dialog is None
    settle(qtbot, shop_window)
    assert living_garbage() == []


@pytest.mark.parametrize("language", ["zh", "en"])
def test_it_fits_a_small_screen(
    qtbot: QtBot, look: Look, shop: Workplace, ask: ScriptedAsk, clock: Clock, language: Language
) -> None:
    look.speak(language)
    store(shop, STORM)
    window = MainWindow(shop, ask, clock, look)
    window.show()
    window.start()
    settle(qtbot, window)
    dialog = opened(qtbot, window)
    dialog.resize(640, 480)
    assert (dialog.width(), dialog.height()) == (640, 480)
    press(qtbot, window, dialog.add_button)
    assert dialog.rect().contains(dialog.form.save_button.mapTo(dialog, dialog.form.save_button.rect().bottomRight()))
    put_away(window)
