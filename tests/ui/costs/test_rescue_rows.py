"""A row of whom to save first: what its figure needs, and a row that saves a strike and no money."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt
from pytestqt.qtbot import QtBot

from shopguard.core.beijing import HOUR
from shopguard.flows.costs.penalties import preview
from shopguard.flows.workplace import Workplace
from shopguard.ui.costs.rescue_model import RescueModel, RescueRole
from tests.flows.costs.test_rescue import T0, sent


def rows(place: Workplace, at: int, horizon: int) -> list[tuple[str, str, str]]:
    """Title, second line and figure of each."""
    parent = QObject()
    model = RescueModel(parent)
    told = preview(place, at, horizon).fix_first
    model.start_over(told, len(told))
    roles = (Qt.ItemDataRole.DisplayRole, RescueRole.BELOW, RescueRole.FIGURE)
    found = [model.index(row) for row in range(model.rowCount())]
    return [tuple(str(index.data(role)) for role in roles) for index in found]  # type: ignore[misc]


def test_what_is_left_after_the_first_deadline(qtbot: QtBot, place: Workplace) -> None:
    order_id = sent(place, 1, T0, known_as_of=T0 + 23 * HOUR)
    assert rows(place, T0 + 23 * HOUR, 30) == [
        ("揽收超时 · 最晚 11-19 10:00", f"{order_id}（过了这个点还能省 ¥22）", "省 ¥25")
    ]


def test_a_strike_and_no_money(qtbot: QtBot, place: Workplace) -> None:
    now = T0 + 49 * HOUR
    for number in range(1, 20):
        sent(place, number, T0, known_as_of=now)
    for number in range(20, 50):
        sent(place, number, T0 + 40 * HOUR, known_as_of=now)
    last = sent(place, 99, T0 - 24 * HOUR, T0 + 3 * HOUR, known_as_of=now)
    assert rows(place, now, 3) == [("揽收严重超时 · 最晚 11-20 13:00", last, "免记一次处罚")]
