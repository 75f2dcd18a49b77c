"""The window, driven as a person does: drop, filter, search, click, save first, appeal; on the made-up shop."""

from __future__ import annotations

import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QPushButton
from pytestqt.qtbot import QtBot

from shopguard.core.finding import Risk
from shopguard.flows.costs.penalties import preview
from shopguard.flows.costs.strikes_ahead import strikes_first
from shopguard.flows.imports import importing
from shopguard.flows.orders.order_detail import order_detail
from shopguard.flows.orders.order_list import Filter, OrderRow, count_orders
from shopguard.flows.settings import Settings
from shopguard.flows.workplace import Workplace
from shopguard.importers.source import open_source
from shopguard.ui.costs.penalty_pane import PenaltyPane
from shopguard.ui.garbage import put_away
from shopguard.ui.jobs import Jobs
from shopguard.ui.look.application import Look
from shopguard.ui.look.words import yuan
from shopguard.ui.orders.finding_card import CALM, FindingCard
from shopguard.ui.orders.order_card import OrderCard
from shopguard.ui.shell.main_window import MainWindow
from shopguard.ui.shell.top_bar import DemoBanner
from shopguard.ui.table.order_model import COUNTDOWN, ORDER_ID, PAGE_ROWS, RISK
from tests.ui.driving import Clock, ScriptedAsk, drag_and_drop, file_list, settle, texts

LEFT = Qt.MouseButton.LeftButton
# the made-up shop at the tests' moment, counted in its own scenes
COUNTS = {Risk.VIOLATED: 23, Risk.DUE: 15, Risk.WATCH: 6, Risk.OK: 22, Risk.CLOSED: 10}
WORDS = {
    Risk.VIOLATED: "已违规",
    Risk.DUE: "快到点",
    Risk.WATCH: "要留意",
    Risk.OK: "未见异常",
    Risk.CLOSED: "已结束",
}
ORDERS = 76
Opener = Callable[[Workplace], MainWindow]


def shown_orders(window: MainWindow) -> list[str]:
    return [window.model.index(row, ORDER_ID).data() for row in range(window.model.rowCount())]


def click_row(window: MainWindow, row: int) -> None:
    where = window.table.visualRect(window.model.index(row, ORDER_ID)).center()
    QTest.mouseClick(window.table.viewport(), LEFT, Qt.KeyboardModifier.NoModifier, where)


def choose(window: MainWindow, setting: str, word: str) -> None:
    """Opens the settings and picks a word with the keyboard."""
    window.parts.menu.settings.trigger()
    dialog = window.parts.settings.dialog
    assert dialog is not None
    box = dialog.rows[setting].control
    assert isinstance(box, QComboBox)
    while box.currentText() != word:
        QTest.keyClick(box, Qt.Key.Key_Down)


def test_an_empty_window_says_where_to_drop_and_where_to_export(open_window: Opener, place: Workplace) -> None:
    window = open_window(place)
    assert window.pages.currentWidget() is window.empty
    said = texts(window.empty)
    assert "自定义报表" in said
    assert "快递信息" in said
    assert "python" not in said
    assert not window.filters.isVisible()


def test_dropped_files_become_coloured_rows(
    qtbot: QtBot, open_window: Opener, place: Workplace, demo_files: list[Path]
) -> None:
    window = open_window(place)
    assert drag_and_drop(window, file_list(*demo_files))
    assert window.parts.imports.progress.isVisible()
    settle(qtbot, window)
    assert not window.parts.imports.progress.isVisible()
    assert window.pages.currentWidget() is window.table
    assert window.model.rowCount() == ORDERS
    assert window.parts.side.currentWidget() is window.parts.imports.results
    said = texts(window.parts.imports.results)
    for file in demo_files:
        assert file.name in said
    assert "新增" in said
    assert "还缺这些" in said
    assert "default" not in texts(window.parts.penalties)  # the files name no shop: nobody reads how that is stored


def test_the_table_begins_with_the_most_urgent(window: MainWindow) -> None:
    shown = [window.model.index(row, RISK).data() for row in range(window.model.rowCount())]
    assert shown == [WORDS[risk] for risk in COUNTS for _ in range(COUNTS[risk])]
    due = [row.deadline or 0 for row in map(window.model.row, range(23, 38)) if row is not None]
    assert len(due) == 15
    assert due == sorted(due)


