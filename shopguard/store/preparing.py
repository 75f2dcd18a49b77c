"""Before anything else: a new data folder gets its database, an older database is brought to the shape of today."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from shopguard.core.message import CannotOpen
from shopguard.store.automatic_backups import BACKUP_FOLDER
from shopguard.store.database import MISSING, SCHEMA_VERSION, cannot_open, connect, database_path, transaction
from shopguard.store.engine import sqlite3
from shopguard.store.folder import make_private_folder


def prepare(data: Path, before_migration: Callable[[], object]) -> None:
    """Makes or migrates the database of a data folder. Raises :class:`CannotOpen`; then nothing has changed.

    ``before_migration``: keeps what is there; called when a database that holds anything is to be migrated. What it raises
    ends the matter. All steps are taken in one transaction, or none.
    """
    make_private_folder(data)
    if is_lost(data):
        raise CannotOpen(MISSING, path=str(database_path(data)))
    db = connect(data)
    try:
        version = _version(db)
        if version > SCHEMA_VERSION:
            raise CannotOpen("problem.database_newer", path=str(database_path(data)))
        if 0 < version < SCHEMA_VERSION:
            before_migration()
        if version < SCHEMA_VERSION:
            _migrate(db)
    except sqlite3.Error as error:
        raise cannot_open(data, error) from error
    finally:
        db.close()


def is_lost(data: Path) -> bool:
    """Whether there is no database, or an empty file, beside backups of one, which a new one would drive away in time, or
    beside evidence.
    """
    path = database_path(data)
    if path.exists() and path.stat().st_size > 0:
        return False
    from shopguard.store.evidence import EVIDENCE_FOLDER  # most starts have no need of it

    return any((data / BACKUP_FOLDER).glob("**/*.zip")) or any((data / EVIDENCE_FOLDER).glob("??/*"))


def _version(db: sqlite3.Connection) -> int:
    return int(db.execute("PRAGMA user_version").fetchone()[0])


def _migrate(db: sqlite3.Connection) -> None:
    """Where another program started in the same moment does it, this one waits for it and has nothing left to do."""
    with _without("pandas", "numpy"):
        import sqlite_utils

    from shopguard.store.migrations import migrations

    with transaction(db, checked=False):  # a step may make a table anew that others refer to
        version = _version(db)
        if version >= SCHEMA_VERSION:
            return
        migrations.apply(sqlite_utils.Database(db))
        broken = db.execute("PRAGMA foreign_key_check").fetchone() if version else None
        if broken is not None:
            raise sqlite3.IntegrityError(f"{broken[0]} → {broken[2]}")
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
