"""The backups in the data folder: when each was made, and why."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from shopguard.store.automatic_backups import AutomaticBackup, automatic_backups
from shopguard.store.backup_form import BACKUP_FOLDER, OWNER, Manifest, UnusableBackup
from shopguard.store.backup_reading import manifest_of


class ListedBackup(NamedTuple):
    """``manifest``: None where the file is no whole backup or needs a newer program; ``why``: "owner" where made by hand.

    ``size`` in bytes; what automatic ones share is not counted.
    """

    path: Path
    why: str
    size: int
    manifest: Manifest | None


def list_backups(data: Path) -> list[ListedBackup]:
    """All of them, the newest first; only their manifests are read."""
    of_owner = [_listed(path, OWNER) for path in backups_of_owner(data)]
    automatic = [_listed(one.path, one.why) for one in automatic_ones(data)]
    return sorted([*of_owner, *automatic], key=_made_at, reverse=True)


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
    return ListedBackup(path, why, path.stat().st_size, manifest)


def _made_at(one: ListedBackup) -> tuple[int, str]:
    return (0 if one.manifest is None else one.manifest.made_at), one.path.name
