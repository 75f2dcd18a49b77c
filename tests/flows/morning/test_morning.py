"""The morning on real files: what is due first, what changed since the last day, which data is old, which is missing."""

from __future__ import annotations

from pathlib import Path

import pytest

from shopguard.core.beijing import DAY, HOUR, day_of, parse_iso, start_of_day
from shopguard.core.message import UserProblem
from shopguard.flows.costs.call_sheet import call_sheet
from shopguard.flows.costs.outlook import load_outlook
from shopguard.flows.costs.rescue import fix_first
from shopguard.flows.imports.batches import list_batches, undo
from shopguard.flows.imports.importing import import_files
from shopguard.flows.judging import refresh
from shopguard.flows.morning.morning import morning
from shopguard.flows.morning.morning_words import known_in_words
from shopguard.flows.morning.visits import note_visit, since_last_day
from shopguard.flows.orders.marks import hand_over
from shopguard.flows.workplace import Workplace
from tests.flows.imports.daily_exports import export, order, tracks, waiting

NINE = parse_iso("2026-11-20T09:00")
NOON = parse_iso("2026-11-20T12:00")
SHIPPED_BY = "2026-11-20 11:00:00"
YT = "YT0000000000001-圆通速递"

MISSED = order(
    2, "2026-11-18 10:00:00", status="已发货", promised="2026-11-20 10:00:00", sent="2026-11-18 12:00:00",
    parcel="YT0000000000002-圆通速递",
)  # fmt: skip


def number(nth: int) -> str:
    return f"69{nth:017d}"


def shop_at_nine(place: Workplace, tmp_path: Path, now: int = NINE) -> None:
    """Three orders promised for 11:00, one for 15:00, one for tomorrow, one too late already; exported at nine."""
    rows = [order(nth, "2026-11-19 08:00:00", promised=SHIPPED_BY) for nth in (1, 2, 3)]
    rows.append(order(4, "2026-11-19 08:00:00", promised="2026-11-20 15:00:00"))
    rows.append(order(5, "2026-11-20 08:00:00", promised="2026-11-22 08:00:00"))
    rows.append(order(6, "2026-11-17 08:00:00", promised="2026-11-19 08:00:00"))
    import_files(place, [export(tmp_path / "orders.csv", *rows)], now=now, as_of=NINE)


def test_an_empty_shop_has_no_morning(place: Workplace) -> None:
    found = morning(place, NINE)
    assert not found.some
    assert (found.due, found.changes, found.known, found.missing) == (None, None, (), ())


def test_what_is_due_before_noon_comes_first(place: Workplace, tmp_path: Path) -> None:
    shop_at_nine(place, tmp_path)
    due = morning(place, NINE).due
    assert due is not None
    assert (due.until, due.first) == (NOON, parse_iso("2026-11-20T11:00"))
    assert due.orders == (number(1), number(2), number(3))
    # promised within 48 h: late shipping itself costs nothing; out of stock and the rest come later
    assert due.yuan_fen == 0
    assert due.free
    assert due.later is not None  # the one too late already is out of stock tomorrow at eight
    assert (due.later.first, due.later.orders) == (parse_iso("2026-11-21T08:00"), (number(6),))


def test_what_costs_later_today_is_not_kept_quiet_by_what_costs_nothing(place: Workplace, tmp_path: Path) -> None:
    """One to be sent by 11:00, which costs nothing yet; one picked up on the 18th at 22:14 and not seen since: 48 hours."""
    rows = [order(1, "2026-11-19 08:00:00", promised=SHIPPED_BY), MISSED]
    way = tracks(tmp_path / "tracks.csv", ("YT0000000000002", "圆通速递", "2026-11-18 22:14:00", "【南京市】已揽收"))
    import_files(place, [export(tmp_path / "orders.csv", *rows), way], now=NINE, as_of=NINE)
    due = morning(place, NINE).due
    assert due is not None
    assert (due.orders, due.yuan_fen, due.free) == ((number(1),), 0, True)
    assert due.later is not None
    assert due.later.first == parse_iso("2026-11-20T22:14")
    assert due.later.orders == (number(2),)
    assert due.later.yuan_fen > 0
    assert not due.later.free


