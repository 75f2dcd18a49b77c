"""Orders out of their lines: amounts summed, one status over all lines."""

from __future__ import annotations

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
from shopguard.store.cases import derive_cases, quoted
from shopguard.store.engine import sqlite3


def derive_orders(db: sqlite3.Connection) -> None:
    """Works out the orders listed in ``temp.touched_order`` from their lines (amounts summed, status over all lines)
    and after-sale cases."""
    db.execute(_DERIVE)
    db.execute(_WITHOUT_LINES)
    derive_cases(db)
    db.execute("INSERT OR IGNORE INTO to_judge SELECT id FROM touched_order")


def derive_one_line(
    db: sqlite3.Connection, status: str | None, after_sale: str | None, quantity: int | None
) -> tuple[object, ...]:
    """What these cells mean for an order that has no other line: the columns :data:`WORKED_OUT`."""
    return tuple(db.execute(_ONE_LINE, (status, after_sale, quantity)).fetchone())


def _words(status: OrderStatus) -> str:
    return quoted(word for word, code in ORDER_STATUS_WORDS.items() if code is status)


_KNOWN_WORDS = quoted(ORDER_STATUS_WORDS)

# One status over all lines: closed only if every line is; a line not yet sent beside one that is = partly shipped.
_PER_LINE = f"""
    SELECT l.*,
        l.status IN ({_words(OrderStatus.CLOSED)}) AS is_closed,
        l.status IN ({_words(OrderStatus.TO_SHIP)}) AS is_to_ship,
        l.status IN ({_words(OrderStatus.PARTLY_SHIPPED)}) AS is_partly,
        l.status IN ({_words(OrderStatus.SHIPPED)}) AS is_shipped,
        l.status IN ({_words(OrderStatus.FINISHED)}) AS is_finished,
        l.status IN ({_words(OrderStatus.UNPAID)}) AS is_unpaid,
        l.status IS NOT NULL AND l.status NOT IN ({_KNOWN_WORDS}) AS is_strange
"""
_SUMMED = f"""
    SELECT order_ref, COUNT(*) AS lines,
        -- what is not sent is known only up to the oldest export that says so: the order waits for its slowest line
        COALESCE(MIN(CASE WHEN is_to_ship OR is_partly THEN known_as_of END), MAX(known_as_of)) AS known_as_of,
        SUM(is_closed) AS closed, SUM(is_to_ship) AS to_ship, SUM(is_partly) AS partly, SUM(is_shipped) AS shipped,
        SUM(is_finished) AS finished, SUM(is_unpaid) AS unpaid, SUM(is_strange) AS strange,
        MIN(COALESCE(after_sale = '{FULL_REFUND_WORD}', 0) OR COALESCE(is_closed, 0)) AS refunded,
        CASE WHEN MAX(COALESCE(after_sale IN ({quoted(AFTER_SALE_WORDS)}), 0)) THEN 1
            WHEN MAX(COALESCE(after_sale NOT IN ({quoted(NO_AFTER_SALE_WORDS)}), 0)) THEN 2 -- a word nobody knows
            WHEN COUNT(after_sale) = COUNT(*) THEN 0 END AS buyer_asked,
        MIN(COALESCE(after_sale IN ('{FULL_REFUND_WORD}', {quoted(AGREED_WORDS)}), 0) OR COALESCE(is_closed, 0))
            AND MAX(COALESCE(after_sale IN ({quoted(AGREED_WORDS)}), 0)) AS after_sale_agreed,
        MAX(COALESCE(after_sale IN ({quoted(OPEN_REFUND_WORDS)}), 0)) AS refund_open,
        MAX(COALESCE(after_sale IN ({quoted(EXCHANGE_WORDS)}), 0)) AS exchanged,
        COUNT(*) = 1 AND COALESCE(MAX(quantity) = 1, 0) AS one_piece,
        MIN(order_type) AS order_type, MIN(submitted_at) AS submitted_at, MIN(paid_at) AS paid_at,
        MIN(promised_at) AS promised_at, MAX(uploaded_at) AS uploaded_at, MIN(uploaded_at) AS first_uploaded_at,
        MAX(finished_at) AS finished_at,
        MIN(unsent AND uploaded_at IS NULL AND COALESCE(waybills, '') = '') AS unsent,
        MIN(product) AS product,
        -- several rows that each stand for the whole order: parts of its amount, or the same total again? Nobody knows
        CASE WHEN COUNT(amount_fen) = COUNT(*) AND NOT (COUNT(*) > 1 AND MAX(whole_order)) THEN SUM(amount_fen) END AS amount_fen,
        MAX(receiver) AS receiver, MAX(province) AS province, MAX(city) AS city, MAX(district) AS district,
        MAX(street) AS street, MAX(address) AS address, MAX(address_changed) AS address_changed
    FROM per_line GROUP BY order_ref
"""
_STATUS = """CASE
        WHEN s.strange > 0 THEN 'unknown'
        WHEN s.closed = s.lines THEN 'closed'
        WHEN s.unpaid > 0 THEN 'unpaid'
        WHEN s.partly > 0 OR (s.to_ship > 0 AND s.shipped + s.finished > 0) THEN 'partly_shipped'
        WHEN s.to_ship > 0 THEN 'to_ship'
        WHEN s.shipped > 0 THEN 'shipped'
        WHEN s.finished > 0 THEN 'finished'
        ELSE 'unknown' END"""
