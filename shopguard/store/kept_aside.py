"""The state before a restore: copied beside the coming one, a data folder of its own, and brought back from there.

Originals are linked, what the owner may write into is copied.
"""

from __future__ import annotations

import json
import shutil
from pathlib import Path

from shopguard.store.automatic_originals import link_original
from shopguard.store.backup import copy_database
from shopguard.store.backup_form import REJECTS_FOLDER, RULES_FOLDER
from shopguard.store.database import FILE_NAME, database_path
from shopguard.store.durable import flush_file, flush_folder
from shopguard.store.engine import sqlite3
from shopguard.store.evidence import EVIDENCE_FOLDER
from shopguard.store.folder import make_private_folder
from shopguard.store.key_file import LOCK_FILE
from shopguard.store.own_rules import OWN_RULES
from shopguard.store.rule_updates import ENDING, RULE_UPDATES
from shopguard.store.settings_file import FILE_NAME as SETTINGS_FILE

ABOUT = "restored.json"  # in a folder kept aside: which backup took its place, and when
ASIDE = "aside"  # beside what is unpacked, until it gets its own name
_COMPANIONS = ("-wal", "-shm", "-journal")


def keep_aside(data: Path, db: sqlite3.Connection | None, unpacked: Path, about: dict[str, str | int]) -> None:
    """Copies the present state beside the coming one: database, evidence, rejects, settings, rules, lock. Raises ``OSError``.

    ``db``: the database as it is held; None: it cannot be read, and is copied as it is, with its companions.
    """
    building = unpacked / ASIDE
    make_private_folder(building)
    copied = db is not None and _copied(db, building / FILE_NAME, data)
    _copy_files([*([] if copied else database_files(data)), data / SETTINGS_FILE, data / LOCK_FILE], building)
    _bring_files(data, building)
    (building / ABOUT).write_text(json.dumps(about, ensure_ascii=False), "utf-8")
    flush_file(building / ABOUT)
    flush_folder(building)


def copy_aside(aside: Path, unpacked: Path) -> None:
    """A folder kept aside as if it were an unpacked backup."""
    _copy_files([*database_files(aside), aside / SETTINGS_FILE, aside / LOCK_FILE], unpacked)
    _bring_files(aside, unpacked)
    if (unpacked / OWN_RULES).exists():
        (unpacked / OWN_RULES).rename(unpacked / RULES_FOLDER)


def database_files(data: Path) -> list[Path]:
    """The database first, then its companions."""
    path = database_path(data)
    return [path, *(path.with_name(path.name + ending) for ending in _COMPANIONS)]


def _copied(db: sqlite3.Connection, target: Path, data: Path) -> bool:
    """Whether a copy could be made; not of a database that is damaged, nor on a full disk, as the next copy will tell."""
    try:
        copy_database(db, target, data)
    except (OSError, sqlite3.Error):
        target.unlink(missing_ok=True)
        return False
    flush_file(target)
    return True


def _copy_files(paths: list[Path], folder: Path) -> None:
    folder.mkdir(mode=0o700, exist_ok=True)
    for path in paths:
        if path.exists():
            shutil.copy2(path, folder / path.name)
            flush_file(folder / path.name)
    flush_folder(folder)


def _bring_files(data: Path, target: Path) -> None:
    """Evidence, lists of rejected rows and rules of one data folder in another one too: links to what is never altered, copies
    of what the owner may write into.
    """
    originals = {path: target / path.relative_to(data) for path in sorted((data / EVIDENCE_FOLDER).glob("??/*"))}
    for path, there in originals.items():
        link_original(path, there)
    for folder in {there.parent for there in originals.values()}:
        flush_folder(folder)
    for name, pattern in ((REJECTS_FOLDER, "*.csv"), (OWN_RULES, "*.toml"), (RULE_UPDATES, f"*{ENDING}")):
        files = sorted((data / name).glob(pattern))
        if files:
            _copy_files(files, target / name)
