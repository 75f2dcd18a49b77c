"""The old computer: everything into one file."""

from __future__ import annotations

from pathlib import Path

from shopguard.core.message import UserProblem
from shopguard.flows.keeping import make_backup
from shopguard.flows.moving.moving_file import MovingFile, read_moving_file
from shopguard.flows.progress import Reporter
from shopguard.flows.workplace import Workplace

ENDING = ".zip"


def move_out(place: Workplace, to: Path, *, now: int, reporter: Reporter | None = None) -> MovingFile:
    """Writes database, evidence, lists of rejected rows, settings, own rules and lock into one file, and reads it back.

    The data folder stays as it is. ``to``: a file that is not there yet. Raises UserProblem; then nothing was written, or what
    was written is named. A folder with a password gives a file with the same password.
    """
    if to.is_dir():
        raise UserProblem("problem.moving_to_folder", path=str(to))
    if to.exists():
        raise UserProblem("problem.moving_file_exists", path=str(to))
    reporter = reporter or Reporter()
    path = make_backup(place, now=now, to=to, reporter=reporter)
    reporter.tell("moving.reading_back")
    return read_moving_file(path)
