"""Which parcels are worth a call, to the second, and in which order the calls stand."""

from __future__ import annotations

from typing import NamedTuple

import pytest

from shopguard.core.call_sheet import Call, Clock, Need, Stage, grouped, in_order, tally, worth_a_call
from shopguard.core.finding import State

AT = 1_000_000
HOUR = 3_600
UNTIL = AT + 24 * HOUR
WEEK = 7 * 24 * HOUR


def timeout(deadline: int, state: State = State.PENDING) -> Clock:
    return Clock("pickup-timeout", state, deadline)


def missing(deadline: int, state: State = State.PENDING) -> Clock:
    return Clock("pickup-missing", state, deadline)


@pytest.mark.parametrize(
    ("deadline", "worth"), [(AT, True), (AT + 1, True), (UNTIL, True), (UNTIL + 1, False)], ids=str
)
def test_in_time_up_to_the_last_second_of_the_horizon(deadline: int, worth: bool) -> None:
    call = worth_a_call([timeout(deadline)], AT, UNTIL)
    assert call == (Call(Need.SAVE, "pickup-timeout", deadline) if worth else None)


def test_the_first_deadline_speaks() -> None:
    clocks = [missing(AT + 9 * HOUR), timeout(AT + 5, State.DUE)]
    assert worth_a_call(clocks, AT, UNTIL) == Call(Need.SAVE, "pickup-timeout", AT + 5)


def test_late_already_counts_only_while_a_dearer_one_lies_ahead() -> None:
    late = timeout(AT - HOUR, State.BREACHED)
    beyond = UNTIL + 100 * HOUR
    assert worth_a_call([late, missing(AT + HOUR)], AT, UNTIL) == Call(Need.WORSE, "pickup-missing", AT + HOUR)
    assert worth_a_call([late, missing(beyond)], AT, UNTIL) == Call(Need.WORSE, "pickup-missing", beyond)
    assert worth_a_call([late, missing(AT - 1, State.BREACHED)], AT, UNTIL) is None
    assert worth_a_call([late], AT, UNTIL) is None


def test_what_the_data_does_not_say_is_asked() -> None:
    passed = timeout(AT - HOUR, State.UNCONFIRMED)
    assert worth_a_call([passed], AT, UNTIL) == Call(Need.ASK, "pickup-timeout", AT - HOUR)
    assert worth_a_call([passed, missing(AT + HOUR)], AT, UNTIL) == Call(Need.ASK, "pickup-missing", AT + HOUR)
    ahead = timeout(AT + HOUR, State.UNCONFIRMED)
    assert worth_a_call([ahead], AT, UNTIL) == Call(Need.ASK, "pickup-timeout", AT + HOUR)
    assert worth_a_call([timeout(UNTIL + 1, State.UNCONFIRMED)], AT, UNTIL) is None


def test_what_passed_unseen_is_asked_though_the_next_deadline_is_far() -> None:
    passed, far = timeout(AT - HOUR, State.UNCONFIRMED), missing(UNTIL + HOUR)
    assert worth_a_call([passed, far], AT, UNTIL) == Call(Need.ASK, "pickup-timeout", AT - HOUR)
    assert worth_a_call([passed, missing(AT - 1, State.UNCONFIRMED), far], AT, UNTIL) == Call(
        Need.ASK, "pickup-missing", AT - 1
    )
    assert worth_a_call([timeout(AT - WEEK - 1, State.UNCONFIRMED), far], AT, UNTIL) is None


def test_an_old_unknown_asks_for_a_newer_file_not_for_a_call() -> None:
    assert worth_a_call([timeout(AT - WEEK, State.UNCONFIRMED)], AT, UNTIL) is not None
    assert worth_a_call([timeout(AT - WEEK - 1, State.UNCONFIRMED)], AT, UNTIL) is None


@pytest.mark.parametrize("state", [State.MET, State.EXEMPT, State.HINT, State.SUSPECT])
def test_nothing_else_is_asked(state: State) -> None:
    assert worth_a_call([timeout(AT + 1, state)], AT, UNTIL) is None
    assert worth_a_call([], AT, UNTIL) is None


class Parcel(NamedTuple):
    courier: str
    outlet: str
    waybill: str
    deadline: int
    need: Need = Need.SAVE
    stage: Stage = Stage.PICKUP


def test_couriers_in_a_hurry_come_first_and_their_outlets_stay_together() -> None:
    parcels = [
        Parcel("yto", "义乌", "Y1", AT + 9),
        Parcel("sf", "", "S1", AT + 5),
        Parcel("yto", "", "Y2", AT + 7),
        Parcel("yto", "金华", "Y3", AT + 3),
        Parcel("", "", "U1", AT + 1),
        Parcel("jt", "", "J1", AT - 1, Need.ASK),
    ]
    calls = grouped(parcels, AT)
    told = [(one.courier, one.outlet, one.first_deadline) for one in calls]
    assert told == [
        ("yto", "金华", AT + 3), ("yto", "", AT + 7), ("yto", "义乌", AT + 9), ("sf", "", AT + 5), ("jt", "", None),
        ("", "", AT + 1),
    ]  # fmt: skip


def test_a_call_asks_by_deadline_whatever_is_asked_and_what_passed_last() -> None:
    parcels = [
        Parcel("yto", "", "A", AT + 1, Need.ASK),
        Parcel("yto", "", "B", AT + 2, Need.WORSE),
        Parcel("yto", "", "C", AT + 30, Need.SAVE, Stage.PICKUP),
        Parcel("yto", "", "D", AT + 20, Need.SAVE, Stage.HUB),
        Parcel("yto", "", "E", AT + 10, Need.SAVE, Stage.PICKUP),
        Parcel("yto", "", "G", AT + 10, Need.SAVE, Stage.PICKUP),
        Parcel("yto", "", "F", AT + 10, Need.SAVE, Stage.PICKUP),
    ]
    passed = Parcel("yto", "", "P", AT - 1, Need.ASK)
    assert [one.waybill for one in in_order([passed, *parcels], AT)] == ["A", "B", "E", "F", "G", "D", "C", "P"]
    (call,) = grouped([passed, *parcels], AT)
    assert [one.waybill for one in call.asked] == ["A", "B", "E", "F", "G", "D", "C", "P"]


def test_parcels_are_counted_once_and_by_what_is_due_when() -> None:
    parcels = [
        Parcel("yto", "", "A", AT),
        Parcel("yto", "", "B", UNTIL, Need.WORSE),
        Parcel("yto", "", "C", UNTIL + 1, Need.WORSE),
        Parcel("yto", "", "A", UNTIL + 9, Need.WORSE, Stage.HUB),  # the same parcel again
        Parcel("yto", "", "D", AT - 1, Need.ASK),
    ]
    assert tally(parcels, AT, UNTIL) == (2, 1, 1)
    assert tally([], AT, UNTIL) == (0, 0, 0)


def test_nothing_to_ask_is_no_call() -> None:
    assert grouped([], AT) == ()
