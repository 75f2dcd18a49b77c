"""Folders for work in progress inside the data folder, and what a killed program left of them."""

from __future__ import annotations

import contextlib
import os
import shutil
import stat
import tempfile
from pathlib import Path

from shopguard.core.beijing import DAY


def make_workroom(data: Path, prefix: str, *, left_for: int = DAY) -> tempfile.TemporaryDirectory[str]:
    """A private folder that goes when it is closed. Raises ``OSError``.

    Others of that ``prefix`` that a killed program left go now, once they are ``left_for`` seconds old: a younger one
    may belong to a program that is still at work.
    """
    room = tempfile.TemporaryDirectory(prefix=prefix, dir=data, ignore_cleanup_errors=True)
    made_at = Path(room.name).stat().st_mtime
    for folder in data.glob(f"{prefix}*"):
        with contextlib.suppress(FileNotFoundError):  # another program may have been quicker
            if folder != Path(room.name) and folder.stat().st_mtime <= made_at - left_for:
                _remove(folder)
    return room


def _remove(folder: Path) -> None:
    if os.name == "nt":  # Windows does not remove read-only files
        for path in folder.rglob("*"):
            with contextlib.suppress(OSError):
                path.chmod(stat.S_IREAD | stat.S_IWRITE)
    shutil.rmtree(folder, ignore_errors=True)
