"""The list of all cases, what is due soon, and what worked."""

from __future__ import annotations

from pathlib import Path

import pytest

from shopguard.core.appeal_states import AppealState
from shopguard.core.beijing import DAY, HOUR, parse_iso
from shopguard.flows.appeals.attaching import attach, detach
from shopguard.flows.appeals.listing import due_soon, list_appeals
from shopguard.flows.appeals.opening import open_appeal, open_from_notice
from shopguard.flows.appeals.showing import show_appeals
from shopguard.flows.appeals.steps import record_step, take_back_step
from shopguard.flows.appeals.what_worked import what_worked, worked_words
from shopguard.flows.workplace import Workplace
from tests.appeals.made_up import NOW, ORDER, SHOP, WAYBILL, picture, save_made_up_order, save_made_up_track

CLAUSE = "pickup-missing"


@pytest.fixture
def place(place: Workplace) -> Workplace:
    save_made_up_order(place)
    save_made_up_track(place)
    return place


def noticed(place: Workplace, number: int, at: int, *states: AppealState, step_at: int = NOW) -> str:
    """A case of an order no file has shown, noticed at ``at``, with steps at ``step_at``."""
    appeal = open_from_notice(place, f"69300000000000001{number:02}", CLAUSE, now=NOW, noticed_at=at)
    for state in states:
        record_step(place, appeal, state, at=step_at, now=NOW)
    return appeal


class TestList:
    def test_one_line(self, place: Workplace) -> None:
        appeal = open_appeal(place, ORDER, CLAUSE, now=NOW, noticed_at=NOW - HOUR)
        (line,) = list_appeals(place, NOW)
        assert (line.id, line.order_id, line.shop, line.waybill) == (appeal, ORDER, SHOP, WAYBILL)
        assert (line.card, line.state, line.state_word) == ("揽收严重超时", "collecting", "收集材料")
        assert (line.due_at, line.due_word, line.answer_by) == (parse_iso("2026-11-29T08:30:00"), "最晚申诉", None)
        assert line.fen == 2500  # 25 % of 100 yuan, as judged
        assert (line.origin, line.cause, line.finished, line.passed(NOW)) == ("finding", "", False, False)
        assert line.completeness == show_appeals(place, NOW)[0].completeness

    def test_the_notice_s_amount_goes_before_the_one_reckoned_and_unknown_stays_unknown(self, place: Workplace) -> None:
        open_from_notice(place, ORDER, CLAUSE, now=NOW, noticed_at=NOW, notice_fen=1800)
        noticed(place, 1, NOW)
        assert {line.order_id: line.fen for line in list_appeals(place, NOW)} == {
            ORDER: 1800, "6930000000000000101": None,
        }  # fmt: skip

    def test_the_earliest_deadline_on_top_what_is_over_last(self, place: Workplace) -> None:
        late = noticed(place, 1, NOW - DAY)
        passed = noticed(place, 2, NOW - 7 * DAY - 1)
        waiting = noticed(place, 3, NOW - 2 * DAY, "submitted")
        supply = noticed(place, 4, NOW - 20 * DAY, "submitted", "sent_back", step_at=NOW - DAY)  # 48 hours left
        closed = noticed(place, 5, NOW - 3 * DAY, "closed")
        unknown = noticed(place, 6, parse_iso("2024-03-04"), "submitted", "sent_back")  # nobody knows until when
        soonest = noticed(place, 7, NOW - 6 * DAY)
        refused = noticed(place, 8, NOW - 3 * DAY, "submitted", "refused")
        assert [line.id for line in list_appeals(place, NOW)] == [
            soonest, supply, late, unknown, waiting, passed, closed, refused,
        ]  # fmt: skip
        assert [line.id for line in list_appeals(place, NOW) if line.passed(NOW)] == [passed]
        assert [view.id for view in show_appeals(place, NOW)] == [line.id for line in list_appeals(place, NOW)]

    def test_a_deadline_is_unsure_only_while_it_hangs_on_a_notice_nobody_told_of(self, place: Workplace) -> None:
        appeal = open_appeal(place, ORDER, CLAUSE, now=NOW)
        assert not list_appeals(place, NOW)[0].due_is_sure
        for state in ("submitted", "sent_back"):  # the 72 hours run from when it was sent back
            record_step(place, appeal, state, at=NOW, now=NOW)
        assert list_appeals(place, NOW)[0].due_is_sure

    def test_the_last_second_has_not_passed(self, place: Workplace) -> None:
        noticed(place, 1, NOW - 6 * DAY, "submitted")
        last = noticed(place, 2, NOW - 7 * DAY)
        at_the_end, a_second_later = list_appeals(place, NOW), list_appeals(place, NOW + 1)
        assert (at_the_end[0].id, at_the_end[0].passed(NOW)) == (last, False)
        assert (a_second_later[-1].id, a_second_later[-1].passed(NOW + 1)) == (last, True)

    def test_due_soon(self, place: Workplace) -> None:
        at_the_edge = noticed(place, 1, NOW - 5 * DAY)
        noticed(place, 2, NOW - 5 * DAY + 1)  # a second too far ahead
        passed = noticed(place, 3, NOW - 14 * DAY)  # a week ago
        noticed(place, 7, NOW - 14 * DAY - 1)  # longer ago: only the list tells it
        noticed(place, 4, NOW - 6 * DAY, "submitted")
        supply = noticed(place, 5, NOW - 20 * DAY, "submitted", "sent_back", step_at=NOW - 2 * DAY)
        noticed(place, 6, NOW - 6 * DAY, "closed")
        assert [line.id for line in due_soon(place, NOW)] == [passed, supply, at_the_edge]
        assert [line.id for line in due_soon(place, NOW, within=DAY)] == [passed, supply]

    def test_many_cases_are_judged_together_and_the_ledger_is_read_once(self, place: Workplace) -> None:
        for number in range(12):
            order, waybill = f"69300000000000003{number:02}", f"YT00000000003{number:02}"
            save_made_up_order(place, order, waybills=f"yto:{waybill}")
            save_made_up_track(place, waybill=waybill)
            open_appeal(place, order, CLAUSE, now=NOW)
        db = place.store.connection()
        with place.store.transaction():
            db.execute("INSERT INTO ledger_entry (key, at, amount_fen, direction) VALUES ('1', 1, -100, 'exit')")
        asked: list[str] = []
        db.set_trace_callback(asked.append)
        assert len(list_appeals(place, NOW)) == 12
        db.set_trace_callback(None)
        # now, and in a day; by clocks and by patterns
        assert 2 <= sum("INTO judgement" in statement for statement in asked) <= 4
        assert sum("WHERE order_id IS NULL AND line_id IS NULL" in statement for statement in asked) == 1

    def test_nothing(self, place: Workplace) -> None:
        assert (list_appeals(place, NOW), due_soon(place, NOW), what_worked(place)) == ((), (), ())


