"""Orders that were over before the day to judge from have nothing to say, and change nothing for the others."""

from __future__ import annotations

import os
from datetime import date, timedelta

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from shopguard.checker.judge import Question, findings, judge, verdicts
from shopguard.checker.keeping import keep_verdicts
from shopguard.core.beijing import day_of, start_of_day
from shopguard.core.finding import Finding, Risk
from shopguard.core.rulebook import Rulebook
from shopguard.store.engine import sqlite3
from shopguard.store.judge_from import keep_judge_from
from tests.checker.random_shops import Shop, save, shops
from tests.checker.test_settled import good_shops
from tests.checker.test_two_judges import db, rulebook

__all__ = ["db", "rulebook"]  # fixtures
CASES = int(os.environ.get("SHOPGUARD_CASES", "40"))
HALF_A_MONTH = 15 * 86_400


def over_before(order: sqlite3.Row, moment: int) -> bool:
    """What the owner is told: paid before the day, and finished, closed, refunded, or sent over 15 days before it."""
    began = order["submitted_at"] if order["paid_at"] is None else order["paid_at"]
    if began is None or began >= moment:
        return False
    if order["status"] in ("finished", "closed") or order["refunded"]:
        return True
    return order["status"] == "shipped" and (order["uploaded_at"] or moment) < moment - HALF_A_MONTH


def judged(db: sqlite3.Connection, rulebook: Rulebook, shop: Shop) -> list[Finding]:
    judge(db, rulebook, Question(shop.asked.at))
    return list(findings(db))


def check(db: sqlite3.Connection, rulebook: Rulebook, shop: Shop, day: date) -> int:
    save(db, shop)
    orders = db.execute("SELECT * FROM orders").fetchall()
    everything = judged(db, rulebook, shop)
    keep_judge_from(db, day)
    left_out = {order["id"] for order in orders if over_before(order, start_of_day(day))}
    expected = [one for one in everything if one.order_ref not in left_out]
    assert judged(db, rulebook, shop) == expected
    afresh = sorted(tuple(row)[:5] for row in verdicts(db, least_urgent=Risk.CLOSED))
    assert {row[0] for row in afresh if row[1] == Risk.CLOSED} >= left_out
    refs = [order["id"] for order in orders]
    judge(db, rulebook, Question(shop.asked.at), refs)
    assert list(findings(db)) == expected
    keep_verdicts(db, rulebook, Question(shop.asked.at), refs)
    kept = "SELECT order_ref, risk, clause, state, deadline FROM verdict ORDER BY order_ref"
    assert [tuple(row) for row in db.execute(kept)] == afresh
    stored = {row[0] for row in db.execute("SELECT order_ref FROM finding")}
    changing = {row[0] for row in db.execute("SELECT order_ref FROM verdict WHERE next_change_at IS NOT NULL")}
    assert not left_out & (stored | changing)
    return len(left_out)


def test_what_is_left_out_is_closed_and_the_others_stay(db: sqlite3.Connection, rulebook: Rulebook) -> None:
    number = 0

    @settings(max_examples=CASES, deadline=None, suppress_health_check=list(HealthCheck))
    @given(shop=st.one_of(good_shops(), shops()), shift=st.integers(-3, 30))
    def holds(shop: Shop, shift: int) -> None:
        nonlocal number
        began = min(order.paid or order.submitted or shop.asked.at for order in shop.orders)
        db.execute("BEGIN")
        try:
            number += check(db, rulebook, shop, day_of(began) + timedelta(days=shift))
        finally:
            db.rollback()

    holds()
    assert number > CASES / 3  # else nothing was tried
