"""Whose amounts count: the ledger's before the platform's own figure, and that before the estimate. Amounts reckoned by hand."""

from __future__ import annotations

from dataclasses import replace

from shopguard.checker.rulefiles import load_rulebook
from shopguard.core.amount_source import settle, settled_amounts
from shopguard.core.beijing import DAY, HOUR, parse_iso
from shopguard.core.cited import Family
from shopguard.core.finding import Finding, State
from shopguard.core.fines import Figure, Paid, cost, counted
from shopguard.core.ledger import FineName
from shopguard.core.taken import Taken
from shopguard.resources import resource

BOOK = load_rulebook(resource("rules", "douyin"))
START = parse_iso("2026-11-10T10:00:00")
LATER = START + 5 * DAY  # after all that is violated here
LONG = Paid(
    1, 10_000, START, START + 72 * HOUR
)  # 100 yuan, promised after three days: timeout 5, abnormal 25, ship 2, stock 3


def breach(clause: str, hours: int = 24, waybill: str | None = "YT1", effective: str | None = "2025-05-13") -> Finding:
    return Finding(1, waybill, clause, State.BREACHED, "silent", START, START + hours * HOUR, None, None, effective)


TIMEOUT, MISSING = breach("pickup-timeout"), breach("pickup-missing", 48)
SHIP, STOCK = breach("ship-overdue", 72, None), breach("out-of-stock", 120, None)


def taken(fen: int, clause: str | None = None, *families: Family, at: int = LATER, back: int = 0) -> Taken:
    return Taken(FineName(clause, families), fen + back, back, at, at if back else None)


def amounts(paid: Paid, found: list[Finding], *fines: Taken) -> list[tuple[str, str, int]]:
    settled = settled_amounts(BOOK, counted(BOOK, paid, found), fines)
    assert cost(BOOK, paid, found, fines) == sum(one.fen for one in settled)
    return [(one.price.clause, one.source, one.fen) for one in settled]


def beside(paid: Paid, found: list[Finding], *fines: Taken) -> list[int]:
    return [one.fen for one in settle(BOOK, counted(BOOK, paid, found), fines).beside]


def figured(*figures: tuple[str, int]) -> Paid:
    return replace(LONG, figures=tuple(Figure(waybill, fen, START) for waybill, fen in figures))


def test_without_anything_else_the_estimate_counts() -> None:
    assert amounts(LONG, [TIMEOUT, MISSING, SHIP, STOCK]) == [
        ("pickup-missing", "estimate", 2_500),
        ("ship-overdue", "estimate", 200),
        ("out-of-stock", "estimate", 300),
    ]


def test_the_platforms_figure_replaces_timeout_and_abnormal_of_its_parcel_and_nothing_else() -> None:
    assert amounts(figured(("YT1", 1_800)), [TIMEOUT, MISSING, SHIP]) == [
        ("pickup-missing", "platform", 1_800),
        ("ship-overdue", "estimate", 200),
    ]
    assert amounts(figured(("YT1", 1_800)), [SHIP]) == [("ship-overdue", "estimate", 200)]
    assert amounts(figured(("YT2", 1_800)), [TIMEOUT]) == [("pickup-timeout", "estimate", 500)]


def test_of_several_parcels_the_dearest_counts_whoever_told_its_amount() -> None:
    other = breach("pickup-missing", 48, "YT2")
    assert amounts(figured(("YT1", 300)), [TIMEOUT, other]) == [("pickup-missing", "estimate", 2_500)]
    assert amounts(figured(("YT1", 3_000)), [TIMEOUT, other]) == [("pickup-timeout", "platform", 3_000)]
    assert amounts(figured(("YT1", 300), ("YT2", 400)), [TIMEOUT, other]) == [("pickup-missing", "platform", 400)]


def test_a_figure_of_nothing_is_no_promise_of_nothing() -> None:
    assert amounts(figured(("YT1", 0)), [MISSING]) == [("pickup-missing", "estimate", 2_500)]


def test_legacy_fines_have_no_figure() -> None:
    old = replace(breach("pickup-missing", 48, effective=None), since=parse_iso("2024-11-10T10:00:00"))
    timeout = replace(breach("pickup-timeout", effective=None), since=parse_iso("2024-11-10T10:00:00"))
    assert amounts(figured(("YT1", 1_800)), [timeout]) == [("pickup-timeout", "estimate", 1_000)]
    assert amounts(figured(("YT1", 1_800)), [old]) == [("pickup-missing", "platform", 1_800)]  # 25 % then, too


def test_what_was_taken_goes_before_the_figure_and_the_estimate() -> None:
    assert amounts(LONG, [MISSING], taken(2_100, "pickup-missing")) == [("pickup-missing", "ledger", 2_100)]
    assert amounts(LONG, [MISSING], taken(3_000, "pickup-missing")) == [("pickup-missing", "ledger", 3_000)]
    assert amounts(figured(("YT1", 1_800)), [MISSING, SHIP], taken(2_100, "pickup-missing")) == [
        ("pickup-missing", "ledger", 2_100),
        ("ship-overdue", "estimate", 200),
    ]