def test_what_worked_by_clause_and_slot(place: Workplace, tmp_path: Path) -> None:
    def decided(number: int, *states: AppealState, items: tuple[str, ...]) -> str:
        appeal = noticed(place, number, NOW - 2 * DAY)
        for item in items:
            photo = picture(tmp_path / f"{number}{item}.png", (700 + number, 900))
            attach(place, appeal, [photo], item=item, now=NOW - HOUR)
        for state in states:
            record_step(place, appeal, state, at=NOW - HOUR, now=NOW - HOUR)
        return appeal

    both = ("waybill-stub", "outlet-statement")
    granted = decided(1, "submitted", "granted", "closed", items=both)
    decided(2, "submitted", "refused", "reconsideration", "granted", items=("outlet-statement",))
    decided(3, "submitted", "refused", "closed", items=both)
    decided(4, "submitted", items=both)  # not decided yet
    undone = decided(5, "submitted", "granted", items=both)
    take_back_step(place, undone, now=NOW)
    # too late for the decision, and taken out after it
    attach(place, granted, [picture(tmp_path / "later.png", (801, 900))], item="courier-chat", now=NOW)
    stub = next(one for one in show_appeals(place, NOW) if one.id == granted).checklist
    (photo,) = next(slot for slot in stub if slot.item == "waybill-stub").evidence
    detach(place, granted, "waybill-stub", photo.sha256, now=NOW)

    (clause,) = what_worked(place)
    assert (clause.clause, clause.granted, clause.decided) == (CLAUSE, 2, 3)
    assert [(slot.item, slot.granted, slot.decided) for slot in clause.slots] == [
        ("outlet-statement", 2, 3),
        ("waybill-stub", 1, 2),
    ]
    assert worked_words(place.texts, clause.slots[0]) == "快递网点盖章说明：3 个里成功 2 个"
    assert worked_words(place.texts.in_language("en"), clause) == "揽收严重超时: 2 of 3 granted"


def test_what_was_taken_out_before_the_decision_was_recorded_has_not_worked(place: Workplace, tmp_path: Path) -> None:
    appeal = noticed(place, 1, NOW - 2 * DAY)
    for item, size in (("waybill-stub", 700), ("outlet-statement", 701)):
        attach(place, appeal, [picture(tmp_path / f"{item}.png", (size, 900))], item=item, now=NOW - HOUR)
    (view,) = show_appeals(place, NOW)
    (stub,) = next(slot for slot in view.checklist if slot.item == "waybill-stub").evidence
    detach(place, appeal, "waybill-stub", stub.sha256, now=NOW - HOUR)
    for state in ("submitted", "granted"):
        record_step(place, appeal, state, at=NOW - DAY, now=NOW)  # told later than it happened
    (clause,) = what_worked(place)
    assert [(slot.item, slot.granted, slot.decided) for slot in clause.slots] == [("outlet-statement", 1, 1)]