def test_orders_handed_over_do_not_count(place: Workplace, tmp_path: Path) -> None:
    rows = [waiting(nth, SHIPPED_BY) for nth in (1, 2, 3)]
    rows.append(waiting(4, "2026-11-20 15:00:00"))
    import_files(place, [export(tmp_path / "orders.csv", *rows)], now=NINE, as_of=NINE)
    hand_over(place, [number(1), number(3)], NINE, NINE)
    due = morning(place, NINE).due
    assert due is not None
    assert due.orders == (number(2),)
    hand_over(place, [number(2)], NINE, NINE)
    later = morning(place, NINE).due
    assert later is not None
    assert (later.until, later.orders) == (parse_iso("2026-11-20T18:00"), (number(4),))


def test_handing_over_silences_no_clock_that_waits_for_a_hub(place: Workplace, tmp_path: Path) -> None:
    """Picked up yesterday at 10:30 and no hub since: the mark of the day before ends only what a pickup ends."""
    import_files(place, [export(tmp_path / "orders.csv", waiting(1, SHIPPED_BY))], now=NINE - DAY, as_of=NINE - DAY)
    hand_over(place, [number(1)], NINE - DAY, NINE - DAY)
    way = tracks(tmp_path / "tracks.csv", ("YT0000000000001", "圆通速递", "2026-11-19 10:30:00", "【南京市】已揽收"))
    import_files(place, [way], now=NINE, as_of=NINE)
    due = morning(place, NINE).due
    assert due is not None
    assert (due.first, due.orders) == (parse_iso("2026-11-20T10:30"), (number(1),))
    with pytest.raises(UserProblem):  # and now there is no pickup to wait for
        hand_over(place, [number(1)], NINE, NINE)


def test_what_is_late_already_and_gets_dearer_counts_too(place: Workplace, tmp_path: Path) -> None:
    """Uploaded at 10:00 two days ago and never picked up: 24 h are over since yesterday (3 yuan), 48 h at 10:00 cost 25 in all."""
    late = order(
        1, "2026-11-18 08:00:00", status="已发货", promised="2026-11-25 08:00:00", sent="2026-11-18 10:00:00", parcel=YT
    )
    import_files(place, [export(tmp_path / "orders.csv", late)], now=NINE, as_of=NINE)
    way = tracks(tmp_path / "tracks.csv", (YT[:15], "圆通速递", "2026-11-18 10:00:00", "待揽收"))
    import_files(place, [way], now=NINE, as_of=NINE)
    due = morning(place, NINE).due
    assert due is not None
    assert (due.first, due.orders, due.yuan_fen) == (parse_iso("2026-11-20T10:00"), (number(1),), 2_000)


@pytest.mark.parametrize("hours", [0, 5, 20])
def test_strip_call_sheet_and_rescue_agree(demo_place: Workplace, moment: int, hours: int) -> None:
    at = moment + hours * HOUR
    refresh(demo_place, at)
    due = morning(demo_place, at).due
    assert due is not None
    sheet = call_sheet(demo_place, at)
    groups = [group for group in (sheet.everybody, sheet.own) if group]
    rows = [row for group in groups for row in group.rows if at <= row.deadline <= due.until]
    assert {number for row in rows for number in row.order_ids} == set(due.orders)
    # what runs out in the block's last second costs from the second after
    rescues = fix_first(demo_place, load_outlook(demo_place, at), due.until + 1).rescues
    assert {one.order_id for one in rescues} <= set(due.orders)
    assert sum(one.saves_fen for one in rescues) == due.yuan_fen


