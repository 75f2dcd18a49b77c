"""The folder that is watched for new exports: which one it is, and what becomes of what is found."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from shopguard.flows.imports.folder_listing import entries_of
from shopguard.flows.workplace import Workplace
from shopguard.store.setting import keep_setting, setting
from shopguard.store.watched_files import add_marks, forget_marks, keep_marks

Handling = Literal["ask", "import"]
_FOLDER, _HANDLING = "watched_folder", "watched_handling"


@dataclass(frozen=True, slots=True)
class Watched:
    """``folder``: None when nothing is watched. ``handling``: new exports are offered, or imported at once."""

    folder: Path | None
    handling: Handling


def watched(place: Workplace) -> Watched:
    """What the owner chose."""
    db = place.store.connection()
    told = setting(db, _FOLDER)
    return Watched(Path(told) if told else None, "import" if setting(db, _HANDLING) == "import" else "ask")


def watch(place: Workplace, folder: Path) -> Watched:
    """Watches this folder from now on; what lies in it already is not offered. The same folder again changes nothing.

    Raises :class:`~shopguard.core.message.UserProblem` where it cannot be read: then nothing has changed.
    """
    folder = folder.absolute()
    if watched(place).folder != folder:
        there = entries_of(folder)
        with place.store.transaction() as db:
            forget_marks(db)
            add_marks(db, [entry.mark for entry in there])
            keep_setting(db, _FOLDER, str(folder))
    return watched(place)


def stop_watching(place: Workplace) -> Watched:
    """Watches nothing any more, and forgets what was seen."""
    with place.store.transaction() as db:
        forget_marks(db)
        keep_setting(db, _FOLDER, "")
    return watched(place)


def handle(place: Workplace, handling: Handling) -> Watched:
    """Offers new exports, or imports them at once."""
    with place.store.transaction() as db:
        keep_setting(db, _HANDLING, handling)
    return watched(place)


def remember(place: Workplace, folder: Path, marks: Iterable[str], present: Iterable[str]) -> None:
    """These files of ``folder`` need no second look, neither in this session nor in a later one.

    ``present``: the marks of all that lies there; what went away is forgotten. A folder that is no longer watched: nothing.
    """
    with place.store.transaction() as db:
        if setting(db, _FOLDER) == str(folder):
            keep_marks(db, present)
            add_marks(db, marks)
