"""Why a file cannot be taken into the evidence locker, as sentences: what happened, that the case is unharmed, what to do."""

from __future__ import annotations

import errno
from pathlib import Path

from shopguard.core.disk_words import disk_words
from shopguard.core.message import UserProblem

_MEGABYTE = 1024 * 1024
_NO_ROOM = (errno.ENOSPC, errno.EDQUOT)


def name_of(file: Path) -> str:
    """The file's name as text; bytes that are none become a question mark."""
    return file.name.encode("utf-8", "surrogateescape").decode("utf-8", "replace")


def cannot_read(file: Path, error: OSError) -> UserProblem:
    """The file is not there any more, may not be read, or its disk does not give it."""
    if isinstance(error, PermissionError):
        return UserProblem("problem.evidence_not_allowed", name=name_of(file))
    try:
        file.stat()
    except OSError:
        return UserProblem("problem.evidence_gone", name=name_of(file))
    return UserProblem("problem.evidence_unreadable", name=name_of(file), detail=disk_words(error))


def cannot_keep(file: Path, size: int, error: OSError) -> UserProblem:
    """The locker has no room for it, or cannot be written."""
    if error.errno in _NO_ROOM:
        return UserProblem("problem.evidence_no_room", name=name_of(file), megabytes=_megabytes(size))
    return UserProblem("problem.evidence_not_kept", name=name_of(file), detail=disk_words(error))


def too_big(file: Path, size: int, most_bytes: int) -> UserProblem:
    """It is larger than the rules' setting."""
    return UserProblem(
        "problem.evidence_too_big", name=name_of(file), size=_megabytes(size), megabytes=most_bytes // _MEGABYTE
    )


def _megabytes(size: int) -> int:
    """Begun ones count: what is a byte too large is not of the allowed size."""
    return -(-size // _MEGABYTE)
