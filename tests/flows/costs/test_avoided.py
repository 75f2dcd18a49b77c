"""What a warning was followed by: stored when a colour turns, told from how the clock ended, and gone with its import."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from shopguard.core.beijing import DAY, HOUR, day_of, parse_iso
from shopguard.flows.costs.pictures import pictures
from shopguard.flows.imports.importing import import_files
from shopguard.flows.judging import refresh
from shopguard.flows.workplace import Workplace
from shopguard.importers.couriers import courier_shapes
from shopguard.store.undo import undo_batch
from tests.facts import line, save_order, save_track
from tests.importers.money_files import fine, write_ledger

T0 = parse_iso("2026-11-18T10:00:00")
ORDER, WAYBILL = "6900000000000000001", "YT0000000000001"


def sent(place: Workplace, order_id: str = ORDER, waybill: str = WAYBILL) -> None:
    """An order of 100 yuan, promised within 90 h, uploaded at T0; its track only says that the courier has the order."""
    made = line(order_id, uploaded_at=T0, paid_at=T0, promised_at=T0 + 90 * HOUR, waybills=f"yto:{waybill}")
    with place.store.transaction() as db:
        save_order(db, made, known_as_of=T0 + HOUR)
        save_track(db, waybill, [], known_as_of=T0 + HOUR)


def picked_up(place: Workplace, hours: int, waybill: str = WAYBILL) -> None:
    """A newer track file: picked up so many hours after T0."""
    with place.store.transaction() as db:
        save_track(db, waybill, [(T0 + hours * HOUR, "pickup")], known_as_of=T0 + (hours + 1) * HOUR)


def noted(place: Workplace) -> list[tuple[str, int, int]]:
    rows = place.store.connection().execute("SELECT clause, deadline, at FROM warned ORDER BY at, clause")
    return [tuple(row) for row in rows]


def saved(place: Workplace, hours: int) -> dict[date, tuple[int, int]]:
    days = pictures(place, T0 + hours * HOUR).money
    return {day.day: (day.saved, day.avoided_fen) for day in days if day.saved or day.avoided_fen}


def test_warned_and_then_met_is_avoided(place: Workplace) -> None:
    sent(place)
    refresh(place, T0 + 11 * HOUR)
    assert noted(place) == []
    refresh(place, T0 + 12 * HOUR)  # half of the 24 h
    refresh(place, T0 + 13 * HOUR)
    assert noted(place) == [("pickup-timeout", T0 + 24 * HOUR, T0 + 12 * HOUR)]
    picked_up(place, 20)
    assert saved(place, 19) == {}  # it had not happened by then
    for judged in (False, True):
        if judged:
            refresh(place, T0 + 21 * HOUR)
        assert saved(place, 21) == {date(2026, 11, 19): (1, 500)}  # 5 % of 100, at least 5
    assert pictures(place, T0 + 21 * HOUR).warned_from == T0 + 12 * HOUR
    assert saved(place, 20 + 31 * 24) == {}  # more than 30 days ago


def test_warned_and_then_missed_is_not(place: Workplace) -> None:
    sent(place)
    refresh(place, T0 + 12 * HOUR)
    picked_up(place, 25)
    refresh(place, T0 + 26 * HOUR)
    assert saved(place, 26) == {}


def test_unknown_is_not_avoided(place: Workplace) -> None:
    sent(place)
    refresh(place, T0 + 12 * HOUR)
    refresh(place, T0 + 30 * HOUR)
    assert saved(place, 30) == {}


def test_picked_up_before_the_warning_is_not(place: Workplace) -> None:
    sent(place)
    refresh(place, T0 + 12 * HOUR)  # the track that tells of the pickup comes later
    picked_up(place, 11)
    refresh(place, T0 + 14 * HOUR)
    assert saved(place, 14) == {}


def test_refunded_after_the_warning_is_not(place: Workplace) -> None:
    sent(place)
    refresh(place, T0 + 12 * HOUR)
    with place.store.transaction() as db:
        closed = line(
            ORDER, status="已关闭", after_sale="退款成功", uploaded_at=T0, paid_at=T0, promised_at=T0 + 90 * HOUR,
            finished_at=T0 + 15 * HOUR, waybills=f"yto:{WAYBILL}",
        )  # fmt: skip
        save_order(db, closed, known_as_of=T0 + 16 * HOUR)
    refresh(place, T0 + 16 * HOUR)
    assert saved(place, 16) == {}


def test_what_the_ledger_took_was_not_avoided(place: Workplace, tmp_path: Path) -> None:
    sent(place)
    refresh(place, T0 + 12 * HOUR)
    picked_up(place, 20)
    taken = {"订单号": ORDER, "子订单号": ORDER, "动账时间": "2026-11-19 20:00:00"}
    import_files(place, [write_ledger(tmp_path / "a.csv", fine(**taken))], now=T0 + 40 * HOUR)
    assert saved(place, 40) == {}


def test_an_import_undone_takes_its_warnings_along(place: Workplace) -> None:
    sent(place)  # the order is the first import, its track the second
    refresh(place, T0 + 12 * HOUR)
    picked_up(place, 20)  # the third
    refresh(place, T0 + 33 * HOUR)  # and no hub for 13 h since
    assert [clause for clause, _, _ in noted(place)] == ["pickup-timeout", "dispatch-timeout"]
    undo(place, 3)
    refresh(place, T0 + 33 * HOUR)
    assert noted(place) == [("pickup-timeout", T0 + 24 * HOUR, T0 + 12 * HOUR)]  # that one rests on what is still there
    assert saved(place, 33) == {}
    undo(place, 2)
    undo(place, 1)
    assert noted(place) == []
    assert place.store.connection().execute("PRAGMA foreign_key_check").fetchall() == []


def undo(place: Workplace, batch_ref: int) -> None:
    with place.store.transaction() as db:
        undo_batch(db, batch_ref, courier_shapes(), T0)


def test_old_warnings_are_forgotten_at_the_next_judgement(place: Workplace) -> None:
    sent(place)
    refresh(place, T0 + 12 * HOUR)
    later = T0 + 12 * HOUR + 60 * DAY
    for at, left in ((later, 1), (later + 1, 0)):
        sent(place, "6900000000000000002", "YT0000000000002")  # something to judge
        with place.store.transaction() as db:
            db.execute("INSERT OR IGNORE INTO to_judge SELECT id FROM orders")
        refresh(place, at)
        assert len([one for one in noted(place) if one[2] == T0 + 12 * HOUR]) == left


def test_a_computer_clock_that_was_ahead_is_corrected(place: Workplace) -> None:
    sent(place)
    refresh(place, T0 + 14 * HOUR)
    refresh(place, T0 + 13 * HOUR)
    assert noted(place) == [("pickup-timeout", T0 + 24 * HOUR, T0 + 13 * HOUR)]
    assert day_of(T0 + 13 * HOUR) == date(2026, 11, 18)
