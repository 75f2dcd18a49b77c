"""The store: one database, one connection per thread."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from shopguard.core.message import CannotOpen
from shopguard.store.database import FILE_NAME, cannot_open, connect, database_path, transaction
from shopguard.store.engine import sqlite3
from shopguard.store.preparing import prepare

DatabaseError = sqlite3.Error
Connection = sqlite3.Connection
Row = sqlite3.Row  # so that nobody above the store needs to know which database it is


class Store:
    """Opens (and migrates) the database of ``data``. Raises :class:`~shopguard.core.message.CannotOpen`.

    ``before_migration``: keeps a database that is to be migrated (:func:`~shopguard.store.preparing.prepare`).
    ``left_open``: whoever worked with it last did not close it in order, or still works with it.
    """

    def __init__(self, data: Path, before_migration: Callable[[], object] = lambda: None) -> None:
        self.left_open = database_path(data).with_name(f"{FILE_NAME}-wal").exists()
        prepare(data, before_migration)
        self.data = data
        self._local = threading.local()
        self._open: list[sqlite3.Connection] = []
        self._lock = threading.Lock()

    def connection(self) -> sqlite3.Connection:
        """The calling thread's connection (rows by name)."""
        db: sqlite3.Connection | None = getattr(self._local, "db", None)
        if db is None:
            db = self._local.db = connect(self.data)
            with self._lock:
                self._open.append(db)
        return db

    @contextmanager
    def transaction(self, *, checked: bool = True) -> Iterator[sqlite3.Connection]:
        """The calling thread's connection inside one write transaction; see :func:`~shopguard.store.database.transaction`."""
        db = self.connection()
        with transaction(db, checked=checked):
            yield db

    def problem(self, error: sqlite3.Error) -> CannotOpen:
        """The sentence for an error of this database."""
        return cannot_open(self.data, error)

    def close_thread(self) -> None:
        """Closes the calling thread's connection."""
        db: sqlite3.Connection | None = getattr(self._local, "db", None)
        if db is not None:
            with self._lock:
                self._open.remove(db)
            db.close()
            self._local.db = None

    def close(self) -> None:
        """Closes the calling thread's connection; the other threads have closed theirs."""
        self.close_thread()
