"""The data folder: everything ShopGuard keeps, readable by the owner only."""

from __future__ import annotations

import contextlib
import os
from pathlib import Path

from shopguard.core.disk_words import disk_words
from shopguard.core.message import CannotOpen


def make_private_folder(folder: Path) -> None:
    """Makes ``folder`` (mode 700 where the system knows modes). Raises :class:`CannotOpen` if it cannot be made."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise CannotOpen("problem.folder", path=str(folder), detail=disk_words(error)) from error
    if os.name == "posix":
        with contextlib.suppress(OSError):  # a folder that cannot be written says so when it is written to
            folder.chmod(0o700)
