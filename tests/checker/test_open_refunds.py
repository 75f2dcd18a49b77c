"""Since when a refund is open: only an after-sale file tells it, and the owner's word on when it was asked for goes before."""

from __future__ import annotations

from dataclasses import replace

from shopguard.core.rulebook import Rulebook
from shopguard.store.engine import sqlite3
from shopguard.store.tags import Said as Tag
from tests.checker.plain_judge import DAY, HOUR, Asked, Line, Order, Parcel, PlainJudge, Record, Said, Traits
from tests.checker.random_histories import save_owners_words
from tests.checker.random_saving import WAITS_FOR_SELLER, save_cases, save_export, save_track_file
from tests.checker.test_two_judges import compiled, db, rulebook

__all__ = ["db", "rulebook"]  # fixtures
PAID = 1_794_276_000  # 2026-11-10 10:00:00 in Beijing
WAYBILL = "YT0000000000001"
PARCEL = Parcel(WAYBILL, (Record(PAID + 5 * HOUR, "pickup", text="picked up"),), PAID + 40 * HOUR)
ORDER = Order(
    "6900000000000000001",
    PAID + 40 * HOUR,
    (Line("已发货", WAITS_FOR_SELLER, PAID + 2 * HOUR, (WAYBILL,)),),
    submitted=PAID,
    paid=PAID,
)
NOW = PAID + 41 * HOUR


def hint(db: sqlite3.Connection, rulebook: Rulebook, traits: Traits) -> Said:
    """What both judges say of the refund."""
    asked = Asked(NOW)
    (found,) = [one for one in compiled(db, rulebook, asked)[ORDER.order_id] if one.clause == "refund-intercept"]
    assert found in PlainJudge([replace(ORDER, traits=traits)], [PARCEL], asked).judge(replace(ORDER, traits=traits))
    return found


def test_the_case_that_is_open_now_starts_the_clock(db: sqlite3.Connection, rulebook: Rulebook) -> None:
    """A request from 1 h after the payment was closed, another one from 30 h after it is open; the owner says another moment."""
    told = Traits(refund_asked_at=PAID + HOUR, refund_open_at=PAID + 30 * HOUR)
    order = replace(ORDER, traits=told)
    db.execute("BEGIN")
    try:
        save_export(db, order)
        save_track_file(db, PARCEL, PARCEL.track, PAID + 40 * HOUR)
        assert hint(db, rulebook, Traits())[3:5] == (None, None)  # the export's word has no moment
        save_cases(db, order)
        assert hint(db, rulebook, told)[3:5] == (PAID + 30 * HOUR, PAID + 30 * HOUR + 7 * DAY)
        save_owners_words(db, ORDER.order_id, NOW, [Tag(None, None, "refund-asked", PAID + 3 * HOUR, True)])
        assert hint(db, rulebook, Traits(refund_asked_at=PAID + 3 * HOUR))[3:5] == (PAID + 3 * HOUR, PAID + 171 * HOUR)
    finally:
        db.rollback()


def test_the_owner_cannot_say_since_when_it_is_open(db: sqlite3.Connection, rulebook: Rulebook) -> None:
    """A moment that no after-sale file told is none, whoever put it there under that name."""
    db.execute("BEGIN")
    try:
        save_export(db, ORDER)
        save_track_file(db, PARCEL, PARCEL.track, PAID + 40 * HOUR)
        save_owners_words(db, ORDER.order_id, NOW, [Tag(None, None, "refund-open", PAID + 3 * HOUR, True)])
        assert hint(db, rulebook, Traits())[3:5] == (None, None)
    finally:
        db.rollback()
