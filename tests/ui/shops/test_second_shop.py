"""A second shop's export while there is a single shop: asked once in the window."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from shopguard.flows.imports.importing import import_files
from shopguard.flows.orders.order_list import risk_counts
from shopguard.flows.workplace import Workplace
from shopguard.ui.shell.main_window import MainWindow
from shopguard.ui.shops.which_shop_dialog import WhichShopDialog
from tests.flows.imports.daily_exports import export, order
from tests.ui.driving import ScriptedAsk, settle

Open = Callable[[Workplace], MainWindow]


@pytest.fixture
def shop(place: Workplace, tmp_path: Path, moment: int) -> Workplace:
    """An unnamed shop with an order."""
    import_files(place, [export(tmp_path / "1.csv", order(1, "2026-11-18 10:00:00"))], now=moment)
    return place


def orders(place: Workplace) -> int:
    return sum(risk_counts(place).values())


def test_it_is_still_this_shop(
    qtbot: QtBot, open_window: Open, shop: Workplace, tmp_path: Path, ask: ScriptedAsk
) -> None:
    window = open_window(shop)
    ask.pick = 0
    for number in (2, 3):
        window.import_files([export(tmp_path / f"{number}.csv", order(number, "2026-11-18 10:00:00"))])
        settle(qtbot, window)
        assert orders(shop) == number
    (said,) = ask.said
    assert "2.csv" in said
    assert "（未填店铺名）" in said


def test_it_is_another_shop_or_nothing(
    qtbot: QtBot, open_window: Open, shop: Workplace, tmp_path: Path, ask: ScriptedAsk
) -> None:
    window = open_window(shop)
    strange = export(tmp_path / "2.csv", order(2, "2026-11-18 10:00:00"))
    window.import_files([strange])
    settle(qtbot, window)
    assert orders(shop) == 1
    assert not window.parts.imports.run.running()
    ask.pick = 1
    window.import_files([strange])
    settle(qtbot, window)
    assert isinstance(window.parts.shops.dialog, WhichShopDialog)
    window.parts.shops.dialog.reject()
    settle(qtbot, window)
    assert orders(shop) == 1
