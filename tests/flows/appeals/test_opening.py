"""Opening cases: for a finding, from a notice, for many orders of one cause."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from shopguard.core.beijing import DAY, HOUR, parse_iso
from shopguard.core.finding import State
from shopguard.core.message import NotThere, UserProblem
from shopguard.core.parcel import EventKind, TrackEvent
from shopguard.flows.appeals.case import gather, stored_appeal
from shopguard.flows.appeals.frozen_finding import thaw
from shopguard.flows.appeals.listing import list_appeals
from shopguard.flows.appeals.opening import open_appeal, open_from_notice, open_in_bulk
from shopguard.flows.appeals.showing import show_appeal, show_appeals
from shopguard.flows.appeals.steps import record_step
from shopguard.flows.orders.order_detail import order_detail, order_details
from shopguard.flows.workplace import Workplace
from tests.appeals.made_up import (
    LATE_TRACK,
    NOW,
    ORDER,
    SHOP,
    UPLOADED,
    WAYBILL,
    save_made_up_order,
    save_made_up_track,
)

CLAUSE = "pickup-missing"
OTHER, OTHER_WAYBILL = "6930000000000000018", "YT0000000000018"
UNKNOWN = "6930000000000000099"


@pytest.fixture
def place(place: Workplace) -> Workplace:
    """A workplace that knows one order and its track, whose pickup came 24 hours after the deadline."""
    save_made_up_order(place)
    save_made_up_track(place)
    return place


@pytest.fixture
def appeal(place: Workplace) -> str:
    return open_appeal(place, ORDER, CLAUSE, now=NOW)


def test_a_clause_that_is_not_there_is_said_before_anything_else(place: Workplace) -> None:
    with pytest.raises(NotThere) as caught:
        open_appeal(place, UNKNOWN, "no-such", now=NOW)
    assert caught.value.message.code == "problem.no_such_clause"


class TestFinding:
    def test_a_new_case(self, place: Workplace) -> None:
        noticed = parse_iso("2026-11-21T20:00:00")
        appeal = open_appeal(place, ORDER, CLAUSE, now=NOW, noticed_at=noticed)
        view = show_appeal(place, appeal, NOW)
        assert appeal == view.id == "A20261122-001"
        assert (view.order_id, view.clause, view.waybill, view.card) == (ORDER, CLAUSE, WAYBILL, "揽收严重超时")
        assert (view.state, view.noticed_at, view.noticed_told) == ("collecting", noticed, True)
        assert view.appeal_by_note == ""
        assert view.appeal_by == parse_iso("2026-11-28T20:00:00")

    def test_the_same_case_is_opened_once_and_its_notice_can_be_corrected(self, place: Workplace, appeal: str) -> None:
        assert open_appeal(place, f"{ORDER}\t", CLAUSE, now=NOW + HOUR) == appeal
        assumed = show_appeal(place, appeal, NOW)
        assert (assumed.noticed_at, assumed.noticed_told) == (NOW, False)
        assert assumed.appeal_by_note == "未填写收到通知的时间，按建立申诉的时间推算，实际截止可能更早"
        open_appeal(place, ORDER, CLAUSE, now=NOW, noticed_at=NOW - HOUR)
        told = show_appeal(place, appeal, NOW)
        assert (told.noticed_at, told.noticed_told, told.appeal_by_note) == (NOW - HOUR, True, "")
        assert len(show_appeals(place, NOW)) == 1

    @pytest.mark.parametrize(
        ("clause", "facts", "state"),
        [
            (CLAUSE, {}, State.UNCONFIRMED),  # this one's track was never imported
            ("waybill-reused", {"province": None, "city": None, "waybills": f"yto:{WAYBILL}"}, State.SUSPECT),
            (CLAUSE, {"status": "已关闭"}, State.EXEMPT),
            ("dispatch-missing", {"waybills": f"yto:{WAYBILL}"}, State.MET),  # the first hub came in time
        ],
    )
    def test_a_notice_may_also_come_for_what_is_not_certain_or_not_so(
        self, place: Workplace, clause: str, facts: dict[str, Any], state: State
    ) -> None:
        save_made_up_order(place, OTHER, **({"waybills": f"yto:{OTHER_WAYBILL}"} | facts))
        appeal = open_appeal(place, OTHER, clause, now=NOW)
        assert thaw(stored_appeal(place, appeal).finding or "").view.finding.state is state

    @pytest.mark.parametrize(
        ("clause", "uploaded", "facts", "state"),
        [
            (CLAUSE, NOW - 40 * HOUR, {}, State.DUE),
            (CLAUSE, NOW - 3 * HOUR, {}, State.PENDING),
            ("waybill-edit", NOW - 3 * HOUR, {}, State.HINT),
        ],
    )
    def test_what_is_not_due_yet_is_refused(
        self, place: Workplace, clause: str, uploaded: int, facts: dict[str, Any], state: State
    ) -> None:
        waiting: dict[str, Any] = {"uploaded_at": uploaded, "waybills": f"yto:{OTHER_WAYBILL}"}
        save_made_up_order(place, OTHER, **(waiting | facts))
        ordered = TrackEvent(uploaded, "商家已打单，等待揽收", EventKind.CREATED)
        save_made_up_track(place, [ordered], waybill=OTHER_WAYBILL, known_as_of=NOW)
        found = order_detail(place, OTHER, NOW).findings
        assert [view.finding.state for view in found if view.finding.clause == clause] == [state]
        with pytest.raises(UserProblem) as caught:
            open_appeal(place, OTHER, clause, now=NOW)
        hint = state is State.HINT
        assert caught.value.message.code == ("problem.nobody_is_fined" if hint else "problem.nothing_to_appeal")
        assert show_appeals(place, NOW) == []

    def test_a_notice_ahead_of_the_clock_is_judged_at_its_own_time(self, place: Workplace) -> None:
        save_made_up_order(place, OTHER, uploaded_at=NOW - 40 * HOUR, waybills=f"yto:{OTHER_WAYBILL}")
        ordered = TrackEvent(NOW - 40 * HOUR, "商家已打单，等待揽收", EventKind.CREATED)
        save_made_up_track(place, [ordered], waybill=OTHER_WAYBILL, known_as_of=NOW)
        appeal = open_appeal(place, OTHER, CLAUSE, now=NOW, noticed_at=NOW + 9 * HOUR)
        assert thaw(stored_appeal(place, appeal).finding or "").view.finding.state is State.UNCONFIRMED

    @pytest.mark.parametrize(
        ("order", "clause"), [("6930000000000000099", CLAUSE), (ORDER, "no-such"), (ORDER, "waybill-reused")]
    )
    def test_what_is_not_there(self, place: Workplace, order: str, clause: str) -> None:
        with pytest.raises(NotThere):
            open_appeal(place, order, clause, now=NOW)

    def test_a_case_under_the_old_rules_belongs_to_the_family_of_that_day(self, place: Workplace) -> None:
        save_made_up_order(
            place, OTHER, paid_at=parse_iso("2025-04-01T09:00:00"), promised_at=parse_iso("2025-04-03T09:00:00"),
            uploaded_at=parse_iso("2025-04-02T09:00:00"), waybills=f"yto:{OTHER_WAYBILL}",
        )  # fmt: skip
        stalled = [("2025-04-02T12:00:00", "pickup"), ("2025-04-02T20:00:00", "hub"), ("2025-04-12T20:00:00", "hub")]
        events = [TrackEvent(parse_iso(at), kind, EventKind(kind)) for at, kind in stalled]
        save_made_up_track(place, events, waybill=OTHER_WAYBILL)
        appeal = open_appeal(place, OTHER, "transit-stalled", now=NOW)
        frozen = thaw(stored_appeal(place, appeal).finding or "")
        assert (frozen.view.finding.effective, frozen.family) == (None, "abnormal")  # since 2025-05-13 it is "timeout"
        needed = [s.item for s in show_appeal(place, appeal, NOW).checklist if s.needed]
        assert needed == ["order-facts", "track", "waybill-stub", "outlet-statement"]


def test_each_parcel_of_an_order_may_have_its_case(place: Workplace) -> None:
    save_made_up_order(place, waybills=f"yto:{WAYBILL},yto:{OTHER_WAYBILL}", known_as_of=NOW)
    save_made_up_track(place, LATE_TRACK, waybill=OTHER_WAYBILL)
    first = open_appeal(place, ORDER, CLAUSE, now=NOW, waybill=WAYBILL)
    second = open_appeal(place, ORDER, CLAUSE, now=NOW, waybill=OTHER_WAYBILL)
    assert [stored_appeal(place, one).waybill for one in (first, second)] == [WAYBILL, OTHER_WAYBILL]
    assert open_appeal(place, ORDER, CLAUSE, now=NOW, waybill=WAYBILL) == first
    with pytest.raises(NotThere):
        open_appeal(place, ORDER, CLAUSE, now=NOW, waybill="YT0000000000555")
    # a notice that names no parcel is about one of them, and says nothing of which
    assert open_from_notice(place, ORDER, CLAUSE, now=NOW, noticed_at=NOW) == second
    assert open_from_notice(place, ORDER, CLAUSE, now=NOW, noticed_at=NOW, waybill=WAYBILL) == first
    assert [stored_appeal(place, one).waybill for one in (first, second)] == [WAYBILL, OTHER_WAYBILL]


@pytest.mark.parametrize("state", ["submitted", "refused"])
def test_a_case_under_way_is_returned_and_not_opened_twice(place: Workplace, state: str) -> None:
    appeal = open_appeal(place, ORDER, CLAUSE, now=NOW)
    record_step(place, appeal, "submitted", at=NOW, now=NOW)
    if state == "refused":
        record_step(place, appeal, "refused", at=NOW, now=NOW)
    assert open_appeal(place, ORDER, CLAUSE, now=NOW + DAY) == appeal
    assert open_from_notice(place, ORDER, CLAUSE, now=NOW + DAY, noticed_at=NOW - HOUR) == appeal


def test_after_the_end_the_same_matter_may_come_again(place: Workplace) -> None:
    appeal = open_appeal(place, ORDER, CLAUSE, now=NOW)
    record_step(place, appeal, "closed", at=NOW, now=NOW)
    assert open_appeal(place, ORDER, CLAUSE, now=NOW + HOUR) == "A20261122-002"


def test_a_notice_later_than_the_first_step_is_refused(place: Workplace) -> None:
    appeal = open_appeal(place, ORDER, CLAUSE, now=NOW)
    record_step(place, appeal, "submitted", at=NOW + HOUR, now=NOW + 2 * HOUR)
    with pytest.raises(UserProblem) as caught:
        open_appeal(place, ORDER, CLAUSE, now=NOW + 3 * HOUR, noticed_at=NOW + 2 * HOUR)
    assert caught.value.message.code == "problem.notice_after_step"
    assert show_appeal(place, appeal, NOW).noticed_at == NOW


class TestNotice:
    def test_of_an_order_no_file_has_shown(self, place: Workplace) -> None:
        appeal = open_from_notice(
            place,
            f"'{UNKNOWN}\t",
            "transit-stalled",
            now=NOW,
            noticed_at=parse_iso("2026-11-20T18:00:01"),
            shop="虚构小店",
            notice_text="物流轨迹超时，扣除 3 元",
            notice_fen=300,
            waybill="ｙｔ0000000000099",
        )
        view = show_appeal(place, appeal, NOW)
        assert (view.order_id, view.order_known, view.origin, view.shop) == (UNKNOWN, False, "notice", "虚构小店")
        assert (view.waybill, view.card, view.notice_fen) == ("YT0000000000099", "中转超时", 300)
        assert (view.noticed_told, view.appeal_by) == (True, parse_iso("2026-11-27T18:00:01"))
        case = gather(place, stored_appeal(place, appeal), NOW)
        assert (case.frozen, case.family, case.parcels, case.order.known_as_of) == (None, "timeout", (), None)
        missing = {slot.item for slot in view.checklist if slot.needed}
        assert {"order-facts", "track"} <= missing
        assert view.completeness == 0.0

    def test_the_order_may_be_imported_later(self, place: Workplace) -> None:
        appeal = open_from_notice(place, OTHER, CLAUSE, now=NOW, noticed_at=NOW - HOUR, waybill=OTHER_WAYBILL)
        save_made_up_order(place, OTHER, waybills=f"yto:{OTHER_WAYBILL}")
        view = show_appeal(place, appeal, NOW)
        assert (view.order_known, view.shop) == (True, SHOP)
        assert [parcel.waybill for parcel in gather(place, stored_appeal(place, appeal), NOW).parcels] == [
            OTHER_WAYBILL
        ]

    def test_what_was_judged_is_frozen_also_where_nothing_is_due(self, place: Workplace) -> None:
        uploaded = NOW - 3 * HOUR
        save_made_up_order(place, OTHER, uploaded_at=uploaded, waybills=f"yto:{OTHER_WAYBILL}")
        ordered = TrackEvent(uploaded, "商家已打单，等待揽收", EventKind.CREATED)
        save_made_up_track(place, [ordered], waybill=OTHER_WAYBILL, known_as_of=NOW)
        with pytest.raises(UserProblem):
            open_appeal(place, OTHER, CLAUSE, now=NOW)
        appeal = open_from_notice(place, OTHER, CLAUSE, now=NOW, noticed_at=NOW - HOUR)
        row = stored_appeal(place, appeal)
        assert row.waybill == OTHER_WAYBILL
        assert thaw(row.finding or "").view.finding.state is State.PENDING

    def test_a_clause_that_was_not_found_on_the_order_takes_its_only_parcel(self, place: Workplace) -> None:
        row = stored_appeal(place, open_from_notice(place, ORDER, "waybill-reused", now=NOW, noticed_at=NOW))
        assert (row.waybill, row.finding) == (WAYBILL, None)
        row = stored_appeal(place, open_from_notice(place, ORDER, "fraud", now=NOW, noticed_at=NOW))
        assert row.waybill == WAYBILL

    def test_a_case_under_way_learns_what_the_notice_says(self, place: Workplace) -> None:
        appeal = open_appeal(place, ORDER, CLAUSE, now=NOW)
        again = open_from_notice(
            place, ORDER, CLAUSE, now=NOW, noticed_at=NOW - DAY, notice_text="揽收严重超时", notice_fen=2500
        )
        view = show_appeal(place, appeal, NOW)
        assert again == appeal
        assert (view.noticed_at, view.noticed_told, view.appeal_by_note) == (NOW - DAY, True, "")
        assert (view.notice_text, view.notice_fen, view.origin) == ("揽收严重超时", 2500, "finding")
        open_from_notice(place, ORDER, CLAUSE, now=NOW, noticed_at=NOW - DAY)  # what is not told now, stays
        assert show_appeal(place, appeal, NOW).notice_fen == 2500

    def test_a_notice_that_says_more_is_about_the_same_case(self, place: Workplace) -> None:
        first = open_from_notice(place, UNKNOWN, CLAUSE, now=NOW, noticed_at=NOW, shop="虚构小店")
        again = open_from_notice(place, UNKNOWN, CLAUSE, now=NOW, noticed_at=NOW, waybill=OTHER_WAYBILL)
        row = stored_appeal(place, first)
        assert (again, row.shop, row.waybill) == (first, "虚构小店", OTHER_WAYBILL)

    def test_another_parcel_is_another_case(self, place: Workplace) -> None:
        appeal = open_from_notice(place, ORDER, CLAUSE, now=NOW, noticed_at=NOW, waybill=WAYBILL)
        other = open_from_notice(place, ORDER, CLAUSE, now=NOW, noticed_at=NOW, waybill=OTHER_WAYBILL)
        assert appeal != other
        assert stored_appeal(place, other).finding is None  # what was judged is about the first parcel

    def test_a_clause_on_the_whole_order_has_one_case_whatever_parcel_is_named(self, place: Workplace) -> None:
        save_made_up_order(place, OTHER, promised_at=UPLOADED - HOUR, waybills=f"yto:{OTHER_WAYBILL}")
        first = open_from_notice(place, OTHER, "ship-overdue", now=NOW, noticed_at=NOW, waybill="YT0000000000555")
        again = open_from_notice(place, OTHER, "ship-overdue", now=NOW, noticed_at=NOW, waybill=OTHER_WAYBILL)
        assert first == again == open_appeal(place, OTHER, "ship-overdue", now=NOW, waybill=OTHER_WAYBILL)
        assert stored_appeal(place, first).waybill == "YT0000000000555"

    def test_the_number_of_an_orders_line_is_the_orders(self, place: Workplace) -> None:
        line_id = "6930000000000000555"
        save_made_up_order(place, line_id=line_id, product="第二件", known_as_of=NOW)
        appeal = open_from_notice(place, line_id, CLAUSE, now=NOW, noticed_at=NOW)
        row = stored_appeal(place, appeal)
        assert (row.order_id, row.waybill, row.finding is None) == (ORDER, WAYBILL, False)
        assert open_appeal(place, ORDER, CLAUSE, now=NOW) == appeal

    def test_a_clause_that_is_only_watched_has_the_checklist_of_abnormal_tracks(self, place: Workplace) -> None:
        view = show_appeal(
            place, open_from_notice(place, UNKNOWN, "track-repeated", now=NOW, noticed_at=NOW, shop=""), NOW
        )
        assert {"track", "outlet-statement"} <= {slot.item for slot in view.checklist if slot.needed}
        assert view.shop == ""

    @pytest.mark.parametrize(
        ("order", "clause", "noticed_at", "waybill", "code"),
        [
            ("6.93E+18", CLAUSE, NOW, None, "problem.no_order_number"),
            ("明天", CLAUSE, NOW, None, "problem.no_order_number"),
            (UNKNOWN, "no-such", NOW, None, "problem.no_such_clause"),
            (UNKNOWN, "waybill-edit", NOW, None, "problem.nobody_is_fined"),
            (UNKNOWN, "refund-intercept", NOW, None, "problem.nobody_is_fined"),
            (UNKNOWN, "auto-close", NOW, None, "problem.nobody_is_fined"),
            (UNKNOWN, CLAUSE, NOW + 1, None, "problem.notice_to_come"),
            (UNKNOWN, CLAUSE, NOW, "没有", "problem.no_waybill_number"),
        ],
    )
    def test_what_cannot_be(
        self, place: Workplace, order: str, clause: str, noticed_at: int, waybill: str | None, code: str
    ) -> None:
        with pytest.raises(UserProblem) as caught:
            open_from_notice(place, order, clause, now=NOW, noticed_at=noticed_at, waybill=waybill)
        assert caught.value.message.code == code
        assert show_appeals(place, NOW) == []


@pytest.mark.parametrize("clause", ["auto-close", "refund-intercept", "waybill-edit"])
def test_what_nobody_is_fined_for_has_no_case(place: Workplace, clause: str) -> None:
    with pytest.raises(NotThere) as caught:
        open_appeal(place, ORDER, clause, now=NOW)
    assert caught.value.message.code == "problem.nobody_is_fined"
    with pytest.raises(NotThere):
        open_in_bulk(place, [ORDER], clause, now=NOW, cause="台风停运")
    assert show_appeals(place, NOW) == []


def test_an_order_the_platform_closes_by_itself_is_offered_no_appeal(place: Workplace) -> None:
    long_ago = NOW - 400 * DAY
    save_made_up_order(
        place, OTHER, status="待发货", submitted_at=long_ago, paid_at=long_ago, promised_at=None, uploaded_at=None,
        waybills=None,
    )  # fmt: skip
    found = order_detail(place, OTHER, NOW).findings
    (closed,) = [view for view in found if view.finding.clause == "auto-close"]
    assert (closed.finding.state, closed.appealable) == (State.BREACHED, False)


class TestBulk:
    @pytest.mark.parametrize(
        ("clause", "facts", "state"),
        [
            ("dispatch-missing", {}, State.MET),
            (CLAUSE, {"status": "已关闭"}, State.EXEMPT),
        ],
    )
    def test_what_the_data_deny_is_only_opened_singly(
        self, place: Workplace, clause: str, facts: dict[str, Any], state: State
    ) -> None:
        save_made_up_order(place, **facts)
        found = order_detail(place, ORDER, NOW).findings
        assert [view.finding.state for view in found if view.finding.clause == clause] == [state]
        told = open_in_bulk(place, [ORDER], clause, now=NOW, cause="台风停运")
        assert (told.opened, told.caseless) == ((), 1)
        ((_, why),) = told.left_out
        assert why.code == "problem.no_violation_by_the_data"
        assert place.texts.say(why).startswith(f"按导入的数据，订单 {ORDER} 没有“")
        assert "单独准备申诉" in place.texts.say(why)
        assert open_appeal(place, ORDER, clause, now=NOW) == "A20261122-001"

    def test_some_are_opened_and_the_others_left_out_with_their_reason(self, place: Workplace) -> None:
        already = open_appeal(place, ORDER, CLAUSE, now=NOW)
        late = [f"69300000000000002{n:02}" for n in range(20)]
        for n, order in enumerate(late):
            save_made_up_order(place, order, waybills=f"yto:YT00000000002{n:02}")
            save_made_up_track(place, LATE_TRACK, waybill=f"YT00000000002{n:02}")
        save_made_up_order(place, OTHER, uploaded_at=NOW - HOUR, waybills=f"yto:{OTHER_WAYBILL}")
        ordered = TrackEvent(NOW - HOUR, "商家已打单，等待揽收", EventKind.CREATED)
        save_made_up_track(place, [ordered], waybill=OTHER_WAYBILL, known_as_of=NOW)
        told = open_in_bulk(
            place,
            [*late, late[0], f" {OTHER}\t", UNKNOWN, ORDER],
            CLAUSE,
            now=NOW,
            cause=" 台风停运 ",
            noticed_at=NOW - HOUR,
        )
        assert told.opened == tuple(f"A20261122-{n:03}" for n in range(2, 22))
        assert [(order, why.code) for order, why in told.left_out] == [
            (OTHER, "problem.nothing_to_appeal"),
            (UNKNOWN, "problem.no_order_to_appeal"),
            (ORDER, "bulk.joined"),
        ]
        lines = list_appeals(place, NOW)
        assert len(lines) == 21
        assert {line.cause for line in lines} == {"台风停运"}
        assert {(line.noticed_at, line.noticed_told) for line in lines if line.id != already} == {(NOW - HOUR, True)}

    def test_one_met_among_six_is_left_out_also_where_its_other_parcel_is_not_due_yet(self, place: Workplace) -> None:
        late = [f"69300000000000003{n:02}" for n in range(5)]
        for n, order in enumerate(late):
            save_made_up_order(place, order, waybills=f"yto:YT00000000003{n:02}")
            save_made_up_track(place, LATE_TRACK, waybill=f"YT00000000003{n:02}")
        fresh = "YT0000000000399"
        save_made_up_order(place, OTHER, uploaded_at=NOW - HOUR, waybills=f"yto:{OTHER_WAYBILL},yto:{fresh}")
        for waybill, kind in ((OTHER_WAYBILL, EventKind.PICKUP), (fresh, EventKind.CREATED)):
            seen = TrackEvent(NOW - HOUR // 2, "虚构的一行", kind)
            save_made_up_track(place, [seen], waybill=waybill, known_as_of=NOW)
        found = order_detail(place, OTHER, NOW).findings
        states = [view.finding.state for view in found if view.finding.clause == CLAUSE]
        assert states == [State.PENDING, State.MET]
        told = open_in_bulk(place, [*late, OTHER], CLAUSE, now=NOW, cause="台风停运")
        assert len(told.opened) == 5
        assert [(order, why.code) for order, why in told.left_out] == [(OTHER, "problem.no_violation_by_the_data")]

    def test_a_case_that_joins_learns_when_the_notice_came_if_nobody_told_yet(self, place: Workplace) -> None:
        save_made_up_order(place, OTHER, waybills=f"yto:{OTHER_WAYBILL}")
        save_made_up_track(place, LATE_TRACK, waybill=OTHER_WAYBILL)
        assumed = open_appeal(place, ORDER, CLAUSE, now=NOW)
        told = open_appeal(place, OTHER, CLAUSE, now=NOW, noticed_at=NOW - DAY)
        done = open_in_bulk(place, [ORDER, OTHER], CLAUSE, now=NOW, cause="台风停运", noticed_at=NOW - HOUR)
        assert (done.opened, [why.code for _, why in done.left_out], done.caseless) == ((), ["bulk.joined"] * 2, 0)
        assert [stored_appeal(place, one).noticed_at for one in (assumed, told)] == [NOW - HOUR, NOW - DAY]
        assert stored_appeal(place, assumed).noticed_told

    def test_what_was_granted_is_not_asked_for_again(self, place: Workplace) -> None:
        appeal = open_appeal(place, ORDER, CLAUSE, now=NOW)
        for state in ("submitted", "granted"):
            record_step(place, appeal, state, at=NOW, now=NOW)
        done = open_in_bulk(place, [ORDER], CLAUSE, now=NOW, cause="台风停运", noticed_at=NOW)
        assert (done.opened, [why.code for _, why in done.left_out], done.caseless) == ((), ["bulk.granted"], 0)
        assert stored_appeal(place, appeal).cause == ""
        again = open_from_notice(place, ORDER, CLAUSE, now=NOW + DAY, noticed_at=NOW + DAY)  # a second notice
        assert again != appeal

    def test_a_notice_that_cannot_be(self, place: Workplace) -> None:
        ahead = open_in_bulk(place, [ORDER], CLAUSE, now=NOW, cause="台风停运", noticed_at=NOW + 1)
        assert [why.code for _, why in ahead.left_out] == ["problem.notice_to_come"]
        assert (ahead.opened, ahead.caseless) == ((), 1)
        appeal = open_appeal(place, ORDER, CLAUSE, now=NOW)
        record_step(place, appeal, "submitted", at=NOW - HOUR, now=NOW)
        late = open_in_bulk(place, [ORDER], CLAUSE, now=NOW, cause="台风停运", noticed_at=NOW)
        assert [why.code for _, why in late.left_out] == ["problem.notice_after_step"]
        assert (late.caseless, stored_appeal(place, appeal).cause) == (0, "")

    def test_the_same_cause_again_takes_what_is_new(self, place: Workplace) -> None:
        first = open_in_bulk(place, [ORDER], CLAUSE, now=NOW, cause="台风停运")
        save_made_up_order(place, OTHER, waybills=f"yto:{OTHER_WAYBILL}")
        save_made_up_track(place, LATE_TRACK, waybill=OTHER_WAYBILL)
        second = open_in_bulk(place, [ORDER, OTHER], CLAUSE, now=NOW + DAY, cause="台风停运")
        refs = {stored_appeal(place, appeal).cause_ref for appeal in (*first.opened, *second.opened)}
        assert (len(first.opened), len(second.opened), len(refs)) == (1, 1, 1)
        assert [(order, why.code) for order, why in second.left_out] == [(ORDER, "bulk.has_a_case")]
        assert place.texts.say(second.left_out[0][1]) == (
            "已在申诉 A20261122-001（收集材料，原因“台风停运”），没有另开。"
        )

    @pytest.mark.parametrize(
        ("orders", "cause", "code"),
        [([ORDER], "  ", "problem.no_cause"), ([], "台风", "problem.nothing_to_open")],
    )
    def test_without_orders_or_cause(self, place: Workplace, orders: list[str], cause: str, code: str) -> None:
        with pytest.raises(UserProblem) as caught:
            open_in_bulk(place, orders, CLAUSE, now=NOW, cause=cause)
        assert caught.value.message.code == code


def test_many_orders_are_judged_as_each_alone(place: Workplace) -> None:
    save_made_up_order(place, OTHER, uploaded_at=UPLOADED - DAY, waybills=f"yto:{OTHER_WAYBILL}")
    together = order_details(place, [ORDER, UNKNOWN, OTHER, ORDER], NOW)
    # how long the pickup took is told of one order only
    assert together == {one: replace(order_detail(place, one, NOW), waited=None) for one in (ORDER, OTHER)}
