"""The backups in the data folder: when each was made, and why."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from shopguard.store.automatic_backups import AutomaticBackup, automatic_backups
from shopguard.store.backup_form import BACKUP_FOLDER, OWNER, Manifest, UnusableBackup
from shopguard.store.backup_reading import manifest_of

_NEVER = 1 << 62  # later than any backup


class ListedBackup(NamedTuple):
    """``manifest``: None where the file is no whole backup or needs a newer program; ``why``: "owner" where made by hand.

    ``size`` in bytes; what automatic ones share is not counted.
    """

    path: Path
    why: str
    size: int
    manifest: Manifest | None


def list_backups(data: Path) -> list[ListedBackup]:
    """All of them, the newest first; only their manifests are read.

    Of two automatic ones the number says which is newer: one of a clock that ran ahead counts as old as the next one.
    """
    found = [(_moment(one), one) for one in (_listed(path, OWNER) for path in backups_of_owner(data))]
    latest = _NEVER
    for each in reversed(automatic_ones(data)):
        one = _listed(each.path, each.why)
        if one.manifest is not None:
            latest = min(latest, one.manifest.made_at)
        found.append((latest if one.manifest is not None else 0, one))
    return [one for _, one in sorted(found, key=lambda each: (each[0], each[1].path.name), reverse=True)]


def backups_of_owner(data: Path) -> list[Path]:
    """Those that were made by hand and lie in the data folder, the oldest first."""
    return sorted((data / BACKUP_FOLDER).glob("*.zip"), key=lambda path: path.name)


def automatic_ones(data: Path) -> list[AutomaticBackup]:
    """The automatic ones, the oldest first."""
    return automatic_backups(data)


def _listed(path: Path, why: str) -> ListedBackup:
    try:
        manifest = manifest_of(path)
    except (UnusableBackup, OSError):
        manifest = None
    return ListedBackup(path, why if manifest is None else manifest.why, path.stat().st_size, manifest)


def _moment(one: ListedBackup) -> int:
    return 0 if one.manifest is None else one.manifest.made_at
