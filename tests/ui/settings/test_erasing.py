"""Orders erased from the window: chosen in the table, or old; what goes is shown first."""

from __future__ import annotations

import json

from PySide6.QtWidgets import QSpinBox
from pytestqt.qtbot import QtBot

from shopguard.core.beijing import DAY
from shopguard.flows.appeals.opening import open_appeal
from shopguard.flows.erasing.retention import agreement
from shopguard.flows.settings import remember
from shopguard.ui.settings.erasing_dialog import ErasingDialog
from shopguard.ui.shell.main_window import MainWindow
from tests.ui.driving import Clock, settle, texts
from tests.ui.table.list_driving import click_order, shown


def dialog_of(qtbot: QtBot, window: MainWindow) -> ErasingDialog:
    settle(qtbot, window)
    dialog = window.parts.erasing.dialog
    assert dialog is not None
    return dialog


def orders(window: MainWindow) -> int:
    return int(window.place.store.connection().execute("SELECT COUNT(*) FROM orders").fetchone()[0])


def test_a_chosen_order_goes_once_the_owner_has_seen_what_goes(qtbot: QtBot, window: MainWindow) -> None:
    click_order(window, 0)
    settle(qtbot, window)
    gone, before = shown(window)[0], orders(window)
    assert window.parts.panel.order is not None
    window.parts.list.actions.erase.trigger()
    dialog = dialog_of(qtbot, window)
    assert "要删 1 个订单" in texts(dialog)
    assert "不能撤销" in texts(dialog)
    assert orders(window) == before
    assert not dialog.erase_button.isDefault()
    dialog.erase_button.click()
    settle(qtbot, window)
    assert window.parts.erasing.dialog is None
    assert orders(window) == before - 1
    assert gone not in shown(window)
    assert "已删除 1 个订单" in window.notice.sentence.text()
    assert window.parts.panel.order is None


def test_leaving_it_erases_nothing(qtbot: QtBot, window: MainWindow) -> None:
    before = orders(window)
    click_order(window, 0)
    settle(qtbot, window)
    window.parts.list.actions.erase.trigger()
    dialog_of(qtbot, window).close_button.click()
    settle(qtbot, window)
    assert window.parts.erasing.dialog is None
    assert orders(window) == before


def test_a_case_under_way_needs_a_tick_of_its_own(qtbot: QtBot, window: MainWindow, moment: int) -> None:
    click_order(window, 0)
    settle(qtbot, window)
    clause = (
        window.place.store.connection()
        .execute(
            "SELECT f.clause FROM finding f JOIN orders o ON o.id = f.order_ref WHERE o.order_id = ? AND f.state = 'breached'",
            (shown(window)[0],),
        )
        .fetchone()[0]
    )
    open_appeal(window.place, shown(window)[0], clause, now=moment)
    window.parts.list.actions.erase.trigger()
    dialog = dialog_of(qtbot, window)
    assert dialog.open_cases.isVisible()
    assert not dialog.erase_button.isEnabled()
    dialog.open_cases.click()
    assert dialog.erase_button.isEnabled()
    dialog.erase_button.click()
    settle(qtbot, window)
    assert window.place.store.connection().execute("SELECT COUNT(*) FROM appeal").fetchone()[0] == 0


def test_old_orders_go_once_a_month_after_the_owner_has_agreed(
    qtbot: QtBot, window: MainWindow, clock: Clock, moment: int
) -> None:
    clock.now = moment + 800 * DAY
    window.parts.settings.open()
    page = window.parts.settings.dialog
    assert page is not None
    months = page.rows["keep_months"].control
    assert isinstance(months, QSpinBox)
    months.setValue(6)
    page.accept()
    before = orders(window)
    window.parts.erasing.look()
    settle(qtbot, window)
    assert orders(window) == before  # nobody has said yes
    assert "还什么都没删" in window.notice.sentence.text()
    window.notice.action.click()
    dialog = dialog_of(qtbot, window)
    assert "只留 6 个月" in texts(dialog)
    assert "每月自动删一次" in texts(dialog)
    assert agreement(window.place) is None
    dialog.erase_button.click()
    settle(qtbot, window)
    assert orders(window) < before
    agreed = agreement(window.place)
    assert agreed is not None
    assert agreed.months == 6
    left = orders(window)
    window.parts.erasing.look()
    settle(qtbot, window)
    assert orders(window) == left
    with window.place.store.transaction() as db:  # and files go on coming
        db.execute("UPDATE source_file SET known_by = 'name', known_as_of = ?", (clock.now - DAY,))
    remember(window.place, "retention", json.dumps({"months": 6, "ran_at": clock.now - 31 * DAY}))
    window.parts.erasing.look()
    settle(qtbot, window)
    ran = agreement(window.place)
    assert ran is not None
    assert ran.ran_at == clock.now
