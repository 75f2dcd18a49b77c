"""Giving the files of a data folder another key, or none: each is whole in its old or its new form at any moment."""

from __future__ import annotations

import contextlib
import os
import re
import shutil
import stat
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import BinaryIO

from shopguard.store.backup_form import BACKUP_FOLDER, REJECTS_FOLDER
from shopguard.store.database import database_path
from shopguard.store.durable import flush_file, put_in_place
from shopguard.store.engine import sqlite3
from shopguard.store.evidence import EVIDENCE_FOLDER
from shopguard.store.key import Key
from shopguard.store.right_key import begins_plain
from shopguard.store.sealing import BrokenSeal, is_sealed, is_sealed_with, seal, unsealed

_CHUNK = 1024 * 1024
_SHA256 = re.compile(r"[0-9a-f]{64}")


class NotTheSame(Exception):  # noqa: N818 - tells that the copy is not to be used
    """The rewritten database does not hold what the old one holds."""


def database_has(path: Path, key: Key | None) -> bool:
    """Whether the database is in the form that ``key`` asks for: plain without one. An absent or empty one fits both."""
    return not path.exists() or path.stat().st_size == 0 or begins_plain(path) == (key is None)


def rewrite_database(path: Path, old: Key | None, new: Key | None, copy: Path) -> None:
    """Writes ``copy``, the same database with another key or none, checked and flushed to the disk.

    Nothing else may work with ``path``. Raises :class:`NotTheSame`, ``sqlite3.Error``, ``OSError``.
    """
    with closing(_opened(path, old)) as db:
        db.execute("BEGIN EXCLUSIVE")  # fails where anybody works with it
        version = int(db.execute("PRAGMA user_version").fetchone()[0])
        counts = _counts(db)
        db.execute("COMMIT")
        copy.touch(0o600)
        db.execute(f'ATTACH ? AS other KEY "{_literal(new)}"', (str(copy),))
        db.execute("SELECT sqlcipher_export('other')").fetchall()
        db.execute(f"PRAGMA other.user_version = {version}")
        db.execute("DETACH other")
    with closing(_opened(copy, new)) as db:
        whole = db.execute("PRAGMA quick_check(1)").fetchone()[0] == "ok"
        if not whole or _counts(db) != counts or int(db.execute("PRAGMA user_version").fetchone()[0]) != version:
            raise NotTheSame
    flush_file(copy)


def kept_files(data: Path) -> list[Path]:
    """Originals and lists of rejected rows, in the order in which they are rewritten."""
    originals = (data / EVIDENCE_FOLDER).glob("??/*")
    found = [path for path in originals if _SHA256.fullmatch(path.name) and path.parent.name == path.name[:2]]
    return sorted(found) + sorted((data / REJECTS_FOLDER).glob("*.csv"))


def reseal(path: Path, old: Key | None, new: Key | None) -> None:
    """Rewrites one file with another key or none, in one step; one that is damaged, or not sealed with ``old``, stays as it is.

    Nothing happens to one that has that form already. Raises ``OSError`` where the disk does not take it.
    """
    if not is_sealed(path) if new is None else is_sealed_with(path, new.files):
        return
    mode = stat.S_IMODE(path.stat().st_mode)  # originals may only be read
    temporary = path.with_name(f".{path.name}.sealing")
    try:
        temporary.touch(0o600)
        with contextlib.suppress(BrokenSeal):
            _write(path, temporary, old, new)
            flush_file(temporary)
            if os.name == "nt":
                path.chmod(stat.S_IREAD | stat.S_IWRITE)  # Windows does not replace read-only files
            temporary.chmod(mode)
            put_in_place(temporary, path)
    finally:
        temporary.unlink(missing_ok=True)


def leftovers(data: Path) -> Iterator[Path]:
    """What killed programs left of files they were rewriting or writing, as it was then: not under names that are kept."""
    for folder in (EVIDENCE_FOLDER, REJECTS_FOLDER, BACKUP_FOLDER):
        for name in (".*.sealing", ".*.writing", ".incoming-*"):
            yield from (data / folder).rglob(name)


def room_wanted(data: Path) -> int:
    """How many bytes must be free so that database and files can be rewritten one by one."""
    path = database_path(data)
    beside = [path.with_name(path.name + ending) for ending in ("", "-wal")]
    database = sum(one.stat().st_size for one in beside if one.exists())
    return database + max((one.stat().st_size for one in kept_files(data)), default=0)


def _write(path: Path, temporary: Path, old: Key | None, new: Key | None) -> None:
    with path.open("rb") as stream, temporary.open("wb") as target:
        source = _plain(path, stream, old)
        if new is None:
            shutil.copyfileobj(source, target, _CHUNK)
        else:
            seal(source, target, new.files)


def _plain(path: Path, stream: BinaryIO, old: Key | None) -> BinaryIO:
    return unsealed(stream, old.files) if old is not None and is_sealed(path) else stream


def _opened(path: Path, key: Key | None) -> sqlite3.Connection:
    db = sqlite3.connect(path, timeout=1, isolation_level=None)
    try:
        db.execute("PRAGMA cipher_log_level = NONE")
        if key is not None:
            db.execute(f'PRAGMA key = "{_literal(key)}"')
    except BaseException:
        db.close()
        raise
    return db


def _literal(key: Key | None) -> str:
    return "" if key is None else f"x'{key.database.hex()}'"


def _counts(db: sqlite3.Connection) -> list[tuple[str, int]]:
    """How many rows every table has."""
    names = [str(row[0]) for row in db.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")]
    return [(name, int(db.execute(f'SELECT COUNT(*) FROM "{name}"').fetchone()[0])) for name in names]
