"""Three clicks on a title: sorted, turned round, by urgency again."""

from __future__ import annotations

import pytest

from shopguard.flows.orders.order_filter import URGENCY, Sort
from shopguard.ui.table.sorting import next_sort


@pytest.mark.parametrize(
    ("column", "first", "second"),
    [("courier", False, True), ("fine", True, False), ("paid", True, False), ("promised_at", False, True)],
)
def test_the_third_click_goes_back_to_urgency(column: str, first: bool, second: bool) -> None:
    sort = URGENCY
    clicks = []
    for _ in range(4):
        sort = next_sort(sort, column)
        clicks.append(sort)
    assert clicks == [Sort(column, first), Sort(column, second), URGENCY, Sort(column, first)]


def test_another_column_begins_at_its_own_first_click() -> None:
    assert next_sort(Sort("courier", True), "product") == Sort("product", False)


def test_the_risk_turns_round_and_back() -> None:
    assert next_sort(URGENCY, "risk") == Sort("risk", True)
    assert next_sort(Sort("risk", True), "risk") == URGENCY
