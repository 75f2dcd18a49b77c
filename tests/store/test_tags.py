"""What holds for an order: its own tags, its products', words of the export; the newest row that is not undone counts."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from shopguard.core.beijing import HOUR, parse_iso
from shopguard.core.tags import TAGS
from shopguard.store.engine import sqlite3
from shopguard.store.owner_actions import redo_last, undo_last
from shopguard.store.save_orders import order_refs
from shopguard.store.store import Store
from shopguard.store.tags import Said, add_action, names_of_action, orders_listed, orders_of_action
from shopguard.store.traits import derive_traits
from tests.facts import line, save_order

T0 = parse_iso("2026-11-10T10:00:00")
A, B = "6900000000000000001", "6900000000000000002"
CAT, DOG = "3600000000000000001", "3600000000000000002"

# the clauses of the rules, as the specification names them
CLAUSES = {
    "ship-overdue", "out-of-stock", "pickup-timeout", "pickup-missing", "dispatch-timeout", "dispatch-missing",
    "transit-stalled", "track-repeated", "waybill-reused", "address-mismatch", "pickup-before-payment", "recalled",
    "reshipped-late", "track-broken", "waybill-invalid", "qic-inbound", "inspection-handover", "self-delivery", "fraud",
    "auto-close", "waybill-edit", "refund-intercept",
}  # fmt: skip


@pytest.fixture
def db(tmp_path: Path) -> Iterator[sqlite3.Connection]:
    """Order A has a line of each product, order B one of the dog's."""
    store = Store(tmp_path)
    db = store.connection()
    save_order(
        db,
        line(A, line_id=f"{A}-1", product_id=CAT, product="测试猫"),
        line(A, line_id=f"{A}-2", product_id=DOG, product="测试狗"),
        line(B, product_id=DOG, product="测试狗"),
        known_as_of=T0,
    )
    yield db
    store.close()


def tell(db: sqlite3.Connection, *rows: tuple[str, str, int | None, bool], at: int) -> int:
    """An action of (order or product, tag, moment, set?)."""
    refs = order_refs(db, [subject for subject, *_ in rows])
    said = [
        Said(refs.get(subject), None if subject in refs else subject, name, moment, set_tag)
        for subject, name, moment, set_tag in rows
    ]
    return add_action(db, at, said)


def traits(db: sqlite3.Connection, order_id: str) -> dict[str, int]:
    """What holds for the order, derived anew."""
    ref = order_refs(db, [order_id])[order_id]
    with orders_listed(db, [ref]):
        derive_traits(db)
    row = db.execute("SELECT * FROM order_trait WHERE order_ref = ?", (ref,)).fetchone()
    return {} if row is None else {name: row[name] for name in row.keys()[1:] if row[name]}


def test_every_tag_has_its_column_and_serves_known_clauses(db: sqlite3.Connection) -> None:
    columns = {row["name"] for row in db.execute("PRAGMA table_info (order_trait)")}
    assert {tag.column for tag in TAGS.values()} == columns - {
        "order_ref",
        "told_at",
        "refunded_at",
        "refund_open_at",
        "by_after_sale",
    }
    assert {clause for tag in TAGS.values() for clause in tag.clauses} <= CLAUSES
    assert {tag.id for tag in TAGS.values() if tag.may_lie_ahead} == {"agreed-ship", "agreed-delivery"}


def test_nothing_said_is_no_row(db: sqlite3.Connection) -> None:
    assert traits(db, A) == {}
    tell(db, (A, "pets", None, True), at=T0)
    tell(db, (A, "pets", None, False), at=T0 + 1)
    assert traits(db, A) == {}


def test_the_newest_word_about_an_order_holds(db: sqlite3.Connection) -> None:
    tell(db, (A, "question", T0, True), (A, "seller-delivered", None, True), at=T0 + 5)
    tell(db, (A, "question", T0 + HOUR, True), at=T0 + 2 * HOUR)
    assert traits(db, A) == {"seller_delivered": 1, "question_at": T0 + HOUR, "told_at": T0 + 2 * HOUR}
    assert traits(db, B) == {}


def test_a_products_tag_holds_for_all_its_orders(db: sqlite3.Connection) -> None:
    tell(db, (DOG, "pets", None, True), at=T0)
    assert traits(db, A) == {"pets": 1, "told_at": T0}
    assert traits(db, B) == {"pets": 1, "told_at": T0}
    tell(db, (CAT, "used-3c", None, True), at=T0 + 1)
    assert traits(db, A) == {"pets": 1, "used_3c": 1, "told_at": T0 + 1}
    assert traits(db, B) == {"pets": 1, "told_at": T0}


