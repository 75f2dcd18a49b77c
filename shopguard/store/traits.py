"""What holds for an order by the owner's tags, by words of the export and by after-sale cases, kept in ``order_trait``."""

from __future__ import annotations

from shopguard.core.tags import REFUND_OPEN, REFUNDED, TAGS, Source
from shopguard.store.cases import BY_AFTER_SALE, CASES, TOLD_BY_AFTER_SALE, has_cases
from shopguard.store.engine import sqlite3

# Of several rows about one thing the newest holds: SQLite takes the other columns from the row that has the MAX (or MIN).
# A product is meant by its id or by its name: files that tell no id come too.
_SAID = """
said AS (
    SELECT t.id, t.order_ref, t.product, t.name, t.at, t.set_tag, a.made_at
    FROM tag t JOIN owner_action a ON a.id = t.action_ref WHERE a.undone = 0
), tagged_product AS (
    SELECT DISTINCT product FROM said WHERE product <> ''
), line AS MATERIALIZED (
    SELECT id, order_ref, product_id, product,
        COALESCE(order_type LIKE '%QIC%' OR ship_entity LIKE '%QIC%', 0) AS is_qic,
        COALESCE(order_type LIKE '%自送%' OR ship_entity LIKE '%自送%', 0) AS is_seller_delivered
    FROM order_line WHERE order_ref IN (SELECT id FROM touched_order)
        AND (is_qic OR is_seller_delivered
            OR product_id IN (SELECT product FROM tagged_product) OR product IN (SELECT product FROM tagged_product))
), line_product AS (
    SELECT id, order_ref, product_id AS key, COALESCE(product, product_id) AS called FROM line WHERE product_id <> ''
    UNION ALL SELECT id, order_ref, product, product FROM line WHERE product <> ''
)"""
_BY_OWNER = """
by_order AS (
    SELECT order_ref, name, at, set_tag, MAX(id) FROM said
    WHERE order_ref IN (SELECT id FROM touched_order) GROUP BY order_ref, name
), by_line AS (
    SELECT p.order_ref, p.called, s.name, s.at, s.set_tag, MAX(s.id) AS newest
    FROM line_product p JOIN said s ON s.product = p.key GROUP BY p.id, s.name
), by_product AS (
    SELECT order_ref, name, at, called, MAX(newest) FROM by_line WHERE set_tag = 1 GROUP BY order_ref, name
), by_export AS (
    SELECT order_ref, 'qic' AS name FROM line WHERE is_qic
    UNION SELECT order_ref, 'seller-delivered' FROM line WHERE is_seller_delivered
)"""
_TOLD_BY = f"""
    SELECT order_ref, name, at, set_tag, NULL AS called, {Source.ORDER} AS source FROM by_order
    UNION ALL SELECT order_ref, name, at, 1, called, {Source.PRODUCT} FROM by_product
    UNION ALL SELECT order_ref, name, NULL, 1, NULL, {Source.EXPORT} FROM by_export"""
_HELD = """
held AS (
    SELECT order_ref, name, at, called, source FROM (
        SELECT order_ref, name, at, set_tag, called, MIN(source) AS source FROM told_by GROUP BY order_ref, name)
    WHERE set_tag = 1
)"""
_WITHOUT_CASES = f"{_SAID}, {_BY_OWNER}, told_by AS ({_TOLD_BY}), {_HELD}"
_WITH_CASES = (
    f"{_SAID}, {_BY_OWNER}, {CASES}, {BY_AFTER_SALE}, told_by AS ({_TOLD_BY} UNION ALL {TOLD_BY_AFTER_SALE}), {_HELD}"
)
_TOLD = """
told AS (
    SELECT order_ref, MAX(made_at) AS at FROM (
        SELECT order_ref, made_at FROM said WHERE order_ref IN (SELECT id FROM touched_order)
        UNION ALL SELECT p.order_ref, s.made_at FROM line_product p JOIN said s ON s.product = p.key)
    GROUP BY order_ref
)"""
_COLUMNS = ", ".join(tag.column for tag in TAGS.values())
_VALUES = ", ".join(
    f"MAX(CASE WHEN h.name = '{tag.id}' THEN h.at END)" if tag.moment else f"MAX(h.name = '{tag.id}')"
    for tag in TAGS.values()
)
# The owner's word on when the refund was asked for goes before all that cases tell of it.
_OPEN_SINCE = (
    f"CASE WHEN MAX(h.name = 'refund-asked' AND h.source = {Source.AFTER_SALE})"
    f" THEN MAX(CASE WHEN h.name = '{REFUND_OPEN}' THEN h.at END) END"
)
_FROM_CASES = f"group_concat(CASE WHEN h.source = {Source.AFTER_SALE} THEN h.name END)"


def _derive(held: str) -> str:
    return f"""
INSERT INTO order_trait (order_ref, {_COLUMNS}, refunded_at, refund_open_at, by_after_sale, told_at)
WITH {held}, {_TOLD}
SELECT h.order_ref, {_VALUES}, MAX(CASE WHEN h.name = '{REFUNDED}' THEN h.at END), {_OPEN_SINCE}, {_FROM_CASES}, MAX(told.at)
FROM held h LEFT JOIN told ON told.order_ref = h.order_ref GROUP BY h.order_ref
"""


_DERIVE_WITHOUT_CASES, _DERIVE_WITH_CASES = _derive(_WITHOUT_CASES), _derive(_WITH_CASES)


def derive_traits(db: sqlite3.Connection) -> None:
    """Works out anew what holds for the orders listed in ``temp.touched_order``; no row where nothing holds.

    An order's own tag (set or taken away) goes before its products', these before a word of the export, that before an
    after-sale case; of several products with a moment the one tagged last counts. ``told_at``: when the owner last said
    anything of order or product; ``by_after_sale``: the names of what only an after-sale case tells.
    """
    db.execute("DELETE FROM order_trait WHERE order_ref IN (SELECT id FROM touched_order)")
    db.execute(_DERIVE_WITH_CASES if has_cases(db) else _DERIVE_WITHOUT_CASES)


def held_tags(db: sqlite3.Connection) -> list[sqlite3.Row]:
    """(order_ref, name, at, called, source) of all tags that hold for the listed orders; ``called``: the product's name."""
    held = _WITH_CASES if has_cases(db) else _WITHOUT_CASES
    return db.execute(
        f"WITH {held} SELECT * FROM held WHERE name NOT IN ('{REFUNDED}', '{REFUND_OPEN}') ORDER BY order_ref, source, name"
    ).fetchall()


def told_by_cases(db: sqlite3.Connection, order_ref: int | None = None) -> dict[int, frozenset[str]]:
    """Order ref → the names of the tags that only an after-sale case brings; of one order, or of all that have any."""
    rows = db.execute(
        "SELECT order_ref, by_after_sale FROM order_trait WHERE by_after_sale IS NOT NULL"
        " AND (order_ref = :it OR :it IS NULL)",
        {"it": order_ref},
    )
    return {row[0]: frozenset(row[1].split(",")) for row in rows}
