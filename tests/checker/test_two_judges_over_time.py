"""Verdicts kept while time passes and facts come in, in any order, are those of judging everything afresh at the end."""

from __future__ import annotations

import os
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings

from shopguard.checker.judge import Question, findings, verdicts
from shopguard.checker.keeping import keep_verdicts
from shopguard.checker.upkeep import next_change, waiting_orders
from shopguard.core.finding import Risk
from shopguard.core.rulebook import Rulebook
from shopguard.store.engine import sqlite3
from tests.checker.plain_judge import PlainJudge, Said
from tests.checker.plain_owner import sort_out
from tests.checker.random_histories import UNTIL_NEXT_CHANGE, History, histories
from tests.checker.test_two_judges import compiled, db, rulebook

__all__ = ["db", "rulebook"]  # fixtures
CASES = int(os.environ.get("SHOPGUARD_CASES", "80"))
KEPT = ("breached", "due", "suspect")


@pytest.mark.filterwarnings("ignore:Generating overly large repr")  # of a failing case: it is shown all the same
@settings(max_examples=CASES, deadline=None, suppress_health_check=list(HealthCheck))
@given(history=histories())
def test_kept_verdicts_are_those_of_judging_afresh(
    db: sqlite3.Connection, rulebook: Rulebook, history: History
) -> None:
    db.execute("BEGIN")
    try:
        now = play(db, rulebook, history)
        kept = tables(db)
        asked = replace(history.shop.asked, at=now, assume_known_until=0)
        question = Question(now, asked.warn_hours)
        keep_verdicts(db, rulebook, question, [row[0] for row in db.execute("SELECT id FROM orders")])
        assert kept == tables(db)
        said = compiled(db, rulebook, asked)
        aside = {
            (f.order_ref, Said(f.clause, f.waybill, f.state.value, f.since, f.deadline, f.happened_at))
            for f in findings(db, set_aside=True)
            if f.set_aside is not None
        }
        refs = {row[1]: row[0] for row in db.execute("SELECT id, order_id FROM orders")}
        assert [tuple(row)[:5] for row in verdicts(db, least_urgent=Risk.CLOSED)] == [
            tuple(row) for row in db.execute(f"SELECT order_ref, {_SHOWN} FROM verdict {_BY_URGENCY}")
        ]
        stored = {tuple(row) for row in db.execute(_STORED)}
    finally:
        db.rollback()
    plain = PlainJudge(history.shop.orders, history.shop.parcels, asked, history.shop.extensions)
    for order in history.shop.orders:
        if order.known is not None or order.listed:
            counts, left_out = sort_out(order.order_id, plain.judge(order), history.words, now)
            assert said[order.order_id] == counts, order.order_id
            assert {one for ref, one in aside if ref == refs[order.order_id]} == left_out, order.order_id
    assert stored == {
        (order_id, one.clause, one.waybill, one.state, one.since, one.deadline)
        for order_id, found in said.items()
        for one in found
        if one.state in KEPT
    }


_STORED = """
SELECT o.order_id, f.clause, p.waybill, f.state, f.since, f.deadline
FROM finding f JOIN orders o ON o.id = f.order_ref
LEFT JOIN shipment s ON s.id = f.shipment_ref LEFT JOIN parcel p ON p.id = s.parcel_ref
WHERE f.state IN ('breached', 'due', 'suspect')
"""
_SHOWN = "risk, clause, state, deadline"
_BY_URGENCY = "JOIN orders o ON o.id = order_ref ORDER BY risk, deadline IS NULL, deadline, o.order_id"


def play(db: sqlite3.Connection, rulebook: Rulebook, history: History) -> int:
    """Lets the files arrive and time pass, keeping the verdicts; returns the last moment."""
    now = 0
    for nth, wait in enumerate(history.waits):
        now = max(now, next_change(db) or now) if wait == UNTIL_NEXT_CHANGE else now + wait
        if nth < len(history.arrivals):
            now = max(now, history.arrivals[nth].not_before)
            history.arrivals[nth].save(db)
        keep_verdicts(db, rulebook, Question(now, history.shop.asked.warn_hours), waiting_orders(db, now))
    return now


def tables(db: sqlite3.Connection) -> list[list[tuple[object, ...]]]:
    """Both tables of the last judgement, whole (the yuan are priced by others)."""
    return [
        sorted((tuple(row) for row in db.execute(f"SELECT * FROM {table}")), key=str)
        for table in ("verdict", "finding")
    ]
