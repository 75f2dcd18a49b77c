"""The penalty preview on real judgements: now, ignored, unconfirmed, days, and whom to save first."""

from __future__ import annotations

from datetime import date

from shopguard.core.beijing import HOUR, parse_iso
from shopguard.flows.judging import refresh
from shopguard.flows.penalties import preview
from shopguard.flows.workplace import Workplace
from tests.facts import line, save_order, save_track

T0 = parse_iso("2026-11-18T10:00:00")


def shipped(place: Workplace, number: int, *, known_as_of: int, uploaded_at: int = T0, province: str = "江苏") -> str:
    """One made-up order, uploaded, promised within 48 h, 100 yuan, whose track says only that it was ordered."""
    order_id, waybill = f"69{number:017d}", f"YT{number:013d}"
    made = line(
        order_id,
        paid_at=uploaded_at - HOUR,
        promised_at=uploaded_at + 47 * HOUR,
        uploaded_at=uploaded_at,
        province=province,
        waybills=f"yto:{waybill}",
    )
    with place.store.transaction() as db:
        save_order(db, made, known_as_of=known_as_of)
        save_track(db, waybill, [], known_as_of=known_as_of)
    return order_id


def test_now_and_if_ignored(place: Workplace) -> None:
    order_id = shipped(place, 1, known_as_of=T0 + 30 * HOUR)
    told = preview(place, T0 + 30 * HOUR, 24)
    # pickup-timeout is breached (1 % of 100 → at least 3); pickup-missing falls due within the day (25 %) and replaces it
    assert (told.now_fen, told.if_ignored_fen, told.unconfirmed_fen) == (300, 2_500, 0)
    (order,) = told.orders
    assert [(part.clause, part.fen, part.when) for part in order.parts] == [("pickup-missing", 2_500, T0 + 48 * HOUR)]
    (rescue,) = told.fix_first
    # ship-overdue (47 h after upload) costs nothing at 48 h promise; the first deadline still ahead is its
    assert (rescue.order_id, rescue.saves_fen, rescue.deadline) == (order_id, 2_200, T0 + 47 * HOUR)


def test_stored_verdicts_only_make_it_faster(demo_place: Workplace, moment: int) -> None:
    for at in (moment, moment + 7 * HOUR):
        quick = preview(demo_place, at)
        with demo_place.store.transaction() as db:
            db.execute(
                "UPDATE orders SET touched = 1 WHERE id = 1"
            )  # now the verdicts speak for nothing: all is judged
        assert preview(demo_place, at) == quick
        refresh(demo_place, at)
    assert quick.orders


def test_unconfirmed_stands_apart(place: Workplace) -> None:
    shipped(place, 1, known_as_of=T0 + HOUR)
    told = preview(place, T0 + 30 * HOUR, 1)
    assert told.now_fen == 0
    assert told.unconfirmed_fen == 300
    assert told.if_ignored_fen == 300  # if nothing more happens the deadline was missed


def test_what_was_never_known_stays_unconfirmed_whatever_happens(place: Workplace) -> None:
    made = line(
        "6900000000000000001", paid_at=T0, promised_at=T0 + 48 * HOUR, uploaded_at=T0, waybills="yto:YT0000000000001"
    )
    with place.store.transaction() as db:
        save_order(db, made, known_as_of=T0 + HOUR)
    told = preview(place, T0 + 72 * HOUR, 24)
    assert (told.now_fen, told.if_ignored_fen) == (0, 0)
    assert told.unconfirmed_fen == 2_500


def test_days_count_by_the_day_the_violation_began(place: Workplace) -> None:
    for number in range(1, 4):
        shipped(place, number, known_as_of=T0 + 60 * HOUR)
    days = {day.day: day for day in preview(place, T0 + 60 * HOUR).days}
    assert (days[date(2026, 11, 18)].shipped, days[date(2026, 11, 18)].abnormal) == (3, 0)
    assert (days[date(2026, 11, 20)].shipped, days[date(2026, 11, 20)].abnormal) == (0, 3)
    assert days[date(2026, 11, 18)].to_strike == 20


def test_the_order_that_would_tip_a_day_is_on_the_list(place: Workplace) -> None:
    # 19 orders are abnormal on the 20th already; 30 more are sent that day; one more order would be the twentieth
    for number in range(1, 20):
        shipped(place, number, known_as_of=T0 + 49 * HOUR)
    for number in range(20, 50):
        shipped(place, number, uploaded_at=T0 + 40 * HOUR, known_as_of=T0 + 49 * HOUR)
    last = shipped(place, 99, uploaded_at=T0 + 3 * HOUR, known_as_of=T0 + 49 * HOUR)
    told = preview(place, T0 + 49 * HOUR, 3)
    today = next(day for day in told.days if day.day == date(2026, 11, 20))
    assert (today.shipped, today.abnormal, today.strike) == (30, 19, False)
    assert [rescue.order_id for rescue in told.fix_first] == [last]
    tomorrow = preview(place, T0 + 52 * HOUR, 1)
    struck = next(day for day in tomorrow.days if day.day == date(2026, 11, 20))
    assert struck.abnormal == 19  # the data says nothing of the last deadline: unconfirmed, no strike
    assert tomorrow.measures == ()
