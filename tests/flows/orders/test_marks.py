"""Marks: handed over, notes, findings set aside until a second; what that does to colour, money and lists, and what outlives what."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from shopguard.checker.judge import Question, findings, judge
from shopguard.checker.upkeep import next_change
from shopguard.checker.verdicts import VERDICTS_OF_JUDGED
from shopguard.core.beijing import DAY, HOUR, parse_iso
from shopguard.core.finding import Risk, State
from shopguard.core.marks import ActionKind, Aside, AsideReason
from shopguard.core.message import NotThere, UserProblem
from shopguard.flows.costs.call_sheet import call_sheet
from shopguard.flows.costs.costs_now import costs_now
from shopguard.flows.costs.penalties import preview
from shopguard.flows.imports.batches import list_batches, undo
from shopguard.flows.imports.importing import import_files
from shopguard.flows.judging import refresh
from shopguard.flows.orders.marks import (
    aside_in_words,
    hand_over,
    marks_of,
    note,
    reason_in_words,
    set_aside,
    take_back,
)
from shopguard.flows.orders.order_detail import order_detail
from shopguard.flows.orders.order_filter import Filter
from shopguard.flows.orders.order_list import list_orders
from shopguard.flows.orders.owner_actions import redo_last, undo_last
from shopguard.flows.orders.verdict import judge_all
from shopguard.flows.workplace import Workplace
from tests.cli.test_penalties import HEADER, order
from tests.facts import line, save_order, save_track
from tests.flows.test_penalties import T0, shipped

NOW = T0 + 50 * HOUR  # 24 and 48 h after upload are over: pickup-timeout, pickup-missing and ship-overdue are breached
OTHER = parse_iso("2026-11-18T09:00:00")


@pytest.fixture
def late(place: Workplace) -> str:
    """An order whose parcel was never picked up, known to the second of ``NOW``; judged."""
    order_id = shipped(place, 1, known_as_of=NOW)
    refresh(place, NOW)
    return order_id


def stored(place: Workplace, order_id: str) -> tuple[Risk, str | None, int]:
    """(risk, clause, yuan) of the stored verdict."""
    row = place.store.connection().execute(
        "SELECT risk, clause, yuan_fen FROM verdict JOIN orders ON orders.id = order_ref WHERE order_id = ?",
        (order_id,),
    )
    risk, clause, fen = row.fetchone()
    return Risk(risk), clause, fen // 100


def code_of(problem: pytest.ExceptionInfo[UserProblem]) -> str:
    return problem.value.message.code


def test_notes_and_handing_over_are_kept_and_undone(place: Workplace, late: str) -> None:
    done = hand_over(place, [late, f" {late} "], NOW - HOUR, NOW)
    assert (done.kind, done.orders) == (ActionKind.HANDED_OVER, 1)
    note(place, [late], "  快递员说今晚来取  ", NOW + 1)
    note(place, [late], "明早再问", NOW + 2)
    held = marks_of(place, late)
    assert (held.handed_over_at, held.note, held.note_at) == (NOW - HOUR, "明早再问", NOW + 2)
    undone = undo_last(place, NOW + 3)
    assert undone is not None
    assert (undone.kind, undone.names, undone.orders, undone.made_at) == (ActionKind.NOTE, (), 1, NOW + 2)
    assert (marks_of(place, late).note, marks_of(place, late).note_at) == ("快递员说今晚来取", NOW + 1)
    note(place, [late], "", NOW + 4)
    assert (marks_of(place, late).note, marks_of(place, late).note_at) == ("", None)
    take_back(place, [late], "handed_over", NOW + 5)
    assert marks_of(place, late).handed_over_at is None
    assert stored(place, late) == (Risk.VIOLATED, "pickup-missing", 25)  # neither says anything of the rules
    assert place.store.connection().execute("SELECT COUNT(*) FROM order_mark").fetchone()[0] == 0


def test_a_finding_set_aside_leaves_colour_and_money_to_the_others(place: Workplace, late: str) -> None:
    assert stored(place, late) == (Risk.VIOLATED, "pickup-missing", 25)
    done = set_aside(place, [late], "pickup-missing", None, "not_fined", "", None, NOW)
    assert (done.kind, done.orders) == (ActionKind.ASIDE, 1)
    assert stored(place, late) == (Risk.VIOLATED, "pickup-timeout", 3)  # 1 % of 100 yuan, at least 3
    assert (preview(place, NOW, 1).now_fen, preview(place, NOW + 1, 1).now_fen) == (300, 300)
    set_aside(place, [late], None, None, "settled", "已退款给买家", None, NOW)
    assert stored(place, late) == (Risk.OK, None, 0)
    costs = costs_now(place, NOW, 48)
    assert (costs.outlook.standing(NOW + 48 * HOUR).fen, costs.outlook.standing(NOW).fen) == (0, 0)
    assert [day.counted for day in costs.outlook.standing(NOW).days] == [0]
    assert not call_sheet(place, NOW).groups
    assert marks_of(place, late).asides == (
        Aside(None, None, AsideReason.SETTLED, "已退款给买家", None, NOW),
        Aside("pickup-missing", None, AsideReason.NOT_FINED, "", None, NOW),
    )
    take_back(place, [late], ActionKind.ASIDE, NOW)
    assert stored(place, late) == (Risk.VIOLATED, "pickup-missing", 25)


def test_check_lists_what_is_set_aside_and_why(place: Workplace, late: str) -> None:
    set_aside(place, [late], "pickup-missing", None, "not_fined", "", NOW + DAY, NOW)
    (judged,) = judge_all(place, NOW)
    aside = {finding.clause: finding.set_aside for finding, _, _ in judged.findings}
    assert aside.pop("pickup-missing") == Aside("pickup-missing", None, AsideReason.NOT_FINED, "", NOW + DAY, NOW)
    assert set(aside.values()) == {None}
    assert judged.risk is Risk.VIOLATED  # by pickup-timeout
    set_aside(place, [late], None, None, "settled", "", None, NOW)
    assert [one.risk for one in judge_all(place, NOW)] == []
    (judged,) = judge_all(place, NOW, everything=True)
    assert judged.risk is Risk.OK
    # of two that speak of a finding the one that holds longer does
    assert {finding.set_aside.reason for finding, _, _ in judged.findings if finding.set_aside} == {AsideReason.SETTLED}


def test_it_counts_again_from_that_very_second(place: Workplace, late: str) -> None:
    until = NOW + 5 * HOUR
    for clause in ("pickup-missing", "pickup-timeout", "ship-overdue"):
        set_aside(place, [late], clause, None, "settled", "", until, NOW)
    assert stored(place, late)[0] is Risk.OK
    assert next_change(place.store.connection()) == until
    outlook = costs_now(place, NOW).outlook
    assert [outlook.standing(at).fen for at in (until - 1, until)] == [0, 2_500]
    assert [outlook.standing(at).colours[Risk.VIOLATED] for at in (until - 1, until)] == [0, 1]
    refresh(place, until - 1)
    assert stored(place, late)[0] is Risk.OK
    assert refresh(place, until).judged == 1
    assert stored(place, late) == (Risk.VIOLATED, "pickup-missing", 25)
    assert len(marks_of(place, late).asides) == 3  # still told, though over
    assert not any(aside.holds_at(until) for aside in marks_of(place, late).asides)
    set_aside(place, [late], None, None, "settled", "", until + 1, until)  # for a single second
    assert next_change(place.store.connection()) == until + 1


def test_what_is_aside_until_before_its_deadline_costs_nothing_before_that(place: Workplace) -> None:
    """Sent at ``T0``: the 24 hours for the pickup are over at T0 + 24 h, and cost 3 yuan from the second after."""
    at, until, deadline = T0 + 20 * HOUR, T0 + 22 * HOUR, T0 + 24 * HOUR
    order_id = shipped(place, 1, known_as_of=at)
    refresh(place, at)
    set_aside(place, [order_id], "pickup-timeout", None, "settled", "", until, at)
    assert stored(place, order_id)[0] is Risk.OK
    outlook = costs_now(place, at).outlook
    moments = (until - 1, until, deadline, deadline + 1)
    assert [outlook.standing(moment).fen for moment in moments] == [0, 0, 0, 300]
    assert [outlook.standing(moment).colours[Risk.DUE] for moment in moments] == [0, 1, 1, 0]


def test_of_two_parcels_one_can_be_set_aside(place: Workplace) -> None:
    order_id = "6900000000000000009"
    made = line(order_id, paid_at=T0 - HOUR, promised_at=T0 + 47 * HOUR, uploaded_at=T0, waybills="yto:YT9,yto:YT8")
    with place.store.transaction() as db:
        save_order(db, made, known_as_of=NOW)
        for waybill in ("YT9", "YT8"):
            save_track(db, waybill, [], known_as_of=NOW)
    refresh(place, NOW)
    set_aside(place, [order_id], "pickup-missing", "YT9", "settled", "", None, NOW)
    db = place.store.connection()
    judge(db, place.rulebook, Question(NOW))
    told = {
        finding.waybill: finding.set_aside is not None
        for finding in findings(db, [State.BREACHED], set_aside=True)
        if finding.clause == "pickup-missing"
    }
    assert told == {"YT9": True, "YT8": False}
    assert stored(place, order_id) == (Risk.VIOLATED, "pickup-missing", 25)
    set_aside(place, [order_id], "pickup-missing", "YT8", "settled", "", None, NOW)
    assert stored(place, order_id)[1] == "pickup-timeout"
    take_back(place, [order_id], "aside", NOW, clause="pickup-missing", waybill="YT9")
    assert [aside.waybill for aside in marks_of(place, order_id).asides] == ["YT8"]


def test_many_that_are_set_aside_cost_a_look_each(place: Workplace, late: str) -> None:
    """Not one at every order that is judged beside them: that would be minutes in a large shop."""
    db = place.store.connection()
    judge(db, place.rulebook, Question(NOW))
    plan = [row[3] for row in db.execute(f"EXPLAIN QUERY PLAN {VERDICTS_OF_JUDGED}")]
    assert any("(order_id=?)" in step for step in plan)
    assert not any("order_id=? AND rowid=?" in step for step in plan)


def test_an_order_nothing_is_known_of_can_be_set_aside(place: Workplace) -> None:
    """Its verdict is told in one look, but not once something of it is set aside."""
    order_id = "6900000000000000005"
    made = line(
        order_id,
        submitted_at=T0 - HOUR,
        paid_at=T0 - HOUR,
        promised_at=T0 + 47 * HOUR,
        uploaded_at=T0,
        waybills="yto:YT0000000000005",
    )
    with place.store.transaction() as db:
        save_order(db, made, known_as_of=NOW)
    refresh(place, NOW)
    assert stored(place, order_id) == (Risk.WATCH, "pickup-timeout", 0)
    set_aside(place, [order_id], "pickup-timeout", None, "settled", "", NOW + DAY, NOW)
    assert stored(place, order_id) == (Risk.WATCH, "ship-overdue", 0)
    set_aside(place, [order_id], None, None, "settled", "", NOW + DAY, NOW)
    assert stored(place, order_id) == (Risk.OK, None, 0)
    refresh(place, NOW + DAY)
    assert stored(place, order_id) == (Risk.WATCH, "pickup-timeout", 0)


def test_what_is_set_aside_hides_no_other_clause(place: Workplace, late: str) -> None:
    """A late order with a second number is sent again too late, whatever the owner says of its being late."""
    sent_again = T0 + 40 * HOUR
    made = line(
        late, paid_at=T0 - HOUR, promised_at=T0 + 47 * HOUR, uploaded_at=sent_again, waybills="yto:YT0000000000077"
    )
    with place.store.transaction() as db:
        save_order(db, made, known_as_of=NOW + HOUR)
        save_track(db, "YT0000000000077", [], known_as_of=NOW + HOUR)
    for clause in ("ship-overdue", "out-of-stock"):
        set_aside(place, [late], clause, None, "not_fined", "", None, NOW + HOUR)
    db = place.store.connection()
    judge(db, place.rulebook, Question(NOW + HOUR))
    said = {finding.clause for finding in findings(db)}
    assert "reshipped-late" in said
    assert "ship-overdue" not in said


def test_marks_outlive_the_import_they_are_about(place: Workplace, tmp_path: Path) -> None:
    file, late = tmp_path / "orders.csv", "6900000000000000011"
    file.write_text(HEADER + order(11, "2026-11-18 10:00:00"), "utf-8-sig")  # no track: unconfirmed
    import_files(place, [file], now=NOW)
    assert stored(place, late) == (Risk.WATCH, "pickup-timeout", 0)
    set_aside(place, [late], "pickup-timeout", None, "not_fined", "", None, NOW)
    note(place, [late], "等快递", NOW)
    (batch,) = list_batches(place)
    assert batch.can_be_undone
    undo(place, batch.ref, now=NOW)
    assert place.store.connection().execute("SELECT COUNT(*) FROM orders").fetchone()[0] == 0
    assert marks_of(place, late).note == "等快递"
    assert undo_last(place, NOW) is not None  # the note, of an order that is gone
    assert redo_last(place, NOW) is not None
    import_files(place, [file], now=NOW)
    assert stored(place, late)[1] == "pickup-missing"
    assert marks_of(place, late).note == "等快递"


def test_many_at_once_are_one_step_back(place: Workplace) -> None:
    numbers = [shipped(place, number, known_as_of=NOW) for number in range(1, 6)]
    refresh(place, NOW)
    assert set_aside(place, numbers, None, None, "settled", "", None, NOW).orders == 5
    assert {stored(place, number)[0] for number in numbers} == {Risk.OK}
    undone = undo_last(place, NOW)
    assert undone is not None
    assert (undone.kind, undone.orders) == (ActionKind.ASIDE, 5)
    assert {stored(place, number)[0] for number in numbers} == {Risk.VIOLATED}
    redone = redo_last(place, NOW)
    assert redone is not None
    assert {stored(place, number)[0] for number in numbers} == {Risk.OK}
    assert redo_last(place, NOW) is None


@pytest.mark.parametrize(
    ("reason", "words", "until", "clause", "code"),
    [
        ("other", "  ", None, None, "problem.aside_needs_words"),
        ("settled", "", NOW, None, "problem.aside_until_past"),
        ("settled", "字" * 2_001, None, None, "problem.words_too_long"),
        ("settled", "", None, "no-such", "problem.no_such_clause"),
        ("because", "", None, None, "problem.no_such_reason"),
    ],
)
def test_what_cannot_be_set_aside_is_refused(
    place: Workplace, late: str, reason: str, words: str, until: int | None, clause: str | None, code: str
) -> None:
    with pytest.raises(UserProblem) as refused:
        set_aside(place, [late], clause, None, reason, words, until, NOW)
    assert code_of(refused) == code
    assert place.texts.say(refused.value.message)
    assert place.store.connection().execute("SELECT COUNT(*) FROM owner_action").fetchone()[0] == 0


def test_a_parcel_of_another_order_cannot_be_set_aside(place: Workplace, late: str) -> None:
    """Nothing would be set aside then, though it is said that something was."""
    shipped(place, 2, known_as_of=NOW)
    (mine, others) = [row[0] for row in place.store.connection().execute("SELECT waybill FROM parcel ORDER BY id")]
    with pytest.raises(NotThere) as refused:
        set_aside(place, [late], None, others, "settled", "", None, NOW)
    assert code_of(refused) == "problem.no_such_waybill"
    assert marks_of(place, late).asides == ()
    set_aside(place, [late], None, f" {mine} ", "settled", "", None, NOW)
    assert [aside.waybill for aside in marks_of(place, late).asides] == [mine]


def test_nothing_is_marked_where_one_order_is_not_there(place: Workplace, late: str) -> None:
    marks: tuple[Callable[[], object], ...] = (
        lambda: note(place, [late, "123"], "x", NOW),
        lambda: hand_over(place, ["123"], NOW, NOW),
        lambda: set_aside(place, [late, "123"], None, None, "settled", "", None, NOW),
    )
    for mark in marks:
        with pytest.raises(NotThere) as refused:
            mark()
        assert code_of(refused) == "problem.order_not_there"
    with pytest.raises(NotThere) as refused:
        take_back(place, [late], "note", NOW)
    assert code_of(refused) == "problem.nothing_marked"
    with pytest.raises(UserProblem) as early:
        hand_over(place, [late], NOW + 1, NOW)
    assert code_of(early) == "problem.handed_over_in_future"
    with pytest.raises(UserProblem) as nothing:
        note(place, [], "x", NOW)
    assert code_of(nothing) == "problem.nothing_to_mark"
    assert undo_last(place, NOW) is None


def test_why_it_is_set_aside_in_words(place: Workplace) -> None:
    settled = Aside("pickup-missing", "YT1", AsideReason.SETTLED, "已赔买家", NOW, OTHER)
    assert aside_in_words(place, settled) == (
        "放一边：揽收严重超时 YT1（已用别的办法处理：已赔买家），到 2026-11-20 12:00 为止"
    )
    assert aside_in_words(place, Aside(None, None, AsideReason.NOT_FINED, "", None, OTHER)) == (
        "放一边：整单（平台没有罚这一单），一直有效"
    )
    assert reason_in_words(place, Aside(None, None, AsideReason.OTHER, "试一试", None, OTHER)) == "试一试"


def test_an_order_that_is_fine_only_by_the_owners_word_is_told_apart(place: Workplace, late: str) -> None:
    assert not order_detail(place, late, NOW).quiet_by_owner
    set_aside(place, [late], "pickup-missing", None, "settled", "", None, NOW)
    assert not list_orders(place, Filter())[0].quiet_by_owner  # red all the same
    set_aside(place, [late], None, None, "settled", "", NOW + DAY, NOW)
    (row,) = list_orders(place, Filter())
    assert (row.risk, row.quiet_by_owner) == (Risk.OK, True)
    assert order_detail(place, late, NOW).quiet_by_owner
    refresh(place, NOW + DAY)
    assert not list_orders(place, Filter())[0].quiet_by_owner
