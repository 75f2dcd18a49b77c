"""Couriers compared on hand-made parcels: times from the milestones, yuan from violations on the way."""

from __future__ import annotations

from pathlib import Path

import pytest

from shopguard.core.beijing import DAY, HOUR, parse_iso
from shopguard.core.courier_times import CourierTimes, Spread
from shopguard.flows.costs.couriers import CourierSpan
from shopguard.flows.costs.pictures import pictures
from shopguard.flows.imports.importing import import_files
from shopguard.flows.judging import refresh
from shopguard.flows.workplace import Workplace
from shopguard.store.journeys import journeys
from tests.facts import line, save_order, save_track
from tests.importers.money_files import fine, write_ledger

NOON = parse_iso("2026-11-20T12:00:00")
SENT = NOON - 5 * DAY
PREFIX = {"yto": "YT", "sf": "SF"}


def parcel(
    place: Workplace, number: int, pickup: float | None, hub: float = 2, courier: str = "yto",
    sent: int = SENT, receiver: str = "江苏", waybill: str = "", known: int = NOON,
) -> str:  # fmt: skip
    """A parcel of 100 yuan, promised within 48 h, picked up so many hours after the upload, at a hub so many after that, and
    delivered soon."""
    order_id, waybill = f"69{number:017d}", waybill or f"{PREFIX[courier]}{number:013d}"
    made = line(
        order_id, paid_at=sent, promised_at=sent + 48 * HOUR, uploaded_at=sent, province=receiver,
        waybills=f"{courier}:{waybill}",
    )  # fmt: skip
    hours = [] if pickup is None else [pickup, pickup + hub, pickup + hub + 2, pickup + hub + 3]
    events = [
        (sent + round(at * HOUR), kind) for at, kind in zip(hours, ("pickup", "hub", "out", "signed"), strict=False)
    ]
    with place.store.transaction() as db:
        save_order(db, made, known_as_of=NOON)
        save_track(db, waybill, events, known_as_of=known, courier=courier, province="浙江")
    return order_id


def spans(place: Workplace, at: int = NOON) -> dict[int, CourierSpan]:
    return {span.days: span for span in pictures(place, at).couriers}


def only(place: Workplace, at: int = NOON) -> CourierTimes:
    (found,) = spans(place, at)[30].couriers
    return found


def test_times_of_one_courier(place: Workplace) -> None:
    for number in range(1, 12):
        parcel(place, number, pickup=number, hub=2 * number)
    found = only(place)
    assert (found.courier, found.parcels) == ("yto", 11)
    assert found.pickup == Spread(11, 6 * HOUR, 10 * HOUR)
    assert found.hub == Spread(11, 12 * HOUR, 20 * HOUR)
    assert (found.waits_known, found.waited_long, found.long_share) == (11, 0, 0)
    assert (found.violating, found.fen, found.fen_per_hundred) == (0, 0, 0)


def test_a_pickup_before_the_upload_took_no_time(place: Workplace) -> None:
    for number in range(1, 11):
        parcel(place, number, pickup=-1 if number < 10 else 3)
    assert only(place).pickup == Spread(10, 0, 0)


def test_waits_longer_than_a_day_also_of_what_still_lies(place: Workplace) -> None:
    parcel(place, 1, pickup=24)
    parcel(place, 2, pickup=24 + 1 / 3600)
    parcel(place, 3, pickup=None)  # known up to now that it still lies
    parcel(place, 4, pickup=None, known=SENT + 24 * HOUR)  # nothing is known of the time after
    found = only(place)
    assert (found.parcels, found.pickup.number, found.waits_known, found.waited_long) == (4, 2, 3, 2)


def test_days_back_from_the_upload(place: Workplace) -> None:
    for number, days in enumerate((30, 31, 60, 61, 90, 91), 1):
        parcel(place, number, pickup=1, sent=NOON - days * DAY)
    assert [(days, span.couriers[0].parcels) for days, span in spans(place).items()] == [(30, 1), (60, 3), (90, 5)]