def test_a_fine_for_any_timeout_or_abnormal_track_settles_both() -> None:
    assert amounts(LONG, [TIMEOUT, MISSING], taken(500, "pickup-timeout")) == [("pickup-missing", "ledger", 500)]
    assert amounts(LONG, [TIMEOUT], taken(2_500, "dispatch-missing")) == [("pickup-timeout", "ledger", 2_500)]
    assert amounts(LONG, [MISSING], taken(500, None, "timeout")) == [("pickup-missing", "ledger", 500)]


def test_a_fine_of_another_kind_is_left_beside() -> None:
    assert amounts(LONG, [SHIP], taken(500, "pickup-timeout")) == [("ship-overdue", "estimate", 200)]
    assert beside(LONG, [SHIP], taken(500, "pickup-timeout")) == [500]
    assert beside(LONG, [], taken(500, "pickup-timeout"), taken(700)) == [500, 700]


def test_words_that_name_nothing_settle_what_nothing_else_was_taken_for() -> None:
    found = [MISSING, SHIP, STOCK]
    assert amounts(LONG, found, taken(200)) == [  # two yuan: the amount of the late shipping
        ("pickup-missing", "estimate", 2_500),
        ("ship-overdue", "ledger", 200),
        ("out-of-stock", "estimate", 300),
    ]
    assert amounts(LONG, found, taken(1_900), taken(2_500, "pickup-missing")) == [
        ("pickup-missing", "ledger", 2_500),
        ("ship-overdue", "estimate", 200),
        ("out-of-stock", "ledger", 1_900),
    ]
    assert amounts(LONG, [SHIP], taken(200, "ship-overdue"), taken(900)) == [("ship-overdue", "ledger", 1_100)]


def test_words_that_name_nothing_go_before_all_to_what_had_begun_by_then() -> None:
    before_stock = taken(
        700, at=START + 80 * HOUR
    )  # 3 yuan for the stock would be nearer, but the ship time had passed only
    assert amounts(LONG, [SHIP, STOCK], before_stock) == [
        ("ship-overdue", "ledger", 700),
        ("out-of-stock", "estimate", 300),
    ]
    assert amounts(LONG, [SHIP, STOCK], taken(700)) == [
        ("ship-overdue", "estimate", 200),
        ("out-of-stock", "ledger", 700),
    ]


def test_a_fine_no_clause_speaks_of_settles_nothing() -> None:
    exchange = Taken(FineName(judged=False), 500, 0, LATER, None)
    assert amounts(LONG, [MISSING], exchange) == [("pickup-missing", "estimate", 2_500)]
    assert beside(LONG, [MISSING], exchange) == [500]


def test_what_was_given_back_whole_counts_as_nothing() -> None:
    assert amounts(LONG, [MISSING, SHIP], taken(0, "pickup-missing", back=2_500)) == [
        ("pickup-missing", "ledger", 0),
        ("ship-overdue", "estimate", 200),
    ]
    assert amounts(LONG, [MISSING], taken(0, None, back=2_500)) == [("pickup-missing", "ledger", 0)]


def test_a_dearer_violation_that_came_after_the_taking_is_open_for_the_rest() -> None:
    early = taken(500, "pickup-timeout", at=START + 30 * HOUR)  # the 48 hours end later
    assert amounts(LONG, [TIMEOUT, MISSING], early) == [
        ("pickup-missing", "ledger", 500),
        ("pickup-missing", "estimate", 2_000),
    ]
    assert amounts(figured(("YT1", 1_800)), [MISSING], early) == [
        ("pickup-missing", "ledger", 500),
        ("pickup-missing", "platform", 1_300),
    ]
    much = taken(2_600, "pickup-timeout", at=START + 30 * HOUR)
    assert amounts(LONG, [TIMEOUT, MISSING], much) == [("pickup-missing", "ledger", 2_600)]


def test_what_was_taken_at_its_moment_settles_a_violation() -> None:
    moment = START + 48 * HOUR
    for at, rest in ((moment - 1, [("pickup-missing", "estimate", 500)]), (moment, [])):
        settled = [("pickup-missing", "ledger", 2_000), *rest]
        assert amounts(LONG, [MISSING], taken(2_000, "pickup-missing", at=at)) == settled
    assert amounts(LONG, [MISSING], taken(2_500, at=START)) == [("pickup-missing", "ledger", 2_500)]  # nothing is left


def test_a_figure_speaks_for_a_violation_of_the_whole_order() -> None:
    inbound = breach("qic-inbound", 24, None)
    assert amounts(figured(("YT1", 1_800)), [inbound]) == [("qic-inbound", "platform", 1_800)]


def test_several_takings_of_one_kind_add_up() -> None:
    fines = taken(500, "pickup-timeout"), taken(2_000, None, "abnormal")
    assert amounts(LONG, [MISSING], *fines) == [("pickup-missing", "ledger", 2_500)]
