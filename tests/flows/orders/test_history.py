"""The history of an order's colour, and what changed since a moment: to the second, and without what an undone import brought."""

from __future__ import annotations

from pathlib import Path

import pytest

from shopguard.core.beijing import HOUR
from shopguard.core.finding import Risk
from shopguard.flows.imports.batches import list_batches, undo
from shopguard.flows.imports.importing import import_files
from shopguard.flows.judging import refresh
from shopguard.flows.orders.history import ColourStep, changes_since, history_of
from shopguard.flows.orders.marks import hand_over, set_aside
from shopguard.flows.orders.owner_actions import undo_last
from shopguard.flows.rulebook.switches import switch_clause
from shopguard.flows.workplace import Workplace
from tests.cli.test_penalties import HEADER, order

ORDER = "6900000000000000011"
T0 = 1_795_060_800  # 2026-11-19 12:00:00 in Beijing: uploaded; the first deadline is 24 h later
CREATED = "运单号,快递公司,轨迹时间,轨迹内容\nYT0000000000011,圆通速递,2026-11-19 12:30:00,商品已经下单\n"


@pytest.fixture
def orders(tmp_path: Path) -> Path:
    file = tmp_path / "orders.csv"
    file.write_text(HEADER + order(11, "2026-11-19 12:00:00"), "utf-8-sig")
    return file


@pytest.fixture
def tracks(tmp_path: Path) -> Path:
    return tracked(tmp_path, "1", "")


def tracked(folder: Path, name: str, lines: str) -> Path:
    file = folder / f"tracks{name}.csv"
    file.write_text(CREATED + lines, "utf-8")
    return file


def bring(place: Workplace, *files: Path, now: int, as_of: int) -> None:
    report = import_files(place, list(files), now=now, as_of=as_of)
    assert all(file.refused is None for file in report.files)


@pytest.fixture
def watched(place: Workplace, orders: Path, tracks: Path) -> Workplace:
    """An order sent at ``T0``, imported an hour later; nothing is known to happen for four days."""
    bring(place, orders, tracks, now=T0 + HOUR, as_of=T0 + HOUR)
    refresh(place, T0 + HOUR)
    return place


def told(place: Workplace) -> list[tuple[int, Risk, str | None]]:
    return [(step.at, step.risk, step.clause) for step in history_of(place, ORDER)]


def test_a_fine_order_has_no_history_until_it_turns(watched: Workplace) -> None:
    assert told(watched) == []
    refresh(watched, T0 + 12 * HOUR - 1)
    assert told(watched) == []
    refresh(watched, T0 + 12 * HOUR)  # warned 12 h before the deadline
    assert history_of(watched, ORDER) == (ColourStep(T0 + 12 * HOUR, Risk.DUE, "pickup-timeout", "揽收超时"),)
    refresh(watched, T0 + 24 * HOUR)  # the last second
    assert len(told(watched)) == 1
    refresh(watched, T0 + 24 * HOUR + 1)
    assert told(watched)[1:] == [(T0 + 24 * HOUR + 1, Risk.WATCH, "pickup-timeout")]  # no file speaks for it yet


def test_from_fine_to_fine_is_no_step(watched: Workplace, tmp_path: Path) -> None:
    picked_up = "YT0000000000011,圆通速递,2026-11-19 14:00:00,【南京市】已揽收\n"
    bring(watched, tracked(tmp_path, "2", picked_up), now=T0 + 3 * HOUR, as_of=T0 + 3 * HOUR)
    (clause,) = watched.store.connection().execute("SELECT clause FROM verdict").fetchone()
    assert clause == "waybill-edit"  # pickup-timeout spoke before
    assert told(watched) == []


def test_the_first_colour_is_as_old_as_the_import(place: Workplace, orders: Path, tracks: Path) -> None:
    bring(place, orders, now=T0 + HOUR, as_of=T0 + HOUR)
    refresh(place, T0 + HOUR)
    assert told(place) == [(T0 + HOUR, Risk.WATCH, "pickup-timeout")]  # nothing is known of its parcel
    assert place.store.connection().execute("SELECT COUNT(*) FROM colour_history").fetchone()[0] == 0
    bring(place, tracks, now=T0 + 2 * HOUR, as_of=T0 + 2 * HOUR)
    assert told(place) == [(T0 + HOUR, Risk.WATCH, "pickup-timeout"), (T0 + 2 * HOUR, Risk.OK, "pickup-timeout")]


def test_another_clause_of_the_same_colour_is_a_step(watched: Workplace, tmp_path: Path) -> None:
    until = T0 + 60 * HOUR
    bring(watched, tracked(tmp_path, "2", ""), now=until, as_of=until)
    assert told(watched) == [(until, Risk.VIOLATED, "pickup-missing")]
    switch_clause(watched, "pickup-missing", False, "", until + 1)
    assert told(watched)[1:] == [(until + 1, Risk.VIOLATED, "pickup-timeout")]


