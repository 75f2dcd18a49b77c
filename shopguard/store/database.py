"""Opening the database: WAL, one connection per thread."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from shopguard.core.message import CannotOpen
from shopguard.store.engine import sqlite3
from shopguard.store.key import Key
from shopguard.store.right_key import check_open, key_for

FILE_NAME = "shopguard.sqlite3"
DAMAGED, MISSING = "problem.database_damaged", "problem.database_missing"
SCHEMA_VERSION = 1  # PRAGMA user_version: raised with every migration, so that an older program can refuse politely


def database_path(data: Path) -> Path:
    """Where the database of a data folder is."""
    return data / FILE_NAME


def open_file(path: Path, data: Path, *, timeout: float = 20, read_only: bool = False) -> sqlite3.Connection:
    """A connection to a database file that belongs to the folder ``data``, opened with the key that is held for it.

    It commits by itself. ``read_only``: nothing can be changed and no file is made; the file is opened to write all the same,
    so that SQLite clears its companions away. Raises :class:`CannotOpen` while the folder is locked, ``sqlite3.Error``.
    """
    key = key_for(path, data)
    place = _existing(path) if read_only else str(path)
    db = sqlite3.connect(place, uri=read_only, timeout=timeout, isolation_level=None)
    if key is not None:
        _give_key(db, key)
    if read_only:
        db.execute("PRAGMA query_only = ON")
    return db


def _existing(path: Path) -> str:
    """The address of a file that is not to be made; SQLite wants that of a Windows network place with four slashes."""
    address = path.absolute().as_uri()
    if not address.startswith("file:///"):
        address = address.replace("file://", "file:////", 1)
    return f"{address}?mode=rw"


def _give_key(db: sqlite3.Connection, key: Key) -> None:
    try:
        db.execute("PRAGMA cipher_log_level = NONE")  # the engine would write its errors to the console as well
        db.execute(f"PRAGMA key = \"x'{key.database.hex()}'\"")
    except BaseException:
        db.close()
        raise


def connect(data: Path) -> sqlite3.Connection:
    """A connection for the calling thread to an existing, migrated database. Raises :class:`CannotOpen`."""
    try:
        db = open_file(database_path(data), data)
    except sqlite3.Error as error:
        raise cannot_open(data, error) from error
    try:
        db.execute("PRAGMA journal_mode = WAL")
        check_open(data)  # again: from here on nobody can take the file away from under this connection
        db.execute("PRAGMA synchronous = FULL")  # what was reported as done survives a power cut
        db.execute("PRAGMA foreign_keys = ON")
        db.execute("PRAGMA cache_size = -65536")
        db.execute("PRAGMA temp_store = MEMORY")
    except sqlite3.Error as error:
        db.close()
        raise cannot_open(data, error) from error
    except CannotOpen:
        db.close()
        raise
    db.row_factory = sqlite3.Row
    return db


@contextmanager
def transaction(db: sqlite3.Connection, *, checked: bool = True) -> Iterator[None]:
    """Everything inside is stored, or nothing is.

    Not ``checked``: nobody looks at every row whether what it refers to is there; for whoever has just made or looked up
    all of that, and has many rows.
    """
    if not checked:
        db.execute("PRAGMA foreign_keys = OFF")
    try:
        db.execute("BEGIN IMMEDIATE")
        try:
            yield
            db.execute("COMMIT")
        except BaseException:
            if db.in_transaction:  # a full disk has ended it already
                db.execute("ROLLBACK")
            raise
    finally:
        db.execute("PRAGMA foreign_keys = ON")


@contextmanager
def snapshot(db: sqlite3.Connection) -> Iterator[None]:
    """Everything read inside is of one moment; temporary tables may be written, nothing else."""
    if db.in_transaction:
        yield
        return
    db.execute("BEGIN")
    try:
        yield
    finally:
        db.commit()  # nothing where an error has ended it already


def cannot_open(data: Path, error: sqlite3.Error) -> CannotOpen:
    """The problem behind an error of the database: in use, no room left, or damaged."""
    path = str(database_path(data))
    text = str(error).lower()
    if "locked" in text or "busy" in text:
        return CannotOpen("problem.database_locked", path=path)
    if "full" in text or "readonly" in text or "unable to open" in text or "disk i/o" in text:
        return CannotOpen("problem.database_not_writable", path=path, detail=str(error))
    return CannotOpen(DAMAGED, path=path, detail=str(error))
