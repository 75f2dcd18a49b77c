"""What the charts cannot show: orders without a time of payment, and days of which no ledger tells."""

from __future__ import annotations

from shopguard.store.engine import sqlite3
from shopguard.store.judged_span import OVER_BEFORE


def undated_orders(db: sqlite3.Connection) -> int:
    """How many orders are judged of which no file tells when they were paid; those not paid at all do not count."""
    query = f"SELECT COUNT(*) FROM orders o WHERE o.paid_at IS NULL AND o.status <> 'unpaid' AND NOT {OVER_BEFORE}"
    return int(db.execute(query).fetchone()[0])


def any_orders(db: sqlite3.Connection) -> bool:
    """Whether any order is known."""
    return db.execute("SELECT 1 FROM orders LIMIT 1").fetchone() is not None


def ledger_spans(db: sqlite3.Connection) -> list[tuple[int, int]]:
    """The first and the last entry of each imported ledger that was not taken back."""
    rows = db.execute(
        "SELECT f.first_at, f.last_at FROM source_file f JOIN batch ON batch.id = f.batch_ref AND batch.undone_at IS NULL"
        " WHERE f.kind = 'ledger' AND f.first_at IS NOT NULL AND f.last_at IS NOT NULL"
    )
    return [(row[0], row[1]) for row in rows]