_WORKED_OUT = {  # column: how it follows from all lines, where it is more than one of their cells
    "status": _STATUS,
    "refunded": "COALESCE(s.refunded, 0)",
    "buyer_asked": "s.buyer_asked",
    "after_sale_agreed": "COALESCE(s.after_sale_agreed, 0)",
    "refund_open": "s.refund_open",
    "exchanged": "s.exchanged",
    "one_piece": "s.one_piece",
}
COPIED = (  # columns of an order that are its line's where it has only one
    *(
        "known_as_of",
        "order_type",
        "submitted_at",
        "paid_at",
        "promised_at",
        "uploaded_at",
        "first_uploaded_at",
        "finished_at",
        "unsent",
    ),
    *("product", "amount_fen", "receiver", "province", "city", "district", "street", "address", "address_changed"),
)
WORKED_OUT = tuple(_WORKED_OUT)
_SET = {name: f"s.{name}" for name in COPIED} | {
    **_WORKED_OUT,
    "amount_fen": "CASE WHEN orders.line_unread_as_of IS NULL THEN s.amount_fen END",
}
_DERIVE = f"""
WITH per_line AS ({_PER_LINE}
    FROM order_line l WHERE l.order_ref IN (SELECT id FROM touched_order)
        -- what a table without lines says of the whole order counts only as long as no line is known
        AND NOT (l.whole_order AND EXISTS (
            SELECT 1 FROM order_line o WHERE o.order_ref = l.order_ref AND NOT o.whole_order))
), summed AS ({_SUMMED})
UPDATE orders SET {", ".join(f"{name} = {told}" for name, told in _SET.items())}
FROM summed s WHERE orders.id = s.order_ref
"""
_ONE_LINE = f"""
WITH per_line AS ({_PER_LINE}
    FROM (SELECT 0 AS order_ref, ? AS status, ? AS after_sale, ? AS quantity, 0 AS known_as_of, uploaded_at, order_type,
        unsent, waybills, submitted_at, paid_at, promised_at, finished_at, product, amount_fen, receiver, province, city,
        district, street, address, address_changed, whole_order FROM (SELECT NULL) LEFT JOIN (SELECT * FROM order_line WHERE 0)) l
), summed AS ({_SUMMED})
SELECT {", ".join(_WORKED_OUT.values())} FROM summed s
"""

# Known from a parcel list only, or after all its lines were taken back.
_WITHOUT_LINES = """
UPDATE orders SET known_as_of = NULL, status = 'unknown', refunded = 0, buyer_asked = NULL, after_sale_agreed = 0,
    refund_open = 0, exchanged = 0, one_piece = 0, unsent = 0, order_type = NULL, submitted_at = NULL, paid_at = NULL, promised_at = NULL,
    uploaded_at = NULL, first_uploaded_at = NULL, finished_at = NULL, product = NULL, amount_fen = NULL, receiver = NULL,
    province = NULL, city = NULL, district = NULL, street = NULL, address = NULL, address_changed = NULL
WHERE id IN (SELECT id FROM touched_order) AND NOT EXISTS (SELECT 1 FROM order_line l WHERE l.order_ref = orders.id)
"""
