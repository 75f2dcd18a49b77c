"""The new computer: what the file brought is put in place, and looked at."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from shopguard.core.message import CannotOpen, Message, UserProblem
from shopguard.flows.keeping import restore_backup, verify
from shopguard.flows.keeping.restoring import remove_aside
from shopguard.flows.moving.moving_file import MovingFile, read_moving_file
from shopguard.flows.progress import Reporter
from shopguard.store.backup_form import Counts
from shopguard.store.database import database_path
from shopguard.store.evidence import EVIDENCE_FOLDER
from shopguard.store.inspection import contents
from shopguard.store.key_file import has_lock


@dataclass(frozen=True, slots=True)
class MovedIn:
    """``aside``: where what was there before is kept; None: there was nothing."""

    file: MovingFile
    aside: Path | None


@dataclass(frozen=True, slots=True)
class Arrival:
    """What was found after the move: ``faults`` in sentences, empty = database, evidence and counts are what they were."""

    counts: Counts
    faults: tuple[Message, ...]


def is_used(data: Path) -> bool:
    """Whether the data folder holds anything that somebody could miss; also one that cannot be read."""
    if has_lock(data) or any((data / EVIDENCE_FOLDER).glob("??/*")):
        return True
    if not database_path(data).exists():
        return False
    try:
        found = contents(data)
    except CannotOpen:
        return True
    return bool(found.orders or found.parcels or found.cases or found.imports)


def move_in(data: Path, path: Path, *, now: int, keep_aside: bool = False, reporter: Reporter | None = None) -> MovedIn:
    """Puts what the file brought into the data folder; ask :func:`look_at_arrival` after it. No connection to it may be open.

    A used folder is left alone, unless ``keep_aside``: then what is there is kept beside it, a data folder of its own. The file
    is read whole before anything changes. Raises UserProblem, CannotOpen while a program works with the database; then
    nothing has changed.
    """
    reporter = reporter or Reporter()
    used = is_used(data)
    if used and not keep_aside:
        raise UserProblem("problem.moving_into_used", path=str(data))
    reporter.tell("moving.reading")
    file = read_moving_file(path)
    reporter.tell("moving.unpacking")
    aside = restore_backup(data, path, now=now)
    if aside is not None and not used:
        remove_aside(data, aside)  # the empty database of a first start
        aside = None
    return MovedIn(file, aside)


def look_at_arrival(data: Path, file: MovingFile) -> Arrival:
    """Reads database and every original, and compares the counts with those of the file. Raises CannotOpen, also while it is locked."""
    faults, counts = verify(data), contents(data)
    if file.counts is not None and counts != file.counts:
        faults.append(Message("moving.other_counts", {"here": _told(counts), "there": _told(file.counts)}))
    return Arrival(counts, tuple(faults))


def _told(counts: Counts) -> str:
    return " / ".join(map(str, (counts.orders, counts.parcels, counts.cases, counts.originals, counts.imports)))
