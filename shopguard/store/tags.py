"""The owner's tags: what was said of orders and of products, as rows of actions that can be undone."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import NamedTuple

from shopguard.core.marks import ActionKind
from shopguard.store.by_ids import by_ids
from shopguard.store.engine import sqlite3
from shopguard.store.owner_actions import begin_action
from shopguard.store.traits import derive_traits


class Said(NamedTuple):
    """One row of an action: of an order or a product, a tag is set (``at`` for a moment) or taken away."""

    order_ref: int | None
    product: str | None
    name: str
    at: int | None
    set_tag: bool


class ProductTold(NamedTuple):
    """A product of an order: ``key`` is its id, or its name where no file tells the id; ``orders``: how many have it."""

    key: str
    name: str
    orders: int


def add_action(db: sqlite3.Connection, made_at: int, rows: Iterable[Said]) -> int:
    """Stores what the owner said of tags in one go, as a new action (:mod:`shopguard.store.owner_actions`)."""
    action = begin_action(db, made_at, ActionKind.TAG)
    db.executemany(
        "INSERT INTO tag (action_ref, order_ref, product, name, at, set_tag) VALUES (?, ?, ?, ?, ?, ?)",
        ((action, *row) for row in rows),
    )
    return action


def names_of_action(db: sqlite3.Connection, action: int) -> tuple[str, ...]:
    """The names of the tags an action is about, in the order in which they were said."""
    rows = db.execute("SELECT name FROM tag WHERE action_ref = ? GROUP BY name ORDER BY MIN(id)", (action,))
    return tuple(row[0] for row in rows)


def orders_of_action(db: sqlite3.Connection, action: int) -> list[int]:
    """The orders an action speaks of, itself or by a product of theirs."""
    products = db.execute(
        "SELECT DISTINCT product FROM tag WHERE action_ref = ? AND product <> ''", (action,)
    ).fetchall()
    own = db.execute("SELECT DISTINCT order_ref FROM tag WHERE action_ref = ? AND order_ref IS NOT NULL", (action,))
    refs = {row[0] for row in own}
    for row in products:
        refs.update(orders_of_product(db, row[0]))
    return sorted(refs)


def orders_of_product(db: sqlite3.Connection, product: str) -> list[int]:
    """The orders with a line of the product, by its id or by its name."""
    rows = db.execute(
        "SELECT DISTINCT order_ref FROM order_line WHERE product_id = :it OR product = :it", {"it": product}
    )
    return [row[0] for row in rows]


def products_of(db: sqlite3.Connection, order_ref: int) -> list[ProductTold]:
    """The products of an order, in the order of its lines, each with the number of all orders that have it."""
    products = db.execute(
        "SELECT COALESCE(NULLIF(product_id, ''), product) AS key, COALESCE(product, product_id) AS name"
        " FROM order_line WHERE order_ref = ? AND key <> '' GROUP BY key ORDER BY MIN(id)",
        (order_ref,),
    ).fetchall()
    return [ProductTold(key, name, len(orders_of_product(db, key))) for key, name in products]


def said_of_product(db: sqlite3.Connection, product: ProductTold) -> list[sqlite3.Row]:
    """(name, at) of the tags that hold for a product itself."""
    return db.execute(
        "SELECT name, at FROM (SELECT t.name, t.at, t.set_tag, MAX(t.id) FROM tag t JOIN owner_action a ON a.id = t.action_ref"
        " WHERE a.undone = 0 AND t.product IN (?, ?) GROUP BY t.name) WHERE set_tag = 1",
        (product.key, product.name),
    ).fetchall()


def order_numbers(db: sqlite3.Connection, order_refs: Sequence[int]) -> dict[int, str]:
    """The order numbers by ref."""
    return dict(tuple(row) for row in by_ids(db, "SELECT id, order_id FROM orders WHERE id IN", order_refs))


@contextmanager
def orders_listed(db: sqlite3.Connection, order_refs: Iterable[int]) -> Iterator[None]:
    """``temp.touched_order`` with these orders for the time of a ``with``, as an import lists those it touched."""
    db.execute("CREATE TEMP TABLE touched_order (id INTEGER PRIMARY KEY)")
    try:
        db.executemany("INSERT OR IGNORE INTO touched_order VALUES (?)", ((ref,) for ref in order_refs))
        yield
    finally:
        db.execute("DROP TABLE IF EXISTS temp.touched_order")  # a full disk has taken it back already


def mark_touched(db: sqlite3.Connection) -> None:
    """The listed orders are judged again at the next refresh."""
    db.execute("INSERT OR IGNORE INTO to_judge SELECT id FROM touched_order")


def derive_tagged(db: sqlite3.Connection, order_refs: Iterable[int]) -> None:
    """Works out anew what holds for these orders by what is said of them; they are judged again at the next refresh."""
    with orders_listed(db, order_refs):
        derive_traits(db)
        mark_touched(db)
