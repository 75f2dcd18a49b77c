"""Looking at a database without changing it: is it whole, and which originals does it speak of."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from shopguard.core.message import CannotOpen
from shopguard.store.backup import database_faults
from shopguard.store.database import SCHEMA_VERSION, cannot_open, database_path
from shopguard.store.engine import sqlite3
from shopguard.store.evidence import EvidenceRow, fetch_all_evidence


def inspect_database(data: Path) -> tuple[list[str], list[EvidenceRow]]:
    """SQLite's findings and the evidence rows; nothing is migrated or written. Raises :class:`CannotOpen`."""
    path = database_path(data).resolve()
    try:
        with closing(sqlite3.connect(f"{path.as_uri()}?mode=rw", uri=True, timeout=20)) as db:
            db.execute("PRAGMA query_only = ON")  # opened to write only so that SQLite clears its companion files away
            version = int(db.execute("PRAGMA user_version").fetchone()[0])
            if version > SCHEMA_VERSION:
                raise CannotOpen("problem.database_newer", path=str(path))
            faults = database_faults(db)
            return faults, _evidence(db, expected=version > 0 and not faults)
    except sqlite3.Error as error:
        raise cannot_open(data, error) from error


def count_orders(data: Path) -> int:
    """How many orders a whole database holds; 0 where there is none yet."""
    with _reading(data) as db:
        return 0 if db is None else int(db.execute("SELECT COUNT(*) FROM orders").fetchone()[0])


def used_originals(data: Path) -> frozenset[str]:
    """The hashes of a whole database's evidence, also of what was taken out; none where there is no database yet."""
    with _reading(data) as db:
        return frozenset() if db is None else frozenset(row.sha256 for row in fetch_all_evidence(db))


@contextmanager
def _reading(data: Path) -> Iterator[sqlite3.Connection | None]:
    """A whole database, for reading; None where there is none yet, or an empty one."""
    path = database_path(data).resolve()
    if not path.exists():
        yield None
        return
    with closing(sqlite3.connect(f"{path.as_uri()}?mode=rw", uri=True, timeout=20)) as db:
        db.execute("PRAGMA query_only = ON")
        yield db if db.execute("PRAGMA user_version").fetchone()[0] else None


def _evidence(db: sqlite3.Connection, *, expected: bool) -> list[EvidenceRow]:
    """The evidence rows; a database that is new or damaged may not be able to tell them."""
    try:
        return fetch_all_evidence(db)
    except sqlite3.DatabaseError:
        if expected:
            raise
        return []