def test_an_order_nobody_knows_has_none(place: Workplace) -> None:
    assert history_of(place, "123") == ()


def test_an_import_taken_back_leaves_no_step(watched: Workplace, tmp_path: Path) -> None:
    refresh(watched, T0 + 12 * HOUR)
    before = told(watched)
    late = T0 + 60 * HOUR
    refresh(watched, T0 + 24 * HOUR + 1)
    with_time = told(watched)
    bring(watched, tracked(tmp_path, "2", ""), now=late, as_of=late)
    assert told(watched) == [*with_time, (late, Risk.VIOLATED, "pickup-missing")]
    newest = list_batches(watched)[0]
    undo(watched, newest.ref, now=late)
    assert told(watched) == with_time != before


def test_what_changed_since_a_moment(watched: Workplace, tmp_path: Path) -> None:
    evening, night, late = T0 + 12 * HOUR, T0 + 20 * HOUR, T0 + 60 * HOUR
    refresh(watched, evening)
    changes = changes_since(watched, evening - 1)
    assert (changes.newly_red, changes.newly_due, changes.recovered) == ((), (ORDER,), ())
    assert changes_since(watched, evening).newly_due == ()
    bring(watched, tracked(tmp_path, "2", ""), now=late, as_of=late)
    assert changes_since(watched, night).newly_red == (ORDER,)
    assert changes_since(watched, T0).newly_red == (ORDER,)  # before it was there: it was nothing then
    assert changes_since(watched, T0).newly_due == ()
    # it had been on its way in time after all
    way = (("20 01:00", "已揽收"), ("20 05:00", "已到达 南京转运中心"), ("20 09:00", "派送中"), ("20 10:00", "已签收"))
    lines = "".join(f"YT0000000000011,圆通速递,2026-11-{at}:00,【南京市】{says}\n" for at, says in way)
    bring(watched, tracked(tmp_path, "3", lines), now=late + HOUR, as_of=late + HOUR)
    changes = changes_since(watched, late)
    assert (changes.newly_red, changes.newly_due, changes.recovered) == ((), (), (ORDER,))
    assert changes_since(watched, night).recovered == (ORDER,)  # it was due that night
    assert changes_since(watched, evening - 1).recovered == ()  # and fine the evening before


def test_what_is_with_the_courier_is_not_newly_due_but_may_be_newly_red(watched: Workplace, tmp_path: Path) -> None:
    hand_over(watched, [ORDER], T0 + HOUR, T0 + HOUR)
    refresh(watched, T0 + 12 * HOUR)
    assert changes_since(watched, T0 + HOUR).newly_due == ()
    late = T0 + 60 * HOUR
    bring(watched, tracked(tmp_path, "2", ""), now=late, as_of=late)
    assert changes_since(watched, T0 + HOUR).newly_red == (ORDER,)


def test_what_the_owner_took_out_has_not_recovered(watched: Workplace, tmp_path: Path) -> None:
    late = T0 + 60 * HOUR
    bring(watched, tracked(tmp_path, "2", ""), now=late, as_of=late)
    set_aside(watched, [ORDER], None, None, "settled", "", None, late + 1)
    assert told(watched)[-1] == (late + 1, Risk.OK, None)
    assert changes_since(watched, late).recovered == ()
    undo_last(watched, late + 2)
    assert changes_since(watched, late + 1).newly_red == (ORDER,)


def test_what_was_switched_off_has_not_recovered(watched: Workplace) -> None:
    refresh(watched, T0 + 12 * HOUR)
    for clause in ("pickup-timeout", "ship-overdue"):
        switch_clause(watched, clause, False, "", T0 + 12 * HOUR + 1)
    assert told(watched)[-1][1] is Risk.OK
    assert changes_since(watched, T0 + 12 * HOUR).recovered == ()


def test_from_red_to_due_is_no_news(watched: Workplace, tmp_path: Path) -> None:
    late = T0 + 40 * HOUR  # the 24 hours are over, the 48 are not
    bring(watched, tracked(tmp_path, "2", ""), now=late, as_of=late)
    assert told(watched)[-1] == (late, Risk.VIOLATED, "pickup-timeout")
    set_aside(watched, [ORDER], "pickup-timeout", None, "not_fined", "", None, late + 1)
    assert told(watched)[-1] == (late + 1, Risk.DUE, "pickup-missing")
    assert changes_since(watched, late).newly_due == ()
    assert changes_since(watched, T0 + HOUR).newly_due == (ORDER,)


def test_an_order_that_comes_red_is_newly_red(place: Workplace, orders: Path, tracks: Path) -> None:
    late = T0 + 60 * HOUR
    bring(place, orders, tracks, now=late, as_of=late)
    assert changes_since(place, late - 1).newly_red == (ORDER,)
    assert changes_since(place, late).newly_red == ()
    assert told(place) == [(late, Risk.VIOLATED, "pickup-missing")]
