"""An import that is taken back leaves everything as if it had never been; one on which something newer rests stays."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from shopguard.checker.judge import Question
from shopguard.checker.keeping import keep_verdicts
from shopguard.checker.rulefiles import load_rulebook
from shopguard.checker.upkeep import waiting_orders
from shopguard.core.beijing import HOUR
from shopguard.core.order import LINE_FACTS
from shopguard.core.parcel import PARCEL_FACTS, EventKind, ParcelRow, TrackEvent, TrackRow
from shopguard.core.rulebook import Rulebook
from shopguard.resources import resource
from shopguard.store.appeals import AppealRow, insert_appeal
from shopguard.store.engine import sqlite3
from shopguard.store.resting import rests_on
from shopguard.store.store import Store
from shopguard.store.tags import Said, add_action
from shopguard.store.undo import undo_batch
from tests.facts import line
from tests.store.random_files import SHAPES, T0, File, bring_batch, content, files

NOW = T0 + 140 * HOUR  # some of the clocks are close to their end then
A, B = "6900000000000000001", "6900000000000000002"
LINES, LISTED = frozenset(LINE_FACTS), frozenset(PARCEL_FACTS)


@pytest.fixture(scope="module")
def rulebook() -> Rulebook:
    return load_rulebook(resource("rules", "douyin"))


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Iterator[sqlite3.Connection]:
    store = Store(tmp_path_factory.mktemp("undo"))
    yield store.connection()
    store.close()


@pytest.fixture
def db(kept: sqlite3.Connection) -> Iterator[sqlite3.Connection]:
    """An empty database; what a test writes is taken back."""
    kept.execute("BEGIN")
    yield kept
    kept.rollback()


def shop_after(db: sqlite3.Connection, batches: Sequence[Sequence[File]], rulebook: Rulebook | None) -> list[int]:
    """The batches imported one after another, and judged each time by a rulebook."""
    refs = []
    for batch in batches:
        refs.append(bring_batch(db, *batch))
        settle(db, rulebook)
    return refs


def settle(db: sqlite3.Connection, rulebook: Rulebook | None) -> None:
    """Judges the orders that wait for it; without a rulebook (that takes its time) they no longer wait."""
    if rulebook is None:
        db.execute("DELETE FROM to_judge")
    else:
        keep_verdicts(db, rulebook, Question(NOW), waiting_orders(db, NOW))


def without(db: sqlite3.Connection, batches: Sequence[Sequence[File]], rulebook: Rulebook | None = None) -> object:
    """What a database holds that has only ever seen these."""
    db.execute("BEGIN")
    try:
        shop_after(db, batches, rulebook)
        return content(db)
    finally:
        db.rollback()


CASES = int(os.environ.get("SHOPGUARD_CASES", "40"))
_batches = st.lists(files, min_size=1, max_size=3)
_histories = st.lists(_batches, min_size=1, max_size=4)


@settings(max_examples=CASES, deadline=None, suppress_health_check=list(HealthCheck))
@given(history=_histories)
def test_the_last_import_undone_was_never_there(
    kept: sqlite3.Connection, rulebook: Rulebook, history: list[list[File]]
) -> None:
    kept.execute("BEGIN")
    try:
        last = shop_after(kept, history, rulebook)[-1]
        assert not rests_on(kept, last)
        undo_batch(kept, last, SHAPES, NOW)
        settle(kept, rulebook)
        assert kept.execute("PRAGMA foreign_key_check").fetchall() == []
        found = content(kept)
    finally:
        kept.rollback()
    assert found == without(kept, history[:-1], rulebook)


@settings(max_examples=4 * CASES, deadline=None, suppress_health_check=list(HealthCheck))
@given(history=_histories, picks=st.lists(st.integers(0, 3), min_size=2, max_size=2))
def test_any_import_on_which_nothing_rests_can_go(
    kept: sqlite3.Connection, history: list[list[File]], picks: list[int]
) -> None:
    """Undone in any order that is allowed; afterwards files can be imported again."""
    left = list(range(len(history)))
    kept.execute("BEGIN")
    try:
        refs = shop_after(kept, history, None)
        for pick in picks:
            free = [place for place in left if not rests_on(kept, refs[place])]
            if free:
                gone = free[pick % len(free)]
                undo_batch(kept, refs[gone], SHAPES, NOW)
                left.remove(gone)
        settle(kept, None)
        found = content(kept)
        (again,) = shop_after(kept, history[-1:], None)
        undo_batch(kept, again, SHAPES, NOW)
        settle(kept, None)
        assert content(kept) == found
    finally:
        kept.rollback()
    assert found == without(kept, [history[place] for place in left])


def orders_file(*told: object, known_as_of: int = T0 + 24 * HOUR) -> File:
    return File("orders", known_as_of, LINES, told)


def tracks_file(waybill: str, *kinds: EventKind, known_as_of: int = T0 + 48 * HOUR) -> File:
    events = [
        TrackRow("yto", waybill, TrackEvent(T0 + nth * HOUR, "编造的记录", kind)) for nth, kind in enumerate(kinds)
    ]
    return File("tracks", known_as_of, frozenset(), tuple(events))


def test_what_a_newer_import_speaks_of_stays(db: sqlite3.Connection) -> None:
    first = bring_batch(db, orders_file(line(A, waybills="yto:YT1")))
    other = bring_batch(db, orders_file(line(B)))
    again = bring_batch(db, orders_file(line(A, waybills="yto:YT1")))  # nothing new, but it speaks of the order
    track = bring_batch(db, tracks_file("YT1", EventKind.PICKUP))
    assert rests_on(db, first).later == (again, track)
    assert not rests_on(db, other)
    assert not rests_on(db, again)  # it wrote nothing
    for ref in (track, again):
        undo_batch(db, ref, SHAPES, NOW)
    assert not rests_on(db, first)


def test_several_files_of_an_import_go_together(db: sqlite3.Connection) -> None:
    empty = content(db)
    listed = File("parcels", T0 + 30 * HOUR, LISTED, (ParcelRow("yto", "YT1", (A,), uploaded_at=T0),))
    ref = bring_batch(db, orders_file(line(A, waybills="yto:YT1")), listed, tracks_file("YT1", EventKind.PICKUP))
    assert not rests_on(db, ref)
    undo_batch(db, ref, SHAPES, NOW)
    assert content(db) == empty
    assert db.execute("SELECT undone_at FROM batch").fetchone()[0] == NOW
    assert db.execute("SELECT COUNT(*) FROM source_file").fetchone()[0] == 3


def test_a_newer_list_that_says_the_same_in_other_rows(db: sqlite3.Connection) -> None:
    """One number with and without its courier: the same parcel, of which the second row says nothing new."""

    def listed(known_as_of: int, *rows: ParcelRow) -> File:
        return File("parcels", known_as_of, LISTED, rows)

    told = ParcelRow("yto", "YT1", (A,), uploaded_at=T0, picked_up_at=T0 + HOUR, trouble="揽收超时")
    bring_batch(db, listed(T0 + 24 * HOUR, told, replace(told, picked_up_at=None, trouble=None)))
    before = content(db)
    nameless = ParcelRow("", "YT1", (A,))
    newer = bring_batch(db, listed(T0 + 24 * HOUR, nameless, told, replace(told, picked_up_at=None, trouble=None)))
    undo_batch(db, newer, SHAPES, NOW)
    assert content(db) == before


def test_a_newer_list_that_says_the_same_costs_one_line_of_the_journal(db: sqlite3.Connection) -> None:
    rows = tuple(ParcelRow("yto", f"YT{number}", (A,), uploaded_at=T0) for number in range(1, 9))
    bring_batch(db, File("parcels", T0 + 24 * HOUR, LISTED, rows))
    before = content(db)
    newer = bring_batch(db, File("parcels", T0 + 48 * HOUR, LISTED, rows))
    kept = db.execute("SELECT table_name, row_ref, last_ref FROM before_change ORDER BY table_name, id").fetchall()
    assert {tuple(run) for run in kept} == {("parcel", 1, 8), ("shipment", 1, 8)}
    undo_batch(db, newer, SHAPES, NOW)
    assert content(db) == before


def test_a_line_read_anew_says_again_what_it_said(db: sqlite3.Connection) -> None:
    bring_batch(db, orders_file(line(A, uploaded_at=T0, waybills="yto:YT1")), tracks_file("YT1", EventKind.UNKNOWN))
    before = content(db)
    newer = bring_batch(db, tracks_file("YT1", EventKind.PICKUP, known_as_of=T0 + 72 * HOUR))
    assert db.execute("SELECT picked_up_at FROM shipment").fetchone()[0] == T0
    assert undo_batch(db, newer, SHAPES, NOW)  # a program that knows more may read it
    assert content(db) == before


def test_an_order_with_an_appeal_or_a_tag_stays(db: sqlite3.Connection) -> None:
    ref = bring_batch(db, orders_file(line(A), line(B)))
    tagged = db.execute("SELECT id FROM orders WHERE order_id = ?", (B,)).fetchone()[0]
    add_action(db, NOW, [Said(tagged, None, "pets", None, set_tag=True)])
    assert rests_on(db, ref).tags == 1
    add_action(db, NOW, [Said(tagged, None, "pets", None, set_tag=False)])
    assert not rests_on(db, ref)  # taken away again
    appeal = AppealRow("A20261122-001", A, "pickup-timeout", None, NOW, NOW, "{}")
    insert_appeal(db, appeal)
    assert rests_on(db, ref).appeals == 1
    db.execute("DELETE FROM appeal")
    undo_batch(db, ref, SHAPES, NOW)
    assert db.execute("SELECT COUNT(*) FROM orders").fetchone()[0] == 0


def test_an_appeal_of_an_order_that_was_there_before_is_no_hindrance(db: sqlite3.Connection) -> None:
    bring_batch(db, orders_file(line(A, status="待发货")))
    newer = bring_batch(db, orders_file(line(A, status="已发货"), known_as_of=T0 + 72 * HOUR))
    insert_appeal(db, AppealRow("A20261122-001", A, "pickup-timeout", None, NOW, NOW, "{}"))
    assert not rests_on(db, newer)
    undo_batch(db, newer, SHAPES, NOW)
    assert db.execute("SELECT status FROM orders").fetchone()[0] == "to_ship"


def test_a_parcel_that_was_named_and_brought_nameless_again_in_one_import(db: sqlite3.Connection) -> None:
    """Its old name is free again only when the one that was added under it is gone."""
    nameless = TrackRow("", "YT1", TrackEvent(T0, "编造的记录", EventKind.PICKUP))
    rows = tuple(ParcelRow(courier, "YT1", (A,)) for courier in ("yto", "zto", ""))
    empty = content(db)
    both = bring_batch(
        db,
        File("tracks", T0 + 24 * HOUR, frozenset(), (nameless,)),
        File("parcels", T0 + 24 * HOUR, LISTED, rows),
    )
    undo_batch(db, both, SHAPES, NOW)
    settle(db, None)
    assert content(db) == empty