def test_an_orders_own_word_goes_before_its_products(db: sqlite3.Connection) -> None:
    tell(db, (DOG, "pets", None, True), (DOG, "agreed-ship", T0 + 9, True), at=T0)
    tell(db, (A, "pets", None, False), (A, "agreed-ship", T0 + 7, True), at=T0 + 1)
    tell(db, (DOG, "agreed-ship", T0 + 11, True), at=T0 + 2)  # newer, and still the product's
    assert traits(db, A) == {"agreed_ship_at": T0 + 7, "told_at": T0 + 2}
    assert traits(db, B) == {"pets": 1, "agreed_ship_at": T0 + 11, "told_at": T0 + 2}


def test_of_two_products_the_one_tagged_last_gives_the_moment(db: sqlite3.Connection) -> None:
    tell(db, (DOG, "agreed-ship", T0 + 9, True), at=T0)
    tell(db, (CAT, "agreed-ship", T0 + 3, True), at=T0 + 1)
    assert traits(db, A) == {"agreed_ship_at": T0 + 3, "told_at": T0 + 1}
    tell(db, (CAT, "agreed-ship", None, False), at=T0 + 2)  # taken away from one product, the other still has it
    assert traits(db, A) == {"agreed_ship_at": T0 + 9, "told_at": T0 + 2}


def test_a_product_nobody_gives_an_id_is_known_by_its_name(db: sqlite3.Connection) -> None:
    other = "6900000000000000003"
    save_order(db, line(other, product="手工测试杯"), known_as_of=T0)
    tell(db, ("手工测试杯", "precious-metals", None, True), at=T0)
    assert traits(db, other) == {"precious_metals": 1, "told_at": T0}
    save_order(db, line(other, product_id="3600000000000000009", product="手工测试杯"), known_as_of=T0 + 1)
    assert traits(db, other) == {
        "precious_metals": 1,
        "told_at": T0,
    }  # a newer file tells the id: it is the same product


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        ({"order_type": "QIC质检"}, {"qic": 1}),
        ({"ship_entity": "qic仓"}, {"qic": 1}),
        ({"ship_entity": "厂家自送"}, {"seller_delivered": 1}),
        ({"order_type": "商家自送订单"}, {"seller_delivered": 1}),
        ({"order_type": "普通订单", "ship_entity": "厂家代发"}, {}),
    ],
)
def test_words_of_the_export_tell_too(db: sqlite3.Connection, facts: dict[str, str], expected: dict[str, int]) -> None:
    save_order(db, line(B, product_id=DOG, product="测试狗", **facts), known_as_of=T0 + 1)
    assert traits(db, B) == expected


def test_the_owner_may_contradict_a_word_of_the_export(db: sqlite3.Connection) -> None:
    save_order(db, line(B, ship_entity="厂家自送"), known_as_of=T0 + 1)
    tell(db, (B, "complaint", None, True), at=T0 + 2)
    assert traits(db, B) == {"seller_delivered": 1, "complaint": 1, "told_at": T0 + 2}
    tell(db, (B, "seller-delivered", None, False), at=T0 + 3)
    assert traits(db, B) == {"complaint": 1, "told_at": T0 + 3}


def test_undone_actions_say_nothing_and_redone_ones_do(db: sqlite3.Connection) -> None:
    first = tell(db, (A, "pets", None, True), at=T0)
    second = tell(db, (DOG, "pets", None, False), (A, "qic", None, True), at=T0 + 5)
    assert orders_of_action(db, second) == sorted(order_refs(db, [A, B]).values())
    undone = undo_last(db)
    assert undone is not None
    assert (undone.id, undone.made_at, undone.kind) == (second, T0 + 5, "tag")
    assert names_of_action(db, second) == ("pets", "qic")
    assert traits(db, A) == {"pets": 1, "told_at": T0}
    assert (undo_last(db) or undone).id == first
    assert traits(db, A) == {}
    assert undo_last(db) is None
    assert (redo_last(db) or undone).id == first
    assert traits(db, A) == {"pets": 1, "told_at": T0}
    third = tell(db, (A, "fraud", None, True), at=T0 + 9)
    assert redo_last(db) is None  # something was said after the undoing
    assert (undo_last(db) or undone).id == third
    assert (redo_last(db) or undone).id == third  # and not the one that was given up
    assert traits(db, A) == {"pets": 1, "fraud": 1, "told_at": T0 + 9}
    assert db.execute("SELECT COUNT(*) FROM tag").fetchone()[0] == 4
