"""Random made-up shops: what the list finds, sorts and groups, against a plain reading of the stored rows."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from random import Random
from typing import Any, get_args

import pytest

from shopguard.app import build_workplace
from shopguard.core.beijing import DAY, HOUR, parse_iso
from shopguard.core.finding import Risk
from shopguard.flows.judging import refresh
from shopguard.flows.orders import order_list
from shopguard.flows.orders.filter_choices import filter_choices
from shopguard.flows.orders.list_facets import LIST_FACETS, with_chosen
from shopguard.flows.orders.marks import hand_over, note, set_aside
from shopguard.flows.orders.order_filter import COLUMNS, MARKS, Filter, Group, Sort, within
from shopguard.flows.workplace import Workplace
from shopguard.store.engine import sqlite3
from tests.facts import line, save_order, save_track

NOON = parse_iso("2026-11-20T12:00:00")
PRODUCTS = ("猫粮", "Cat 'toy'; DROP TABLE orders --", "100%_纯棉\\", "ＡＢ（编造）", None)
RECEIVERS = ("编造甲", "张*", "Lee_%", "ＢＵＹＥＲ", "编造7号", None)
PROVINCES = ("浙江省", "江苏省", None)
COURIERS = ("yto", "zto", "sf", "")
TEXTS = (
    "yt", "ＹＴ０００", "０７", "猫", "cat", "TOY'", "';", "--", "%", "_", "\\", "100%_", "ＡＢ", "（编造", "南京", "圆", "顺丰 sf", '"',
    "猫 yt 南京", "no such", "yt yt", "编造", "编造甲", "张", "lee_", "7", "7号", "buyer",
)  # fmt: skip


@dataclass
class Plain:
    """An order as it is stored."""

    facts: dict[str, Any]
    risk: Risk
    clause: str | None
    state: str | None
    deadline: int | None
    yuan_fen: int
    shop: str
    parcels: list[dict[str, Any]] = field(default_factory=list)
    marks: set[str] = field(default_factory=set)

    @property
    def shown(self) -> bool:
        return self.risk < Risk.OK or (self.risk is Risk.OK and self.state in ("pending", "hint"))


def plain_orders(db: sqlite3.Connection) -> dict[int, Plain]:
    found = {}
    for row in db.execute(
        "SELECT o.*, v.*, s.name AS shop FROM orders o JOIN verdict v ON v.order_ref = o.id JOIN shop s ON s.id = o.shop_ref"
    ):
        told = dict(row)
        verdict = told["clause"], told["state"], told["deadline"], told["yuan_fen"], told["shop"]
        found[told["id"]] = Plain(told, Risk(told["risk"]), *verdict)
    for row in db.execute("SELECT s.*, p.* FROM shipment s JOIN parcel p ON p.id = s.parcel_ref WHERE s.withdrawn = 0"):
        found[row["order_ref"]].parcels.append(
            {**dict(row), "done": row["signed_at"] is not None and row["returned_at"] is None}
        )
    return found


def half_width(text: str) -> str:
    return "".join(chr(ord(sign) - 0xFEE0) if "！" <= sign <= "～" else sign for sign in text)


def has_word(place: Workplace, order: Plain, word: str) -> bool:
    facts, number = order.facts, half_width(word).upper().strip("'\"")
    where = (facts["province"] or "") + (facts["city"] or "")
    if any(text.lower() in one.lower() for text in (word, half_width(word)) for one in (facts["product"] or "", where)):
        return True
    receiver, named = (facts["receiver"] or "").lower(), not any(sign.isdigit() for sign in word)
    if named and any(text.lower() in receiver for text in (word, half_width(word))):
        return True
    names = [place.courier_names.get(parcel["courier"], "") for parcel in order.parcels]
    if any(half_width(word).lower() in name.lower() for name in names):
        return True
    return bool(number) and any(number in one for one in (facts["order_id"], *(p["waybill"] for p in order.parcels)))


def is_old(order: Plain, before: int) -> bool:
    if order.risk is Risk.CLOSED:
        return False
    if not order.parcels:
        return order.facts["status"] in ("shipped", "partly_shipped")
    under_way = [p for p in order.parcels if p["signed_at"] is None and p["returned_at"] is None]
    return any((p["track_known_as_of"] or 0) < before for p in under_way)


def is_paid_in(order: Plain, wanted: Filter) -> bool:
    at = order.facts["paid_at"]
    if wanted.paid_unknown and at is not None:
        return False
    if wanted.paid_from is not None and (at is None or at < wanted.paid_from):
        return False
    return wanted.paid_until is None or (at is not None and at < wanted.paid_until)


def is_found(place: Workplace, order: Plain, wanted: Filter) -> bool:
    facts = order.facts
    couriers = {parcel["courier"] for parcel in order.parcels} or {""}
    chosen = (
        (wanted.risks, {order.risk}),
        (wanted.clauses, {order.clause} if order.shown else set()),
        (wanted.couriers, couriers),
        (wanted.provinces, {facts["province"] or ""}),
        (wanted.products, {facts["product"] or ""}),
        (wanted.shops, {order.shop}),
        (wanted.marks, order.marks),
        (wanted.orders, {facts["order_id"]}),
    )
    if any(asked and not asked & has for asked, has in chosen):
        return False
    if wanted.data_before is not None and not is_old(order, wanted.data_before):
        return False
    return is_paid_in(order, wanted) and all(has_word(place, order, word) for word in wanted.text.split())


@dataclass
class Shop:
    place: Workplace
    random: Random
    orders: dict[int, Plain]


@pytest.fixture(params=range(4))
def shop(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Shop]:
    random = Random(request.param)
    place = build_workplace(tmp_path, "zh")
    numbers = [f"69{random.randrange(10**17):017}" for _ in range(45)]
    with place.store.transaction() as db:
        for number in numbers:
            save_random_order(db, random, number)
    refresh(place, NOON)
    hand_over(place, random.sample(numbers, 6), NOON, NOON)
    note(place, random.sample(numbers, 6), "编造", NOON)
    set_aside(place, random.sample(numbers, 6), None, None, "not_fined", "", random.choice((None, NOON + HOUR)), NOON)
    set_aside(place, random.sample(numbers, 4), "pickup-timeout", None, "settled", "", None, NOON)
    db = place.store.connection()
    orders = plain_orders(db)
    for mark, query in (
        ("handed_over", "SELECT order_id FROM order_mark WHERE handed_over_at IS NOT NULL"),
        ("noted", "SELECT order_id FROM order_mark WHERE note <> ''"),
        ("aside", "SELECT order_id FROM aside"),
    ):
        marked = {row[0] for row in db.execute(query)}
        for order in orders.values():
            if order.facts["order_id"] in marked:
                order.marks.add(mark)
    yield Shop(place, random, orders)
    place.store.close()


def save_random_order(db: sqlite3.Connection, random: Random, number: str) -> None:
    paid = random.choice((None, *(NOON - random.randrange(6 * DAY) for _ in range(5))))
    parcels = [
        (random.choice(COURIERS), f"YT{random.randrange(10**13):013}") for _ in range(random.choice((0, 1, 1, 2, 3)))
    ]
    facts: dict[str, Any] = {
        "paid_at": paid,
        "submitted_at": paid,
        "promised_at": paid and paid + 48 * HOUR,
        "uploaded_at": paid + HOUR if paid and parcels else None,
        "product": random.choice(PRODUCTS),
        "province": random.choice(PROVINCES),
        "receiver": random.choice(RECEIVERS),
        "amount_fen": random.choice((None, 990, 10_000)),
        "status": random.choice(("已发货", "待发货", "已取消", "已签收")),
        "waybills": ",".join(f"{courier}:{waybill}" for courier, waybill in parcels) or None,
    }
    save_order(db, line(number, **facts), known_as_of=NOON, shop=random.choice(("一号店（编造）", "二号店（编造）")))
    for courier, waybill in parcels:
        if paid and courier and random.random() < 0.7:
            events = [(paid + 2 * HOUR, "pickup"), (paid + 20 * HOUR, "signed")][: random.randrange(3)]
            save_track(db, waybill, events, known_as_of=NOON - random.randrange(3 * DAY), courier=courier)


def random_filter(random: Random, orders: dict[int, Plain]) -> Filter:
    def some(values: Any, most: int = 2) -> frozenset[Any]:
        return frozenset(random.sample(sorted(set(values)), min(random.randint(1, most), len(set(values)))))

    asked: dict[str, Any] = {
        "risks": some(Risk, 3),
        "text": random.choice(TEXTS),
        "clauses": some(order.clause for order in orders.values() if order.clause),
        "couriers": some(COURIERS),
        "provinces": some(name or "" for name in PROVINCES),
        "products": some(name or "" for name in PRODUCTS),
        "shops": some(("一号店（编造）", "二号店（编造）", "no such")),
        "paid_from": NOON - random.randrange(6 * DAY),
        "paid_until": NOON - random.randrange(3 * DAY),
        "paid_unknown": True,
        "data_before": NOON - random.randrange(3 * DAY),
        "marks": some(MARKS),
        "orders": some((order.facts["order_id"] for order in orders.values()), 30),
    }
    names = random.sample(sorted(asked), random.choice((1, 1, 1, 2, 3)))
    return Filter(**{name: asked[name] for name in names})


def test_any_filter_finds_what_a_plain_reading_finds(shop: Shop) -> None:
    some = 0
    for text in TEXTS:
        spelled = order_list.listed_orders(shop.place, Filter(text=text))
        assert set(spelled) == {
            ref for ref, one in shop.orders.items() if is_found(shop.place, one, Filter(text=text))
        }, text
    for _ in range(120):
        wanted = random_filter(shop.random, shop.orders)
        expected = {ref for ref, order in shop.orders.items() if is_found(shop.place, order, wanted)}
        sort = Sort(shop.random.choice(COLUMNS), shop.random.random() < 0.5)
        found = list(order_list.listed_orders(shop.place, wanted, sort))
        assert len(found) == len(set(found))
        assert set(found) == expected, wanted
        assert order_list.count_orders(shop.place, wanted) == len(expected)
        assert list(order_list.first_orders(shop.place, wanted, sort, limit=5)) == found[:5], (wanted, sort)
        some += 0 < len(expected) < len(shop.orders)
    assert some > 40


def test_groups_and_choices_count_what_they_find(shop: Shop) -> None:
    for _ in range(12):
        wanted = random_filter(shop.random, shop.orders)
        for group in get_args(Group)[1:]:
            for one in order_list.groups(shop.place, wanted, group):
                narrowed = within(wanted, group, one.key)
                if group == "day":
                    narrowed = replace(narrowed, data_before=wanted.data_before)
                both = [
                    o
                    for o in shop.orders.values()
                    if is_found(shop.place, o, wanted) and is_found(shop.place, o, within(Filter(), group, one.key))
                ]
                assert one.orders == len(both) > 0, (wanted, group, one.key)
                assert one.by_risk == Counter(order.risk for order in both)
                assert one.yuan_fen == sum(order.yuan_fen for order in both)
        for facet in LIST_FACETS:
            for choice in filter_choices(shop.place, facet, wanted).choices:
                alone = with_chosen(Filter(), facet, {choice.key})
                both = [
                    o
                    for o in shop.orders.values()
                    if is_found(shop.place, o, wanted) and is_found(shop.place, o, alone)
                ]
                assert choice.orders == len(both), (wanted, facet, choice)


def test_empty_cells_come_last_both_ways(shop: Shop) -> None:
    without: dict[str, Callable[[Plain], bool]] = {
        "courier": lambda order: not any(parcel["courier"] for parcel in order.parcels),
        "waybills": lambda order: not order.parcels,
        "product": lambda order: not order.facts["product"],
        "place": lambda order: not order.facts["province"],
        "paid": lambda order: order.facts["amount_fen"] is None,
        "paid_at": lambda order: order.facts["paid_at"] is None,
        "countdown": lambda order: not order.shown or order.deadline is None,
        "card": lambda order: not order.shown or order.clause is None,
    }
    for column, empty in without.items():
        for descending in (False, True):
            refs = order_list.listed_orders(shop.place, Filter(), Sort(column, descending))
            blanks = [empty(shop.orders[ref]) for ref in refs]
            assert blanks == sorted(blanks), (column, descending)
            assert 0 < sum(blanks) < len(blanks)
