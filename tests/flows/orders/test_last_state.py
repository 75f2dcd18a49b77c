"""The last state: what was kept comes back as it was, and not where it cannot be understood."""

from __future__ import annotations

from shopguard.core.finding import Risk
from shopguard.flows.orders.last_state import LAST_STATE, ROWS, keep_last_state, last_state
from shopguard.flows.orders.order_list import Filter, list_orders
from shopguard.flows.settings import remember, remembered
from shopguard.flows.workplace import Workplace


def test_nothing_kept_yet(place: Workplace) -> None:
    assert last_state(place) is None


def test_what_was_kept_comes_back(demo_place: Workplace) -> None:
    keep_last_state(demo_place, {Risk.VIOLATED: 7, Risk.OK: 1_000_000}, 3)
    kept = last_state(demo_place)
    assert kept is not None
    assert kept.counts == {Risk.VIOLATED: 7, Risk.OK: 1_000_000}
    assert kept.refunds == 3
    assert list(kept.rows) == list_orders(demo_place, Filter(), limit=ROWS)
    assert kept.rows[0].risk is Risk.VIOLATED


def test_another_form_of_rows_is_left_alone(demo_place: Workplace) -> None:
    keep_last_state(demo_place, {}, 0)
    text = remembered(demo_place, LAST_STATE)
    assert text is not None
    remember(demo_place, LAST_STATE, text.replace('"order_id"', '"number"', 1))
    assert last_state(demo_place) is None


def test_another_language_is_left_alone(demo_place: Workplace) -> None:
    keep_last_state(demo_place, {}, 0)
    text = remembered(demo_place, LAST_STATE)
    assert text is not None
    remember(demo_place, LAST_STATE, text.replace('"language":"zh"', '"language":"en"'))
    assert last_state(demo_place) is None
