"""The call sheet of chosen orders only: nobody else's parcels, and a word about those with nothing to ask."""

from __future__ import annotations

from shopguard.flows.costs.call_sheet import call_sheet
from shopguard.flows.judging import refresh
from shopguard.flows.workplace import Workplace
from tests.flows.costs.call_shop import AT_THE_HUB, NOON, TO_PICK_UP, fill


def test_only_the_chosen_orders_are_asked_about(place: Workplace) -> None:
    fill(place)
    refresh(place, NOON)
    whole = {row.order_ids: row for group in call_sheet(place, NOON).all_groups for row in group.rows}
    assert len(whole) == 6
    view = call_sheet(place, NOON, only=["1002", "1006"])
    rows = [row for group in view.all_groups for row in group.rows]
    assert {row.order_ids: row for row in rows} == {key: whole[key] for key in (("1002",), ("1006",))}
    assert [row.waybill for row in rows] == [AT_THE_HUB, ""]
    assert view.only == {"1002", "1006"}
    assert TO_PICK_UP not in view.text
    assert not any("选中" in note for note in view.notes)


def test_chosen_orders_with_nothing_to_ask_are_named(place: Workplace) -> None:
    fill(place)
    refresh(place, NOON)
    view = call_sheet(place, NOON, only=["1002", "4711"])
    assert view.notes[0] == "选中的订单里有 1 单这段时间没有要问快递的：4711。"
    nothing = call_sheet(place, NOON, only=["4711"])
    assert not nothing.all_groups
    assert nothing.nothing
