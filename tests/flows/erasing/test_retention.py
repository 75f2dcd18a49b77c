"""Which orders are old enough to go, and which stay although they are old. Every date is worked out by hand."""

from __future__ import annotations

import pytest

from shopguard.core.beijing import DAY, parse_iso
from shopguard.core.message import UserProblem
from shopguard.flows.erasing.erasing import copies, erase, what_goes
from shopguard.flows.erasing.retention import is_due, is_to_be_asked, months_before, preview, retain, withdraw
from shopguard.flows.erasing.words import afterwards_lines
from shopguard.flows.judging import refresh
from shopguard.flows.keeping import automatic_backup
from shopguard.flows.progress import Cancelled, Progress, Reporter
from shopguard.flows.workplace import Workplace
from shopguard.store.appeal_steps import insert_step
from shopguard.store.appeals import AppealRow, insert_appeal
from shopguard.store.automatic_backups import automatic_backups
from shopguard.store.erasing.belongings import belongings
from shopguard.store.erasing.leftovers import note_erased
from shopguard.store.erasing.old_orders import old_orders
from shopguard.store.journal import begin_batch, begin_file
from shopguard.store.setting import erased_until
from tests.facts import line, save_order, save_track

NOW = parse_iso("2026-11-20T12:00:00")
LONG_AGO = parse_iso("2025-10-08T09:00:00")
FIRST, SECOND, THIRD = "6900000000000000001", "6900000000000000002", "6900000000000000003"


def sold(place: Workplace, order_id: str, at: int, waybill: str = "", *, picked_after: int = 3_600) -> None:
    """An order sent at once: picked up after that many seconds, signed two days later."""
    waybill = waybill or f"YT00000000000{order_id[-2:]}"
    times = {"submitted_at": at, "paid_at": at, "promised_at": at + 2 * DAY, "uploaded_at": at}
    told = line(order_id, status="已完成", waybills=f"yto:{waybill}", **times)
    with place.store.transaction() as db:
        save_order(db, told, known_as_of=at + 10 * DAY)
        signed = at + 2 * DAY + picked_after
        events = [
            (at + picked_after, "pickup"),
            (at + picked_after + 3_600, "hub"),
            (signed - DAY, "out"),
            (signed, "signed"),
        ]
        save_track(db, waybill, events, known_as_of=at + 10 * DAY, province="江苏")


def going(place: Workplace, months: int = 12, now: int = NOW) -> tuple[str, ...]:
    return preview(place, months, now).orders.order_ids


def test_backups_are_told_as_they_are(place: Workplace) -> None:
    sold(place, FIRST, LONG_AGO)
    said = afterwards_lines(place, copies(place))
    assert any("先自动备份一次" in line for line in said)
    assert not any("自动备份里还留着" in line for line in said)  # there is none yet
    automatic_backup(place, NOW, "daily")
    assert any("自动备份里还留着" in line for line in afterwards_lines(place, copies(place)))


def test_what_is_older_goes_and_what_is_not_stays(place: Workplace) -> None:
    sold(place, FIRST, LONG_AGO)
    sold(place, SECOND, NOW - 20 * DAY)
    found = preview(place, 12, NOW)
    assert found.orders.order_ids == (FIRST,)
    assert found.until == parse_iso("2025-11-20T12:00:00")
    assert (found.counts.orders, found.counts.parcels) == (1, 1)
    done = retain(place, 12, NOW)
    assert (done.counts.orders, done.cancelled, done.swept) == (1, False, True)
    rows = place.store.connection().execute("SELECT order_id FROM orders").fetchall()
    assert [row[0] for row in rows] == [SECOND]
    assert [one.why for one in automatic_backups(place.data)] == ["before_erase"]
    assert going(place) == ()


def test_an_order_with_a_clock_that_runs_stays(place: Workplace) -> None:
    """Never sent: it closes by itself 365 days after it was ordered, and until then it can be late."""
    at = parse_iso("2026-01-05T09:00:00")
    with place.store.transaction() as db:
        told = line(FIRST, status="待发货", submitted_at=at, paid_at=at, promised_at=at + 2 * DAY, unsent=1)
        save_order(db, told, known_as_of=at + 3 * DAY)
    found = preview(place, 6, NOW)
    assert found.orders.order_ids == ()
    assert found.orders.staying["running"] == 1


