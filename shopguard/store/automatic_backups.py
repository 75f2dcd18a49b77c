"""The automatic backups of a data folder: ``backups/auto/<number>-<when>-<why>.zip``; a higher number was made later.

The number, not the moment, says which is newer: a computer's clock may be set back.
"""

from __future__ import annotations

import re
from datetime import datetime
from pathlib import Path
from typing import Literal, NamedTuple

from shopguard.core.beijing import BEIJING, day_of, to_datetime, to_seconds

Why = Literal[
    "daily",
    "before_migration",
    "before_undo",
    "before_password",
    "after_password",
    "before_erase",
    "after_erase",
]
BACKUP_FOLDER = "backups"
AUTOMATIC_FOLDER = "auto"
_NAME = re.compile(r"(\d{6,})-(\d{8}-\d{6})-([a-z_]+)\.zip")
_WHEN = "%Y%m%d-%H%M%S"


class AutomaticBackup(NamedTuple):
    """``made_at``: unix seconds; ``size`` in bytes, without the originals."""

    path: Path
    number: int
    made_at: int
    why: str
    size: int


def automatic_folder(data: Path) -> Path:
    """Where they lie."""
    return data / BACKUP_FOLDER / AUTOMATIC_FOLDER


def automatic_backups(data: Path) -> list[AutomaticBackup]:
    """Those that are there, the oldest first."""
    found = []
    for path in automatic_folder(data).glob("*.zip"):
        named = _NAME.fullmatch(path.name)
        made_at = _moment(named[2]) if named is not None else None
        if named is not None and made_at is not None and path.is_file():
            found.append(AutomaticBackup(path, int(named[1]), made_at, named[3], path.stat().st_size))
    return sorted(found, key=lambda one: (one.number, one.made_at, one.why))


def made_today(data: Path, now: int) -> bool:
    """Whether the newest daily one is of the day (Beijing) of ``now``."""
    newest = [one.made_at for one in automatic_backups(data) if one.why == "daily"][-1:]
    return bool(newest) and day_of(newest[0]) == day_of(now)


def next_number(data: Path, after: int) -> int:
    """A number that is higher than those of all that are there, and than ``after``."""
    return max((after, *(one.number for one in automatic_backups(data)))) + 1


def next_path(data: Path, number: int, now: int, why: str) -> Path:
    """What the one of that number is called."""
    return automatic_folder(data) / f"{number:06}-{to_datetime(now):{_WHEN}}-{why}.zip"


def _moment(text: str) -> int | None:
    try:
        return to_seconds(datetime.strptime(text, _WHEN).replace(tzinfo=BEIJING))
    except ValueError:
        return None
