"""What happens to a case: steps, what is due by them, and taking one back."""

from __future__ import annotations

from random import Random

import pytest

from shopguard.core.appeal_states import AppealState
from shopguard.core.beijing import DAY, HOUR, MINUTE, parse_iso
from shopguard.core.message import NotThere, UserProblem
from shopguard.flows.appeals.lines import standing_lines
from shopguard.flows.appeals.noticed import tell_noticed_at
from shopguard.flows.appeals.opening import open_appeal, open_from_notice
from shopguard.flows.appeals.showing import show_appeal
from shopguard.flows.appeals.steps import record_step, take_back_step
from shopguard.flows.appeals.view import AppealView
from shopguard.flows.workplace import Workplace
from tests.appeals.made_up import NOW, ORDER, save_made_up_order, save_made_up_track

CLAUSE = "pickup-missing"
NOTICED = parse_iso("2026-11-20T18:30:07")


@pytest.fixture
def place(place: Workplace) -> Workplace:
    save_made_up_order(place)
    save_made_up_track(place)
    return place


@pytest.fixture
def appeal(place: Workplace) -> str:
    return open_appeal(place, ORDER, CLAUSE, now=NOW, noticed_at=NOTICED)


def due(view: AppealView) -> tuple[int | None, str, int | None]:
    return view.due_at, view.due_word, view.answer_by


def test_a_whole_life(place: Workplace, appeal: str) -> None:
    def step(state: AppealState, at: str, note: str = "") -> AppealView:
        record_step(place, appeal, state, at=parse_iso(at), now=parse_iso("2026-12-24T12:00:00"), note=note)
        return show_appeal(place, appeal, parse_iso("2026-12-24T12:00:00"))

    view = show_appeal(place, appeal, NOW)
    assert due(view) == (parse_iso("2026-11-27T18:30:07"), "最晚申诉", None)  # 7 × 24 hours, to the second
    view = step("submitted", "2026-11-23T09:00:00", " 附 4 张图 ")
    assert (view.state, view.state_word) == ("submitted", "已提交，等平台答复")
    assert due(view) == (None, "", parse_iso("2026-11-30T09:00:00"))  # 5 working days
    view = step("sent_back", "2026-11-25T15:00:30")
    assert due(view) == (parse_iso("2026-11-28T15:00:30"), "最晚补交材料", None)  # 72 hours
    view = step("submitted", "2026-11-26T10:00:00")
    assert due(view) == (None, "", parse_iso("2026-12-03T10:00:00"))
    view = step("refused", "2026-11-30T11:00:00", "材料不足")
    assert (due(view), view.next_states) == ((None, "", None), ("reconsideration", "closed"))
    view = step("reconsideration", "2026-12-01T10:00:00")
    assert due(view) == (None, "", parse_iso("2026-12-08T10:00:00"))
    view = step("sent_back", "2026-12-02T10:00:00")
    assert view.next_states[0] == "reconsideration"
    view = step("reconsideration", "2026-12-03T10:00:00")
    view = step("granted", "2026-12-04T10:00:00")
    view = step("closed", "2026-12-24T12:00:00")
    assert (view.state, view.next_states, due(view)) == ("closed", (), (None, "", None))
    assert view.appeal_by == parse_iso("2026-11-27T18:30:07")  # what it was, stays
    assert [(one.state, one.note) for one in view.steps] == [
        ("submitted", "附 4 张图"), ("sent_back", ""), ("submitted", ""), ("refused", "材料不足"), ("reconsideration", ""),
        ("sent_back", ""), ("reconsideration", ""), ("granted", ""), ("closed", ""),
    ]  # fmt: skip


def test_an_answer_over_the_turn_of_the_year_says_that_the_holidays_are_not_known(
    place: Workplace, appeal: str
) -> None:
    at = parse_iso("2098-12-31T10:00:00")
    record_step(place, appeal, "submitted", at=at, now=at)
    view = show_appeal(place, appeal, NOW)
    assert view.answer_by == parse_iso("2099-01-07T10:00:00")
    assert "按周一至周五计算" in view.answer_by_note


def test_a_step_may_fall_on_the_very_second_of_the_notice(place: Workplace, appeal: str) -> None:
    record_step(place, appeal, "submitted", at=NOTICED, now=NOW)
    tell_noticed_at(place, appeal, NOTICED, now=NOW)
    with pytest.raises(UserProblem) as caught:
        tell_noticed_at(place, appeal, NOTICED + 1, now=NOW)
    assert caught.value.message.code == "problem.notice_after_step"
    take_back_step(place, appeal, now=NOW)
    tell_noticed_at(place, appeal, NOW, now=NOW)  # what was taken back does not count
    with pytest.raises(UserProblem) as caught:
        tell_noticed_at(place, appeal, NOW + 1, now=NOW)
    assert caught.value.message.code == "problem.notice_in_future"


def test_a_step_taken_back_stays_in_the_history(place: Workplace, appeal: str) -> None:
    record_step(place, appeal, "submitted", at=NOW, now=NOW)
    record_step(place, appeal, "refused", at=NOW + HOUR, now=NOW + HOUR)
    assert take_back_step(place, appeal, now=NOW + 2 * HOUR) == "refused"
    record_step(place, appeal, "granted", at=NOW + MINUTE, now=NOW + 3 * HOUR)  # earlier than the one taken back
    assert show_appeal(place, appeal, NOW).state == "granted"
    assert take_back_step(place, appeal, now=NOW + 4 * HOUR) == "granted"
    assert take_back_step(place, appeal, now=NOW + 4 * HOUR) == "submitted"
    view = show_appeal(place, appeal, NOW)
    assert (view.state, view.due_at) == ("collecting", view.appeal_by)
    assert [(step.state, step.taken_back) for step in view.steps] == [
        ("submitted", True), ("refused", True), ("granted", True),
    ]  # fmt: skip
    with pytest.raises(UserProblem) as caught:
        take_back_step(place, appeal, now=NOW + 5 * HOUR)
    assert caught.value.message.code == "problem.no_step_to_take_back"


