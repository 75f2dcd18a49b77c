"""The platform's own figures: what it expects to take for orders, as parcel lists told it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from shopguard.core.fine_amounts import Figure
from shopguard.store.by_ids import by_ids
from shopguard.store.engine import sqlite3

_ANY = "SELECT 1 FROM shipment WHERE expected_fen IS NOT NULL LIMIT 1"
_FIGURES = """
SELECT s.order_ref, p.waybill, s.expected_fen, s.expected_known_as_of FROM shipment s JOIN parcel p ON p.id = s.parcel_ref
WHERE s.expected_fen IS NOT NULL AND s.withdrawn = 0 AND s.order_ref IN
"""


def figures_of(db: sqlite3.Connection, order_refs: Sequence[int]) -> dict[int, tuple[Figure, ...]]:
    """The figures of those of the orders that have any, by order ref; fen."""
    if db.execute(_ANY).fetchone() is None:  # few shops have a file that tells them
        return {}
    found: dict[int, list[Figure]] = {}
    for ref, *figure in by_ids(db, _FIGURES, order_refs):
        found.setdefault(ref, []).append(Figure(*figure))
    return {ref: tuple(figures) for ref, figures in found.items()}


class BaseLines(NamedTuple):
    """Where an order's amount comes from: (product, fen) of every line that counts; None where the file has no amount.

    ``whole``: a table that names no lines told it; ``unread``: a line of the order could not be read.
    """

    lines: tuple[tuple[str, int | None], ...]
    whole: bool
    unread: bool


def base_of(db: sqlite3.Connection, order_ref: int) -> BaseLines:
    """The lines of which an order's amount is made, in the order of their numbers. A row for the whole order only counts alone."""
    rows = db.execute(
        "SELECT product, amount_fen, whole_order FROM order_line WHERE order_ref = ? ORDER BY line_id", (order_ref,)
    ).fetchall()
    lines = [row for row in rows if not row[2]] or rows
    unread = db.execute("SELECT line_unread_as_of FROM orders WHERE id = ?", (order_ref,)).fetchone()
    return BaseLines(
        lines=tuple((row[0] or "", row[1]) for row in lines),
        whole=any(row[2] for row in lines),
        unread=unread is not None and unread[0] is not None,
    )