def test_chips_filter_by_risk_and_carry_counts(qtbot: QtBot, window: MainWindow) -> None:
    chips = {risk: chip.text() for risk, chip in window.filters.chips.items()}
    assert chips == {risk: f"{WORDS[risk]} {COUNTS[risk]}" for risk in Risk}
    assert window.filters.all_chip.text() == f"全部 {ORDERS}"
    due = window.filters.chips[Risk.DUE]
    QTest.mouseClick(due, LEFT)
    settle(qtbot, window)
    assert {window.model.index(row, RISK).data() for row in range(window.model.rowCount())} == {"快到点"}
    assert window.model.rowCount() == COUNTS[Risk.DUE]
    QTest.mouseClick(window.filters.all_chip, LEFT)
    settle(qtbot, window)
    assert window.model.rowCount() == ORDERS


def test_search_waits_for_the_typist_and_escape_clears_it(qtbot: QtBot, window: MainWindow) -> None:
    wanted = shown_orders(window)[3]
    QTest.keyClicks(window.filters.search, wanted)
    assert window.filters._pause.isActive()  # each key begins the pause anew
    qtbot.waitUntil(lambda: shown_orders(window) == [wanted])
    QTest.keyClick(window.filters.search, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: window.model.rowCount() == ORDERS)


def test_a_click_shows_the_order_and_what_to_do(qtbot: QtBot, window: MainWindow) -> None:
    click_row(window, 0)
    settle(qtbot, window)
    assert window.parts.side.currentWidget() is window.parts.panel
    order = window.parts.panel.order
    assert order is not None
    assert order.order_id == shown_orders(window)[0]
    said, worst = texts(window.parts.panel), order.findings[0]
    for fact in (order.order_id, worst.reason, worst.instead, worst.source, worst.certainty, worst.price):
        assert fact in said


def test_the_keyboard_alone_gets_to_an_order(qtbot: QtBot, window: MainWindow) -> None:
    window.table.setFocus()
    assert window.parts.side.currentWidget() is window.parts.penalties  # coming in chooses nothing yet
    QTest.keyClick(window.table, Qt.Key.Key_Down)
    settle(qtbot, window)
    assert window.parts.panel.order is not None
    assert window.parts.panel.order.order_id == shown_orders(window)[1]


def test_the_preview_shows_the_sums_and_jumps_to_an_order(
    qtbot: QtBot, window: MainWindow, demo_place: Workplace, moment: int
) -> None:
    wanted = preview(demo_place, moment)
    said = texts(window.parts.penalties)
    for fen in (wanted.now_fen, wanted.if_ignored_fen, wanted.unconfirmed_fen):
        assert yuan(fen) in said
    assert ("最后一次公布" in said) is wanted.last_known_only
    rescues = window.parts.penalties.rescues
    where = rescues.list.visualRect(rescues.model.index(0)).center()
    QTest.mouseClick(rescues.list.viewport(), LEFT, Qt.KeyboardModifier.NoModifier, where)
    settle(qtbot, window)
    assert window.parts.panel.order is not None
    assert window.parts.panel.order.order_id == strikes_first(wanted.fix_first)[0].order_id
    assert window.parts.side.currentWidget() is window.parts.panel


def test_a_refused_file_says_why_and_rejected_rows_can_be_found(
    qtbot: QtBot, open_window: Opener, place: Workplace, ask: ScriptedAsk, tmp_path: Path
) -> None:
    tracks = tmp_path / "轨迹.csv"
    tracks.write_text(
        "运单号,快递公司,轨迹时间,轨迹内容\nYT0000000000001,圆通,2026-11-19 10:00:00,已揽收\nYT0000000000002,圆通,昨天,已揽收\n",
        "utf-8",
    )
    other = tmp_path / "别的.csv"
    other.write_text("姓名,年龄\n甲,1\n", "utf-8")
    window = open_window(place)
    ask.answer = [tracks, other]
    QTest.mouseClick(window.top.open_button, LEFT)
    settle(qtbot, window)
    said = texts(window.parts.imports.results)
    assert "「别的.csv」" in said
    assert "第 3 行" in said
    assert "退回 1" in said
    (button,) = [one for one in window.parts.imports.results.findChildren(QPushButton) if "退回清单" in one.text()]
    QTest.mouseClick(button, LEFT)
    (folder,) = ask.folders_shown
    assert list(folder.glob("*.csv"))


