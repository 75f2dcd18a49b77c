"""Putting a checked, unpacked backup in place of what is there, so that a kill at any moment leaves one whole state.

The steps, and what a kill after each leaves behind:

1. the present database is brought into one file and copied into the folder kept aside, its evidence is linked there – the
   old state;
2. the evidence of the backup is added to the present one (named by hash: nothing is replaced but a damaged original) – the
   old state, with more originals than it needs;
3. the backup's database is renamed over the present one, in one step of the file system – the restored state.
"""

from __future__ import annotations

import os
import shutil
import stat
from contextlib import closing
from pathlib import Path

from shopguard.core.message import CannotOpen
from shopguard.store.backup import REJECTS_FOLDER
from shopguard.store.database import FILE_NAME, database_path
from shopguard.store.durable import flush_file, flush_folder, put_in_place
from shopguard.store.engine import sqlite3
from shopguard.store.evidence import EVIDENCE_FOLDER
from shopguard.store.folder import make_private_folder

_COMPANIONS = ("-wal", "-shm", "-journal")


def free_database(data: Path) -> None:
    """Brings the present database into one file. Raises :class:`CannotOpen` while a program still works with it.

    A damaged one stays as it is: it is kept aside with its companions.
    """
    path = database_path(data)
    if not path.exists():
        return
    try:
        with closing(sqlite3.connect(path, timeout=1, isolation_level=None)) as db:
            # SQLite leaves WAL only while no other connection is open: the way to learn whether one is
            mode = db.execute("PRAGMA journal_mode = DELETE").fetchone()[0]
    except sqlite3.OperationalError as error:
        mode = "wal" if "locked" in str(error) else "damaged"
    except sqlite3.DatabaseError:
        mode = "damaged"
    if mode == "wal":
        raise CannotOpen("problem.database_locked", path=str(path))


def keep_aside(data: Path, building: Path, aside: Path) -> None:
    """Copies the present database, with companions if any, and links the evidence: ``aside`` is a data folder of its own.

    It gets its name when it is whole; ``building`` is where it is put together.
    """
    make_private_folder(building)
    for path in (database_path(data), *_companions(data)):
        if path.exists():
            shutil.copy2(path, building / path.name)
            flush_file(building / path.name)
    for original in sorted((data / EVIDENCE_FOLDER).glob("??/*")):
        kept = building / EVIDENCE_FOLDER / original.parent.name / original.name
        make_private_folder(kept.parent)
        try:
            os.link(original, kept)
        except OSError:  # another file system, or one without links
            shutil.copy2(original, kept)
    flush_folder(building)
    put_in_place(building, aside)


def add_evidence(unpacked: Path, data: Path, is_whole: frozenset[str]) -> None:
    """Moves the backup's originals in; one that is there and whole (its hash in ``is_whole``) stays."""
    for original in sorted((unpacked / EVIDENCE_FOLDER).glob("??/*")):
        if original.name in is_whole:
            continue
        place = data / EVIDENCE_FOLDER / original.parent.name / original.name
        make_private_folder(data / EVIDENCE_FOLDER)
        make_private_folder(place.parent)
        if place.exists():
            place.chmod(stat.S_IREAD | stat.S_IWRITE)
        original.chmod(stat.S_IREAD)
        put_in_place(original, place)


def add_rejects(unpacked: Path, data: Path) -> None:
    """Moves in the lists of rejected rows that are not there."""
    for rejects in sorted((unpacked / REJECTS_FOLDER).glob("*.csv")):
        place = data / REJECTS_FOLDER / rejects.name
        if not place.exists():
            make_private_folder(place.parent)
            put_in_place(rejects, place)


def replace_database(unpacked: Path, data: Path) -> None:
    """The one step that counts. A damaged database's companions go first: they would be taken for the new one's."""
    for path in _companions(data):
        path.unlink(missing_ok=True)
    put_in_place(unpacked / FILE_NAME, database_path(data))


def _companions(data: Path) -> list[Path]:
    path = database_path(data)
    return [path.with_name(path.name + ending) for ending in _COMPANIONS]
