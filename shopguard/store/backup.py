"""Making a backup: a consistent copy of the database, and one ZIP with it and what belongs to it."""

from __future__ import annotations

import errno
import hashlib
import shutil
import zipfile
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import IO

from shopguard.core.beijing import to_datetime
from shopguard.store.backup_form import MANIFEST, MEMBER, REJECTS_FOLDER, RULES_FOLDER, Counts, Manifest
from shopguard.store.database import FILE_NAME, open_file, snapshot
from shopguard.store.durable import written_whole
from shopguard.store.engine import sqlite3
from shopguard.store.evidence import EVIDENCE_FOLDER
from shopguard.store.key_file import LOCK_FILE
from shopguard.store.rule_updates import ENDING, RULE_UPDATES
from shopguard.store.settings_file import FILE_NAME as SETTINGS_FILE

Members = list[tuple[str, Path]]
_CHUNK = 1024 * 1024
_LEAST_FREE = 1024 * 1024  # bytes: with less a disk is full
_PAGES = 4096  # copied at a time, then whoever waits is told and may stop it
_REFUSALS = {
    sqlite3.SQLITE_FULL: errno.ENOSPC,
    sqlite3.SQLITE_IOERR: errno.EIO,
    sqlite3.SQLITE_READONLY: errno.EROFS,
    sqlite3.SQLITE_CANTOPEN: errno.ENOENT,
}
_FAST = 1  # zlib's quickest: a third of the size in a fifth of the time


def copy_database(
    db: sqlite3.Connection, target: Path, data: Path, tell: Callable[[int, int], None] = lambda _done, _total: None
) -> None:
    """A copy of an open database of ``data`` as it is at one moment, in one file; others go on writing meanwhile.

    ``tell``: called with the pages done and all, may raise to stop. Raises ``OSError`` where the disk refuses, ``sqlite3.Error``
    for what is damaged; ``ValueError`` inside a transaction, whose end the copying would wait for.
    """
    if db.in_transaction:
        raise ValueError("a transaction is open")

    def progress(_status: int, left: int, pages: int) -> None:
        tell(pages - left, pages)

    try:
        with closing(open_file(target, data)) as copy:
            with snapshot(db):  # else every write of another program would make the copy begin anew
                db.execute("SELECT 1 FROM sqlite_master").fetchone()
                db.backup(copy, pages=_PAGES, progress=progress, sleep=0)
            copy.execute("PRAGMA journal_mode = DELETE")  # one file, no companions
    except sqlite3.Error as error:
        number = _refusal(error, target)
        if number is None:
            raise
        raise OSError(number, str(error)) from error  # what the disk refused, as the rest of the program is told it


def _refusal(error: sqlite3.Error, target: Path) -> int | None:
    """What the disk refused, None where it did not. Copying tells no number for a full disk; writing what has to be together on
    one fails as if the disk were broken.
    """
    number = _REFUSALS.get(getattr(error, "sqlite_errorcode", 0) & 0xFF)  # the other bits say in which of its calls
    if "disk is full" in str(error):
        return errno.ENOSPC
    is_full = number == errno.EIO and shutil.disk_usage(target.parent).free < _LEAST_FREE
    return errno.ENOSPC if is_full else number


def count_contents(db: sqlite3.Connection) -> Counts:
    """How much a whole database holds."""
    orders, parcels, cases, originals, imports, newest = db.execute(
        """SELECT (SELECT COUNT(*) FROM orders), (SELECT COUNT(*) FROM parcel), (SELECT COUNT(*) FROM appeal),
                  (SELECT COUNT(DISTINCT sha256) FROM evidence WHERE removed_at IS NULL),
                  (SELECT COUNT(*) FROM batch WHERE undone_at IS NULL),
                  (SELECT MAX(imported_at) FROM batch WHERE undone_at IS NULL)"""
    ).fetchone()
    return Counts(orders, parcels, cases, originals, imports, newest)


def kept_files(data: Path, rule_folder: Path | None, *, evidence: bool) -> Members:
    """What beside the database belongs into a backup, by member name."""
    return [(name, path) for name, path in _candidates(data, rule_folder, evidence=evidence) if MEMBER.fullmatch(name)]


def write_backup(
    database_copy: Path, members: Members, manifest: Manifest, target: Path, tell: Callable[[], None] = lambda: None
) -> None:
    """Writes the ZIP; the manifest's hashes are filled in. Raises ``OSError``; then there is no ``target``.

    ``tell``: called often, may raise to stop.
    """
    locked = any(name == LOCK_FILE for name, _ in members)
    with written_whole(target, mode=0o600) as stream, zipfile.ZipFile(stream, "w") as archive:
        hashes = {}
        for name, source in [(FILE_NAME, database_copy), *members]:
            packed = name == FILE_NAME and not locked  # pictures are packed already, what is encrypted cannot be
            entry = _entry(name, zipfile.ZIP_DEFLATED if packed else zipfile.ZIP_STORED, manifest.made_at)
            with source.open("rb") as content, archive.open(entry, "w", force_zip64=True) as member:
                hashes[name] = copy_bytes(content, member, tell)
        told = replace(manifest, hashes=hashes).to_json()
        archive.writestr(_entry(MANIFEST, zipfile.ZIP_DEFLATED, manifest.made_at), told)


def copy_bytes(source: IO[bytes], target: IO[bytes], tell: Callable[[], None] = lambda: None) -> str:
    """Copies a stream; returns the SHA-256 of what was copied. ``tell`` is called for each piece."""
    digest = hashlib.sha256()
    while chunk := source.read(_CHUNK):
        tell()
        digest.update(chunk)
        target.write(chunk)
    return digest.hexdigest()


def _candidates(data: Path, rule_folder: Path | None, *, evidence: bool) -> Iterator[tuple[str, Path]]:
    for name in (SETTINGS_FILE, LOCK_FILE):
        if Path(data, name).is_file():
            yield name, Path(data, name)
    for path in sorted(rule_folder.glob("*.toml")) if rule_folder is not None else ():
        yield f"{RULES_FOLDER}/{path.name}", path
    for path in (
        *sorted(Path(data, RULE_UPDATES).glob(f"*{ENDING}")),
        *sorted(Path(data, REJECTS_FOLDER).glob("*.csv")),
    ):
        yield path.relative_to(data).as_posix(), path
    for path in sorted(Path(data, EVIDENCE_FOLDER).glob("??/*")) if evidence else ():
        yield path.relative_to(data).as_posix(), path


def _entry(name: str, packing: int, now: int) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name, to_datetime(now).timetuple()[:6])
    entry.compress_type = packing
    entry.external_attr = 0o600 << 16
    entry._compresslevel = _FAST  # type: ignore[attr-defined]  # as of Python 3.13 it has a public name, and this one too
    return entry