def test_the_next_part_of_the_day_where_nothing_is_due_in_this_one(place: Workplace, tmp_path: Path) -> None:
    shop_at_nine(place, tmp_path)
    at = parse_iso("2026-11-20T11:30")
    refresh(place, at)
    due = morning(place, at).due
    assert due is not None
    assert (due.until, due.orders) == (parse_iso("2026-11-20T18:00"), (number(4),))


def test_a_deadline_counts_until_its_last_second(place: Workplace, tmp_path: Path) -> None:
    shop_at_nine(place, tmp_path)
    last = parse_iso("2026-11-20T11:00")
    for at, orders in ((last, (number(1), number(2), number(3))), (last + 1, (number(4),))):
        due = morning(place, at).due  # by what is stored, before it is judged again
        assert due is not None
        assert due.orders == orders


def test_noon_belongs_to_the_morning_and_its_fines_too(place: Workplace, tmp_path: Path) -> None:
    """Promised more than 48 and up to 240 h after the payment: 1 % of 100 yuan, at least 2, from the second after."""
    noon = order(1, "2026-11-17 08:00:00", promised="2026-11-20 12:00:00")
    after = order(2, "2026-11-17 08:00:00", promised="2026-11-20 12:00:01")
    evening = order(3, "2026-11-17 08:00:00", promised="2026-11-20 19:00:00")
    import_files(place, [export(tmp_path / "orders.csv", noon, after, evening)], now=NINE, as_of=NINE)
    due = morning(place, NINE).due
    assert due is not None
    assert (due.until, due.orders, due.yuan_fen) == (NOON, (number(1),), 200)


def test_midnight_belongs_to_the_day_that_ends(place: Workplace, tmp_path: Path) -> None:
    midnight = order(1, "2026-11-19 08:00:00", promised="2026-11-21 00:00:00")
    import_files(place, [export(tmp_path / "orders.csv", midnight)], now=NINE + 4 * HOUR, as_of=NINE + 4 * HOUR)
    due = morning(place, NINE + 4 * HOUR).due
    assert due is not None
    assert (due.until, due.orders) == (start_of_day(day_of(NINE + DAY)), (number(1),))


def test_what_it_costs_is_what_the_fines_grow_by(demo_place: Workplace, moment: int) -> None:
    due = morning(demo_place, moment).due
    assert due is not None
    assert due.first >= moment
    assert len(set(due.orders)) == len(due.orders) > 0
    assert due.yuan_fen > 0


def test_old_data_is_told_by_kind(place: Workplace, tmp_path: Path) -> None:
    shop_at_nine(place, tmp_path)
    found = morning(place, NINE)
    assert [(one.kind, one.known_as_of, one.old) for one in found.known] == [("orders", NINE, False)]
    assert found.missing == ("tracks", "after_sales", "ledger")
    (old,) = morning(place, NINE + DAY).old
    assert old.kind == "orders"
    order_of_today = order(7, "2026-11-20 08:00:00")
    import_files(place, [export(tmp_path / "later.csv", order_of_today)], now=NINE + DAY, as_of=NINE + DAY)
    assert morning(place, NINE + DAY).old == ()
    undo(place, list_batches(place)[0].ref, now=NINE + DAY)
    assert [one.known_as_of for one in morning(place, NINE + DAY).old] == [NINE]  # what was taken back tells nothing


