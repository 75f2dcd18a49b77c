"""The list of orders: every column both ways and every filter, against the rows themselves sorted and filtered in plain Python."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from shopguard.app import build_workplace
from shopguard.core.beijing import DAY, HOUR, day_of, start_of_day
from shopguard.core.finding import Risk, State
from shopguard.core.message import UserProblem
from shopguard.flows.judging import refresh
from shopguard.flows.orders import order_list
from shopguard.flows.orders.chosen_orders import chosen_orders
from shopguard.flows.orders.marks import hand_over, note
from shopguard.flows.orders.order_filter import COLUMNS, Filter, Sort, filter_from_json, filter_to_json, within
from shopguard.flows.orders.order_row import OrderRow
from shopguard.flows.progress import Cancelled
from shopguard.flows.workplace import Workplace
from shopguard.store.handing_over import not_to_hand_over
from shopguard.store.store import DatabaseError
from tests.benchmarks.million_shop import NOW, make_big_shop

ORDERS = 400
Found = Callable[[OrderRow], object]


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workplace]:
    data: Path = tmp_path_factory.mktemp("shop")
    make_big_shop(data, ORDERS)
    place = build_workplace(data, "zh")
    refresh(place, NOW)
    numbers = [row.order_id for row in order_list.list_orders(place, Filter())]
    why_not = not_to_hand_over(place.store.connection(), numbers)
    first, second, third, *_ = (number for number in numbers if number not in why_not)
    hand_over(place, [first, second], NOW, NOW)
    note(place, [second, third], "打过电话", NOW)
    refresh(place, NOW)
    yield place
    place.store.close()


def rows(place: Workplace, wanted: Filter = Filter(), sort: Sort = Sort()) -> list[OrderRow]:  # noqa: B008
    return order_list.read_orders(place, list(order_list.listed_orders(place, wanted, sort)))


def rule_shown(row: OrderRow) -> bool:
    return row.risk < Risk.OK or (row.risk is Risk.OK and row.state in (State.PENDING, State.HINT))


def countdown(row: OrderRow) -> tuple[bool, int] | None:
    """Still to come before passed; the one by the time that is left, the other the newest first."""
    if row.deadline is None or not rule_shown(row):
        return None
    return (False, row.deadline) if row.deadline > NOW else (True, -row.deadline)


KEYS: dict[str, Found] = {
    "countdown": countdown,
    "card": lambda row: (row.card or None) if rule_shown(row) else None,
    "fine": lambda row: row.yuan_fen or None,
    "order_id": lambda row: row.order_id,
    "waybills": lambda row: min(row.waybills.split(", ")) or None,
    "courier": lambda row: min(row.courier.split("、")) or None,
    "product": lambda row: row.product,
    "place": lambda row: row.place,
    "paid": lambda row: row.amount_fen,
    "shop": lambda row: row.shop,
    "paid_at": lambda row: row.paid_at,
    "promised_at": lambda row: row.promised_at,
    "marks": lambda row: 2 if row.handed_over_at else 1 if row.note else None,
}


def urgency(row: OrderRow) -> tuple[int, bool, int, int]:
    way = -1 if row.risk is Risk.VIOLATED else 1  # of what is violated the newest first
    return row.risk, row.deadline is None, way * (row.deadline or 0), way * row.order_ref


def test_the_most_urgent_comes_first(place: Workplace) -> None:
    found = rows(place)
    assert len(found) == ORDERS
    assert found == sorted(found, key=urgency)
    assert order_list.list_orders(place, Filter(), limit=7, offset=5) == found[5:12]
    assert rows(place, sort=Sort("risk", descending=True))[0].risk is Risk.CLOSED
    some = Filter(couriers=frozenset(["yto", "zto", "sto"]))  # sorted, not read from the index
    assert (few := rows(place, some)) == sorted(few, key=urgency)
    assert len({row.deadline for row in few if row.risk is Risk.VIOLATED}) > 1


def test_the_countdown_puts_on_top_what_can_still_be_saved(place: Workplace) -> None:
    left = [row.deadline - NOW for row in rows(place, sort=Sort("countdown")) if rule_shown(row) and row.deadline]
    ahead = [one for one in left if one > 0]
    passed = left[len(ahead) :]
    assert len(ahead) > 5
    assert len(passed) > 5
    assert left[: len(ahead)] == sorted(ahead)
    assert passed == sorted(passed, reverse=True)


@pytest.mark.parametrize("descending", [False, True])
@pytest.mark.parametrize("column", KEYS)
def test_every_column_both_ways_unknown_last(place: Workplace, column: str, descending: bool) -> None:
    keys: list[Any] = [KEYS[column](row) for row in rows(place, sort=Sort(column, descending))]
    known = [key for key in keys if key is not None]
    assert known == sorted(known, reverse=descending)
    assert keys == known + [None] * (len(keys) - len(known))
    assert len(keys) == ORDERS


@pytest.mark.parametrize("descending", [False, True])
def test_what_is_the_same_in_a_column_stands_by_urgency(place: Workplace, descending: bool) -> None:
    found = rows(place, sort=Sort("shop", descending))  # all are of one
    ended = [row for row in found if row.risk is Risk.CLOSED]
    going_on = found[: len(found) - len(ended)]
    assert going_on == sorted(going_on, key=urgency)
    assert ended == sorted(ended, key=lambda row: row.order_ref)
    assert found == going_on + ended
    assert any(row.deadline is None for row in going_on)
    assert ended


def test_all_columns_can_be_sorted_by(place: Workplace) -> None:
    for column in COLUMNS:
        refs = order_list.listed_orders(place, Filter(), Sort(column))
        assert len(set(refs)) == ORDERS, column
        first = order_list.first_orders(place, Filter(), Sort(column), limit=9)
        assert list(first) == refs.part(0, 9), column


def check(place: Workplace, wanted: Filter, found: Found) -> None:
    expected = {row.order_id for row in rows(place) if found(row)}
    assert 0 < len(expected) < ORDERS
    assert {row.order_id for row in rows(place, wanted)} == expected
    assert order_list.count_orders(place, wanted) == len(expected)


def test_by_risk_rule_and_courier(place: Workplace) -> None:
    risks = frozenset([Risk.VIOLATED, Risk.WATCH])
    check(place, Filter(risks), lambda row: row.risk in risks)
    clauses = frozenset(["pickup-timeout"])
    check(place, Filter(clauses=clauses), lambda row: row.clause == "pickup-timeout" and rule_shown(row))
    check(place, Filter(couriers=frozenset(["yto"])), lambda row: "圆通" in row.courier)
    check(place, Filter(couriers=frozenset(["", "sf"])), lambda row: not row.waybills or "顺丰" in row.courier)


def test_by_place_product_and_day(place: Workplace) -> None:
    some = rows(place)[0]
    province = some.place.split()[0]
    check(place, Filter(provinces=frozenset([province])), lambda row: row.place.split()[0] == province)
    check(place, Filter(products=frozenset([some.product])), lambda row: row.product == some.product)
    assert some.paid_at is not None
    begin = start_of_day(day_of(some.paid_at))
    wanted = Filter(paid_from=begin, paid_until=begin + DAY)
    check(place, wanted, lambda row: row.paid_at is not None and begin <= row.paid_at < begin + DAY)
    assert rows(place, Filter(paid_unknown=True)) == []
    assert rows(place, Filter(shops=frozenset(["演示店铺"]))) == rows(place)
    assert rows(place, Filter(shops=frozenset(["another"]))) == []


def test_by_marks(place: Workplace) -> None:
    check(place, Filter(marks=frozenset(["handed_over"])), lambda row: row.handed_over_at == NOW)
    check(place, Filter(marks=frozenset(["noted", "aside"])), lambda row: row.note == "打过电话")
    assert rows(place, Filter(marks=frozenset(["aside"]))) == []


def test_old_data_is_that_of_open_parcels(place: Workplace) -> None:
    before = NOW - HOUR  # the files speak for one hour less
    found = rows(place, Filter(data_before=before))
    assert found, "nothing is old"
    assert all(row.risk is not Risk.CLOSED and (row.data_as_of is None or row.data_as_of < before) for row in found)


def test_any_part_of_a_number_a_word_or_a_place(place: Workplace) -> None:
    sent = next(row for row in rows(place) if row.waybills.startswith("YT"))
    part = sent.waybills.split(", ")[0][3:]
    check(place, Filter(text=part), lambda row: part in row.waybills or part in row.order_id)
    check(place, Filter(text=sent.waybills[:2].lower()), lambda row: sent.waybills[:2] in row.waybills)
    check(place, Filter(text="圆通"), lambda row: "圆通" in row.courier)
    town = sent.place.split()[1]
    check(place, Filter(text=f"商品 {town}"), lambda row: town in row.place)
    assert rows(place, Filter(text="%")) == rows(place, Filter(text="_")) == rows(place, Filter(text="\\")) == []


def test_groups_hold_what_a_click_on_them_shows(place: Workplace) -> None:
    wanted = Filter(frozenset([Risk.VIOLATED, Risk.DUE, Risk.OK]))
    for group in ("courier", "product", "day", "shop"):
        found = order_list.groups(place, wanted, group)
        assert found
        for one in found:
            narrowed = rows(place, within(wanted, group, one.key))
            assert one.orders == len(narrowed) > 0, (group, one.key)
            assert one.by_risk == Counter(row.risk for row in narrowed)
            assert one.yuan_fen == sum(row.yuan_fen for row in narrowed)
    assert order_list.groups(place, wanted, "") == []
    assert {one.word for one in order_list.groups(place, Filter(), "courier")} >= {"圆通速递", ""}


def test_numbers_and_what_has_gone(place: Workplace) -> None:
    refs = order_list.listed_orders(place, Filter()).part(0, 3)
    shown = order_list.read_orders(place, refs)
    numbers = tuple(row.order_id for row in shown)
    told = chosen_orders(place, [*refs, 10**6], refs[1])
    assert (told.order_ids, told.current) == (numbers, numbers[1])
    assert [card for _, card in told.rules] == list(dict(Counter(row.card for row in shown).most_common()))
    assert chosen_orders(place, refs[::-1], None).current == numbers[2]
    assert chosen_orders(place, [10**6], None).order_ids == ()
    assert order_list.read_page(place, [refs[0], 10**6, refs[1]]) == [shown[0], None, shown[1]]
    assert order_list.find_order(place, shown[0].order_id) == refs[0]
    assert order_list.find_order(place, "no such") is None


def test_what_is_no_longer_wanted_is_given_up(tmp_path: Path) -> None:
    make_big_shop(tmp_path, 6_000)
    place = build_workplace(tmp_path, "zh")
    refresh(place, NOW)
    with pytest.raises(Cancelled):
        order_list.listed_orders(place, Filter(), Sort("product"), unwanted=lambda: True)
    assert len(order_list.listed_orders(place, Filter(), Sort("product"))) == 6_000
    place.store.connection().execute("ALTER TABLE verdict RENAME TO gone")
    with pytest.raises(DatabaseError):  # that is no wish of anybody
        order_list.listed_orders(place, Filter(), Sort("product"))
    place.store.close()


def test_a_filter_is_kept_and_read_again() -> None:
    wanted = Filter(
        risks=frozenset([Risk.DUE]), text="杯子", refund=True, couriers=frozenset(["", "sf"]), paid_from=NOW - HOUR,
        marks=frozenset(["noted"]),
    )  # fmt: skip
    assert filter_from_json(filter_to_json(wanted, Sort("fine", descending=True))) == (wanted, Sort("fine", True))
    assert filter_from_json(filter_to_json(Filter())) == (Filter(), Sort())


@pytest.mark.parametrize(
    "text",
    [
        "", "[]", "null", '{"filter": {}}', '{"filter": {}, "sort": ["nothing", false]}', '{"filter": {"x": 1}, "sort": ["risk", false]}',
        '{"filter": {"risks": [9]}, "sort": ["risk", false]}', '{"filter": {"text": 3}, "sort": ["risk", false]}',
        '{"filter": {"paid_from": true}, "sort": ["risk", false]}', '{"filter": {"marks": ["x"]}, "sort": ["risk", false]}',
    ],
)  # fmt: skip
def test_a_filter_that_is_none_is_refused(text: str) -> None:
    with pytest.raises(UserProblem, match=r"problem\.saved_view"):
        filter_from_json(text)
