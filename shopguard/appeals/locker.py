"""The evidence locker: originals byte for byte, named by their SHA-256, written once and never altered.

A file is copied under a temporary name, flushed to the disk and renamed, so that a kill leaves either the whole
original or a leftover that nothing refers to. The copy is hashed, not the source:
what the hash speaks for is what is kept.
"""

from __future__ import annotations

import hashlib
import os
import stat
import uuid
from dataclasses import dataclass
from pathlib import Path

from shopguard.appeals.media import HEAD_BYTES, media_type_of
from shopguard.core.message import UserProblem
from shopguard.store.durable import put_in_place
from shopguard.store.evidence import EVIDENCE_FOLDER, evidence_path
from shopguard.store.folder import make_private_folder

_CHUNK = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Original:
    """One original in the locker."""

    sha256: str
    name: str
    size: int
    media_type: str


def put(data: Path, file: Path, *, most_bytes: int) -> Original:
    """Copies ``file`` into the locker of ``data``. Raises :class:`UserProblem`; then the locker is as it was."""
    folder = data / EVIDENCE_FOLDER
    make_private_folder(folder)
    incoming = folder / f".incoming-{uuid.uuid4().hex}"
    try:
        original = _copy(file, incoming, most_bytes)
        _settle(incoming, evidence_path(data, original.sha256), original.sha256)
    except OSError as error:
        raise UserProblem("problem.evidence_unreadable", name=file.name, detail=error.strerror or str(error)) from error
    finally:
        if incoming.exists():
            _unlink(incoming)
    return original


def is_whole(data: Path, sha256: str) -> bool | None:
    """Whether the original is as it was; None when it is missing or cannot be read."""
    try:
        return _sha256_of(evidence_path(data, sha256)) == sha256
    except OSError:
        return None


def _copy(file: Path, incoming: Path, most_bytes: int) -> Original:
    if not file.exists():
        raise UserProblem("problem.evidence_gone", name=file.name)
    if not file.is_file():
        raise UserProblem("problem.evidence_no_file", name=file.name)
    digest, size, head = hashlib.sha256(), 0, b""
    with file.open("rb") as source, incoming.open("xb") as target:
        while chunk := source.read(_CHUNK):
            head = head or chunk[:HEAD_BYTES]
            size += len(chunk)
            if size > most_bytes:
                raise UserProblem("problem.evidence_too_big", name=file.name, megabytes=most_bytes // _CHUNK)
            digest.update(chunk)
            target.write(chunk)
        target.flush()
        os.fsync(target.fileno())
    if size == 0:
        raise UserProblem("problem.evidence_empty", name=file.name)
    return Original(digest.hexdigest(), file.name, size, media_type_of(head))


def _settle(incoming: Path, place: Path, sha256: str) -> None:
    """Gives the copy its name; one that is there and whole stays, a damaged one is replaced by the good bytes."""
    if place.exists():
        if _sha256_of(place) == sha256:
            return
        place.chmod(stat.S_IREAD | stat.S_IWRITE)
    make_private_folder(place.parent)
    incoming.chmod(stat.S_IREAD)
    put_in_place(incoming, place)


def _sha256_of(path: Path) -> str:
    """Raises ``OSError``."""
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def _unlink(path: Path) -> None:
    path.chmod(stat.S_IREAD | stat.S_IWRITE)
    path.unlink()
