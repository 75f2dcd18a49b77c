"""Clauses switched off: not judged, not coloured, not priced, and said everywhere; on again everything is as before."""

from __future__ import annotations

import pytest

from shopguard.core.beijing import DAY, HOUR
from shopguard.core.finding import Risk
from shopguard.core.marks import ActionKind
from shopguard.core.message import NotThere, UserProblem
from shopguard.flows.costs.penalties import preview
from shopguard.flows.judging import refresh
from shopguard.flows.orders.owner_actions import redo_last, undo_last
from shopguard.flows.orders.tagging import Change, set_tags, tags_of
from shopguard.flows.orders.verdict import judge_all
from shopguard.flows.rulebook.switches import off_in_words, switch_clause, switched_off, switches
from shopguard.flows.workplace import Workplace
from tests.facts import line, save_order
from tests.flows.orders.test_marks import NOW, code_of, stored
from tests.flows.test_penalties import T0, shipped

UNTOLD = "6900000000000000005"


@pytest.fixture
def orders(place: Workplace) -> tuple[str, str]:
    """A red order that was never picked up, and one of which nothing is known; judged."""
    late = shipped(place, 1, known_as_of=NOW)
    with place.store.transaction() as db:
        made = line(
            UNTOLD,
            submitted_at=T0 - HOUR,
            paid_at=T0 - HOUR,
            promised_at=T0 + 47 * HOUR,
            uploaded_at=T0,
            waybills="yto:YT0000000000005",
        )
        save_order(db, made, known_as_of=NOW)
    refresh(place, NOW)
    return late, UNTOLD


def everything(place: Workplace) -> list[tuple[object, ...]]:
    """The stored judgement, whole."""
    db = place.store.connection()
    return [
        tuple(row)
        for table in ("verdict", "finding")
        for row in db.execute(f"SELECT * FROM {table} ORDER BY order_ref, clause, deadline")
    ]


def test_all_clauses_have_a_switch_and_are_on(place: Workplace) -> None:
    told = switches(place)
    assert [one.clause for one in told] == [clause.id for clause in place.rulebook.clauses]
    assert switched_off(place) == ()
    assert {(one.off_at, one.words) for one in told} == {(None, "")}


def test_what_is_off_is_not_judged_and_comes_back_whole(place: Workplace, orders: tuple[str, str]) -> None:
    late, untold = orders
    before = everything(place)
    done = switch_clause(place, "pickup-missing", False, "  平台对我们不罚这个 ", NOW)
    assert (done.clause, done.off_at, done.words) == ("pickup-missing", NOW, "平台对我们不罚这个")
    assert stored(place, late) == (Risk.VIOLATED, "pickup-timeout", 3)
    assert preview(place, NOW, 1).now_fen == 300
    assert all(finding.clause != "pickup-missing" for one in judge_all(place, NOW) for finding, _, _ in one.findings)
    switch_clause(place, "pickup-timeout", False, "", NOW + 1)
    assert stored(place, late) == (Risk.VIOLATED, "ship-overdue", 0)
    assert stored(place, untold) == (Risk.WATCH, "ship-overdue", 0)  # told in one look, without the two
    assert [one.clause for one in switched_off(place)] == ["pickup-timeout", "pickup-missing"]
    switch_clause(place, "pickup-missing", True, "", NOW + 2)
    switch_clause(place, "pickup-timeout", True, "", NOW + 3)
    assert switched_off(place) == ()
    refresh(place, NOW)
    assert everything(place) == before


def test_what_spoke_beside_another_goes_too(place: Workplace) -> None:
    """Of an order whose colour changes no more, by a clause that does not speak for it."""
    over = T0 + 500 * HOUR
    late = shipped(place, 1, known_as_of=over)
    refresh(place, over)
    assert stored(place, late)[1] == "pickup-missing"
    db = place.store.connection()
    assert db.execute("SELECT COUNT(*) FROM verdict WHERE next_change_at IS NOT NULL").fetchone()[0] == 0
    switch_clause(place, "pickup-timeout", False, "", over)
    clauses = {row[0] for row in db.execute("SELECT clause FROM finding")}
    assert "pickup-missing" in clauses
    assert "pickup-timeout" not in clauses


def test_with_all_clocks_off_an_unknown_order_is_fine(place: Workplace, orders: tuple[str, str]) -> None:
    for clause in ("pickup-timeout", "pickup-missing", "ship-overdue", "out-of-stock"):
        switch_clause(place, clause, False, "", NOW)
    assert stored(place, orders[1]) == (Risk.OK, None, 0)
    assert stored(place, orders[0])[0] is Risk.OK


def test_what_comes_in_while_it_is_off_is_judged_once_it_is_on(place: Workplace) -> None:
    switch_clause(place, "pickup-missing", False, "", T0)
    late = shipped(place, 1, known_as_of=NOW)
    refresh(place, NOW)
    assert stored(place, late)[1] == "pickup-timeout"
    switch_clause(place, "pickup-missing", True, "", NOW)
    assert stored(place, late)[1] == "pickup-missing"


def test_one_undo_for_all_in_the_order_of_doing(place: Workplace, orders: tuple[str, str]) -> None:
    late, _ = orders
    set_tags(place, [late], [Change("pets")], NOW)
    switch_clause(place, "pickup-missing", False, "", NOW + 1)
    undone = undo_last(place, NOW + 2)
    assert undone is not None
    assert (undone.kind, undone.names, undone.orders) == (ActionKind.SWITCH, ("pickup-missing",), 0)
    assert stored(place, late)[1] == "pickup-missing"
    assert [tag.name for tag in tags_of(place, late)] == ["pets"]
    second = undo_last(place, NOW + 2)
    assert second is not None
    assert (second.kind, second.names, second.orders) == (ActionKind.TAG, ("pets",), 1)
    assert undo_last(place, NOW + 2) is None
    assert [done.kind for done in (redo_last(place, NOW + 3), redo_last(place, NOW + 3)) if done] == ["tag", "switch"]
    assert stored(place, late)[1] == "pickup-timeout"
    (off,) = switched_off(place)
    assert off.off_at == NOW + 1  # since when it is off, not since when that was done again


def test_it_is_said_since_when_and_why(place: Workplace) -> None:
    off = switch_clause(place, "track-repeated", False, "快递就是这样写的", NOW)
    said = off_in_words(place, off)
    assert all(words in said for words in ("重复轨迹", "2026-11-20 12:00", "快递就是这样写的"))


def test_what_cannot_be_switched_is_refused(place: Workplace) -> None:
    with pytest.raises(NotThere) as unknown:
        switch_clause(place, "no-such", False, "", NOW)
    assert code_of(unknown) == "problem.no_such_clause"
    with pytest.raises(UserProblem) as on:
        switch_clause(place, "pickup-missing", True, "", NOW)
    assert code_of(on) == "problem.clause_is_on"
    switch_clause(place, "pickup-missing", False, "", NOW)
    with pytest.raises(UserProblem) as off:
        switch_clause(place, "pickup-missing", False, "", NOW + DAY)
    assert code_of(off) == "problem.clause_is_off"
    with pytest.raises(UserProblem) as long:
        switch_clause(place, "ship-overdue", False, "字" * 501, NOW)
    assert code_of(long) == "problem.words_too_long"
    assert len(switched_off(place)) == 1