def test_an_open_case_keeps_its_order(place: Workplace) -> None:
    sold(place, FIRST, LONG_AGO)
    with place.store.transaction() as db:
        insert_appeal(db, AppealRow("A20251009-001", FIRST, "pickup-timeout", None, LONG_AGO, LONG_AGO, None))
    assert preview(place, 12, NOW).orders.staying["case"] == 1
    with place.store.transaction() as db:
        insert_step(db, "A20251009-001", "closed", at=LONG_AGO, told_at=LONG_AGO + DAY, note="")
    assert going(place) == (FIRST,)
    with place.store.transaction() as db:
        insert_step(db, "A20251009-001", "closed", at=LONG_AGO, told_at=NOW - DAY, note="")
    assert going(place) == ()  # something was noted only yesterday


def test_the_days_of_this_year_with_a_violation_stay_whole(place: Workplace) -> None:
    """On one day an order was picked up 50 hours late; the other order of that day counts for the day's rate."""
    day = parse_iso("2026-03-02T09:00:00")
    sold(place, FIRST, day, picked_after=26 * 3_600)
    sold(place, SECOND, day)
    sold(place, THIRD, parse_iso("2026-04-02T09:00:00"))
    refresh(place, NOW)
    breached = (
        place.store.connection().execute("SELECT DISTINCT clause FROM finding WHERE state = 'breached'").fetchall()
    )
    assert [row[0] for row in breached] == ["pickup-timeout"]  # 24 h after 2 March 09:00: it began on 3 March
    found = preview(place, 6, NOW)
    assert found.orders.order_ids == (SECOND, THIRD)
    assert found.orders.staying["strikes"] == 1
    sold(place, "6900000000000000004", day + DAY)
    assert "6900000000000000004" not in going(place, 6)  # sent on the day on which the violation began
    assert set(going(place, 6, NOW + 60 * DAY)) == {FIRST, SECOND, THIRD, "6900000000000000004"}  # in the next year


def test_the_days_of_another_shop_are_its_own(place: Workplace) -> None:
    day = parse_iso("2026-03-02T09:00:00")
    sold(place, FIRST, day, picked_after=26 * 3_600)
    sold(place, SECOND, day + DAY)
    assert SECOND not in going(place, 6)  # sent on the day on which the violation of FIRST began
    with place.store.transaction() as db:
        other = db.execute("INSERT INTO shop (name) VALUES ('另一家店') RETURNING id").fetchone()[0]
        db.execute("UPDATE orders SET shop_ref = ? WHERE order_id = ?", (other, SECOND))
    assert SECOND in going(place, 6)


def test_what_waits_to_be_judged_stays(place: Workplace) -> None:
    sold(place, FIRST, LONG_AGO)
    refresh(place, NOW)
    with place.store.transaction() as db:
        db.execute("INSERT INTO to_judge SELECT id FROM orders")
        found = old_orders(db, NOW - 300 * DAY, NOW - 300 * DAY)
    assert (found.order_ids, found.staying["running"]) == ((), 1)


def test_a_number_that_a_younger_order_uses_keeps_both(place: Workplace) -> None:
    sold(place, FIRST, LONG_AGO, "YT0000000000077")
    at = NOW - 20 * DAY
    told = line(SECOND, city="苏州市", waybills="yto:YT0000000000077", submitted_at=at, paid_at=at, uploaded_at=at)
    with place.store.transaction() as db:
        save_order(db, told, known_as_of=at + DAY)  # used again: no record of it yet
    found = preview(place, 12, NOW)
    assert found.orders.order_ids == ()
    assert found.orders.staying["shared"] == 1


def test_of_a_shared_parcel_only_the_link_goes(place: Workplace) -> None:
    sold(place, FIRST, NOW - 20 * DAY, "YT0000000000077")
    sold(place, SECOND, NOW - 20 * DAY, "YT0000000000077")
    assert what_goes(place, [FIRST]).counts.links == 1
    done = erase(place, [FIRST], now=NOW)
    assert (done.counts.parcels, done.counts.links) == (0, 1)
    db = place.store.connection()
    assert db.execute("SELECT COUNT(*) FROM parcel").fetchone()[0] == 1
    assert db.execute("SELECT COUNT(*) FROM track_event").fetchone()[0] == 4
    assert db.execute("SELECT COUNT(*) FROM shared_use").fetchone()[0] == 0
    assert db.execute("PRAGMA foreign_key_check").fetchall() == []


