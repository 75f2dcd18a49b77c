"""The data folder: everything ShopGuard keeps, readable by the owner only."""

from __future__ import annotations

import contextlib
import os
import stat
from pathlib import Path

from shopguard.core.disk_words import disk_words
from shopguard.core.message import CannotOpen
from shopguard.store.durable import flush_folder

_OTHERS = 0o077  # group and everybody
_OURS = (  # how names of ours begin: an owner may keep other things in the folder he has chosen
    *(
        "shopguard.",
        "settings",
        "lock.json",
        "window.lock",
        "evidence",
        "rejects",
        "backups",
        "print-copies",
        "crashes",
    ),
    "before-restore",
)


def make_private_folder(folder: Path) -> None:
    """Makes ``folder`` (mode 700 where the system knows modes). Raises :class:`CannotOpen` if it cannot be made."""
    try:
        made = not folder.exists()
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise CannotOpen("problem.folder", path=str(folder), detail=disk_words(error)) from error
    if made:  # else a power cut could take the new folder, with whatever was put into it in the meantime
        with contextlib.suppress(OSError):  # the folder above may be another's, that can only be passed through
            flush_folder(folder.parent)
    if os.name == "posix":
        with contextlib.suppress(OSError):  # a folder that cannot be written says so when it is written to
            folder.chmod(0o700)
            _take_from_others(folder)


def _take_from_others(folder: Path) -> None:
    """What an older program, or an unpacked copy, has left readable to others; in folders of the data folder the folder is enough."""
    with os.scandir(folder) as entries:
        for entry in entries:
            if not entry.name.startswith(_OURS) or entry.is_symlink():
                continue
            mode = entry.stat().st_mode
            if mode & _OTHERS:
                os.chmod(entry.path, stat.S_IMODE(mode) & ~_OTHERS)  # noqa: PTH101 - an entry has its path as text
