"""Opening the database: WAL, one connection per thread, migrations before anything else."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from shopguard.core.message import CannotOpen
from shopguard.store.engine import sqlite3

FILE_NAME = "shopguard.sqlite3"
SCHEMA_VERSION = 1  # PRAGMA user_version: raised with every migration, so that an older program can refuse politely


def database_path(data: Path) -> Path:
    """Where the database of a data folder is."""
    return data / FILE_NAME


def connect(data: Path) -> sqlite3.Connection:
    """A connection for the calling thread to an existing, migrated database. Raises :class:`CannotOpen`."""
    try:
        db = sqlite3.connect(database_path(data), isolation_level=None, timeout=20)
        db.execute("PRAGMA journal_mode = WAL")
        db.execute("PRAGMA synchronous = FULL")  # what was reported as done survives a power cut
        db.execute("PRAGMA foreign_keys = ON")
        db.execute("PRAGMA cache_size = -65536")
        db.execute("PRAGMA temp_store = MEMORY")
    except sqlite3.Error as error:
        raise cannot_open(data, error) from error
    db.row_factory = sqlite3.Row
    return db


def prepare(data: Path) -> None:
    """Makes or migrates the database of a data folder. Raises :class:`CannotOpen`; then nothing has changed."""
    from shopguard.store.folder import make_private_folder

    make_private_folder(data)
    db = connect(data)
    try:
        version = int(db.execute("PRAGMA user_version").fetchone()[0])
        if version > SCHEMA_VERSION:
            raise CannotOpen("problem.database_newer", path=str(database_path(data)))
        if version < SCHEMA_VERSION:
            _migrate_once(db)
    except sqlite3.Error as error:
        raise cannot_open(data, error) from error
    finally:
        db.close()


def _migrate_once(db: sqlite3.Connection) -> None:
    """Migrates; where another program started in the same moment does it, waits until that is done."""
    for tries_left in reversed(range(100)):
        try:
            _migrate(db)
            return
        except sqlite3.Error:
            if int(db.execute("PRAGMA user_version").fetchone()[0]) == SCHEMA_VERSION:
                return
            if not tries_left:
                raise
            time.sleep(0.1)


def _migrate(db: sqlite3.Connection) -> None:
    with _without("pandas", "numpy"):
        import sqlite_utils

    from shopguard.store.migrations import migrations

    migrations.apply(sqlite_utils.Database(db))
    db.execute(f"PRAGMA user_version = {SCHEMA_VERSION}")


@contextmanager
def _without(*modules: str) -> Iterator[None]:
    """Modules that cannot be imported for now: sqlite-utils loads these where it finds them, which nearly triples the time
    of a first start, and uses them for columns of their types only.
    """
    hidden = [name for name in modules if name not in sys.modules]
    for name in hidden:
        sys.modules[name] = None  # type: ignore[assignment]  # how the import system spells "not there"
    try:
        yield
    finally:
        for name in hidden:
            del sys.modules[name]


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
    return CannotOpen("problem.database_damaged", path=path, detail=str(error))
