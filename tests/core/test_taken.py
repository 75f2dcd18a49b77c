"""What a ledger shows as taken for one order: reversals against the fines they belong to."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from shopguard.core.ledger import UNNAMED, FineName
from shopguard.core.taken import FineEntry, Taken, taken_of

PICKUP = FineName("pickup-timeout")
SHIP = FineName("ship-overdue")
ABNORMAL = FineName(None, ("abnormal",))
EXCHANGE = FineName(judged=False)


def sums(*entries: FineEntry) -> list[tuple[FineName, int, int, int]]:
    """(name, what stays, what was taken, what was given back)"""
    return [(one.name, one.fen, one.taken_fen, one.back_fen) for one in taken_of(entries)]


def test_nothing_is_nothing() -> None:
    assert taken_of([]) == ()


def test_the_same_order_twice_is_one_sum() -> None:
    (one,) = taken_of([FineEntry(200, 300, PICKUP), FineEntry(100, 300, PICKUP)])
    assert one == Taken(PICKUP, 600, 0, 100, None, repeated=True)
    assert (one.clause, one.fen, one.reversed) == ("pickup-timeout", 600, False)


def test_the_same_fine_twice_is_the_same_words_and_sum_and_nothing_given_back() -> None:
    once = FineEntry(100, 1_500, PICKUP, "a")
    for other, repeated in (
        (FineEntry(200, 1_500, PICKUP, "a"), True),
        (FineEntry(200, 1_500, PICKUP, "b"), False),
        (FineEntry(200, 1_400, PICKUP, "a"), False),
        (FineEntry(200, 1_500, SHIP, "a"), False),
    ):
        assert any(one.repeated for one in taken_of([once, other])) is repeated
    (one,) = taken_of([once, once._replace(at=200), FineEntry(300, -1_500, PICKUP, "back")])
    assert (one.fen, one.repeated) == (1_500, False)


def test_all_given_back() -> None:
    (one,) = taken_of([FineEntry(100, 300, PICKUP), FineEntry(900, -300, PICKUP)])
    assert (one.fen, one.reversed, one.at, one.back_at) == (0, True, 100, 900)


def test_some_given_back_still_stands() -> None:
    (one,) = taken_of([FineEntry(100, 500, PICKUP), FineEntry(900, -200, PICKUP)])
    assert (one.fen, one.reversed) == (300, False)


def test_taken_back_and_taken_again_stands() -> None:
    entries = FineEntry(100, 300, PICKUP), FineEntry(200, -300, PICKUP), FineEntry(300, 300, PICKUP)
    assert sums(*entries) == [(PICKUP, 300, 600, 300)]


def test_a_reversal_belongs_to_the_fine_of_its_own_words() -> None:
    assert sums(FineEntry(100, 300, PICKUP), FineEntry(101, 300, SHIP), FineEntry(900, -300, SHIP)) == [
        (PICKUP, 300, 300, 0),
        (SHIP, 0, 300, 300),
    ]


def test_a_reversal_of_another_clause_is_not_set_against_this_one() -> None:
    assert sums(FineEntry(100, 300, PICKUP), FineEntry(900, -300, SHIP)) == [(PICKUP, 300, 300, 0), (SHIP, 0, 0, 300)]


def test_a_reversal_that_names_a_clause_may_belong_to_a_fine_that_names_none() -> None:
    for name in (UNNAMED, ABNORMAL):
        assert sums(FineEntry(100, 300, name), FineEntry(900, -300, SHIP)) == [(name, 0, 300, 300)]


def test_a_reversal_that_names_nothing_goes_to_the_fine_of_just_that_sum() -> None:
    entries = FineEntry(100, 500, PICKUP), FineEntry(200, 200, SHIP), FineEntry(900, -500, UNNAMED)
    assert sums(*entries) == [(PICKUP, 0, 500, 500), (SHIP, 200, 200, 0)]


def test_else_to_the_latest_before_it() -> None:
    entries = FineEntry(100, 500, PICKUP), FineEntry(200, 400, SHIP), FineEntry(900, -100, UNNAMED)
    assert sums(*entries) == [(PICKUP, 500, 500, 0), (SHIP, 300, 400, 100)]
    later = FineEntry(950, 200, PICKUP)  # what was taken after the giving back does not make it the latest
    assert sums(*entries, later) == [(PICKUP, 700, 700, 0), (SHIP, 300, 400, 100)]


def test_a_reversal_without_a_name_waits_until_the_named_ones_have_found_theirs() -> None:
    entries = FineEntry(100, 300, PICKUP), FineEntry(900, -300, UNNAMED), FineEntry(901, -300, PICKUP)
    assert sums(*entries) == [(PICKUP, 0, 300, 300), (UNNAMED, 0, 0, 300)]


def test_what_no_fine_explains_was_taken_before_the_ledger_begins() -> None:
    (one,) = taken_of([FineEntry(900, -300, PICKUP)])
    assert (one.fen, one.taken_fen, one.back_fen, one.at, one.reversed) == (0, 0, 300, 900, True)


def test_what_was_given_back_before_a_fine_is_not_of_that_fine() -> None:
    """The money of a fine the ledger does not show; the new one stands."""
    for name in (PICKUP, UNNAMED):
        assert sums(FineEntry(100, -300, name), FineEntry(101, 300, PICKUP)) == [
            (name, 0, 0, 300),
            (PICKUP, 300, 300, 0),
        ]
    (one,) = taken_of([FineEntry(100, -300, PICKUP), FineEntry(100, 300, PICKUP)])  # booked in one second
    assert (one.fen, one.reversed) == (0, True)
    entries = FineEntry(100, 300, PICKUP), FineEntry(200, -500, PICKUP), FineEntry(300, 400, PICKUP)
    assert sums(*entries) == [(PICKUP, 400, 700, 300), (PICKUP, 0, 0, 200)]


def test_more_given_back_than_taken_is_never_below_zero() -> None:
    assert sums(FineEntry(100, 300, PICKUP), FineEntry(900, -500, PICKUP)) == [
        (PICKUP, 0, 300, 300),
        (PICKUP, 0, 0, 200),
    ]


def test_a_fine_of_no_clause_is_not_reversed_by_another_kind_of_words() -> None:
    assert sums(FineEntry(100, 300, EXCHANGE), FineEntry(900, -300, PICKUP)) == [
        (EXCHANGE, 300, 300, 0),
        (PICKUP, 0, 0, 300),
    ]


ENTRIES = st.lists(
    st.builds(
        FineEntry, st.integers(0, 50), st.integers(-9, 9), st.sampled_from([PICKUP, SHIP, ABNORMAL, EXCHANGE, UNNAMED])
    )
)


@given(ENTRIES)
def test_no_fen_is_lost_or_counted_twice(entries: list[FineEntry]) -> None:
    told = taken_of(entries)
    assert sum(one.taken_fen for one in told) == sum(entry.fen for entry in entries if entry.fen > 0)
    assert sum(one.back_fen for one in told) == -sum(entry.fen for entry in entries if entry.fen < 0)
    assert all(one.back_fen <= one.taken_fen or one.taken_fen == 0 for one in told)
    assert taken_of(entries[::-1]) == told  # the order of the rows does not matter