def test_a_parcel_that_another_orders_case_names_stays(place: Workplace) -> None:
    sold(place, FIRST, NOW - 20 * DAY, "YT0000000000077")
    with place.store.transaction() as db:
        insert_appeal(db, AppealRow("A20261120-001", SECOND, "pickup-timeout", "YT0000000000077", NOW, NOW, None))
    assert erase(place, [FIRST], now=NOW).counts.parcels == 0
    assert place.store.connection().execute("SELECT COUNT(*) FROM track_event").fetchone()[0] == 4


def test_a_number_that_another_after_sale_names_stays(place: Workplace) -> None:
    """What was sent back together: one waybill, two after-sales."""
    for case, order in (("1", FIRST), ("2", SECOND)):
        sold(place, order, NOW - 20 * DAY)
        with place.store.transaction() as db:
            db.execute(
                "INSERT INTO after_sale (case_id, order_id, known_as_of, row_hash, return_waybill, state, wanted, asked,"
                " open_refund, agreed, under_way, full_refund, exchange) VALUES (?, ?, 1, 1, 'SF0000000000099', '', '',"
                " 0, 0, 0, 0, 0, 0)",
                (case, order),
            )
    with place.store.transaction() as db:
        save_track(db, "SF0000000000099", [(NOW - DAY, "pickup")], known_as_of=NOW, province="江苏")
    assert what_goes(place, [FIRST]).counts.parcels == 1  # its own
    assert what_goes(place, [FIRST, SECOND]).counts.parcels == 3


def test_a_case_opened_while_it_was_looked_through_keeps_its_order(
    place: Workplace, monkeypatch: pytest.MonkeyPatch
) -> None:
    sold(place, FIRST, NOW - 20 * DAY)
    with place.store.transaction() as db:
        insert_appeal(db, AppealRow("A20261120-001", FIRST, "pickup-timeout", None, NOW, NOW, None))
    monkeypatch.setattr("shopguard.flows.erasing.erasing._check_cases", lambda *_told: None)
    with pytest.raises(UserProblem):
        erase(place, [FIRST], now=NOW)
    assert place.store.connection().execute("SELECT COUNT(*) FROM orders").fetchone()[0] == 1


def test_a_backup_that_is_being_made_meanwhile_counts_as_older(place: Workplace) -> None:
    """Each erasure takes the number that such a one has by now, so that the next one has a higher."""
    numbers = []
    place.settings.set("backup_daily", False)
    for order in (FIRST, SECOND):
        sold(place, order, NOW - 20 * DAY)
    with place.store.transaction() as db:
        for order in (FIRST, SECOND):
            with belongings(db, [order]):
                note_erased(db, place.data, NOW)
            numbers.append(erased_until(db))
    assert numbers == [1, 2]
    erase(place, [FIRST, SECOND], now=NOW)
    (made,) = automatic_backups(place.data)
    assert made.number == erased_until(place.store.connection()) + 1


