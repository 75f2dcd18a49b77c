"""Folders for work in progress inside the data folder, and what a killed program left of them.

Beside each room lies a file that its program keeps locked: a room whose file nobody holds is left over.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import stat
import tempfile
from contextlib import ExitStack
from pathlib import Path

from shopguard.core.beijing import DAY
from shopguard.store.one_at_a_time import only_one

_IN_USE = ".lock"


class Workroom(tempfile.TemporaryDirectory[str]):
    """A private folder that goes when it is closed."""

    def __init__(self, data: Path, prefix: str) -> None:
        super().__init__(prefix=prefix, dir=data, ignore_cleanup_errors=True)
        self._held = ExitStack()
        self._sign = _sign_of(Path(self.name))
        self._held.enter_context(only_one(data, Path(self.name).name.removeprefix("."), wait=False))

    def cleanup(self) -> None:
        """Removes the folder."""
        self._held.close()
        with contextlib.suppress(OSError):  # whoever clears rooms away may have been quicker
            self._sign.unlink(missing_ok=True)
        super().cleanup()


def make_workroom(data: Path, prefix: str, *, left_for: int = DAY) -> Workroom:
    """A room of its own; ``prefix`` begins with a dot. Raises ``OSError``.

    Others of that ``prefix`` that a killed program left go now; those of which that cannot be told once they are ``left_for``
    seconds old.
    """
    room = Workroom(data, prefix)
    made_at = Path(room.name).stat().st_mtime
    for folder in data.glob(f"{prefix}*"):
        with contextlib.suppress(FileNotFoundError):  # another program may have been quicker
            is_left = folder.is_dir() and folder != Path(room.name) and not _clear_left_over(folder)
            if is_left and not _sign_of(folder).exists() and folder.stat().st_mtime <= made_at - left_for:
                remove_folder(folder)
    return room


def clear_workrooms(data: Path) -> None:
    """Removes every room that a killed program left: what is sealed elsewhere may lie in it as it is."""
    for sign in data.glob(f".*-*{_IN_USE}"):
        with contextlib.suppress(OSError):
            _clear_left_over(sign.with_name(sign.name.removesuffix(_IN_USE)))


def remove_folder(folder: Path) -> None:
    """Removes a folder with all that is in it, as far as the system lets it."""
    if os.name == "nt":  # Windows does not remove read-only files
        for path in folder.rglob("*"):
            with contextlib.suppress(OSError):
                path.chmod(stat.S_IREAD | stat.S_IWRITE)
    shutil.rmtree(folder, ignore_errors=True)


def _clear_left_over(folder: Path) -> bool:
    """Whether its program is gone, and so is the room now."""
    sign = _sign_of(folder)
    if not sign.exists():
        return False
    with only_one(folder.parent, folder.name.removeprefix("."), wait=False) as is_left:
        if is_left:
            remove_folder(folder)
    if is_left:
        sign.unlink(missing_ok=True)
    return is_left


def _sign_of(folder: Path) -> Path:
    return folder.with_name(f"{folder.name}{_IN_USE}")
