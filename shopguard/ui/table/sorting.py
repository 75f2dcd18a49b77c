"""What a click on a column's title does to the order of the lines."""

from __future__ import annotations

from shopguard.flows.orders.order_filter import URGENCY, Sort

LARGEST_FIRST = frozenset({"fine", "paid", "marks"})  # where the small ones are of no interest


def next_sort(current: Sort, column: str) -> Sort:
    """Sorted by the column at the first click, the other way round at the second, by urgency again at the third."""
    first = Sort(column, column in LARGEST_FIRST)
    if current.column != column:
        return first
    return Sort(column, not first.descending) if current == first else URGENCY
