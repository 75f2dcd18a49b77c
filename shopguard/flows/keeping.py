"""Keeping: backup, restore, verify."""

from __future__ import annotations

from pathlib import Path

from shopguard.core.message import Message
from shopguard.flows.workplace import Workplace


def make_backup(place: Workplace, *, now: int, to: Path | None = None) -> Path:
    """Writes database and evidence into one ZIP; default: the data folder's ``backups``. Returns its path."""
    raise NotImplementedError


def restore_backup(data: Path, backup: Path, *, now: int) -> Path | None:
    """Puts a backup's contents in place of the data folder's; what was there is kept aside (its path is returned)."""
    raise NotImplementedError


def verify(data: Path) -> list[Message]:
    """What is not whole in database and evidence; empty = all is well (also for a folder that holds nothing yet)."""
    raise NotImplementedError
