"""After-sale exports and ledgers in the window: what was taken, and what a case tells of an order."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from pytestqt.qtbot import QtBot

from shopguard.flows.imports.importing import import_files
from shopguard.flows.workplace import Workplace
from shopguard.ui.shell.main_window import MainWindow
from tests.importers.money_files import case, fine, write_cases, write_ledger
from tests.ui.driving import settle, texts


def test_what_was_taken_and_what_a_case_tells(
    open_window: Callable[[Workplace], MainWindow], demo_place: Workplace, qtbot: QtBot, tmp_path: Path, moment: int
) -> None:
    order = str(
        demo_place.store.connection()
        .execute("SELECT order_id FROM orders WHERE status = 'shipped' ORDER BY order_id LIMIT 1")
        .fetchone()[0]
    )
    files = [
        write_ledger(tmp_path / "动账.csv", fine(动账金额="12.00", 订单号=order)),
        write_cases(tmp_path, case(订单号=order, 商品单号=order), name="售后单-2026-11-20 11_50_00.xlsx"),
    ]
    import_files(demo_place, files, now=moment)
    window = open_window(demo_place)
    settle(qtbot, window)
    taken = "揽收超时 15 元、发运严重超时 10 元、轨迹异常（没写哪一条） 5 元"  # the made-up shop's own 18 among it
    assert f"动账明细里已扣 30 元（退回的已减去）：{taken}" in texts(window.parts.penalties)
    window.show_order(order)
    settle(qtbot, window)
    assert window.parts.panel.tags is not None
    assert list(window.parts.panel.tags.chips.words) == ["买家申请退款 11-19 10:00（售后文件）"]
