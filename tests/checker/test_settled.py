"""Orders found settled in one look are those of which judging clause by clause leaves nothing to say."""

from __future__ import annotations

import os
from dataclasses import replace

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from shopguard.checker.judge import Question, findings, judge, verdicts
from shopguard.checker.keeping import keep_verdicts
from shopguard.core.address import Receiver
from shopguard.core.finding import Risk, State
from shopguard.core.rulebook import Rulebook
from shopguard.store.engine import sqlite3
from tests.checker.plain_judge import CURRENT_FROM, DAY, HOUR, Asked, Line, Order, Parcel, Record
from tests.checker.random_shops import Shop, save
from tests.checker.test_two_judges import db, rulebook

__all__ = ["db", "rulebook"]  # fixtures
CASES = int(os.environ.get("SHOPGUARD_CASES", "150"))
STARTS = (CURRENT_FROM + 400 * DAY, CURRENT_FROM - 40 * HOUR, CURRENT_FROM - 200 * DAY)
WAY = ("pickup", "hub", "hub", "out", "signed")
WAYBILLS = ("YT0000000000001", "YT0000000000002")
LIMITS = (0, 24 * HOUR, 48 * HOUR, 48 * HOUR, 48 * HOUR)  # what comes that long after the one before is just in time
HOME = Receiver("张**", "江苏", "南京市", None, None, "幸福路***")


@st.composite
def deliveries(draw: st.DrawFn, nth: int) -> tuple[Order, Parcel]:
    """An order delivered the usual way, here and there at the last second or one too late."""
    start = draw(st.sampled_from(STARTS))
    uploaded = start + 2 * HOUR
    waybill = WAYBILLS[nth]
    at = uploaded
    records = []
    for place, (kind, limit) in enumerate(zip(WAY, LIMITS, strict=True)):
        edge = draw(st.integers(0, 7)) == 0
        at += limit + draw(st.sampled_from((-1, 0, 1))) if edge else draw(st.sampled_from((1, HOUR, 10 * HOUR)))
        city = draw(st.sampled_from(("南京市",) * 9 + ("苏州市",))) if kind in ("out", "signed") else None
        records.append(Record(at, kind, "江苏", city, text=f"{kind} {place} {waybill}"))
    strange = draw(st.sampled_from((None,) * 8 + ("unknown", "return", "trouble")))
    if strange is not None:
        records.append(Record(at + draw(st.sampled_from((-HOUR, HOUR))), strange, text=f"{strange} {waybill}"))
    finished = draw(st.sampled_from((None, at + HOUR)))
    status = "已完成" if finished is not None else "已发货"
    after_sale = draw(st.sampled_from(("-",) * 6 + ("售后待处理", "已全额退款")))
    known = draw(st.sampled_from((at + DAY, at + 400 * DAY)))
    order = Order(
        f"690000000000000000{nth}",
        known,
        (Line(status, after_sale, uploaded, (waybill,)),),
        submitted=start - 60,
        paid=draw(st.sampled_from((start,) * 6 + (uploaded + HOUR,))),
        promised=draw(st.sampled_from((start + 48 * HOUR, start + 48 * HOUR, records[0].at, records[0].at - 1, None))),
        finished=finished,
        receiver=HOME,
    )
    return order, Parcel(waybill, tuple(records), known)


@st.composite
def closed_orders(draw: st.DrawFn) -> Order:
    """An order closed before it was sent, or just too late."""
    start = STARTS[0]
    promised = start + 48 * HOUR
    finished = draw(st.sampled_from((None, start + HOUR, promised - 1, promised, promised + 1)))
    known = promised + DAY
    lines = (Line("已关闭", "-", None, ()),)
    return Order("6900000000000000009", known, lines, submitted=start, paid=start, promised=promised, finished=finished)


@st.composite
def good_shops(draw: st.DrawFn) -> Shop:
    """Two deliveries, at times a third order under the first's number, and an order that was closed; asked about at some moment."""
    sent = [draw(deliveries(nth)) for nth in range(2)]
    bought = (*(order for order, _ in sent), draw(closed_orders()))
    receiver = draw(st.sampled_from((None, None, HOME, HOME, replace(HOME, name="李**"), replace(HOME, city="苏州市"))))
    if receiver is not None:
        bought += (replace(bought[0], order_id="6900000000000000002", receiver=receiver),)
    last = max(r.at for _, parcel in sent for r in parcel.track)
    at = draw(
        st.sampled_from((last + 2 * DAY, last + 2 * DAY, last + HOUR, STARTS[0] + 400 * DAY, STARTS[0] + 30 * HOUR))
    )
    return Shop(bought, tuple(parcel for _, parcel in sent), Asked(at))


def settle(db: sqlite3.Connection, rulebook: Rulebook, shop: Shop) -> int:
    """Keeps the verdicts of a shop, holds them against judging clause by clause; returns how many orders were settled."""
    save(db, shop)
    question = Question(shop.asked.at)
    keep_verdicts(db, rulebook, question, [row[0] for row in db.execute("SELECT id FROM orders")])
    settled = {row[0] for row in db.execute("SELECT id FROM looked_at WHERE risk IS NOT NULL")}
    kept = [
        tuple(row)
        for row in db.execute("SELECT order_ref, risk, clause, state, deadline FROM verdict ORDER BY order_ref")
    ]
    judge(db, rulebook, question)
    for finding in findings(db):
        if finding.order_ref in settled:
            assert finding.state in (State.MET, State.EXEMPT), finding
    afresh = sorted(tuple(row)[:5] for row in verdicts(db, least_urgent=Risk.CLOSED))
    assert kept == afresh
    waits = "SELECT COUNT(*) FROM verdict WHERE next_change_at IS NOT NULL AND order_ref = ?"
    assert not any(db.execute(waits, (ref,)).fetchone()[0] for ref in settled)
    return len(settled)


def test_what_is_settled_has_nothing_left_to_say(db: sqlite3.Connection, rulebook: Rulebook) -> None:
    settled = 0

    @settings(max_examples=CASES, deadline=None, suppress_health_check=list(HealthCheck))
    @given(shop=good_shops())
    def holds(shop: Shop) -> None:
        nonlocal settled
        db.execute("BEGIN")
        try:
            settled += settle(db, rulebook, shop)
        finally:
            db.rollback()

    holds()
    assert settled > CASES / 3  # else nothing was tried
