"""What after-sale cases mean for their orders, beside the after-sale words of the order export.

A case speaks for its line up to the newest file that had it; the word of a newer order export goes before it. What has
happened stays so: that the buyer asked, that all the money was given back.
"""

from __future__ import annotations

from collections.abc import Iterable

from shopguard.core.order import (
    AFTER_SALE_WORDS,
    AGREED_WORDS,
    EXCHANGE_WORDS,
    FULL_REFUND_WORD,
    NO_AFTER_SALE_WORDS,
    OPEN_REFUND_WORDS,
    ORDER_STATUS_WORDS,
    OrderStatus,
)
from shopguard.core.tags import REFUND_OPEN, REFUNDED, Source
from shopguard.store.engine import sqlite3


def quoted(words: Iterable[str]) -> str:
    """The words as SQL text, for a list behind IN."""
    return ", ".join(f"'{word}'" for word in words)


_CLOSED_WORDS = tuple(word for word, status in ORDER_STATUS_WORDS.items() if status is OrderStatus.CLOSED)

# case_line: each case of the touched orders with the line it is about; a case that names no line is about the only one there
# is, and about no line that is known where there are several. per_line: one row per line of an order that has a case.
CASES = f"""
cased_order AS MATERIALIZED (
    SELECT o.id, o.order_id FROM touched_order t CROSS JOIN orders o ON o.id = t.id
    WHERE EXISTS (SELECT 1 FROM after_sale c WHERE c.order_id = o.order_id)
), line_of_cased AS MATERIALIZED (
    SELECT l.id, l.order_ref, l.line_id, l.whole_order, l.known_as_of, l.after_sale,
        COALESCE(l.status IN ({quoted(_CLOSED_WORDS)}), 0) AS is_closed, COUNT(*) OVER (PARTITION BY l.order_ref) AS lines
    FROM cased_order o CROSS JOIN order_line l ON l.order_ref = o.id
    -- what a table without lines says of the whole order counts only as long as no line is known
    WHERE NOT (l.whole_order AND EXISTS (SELECT 1 FROM order_line k WHERE k.order_ref = o.id AND NOT k.whole_order))
), case_line AS MATERIALIZED (
    SELECT o.id AS order_ref, l.id AS line_ref, c.wanted, c.state, c.asked, c.asked_at, c.agreed_at, c.refunded_at, c.open_refund,
        c.agreed, c.under_way, c.full_refund, c.exchange,
        l.after_sale IS NULL OR c.known_as_of >= l.known_as_of AS holds,
        -- the newer word of the export says the same without a moment: that of the case goes on to hold
        c.agreed AND COALESCE(l.after_sale IN ({quoted(AGREED_WORDS)}), 0) AS still_agreed
    FROM cased_order o CROSS JOIN after_sale c ON c.order_id = o.order_id
        LEFT JOIN line_of_cased l ON l.order_ref = o.id AND (l.line_id = c.line_id OR (
            l.lines = 1 AND (c.line_id IS NULL OR (l.whole_order AND c.line_id = o.order_id))))
), by_cased_line AS (
    SELECT line_ref, MAX(holds) AS holds, MAX(full_refund) AS full_refund, MAX(agreed AND holds) AS agreed,
        MAX(under_way AND holds) AS under_way,
        MIN(CASE WHEN (agreed AND holds) OR still_agreed OR full_refund THEN agreed_at END) AS agreed_at,
        MIN(CASE WHEN full_refund THEN refunded_at END) AS refunded_at
    FROM case_line WHERE line_ref IS NOT NULL GROUP BY line_ref
), per_line AS MATERIALIZED (
    SELECT l.order_ref, l.is_closed, COALESCE(c.holds, 0) AS told_by_case, c.agreed_at, c.refunded_at,
        COALESCE(c.full_refund, 0) OR COALESCE(l.after_sale = '{FULL_REFUND_WORD}', 0) AS is_refunded,
        CASE WHEN COALESCE(c.holds, 0) THEN c.under_way OR (c.agreed AND c.agreed_at IS NOT NULL)
            ELSE COALESCE(l.after_sale IN ({quoted(AGREED_WORDS)}), 0) END AS is_agreed,
        COALESCE(l.after_sale IN ({quoted(OPEN_REFUND_WORDS)}), 0) AND NOT COALESCE(c.holds, 0) AS is_open,
        COALESCE(l.after_sale IN ({quoted(EXCHANGE_WORDS)}), 0) AS is_exchanged,
        CASE WHEN l.after_sale IN ({quoted(AFTER_SALE_WORDS)}) THEN 1
            WHEN l.after_sale NOT IN ({quoted(NO_AFTER_SALE_WORDS)}) THEN 2 END AS asked
    FROM line_of_cased l LEFT JOIN by_cased_line c ON c.line_ref = l.id
)"""