@pytest.mark.parametrize("what", ["text", "web"])
def test_what_cannot_be_imported_is_refused_at_once(open_window: Opener, place: Workplace, what: str) -> None:
    window = open_window(place)
    dragged = QMimeData()
    if what == "text":
        dragged.setText("6900000000000000001")
    else:
        dragged.setUrls([QUrl("https://shop.example/orders.csv")])
    assert not drag_and_drop(window, dragged)
    assert window.notice.isVisible()
    assert window.notice.sentence.text()


def test_an_import_can_be_stopped(
    qtbot: QtBot, open_window: Opener, place: Workplace, demo_files: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    reached, gate = threading.Event(), threading.Event()

    def held(*given: Any, **named: Any) -> Any:
        """Opens the file as ever, once the gate is open."""
        reached.set()
        assert gate.wait(10)
        return open_source(*given, **named)

    monkeypatch.setattr(importing, "open_source", held)
    window = open_window(place)
    window.parts.imports.import_files(demo_files)
    assert reached.wait(10)
    QTest.mouseClick(window.parts.imports.progress.cancel, LEFT)
    gate.set()
    settle(qtbot, window)
    assert not window.parts.imports.progress.isVisible()
    assert "已停止导入" in window.notice.sentence.text()
    assert f"还没有开始的文件：{len(demo_files)} 个" in texts(window.parts.imports.results)
    assert count_orders(place, Filter()) == 0
    window.parts.imports.import_files(demo_files)
    settle(qtbot, window)
    assert window.model.rowCount() == ORDERS


def test_closing_while_busy_ends_everything(
    qtbot: QtBot, open_window: Opener, place: Workplace, demo_files: list[Path], ask: ScriptedAsk
) -> None:
    window = open_window(place)
    window.parts.imports.import_files(demo_files)
    ask.pick = 1  # stop and close
    with qtbot.waitSignal(window.closed):
        window.close()
    assert place.store._open == []


def test_a_second_import_has_to_wait(open_window: Opener, place: Workplace, demo_files: list[Path]) -> None:
    window = open_window(place)
    window.parts.imports.import_files(demo_files)
    window.parts.imports.import_files(demo_files)
    assert "还在导入" in window.notice.sentence.text()


def test_colours_change_when_their_time_comes(qtbot: QtBot, window: MainWindow, clock: Clock) -> None:
    assert window.parts.judgement._next.isActive()
    due = window.filters.chips[Risk.DUE].text()
    clock.now += 7 * 3_600
    window.parts.judgement._next.timeout.emit()
    settle(qtbot, window)
    assert window.filters.chips[Risk.DUE].text() != due


def test_the_clock_ticks_only_while_it_is_seen(qtbot: QtBot, window: MainWindow, clock: Clock) -> None:
    assert window.table.clock.goes()
    before = window.model.index(0, COUNTDOWN).data()
    clock.now += 3_600
    window.table.clock.tick()
    assert window.model.index(0, COUNTDOWN).data() != before
    QTest.mouseClick(window.filters.chips[Risk.CLOSED], LEFT)
    settle(qtbot, window)
    window.table.clock.stop()
    window.table.clock.look()
    assert not window.table.clock.goes()  # nothing that is over counts down


def test_dark_is_put_on_at_once_and_remembered(qtbot: QtBot, window: MainWindow, demo_place: Workplace) -> None:
    choose(window, "appearance", "深色")
    qtbot.waitUntil(lambda: window.palette().window().color().lightness() < 60)
    assert Settings(demo_place.data).text("appearance") == "dark"


def test_another_language_is_remembered_for_the_next_start(window: MainWindow, demo_place: Workplace) -> None:
    choose(window, "language", "English")
    assert Settings(demo_place.data).text("language") == "en"
    dialog = window.parts.settings.dialog
    assert dialog is not None
    assert "重新打开后换" in texts(dialog)


def test_english_and_the_demo_banner(
    qtbot: QtBot, look: Look, place: Workplace, clock: Clock, ask: ScriptedAsk
) -> None:
    look.speak("en")
    window = MainWindow(place, ask, clock, look, demo=True)
    qtbot.addWidget(window)
    (banner,) = window.findChildren(DemoBanner)
    assert "made up" in texts(banner)
    assert window.top.open_button.text() == "Open files…"
    assert not drag_and_drop(window, QMimeData())
    assert window.notice.sentence.text().startswith("That is no file on this computer")
    window.close()


def test_the_window_is_there_before_anything_heavy() -> None:
    code = (
        "import sys, shopguard.ui.window\n"
        "print([name for name in ('pandas', 'numpy', 'typst', 'sqlite_utils', 'PIL') if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_of_a_hundred_thousand_rows_only_those_in_view_are_touched(
    qtbot: QtBot, window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    looked_at: set[int] = set()
    pages: list[int] = []
    one, row_of = window.model.row(0), window.model.row
    assert one is not None

    def watched(number: int) -> OrderRow | None:
        looked_at.add(number)
        return row_of(number)

    monkeypatch.setattr(window.model, "row", watched)
    window.model.page_wanted.connect(pages.append)
    window.model.start_over(100_000, {0: [one] * PAGE_ROWS}, window.clock())
    window.table.scrollToBottom()
    window.table.grab()
    first, last = window.table.visible_rows()
    assert last == 99_999
    assert pages == [99_999 // PAGE_ROWS]
    assert len(looked_at) <= 2 * (last - first + 2)  # a screen at the top, a screen at the bottom
    settle(qtbot, window)


def test_the_findings_open_an_appeal(qtbot: QtBot, window: MainWindow) -> None:
    click_row(window, 0)
    settle(qtbot, window)
    card = next(card for card in window.parts.panel.findChildren(FindingCard) if card.view.appealable)
    assert card.appeal_button is not None
    QTest.mouseClick(card.appeal_button, LEFT)
    settle(qtbot, window)
    assert window.parts.appeal is not None
    assert window.parts.appeal.isVisible()
    assert window.parts.appeal.view.clause == card.view.finding.clause


def test_a_bug_is_recorded_without_data_and_said_and_the_window_stays(
    window: MainWindow, ask: ScriptedAsk, demo_place: Workplace
) -> None:
    window.report_bug(RuntimeError, RuntimeError("a made-up bug about 张三"), None)
    (record,) = (demo_place.data / "crashes").iterdir()
    assert "RuntimeError" in record.read_text("utf-8")
    assert "张三" not in record.read_text("utf-8")  # what went wrong, never with whose data
    (said,) = ask.said
    assert record.name in said
    assert window.isVisible()


def test_until_there_is_an_answer_it_says_what_it_is_doing(
    qtbot: QtBot, look: Look, demo_place: Workplace, ask: ScriptedAsk, clock: Clock
) -> None:
    window = MainWindow(demo_place, ask, clock, look)
    window.show()
    assert "正在读取…" in texts(window.pages)
    window.start()
    settle(qtbot, window)
    assert window.pages.currentWidget() is window.table
    assert "正在计算" not in texts(window.parts.penalties)
    put_away(window)


def test_without_orders_there_is_nothing_to_reckon(qtbot: QtBot, look: Look, place: Workplace) -> None:
    jobs = Jobs(place)
    pane = PenaltyPane(place, jobs)
    qtbot.addWidget(pane)
    pane.expect(some=False)
    assert texts(pane).startswith("导入订单以后")
    jobs.close()


def test_what_will_cost_money_stands_open_above_what_is_calm(
    qtbot: QtBot, window: MainWindow, demo_place: Workplace, moment: int
) -> None:
    orders = [order_detail(demo_place, order_id, moment) for order_id in shown_orders(window)]
    order = next(one for one in orders if any(view.looms and view.finding.state in CALM for view in one.findings))
    window.show_order(order.order_id)
    settle(qtbot, window)
    open_cards = [card for card in window.parts.panel.findChildren(FindingCard) if card.isVisible()]
    assert [card.view for card in open_cards] == [
        view for view in order.findings if view.looms or view.finding.state not in CALM
    ]


def test_what_is_unconfirmed_is_a_sum_of_its_own(
    qtbot: QtBot, window: MainWindow, demo_place: Workplace, moment: int
) -> None:
    orders = [order_detail(demo_place, order_id, moment) for order_id in shown_orders(window)]
    order = next(one for one in orders if one.yuan_unconfirmed_fen)
    window.show_order(order.order_id)
    settle(qtbot, window)
    header = texts(window.parts.panel.findChildren(OrderCard)[0])
    assert f"另有待证实\n{yuan(order.yuan_unconfirmed_fen)}" in header
    window.show_order(next(one.order_id for one in orders if not one.yuan_unconfirmed_fen))
    settle(qtbot, window)
    assert "另有待证实" not in texts(window.parts.panel.findChildren(OrderCard)[0])
