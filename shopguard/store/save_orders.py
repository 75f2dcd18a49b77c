"""Order lines in: new, changed or unchanged, cell by cell by age; the orders are derived from their lines."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence, Set
from dataclasses import dataclass

from shopguard.core.order import (
    AFTER_SALE_WORDS,
    AGREED_WORDS,
    EXCHANGE_WORDS,
    FULL_REFUND_WORD,
    LINE_FACTS,
    NO_AFTER_SALE_WORDS,
    OPEN_REFUND_WORDS,
    ORDER_STATUS_WORDS,
    OrderLine,
    OrderStatus,
    merge_facts,
)
from shopguard.store.by_ids import by_ids

_COLUMNS = ", ".join(LINE_FACTS)
_MARKS = ", ".join("?" * len(LINE_FACTS))


@dataclass(slots=True)
class Counted:
    """How many rows did what."""

    added: int = 0
    changed: int = 0
    unchanged: int = 0


@dataclass(frozen=True, slots=True)
class _Known:
    ref: int
    order_ref: int
    known_as_of: int
    row_hash: int
    facts: tuple[object, ...]


def save_lines(
    db: sqlite3.Connection,
    lines: Sequence[tuple[OrderLine, int]],
    *,
    shop_ref: int,
    shop_told: bool,
    told: frozenset[str],
    known_as_of: int,
    counted: Counted,
) -> tuple[set[int], set[int]]:
    """Stores a batch of (line, fingerprint); returns the refs of the orders it changed and of those it only confirmed.

    ``told`` names the facts the file has a column for; older files only fill gaps. An unchanged line of a newer file
    still moves the order's known-as-of on (confirmed).
    """
    last = {line.line_id: place for place, (line, _) in enumerate(lines)}
    counted.unchanged += len(lines) - len(last)  # a line that stands twice: its last row is the one that holds
    lines = [lines[place] for place in sorted(last.values())]
    known = _known_lines(db, [line.line_id for line, _ in lines])
    orders = _order_refs(db, [line.order_id for line, _ in lines], shop_ref, shop_told=shop_told)
    mask = tuple(name in told for name in LINE_FACTS)
    added: dict[str, tuple[object, ...]] = {}
    changed: list[tuple[object, ...]] = []
    confirmed: list[tuple[int, int, int]] = []
    touched: set[int] = set()
    only_confirmed: set[int] = set()
    for line, fingerprint in lines:
        facts = tuple(getattr(line, name) for name in LINE_FACTS)
        order_ref = orders[line.order_id]
        old = known.get(line.line_id)
        if old is None:
            counted.added += 1
            added[line.line_id] = (line.line_id, order_ref, known_as_of, fingerprint, *facts)
            touched.add(order_ref)
            continue
        newer = known_as_of >= old.known_as_of
        told_here = _told(mask, facts)
        merged = old.facts if old.row_hash == fingerprint else merge_facts(old.facts, facts, told_here, newer=newer)
        if merged == old.facts and order_ref == old.order_ref:
            counted.unchanged += 1
            if newer and (known_as_of > old.known_as_of or old.row_hash != fingerprint):
                confirmed.append((known_as_of, fingerprint, old.ref))
                only_confirmed.add(order_ref)
            continue
        counted.changed += 1
        touched.update((order_ref, old.order_ref))
        row_hash = fingerprint if newer else old.row_hash
        changed.append((order_ref, max(known_as_of, old.known_as_of), row_hash, *merged, old.ref))
    db.executemany(
        f"INSERT INTO order_line (line_id, order_ref, known_as_of, row_hash, {_COLUMNS}) VALUES (?, ?, ?, ?, {_MARKS})",
        added.values(),
    )
    assignments = ", ".join(f"{name} = ?" for name in LINE_FACTS)
    db.executemany(
        f"UPDATE order_line SET order_ref = ?, known_as_of = ?, row_hash = ?, {assignments} WHERE id = ?",
        changed,
    )
    db.executemany("UPDATE order_line SET known_as_of = ?, row_hash = ? WHERE id = ?", confirmed)
    return touched, only_confirmed


_WAYBILLS = LINE_FACTS.index("waybills")


def _told(mask: tuple[bool, ...], facts: tuple[object, ...]) -> tuple[bool, ...]:
    """What a row tells: a 快递信息 cell that names no number at all says nothing ("-", which says none, is "")."""
    if facts[_WAYBILLS] is not None:
        return mask
    return (*mask[:_WAYBILLS], False, *mask[_WAYBILLS + 1 :])


def _known_lines(db: sqlite3.Connection, line_ids: list[str]) -> dict[str, _Known]:
    rows = by_ids(
        db,
        f"SELECT line_id, id, order_ref, known_as_of, row_hash, {_COLUMNS} FROM order_line WHERE line_id IN",
        line_ids,
    )
    return {row[0]: _Known(row[1], row[2], row[3], row[4], tuple(row)[5:]) for row in rows}


def order_refs(db: sqlite3.Connection, order_ids: list[str]) -> dict[str, int]:
    """The refs of the orders that are there, by order number."""
    return {row[0]: row[1] for row in by_ids(db, "SELECT order_id, id FROM orders WHERE order_id IN", order_ids)}


def _order_refs(db: sqlite3.Connection, order_ids: list[str], shop_ref: int, *, shop_told: bool) -> dict[str, int]:
    """Refs of the orders, made where missing; an order gets the shop that was told, or one if only a list knew it."""
    db.executemany(
        "INSERT INTO orders (order_id, shop_ref, status) VALUES (?, ?, 'unknown')"
        " ON CONFLICT (order_id) DO UPDATE SET shop_ref = excluded.shop_ref"
        f" WHERE (known_as_of IS NULL OR {int(shop_told)}) AND shop_ref <> excluded.shop_ref",
        ((order_id, shop_ref) for order_id in dict.fromkeys(order_ids)),
    )
    return order_refs(db, order_ids)


def derive_orders(db: sqlite3.Connection) -> None:
    """Works out the orders listed in ``temp.touched_order`` from their lines (amounts summed, status over all lines)."""
    db.execute(_DERIVE)
    db.execute("INSERT OR IGNORE INTO to_judge SELECT id FROM touched_order")


def forget_amounts(db: sqlite3.Connection, order_ids: Set[str]) -> None:
    """A line of these orders was rejected: the sum of the others is not what the buyer paid."""
    db.executemany("UPDATE orders SET amount_fen = NULL WHERE order_id = ?", ((order_id,) for order_id in order_ids))


def _quoted(words: Iterable[str]) -> str:
    return ", ".join(f"'{word}'" for word in words)


def _words(status: OrderStatus) -> str:
    return _quoted(word for word, code in ORDER_STATUS_WORDS.items() if code is status)


_KNOWN_WORDS = _quoted(ORDER_STATUS_WORDS)

# One status over all lines: closed only if every line is; a line not yet sent beside one that is = partly shipped.
_DERIVE = f"""
WITH per_line AS (
    SELECT l.*,
        l.status IN ({_words(OrderStatus.CLOSED)}) AS is_closed,
        l.status IN ({_words(OrderStatus.TO_SHIP)}) AS is_to_ship,
        l.status IN ({_words(OrderStatus.PARTLY_SHIPPED)}) AS is_partly,
        l.status IN ({_words(OrderStatus.SHIPPED)}) AS is_shipped,
        l.status IN ({_words(OrderStatus.FINISHED)}) AS is_finished,
        l.status IN ({_words(OrderStatus.UNPAID)}) AS is_unpaid,
        l.status IS NOT NULL AND l.status NOT IN ({_KNOWN_WORDS}) AS is_strange
    FROM order_line l WHERE l.order_ref IN (SELECT id FROM touched_order)
), summed AS (
    SELECT order_ref, COUNT(*) AS lines,
        -- what is not sent is known only up to the oldest export that says so: the order waits for its slowest line
        COALESCE(MIN(CASE WHEN is_to_ship OR is_partly THEN known_as_of END), MAX(known_as_of)) AS known_as_of,
        SUM(is_closed) AS closed, SUM(is_to_ship) AS to_ship, SUM(is_partly) AS partly, SUM(is_shipped) AS shipped,
        SUM(is_finished) AS finished, SUM(is_unpaid) AS unpaid, SUM(is_strange) AS strange,
        MIN(COALESCE(after_sale = '{FULL_REFUND_WORD}', 0) OR COALESCE(is_closed, 0)) AS refunded,
        CASE WHEN MAX(COALESCE(after_sale IN ({_quoted(AFTER_SALE_WORDS)}), 0)) THEN 1
            WHEN MAX(COALESCE(after_sale NOT IN ({_quoted(NO_AFTER_SALE_WORDS)}), 0)) THEN 2 -- a word nobody knows
            WHEN COUNT(after_sale) = COUNT(*) THEN 0 END AS buyer_asked,
        MIN(COALESCE(after_sale IN ('{FULL_REFUND_WORD}', {_quoted(AGREED_WORDS)}), 0) OR COALESCE(is_closed, 0))
            AND MAX(COALESCE(after_sale IN ({_quoted(AGREED_WORDS)}), 0)) AS after_sale_agreed,
        MAX(COALESCE(after_sale IN ({_quoted(OPEN_REFUND_WORDS)}), 0)) AS refund_open,
        MAX(COALESCE(after_sale IN ({_quoted(EXCHANGE_WORDS)}), 0)) AS exchanged,
        COUNT(*) = 1 AND COALESCE(MAX(quantity) = 1, 0) AS one_piece,
        MIN(order_type) AS order_type, MIN(submitted_at) AS submitted_at, MIN(paid_at) AS paid_at,
        MIN(promised_at) AS promised_at, MAX(uploaded_at) AS uploaded_at, MIN(uploaded_at) AS first_uploaded_at,
        MAX(finished_at) AS finished_at,
        MIN(product) AS product,
        CASE WHEN COUNT(amount_fen) = COUNT(*) THEN SUM(amount_fen) END AS amount_fen,
        MAX(receiver) AS receiver, MAX(province) AS province, MAX(city) AS city, MAX(district) AS district,
        MAX(street) AS street, MAX(address) AS address, MAX(address_changed) AS address_changed
    FROM per_line GROUP BY order_ref
)
UPDATE orders SET
    known_as_of = s.known_as_of,
    status = CASE
        WHEN s.strange > 0 THEN 'unknown'
        WHEN s.closed = s.lines THEN 'closed'
        WHEN s.unpaid > 0 THEN 'unpaid'
        WHEN s.partly > 0 OR (s.to_ship > 0 AND s.shipped + s.finished > 0) THEN 'partly_shipped'
        WHEN s.to_ship > 0 THEN 'to_ship'
        WHEN s.shipped > 0 THEN 'shipped'
        WHEN s.finished > 0 THEN 'finished'
        ELSE 'unknown' END,
    refunded = COALESCE(s.refunded, 0), buyer_asked = s.buyer_asked, after_sale_agreed = COALESCE(s.after_sale_agreed, 0),
    refund_open = s.refund_open, exchanged = s.exchanged, one_piece = s.one_piece, order_type = s.order_type,
    submitted_at = s.submitted_at, paid_at = s.paid_at, promised_at = s.promised_at, uploaded_at = s.uploaded_at,
    first_uploaded_at = s.first_uploaded_at,
    finished_at = s.finished_at, product = s.product, amount_fen = s.amount_fen, receiver = s.receiver,
    province = s.province, city = s.city, district = s.district, street = s.street, address = s.address,
    address_changed = s.address_changed
FROM summed s WHERE orders.id = s.order_ref
"""
