"""What became of fines and calls: what the ledger must show before anything is called a false alarm, to the second; counts."""

from __future__ import annotations

import pytest

from shopguard.core.beijing import parse_iso
from shopguard.core.cited import Family
from shopguard.core.fine_match import Level
from shopguard.core.ledger import FineName
from shopguard.core.taken import Taken
from shopguard.core.truth import Instead, Pair
from shopguard.core.truth_calls import Call
from shopguard.core.truth_cases import (
    Case,
    Outcome,
    Span,
    call_case,
    fine_case,
    joined,
    lone_case,
    shown_whole,
    without_doubtful,
)
from shopguard.core.truth_tally import tallies

BEGAN = parse_iso("2026-09-30T23:59:59")
WAIT = 30 * 86_400
DECIDED = BEGAN + WAIT
CALL = Call("track", "pickup-timeout", frozenset({"pickup-timeout"}), 300, False, BEGAN, BEGAN)
KINDS = {"pickup-timeout": frozenset({"track"}), "ship-overdue": frozenset({"ship"})}
WHOLE = (Span(BEGAN, DECIDED),)


def fine(
    clause: str | None = "pickup-timeout", *families: Family, fen: int = 300, back: int = 0, at: int = BEGAN + 9
) -> Taken:
    return Taken(FineName(clause, families), fen, back, at, None)


@pytest.mark.parametrize(
    ("spans", "outcome"),
    [
        ([(BEGAN, DECIDED)], Outcome.FALSE_ALARM),
        ([(BEGAN, DECIDED - 1)], Outcome.WAITING),
        ([(BEGAN + 1, DECIDED)], Outcome.UNCOVERED),
        ([(BEGAN + 1, DECIDED - 1)], Outcome.UNCOVERED),
        ([(BEGAN - 9, BEGAN - 1)], Outcome.WAITING),
        ([(BEGAN - 9, BEGAN + 9), (BEGAN + 20, DECIDED)], Outcome.UNCOVERED),
        ([(BEGAN - 9, BEGAN + 9), (BEGAN + 20, DECIDED - 1)], Outcome.UNCOVERED),
        ([(DECIDED + 1, DECIDED + 2)], Outcome.UNCOVERED),
        ([], Outcome.WAITING),
    ],
)
def test_a_false_alarm_needs_a_ledger_of_the_whole_time(spans: list[tuple[int, int]], outcome: Outcome) -> None:
    case = call_case("1", CALL, [Span(*span) for span in spans], WAIT)
    assert case is not None
    assert (case.outcome, case.decided_at, case.predicted_fen, case.month) == (outcome, DECIDED, 300, "2026-09")
    assert case.ripe == (outcome is Outcome.FALSE_ALARM)


def test_what_is_not_fined_is_no_false_alarm() -> None:
    assert call_case("1", Call("ship", "ship-overdue", frozenset(), 0, False, BEGAN, BEGAN), WHOLE, WAIT) is None


def test_ledgers_that_nearly_meet_are_one() -> None:
    assert joined([Span(50, 60), Span(10, 20), Span(30, 35)], 10, 100) == (Span(10, 35), Span(50, 60))
    assert joined([Span(10, 20), Span(31, 40)], 10, 100) == (Span(10, 20), Span(31, 40))
    assert joined([Span(10, 40), Span(20, 30)], 0, 100) == (Span(10, 40),)
    assert joined([Span(10, 40), Span(20, 90)], 0, 50) == (Span(10, 50),)
    assert joined([Span(60, 90)], 0, 50) == ()


def test_a_hit_is_ripe_when_its_time_is_over() -> None:
    pair = Pair(fine(), CALL, Level.CLAUSE, True, None)
    for last, ripe in ((DECIDED, True), (DECIDED - 1, False)):
        case = fine_case("1", pair, [Span(BEGAN, last)], WAIT)
        assert (case.outcome, case.ripe, case.predicted_fen, case.taken_fen) == (Outcome.HIT, ripe, 300, 300)
    assert not shown_whole(None, WHOLE, WAIT)


def test_the_month_of_a_hit_is_that_of_the_violation_of_a_miss_that_of_the_fine() -> None:
    october = fine(at=BEGAN + 1)
    assert fine_case("1", Pair(october, CALL, Level.CLAUSE, True, None), WHOLE, WAIT).month == "2026-09"
    assert fine_case("1", Pair(october, None, None, False, Instead.NOTHING), WHOLE, WAIT).month == "2026-10"
    assert lone_case(Outcome.NO_ORDER, None, october).month == "2026-10"


def test_a_fine_from_before_the_dearest_began_is_told_by_the_first() -> None:
    grown = Call(
        "track", "pickup-missing", frozenset({"pickup-timeout", "pickup-missing"}), 2_500, False, BEGAN + 9, BEGAN
    )
    for at, grew, began in ((BEGAN + 8, True, BEGAN), (BEGAN + 9, False, BEGAN + 9)):
        case = fine_case("1", Pair(fine(at=at), grown, Level.CLAUSE, True, None), WHOLE, WAIT)
        assert (case.outcome, case.grew, case.began, case.called) == (Outcome.HIT, grew, began, "pickup-missing")


def test_given_back_goes_before_everything() -> None:
    gone = fine(back=300)
    called = fine_case("1", Pair(gone, CALL, Level.CLAUSE, True, None), WHOLE, WAIT)
    assert (called.outcome, called.called, called.taken_fen, called.back_fen) == (
        Outcome.REVERSED,
        "pickup-timeout",
        0,
        300,
    )
    for instead in (Instead.NOTHING, Instead.UNCONFIRMED):
        case = fine_case("1", Pair(gone, None, None, False, instead), WHOLE, WAIT)
        assert (case.outcome, case.called) == (Outcome.REVERSED, None)
    assert lone_case(Outcome.NOT_IMPORTED, "1", gone, imported=False).outcome is Outcome.REVERSED


