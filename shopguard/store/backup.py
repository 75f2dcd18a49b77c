"""Backups: one ZIP with a consistent copy of the database, the evidence, the lists of rejected rows, and a manifest.

The manifest names each member with its SHA-256.
"""

from __future__ import annotations

import hashlib
import json
import re
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import closing, contextmanager
from io import BufferedIOBase
from pathlib import Path
from typing import IO, Literal, cast

from shopguard.core.beijing import to_datetime
from shopguard.store.database import FILE_NAME, SCHEMA_VERSION
from shopguard.store.durable import flush_file, written_whole
from shopguard.store.engine import sqlite3
from shopguard.store.evidence import EVIDENCE_FOLDER

BACKUP_FOLDER = "backups"
REJECTS_FOLDER = "rejects"
MANIFEST = "manifest.json"
_FORM = 1  # of the manifest
_CHUNK = 1024 * 1024
_ORIGINAL = rf"{EVIDENCE_FOLDER}/[0-9a-f]{{2}}/[0-9a-f]{{64}}"
_REJECTS = rf"{REJECTS_FOLDER}/[^./\\:][^/\\:]*\.csv"
_MEMBER = re.compile(rf"{re.escape(FILE_NAME)}|{_ORIGINAL}|{_REJECTS}")
# What zipfile raises for an archive that is cut, damaged or packed in a way it does not know, and a manifest of another form.
_UNREADABLE = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, ValueError, KeyError, TypeError)


class UnusableBackup(Exception):  # noqa: N818 - the backup is at fault, not the program
    """The backup is ``broken`` (``detail`` says which part), or ``newer``: written by a newer program."""

    def __init__(self, fault: Literal["broken", "newer"], detail: str) -> None:
        super().__init__(fault, detail)
        self.fault = fault
        self.detail = detail


def copy_database(db: sqlite3.Connection, target: Path) -> None:
    """A consistent copy of an open database as one file, also while others write. Raises ``OSError``."""
    try:
        with closing(sqlite3.connect(target)) as copy:
            db.backup(copy)
            copy.execute("PRAGMA journal_mode = DELETE")  # one file, no companions
    except sqlite3.Error as error:
        raise OSError(str(error)) from error


def write_backup(data: Path, database_copy: Path, target: Path, now: int) -> None:
    """Writes the ZIP. Raises ``OSError``; then there is no ``target``."""
    with written_whole(target, mode=0o600) as stream, zipfile.ZipFile(stream, "w") as archive:
        _write_members(archive, [(FILE_NAME, database_copy), *_kept_files(data)], now)


def check_backup(path: Path) -> None:
    """Reads every byte of a backup. Raises :class:`UnusableBackup`, ``OSError``."""
    with _opened(path) as (archive, hashes):
        for name, sha256 in hashes.items():
            with archive.open(name) as member:
                digest = hashlib.file_digest(cast(BufferedIOBase, member), "sha256")
            _same(name, digest.hexdigest(), sha256)


def unpack_backup(path: Path, folder: Path) -> None:
    """Unpacks a backup into an empty folder, checked and flushed to the disk. Raises :class:`UnusableBackup`, ``OSError``.

    The database is whole and not newer than this program.
    """
    with _opened(path) as (archive, hashes):
        for name, sha256 in hashes.items():
            target = folder / name
            target.parent.mkdir(parents=True, exist_ok=True)
            with archive.open(name) as member, target.open("wb") as stream:
                _same(name, _copy(member, stream), sha256)
            flush_file(target)
    _check_database(folder / FILE_NAME)


def database_faults(db: sqlite3.Connection) -> list[str]:
    """What SQLite finds not whole: its integrity check and rows that refer to nothing. Raises ``sqlite3.Error``."""
    faults = [str(row[0]) for row in db.execute("PRAGMA integrity_check(20)") if row[0] != "ok"]
    broken = db.execute("PRAGMA foreign_key_check").fetchall()
    return faults + sorted({f"{row[0]} → {row[2]}" for row in broken})


def _write_members(archive: zipfile.ZipFile, members: list[tuple[str, Path]], now: int) -> None:
    hashes = {}
    for name, source in members:
        packing = zipfile.ZIP_DEFLATED if name == FILE_NAME else zipfile.ZIP_STORED  # pictures are packed already
        with source.open("rb") as content, archive.open(_entry(name, packing, now), "w", force_zip64=True) as member:
            hashes[name] = _copy(content, member)
    manifest = {"form": _FORM, "made_at": now, "schema": SCHEMA_VERSION, "sha256": hashes}
    archive.writestr(_entry(MANIFEST, zipfile.ZIP_DEFLATED, now), json.dumps(manifest, indent=1))


def _entry(name: str, packing: int, now: int) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name, to_datetime(now).timetuple()[:6])
    entry.compress_type = packing
    entry.external_attr = 0o600 << 16
    return entry


def _kept_files(data: Path) -> Iterator[tuple[str, Path]]:
    for path in sorted([*(data / EVIDENCE_FOLDER).glob("??/*"), *(data / REJECTS_FOLDER).glob("*.csv")]):
        name = path.relative_to(data).as_posix()
        if _MEMBER.fullmatch(name):
            yield name, path


@contextmanager
def _opened(path: Path) -> Iterator[tuple[zipfile.ZipFile, dict[str, str]]]:
    """A backup with its members' hashes; what a broken ZIP raises inside becomes :class:`UnusableBackup`."""
    try:
        with _zip(path) as archive:
            yield archive, _manifest(archive)
    except _UNREADABLE as error:
        raise UnusableBackup("broken", str(error)) from error


def _zip(path: Path) -> zipfile.ZipFile:
    try:
        return zipfile.ZipFile(path)
    except OSError as error:  # a table of contents that points before the file's beginning, for one
        raise UnusableBackup("broken", error.strerror or str(error)) from error


def _manifest(archive: zipfile.ZipFile) -> dict[str, str]:
    """The members and their hashes. Raises :class:`UnusableBackup`, or what a broken ZIP raises."""
    manifest = json.loads(archive.read(MANIFEST))
    if manifest["form"] > _FORM or manifest["schema"] > SCHEMA_VERSION:
        raise UnusableBackup("newer", MANIFEST)
    hashes: dict[str, str] = manifest["sha256"]
    if FILE_NAME not in hashes:
        raise UnusableBackup("broken", FILE_NAME)
    for name in hashes:
        if not _MEMBER.fullmatch(name):  # a name that leads out of the data folder, for one
            raise UnusableBackup("broken", name)
    return hashes


def _same(name: str, found: str, expected: str) -> None:
    if found != expected:
        raise UnusableBackup("broken", name)


def _check_database(path: Path) -> None:
    try:
        with closing(sqlite3.connect(path)) as db:
            if int(db.execute("PRAGMA user_version").fetchone()[0]) > SCHEMA_VERSION:
                raise UnusableBackup("newer", FILE_NAME)
            faults = database_faults(db)
    except sqlite3.Error as error:
        raise UnusableBackup("broken", f"{FILE_NAME}: {error}") from error
    if faults:
        raise UnusableBackup("broken", f"{FILE_NAME}: {faults[0]}")


def _copy(source: IO[bytes], target: IO[bytes]) -> str:
    digest = hashlib.sha256()
    while chunk := source.read(_CHUNK):
        digest.update(chunk)
        target.write(chunk)
    return digest.hexdigest()
