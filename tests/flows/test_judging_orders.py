"""Many orders are judged by two connections: the same comes out, an import has to wait, and a stop leaves nothing half done."""

from __future__ import annotations

from contextlib import closing

import pytest

from shopguard.flows import judging_orders
from shopguard.flows.judging import refresh
from shopguard.flows.progress import Cancelled, Reporter
from shopguard.flows.workplace import Workplace
from shopguard.store.database import database_path
from shopguard.store.engine import sqlite3

_KEPT = ("SELECT * FROM verdict ORDER BY order_ref", "SELECT * FROM finding ORDER BY order_ref, clause, shipment_ref")


def kept(place: Workplace) -> list[list[tuple[object, ...]]]:
    db = place.store.connection()
    return [[tuple(row) for row in db.execute(query)] for query in _KEPT]


def judge_all(place: Workplace, moment: int, reporter: Reporter | None = None) -> int:
    with place.store.transaction() as db:
        db.execute("INSERT OR IGNORE INTO to_judge SELECT id FROM orders")
    return refresh(place, moment, reporter).judged


def test_two_connections_come_to_the_same(demo_place: Workplace, moment: int, monkeypatch: pytest.MonkeyPatch) -> None:
    orders = judge_all(demo_place, moment)
    alone = kept(demo_place)
    monkeypatch.setattr(judging_orders, "_BATCH", 3)
    assert judge_all(demo_place, moment) == orders > 6
    assert kept(demo_place) == alone


def test_nobody_writes_while_two_connections_judge(
    demo_place: Workplace, moment: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(judging_orders, "_BATCH", 3)
    refused = []

    def write() -> bool:
        other = sqlite3.connect(database_path(demo_place.store.data), timeout=0)
        with closing(other), pytest.raises(sqlite3.OperationalError, match="locked"):
            other.execute("BEGIN IMMEDIATE")
        refused.append(True)
        return False

    judge_all(demo_place, moment, Reporter(cancelled=write))
    assert len(refused) > 2


def test_stopped_in_the_middle_nothing_is_half_done(
    demo_place: Workplace, moment: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = kept(demo_place)
    monkeypatch.setattr(judging_orders, "_BATCH", 3)
    looks = iter([False, False, True])
    with pytest.raises(Cancelled):
        judge_all(demo_place, moment + 1, Reporter(cancelled=lambda: next(looks)))
    assert kept(demo_place) == before
    assert refresh(demo_place, moment).judged > 6  # all of them still wait