def test_what_happens_later_is_not_known_yet(place: Workplace) -> None:
    parcel(place, 1, pickup=5, hub=5)
    found = only(place, SENT + 4 * HOUR)
    assert (found.parcels, found.pickup.number, found.hub.number) == (1, 0, 0)
    assert spans(place, SENT - 1)[30].couriers == ()


def test_a_merged_parcel_is_one_parcel(place: Workplace) -> None:
    for number in (1, 2, 3):
        parcel(place, number, pickup=2, waybill="YT0000000000001")
    found = only(place)
    assert (found.parcels, found.pickup.number) == (1, 1)


def test_a_merged_parcel_goes_by_its_first_upload(place: Workplace) -> None:
    picked_up = SENT + 20 * HOUR
    for number, sent in ((1, SENT + 10 * HOUR), (2, SENT), (3, SENT + 5 * HOUR)):
        made = line(
            f"69{number:017d}", paid_at=sent, promised_at=sent + 48 * HOUR, uploaded_at=sent, waybills="yto:YT0000000000001"
        )  # fmt: skip
        with place.store.transaction() as db:
            save_order(db, made, known_as_of=NOON)
    with place.store.transaction() as db:
        save_track(db, "YT0000000000001", [(picked_up, "pickup")], known_as_of=NOON, courier="yto", province="浙江")
    (row,) = journeys(place.store.connection(), SENT, NOON)
    assert (row.sent_at, row.picked_up_at) == (SENT, picked_up)


def test_a_number_used_again_counts_once(place: Workplace) -> None:
    for number in range(1, 10):
        parcel(place, number, pickup=1)
    parcel(place, 10, pickup=1, waybill="YT0000000000010", sent=SENT - 9 * DAY)
    parcel(place, 11, pickup=30, waybill="YT0000000000010", receiver="安徽")  # late; the fine is for the number
    found = only(place)
    assert (found.parcels, found.violating, found.fen) == (11, 1, 0)


@pytest.mark.parametrize("judged", [False, True])
def test_what_a_late_pickup_costs_is_the_couriers(place: Workplace, *, judged: bool) -> None:
    for number in range(1, 10):
        parcel(place, number, pickup=1)
    parcel(place, 10, pickup=30)  # 1 % of 100, at least 3
    parcel(place, 11, pickup=50)  # 25 % instead; and 48 h after the promise nobody missed stock
    for number in range(20, 30):
        parcel(place, number, pickup=1, courier="sf", receiver="新疆")
    if judged:
        refresh(place, NOON)
    dear, cheap = spans(place)[30].couriers
    assert (dear.courier, dear.parcels, dear.violating, dear.fen) == ("yto", 11, 2, 2_800)
    assert dear.fen_per_hundred == 25_455  # 28 yuan × 100 / 11
    assert (cheap.courier, cheap.fen_per_hundred) == ("sf", 0)
    assert [(one.courier, one.province) for one in spans(place)[30].by_receiver] == [("yto", "江苏"), ("sf", "新疆")]
    assert [(one.courier, one.province) for one in spans(place)[30].by_sender] == [("yto", "浙江"), ("sf", "浙江")]


def test_what_is_not_on_the_way_is_no_couriers(place: Workplace) -> None:
    late = line("6900000000000000001", status="待发货", paid_at=SENT, promised_at=SENT + 72 * HOUR)
    with place.store.transaction() as db:
        save_order(db, late, known_as_of=NOON)
    parcel(place, 2, pickup=-1)  # before it was paid: 25 yuan, but not by the courier
    parcel(place, 3, pickup=30)
    found = only(place)
    assert (found.parcels, found.violating, found.fen) == (2, 1, 300)


def test_what_was_really_taken_goes_before_the_estimate(place: Workplace, tmp_path: Path) -> None:
    order = parcel(place, 1, pickup=30)
    assert only(place).fen == 300
    taken = fine(订单号=order, 子订单号=order, 动账金额="4.00", 动账时间="2026-11-19 10:00:00")
    import_files(place, [write_ledger(tmp_path / "a.csv", taken)], now=NOON)
    assert only(place).fen == 400
    assert only(place, parse_iso("2026-11-19T09:59:59")).fen == 300
