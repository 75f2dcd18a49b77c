"""What there is to filter by, counted by hand among five orders of a made-up shop."""

from __future__ import annotations

import pytest

from shopguard.core.beijing import HOUR, parse_iso
from shopguard.flows.judging import refresh
from shopguard.flows.orders.copied_numbers import order_numbers, waybill_numbers
from shopguard.flows.orders.filter_choices import Choice, filter_choices, in_words, several_shops
from shopguard.flows.orders.list_facets import ListFacet, with_chosen
from shopguard.flows.orders.marks import hand_over, note, set_aside
from shopguard.flows.orders.order_filter import Filter
from shopguard.flows.orders.order_list import count_orders
from shopguard.flows.workplace import Workplace
from tests.facts import line, save_order

PAID = parse_iso("2026-11-18T10:00:00")
NOW = PAID + 60 * HOUR  # the promise of 48 h is over: what was not picked up is late
ONE, TWO, THREE, FOUR, FIVE = (f"690000000000000000{n}" for n in range(1, 6))


@pytest.fixture
def shop(place: Workplace) -> Workplace:
    """Two couriers, one order with both, one without a parcel; three products, one unknown; two provinces."""
    made: dict[str, dict[str, object]] = {
        ONE: {"waybills": "yto:YT0000000000001", "product": "猫粮", "province": "浙江省"},
        TWO: {"waybills": "yto:YT0000000000002,zto:76000000000002", "product": "猫粮", "province": "浙江省"},
        THREE: {"waybills": "zto:76000000000003", "product": "Cat toy", "province": "江苏省"},
        FOUR: {"waybills": None, "product": None, "province": None},
    }
    with place.store.transaction() as db:
        for order_id, facts in made.items():
            save_order(db, line(order_id, paid_at=PAID, promised_at=PAID + 48 * HOUR, **facts), known_as_of=NOW)
        other = line(FIVE, paid_at=PAID, promised_at=PAID + 48 * HOUR, product="狗粮", province="江苏省")
        save_order(db, other, known_as_of=NOW, shop="二号店")
    refresh(place, NOW)
    return place


def told(place: Workplace, facet: ListFacet, rest: Filter | None = None, **asked: str) -> list[tuple[str, int]]:
    return [(one.word, one.orders) for one in filter_choices(place, facet, rest or Filter(), **asked).choices]


def test_each_value_with_its_orders(shop: Workplace) -> None:
    assert told(shop, "provinces") == [("江苏省", 2), ("浙江省", 2), ("收货地未知", 1)]
    assert told(shop, "products") == [("猫粮", 2), ("商品未知", 1), ("Cat toy", 1), ("狗粮", 1)]
    assert told(shop, "shops") == [("演示店铺", 4), ("二号店", 1)]
    assert sorted(told(shop, "couriers")) == sorted([("圆通速递", 2), ("中通快递", 2), ("没有运单或快递未知", 2)])
    assert several_shops(shop)


def test_choosing_a_value_finds_as_many_as_it_says(shop: Workplace) -> None:
    facets: tuple[ListFacet, ...] = ("clauses", "couriers", "provinces", "products", "shops")
    for facet in facets:
        for choice in filter_choices(shop, facet, Filter()).choices:
            assert count_orders(shop, with_chosen(Filter(), facet, {choice.key})) == choice.orders, (facet, choice)


def test_counted_among_what_the_rest_finds(shop: Workplace) -> None:
    rest = Filter(provinces=frozenset({"浙江省"}))
    assert told(shop, "products", rest) == [("猫粮", 2)]
    assert sorted(told(shop, "couriers", rest)) == [("中通快递", 1), ("圆通速递", 2)]


def test_what_is_chosen_stands_first_and_never_goes(shop: Workplace) -> None:
    rest = Filter(provinces=frozenset({"浙江省"}))
    found = filter_choices(shop, "products", rest, chosen={"狗粮"})
    assert found.choices == (Choice("狗粮", "狗粮", 0), Choice("猫粮", "猫粮", 2))
    found = filter_choices(shop, "products", Filter(), chosen={"狗粮"}, containing="cat")
    assert [choice.key for choice in found.choices] == ["狗粮", "Cat toy"]


def test_the_owners_marks(shop: Workplace) -> None:
    assert told(shop, "marks") == [("已交给快递", 0), ("有备注", 0), ("有放一边的提醒", 0)]
    hand_over(shop, [ONE, TWO], NOW, NOW)
    note(shop, [TWO], "等回电", NOW)
    set_aside(shop, [THREE], None, None, "not_fined", "", NOW + HOUR, NOW)
    assert told(shop, "marks") == [("已交给快递", 2), ("有备注", 1), ("有放一边的提醒", 1)]


def test_a_clause_that_the_rules_no_longer_have_is_told_by_its_id(shop: Workplace) -> None:
    assert in_words(shop, "clauses", ["pickup-timeout", "of-old"]) == ["揽收超时", "of-old"]


def test_a_long_list_says_that_there_is_more(shop: Workplace, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("shopguard.flows.orders.filter_choices.MOST_CHOICES", 2)
    found = filter_choices(shop, "products", Filter())
    assert (len(found.choices), found.more) == (2, True)
    assert not filter_choices(shop, "shops", Filter()).more


def test_numbers_to_copy(shop: Workplace) -> None:
    both = waybill_numbers(shop, [TWO, ONE, FOUR])
    assert both.text.splitlines() == ["YT0000000000002", "76000000000002", "YT0000000000001"]
    assert (both.count, both.without) == (3, 1)
    assert order_numbers([TWO, ONE, TWO]).text == f"{TWO}\n{ONE}"
