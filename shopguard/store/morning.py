"""What the morning is about, asked of what is stored already: cheap in a shop of any size."""

from __future__ import annotations

from shopguard.store.engine import sqlite3


def newest_by_kind(db: sqlite3.Connection) -> dict[str, dict[int, int]]:
    """Up to when the newest file of each kind speaks, by the shop (ref) whose file it is; a kind nobody imported is left out."""
    newest: dict[str, dict[int, int]] = {}
    for kind, shop_ref, known_as_of in db.execute(
        "SELECT f.kind, f.shop_ref, MAX(f.known_as_of) FROM source_file f JOIN batch b ON b.id = f.batch_ref"
        " WHERE b.undone_at IS NULL GROUP BY f.kind, f.shop_ref"
    ):
        newest.setdefault(kind, {})[shop_ref] = known_as_of
    return newest


def has_orders(db: sqlite3.Connection) -> bool:
    """Whether any order is judged."""
    return db.execute("SELECT 1 FROM verdict LIMIT 1").fetchone() is not None
