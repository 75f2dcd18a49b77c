"""What the database remembers: ages of knowledge, the same file twice, corrected numbers, merged and split parcels."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from shopguard.core.beijing import HOUR, parse_iso
from shopguard.core.parcel import PARCEL_FACTS, EventKind, ParcelRow, TrackEvent, TrackRow
from shopguard.store.engine import sqlite3
from shopguard.store.save_orders import Counted
from shopguard.store.store import Store
from tests.facts import ALL_TOLD, intake_of, line, save_events, save_order, save_track

T0 = parse_iso("2026-11-10T10:00:00")
A, B = "6900000000000000001", "6900000000000000002"


@pytest.fixture
def db(tmp_path: Path) -> Iterator[sqlite3.Connection]:
    store = Store(tmp_path)
    yield store.connection()
    store.close()


def order(db: sqlite3.Connection, order_id: str) -> sqlite3.Row:
    row: sqlite3.Row = db.execute("SELECT * FROM orders WHERE order_id = ?", (order_id,)).fetchone()
    return row


def waits(db: sqlite3.Connection) -> int:
    """How many orders wait for a new judgement."""
    return int(db.execute("SELECT COUNT(*) FROM to_judge").fetchone()[0])


def one_shipment(db: sqlite3.Connection, columns: str) -> tuple[object, ...]:
    return tuple(db.execute(f"SELECT {columns} FROM shipment").fetchone())


def numbers(db: sqlite3.Connection, order_id: str) -> list[tuple[str, int]]:
    rows = db.execute(
        "SELECT p.waybill, s.withdrawn FROM shipment s JOIN parcel p ON p.id = s.parcel_ref"
        " JOIN orders o ON o.id = s.order_ref WHERE o.order_id = ? ORDER BY p.waybill",
        (order_id,),
    )
    return [(row[0], row[1]) for row in rows]


def lines(db: sqlite3.Connection, *told: tuple[object, int], known_as_of: int) -> Counted:
    intake = intake_of(db, ALL_TOLD, known_as_of)
    intake.save_lines(list(told))  # type: ignore[arg-type]
    intake.finish()
    return intake.counted


def parcels(
    db: sqlite3.Connection, *rows: ParcelRow, known_as_of: int, told: frozenset[str] = frozenset(PARCEL_FACTS)
) -> Counted:
    intake = intake_of(db, told, known_as_of)
    intake.save_parcels([(row, hash(row) % 2**62) for row in rows])
    intake.finish()
    return intake.counted


def test_an_older_file_never_overwrites_newer_knowledge(db: sqlite3.Connection) -> None:
    save_order(db, line(A, status="已完成", uploaded_at=T0), known_as_of=T0 + 48 * HOUR)
    save_order(db, line(A, status="待发货", uploaded_at=None, promised_at=T0 + 9), known_as_of=T0)
    found = order(db, A)
    assert (found["status"], found["uploaded_at"], found["known_as_of"]) == ("finished", T0, T0 + 48 * HOUR)
    assert found["promised_at"] == T0 + 9  # what the newer file did not say is filled in


@pytest.mark.parametrize(("word", "asked"), [("-", None), ("退款成功", 1)])
def test_an_older_file_does_not_say_that_nothing_was_asked_for_since(
    db: sqlite3.Connection, word: str, asked: int | None
) -> None:
    save_order(db, line("1", after_sale=None), known_as_of=T0 + HOUR)
    save_order(db, line("1", after_sale=word), known_as_of=T0)
    assert db.execute("SELECT buyer_asked FROM orders").fetchone()[0] == asked


@pytest.mark.parametrize(("word", "asked"), [("-", None), ("退款成功", 1)])
def test_a_newer_file_without_the_column_does_not_say_either_that_nothing_was_asked_for(
    db: sqlite3.Connection, word: str, asked: int | None
) -> None:
    save_order(db, line(A, after_sale=word), known_as_of=T0)
    intake = intake_of(db, frozenset({"status"}), T0 + 1)
    intake.save_lines([(line(A, after_sale=None), 1)])
    intake.finish()
    assert order(db, A)["buyer_asked"] == asked


def test_a_newer_file_without_a_column_keeps_what_is_known(db: sqlite3.Connection) -> None:
    save_order(db, line(A, promised_at=T0 + 9, amount_fen=5_000), known_as_of=T0)
    intake = intake_of(db, frozenset({"status"}), T0 + HOUR)
    intake.save_lines([(line(A, status="已完成", amount_fen=None), 1)])
    intake.finish()
    found = order(db, A)
    assert (found["status"], found["promised_at"], found["amount_fen"]) == ("finished", T0 + 9, 5_000)
    assert intake.counted == Counted(changed=1)


def test_the_same_rows_twice_change_nothing(db: sqlite3.Connection) -> None:
    told = (line(A, waybills="yto:YT1"), 1), (line(B), 2)
    assert lines(db, *told, known_as_of=T0) == Counted(added=2)
    save_track(db, "YT1", [(T0, "pickup")], known_as_of=T0)
    before = [tuple(row) for row in db.execute("SELECT * FROM shipment")]
    assert lines(db, *told, known_as_of=T0) == Counted(unchanged=2)
    save_track(db, "YT1", [(T0, "pickup")], known_as_of=T0)
    assert [tuple(row) for row in db.execute("SELECT * FROM shipment")] == before


def test_an_unchanged_row_of_a_newer_file_moves_the_knowledge_on(db: sqlite3.Connection) -> None:
    lines(db, (line(A, status="待发货"), 1), known_as_of=T0)
    assert lines(db, (line(A, status="待发货"), 1), known_as_of=T0 + 24 * HOUR) == Counted(unchanged=1)
    assert order(db, A)["known_as_of"] == T0 + 24 * HOUR


def test_back_and_forth_is_noticed(db: sqlite3.Connection) -> None:
    for hour, status in enumerate(("待发货", "已发货", "待发货")):
        save_order(db, line(A, status=status), known_as_of=T0 + hour * HOUR)
    assert order(db, A)["status"] == "to_ship"


def test_lines_add_up_and_an_unsent_line_leaves_the_order_partly_shipped(db: sqlite3.Connection) -> None:
    save_order(
        db,
        line(A, line_id="69001", amount_fen=1_999, status="已发货"),
        line(A, line_id="69002", amount_fen=2_501, status="待发货"),
        known_as_of=T0,
    )
    found = order(db, A)
    assert (found["amount_fen"], found["status"]) == (4_500, "partly_shipped")
    save_order(db, line(A, line_id="69003", amount_fen=None), known_as_of=T0)
    assert order(db, A)["amount_fen"] is None  # one line without an amount: the sum is not known


def test_an_unknown_status_word_is_unknown(db: sqlite3.Connection) -> None:
    save_order(db, line(A, status="神秘状态"), known_as_of=T0)
    assert order(db, A)["status"] == "unknown"


def test_a_corrected_number_withdraws_the_old_one(db: sqlite3.Connection) -> None:
    save_order(db, line(A, uploaded_at=T0, waybills="yto:YT1"), known_as_of=T0)
    save_order(db, line(A, uploaded_at=T0, waybills="yto:YT2"), known_as_of=T0 + HOUR)
    assert numbers(db, A) == [("YT1", 1), ("YT2", 0)]
    save_order(db, line(A, uploaded_at=T0, waybills="yto:YT1"), known_as_of=T0 + 2 * HOUR)
    assert numbers(db, A) == [("YT1", 0), ("YT2", 1)]


def test_a_corrected_number_is_remembered_whatever_the_order_of_the_files(db: sqlite3.Connection) -> None:
    save_order(db, line(A, uploaded_at=T0 + HOUR, waybills="yto:YT2"), known_as_of=T0 + HOUR)
    save_order(db, line(A, uploaded_at=T0, waybills="yto:YT1"), known_as_of=T0)
    assert numbers(db, A) == [("YT1", 1), ("YT2", 0)]
    moments = db.execute("SELECT uploaded_at FROM shipment ORDER BY id")
    assert [row[0] for row in moments] == [T0 + HOUR, T0]
    db.execute("DELETE FROM to_judge")
    save_order(db, line(A, uploaded_at=T0, waybills="yto:YT1"), known_as_of=T0)
    assert waits(db) == 0  # the older file again tells nothing new


def test_a_list_older_than_the_export_does_not_bring_a_corrected_number_back(db: sqlite3.Connection) -> None:
    save_order(db, line(A, uploaded_at=T0, waybills="yto:YT2"), known_as_of=T0 + 2 * HOUR)
    parcels(db, ParcelRow("yto", "YT1", (A,), uploaded_at=T0), known_as_of=T0 + HOUR)
    assert numbers(db, A) == [("YT1", 1), ("YT2", 0)]
    parcels(db, ParcelRow("yto", "YT3", (A,), uploaded_at=T0), known_as_of=T0 + 3 * HOUR)
    assert numbers(db, A) == [("YT1", 1), ("YT2", 0), ("YT3", 0)]  # a newer list may know more than the export
    save_order(db, line(A, uploaded_at=T0, waybills="yto:YT2"), known_as_of=T0 + 4 * HOUR)
    assert numbers(db, A) == [("YT1", 1), ("YT2", 0), ("YT3", 1)]


def test_a_number_of_an_older_list_goes_when_the_export_names_another(db: sqlite3.Connection) -> None:
    parcels(db, ParcelRow("yto", "YT1", (A,), uploaded_at=T0), known_as_of=T0 + HOUR)
    assert numbers(db, A) == [("YT1", 0)]
    save_order(db, line(A, uploaded_at=T0, waybills="yto:YT2"), known_as_of=T0 + 2 * HOUR)
    assert numbers(db, A) == [("YT1", 1), ("YT2", 0)]


def test_a_number_without_a_courier_is_the_one_that_is_known(db: sqlite3.Connection) -> None:
    save_track(db, "YT1", [(T0, "pickup")], known_as_of=T0, courier="")
    save_order(db, line(A, uploaded_at=T0, waybills="yto:YT1"), known_as_of=T0)
    save_track(db, "YT1", [(T0 + HOUR, "hub")], known_as_of=T0 + HOUR, courier="")
    assert [tuple(row) for row in db.execute("SELECT waybill, courier FROM parcel")] == [("YT1", "yto")]
    assert one_shipment(db, "picked_up_at, first_hub_at") == (T0, T0 + HOUR)


def test_records_before_the_later_upload_belong_to_the_earlier_order(db: sqlite3.Connection) -> None:
    later = T0 + 240 * HOUR
    save_order(db, line(A, uploaded_at=T0, waybills="yto:YT1", province="四川"), known_as_of=later)
    save_order(db, line(B, uploaded_at=later, waybills="yto:YT1", province="江苏"), known_as_of=later)
    save_track(db, "YT1", [(T0 + HOUR, "pickup"), (T0 + 9 * HOUR, "hub")], known_as_of=later + HOUR)
    rows = db.execute(
        "SELECT o.order_id, s.picked_up_at, s.events_from FROM shipment s JOIN orders o ON o.id = s.order_ref"
    )
    assert {row[0]: (row[1], row[2]) for row in rows} == {A: (T0 + HOUR, None), B: (None, later)}


def test_what_an_order_did_with_the_number_ends_with_the_next_orders_upload(db: sqlite3.Connection) -> None:
    later = T0 + 240 * HOUR
    save_order(db, line(A, uploaded_at=T0, waybills="yto:YT1", province="四川", city="成都市"), known_as_of=later)
    save_order(db, line(B, uploaded_at=later, waybills="yto:YT1", province="江苏"), known_as_of=later)
    home = [TrackEvent(T0 + 9 * HOUR, "签收", EventKind.SIGNED, "四川", "成都市")]
    again = [
        TrackEvent(later + 9 * HOUR, "派送", EventKind.OUT, "江苏", "南京市"),
        TrackEvent(later + 10 * HOUR, "退回", EventKind.RETURN),
    ]
    save_events(db, "YT1", home + again, known_as_of=later + 20 * HOUR)
    rows = db.execute(
        "SELECT o.order_id, s.events_until, s.elsewhere_at, s.returned_at, s.recalled_at"
        " FROM shipment s JOIN orders o ON o.id = s.order_ref"
    )
    back = later + 10 * HOUR
    assert {row[0]: tuple(row)[1:] for row in rows} == {A: (later, None, back, None), B: (None, None, back, back)}


def test_merged_orders_share_the_whole_track(db: sqlite3.Connection) -> None:
    save_order(db, line(A, uploaded_at=T0, waybills="yto:YT1"), known_as_of=T0)
    save_order(db, line(B, uploaded_at=T0 + 2 * HOUR, waybills="yto:YT1"), known_as_of=T0)
    save_track(db, "YT1", [(T0 + HOUR, "pickup")], known_as_of=T0 + 3 * HOUR)
    assert [row[0] for row in db.execute("SELECT picked_up_at FROM shipment")] == [T0 + HOUR] * 2
    assert {row[0] for row in db.execute("SELECT address FROM shared_use")} == {"same"}
    assert {row[0] for row in db.execute("SELECT shared FROM shipment")} == {None}


def test_a_parcel_list_speaks_for_the_columns_it_has(db: sqlite3.Connection) -> None:
    row = ParcelRow("yto", "YT1", (A,), uploaded_at=T0)
    parcels(db, row, known_as_of=T0 + HOUR, told=frozenset({"uploaded_at"}))
    assert one_shipment(db, "pickup_known") == (None,)  # 发货时间 says nothing of pickup
    parcels(db, row, known_as_of=T0 + 2 * HOUR)
    assert one_shipment(db, "picked_up_at, pickup_known, track_known") == (None, T0 + 2 * HOUR, None)
    assert order(db, A)["status"] == "unknown"  # no export has shown the order yet


def test_a_single_last_record_is_only_known_to_have_happened_by_then(db: sqlite3.Connection) -> None:
    last = TrackEvent(T0 + 30 * HOUR, "到达中心", EventKind.HUB)
    parcels(db, ParcelRow("yto", "YT1", (A,), uploaded_at=T0, last_event=last), known_as_of=T0 + 31 * HOUR)
    found = one_shipment(db, "picked_up_at, picked_up_by, first_hub_at, first_hub_by")
    assert found == (None, T0 + 30 * HOUR, None, T0 + 30 * HOUR)


def test_the_same_parcel_twice_in_a_list_is_one_parcel(db: sqlite3.Connection) -> None:
    late, stuck = (ParcelRow("yto", "YT1", (A, B), uploaded_at=T0, trouble=word) for word in ("揽收超时", "发运超时"))
    counted = parcels(db, late, stuck, known_as_of=T0)
    assert (counted.added, counted.changed, counted.unchanged) == (1, 0, 1)
    assert parcels(db, late, stuck, known_as_of=T0) == Counted(unchanged=2)
    assert db.execute("SELECT trouble FROM parcel").fetchone()[0] == "揽收超时、发运超时"
    assert db.execute("SELECT COUNT(*) FROM parcel").fetchone()[0] == 1
    assert db.execute("SELECT COUNT(*) FROM shipment").fetchone()[0] == 2


def test_platform_lines_are_no_record(db: sqlite3.Connection) -> None:
    save_order(db, line(A, uploaded_at=T0, waybills="yto:YT1"), known_as_of=T0)
    save_track(db, "YT1", [(T0, "created"), (T0 + 1, "notice"), (T0 + 2, "estimate")], known_as_of=T0 + HOUR)
    found = one_shipment(db, "first_record_at, picked_up_at, maybe_picked_up_at, track_known")
    assert found == (None, None, None, T0 + HOUR)


def test_first_scan_is_the_pickup_and_an_unclear_record_before_it_is_remembered(db: sqlite3.Connection) -> None:
    save_order(db, line(A, uploaded_at=T0, waybills="yto:YT1"), known_as_of=T0)
    track = [(T0 + 1, "unknown"), (T0 + 5, "site"), (T0 + 9, "hub")]
    save_track(db, "YT1", track, known_as_of=T0 + HOUR, province="浙江")
    found = one_shipment(db, "picked_up_at, maybe_picked_up_at, first_hub_at, pickup_province")
    assert found == (T0 + 5, T0 + 1, T0 + 9, "浙江")


def test_a_line_from_the_future_is_a_record_once_a_newer_file_repeats_it(db: sqlite3.Connection) -> None:
    save_order(db, line(A, uploaded_at=T0, waybills="yto:YT1"), known_as_of=T0)
    for kind, known, expected in (
        (EventKind.ESTIMATE, T0, Counted(added=1)),
        (EventKind.PICKUP, T0 + 9 * HOUR, Counted(changed=1)),
        (EventKind.ESTIMATE, T0, Counted(unchanged=1)),
    ):
        intake = intake_of(db, frozenset(), known)
        intake.save_tracks([TrackRow("yto", "YT1", TrackEvent(T0 + HOUR, "已揽收", kind))])
        intake.finish()
        assert intake.counted == expected
    assert one_shipment(db, "picked_up_at") == (T0 + HOUR,)


def test_an_empty_cell_of_a_newer_list_takes_no_pickup_back(db: sqlite3.Connection) -> None:
    parcels(db, ParcelRow("yto", "YT1", (A,), uploaded_at=T0, picked_up_at=T0 + HOUR), known_as_of=T0 + 2 * HOUR)
    parcels(db, ParcelRow("yto", "YT1", (A,), uploaded_at=T0), known_as_of=T0 + 90 * HOUR)
    assert one_shipment(db, "picked_up_at") == (T0 + HOUR,)


def test_an_older_list_changes_no_upload_time(db: sqlite3.Connection) -> None:
    parcels(db, ParcelRow("yto", "YT1", (A,), uploaded_at=T0), known_as_of=T0 + 9 * HOUR)
    parcels(db, ParcelRow("yto", "YT1", (A,), uploaded_at=T0 - HOUR), known_as_of=T0 + HOUR)
    assert one_shipment(db, "uploaded_at") == (T0,)


def test_a_line_twice_in_a_file_is_its_last_row_every_time(db: sqlite3.Connection) -> None:
    told = (line(A, amount_fen=100), 1), (line(A, amount_fen=200), 2)
    assert lines(db, *told, known_as_of=T0) == Counted(added=1, unchanged=1)
    assert lines(db, *told, known_as_of=T0) == Counted(unchanged=2)
    assert order(db, A)["amount_fen"] == 200


def test_an_export_of_one_line_does_not_speak_for_the_others(db: sqlite3.Connection) -> None:
    first, second = line(A, line_id="69001", status="待发货"), line(A, line_id="69002", status="待发货")
    save_order(db, first, second, known_as_of=T0)
    save_order(db, line(A, line_id="69001", status="已发货", uploaded_at=T0), known_as_of=T0 + 90 * HOUR)
    assert order(db, A)["known_as_of"] == T0
    lines(db, (second, hash(second) % 2**62), known_as_of=T0 + 90 * HOUR)  # unchanged, but confirmed
    assert order(db, A)["known_as_of"] == T0 + 90 * HOUR


def test_a_line_that_needs_its_courier_is_read_anew(db: sqlite3.Connection) -> None:
    for kind, expected in ((EventKind.MAYBE_HUB, Counted(added=1)), (EventKind.HUB, Counted(changed=1))):
        intake = intake_of(db, frozenset(), T0)
        intake.save_tracks([TrackRow("zto", "7600", TrackEvent(T0, "到达【杭州中心】", kind))])
        intake.finish()
        assert intake.counted == expected


def test_a_track_with_a_row_that_could_not_be_read_does_not_speak_for_the_parcel(db: sqlite3.Connection) -> None:
    save_order(db, line(A, uploaded_at=T0, waybills="yto:YT1"), known_as_of=T0)
    intake = intake_of(db, frozenset(), T0 + 90 * HOUR)
    intake.save_tracks([TrackRow("yto", "YT1", TrackEvent(T0, "已下单", EventKind.CREATED))])
    intake.finish(unread={"YT1"})
    assert one_shipment(db, "track_known") == (None,)


def test_an_order_with_a_rejected_line_has_no_amount_that_is_known(db: sqlite3.Connection) -> None:
    intake = intake_of(db, ALL_TOLD, T0)
    intake.save_lines([(line(A, line_id="69001"), 1), (line(B), 2)])
    intake.finish(unread={A})
    assert (order(db, A)["amount_fen"], order(db, B)["amount_fen"]) == (None, 10_000)


def test_a_rejected_line_stays_in_mind_until_a_file_has_all_lines(db: sqlite3.Connection) -> None:
    first, second = (line(A, line_id="69001"), 1), (line(A, line_id="69002"), 2)

    def bring(*told: tuple[object, int], at: int, unread: frozenset[str] = frozenset()) -> object:
        intake = intake_of(db, ALL_TOLD, at)
        intake.save_lines(list(told))  # type: ignore[arg-type]
        intake.finish(unread=unread)
        return order(db, A)["amount_fen"]

    assert bring(first, second, at=T0) == 20_000
    assert bring(first, at=T0 + HOUR, unread=frozenset({A})) is None
    assert bring(first, second, at=T0) is None  # older
    assert bring(first, second, at=T0 + HOUR) == 20_000  # the rejected rows, mended
    assert bring(first, at=T0, unread=frozenset({A})) == 20_000  # an older file again


def test_the_same_files_again_leave_nothing_to_judge(db: sqlite3.Connection) -> None:
    row = ParcelRow("yto", "YT1", (A,), uploaded_at=T0, picked_up_at=T0 + HOUR)
    for expected in (1, 0):
        parcels(db, row, known_as_of=T0 + 2 * HOUR)
        save_track(db, "YT1", [(T0 + HOUR, "pickup")], known_as_of=T0 + 3 * HOUR)
        assert waits(db) == expected
        db.execute("DELETE FROM to_judge")
    save_track(
        db, "YT1", [(T0 + HOUR, "pickup")], known_as_of=T0 + 4 * HOUR
    )  # a newer file knows more, if only the time
    assert waits(db) == 1
