"""Which violation a fine was taken for: the one rule behind the amounts that count and the truth loop. Worked by hand."""

from __future__ import annotations

from shopguard.core.fine_match import Level, Match, matches
from shopguard.core.ledger import FineName
from shopguard.core.taken import Taken
from shopguard.core.truth_calls import Call

KINDS = {
    "pickup-timeout": frozenset({"track"}),
    "dispatch-timeout": frozenset({"track"}),
    "ship-overdue": frozenset({"ship"}),
    "out-of-stock": frozenset({"stock"}),
    "track-repeated": frozenset[str](),
}


def expected(kind: str, clause: str, fen: int, began: int | None = 100) -> Call:
    return Call(kind, clause, frozenset({clause}), fen, False, began, began)


def fine(clause: str | None, fen: int, at: int = 500, back: int = 0) -> Taken:
    return Taken(FineName(clause), fen, back, at, None)


TRACK = expected("track", "pickup-timeout", 300)
SHIP, STOCK = expected("ship", "ship-overdue", 200), expected("stock", "out-of-stock", 300)


def told(fines: list[Taken], *of: Call) -> list[tuple[int, str | None, Level | None, bool]]:
    found: list[Match] = list(matches(fines, of, KINDS))
    return [(m.fine.taken_fen, None if m.place is None else of[m.place].kind, m.level, m.late) for m in found]


def test_by_clause_then_by_kind_then_by_the_order_alone() -> None:
    assert told([fine("pickup-timeout", 1)], TRACK, SHIP) == [(1, "track", Level.CLAUSE, False)]
    assert told([fine("dispatch-timeout", 1)], TRACK, SHIP) == [(1, "track", Level.KIND, False)]
    assert told([fine(None, 1)], TRACK) == [(1, "track", Level.ORDER, False)]
    assert told([fine("out-of-stock", 1)], TRACK, SHIP) == [(1, None, None, False)]
    assert told([fine("track-repeated", 1)], TRACK) == [(1, None, None, False)]
    assert told([fine(None, 1)]) == [(1, None, None, False)]


def test_what_no_clause_speaks_of_belongs_nowhere() -> None:
    exchange = Taken(FineName(judged=False), 1, 0, 500, None)
    assert told([exchange], TRACK) == [(1, None, None, False)]


def test_what_had_begun_goes_before_what_came_later_to_the_second() -> None:
    for at, kind, late in ((399, "ship", False), (400, "stock", False)):
        later = expected("stock", "out-of-stock", 700, began=400)
        assert told([fine(None, 700, at=at)], SHIP, later) == [(700, kind, Level.ORDER, late)]
    assert told([fine(None, 1, at=99)], SHIP) == [(1, "ship", Level.ORDER, True)]
    assert told([fine(None, 1, at=0)], expected("fraud", "fraud", 9, began=None)) == [(1, "fraud", Level.ORDER, False)]


def test_what_no_fine_was_found_for_goes_before_the_nearest_sum() -> None:
    named, unnamed = fine("ship-overdue", 210), fine(None, 200, at=400)
    assert told([unnamed, named], SHIP, STOCK) == [
        (210, "ship", Level.CLAUSE, False),
        (200, "stock", Level.ORDER, False),
    ]
    assert told([fine(None, 240)], SHIP, STOCK)[0][1] == "ship"
    assert told([fine(None, 260)], SHIP, STOCK)[0][1] == "stock"
    assert told([unnamed, named], SHIP)[1] == (200, "ship", Level.ORDER, False)  # several may belong to one


def test_a_clause_that_is_named_goes_before_another_of_its_kind_that_is_free() -> None:
    other = expected("track", "dispatch-timeout", 300)  # the old rules: each violation is fined
    again = fine("pickup-timeout", 2, at=600)
    assert [place for _, place, *_ in matches([fine("pickup-timeout", 1), again], (TRACK, other), KINDS)] == [0, 0]


def test_what_stands_is_told_before_what_was_given_back() -> None:
    gone, stands = fine("pickup-timeout", 300, at=200, back=300), fine("pickup-timeout", 301, at=600)
    assert [fen for fen, *_ in told([gone, stands], TRACK)] == [301, 300]