def test_some_given_back_is_a_hit_of_what_stays() -> None:
    case = fine_case("1", Pair(fine(fen=500, back=200), CALL, Level.CLAUSE, True, None), WHOLE, WAIT)
    assert (case.outcome, case.taken_fen, case.back_fen) == (Outcome.HIT, 300, 200)


def test_a_fine_while_the_data_was_missing_stands_apart() -> None:
    assert fine_case("1", Pair(fine(), None, None, False, Instead.UNCONFIRMED), WHOLE, WAIT).outcome is Outcome.NO_DATA
    assert fine_case("1", Pair(fine(), None, None, False, Instead.EXEMPT), WHOLE, WAIT).outcome is Outcome.MISSED


def alarm(fen: int = 300, began: int = BEGAN) -> Case:
    return Case(Outcome.FALSE_ALARM, "1", "pickup-timeout", began=began, decided_at=began + WAIT, predicted_fen=fen)


@pytest.mark.parametrize(
    ("orderless", "doubtful"),
    [
        (fine(None, at=BEGAN), True),
        (fine(None, at=BEGAN - 1), False),
        (fine(None, at=DECIDED), True),
        (fine(None, at=DECIDED + 1), False),
        (fine("pickup-timeout"), True),
        (fine("ship-overdue"), False),
        (fine(None, "abnormal"), True),
        (fine(None, "stock"), False),
        (fine(None, back=300), False),
    ],
)
def test_a_fine_without_an_order_may_be_the_one_that_seems_not_to_have_come(orderless: Taken, doubtful: bool) -> None:
    (case,) = without_doubtful([(alarm(), "track")], [orderless], KINDS)
    assert (case.outcome, case.maybe_orderless) == (
        (Outcome.UNCOVERED, True) if doubtful else (Outcome.FALSE_ALARM, False)
    )


def test_one_fine_without_an_order_can_be_one_only() -> None:
    alarms = [(alarm(500), "track"), (alarm(300, BEGAN + 1), "track"), (alarm(310), "track")]
    cases = without_doubtful(alarms, [fine(None, fen=300)], KINDS)
    assert [case.outcome for case in cases] == [Outcome.FALSE_ALARM, Outcome.UNCOVERED, Outcome.FALSE_ALARM]


def hit(month: int, *, ripe: bool = True, further: bool = False) -> Case:
    began = parse_iso(f"2026-{month:02}-10T10:00:00")
    return Case(
        Outcome.HIT, "1", "pickup-timeout", called="pickup-timeout", began=began, taken_at=began, ripe=ripe, further=further,
        predicted_fen=0 if further else 300, taken_fen=500,
    )  # fmt: skip


def test_counts_rates_and_money() -> None:
    cases = [
        *(hit(9) for _ in range(6)),
        hit(10, ripe=False),
        hit(9, further=True),
        *(Case(Outcome.MISSED, "1", "ship-overdue", taken_at=BEGAN, taken_fen=200) for _ in range(2)),
        *(alarm() for _ in range(4)),
        Case(Outcome.WAITING, "1", "pickup-timeout", began=BEGAN, predicted_fen=700),
        Case(Outcome.NO_DATA, "1", "pickup-timeout", taken_at=BEGAN, taken_fen=50),
        Case(
            Outcome.REVERSED,
            "1",
            "pickup-timeout",
            called="pickup-timeout",
            began=BEGAN,
            predicted_fen=300,
            back_fen=300,
        ),
        Case(Outcome.REVERSED, "1", "ship-overdue", taken_at=BEGAN, back_fen=200),
    ]
    counted = tallies(cases, 10)
    total = counted.total
    assert {outcome.value: number for outcome, number in total.counts.items()} == {
        "hit": 8, "missed": 2, "false_alarm": 4, "waiting": 1, "no_data": 1, "reversed": 2,
    }  # fmt: skip
    assert (total.hit_rate, total.precision) == (8 / 10, 6 / 10)  # of the ten calls whose time is over six were fined
    assert (total.predicted_fen, total.taken_fen) == (7 * 300 + 4 * 300, 8 * 500 + 2 * 200)
    assert (total.waiting_fen, total.apart_fen) == (700, 50)
    assert (total.back_fen, total.reversed_fen, total.called_reversed) == (500, 500, 1)
    assert [(one.clause, one.number(Outcome.HIT)) for one in counted.by_clause] == [
        ("pickup-timeout", 8),
        ("ship-overdue", 0),
    ]
    assert [(one.month, one.number(Outcome.HIT)) for one in counted.by_month] == [("2026-10", 1), ("2026-09", 7)]
    assert [(one.clause, one.month) for one in counted.by_clause_and_month] == [
        ("pickup-timeout", "2026-10"),
        ("pickup-timeout", "2026-09"),
        ("ship-overdue", "2026-09"),
    ]


@pytest.mark.parametrize(("hits", "rate"), [(9, None), (10, 1.0)])
def test_too_few_to_tell(hits: int, rate: float | None) -> None:
    total = tallies([hit(9) for _ in range(hits)], 10).total
    assert (total.hit_rate, total.precision) == (rate, rate)


def test_nothing_is_no_rate() -> None:
    assert tallies([], 10).total.hit_rate is None
    assert tallies([], 0).total.precision is None
