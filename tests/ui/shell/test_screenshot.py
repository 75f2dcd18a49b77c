"""The picture of the window for machines without a display."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from shopguard.flows.orders.order_list import Filter, list_orders
from shopguard.flows.workplace import Workplace
from shopguard.ui.shell.screenshot import save_screenshot


@pytest.mark.parametrize("dark", [False, True])
def test_it_shows_the_chosen_order(
    qapp: QApplication, demo_place: Workplace, tmp_path: Path, moment: int, dark: bool
) -> None:
    picture = tmp_path / "window.png"
    worst = list_orders(demo_place, Filter(), limit=1)[0].order_id
    save_screenshot(demo_place, picture, now=moment, dark=dark, size=(1100, 700), select=worst)
    drawn = QImage(str(picture))
    assert (drawn.width(), drawn.height()) == (1100, 700)
    assert (drawn.pixelColor(5, 300).lightness() < 60) is dark


def test_a_folder_that_is_not_there_is_an_error(
    qapp: QApplication, demo_place: Workplace, tmp_path: Path, moment: int
) -> None:
    with pytest.raises(OSError, match="could not be written"):
        save_screenshot(demo_place, tmp_path / "nowhere" / "window.png", now=moment)
