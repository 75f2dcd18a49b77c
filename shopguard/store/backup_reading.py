"""Reading a backup: is every byte what the manifest says, and what is in it."""

from __future__ import annotations

import contextlib
import errno
import hashlib
import lzma
import os
import shutil
import struct
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import closing
from io import BufferedIOBase
from pathlib import Path
from typing import cast

from shopguard.store.automatic_originals import beside, check_original, link_original
from shopguard.store.backup import copy_bytes
from shopguard.store.backup_form import MANIFEST, Manifest, UnusableBackup, read_manifest
from shopguard.store.database import FILE_NAME, SCHEMA_VERSION, open_file
from shopguard.store.durable import flush_file
from shopguard.store.engine import sqlite3
from shopguard.store.key_file import LOCK_FILE

# What zipfile raises for an archive that is cut, damaged or packed in a way it does not know (RuntimeError: with a password),
# and a manifest of another form (RecursionError, a RuntimeError too: lists in lists in lists).
_UNREADABLE = (
    zipfile.BadZipFile, zlib.error, lzma.LZMAError, struct.error, EOFError, RuntimeError, ValueError, KeyError, IndexError,
    TypeError, OverflowError,
)  # fmt: skip
_LARGEST_MANIFEST = 64 * 1024 * 1024  # a million originals


def manifest_of(path: Path) -> Manifest:
    """The manifest alone, without a look at the other members. Raises :class:`UnusableBackup`, ``OSError``."""
    with _opened(path) as (_, manifest):
        return manifest


def check_backup(path: Path) -> None:
    """Reads every byte of a backup, the originals beside it too. Raises :class:`UnusableBackup`, ``OSError``."""
    for name, kept in check_members(path).originals.items():
        check_original(path, name, kept)


def check_members(path: Path) -> Manifest:
    """Reads every byte of the file itself: what it takes to be put in place. Raises likewise."""
    with _opened(path) as (archive, manifest):
        for name, sha256 in manifest.hashes.items():
            with archive.open(name) as member:
                digest = hashlib.file_digest(cast(BufferedIOBase, member), "sha256")
            _same(name, digest.hexdigest(), sha256)
    return manifest


def unpack_backup(path: Path, folder: Path) -> None:
    """Unpacks a backup into an empty folder, checked and flushed to the disk. Raises :class:`UnusableBackup`, ``OSError``.

    The database is not newer than this program, and whole as far as that can be seen without its password. An original
    beside the backup that is lost or altered is left out: one picture less is no reason to lose everything else.
    """
    with _opened(path) as (archive, manifest):
        _check_room(archive, manifest, folder)
        for name, sha256 in manifest.hashes.items():
            target = folder / name
            target.parent.mkdir(parents=True, exist_ok=True)
            with archive.open(name) as member, target.open("wb") as stream:
                _same(name, copy_bytes(member, stream), sha256)
            flush_file(target)
    for name, kept in manifest.originals.items():
        with contextlib.suppress(UnusableBackup):
            check_original(path, name, kept)
            link_original(beside(path, kept), folder / name)
    if LOCK_FILE not in manifest.hashes:
        _check_database(folder / FILE_NAME)


def unpack_database(path: Path, folder: Path) -> Path:
    """The database alone, checked against the manifest. Raises :class:`UnusableBackup`, ``OSError``."""
    target = folder / FILE_NAME
    with _opened(path) as (archive, manifest), archive.open(FILE_NAME) as member, target.open("wb") as stream:
        _same(FILE_NAME, copy_bytes(member, stream), manifest.hashes[FILE_NAME])
    return target


def database_faults(db: sqlite3.Connection) -> list[str]:
    """What SQLite finds not whole: its integrity check and rows that refer to nothing. Raises ``sqlite3.Error``."""
    faults = [str(row[0]) for row in db.execute("PRAGMA integrity_check(20)") if row[0] != "ok"]
    broken = db.execute("PRAGMA foreign_key_check").fetchall()
    return faults + sorted({f"{row[0]} → {row[2]}" for row in broken})


@contextlib.contextmanager
def _opened(path: Path) -> Iterator[tuple[zipfile.ZipFile, Manifest]]:
    """A backup with its manifest; what a broken ZIP raises inside becomes :class:`UnusableBackup`."""
    try:
        with _zip(path) as archive:
            if archive.getinfo(MANIFEST).file_size > _LARGEST_MANIFEST:
                raise UnusableBackup("broken", MANIFEST)
            yield archive, read_manifest(archive.read(MANIFEST))
    except _UNREADABLE as error:
        raise UnusableBackup("broken", str(error)) from error
    except OSError as error:
        if error.errno != errno.EINVAL:
            raise
        # A member that is said to lie before the file's beginning.
        raise UnusableBackup("broken", str(error)) from error


def _zip(path: Path) -> zipfile.ZipFile:
    try:
        return zipfile.ZipFile(path)
    except FileNotFoundError:
        raise
    except OSError as error:  # a table of contents that points before the file's beginning, for one
        raise UnusableBackup("broken", error.strerror or str(error)) from error


def _check_room(archive: zipfile.ZipFile, manifest: Manifest, folder: Path) -> None:
    """Before anything is written: no member can become larger than it says."""
    if sum(archive.getinfo(name).file_size for name in manifest.hashes) > shutil.disk_usage(folder).free:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


def _same(name: str, found: str, expected: str) -> None:
    if found != expected:
        raise UnusableBackup("broken", name)


def _check_database(path: Path) -> None:
    try:
        with closing(open_file(path, path.parent)) as db:
            if int(db.execute("PRAGMA user_version").fetchone()[0]) > SCHEMA_VERSION:
                raise UnusableBackup("newer", FILE_NAME)
            found = str(
                db.execute("PRAGMA quick_check(1)").fetchone()[0]
            )  # as when it was made: what was kept can be had back
    except sqlite3.Error as error:
        raise UnusableBackup("broken", f"{FILE_NAME}: {error}") from error
    if found != "ok":
        raise UnusableBackup("broken", f"{FILE_NAME}: {found}")