def test_stopped_between_two_steps_what_is_erased_stays_erased(
    place: Workplace, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("shopguard.flows.erasing.erasing.AT_ONCE", 1)
    place.settings.set("keep_months", 12)
    sold(place, FIRST, LONG_AGO)
    sold(place, SECOND, LONG_AGO + DAY)
    steps: list[int] = []

    def show(progress: Progress) -> None:
        if progress.step.code == "erase.erasing":
            steps.append(progress.done)

    done = retain(place, 12, NOW, Reporter(show, lambda: len(steps) > 0 and steps[-1] == 0 and erased(place) == 1))
    assert (done.cancelled, done.counts.orders) == (True, 1)
    assert going(place) == (SECOND,)
    assert is_to_be_asked(place)  # it is not done yet


def erased(place: Workplace) -> int:
    return 2 - int(place.store.connection().execute("SELECT COUNT(*) FROM orders").fetchone()[0])


def test_stopped_while_it_looks_nothing_has_changed(place: Workplace) -> None:
    sold(place, FIRST, LONG_AGO)
    with pytest.raises(Cancelled):
        preview(place, 12, NOW, Reporter(cancelled=lambda: True))
    assert erased(place) == 1  # the one order is still there


def test_nothing_runs_by_itself_before_the_owner_has_agreed(place: Workplace) -> None:
    sold(place, FIRST, LONG_AGO)
    assert not is_to_be_asked(place)
    place.settings.set("keep_months", 12)
    assert is_to_be_asked(place)
    assert not is_due(place, NOW)
    retain(place, 12, NOW)
    assert not is_to_be_asked(place)
    exported(place, NOW + 20 * DAY)
    assert not is_due(place, NOW + 29 * DAY)
    assert is_due(place, NOW + 30 * DAY)
    place.settings.set("keep_months", 6)
    assert not is_due(place, NOW + 30 * DAY)  # another number needs another yes
    assert is_to_be_asked(place)
    withdraw(place)
    place.settings.set("keep_months", 12)
    assert not is_due(place, NOW + 30 * DAY)  # and so does the same one after another


def test_a_clock_that_is_ahead_erases_nothing_by_itself(place: Workplace) -> None:
    """No file is of the last month: the shop rests, or the clock is wrong."""
    place.settings.set("keep_months", 12)
    exported(place, NOW - DAY)
    retain(place, 12, NOW)
    assert is_due(place, NOW + 30 * DAY - DAY - 1) is False  # done less than a month ago
    assert not is_due(place, NOW + 400 * DAY)
    exported(place, NOW + 399 * DAY)
    assert is_due(place, NOW + 400 * DAY)


def exported(place: Workplace, at: int) -> None:
    """A file was exported then, by its name."""
    with place.store.transaction() as db:
        row = {"path": "编造.csv", "sha256": str(at), "kind": "tracks", "known_by": "name", "known_as_of": at}
        shop = db.execute("INSERT INTO shop (name) VALUES (?) RETURNING id", (f"店{at}",)).fetchone()[0]
        batch = begin_batch(db, at)
        begin_file(db, {**row, "shop_ref": shop, "imported_at": at, "batch_ref": batch})


@pytest.mark.parametrize(
    ("column", "number"),
    [("order_id", FIRST), ("line_id", "7000000000000000001"), ("remark", f"延迟发货 订单:{FIRST}。")],
)
def test_a_fine_since_then_keeps_its_order(place: Workplace, column: str, number: str) -> None:
    sold(place, FIRST, LONG_AGO)
    with place.store.transaction() as db:
        db.execute("UPDATE order_line SET line_id = '7000000000000000001'")
        db.execute(
            f"INSERT INTO ledger_entry (key, at, amount_fen, direction, {column}) VALUES ('k', ?, -300, '出账', ?)",
            (NOW - DAY, number),
        )
    assert going(place) == ()
    assert going(place, 12, NOW + 366 * DAY) == (FIRST,)


def test_lists_of_old_files_are_counted_and_go(place: Workplace) -> None:
    exported(place, LONG_AGO)
    exported(place, NOW - DAY)
    folder = place.data / "rejects"
    folder.mkdir(parents=True)
    for at in (LONG_AGO, NOW - DAY):
        (folder / f"{at}.csv").write_text("运单号\n", "utf-8")
        with place.store.transaction() as db:
            db.execute("UPDATE source_file SET rejects_path = ? WHERE imported_at = ?", (str(folder / f"{at}.csv"), at))
    assert preview(place, 12, NOW).lists == 1
    retain(place, 12, NOW)
    assert [path.name for path in folder.iterdir()] == [f"{NOW - DAY}.csv"]
    assert preview(place, 12, NOW).lists == 0


@pytest.mark.parametrize(
    ("now", "months", "before"),
    [
        ("2026-11-20T12:00:00", 1, "2026-10-20T12:00:00"),
        ("2026-03-31T08:00:00", 1, "2026-02-28T08:00:00"),
        ("2028-03-31T08:00:00", 1, "2028-02-29T08:00:00"),
        ("2026-01-15T00:00:00", 14, "2024-11-15T00:00:00"),
        ("2026-12-31T23:59:59", 120, "2016-12-31T23:59:59"),
    ],
)
def test_months_are_those_of_the_calendar(now: str, months: int, before: str) -> None:
    assert months_before(parse_iso(now), months) == parse_iso(before)


@pytest.mark.parametrize("months", [0, -1, 121])
def test_a_number_of_months_that_is_not_allowed_is_said(place: Workplace, months: int) -> None:
    with pytest.raises(UserProblem):
        retain(place, months, NOW)
