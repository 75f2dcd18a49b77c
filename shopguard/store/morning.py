"""What the morning is about, asked of what is stored already: cheap in a shop of any size."""

from __future__ import annotations

import json
import sqlite3

from shopguard.core.finding import Risk

_DUE = f"""
FROM verdict v CROSS JOIN orders o ON o.id = v.order_ref LEFT JOIN order_mark m ON m.order_id = o.order_id
WHERE v.risk = {int(Risk.DUE)} AND v.deadline >= :at AND m.handed_over_at IS NULL
"""


def next_deadline(db: sqlite3.Connection, at: int) -> int | None:
    """The first deadline at ``at`` or later of an order that is due and not handed over; None where there is none."""
    row = db.execute(f"SELECT v.deadline {_DUE} ORDER BY v.deadline LIMIT 1", {"at": at}).fetchone()
    return None if row is None else int(row[0])


def due_orders(db: sqlite3.Connection, at: int, until: int) -> tuple[list[str], int]:
    """The numbers of the orders that are due from ``at`` to ``until``, both included, and not handed over, by deadline; and by how many fen
    their fines grow until then if nothing more happens."""
    asked = {"at": at, "until": until}
    rows = db.execute(
        f"SELECT o.order_id, v.order_ref {_DUE} AND v.deadline <= :until ORDER BY v.deadline, v.order_ref", asked
    ).fetchall()
    fen = db.execute(
        "SELECT COALESCE(SUM(f.adds_fen), 0) FROM JSON_EACH(:refs) j CROSS JOIN finding f ON f.order_ref = j.value"
        " WHERE f.begins > :at AND f.begins <= :until + 1",
        asked | {"refs": json.dumps([row[1] for row in rows])},
    ).fetchone()[0]
    return [row[0] for row in rows], int(fen)


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
