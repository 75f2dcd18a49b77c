"""What was taken over all orders: reversals are deducted from their fines, and nothing taken is below zero."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from shopguard.core.charged import charged
from shopguard.core.ledger import UNNAMED, FineName
from shopguard.core.taken import FineEntry, taken_of

RECALLED = FineName("recalled")
PICKUP = FineName("pickup-timeout")
ABNORMAL = FineName(families=("abnormal",))


def test_a_reversal_of_no_name_is_deducted_from_the_fine_it_belongs_to() -> None:
    told = charged(taken_of([FineEntry(100, 10_000, RECALLED), FineEntry(900, -6_500, UNNAMED)]))
    assert (told.fen, told.by_clause, told.back_fen) == (3_500, {"recalled": 3_500}, 0)


def test_all_given_back_is_left_out() -> None:
    told = charged(taken_of([FineEntry(100, 300, PICKUP), FineEntry(900, -300, PICKUP)]))
    assert (told.fen, told.by_clause, told.back_fen) == (0, {}, 0)


def test_a_reversal_that_names_no_order_is_deducted_from_fines_of_the_same_words() -> None:
    """A fine of 5 yuan of one order, 3 and 4 yuan given back without an order: 2 more than was taken."""
    told = charged(
        [
            *taken_of([FineEntry(100, 500, PICKUP)]),
            *taken_of([FineEntry(200, -300, PICKUP)]),
            *taken_of([FineEntry(300, -400, PICKUP)]),
        ]
    )
    assert (told.fen, told.by_clause, told.back_fen) == (-200, {}, 200)


def test_what_names_no_clause_is_unknown_whatever_family_it_names() -> None:
    told = charged([*taken_of([FineEntry(100, 150, ABNORMAL)]), *taken_of([FineEntry(100, 50, UNNAMED)])])
    assert (told.by_clause, dict(told.by_name)) == ({"unknown": 200}, {ABNORMAL: 150, UNNAMED: 50})


ORDERS = st.lists(
    st.lists(
        st.builds(
            FineEntry, st.integers(0, 9), st.integers(-9, 9), st.sampled_from([RECALLED, PICKUP, ABNORMAL, UNNAMED])
        )
    )
)


@given(ORDERS)
def test_the_sum_is_the_ledgers_and_nothing_taken_is_below_zero(orders: list[list[FineEntry]]) -> None:
    told = charged(one for entries in orders for one in taken_of(entries))
    assert told.fen == sum(entry.fen for entries in orders for entry in entries)
    assert told.fen == sum(told.by_clause.values()) - told.back_fen
    assert all(fen > 0 for fen in told.by_clause.values())
    assert told.back_fen >= 0
