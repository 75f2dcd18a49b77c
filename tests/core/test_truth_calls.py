"""Which fines are expected of an order. Worked by hand from the rules."""

from __future__ import annotations

from dataclasses import replace

from shopguard.core.beijing import HOUR, parse_iso
from shopguard.core.finding import Finding
from shopguard.core.fines import counted
from shopguard.core.truth_calls import Call, calls_of
from tests.core.test_amount_source import BOOK, LONG, MISSING, SHIP, START, TIMEOUT, breach


def calls(*found: Finding) -> list[Call]:
    return list(calls_of(BOOK, found, counted(BOOK, LONG, found)))


def test_timeout_and_abnormal_are_one_call_and_the_dearest_is_its_estimate() -> None:
    ship, track = calls(TIMEOUT, MISSING, SHIP)
    assert (ship.kind, ship.clauses, ship.fen) == ("ship", frozenset({"ship-overdue"}), 200)
    assert (track.clause, track.clauses, track.fen) == (
        "pickup-missing",
        frozenset({"pickup-timeout", "pickup-missing"}),
        2_500,
    )
    assert (track.first_began, track.began) == (START + 24 * HOUR + 1, START + 48 * HOUR + 1)


def test_old_fines_add_up_and_the_first_of_them_gives_the_name() -> None:
    since = parse_iso("2024-11-10T10:00:00")
    early, late = (
        replace(breach("pickup-timeout", waybill=waybill, effective=None), since=since, deadline=deadline)
        for waybill, deadline in (("YT1", since + 24 * HOUR), ("YT2", since + 30 * HOUR))
    )
    (call,) = calls(late, early)
    assert (call.fen, call.began, call.first_began) == (2_000, since + 24 * HOUR + 1, since + 24 * HOUR + 1)


def test_what_no_fine_is_named_for_is_a_call_of_nothing() -> None:
    (call,) = calls_of(BOOK, [TIMEOUT], [])
    assert (call.clause, call.fen, call.began) == ("pickup-timeout", 0, START + 24 * HOUR + 1)