@pytest.mark.parametrize(
    ("before", "state", "at", "code"),
    [
        ((), "granted", NOW, "problem.step_cannot_follow"),
        (("submitted",), "submitted", NOW, "problem.step_cannot_follow"),
        (("submitted", "granted"), "sent_back", NOW, "problem.step_cannot_follow"),
        (("closed",), "submitted", NOW, "problem.case_is_closed"),
        ((), "submitted", NOW + DAY + 1, "problem.step_in_future"),
        ((), "submitted", NOTICED - 1, "problem.step_before_notice"),
        (("submitted",), "granted", NOW - 1, "problem.step_before_last"),
    ],
)
def test_what_cannot_be_leaves_the_case_as_it_is(
    place: Workplace, appeal: str, before: tuple[AppealState, ...], state: AppealState, at: int, code: str
) -> None:
    for one in before:
        record_step(place, appeal, one, at=NOW, now=NOW)
    was = show_appeal(place, appeal, NOW)
    with pytest.raises(UserProblem) as caught:
        record_step(place, appeal, state, at=at, now=NOW + DAY)
    assert caught.value.message.code == code
    assert place.texts.say(caught.value.message)
    assert place.texts.in_language("en").say(caught.value.message)
    assert show_appeal(place, appeal, NOW) == was


def test_where_nobody_told_of_the_notice_a_step_may_come_before_the_case_was_opened(place: Workplace) -> None:
    appeal = open_appeal(place, ORDER, CLAUSE, now=NOW)
    record_step(place, appeal, "submitted", at=NOW - DAY, now=NOW)
    assert show_appeal(place, appeal, NOW).state == "submitted"


def test_no_such_case(place: Workplace) -> None:
    with pytest.raises(NotThere):
        record_step(place, "A20261122-009", "submitted", at=NOW, now=NOW)
    with pytest.raises(NotThere):
        take_back_step(place, "A20261122-009", now=NOW)


class TestLegacy:
    @pytest.mark.parametrize(
        ("clause", "answer_by"),
        [("pickup-missing", "2024-02-26T10:00:00"), ("pickup-timeout", "2024-02-19T10:00:00")],  # 7 and 2 working days
    )
    def test_its_own_days_over_the_spring_festival(self, place: Workplace, clause: str, answer_by: str) -> None:
        noticed = parse_iso("2024-02-07T10:00:00")
        appeal = open_from_notice(place, "6930000000000000099", clause, now=NOW, noticed_at=noticed)
        # Wednesday the 7th to Friday the 9th are worked, then Sunday the 18th
        view = show_appeal(place, appeal, NOW)
        assert (view.due_at, view.appeal_by_note) == (parse_iso("2024-02-18T10:00:00"), "")
        record_step(place, appeal, "submitted", at=parse_iso("2024-02-09T10:00:00"), now=NOW)
        assert show_appeal(place, appeal, NOW).answer_by == parse_iso(answer_by)

    def test_nobody_knows_how_long_one_had_for_what_was_asked_for(self, place: Workplace) -> None:
        noticed = parse_iso("2024-03-04T10:00:00")
        appeal = open_from_notice(place, "6930000000000000099", CLAUSE, now=NOW, noticed_at=noticed)
        record_step(place, appeal, "submitted", at=noticed + HOUR, now=NOW)
        record_step(place, appeal, "sent_back", at=noticed + DAY, now=NOW)
        assert due(show_appeal(place, appeal, NOW)) == (None, "", None)


def test_many_steps_at_random_against_a_plain_list(place: Workplace, appeal: str) -> None:
    chance, standing, recorded = Random(6), ["collecting"], 0
    for minute in range(70):
        now = NOW + minute * MINUTE
        view = show_appeal(place, appeal, now)
        if len(standing) > 1 and (chance.random() < 0.4 or not view.next_states):
            assert take_back_step(place, appeal, now=now) == standing.pop()
        else:
            state = chance.choice(view.next_states)
            record_step(place, appeal, state, at=NOW, now=now)
            standing.append(state)
            recorded += 1
        view = show_appeal(place, appeal, now)
        assert ["collecting", *(step.state for step in view.steps if not step.taken_back)] == standing
        assert (view.state, len(view.steps)) == (standing[-1], recorded)
        assert (view.due_at is not None) == (standing[-1] in ("collecting", "sent_back"))
        assert (view.answer_by is not None) == (standing[-1] in ("submitted", "reconsideration"))


def test_after_a_refusal_nobody_says_there_is_time(place: Workplace, appeal: str) -> None:
    def standing(state: AppealState, days: int) -> str:
        record_step(place, appeal, state, at=NOW + days * DAY, now=NOW + days * DAY)
        view = show_appeal(place, appeal, NOW + days * DAY)
        return next(iter(standing_lines(place.texts, view, NOW + days * DAY)))

    standing("submitted", 0)
    assert standing("refused", 1).endswith("申诉未通过，复议期限没有查到出处，请尽快到后台看")
    standing("reconsideration", 2)
    assert standing("refused", 3).endswith("申诉未通过")
