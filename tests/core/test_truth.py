"""Fines beside what is called: which belongs to which, and what was said where none does. Expected by hand from the rules."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shopguard.core.cited import Family
from shopguard.core.finding import State
from shopguard.core.fine_amounts import kind_of
from shopguard.core.fine_match import Level
from shopguard.core.ledger import UNNAMED, FineName
from shopguard.core.taken import Taken
from shopguard.core.truth import Instead, Pair, matched
from shopguard.core.truth_calls import Call

KINDS = {
    "pickup-timeout": frozenset({"track"}),
    "pickup-missing": frozenset({"track"}),
    "dispatch-timeout": frozenset({"track"}),
    "recalled": frozenset({"track"}),
    "ship-overdue": frozenset({"ship"}),
    "out-of-stock": frozenset({"stock"}),
    "track-repeated": frozenset(),
}


def call(kind: str, *clauses: str, fen: int = 300, began: int | None = 1_000) -> Call:
    return Call(kind, clauses[0], frozenset(clauses), fen, False, began, began)


def fine(clause: str | None = None, *families: Family, fen: int = 300, at: int = 5_000, back: int = 0) -> Taken:
    return Taken(FineName(clause, families), fen, back, at, None)


def only(call_: Call, taken: Taken, said: Mapping[str, set[State]] | None = None) -> Pair:
    ((pair,), left) = matched([call_], [taken], said or {}, KINDS)
    assert (pair.call is None) == (bool(left) or pair.instead is Instead.LATE)
    return pair


TRACK = call("track", "pickup-missing", "pickup-timeout")


def test_timeout_and_abnormal_are_one_kind() -> None:
    assert [kind_of(family) for family in ("timeout", "abnormal", "ship", "stock", "fraud")] == [
        "track",
        "track",
        "ship",
        "stock",
        "fraud",
    ]


@pytest.mark.parametrize(
    ("taken", "level"),
    [
        (fine("pickup-missing"), Level.CLAUSE),
        (fine("pickup-timeout"), Level.CLAUSE),  # not the dearest, but it was called
        (fine("dispatch-timeout"), Level.KIND),
        (fine(None, "timeout"), Level.KIND),
        (fine(None, "abnormal"), Level.KIND),
        (fine(None), Level.ORDER),
    ],
)
def test_how_sure_a_match_is(taken: Taken, level: Level) -> None:
    pair = only(TRACK, taken)
    assert (pair.call, pair.level, pair.first, pair.instead) == (TRACK, level, True, None)


@pytest.mark.parametrize(
    "taken", [fine("ship-overdue"), fine(None, "ship"), fine("out-of-stock"), fine("track-repeated")]
)
def test_a_fine_of_another_kind_was_missed(taken: Taken) -> None:
    pair = only(TRACK, taken)
    assert (pair.call, pair.level, pair.instead) == (None, None, Instead.OTHER)


def test_one_call_of_several_clauses_leaves_nothing_behind() -> None:
    _, left = matched([TRACK], [fine("pickup-missing")], {}, KINDS)
    assert left == ()


def test_two_kinds_are_two_calls() -> None:
    stock = call("stock", "out-of-stock", fen=200)
    pairs, left = matched([stock, TRACK], [fine("pickup-missing")], {}, KINDS)
    assert [pair.call for pair in pairs] == [TRACK]
    assert left == (stock,)


def test_a_fine_without_a_name_takes_the_call_of_the_nearest_sum() -> None:
    stock = call("stock", "out-of-stock", fen=200)
    for fen, wanted in ((251, TRACK), (250, stock)):  # 250 is as near to 200 as to 300: then by name of the kind
        pairs, _ = matched([stock, TRACK], [fine(None, fen=fen)], {}, KINDS)
        assert pairs[0].call == wanted


def test_the_surest_pair_is_made_first() -> None:
    stock = call("stock", "out-of-stock", fen=300)
    named, unnamed = fine("pickup-missing", at=9_000), fine(None, at=5_000)
    pairs, left = matched([stock, TRACK], [unnamed, named], {}, KINDS)
    assert {pair.fine: pair.call for pair in pairs} == {named: TRACK, unnamed: stock}
    assert left == ()


def test_several_fines_of_one_call_have_one_estimate() -> None:
    first, again = fine("pickup-timeout", at=5_000), fine("pickup-missing", at=6_000)
    pairs, left = matched([TRACK], [again, first], {}, KINDS)
    assert [(pair.fine, pair.call, pair.first) for pair in pairs] == [(first, TRACK, True), (again, TRACK, False)]
    assert left == ()


def test_the_estimate_is_set_against_the_fine_that_stands() -> None:
    gone, stands = fine("pickup-timeout", back=300), fine(None, at=6_000)
    pairs, _ = matched([TRACK], [gone, stands], {}, KINDS)
    assert {pair.fine: pair.first for pair in pairs} == {gone: False, stands: True}


@pytest.mark.parametrize(("began", "late"), [(5_000, False), (5_001, True)])
def test_red_only_after_the_fine_is_no_warning(began: int, late: bool) -> None:
    pair = only(call("track", "pickup-timeout", began=began), fine("pickup-timeout", at=5_000))
    assert pair.instead == (Instead.LATE if late else None)
    assert (pair.call is None) == late


def test_a_call_of_unknown_beginning_is_not_late() -> None:
    assert only(call("fraud", "fraud", began=None), fine(None)).level is Level.ORDER


@pytest.mark.parametrize(
    ("said", "instead"),
    [
        ({"pickup-timeout": {State.UNCONFIRMED, State.MET}}, Instead.UNCONFIRMED),
        ({"pickup-timeout": {State.SUSPECT}}, Instead.SUSPECT),
        ({"pickup-timeout": {State.EXEMPT}}, Instead.EXEMPT),
        ({"pickup-timeout": {State.DUE}}, Instead.NOT_YET),
        ({"pickup-timeout": {State.PENDING}}, Instead.NOT_YET),
        ({"pickup-timeout": {State.MET}}, Instead.IN_TIME),
        ({"pickup-timeout": {State.MET}, "recalled": {State.SUSPECT}}, Instead.IN_TIME),  # the clause itself speaks
        ({"recalled": {State.SUSPECT}}, Instead.SUSPECT),  # else its kind
        ({"recalled": {State.MET}}, Instead.NOTHING),  # which says nothing of the clause by being in time
        ({"ship-overdue": {State.SUSPECT}}, Instead.NOTHING),
        ({}, Instead.NOTHING),
    ],
)
def test_what_was_said_where_nothing_was_red(said: Mapping[str, set[State]], instead: Instead) -> None:
    ((pair,), _) = matched([], [fine("pickup-timeout")], said, KINDS)
    assert pair.instead is instead


def test_of_a_fine_without_a_name_any_clause_may_speak() -> None:
    ((pair,), _) = matched([], [Taken(UNNAMED, 300, 0, 5_000, None)], {"ship-overdue": {State.UNCONFIRMED}}, KINDS)
    assert pair.instead is Instead.UNCONFIRMED


CALLS = st.lists(
    st.builds(
        call,
        st.sampled_from(["track", "ship", "stock"]),
        st.sampled_from(sorted(KINDS)),
        fen=st.integers(0, 9),
        began=st.integers(0, 9),
    ),
    max_size=3,
    unique_by=lambda one: one.kind,
)
FINES = st.lists(
    st.builds(
        lambda name, fen, back, at: Taken(name, fen, min(fen, back), at, None),
        st.sampled_from([UNNAMED, FineName(None, ("timeout",)), *(FineName(clause) for clause in KINDS)]),
        st.integers(1, 9),
        st.integers(0, 9),
        st.integers(0, 12),
    ),
    max_size=4,
    unique_by=lambda one: one.name,
)


@given(CALLS, FINES)
def test_every_fine_has_one_place_and_every_call_one_estimate(calls: list[Call], fines: list[Taken]) -> None:
    pairs, left = matched(calls, fines, {}, KINDS)
    assert sorted(map(repr, (pair.fine for pair in pairs))) == sorted(map(repr, fines))
    assert all((pair.call is None) == (pair.instead is not None) == (pair.level is None) for pair in pairs)
    used = {pair.call for pair in pairs if pair.call is not None}
    assert not used & set(left)
    for one in used:
        of_call = [pair for pair in pairs if pair.call == one]
        assert sum(pair.first for pair in of_call) == 1
        stands = [pair for pair in of_call if not pair.fine.reversed]
        assert not stands or any(pair.first for pair in stands)  # the estimate is set against money that was kept
        assert all(one.first_began is not None and one.first_began <= pair.fine.at for pair in of_call)
    unwanted = [pair for pair in pairs if pair.call is None and pair.instead is not Instead.LATE]
    assert not (left and any(pair.fine.clause is None and not pair.fine.name.families for pair in unwanted))
