"""What is said before a case is opened of which no notice came, and that its deadline and its packet are no more than they are."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from shopguard.flows.orders.order_list import Filter, list_orders
from shopguard.ui.shell.main_window import MainWindow
from tests.ui.driving import ScriptedAsk, settle


def red_order(window: MainWindow) -> tuple[str, str]:
    """An order that is violated, and of what."""
    row = list_orders(window.place, Filter())[0]
    assert row.clause is not None
    return row.order_id, row.clause


def test_it_asks_before_it_makes_a_case_and_says_what_is_not_known(
    qtbot: QtBot, window: MainWindow, ask: ScriptedAsk
) -> None:
    ask.sure = False
    order_id, clause = red_order(window)
    window.parts.panel.appeal_wanted.emit(order_id, clause)
    settle(qtbot, window)
    assert order_id in ask.said[-1]
    assert "只能估计" in ask.said[-1]
    assert window.parts.appeal is None
    assert window.place.store.connection().execute("SELECT COUNT(*) FROM appeal").fetchone()[0] == 0


def test_deadline_and_empty_reason_are_said_as_they_are(qtbot: QtBot, window: MainWindow) -> None:
    window.parts.panel.appeal_wanted.emit(*red_order(window))
    settle(qtbot, window)
    dialog = window.parts.appeal
    assert dialog is not None
    assert dialog.header.due.line.text().startswith("估计：")
    assert dialog.header.due.line.text().endswith("（填了通知时间才准）")
    with window.place.store.transaction() as db:
        db.execute("UPDATE appeal SET reason_text = ' '")
    dialog.printing.show_preview()
    settle(qtbot, window)
    preview = dialog.printing.preview
    assert preview is not None
    assert "申诉理由还是空的" in preview.note.text()
    assert preview.note.isVisible()
    preview.reject()