# The moments, named as the tags that the owner can set. One for the whole order only where each line of it has one.
BY_AFTER_SALE = f"""
by_after_sale AS (
    SELECT order_ref, 'refund-asked' AS name, MIN(asked_at) AS at FROM case_line
    WHERE wanted IN ('refund', 'return') GROUP BY order_ref HAVING at IS NOT NULL
    UNION ALL SELECT order_ref, '{REFUND_OPEN}', MIN(asked_at) AS at FROM case_line
    WHERE open_refund AND COALESCE(holds, 1) GROUP BY order_ref HAVING at IS NOT NULL
    UNION ALL SELECT order_ref, 'return-asked', MIN(asked_at) AS at FROM case_line
    WHERE wanted IN ('return', 'exchange') GROUP BY order_ref HAVING at IS NOT NULL
    UNION ALL SELECT order_ref, 'after-sale-agreed', MAX(agreed_at) FROM per_line GROUP BY order_ref
    HAVING MIN(is_closed OR agreed_at IS NOT NULL) AND MAX(agreed_at) IS NOT NULL
    UNION ALL SELECT order_ref, '{REFUNDED}', MAX(refunded_at) FROM per_line GROUP BY order_ref
    HAVING MIN(is_closed OR refunded_at IS NOT NULL) AND MAX(refunded_at) IS NOT NULL
)"""
TOLD_BY_AFTER_SALE = f"SELECT order_ref, name, at, 1, NULL, {Source.AFTER_SALE} FROM by_after_sale"

_DERIVE = f"""
WITH {CASES}, of_lines AS (
    SELECT order_ref, MIN(is_refunded OR is_closed) AS refunded,
        MIN(is_agreed OR is_refunded OR is_closed) AND MAX(is_agreed) AS after_sale_agreed,
        MAX(is_open) AS refund_open, MAX(is_exchanged) AS exchanged, MIN(asked) AS asked
    FROM per_line GROUP BY order_ref
), of_cases AS (
    -- a case of a line nobody knows speaks for itself
    SELECT order_ref, MAX(open_refund AND (line_ref IS NULL OR holds)) AS refund_open, MAX(exchange) AS exchanged, MIN(asked) AS asked
    FROM case_line GROUP BY order_ref
)
UPDATE orders SET
    refunded = COALESCE(s.refunded, 0), after_sale_agreed = COALESCE(s.after_sale_agreed, 0),
    refund_open = s.refund_open, exchanged = s.exchanged, buyer_asked = s.asked
FROM (
    SELECT c.order_ref, l.refunded, l.after_sale_agreed, MAX(c.refund_open, COALESCE(l.refund_open, 0)) AS refund_open,
        MAX(c.exchanged, COALESCE(l.exchanged, 0)) AS exchanged, MIN(c.asked, COALESCE(l.asked, 2)) AS asked
    FROM of_cases c LEFT JOIN of_lines l ON l.order_ref = c.order_ref
) s WHERE orders.id = s.order_ref
"""


def has_cases(db: sqlite3.Connection) -> bool:
    """Whether any after-sale file was imported: most shops' imports need not look for cases at all."""
    return bool(db.execute("SELECT EXISTS (SELECT 1 FROM after_sale)").fetchone()[0])


def derive_cases(db: sqlite3.Connection) -> None:
    """Adds what after-sale cases tell to the orders listed in ``temp.touched_order``, once these are derived from their lines."""
    if has_cases(db):
        db.execute(_DERIVE)


# What goes to the buyer in exchange, and what he sends back: no clause asks when it was shipped. A buyer who refuses the parcel
# sends it back under its own number, so a number sent before the case is the order's own, and so is the only one there is.
_SENT_FOR_CASE = """
WITH for_case AS (
    SELECT s.id, s.order_ref FROM touched_order t CROSS JOIN orders o ON o.id = t.id
        CROSS JOIN after_sale c ON c.order_id = o.order_id
        CROSS JOIN shipment s ON s.order_ref = o.id CROSS JOIN parcel p ON p.id = s.parcel_ref
    WHERE p.waybill = UPPER(c.exchange_waybill) OR (p.waybill = UPPER(c.return_waybill) AND s.uploaded_at > c.asked_at)
)
SELECT id FROM for_case f WHERE EXISTS (
    SELECT 1 FROM shipment s WHERE s.order_ref = f.order_ref AND s.id NOT IN (SELECT id FROM for_case))
"""


def sent_for_cases(db: sqlite3.Connection) -> frozenset[int]:
    """Refs of those pairs of the touched orders whose parcel is an exchange, or a return, and not what was ordered."""
    return frozenset(row[0] for row in db.execute(_SENT_FOR_CASE)) if has_cases(db) else frozenset()


def orders_with_cases(db: sqlite3.Connection) -> set[int]:
    """Those of the orders listed in ``temp.touched_order`` that have a case."""
    if not has_cases(db):
        return set()
    rows = db.execute(
        "SELECT o.id FROM touched_order t CROSS JOIN orders o ON o.id = t.id"
        " WHERE EXISTS (SELECT 1 FROM after_sale c WHERE c.order_id = o.order_id)"
    )
    return {row[0] for row in rows}


def orders_only_listed(db: sqlite3.Connection) -> set[int]:
    """Orders with cases that no export has shown, of the parcels listed in ``temp.touched_parcel``: a list has just made them."""
    if not has_cases(db):
        return set()
    rows = db.execute(
        "SELECT DISTINCT o.id FROM touched_parcel p CROSS JOIN shipment s ON s.parcel_ref = p.id CROSS JOIN orders o ON o.id = s.order_ref"
        " WHERE o.known_as_of IS NULL AND EXISTS (SELECT 1 FROM after_sale c WHERE c.order_id = o.order_id)"
    )
    return {row[0] for row in rows}
