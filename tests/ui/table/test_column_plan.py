"""What is remembered of the columns: whatever was written down, every column has its place once."""

from __future__ import annotations

import json

import pytest

from shopguard.flows.orders.order_filter import COLUMNS
from shopguard.ui.table.column_plan import AT_FIRST, ColumnPlan, plan_from_json


def test_all_columns_have_a_place_at_first() -> None:
    assert sorted(AT_FIRST) == sorted(COLUMNS)
    assert [key for key in AT_FIRST if ColumnPlan().shows(key)] == [
        "risk", "countdown", "card", "fine", "order_id", "waybills", "marks", "courier", "product", "place", "status", "paid",
    ]  # fmt: skip


def test_a_choice_is_remembered() -> None:
    plan = ColumnPlan(order=("fine", *(key for key in AT_FIRST if key != "fine")))
    plan = plan.with_shown("paid_at", True).with_shown("place", False).with_width("product", 12.5)
    again = plan_from_json(plan.to_json())
    assert again == plan
    assert (again.order[0], again.shows("paid_at"), again.shows("place")) == ("fine", True, False)


def test_risk_and_order_number_are_always_there() -> None:
    plan = ColumnPlan().with_shown("risk", False).with_shown("order_id", False)
    assert plan.shows("risk")
    assert plan.shows("order_id")


def test_the_shop_has_a_column_where_there_are_several_unless_the_owner_decided() -> None:
    assert not ColumnPlan().shows("shop")
    assert ColumnPlan(several_shops=True).shows("shop")
    assert not ColumnPlan(several_shops=True).with_shown("shop", False).shows("shop")


@pytest.mark.parametrize(
    "written",
    [None, "", "{", "[]", "7", '{"order": 3, "shown": [], "widths": "x"}', '{"order": [7, null, "none"]}'],
)
def test_what_is_not_understood_is_as_at_first(written: str | None) -> None:
    assert plan_from_json(written) == ColumnPlan()


def test_a_column_nobody_knew_of_stands_where_it_stands_at_first() -> None:
    known = [key for key in AT_FIRST if key != "countdown"]
    assert plan_from_json(json.dumps({"order": known})).order == AT_FIRST
    assert plan_from_json('{"order": ["order_id", "risk", "order_id"]}').order[:3] == ("order_id", "waybills", "marks")


@pytest.mark.parametrize("width", [0, -3, 101, True, "9", None])
def test_a_width_nobody_could_have_chosen_is_none(width: object) -> None:
    assert plan_from_json(json.dumps({"widths": {"product": width, "place": 5}})).widths == {"place": 5.0}
