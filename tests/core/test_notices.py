"""Notices before deadlines, as pure logic: the clock is an argument, every expected moment is written by hand."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from shopguard.core.beijing import DAY, HOUR, MINUTE, parse_iso
from shopguard.core.notices import Due, Plan, Told, Wishes, is_quiet, moment_for, plan

WISHES = Wishes(
    on=True, lead=3 * HOUR, quiet_from=22 * HOUR, quiet_until=8 * HOUR, most=4
)  # 14 waking hours, 3.5 ahead


def at(text: str) -> int:
    return parse_iso(f"2026-11-{text}")


def due(text: str, order: str = "A", clause: str = "pickup-timeout") -> Due:
    return Due(order, clause, at(text), 500)


def orders(answer: Plan) -> list[str]:
    return [one.order_id for one in answer.dues]


def test_a_deadline_is_told_the_lead_before_it() -> None:
    assert moment_for(due("20 17:00"), WISHES) == at("20 14:00")
    assert plan([due("20 17:00")], WISHES, Told(), at("20 13:59")) == Plan((), at("20 14:00"))
    assert orders(plan([due("20 17:00")], WISHES, Told(), at("20 14:00"))) == ["A"]


def test_one_that_became_known_late_is_told_at_once() -> None:
    assert orders(plan([due("20 12:30")], WISHES, Told(), at("20 12:00"))) == ["A"]


def test_what_has_passed_is_not_told() -> None:
    assert plan([due("20 12:00")], WISHES, Told(), at("20 12:00")) == Plan()


def test_switched_off_nothing_is_told() -> None:
    off = Wishes(on=False, lead=3 * HOUR, quiet_from=0, quiet_until=0, most=4)
    assert plan([due("20 12:30")], off, Told(), at("20 12:00")) == Plan()


def test_what_comes_soon_after_goes_with_it_and_what_comes_later_waits() -> None:
    dues = [due("20 17:00"), due("20 20:30", "B"), due("20 20:31", "C")]  # told at 14:00, 17:30, 17:31 by themselves
    answer = plan(dues, WISHES, Told(), at("20 14:00"))
    assert orders(answer) == ["A", "B"]
    assert answer.again_at == at("20 17:31")


def test_nothing_is_told_twice() -> None:
    told = Told().with_notice([due("20 17:00")], at("20 14:00"))
    assert plan([due("20 17:00")], WISHES, told, at("20 15:00")) == Plan()
    moved = plan([due("20 18:00")], WISHES, told, at("20 15:00"))  # the deadline was moved: that is something new
    assert orders(moved) == ["A"]


def test_two_clauses_of_one_order_are_two() -> None:
    told = Told().with_notice([due("20 17:00")], at("20 14:00"))
    assert orders(plan([due("20 17:00", clause="ship-overdue")], WISHES, told, at("20 15:00"))) == ["A"]


def test_the_quiet_hours_are_quiet_with_their_first_second_and_without_their_last() -> None:
    told = {
        moment: is_quiet(at(moment), WISHES) for moment in ("20 21:59", "20 22:00", "21 03:00", "21 07:59", "21 08:00")
    }
    assert told == {"20 21:59": False, "20 22:00": True, "21 03:00": True, "21 07:59": True, "21 08:00": False}


def test_quiet_hours_within_a_day_and_none_at_all() -> None:
    noon = Wishes(on=True, lead=HOUR, quiet_from=12 * HOUR, quiet_until=14 * HOUR, most=4)
    assert is_quiet(at("20 12:00"), noon)
    assert not is_quiet(at("20 14:00"), noon)
    never = Wishes(on=True, lead=HOUR, quiet_from=8 * HOUR, quiet_until=8 * HOUR, most=4)
    assert not any(is_quiet(at("20 00:00") + hour * HOUR, never) for hour in range(24))


def test_a_morning_deadline_is_told_when_the_night_is_over_if_time_is_left() -> None:
    assert moment_for(due("21 09:30"), WISHES) == at("21 08:00")  # 06:30 is night; an hour and a half is left at eight


def test_a_deadline_of_the_night_is_told_in_the_evening() -> None:
    assert moment_for(due("21 09:29"), WISHES) == at("20 21:00")  # too little would be left at eight
    assert moment_for(due("21 03:00"), WISHES) == at("20 21:00")
    assert moment_for(due("21 00:30"), WISHES) == at("20 21:30")  # three hours before, still awake


def test_in_the_quiet_hours_nothing_is_told_whatever_comes() -> None:
    answer = plan([due("21 03:00"), due("21 10:00", "B")], WISHES, Told(), at("20 23:00"))
    assert answer == Plan((), at("21 08:00"))


def test_not_more_a_day_than_wished() -> None:
    told = Told(tuple(at(f"20 {hour}:00") for hour in ("09", "10", "11", "12")))
    assert plan([due("20 15:00")], WISHES, told, at("20 13:00")) == Plan((), at("21 08:00"))
    assert orders(plan([due("21 09:45")], WISHES, told, at("21 08:00"))) == ["A"]


def test_two_notices_are_half_an_hour_apart() -> None:
    told = Told().with_notice([due("20 17:00")], at("20 14:00"))
    assert plan([due("20 16:00", "B")], WISHES, told, at("20 14:10")) == Plan((), at("20 14:30"))
    assert orders(plan([due("20 16:00", "B")], WISHES, told, at("20 14:30"))) == ["B"]


def test_a_clock_that_was_set_back_silences_nothing() -> None:
    ahead = tuple(at(f"28 {hour:02}:00") for hour in (9, 11, 13, 15))
    assert orders(plan([due("20 12:30")], WISHES, Told(ahead), at("20 12:00"))) == ["A"]
    assert Told(ahead).with_notice([due("20 12:30")], at("20 12:00")).at == (at("20 12:00"),)


def test_a_notice_lists_the_nearest_deadline_first() -> None:
    dues = [due("20 15:00", "C"), due("20 14:00", "B"), due("20 14:00", "A")]
    assert orders(plan(dues, WISHES, Told(), at("20 13:00"))) == ["A", "B", "C"]


def test_what_is_of_no_use_is_forgotten() -> None:
    told = Told().with_notice([due("20 15:00")], at("20 12:00"))
    later = told.with_notice([due("22 15:00")], at("22 12:00"))
    assert later.at == (at("22 12:00"),)
    assert later.marks == {due("22 15:00").mark}


def test_what_lies_beyond_the_horizon_changes_nothing_before_the_next_look() -> None:
    assert WISHES.horizon == 17 * HOUR + HOUR // 2  # lead 3, night 10, evening 1, ahead 3.5
    now = at("20 12:00")
    beyond = [
        Due("far", "pickup-timeout", now + WISHES.horizon + minutes * MINUTE, 1) for minutes in range(1, 2_000, 7)
    ]
    assert min(moment_for(one, WISHES) for one in beyond) > now + WISHES.ahead


MIDNIGHT = at("20 00:00")
WISHED = st.builds(
    Wishes,
    on=st.just(True),
    lead=st.integers(1, 24).map(lambda hours: hours * HOUR),
    quiet_from=st.integers(0, 1439).map(lambda minutes: minutes * MINUTE),
    quiet_until=st.integers(0, 1439).map(lambda minutes: minutes * MINUTE),
    most=st.integers(1, 12),
)
DEADLINES = st.lists(st.integers(MIDNIGHT, MIDNIGHT + 5 * DAY), max_size=40)


@given(WISHED, DEADLINES)
def test_over_five_days_the_owner_is_never_woken_nor_told_too_often(wishes: Wishes, deadlines: list[int]) -> None:
    """A program that runs all the time, with orders known from the beginning, and asked only when it said it wants to be."""
    dues = [Due(f"O{number}", "pickup-timeout", deadline, 1) for number, deadline in enumerate(deadlines)]
    told, now, heard = Told(), MIDNIGHT, list[tuple[int, Due]]()
    while True:
        answer = plan(dues, wishes, told, now)
        if answer.dues:
            told = told.with_notice(answer.dues, now)
            heard += [(now, due) for due in answer.dues]
            answer = plan(dues, wishes, told, now)
            assert not answer.dues
        if answer.again_at is None:
            break
        assert answer.again_at > now
        now = answer.again_at
    assert not any(is_quiet(moment, wishes) for moment, _ in heard)
    assert all(moment < due.deadline for moment, due in heard)
    assert len({due for _, due in heard}) == len(heard)
    days: dict[int, set[int]] = {}
    for moment, _ in heard:
        days.setdefault((moment + 8 * HOUR) // DAY, set()).add(moment)
    assert all(len(moments) <= wishes.most for moments in days.values())
