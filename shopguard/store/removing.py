"""Removing a whole data folder, for good: for an owner who wants nothing left of the program."""

from __future__ import annotations

import contextlib
import re
from pathlib import Path
from typing import Final

from shopguard.store.automatic_backups import BACKUP_FOLDER
from shopguard.store.backup_form import REJECTS_FOLDER
from shopguard.store.begun import RESTORE_DONE, RESTORE_READY
from shopguard.store.database import FILE_NAME
from shopguard.store.evidence import COPIES_FOLDER, EVIDENCE_FOLDER
from shopguard.store.key_file import LOCK_FILE
from shopguard.store.own_rules import OWN_RULES
from shopguard.store.rule_updates import RULE_UPDATES
from shopguard.store.settings_file import FILE_NAME as SETTINGS_FILE
from shopguard.store.workroom import remove_folder

_WINDOW_LOCK: Final = (
    "window.lock"  # left where a program was killed; alone where it was ended before there was any data
)
_FOLDERS: Final = (
    *(
        EVIDENCE_FOLDER,
        COPIES_FOLDER,
        REJECTS_FOLDER,
        BACKUP_FOLDER,
        OWN_RULES,
        RULE_UPDATES,
        RESTORE_DONE,
        RESTORE_READY,
    ),
    *("crashes", "rules-last-good"),
)
_FILES: Final = (FILE_NAME, SETTINGS_FILE, LOCK_FILE)
_OURS: Final = re.compile(
    "|".join(
        (
            *map(re.escape, (*_FOLDERS, *_FILES, _WINDOW_LOCK)),
            re.escape(FILE_NAME) + r"-(wal|shm|journal)",
            r"(settings-broken|lock-damaged|before-restore)-[\d-]+(\.json)?",
            rf"\.({'|'.join(map(re.escape, _FILES))})\.(writing|sealing)",
            r"\.(backup|exchange|password|unpacking)\.lock",
            r"\.(backup|looking|password|printing|restoring|sweeping)-[^.]+(\.lock)?",
        )
    )
)
_NOBODYS: Final = (".DS_Store", "Thumbs.db", "desktop.ini")  # left by file managers


def is_data_folder(folder: Path) -> bool:
    """Whether it is one of this program: it holds the database, or nothing at all. Raises ``OSError``."""
    return folder.is_dir() and ((folder / FILE_NAME).is_file() or not _names(folder) - {_WINDOW_LOCK})


def other_things(folder: Path) -> list[str]:
    """The names in it that are not the program's. Raises ``OSError``."""
    return sorted(name for name in _names(folder) if not _OURS.fullmatch(name))


def remove_data_folder(folder: Path) -> bool:
    """Removes it with all that is in it; whether nothing is left. Only for what :func:`is_data_folder` says yes to.

    The database goes last: a folder whose removal was cut off is still known for what it is.
    """
    place = folder.resolve()
    for path in sorted(place.iterdir(), key=lambda path: path.name == FILE_NAME):
        if path.is_dir() and not path.is_symlink():
            remove_folder(path)
        else:
            with contextlib.suppress(OSError):  # what is left is told
                path.unlink()
    remove_folder(place)
    if folder.is_symlink():  # the owner had put the folder elsewhere
        folder.unlink()
    return not folder.exists()


def _names(folder: Path) -> set[str]:
    return {entry.name for entry in folder.iterdir()} - {*_NOBODYS}
