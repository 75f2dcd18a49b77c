"""Keeping every other program away from a database that is about to be replaced."""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from shopguard.core.message import CannotOpen
from shopguard.store.database import database_path, open_file
from shopguard.store.engine import sqlite3


@contextmanager
def held_database(data: Path) -> Iterator[sqlite3.Connection | None]:
    """The present database, brought into one file and held until the end; None: there is none, or it cannot be read.

    One that cannot be read (damaged, or locked with a password nobody has told) stays as it is, with its companions. Raises
    :class:`CannotOpen` while another program works with it. On Windows nothing is held: there a file that is open cannot be
    replaced at all, by anyone.
    """
    path = database_path(data)
    if not path.exists():
        yield None
        return
    with contextlib.ExitStack() as stack:
        db = _exclusive(data, path)
        if db is not None:
            stack.enter_context(closing(db))
        elif _in_use(path):
            raise CannotOpen("problem.database_locked", path=str(path))
        yield db


def release(db: sqlite3.Connection | None) -> None:
    """Closes it where an open file cannot be replaced."""
    if db is not None and os.name == "nt":
        db.close()


def _exclusive(data: Path, path: Path) -> sqlite3.Connection | None:
    try:
        db = open_file(path, data, timeout=1)
    except CannotOpen:
        return None  # locked with a password
    try:
        # SQLite leaves WAL only while no other connection is open: the way to learn whether one is
        mode = db.execute("PRAGMA journal_mode = DELETE").fetchone()[0]
        db.execute("PRAGMA locking_mode = EXCLUSIVE")
        db.execute("BEGIN EXCLUSIVE")
        db.execute("COMMIT")  # the lock stays; inside a transaction nothing could be copied
    except sqlite3.OperationalError as error:
        mode = "wal" if "locked" in str(error) else "damaged"
    except sqlite3.DatabaseError:
        mode = "damaged"
    if mode == "delete":
        return db
    db.close()
    if mode == "wal":
        raise CannotOpen("problem.database_locked", path=str(path))
    return None


if sys.platform == "win32":

    def _in_use(_path: Path) -> bool:
        return False  # replacing it will tell

else:
    import fcntl

    _SHARED_FIRST, _SHARED_SIZE = 0x40000002, 510  # where SQLite's readers lock a database file

    def _in_use(path: Path) -> bool:
        """Whether any other program has the database open; it holds a reader's lock on it all the time."""
        with path.open("r+b") as stream:
            try:
                fcntl.lockf(stream, fcntl.LOCK_EX | fcntl.LOCK_NB, _SHARED_SIZE, _SHARED_FIRST)
            except OSError:
                return True
        return False
