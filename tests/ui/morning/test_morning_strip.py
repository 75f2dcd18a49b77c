"""The strip above the table in the morning, driven as a person does; and the empty window beside it."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from pytestqt.qtbot import QtBot

from shopguard.core.beijing import DAY, HOUR, parse_iso
from shopguard.core.message import UserProblem
from shopguard.flows.imports.importing import import_files
from shopguard.flows.morning.morning import morning
from shopguard.flows.morning.visits import note_visit
from shopguard.flows.orders.marks import hand_over
from shopguard.flows.settings import remembered
from shopguard.flows.workplace import Workplace
from shopguard.ui.garbage import put_away
from shopguard.ui.look.application import Look
from shopguard.ui.look.path_text import PathText
from shopguard.ui.morning.morning_desk import FOLDED
from shopguard.ui.shell import demo_start
from shopguard.ui.shell.main_window import MainWindow
from shopguard.ui.table.order_model import ORDER_ID
from tests.flows.imports.daily_exports import export, order, tracks, waiting
from tests.ui.driving import Clock, ScriptedAsk, settle, texts

LEFT = Qt.MouseButton.LeftButton
NINE = parse_iso("2026-11-20T09:00")
Opener = Callable[[Workplace], MainWindow]


def click(widget: QWidget) -> None:
    assert widget.isVisible()
    QTest.mouseClick(widget, LEFT)


MISSED = order(
    2, "2026-11-18 10:00:00", status="已发货", promised="2026-11-20 10:00:00", sent="2026-11-18 12:00:00",
    parcel="YT0000000000002-圆通速递",
)  # fmt: skip


def number(nth: int) -> str:
    return f"69{nth:017d}"


def shown_orders(window: MainWindow) -> set[str]:
    return {window.model.index(row, ORDER_ID).data() for row in range(window.model.rowCount())}


@pytest.fixture
def at_nine(place: Workplace, tmp_path: Path, clock: Clock) -> Workplace:
    """Three orders to be sent until 11:00, one until 15:00, one that has time; nine in the morning."""
    clock.now = NINE
    rows = [waiting(nth, "2026-11-20 11:00:00") for nth in (1, 2, 3)]
    rows.append(waiting(4, "2026-11-20 15:00:00"))
    rows.append(order(5, "2026-11-20 08:00:00", promised="2026-11-23 08:00:00"))
    import_files(place, [export(tmp_path / "orders.csv", *rows)], now=NINE, as_of=NINE)
    return place


def test_what_is_due_first_is_said_and_shown_by_one_button(
    qtbot: QtBot, open_window: Opener, at_nine: Workplace
) -> None:
    window = open_window(at_nine)
    strip = window.parts.morning.strip
    assert strip.headline.text() == "今天 12:00 前到期 3 单"
    assert strip.main_button.text() == "先办这 3 单"
    click(strip.main_button)
    settle(qtbot, window)
    assert shown_orders(window) == {number(1), number(2), number(3)}
    assert "挑出来的" in _said(window)
    click(window.parts.list.filtering.active.clear_button)
    settle(qtbot, window)
    assert len(shown_orders(window)) == 5


def test_what_costs_later_today_is_said_with_what_costs_nothing(
    open_window: Opener, place: Workplace, tmp_path: Path, clock: Clock
) -> None:
    clock.now = NINE
    rows = [order(1, "2026-11-19 08:00:00", promised="2026-11-20 11:00:00"), MISSED]
    way = tracks(tmp_path / "tracks.csv", ("YT0000000000002", "圆通速递", "2026-11-18 22:14:00", "【南京市】已揽收"))
    import_files(place, [export(tmp_path / "orders.csv", *rows), way], now=NINE, as_of=NINE)
    window = open_window(place)
    said = "今天 12:00 前到期 1 单，不扣款；今天 22:14 起还有 1 单，不办约罚 ¥"
    assert window.parts.morning.strip.headline.text().startswith(said)


def _said(window: MainWindow) -> str:
    """What the chips of active filters say."""
    return " ".join(one.accessibleName() for one in window.filters.findChildren(QWidget))


def test_what_was_handed_over_is_no_longer_asked_for(qtbot: QtBot, open_window: Opener, at_nine: Workplace) -> None:
    window = open_window(at_nine)
    strip = window.parts.morning.strip
    window.parts.marks.hand_over([number(1), number(2), number(3)])
    settle(qtbot, window)
    assert strip.headline.text() == "今天 18:00 前到期 1 单"
    hand_over(at_nine, [number(4)], NINE, NINE)
    window.parts.morning.look()
    settle(qtbot, window)
    assert strip.headline.text() == "眼下没有要先办的订单"
    assert not strip.main_button.isVisible()
    assert not strip.calls_button.isVisible()


def test_the_calls_are_about_these_orders(qtbot: QtBot, open_window: Opener, demo_place: Workplace) -> None:
    window = open_window(demo_place)
    click(window.parts.morning.strip.calls_button)
    settle(qtbot, window)
    dialog = window.parts.costs.dialog
    assert dialog is not None
    assert dialog.isVisible()


def test_the_first_day_has_nothing_to_compare_with(open_window: Opener, at_nine: Workplace) -> None:
    strip = open_window(at_nine).parts.morning.strip
    assert strip.changes.isHidden()
    assert strip.data.missing.text() == "还没导入过：物流轨迹、售后单、动账明细"


def test_the_next_day_says_what_changed_and_leads_to_it(
    qtbot: QtBot, open_window: Opener, at_nine: Workplace, clock: Clock, tmp_path: Path
) -> None:
    note_visit(at_nine, NINE + HOUR)
    clock.now = NINE + DAY
    late = [order(nth, "2026-11-19 08:00:00", promised="2026-11-20 11:00:00") for nth in (1, 2)]
    import_files(at_nine, [export(tmp_path / "next.csv", *late)], now=clock.now, as_of=clock.now)
    changes = morning(at_nine, clock.now).changes
    assert changes is None  # nobody was here today yet
    window = open_window(at_nine)
    line = window.parts.morning.strip.changes
    assert line.sentence.text() == "从昨天 10:00 到现在："
    assert line.red.text() == "新变红 2"
    click(line.red)
    settle(qtbot, window)
    assert shown_orders(window) == {number(1), number(2)}


def test_old_data_is_said_with_a_way_to_newer(
    qtbot: QtBot, open_window: Opener, at_nine: Workplace, clock: Clock, ask: ScriptedAsk, tmp_path: Path
) -> None:
    clock.now = NINE + DAY
    window = open_window(at_nine)
    data = window.parts.morning.strip.data
    assert data.old.text() == "订单只到昨天 09:00。导入新的，判断才准。"
    assert not data.missing.isVisible()
    assert not window.parts.morning.strip.old.isVisible()
    click(window.parts.morning.strip.toggle)
    assert window.parts.morning.strip.old.isVisible()  # folded away, but not forgotten
    click(window.parts.morning.strip.toggle)
    ask.answer = [export(tmp_path / "new.csv", order(9, "2026-11-21 08:00:00", promised="2026-11-22 08:00:00"))]
    ask.pick = 0  # it is still this shop
    click(data.import_button)
    settle(qtbot, window)
    assert data.old.text() == ""
    assert data.missing.isVisible()


def test_folded_stays_folded(qtbot: QtBot, open_window: Opener, at_nine: Workplace) -> None:
    window = open_window(at_nine)
    strip = window.parts.morning.strip
    assert strip.data.isVisible()
    high = strip.sizeHint().height()
    strip.toggle.setFocus()
    QTest.keyClick(strip.toggle, Qt.Key.Key_Space)
    settle(qtbot, window)
    assert not strip.data.isVisible()
    assert strip.sizeHint().height() < high
    assert remembered(at_nine, FOLDED) == "1"
    assert not open_window(at_nine).parts.morning.strip.data.isVisible()
    click(strip.toggle)
    settle(qtbot, window)
    assert remembered(at_nine, FOLDED) == "0"


def test_the_guide_names_the_paths_to_copy(qtbot: QtBot, open_window: Opener, at_nine: Workplace) -> None:
    window = open_window(at_nine)
    click(window.parts.morning.strip.data.guide_button)
    dialog = window.parts.morning.dialog
    assert isinstance(dialog, QDialog)
    path = next(one for one in dialog.findChildren(PathText) if "售后工作台" in one.sentence)
    assert list(path.paths.values()) == ["售后 → 售后工作台 → 导出"]
    dialog.reject()


def test_an_empty_window_offers_the_demo_shop_in_a_window_of_its_own(
    open_window: Opener, place: Workplace, monkeypatch: pytest.MonkeyPatch
) -> None:
    started: list[str] = []
    monkeypatch.setattr(demo_start, "start_demo", started.append)
    window = open_window(place)
    assert "售后工作台" in " ".join(one.sentence for one in window.empty.findChildren(PathText))
    assert "快递信息" in texts(window.empty)
    assert not window.parts.morning.strip.isVisible()
    click(window.empty.demo_button)
    assert started == ["zh"]
    assert not place.data.joinpath("exports").exists()


def test_a_demo_that_cannot_be_started_is_said(
    open_window: Opener, place: Workplace, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_language: str) -> None:
        raise UserProblem("problem.demo_not_started")

    monkeypatch.setattr(demo_start, "start_demo", fail)
    window = open_window(place)
    click(window.empty.demo_button)
    assert "演示店铺没有打开，你的数据没有变" in window.notice.sentence.text()


def test_the_demo_is_the_program_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    program, arguments = demo_start.demo_command("en")
    assert arguments == ["-m", "shopguard", "--lang", "en", "demo"]
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    assert demo_start.demo_command("zh") == (program, ["--lang", "zh", "demo"])


def test_its_room_is_kept_at_the_next_start(
    qtbot: QtBot, open_window: Opener, at_nine: Workplace, look: Look, ask: ScriptedAsk, clock: Clock
) -> None:
    first = open_window(at_nine)
    table_top = first.table.mapTo(first, QPoint(0, 0)).y()
    first.close()
    window = MainWindow(at_nine, ask, clock, look)
    window.show_last()
    window.show()
    QApplication.processEvents()
    assert window.table.isVisible()
    assert window.table.mapTo(window, QPoint(0, 0)).y() == table_top
    window.start()
    settle(qtbot, window)
    QApplication.processEvents()
    assert window.table.mapTo(window, QPoint(0, 0)).y() == table_top
    put_away(window)


def test_a_low_window_begins_folded(
    qtbot: QtBot, open_window: Opener, at_nine: Workplace, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("shopguard.ui.morning.morning_desk.LOW_WINDOW", 5_000)
    strip = open_window(at_nine).parts.morning.strip
    assert strip.isVisible()
    assert not strip.data.isVisible()
