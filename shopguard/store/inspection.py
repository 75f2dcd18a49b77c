"""Looking at a database without changing it: is it whole, how much is in it, and which originals does it speak of."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import NamedTuple

from shopguard.core.message import CannotOpen
from shopguard.store.backup import count_contents
from shopguard.store.backup_form import Counts
from shopguard.store.backup_reading import database_faults
from shopguard.store.database import DAMAGED, SCHEMA_VERSION, cannot_open, database_path, open_file
from shopguard.store.engine import sqlite3
from shopguard.store.evidence import EvidenceRow, fetch_all_evidence
from shopguard.store.setting import ERASED_AT, setting

_STEPS = 100_000  # of the engine, between two questions whether it is to go on


class Lost(NamedTuple):
    """How many imports that stand, cases, originals and things the owner did are newer than a moment."""

    imports: int
    cases: int
    originals: int
    actions: int


def inspect_database(data: Path) -> tuple[list[str], list[EvidenceRow]]:
    """SQLite's findings and the evidence rows; nothing is migrated or written. Raises :class:`CannotOpen`."""
    path = database_path(data)
    try:
        with closing(open_file(path, data, read_only=True)) as db:
            version = int(db.execute("PRAGMA user_version").fetchone()[0])
            if version > SCHEMA_VERSION:
                raise CannotOpen("problem.database_newer", path=str(path))
            faults = database_faults(db)
            return faults, _evidence(db, expected=version > 0 and not faults)
    except sqlite3.Error as error:
        raise cannot_open(data, error) from error


def quick_faults(
    path: Path, data: Path, unwanted: Callable[[], bool] = lambda: False, *, timeout: float = 20
) -> list[str]:
    """What SQLite finds not whole in a database file of that data folder, without the slow comparing of indexes with tables.

    ``unwanted``: asked often; once it says so, nothing is found any more. Raises :class:`CannotOpen` for one that is in use, or
    that the disk does not let be read.
    """
    try:
        with closing(open_file(path, data, timeout=timeout, read_only=True)) as db:
            db.set_progress_handler(unwanted, _STEPS)
            return [str(row[0]) for row in db.execute("PRAGMA quick_check(1)") if row[0] != "ok"]
    except sqlite3.DatabaseError as error:
        if unwanted():
            return []
        problem = cannot_open(data, error)
        if problem.message.code != DAMAGED:
            raise problem from error
        return [str(error)]


def contents(data: Path) -> Counts:
    """How much a whole database holds; nothing where there is none yet. Raises :class:`CannotOpen`."""
    with _reading(data) as db:
        return Counts() if db is None else count_contents(db)


def contents_of(path: Path, data: Path) -> Counts:
    """The same of a copy of a database; ``data``: the folder whose key opens it. Raises ``sqlite3.Error``."""
    with closing(open_file(path, data, read_only=True)) as db:
        return count_contents(db) if db.execute("PRAGMA user_version").fetchone()[0] else Counts()


def made_since(data: Path, moment: int) -> Lost:
    """What of the database came after that moment (unix seconds). Raises :class:`CannotOpen`."""
    with _reading(data) as db:
        if db is None:
            return Lost(0, 0, 0, 0)
        row = db.execute(
            """SELECT (SELECT COUNT(*) FROM batch WHERE undone_at IS NULL AND imported_at > :at),
                      (SELECT COUNT(*) FROM (SELECT id FROM appeal WHERE opened_at > :at
                        UNION SELECT appeal_id FROM appeal_step WHERE told_at > :at
                        UNION SELECT appeal_id FROM evidence WHERE added_at > :at)),
                      (SELECT COUNT(DISTINCT sha256) FROM evidence WHERE added_at > :at AND removed_at IS NULL),
                      (SELECT COUNT(*) FROM owner_action WHERE made_at > :at)""",
            {"at": moment},
        ).fetchone()
        return Lost(*row)


def last_erased_at(data: Path) -> int | None:
    """When orders were erased last (unix seconds); None where none were. Raises :class:`CannotOpen`."""
    with _reading(data) as db:
        told = None if db is None else setting(db, ERASED_AT)
        return int(told) if told else None


def used_originals(data: Path) -> frozenset[str]:
    """The hashes of a whole database's evidence, also of what was taken out; none where there is no database yet."""
    with _reading(data) as db:
        return frozenset() if db is None else frozenset(row.sha256 for row in fetch_all_evidence(db))


@contextmanager
def _reading(data: Path) -> Iterator[sqlite3.Connection | None]:
    """A whole database, for reading; None where there is none yet, or an empty one."""
    path = database_path(data)
    if not path.exists():
        yield None
        return
    try:
        with closing(open_file(path, data, read_only=True)) as db:
            yield db if db.execute("PRAGMA user_version").fetchone()[0] else None
    except sqlite3.Error as error:
        raise cannot_open(data, error) from error


def _evidence(db: sqlite3.Connection, *, expected: bool) -> list[EvidenceRow]:
    """The evidence rows; a database that is new or damaged may not be able to tell them."""
    try:
        return fetch_all_evidence(db)
    except sqlite3.DatabaseError:
        if expected:
            raise
        return []
