"""The evidence locker: originals byte for byte, named by their SHA-256, written once and never altered.

A file is copied under a temporary name, flushed to the disk and renamed, so that a kill leaves either the whole
original or a leftover that nothing refers to. The copy is hashed, not the source:
what the hash speaks for is what is kept.
"""

from __future__ import annotations

import contextlib
import errno
import hashlib
import os
import shutil
import stat
import uuid
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from io import BufferedIOBase
from pathlib import Path
from typing import BinaryIO, cast

from shopguard.appeals.containers import media_type_of_file
from shopguard.appeals.file_refusals import cannot_keep, cannot_read, name_of, too_big
from shopguard.appeals.recordings import seconds_of
from shopguard.core.beijing import DAY
from shopguard.core.disk_words import disk_words
from shopguard.core.message import UserProblem
from shopguard.store.durable import put_in_place, written_whole
from shopguard.store.evidence import EVIDENCE_FOLDER, evidence_path, open_original, original
from shopguard.store.folder import make_private_folder
from shopguard.store.sealing import BrokenSeal, KeptFile, Readable, kept_writer

_CHUNK = 1024 * 1024
_INCOMING = ".incoming-"

Copied = Callable[[int, int], None]  # is told how many bytes of how many are there; what it raises ends the copying


def _nobody(_done: int, _total: int) -> None:
    """Nobody wants to know."""


@dataclass(frozen=True, slots=True)
class Original:
    """One original in the locker. ``file_time``: when the file was last changed (unix seconds); ``seconds``: of a recording."""

    sha256: str
    name: str
    size: int
    media_type: str
    file_time: int | None = None
    seconds: int | None = None


def put(data: Path, file: Path, *, most_bytes: int, copied: Copied = _nobody) -> Original:
    """Copies ``file`` into the locker of ``data``. Raises :class:`UserProblem`; then the locker is as it was.

    Where ``copied`` ends the copying, nothing stays of it either.
    """
    found = _look_at(file, most_bytes)
    folder = data / EVIDENCE_FOLDER
    make_private_folder(folder)
    incoming = folder / f"{_INCOMING}{uuid.uuid4().hex}"
    try:
        sha256 = _copy(data, file, found, incoming, most_bytes, copied)
        media_type = media_type_of_file(KeptFile(data, incoming))
        _settle(data, incoming, sha256)
    except OSError as error:  # what went wrong with the file itself was said already: this is about the locker
        raise cannot_keep(file, found.st_size, error) from error
    finally:
        _clear(folder, incoming)
    return Original(
        sha256, name_of(file), found.st_size, media_type, int(found.st_mtime), _seconds(data, sha256, media_type)
    )


def is_whole(data: Path, sha256: str) -> bool | None:
    """Whether the original is as it was; None when it is missing or cannot be read."""
    try:
        return _sha256_of(original(data, sha256)) == sha256
    except BrokenSeal:
        return False
    except OSError:
        return None


def copy_original(data: Path, sha256: str, name: str, target: Path, copied: Copied = _nobody) -> None:
    """Writes an original's bytes into ``target``, whole or not at all. Raises :class:`UserProblem`, also for a damaged one."""
    whole = is_whole(data, sha256)
    if not whole:
        code = "problem.original_missing" if whole is None else "problem.original_altered"
        raise UserProblem(code, name=name, sha256=sha256)
    try:
        with open_original(data, sha256) as source, written_whole(target) as copy:
            total, done = original(data, sha256).size(), 0
            while chunk := source.read(_CHUNK):
                done += copy.write(chunk)
                copied(done, total)
    except OSError as error:
        raise UserProblem("problem.copy_not_written", path=str(target), detail=disk_words(error)) from error


def leftovers(data: Path) -> list[Path]:
    """What a killed program left of files it was copying; the next file that is added clears away those of yesterday."""
    return sorted((data / EVIDENCE_FOLDER).glob(f"{_INCOMING}*"))


def _look_at(file: Path, most_bytes: int) -> os.stat_result:
    """What the file is before any of it is copied."""
    try:
        found = file.stat()
    except OSError as error:
        raise cannot_read(file, error) from error
    if stat.S_ISDIR(found.st_mode):
        raise UserProblem("problem.evidence_folder", name=name_of(file))
    if not stat.S_ISREG(found.st_mode):
        raise UserProblem("problem.evidence_no_file", name=name_of(file))
    if found.st_size == 0:
        raise UserProblem("problem.evidence_empty", name=name_of(file))
    if found.st_size > most_bytes:
        raise too_big(file, found.st_size, most_bytes)
    return found


def _copy(data: Path, file: Path, found: os.stat_result, incoming: Path, most_bytes: int, copied: Copied) -> str:
    """The SHA-256 of what was written. Raises ``OSError`` where the locker cannot be written."""
    if shutil.disk_usage(incoming.parent).free < found.st_size:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
    digest, size = hashlib.sha256(), 0
    try:
        source = file.open("rb")
    except OSError as error:
        raise cannot_read(file, error) from error
    with source, kept_writer(data, incoming) as target:
        for chunk in _chunks(file, source):
            size += len(chunk)
            if size > most_bytes:
                raise too_big(file, size, most_bytes)
            digest.update(chunk)
            target.write(chunk)
            copied(size, found.st_size)
        now = os.fstat(source.fileno())
    if size != found.st_size or (now.st_size, now.st_mtime_ns) != (found.st_size, found.st_mtime_ns):
        raise UserProblem("problem.evidence_changing", name=name_of(file))
    return digest.hexdigest()


def _chunks(file: Path, source: BinaryIO) -> Iterator[bytes]:
    while True:
        try:
            chunk = source.read(_CHUNK)
        except OSError as error:
            raise cannot_read(file, error) from error
        if not chunk:
            return
        yield chunk


def _seconds(data: Path, sha256: str, media_type: str) -> int | None:
    return seconds_of(original(data, sha256), media_type)


def _settle(data: Path, incoming: Path, sha256: str) -> None:
    """Gives the copy its name; one that is there and whole stays, a damaged one is replaced by the good bytes."""
    place = evidence_path(data, sha256)
    if place.exists():
        if is_whole(data, sha256):
            return
        place.chmod(stat.S_IREAD | stat.S_IWRITE)
    make_private_folder(place.parent)
    incoming.chmod(stat.S_IREAD)
    put_in_place(incoming, place)


def _clear(folder: Path, incoming: Path) -> None:
    """Takes away what is left of this copy, and of copies that a killed program left a day ago or longer."""
    with contextlib.suppress(OSError):  # nothing refers to it, and another program may have been quicker
        if incoming.exists():
            _unlink(incoming)
    with contextlib.suppress(OSError):
        day_ago = folder.stat().st_mtime - DAY
        for old in leftovers(folder.parent):
            if old.stat().st_mtime < day_ago:
                _unlink(old)


def _sha256_of(file: Readable) -> str:
    """Raises ``OSError``."""
    with file.open("rb") as stream:
        return hashlib.file_digest(cast(BufferedIOBase, stream), "sha256").hexdigest()


def _unlink(path: Path) -> None:
    path.chmod(stat.S_IREAD | stat.S_IWRITE)
    path.unlink()
