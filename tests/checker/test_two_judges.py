"""The compiled checker and the plain judge say the same of random shops.

``SHOPGUARD_CASES`` sets how many shops each property is tried on (default: a few hundred).
"""

from __future__ import annotations

import os
from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, given, settings

from shopguard.checker.judge import Question, findings, judge
from shopguard.checker.rulefiles import load_rulebook
from shopguard.core.rulebook import Rulebook
from shopguard.resources import resource
from shopguard.store.engine import sqlite3
from shopguard.store.store import Store
from tests.checker.plain_judge import Asked, PlainJudge, Said
from tests.checker.random_shops import Shop, save, shops

CASES = int(os.environ.get("SHOPGUARD_CASES", "200"))


@pytest.fixture(scope="module")
def rulebook() -> Rulebook:
    return load_rulebook(resource("rules", "douyin"))


@pytest.fixture(scope="module")
def db(tmp_path_factory: pytest.TempPathFactory) -> Iterator[sqlite3.Connection]:
    """One empty database for all cases: each case is rolled back."""
    store = Store(tmp_path_factory.mktemp("two_judges"))
    yield store.connection()
    store.close()


def compiled(db: sqlite3.Connection, rulebook: Rulebook, asked: Asked) -> dict[str, set[Said]]:
    """What the compiled checker says, by order number; the same finding twice is an error."""
    judge(db, rulebook, Question(asked.at, asked.warn_hours, asked.assume_known_until))
    numbers = {row[0]: row[1] for row in db.execute("SELECT id, order_id FROM orders")}
    said: dict[str, set[Said]] = {order_id: set() for order_id in numbers.values()}
    for f in findings(db):
        one = Said(f.clause, f.waybill, f.state.value, f.since, f.deadline, f.happened_at)
        assert one not in said[numbers[f.order_ref]]
        said[numbers[f.order_ref]].add(one)
    return said


@pytest.mark.filterwarnings("ignore:Generating overly large repr")  # of a failing case: it is shown all the same
@settings(max_examples=CASES, deadline=None, suppress_health_check=list(HealthCheck))
@given(shop=shops())
def test_both_judges_agree(db: sqlite3.Connection, rulebook: Rulebook, shop: Shop) -> None:
    db.execute("BEGIN")
    try:
        save(db, shop)
        said = compiled(db, rulebook, shop.asked)
    finally:
        db.rollback()
    plain = PlainJudge(shop.orders, shop.parcels, shop.asked, shop.extensions)
    for order in shop.orders:
        if order.known is not None or order.listed:
            expected = plain.judge(order)
            found = said[order.order_id]
            assert sorted(found - expected, key=str) == sorted(expected - found, key=str), order.order_id
