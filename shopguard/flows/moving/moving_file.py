"""The file that carries a whole data folder: a backup, read back byte by byte."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path

from shopguard.core.disk_words import disk_words
from shopguard.core.message import UserProblem
from shopguard.store.backup_form import Counts, UnusableBackup
from shopguard.store.backup_reading import check_backup, manifest_of

_GROUP, _GROUPS = 4, 3


@dataclass(frozen=True, slots=True)
class MovingFile:
    """``made_at``: unix seconds; ``size`` in bytes; ``sha256``: of the whole file; ``files``: how many are in it, each found to be
    what its own SHA-256 says. ``counts``: None in a file of an older program. ``locked``: its password is wanted to open it.
    """

    path: Path
    size: int
    sha256: str
    made_at: int
    version: str
    files: int
    counts: Counts | None
    locked: bool

    @property
    def code(self) -> str:
        """The beginning of the SHA-256 as people compare it: ``1A2B-3C4D-5E6F``."""
        start = self.sha256[: _GROUP * _GROUPS].upper()
        return "-".join(start[at : at + _GROUP] for at in range(0, len(start), _GROUP))


def read_moving_file(path: Path) -> MovingFile:
    """Reads every byte of it. Raises UserProblem for a file that is not there, not whole, or newer than this program."""
    if not path.is_file():
        raise UserProblem("problem.moving_file_gone", path=str(path))
    try:
        check_backup(path)
        manifest = manifest_of(path)
        with path.open("rb") as stream:
            sha256 = hashlib.file_digest(stream, "sha256").hexdigest()
        size = path.stat().st_size
    except UnusableBackup as error:
        raise UserProblem(f"problem.moving_file_{error.fault}", path=str(path), detail=error.detail) from error
    except OSError as error:
        raise UserProblem("problem.moving_file_unreadable", path=str(path), detail=disk_words(error)) from error
    return MovingFile(
        path=path,
        size=size,
        sha256=sha256,
        made_at=manifest.made_at,
        version=manifest.version,
        files=len(manifest.hashes) + len(manifest.originals),
        counts=manifest.counts,
        locked=manifest.lock is not None,
    )
