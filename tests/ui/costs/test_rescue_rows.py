"""A row of whom to save first: whom to call about it, what its figure needs, and a row that saves a strike and no money."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QFont, QFontMetrics
from pytestqt.qtbot import QtBot

from shopguard.core.beijing import HOUR
from shopguard.flows.costs.penalties import preview
from shopguard.flows.workplace import Workplace
from shopguard.ui.costs.rescue_list import fitted
from shopguard.ui.costs.rescue_model import RescueModel, RescueRole
from tests.flows.costs.test_rescue import T0, sent
from tests.flows.costs.test_strikes_ahead import NOW, rushing
from tests.flows.test_penalties import save, waiting


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
        (
            "揽收超时 · 最晚 11-19 10:00（过了这个点还能省 ¥22）",
            f"圆通速递 · YT0000000000100 · {order_id}",
            "省 ¥25",
        )
    ]


def test_a_strike_and_no_money(qtbot: QtBot, place: Workplace) -> None:
    now = T0 + 49 * HOUR
    for number in range(1, 20):
        sent(place, number, T0, known_as_of=now)
    for number in range(20, 50):
        sent(place, number, T0 + 40 * HOUR, known_as_of=now)
    last = sent(place, 99, T0 - 24 * HOUR, T0 + 3 * HOUR, known_as_of=now)
    assert rows(place, now, 3) == [
        ("揽收严重超时 · 最晚 11-20 13:00", f"圆通速递 · YT0000000009901 · {last}", "免记一次处罚")
    ]


def test_money_and_a_strike_are_both_said(qtbot: QtBot, place: Workplace) -> None:
    rushing(place)
    parent = QObject()
    model = RescueModel(parent)
    model.start_over(preview(place, NOW, 3).fix_first, 4)
    first, last = model.index(0), model.index(3)
    assert first.data(RescueRole.FIGURE) == "省 ¥3"
    assert last.data(RescueRole.FIGURE) == "省 ¥22\n免记一次处罚"
    said = "揽收严重超时 · 最晚 11-20 13:00, 圆通速递 · YT0000000009900 · 6900000000000000099, 省 ¥22, 免记一次处罚"
    assert last.data(Qt.ItemDataRole.AccessibleTextRole) == said


def test_in_a_narrow_window_the_waybill_stays_whole(qtbot: QtBot) -> None:
    metrics = QFontMetrics(QFont())
    before, number = "圆通速递 · YT0000000009900 · ", "6900000000000000099"
    room = metrics.horizontalAdvance(before + number)
    assert fitted(before + number, number, metrics, room) == before + number
    narrow = fitted(before + number, number, metrics, room - metrics.horizontalAdvance("0" * 10))
    assert narrow.startswith(before + "…")
    assert narrow.endswith("0099")


def test_an_order_not_sent_has_no_parcel_to_name(qtbot: QtBot, place: Workplace) -> None:
    save(place, [waiting(1, paid_at=T0, hours=240)], T0 + 239 * HOUR)
    assert [below for _, below, _ in rows(place, T0 + 239 * HOUR, 3)] == ["6900000000000000001"]
