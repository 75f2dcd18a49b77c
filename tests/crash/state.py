"""What a data folder knows, as digests by table: two folders that know the same have the same."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from shopguard.store.database import connect, database_path
from shopguard.store.engine import sqlite3
from shopguard.store.key_file import has_lock
from shopguard.store.sealing import open_kept

# What an evidence file holds is kept by its hash as soon as it is read: it may be there before any case has the file.
_READINGS = frozenset(("evidence_reading", "evidence_number"))
# Of the journal each import writes an entry, also the second of two alike; a setting is a note of the program for itself.
_OF_THE_WAY = frozenset(
    (
        *("batch", "source_file", "file_added", "file_named", "before_change", "event_before", "setting", "to_judge"),
        *("warned", "colour_change", "colour_history", "watched_file", "_sqlite_migrations", "sqlite_sequence"),
    )
)
_JUDGED = ("finding", "verdict")
_FILE_REFS = frozenset(("file_ref", "batch_ref"))

State = dict[str, str]


def facts(data: Path) -> State:
    """What is known: all tables but the verdicts and the journal of how it came to be known; the settings too."""
    return _tables(data) | _settings(data)


def verdicts(data: Path) -> State:
    """A digest of what was judged of each order."""
    with _opened(data) as db:
        if db is None:
            return {}
        lines: dict[str, list[str]] = {}
        for table in _JUDGED:
            for row in db.execute(f"SELECT o.order_id, t.* FROM {table} t JOIN orders o ON o.id = t.order_ref"):
                lines.setdefault(row[0], []).append(json.dumps(list(row)))
        return {order: _sum(sorted(told)) for order, told in lines.items()}


def waiting(data: Path) -> list[str]:
    """The orders that wait to be judged."""
    with _opened(data) as db:
        rows = (
            [] if db is None else db.execute("SELECT order_id FROM orders JOIN to_judge ON order_ref = id").fetchall()
        )
        return [row[0] for row in rows]


def unjudged(data: Path) -> int:
    """How many orders neither have a verdict nor wait for one."""
    with _opened(data) as db:
        if db is None:
            return 0
        wanted = "SELECT id FROM orders EXCEPT SELECT order_ref FROM verdict EXCEPT SELECT order_ref FROM to_judge"
        return len(db.execute(wanted).fetchall())


@contextmanager
def _opened(data: Path) -> Iterator[sqlite3.Connection | None]:
    """The database; None where there is none yet, or an empty one."""
    if not database_path(data).exists():
        yield None
        return
    with closing(connect(data)) as db:
        yield db if db.execute("PRAGMA user_version").fetchone()[0] else None


def differences(one: State, other: State) -> list[str]:
    """The tables and files that are not alike."""
    return sorted(name for name in {*one, *other} if one.get(name) != other.get(name))


def _tables(data: Path) -> State:
    with _opened(data) as db:
        if db is None:
            return {}
        names = [row[0] for row in db.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")]
        found = {
            name: _digest(db, name) for name in names if name not in _OF_THE_WAY | _READINGS and name not in _JUDGED
        }
    return {name: digest for name, digest in found.items() if digest is not None}


def _digest(db: sqlite3.Connection, table: str) -> str | None:
    """The digest of a table's rows in order; None for an empty table: it may as well not be there yet."""
    columns = [row[1] for row in db.execute(f"PRAGMA table_info({table})") if row[1] not in _FILE_REFS]
    told = ", ".join(f'"{column}"' for column in columns)
    rows = sorted(json.dumps(list(row), ensure_ascii=False) for row in db.execute(f"SELECT {told} FROM {table}"))
    return _sum(rows) if rows else None


def _sum(lines: list[str]) -> str:
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()[:16]


def _settings(data: Path) -> State:
    path = data / "settings.json"
    locked = {"password": "yes"} if has_lock(data) else {}
    return locked | ({path.name: path.read_text("utf-8")} if path.exists() else {})


def kept_files(data: Path) -> State:
    """Digests of the originals and of the lists of rejected rows; not what a killed program left half done under other names."""
    kept = [*(data / "evidence").glob("??/[!.]*"), *(data / "rejects").glob("[!.]*")]
    return {path.relative_to(data).as_posix(): _content(data, path) for path in kept}


def _content(data: Path, path: Path) -> str:
    with open_kept(data, path) as stream:
        return hashlib.sha256(stream.read()).hexdigest()[:16]
