"""Files that were imported before just as they are, with nothing since that could have changed what they tell."""

from __future__ import annotations

from collections.abc import Mapping
from hashlib import blake2b

from shopguard.store.engine import sqlite3


def told_before(db: sqlite3.Connection, sha256: str, read_by: str) -> sqlite3.Row | None:
    """The row of ``source_file`` of a file of that content, which importing it again would change nothing of; else None.

    It is the newest of its kind, so no other file has told anything of its rows since; nothing was taken back since then;
    all its rows could be read, by the program and the columns of the mark ``read_by``. Its shop's name is ``shop``.
    """
    row: sqlite3.Row | None = db.execute(
        """SELECT f.*, shop.name AS shop FROM source_file f JOIN batch b ON b.id = f.batch_ref JOIN shop ON shop.id = f.shop_ref
        WHERE f.sha256 = ? AND f.read_by = ? AND f.rejected = 0 AND b.undone_at IS NULL
            AND NOT EXISTS (SELECT 1 FROM source_file newer WHERE newer.kind = f.kind AND newer.id > f.id)
            AND NOT EXISTS (SELECT 1 FROM batch undone WHERE undone.undone_at >= f.imported_at)
        ORDER BY f.id DESC LIMIT 1""",
        (sha256, read_by),
    ).fetchone()
    return row


def newer_known(db: sqlite3.Connection, file: Mapping[str, object]) -> int | None:
    """Up to when the newest other file speaks that tells of the same days and knows more than this one; None if there is none.

    ``file``: ``kind``, ``shop_ref``, ``known_as_of``, ``first_at`` and ``last_at`` as ``source_file`` has them.
    """
    row = db.execute(
        """SELECT MAX(f.known_as_of) FROM source_file f JOIN batch b ON b.id = f.batch_ref
        WHERE f.kind = :kind AND f.kind IN ('orders', 'parcels', 'after_sales') AND f.shop_ref = :shop_ref
            AND f.known_as_of > :known_as_of AND f.first_at <= :last_at AND f.last_at >= :first_at AND b.undone_at IS NULL""",
        {name: file[name] for name in ("kind", "shop_ref", "known_as_of", "first_at", "last_at")},
    ).fetchone()
    return None if row[0] is None else int(row[0])


def mappings_mark(db: sqlite3.Connection) -> str:
    """A mark that changes with the owner's templates."""
    rows = db.execute(
        "SELECT name, kind, header, columns FROM column_mapping ORDER BY saved_at DESC, id DESC"
    ).fetchall()
    return blake2b(repr([tuple(row) for row in rows]).encode(), digest_size=8).hexdigest() if rows else ""