def test_of_several_shops_the_one_with_the_oldest_data_is_told(place: Workplace, tmp_path: Path) -> None:
    late = order(1, "2026-11-17 08:00:00", promised="2026-11-19 08:00:00")
    import_files(place, [export(tmp_path / "a.csv", late)], now=NINE, as_of=NINE - 2 * DAY, shop="甲记小店")
    quiet = order(2, "2026-11-01 08:00:00", status="已关闭")
    import_files(place, [export(tmp_path / "c.csv", quiet)], now=NINE, as_of=NINE - 9 * DAY, shop="丙记小店")
    (known,) = morning(place, NINE).known  # nothing is to be watched in the other shop, however old its data
    assert (known.kind, known.known_as_of, known.shop) == ("orders", NINE - 2 * DAY, "甲记小店")
    new = order(3, "2026-11-17 08:00:00", promised="2026-11-19 08:00:00")
    import_files(place, [export(tmp_path / "b.csv", new)], now=NINE, as_of=NINE, shop="乙记小店")
    (old,) = morning(place, NINE).old  # the other's fresh file says nothing of this one
    assert (old.known_as_of, old.shop) == (NINE - 2 * DAY, "甲记小店")
    assert known_in_words(place.texts, [old], NINE) == "订单（甲记小店）只到11-18 09:00"
    for name, hours in (("甲记小店", 20), ("乙记小店", 1)):
        way = tracks(tmp_path / f"{name}.csv", ("YT8880001112223", "圆通", "2026-11-18 12:00:00", "已揽收"))
        import_files(place, [way], now=NINE, as_of=NINE - hours * HOUR)
    found = morning(place, NINE)  # a track file may speak of parcels of any shop
    assert [(one.kind, one.shop) for one in found.known] == [("orders", "甲记小店"), ("tracks", "")]
    assert not found.known[1].old
    assert found.missing == ("after_sales", "ledger")


def test_the_first_day_compares_with_nothing(place: Workplace, tmp_path: Path) -> None:
    shop_at_nine(place, tmp_path)
    assert not note_visit(place, NINE)
    assert since_last_day(place, NINE) is None
    assert morning(place, NINE).changes is None


def test_the_next_day_compares_with_the_last_moment_of_the_day_before(place: Workplace, tmp_path: Path) -> None:
    shop_at_nine(place, tmp_path)
    evening, next_day = NINE + 10 * HOUR, NINE + DAY
    for at in (NINE, NINE + 60, evening):
        assert not note_visit(place, at)
    assert note_visit(place, next_day)
    assert not note_visit(place, next_day + HOUR)
    assert since_last_day(place, next_day) == evening
    late = [order(nth, "2026-11-19 08:00:00", promised=SHIPPED_BY) for nth in (1, 2)]
    sent = order(3, "2026-11-19 08:00:00", status="已关闭", promised=SHIPPED_BY)
    files = [export(tmp_path / "next.csv", *late, sent)]
    import_files(place, files, now=next_day, as_of=next_day)
    changes = morning(place, next_day).changes
    assert changes is not None
    assert changes.newly_red == (number(1), number(2))  # a newer file shows that they were late
    assert changes.recovered == (number(3),)


def test_what_was_imported_just_before_the_window_was_closed_has_been_seen(place: Workplace, tmp_path: Path) -> None:
    note_visit(place, NINE)
    shop_at_nine(place, tmp_path, now=NINE + 60)  # one of them is red
    note_visit(place, NINE + 120, leaving=True)
    assert note_visit(place, NINE + DAY)
    assert since_last_day(place, NINE + DAY) == NINE + 120
    changes = morning(place, NINE + DAY).changes
    assert changes is not None
    assert changes.newly_red == ()


def test_a_window_left_open_begins_a_new_day_at_midnight(place: Workplace) -> None:
    midnight = start_of_day(day_of(NINE + DAY))
    note_visit(place, midnight - 60)
    assert note_visit(place, midnight + 60)
    assert since_last_day(place, midnight + 60) == midnight - 60


def test_a_clock_set_back_behind_the_last_day_compares_with_nothing(place: Workplace) -> None:
    note_visit(place, NINE)
    note_visit(place, NINE + DAY)
    assert since_last_day(place, NINE) == NINE
    assert since_last_day(place, NINE - 1) is None
    assert not note_visit(place, NINE - DAY)  # no new day: an older one
    assert note_visit(place, NINE)
    assert since_last_day(place, NINE) == NINE - DAY
    note_visit(place, NINE + HOUR)
    note_visit(place, NINE + 60)  # set back within the day: the later moment was none
    assert note_visit(place, NINE + DAY)
    assert since_last_day(place, NINE + DAY) == NINE + 60
