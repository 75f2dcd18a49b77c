"""On random shops the refund helper knows every order the clause hints at, with the clause's own deadline.

``SHOPGUARD_CASES`` sets how many shops are tried.
"""

from __future__ import annotations

import os
from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, given, settings

from shopguard.app import build_workplace
from shopguard.checker.judge import Question, findings, judge
from shopguard.core.finding import State
from shopguard.flows.costs.refunds import CLAUSE, refunds
from shopguard.flows.workplace import Workplace
from shopguard.store.store import Connection
from tests.checker.random_shops import Shop, save, shops

CASES = int(os.environ.get("SHOPGUARD_CASES", "40"))
OF_THE_CLAUSE = ("by_itself", "answer", "stopped")


@pytest.fixture(scope="module")
def shop_place(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workplace]:
    """One empty workplace for all cases: each case is rolled back."""
    place = build_workplace(tmp_path_factory.mktemp("refunds"), language="zh")
    yield place
    place.store.close()


def _ask_for_refunds(db: Connection, at: int) -> None:
    """Of every order a refund is asked for; of two in three it is known when."""
    db.execute("UPDATE orders SET refund_open = 1")
    db.execute(
        "INSERT INTO order_trait (order_ref, refund_asked_at) SELECT id, ? - id * 40000 FROM orders WHERE id % 3"
        " ON CONFLICT (order_ref) DO UPDATE SET refund_asked_at = excluded.refund_asked_at",
        (at,),
    )


@pytest.mark.filterwarnings("ignore:Generating overly large repr")  # of a failing case: it is shown all the same
@settings(max_examples=CASES, deadline=None, suppress_health_check=list(HealthCheck))
@given(shop=shops())
def test_every_hint_has_its_row(shop_place: Workplace, shop: Shop) -> None:
    db, at = shop_place.store.connection(), shop.asked.at
    db.execute("BEGIN")
    try:
        save(db, shop)
        _ask_for_refunds(db, at)
        rows = {(row.order_ref, row.waybill): row for row in refunds(shop_place, at).rows}
        judge(db, shop_place.rulebook, Question(at))
        hints = [one for one in findings(db, (State.HINT,)) if one.clause == CLAUSE]
        finished = {row[0] for row in db.execute("SELECT id FROM orders WHERE status = 'finished'")}
    finally:
        db.rollback()
    for hint in hints:
        if hint.order_ref in finished:  # the buyer has it: nothing can be intercepted
            continue
        row = rows[hint.order_ref, hint.waybill]
        if hint.deadline is not None:
            assert min(clock.until for clock in row.clocks if clock.name in OF_THE_CLAUSE) == hint.deadline
