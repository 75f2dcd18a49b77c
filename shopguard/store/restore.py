"""Putting a checked, unpacked backup in place of what is there, so that a kill at any moment leaves one whole state.

The steps, and what a kill in each leaves behind:

1. what is there now is copied and linked into a folder beside the unpacked backup, a data folder of its own – the old state;
2. the unpacked backup gets the name ``.restore-ready`` – from here on the new state, as soon as any program opens the folder:
   every start of the program calls :func:`finish_restore` first;
3. the old state gets the name under which it is kept aside, and the new one's files are renamed into place, one by one, each
   step such that it can be done again.
"""

from __future__ import annotations

import contextlib
import json
import os
import stat
from pathlib import Path
from typing import NamedTuple

from shopguard.store import key
from shopguard.store.backup_form import REJECTS_FOLDER, RULES_FOLDER
from shopguard.store.begun import RESTORE_DONE, RESTORE_READY
from shopguard.store.database import FILE_NAME, database_path
from shopguard.store.durable import flush_file, flush_folder, put_in_place
from shopguard.store.evidence import COPIES_FOLDER, EVIDENCE_FOLDER
from shopguard.store.folder import make_private_folder
from shopguard.store.kept_aside import ASIDE, database_files
from shopguard.store.key_file import LOCK_FILE
from shopguard.store.one_at_a_time import only_one
from shopguard.store.own_rules import OWN_RULES
from shopguard.store.rule_updates import ENDING, RULE_UPDATES
from shopguard.store.sealing import is_sealed
from shopguard.store.settings_file import FILE_NAME as SETTINGS_FILE
from shopguard.store.workroom import remove_folder

_PLAN = "plan.json"


class Plan(NamedTuple):
    """What cannot be seen any more once the first files have been renamed.

    ``locked``: the new state has a password. ``other_lock``: not the one that the present state has, or has not.
    ``originals``: the hashes of the new state's evidence; ``rules``: the names of its rule files. ``aside``: the name under
    which the present state is kept, "" where there is none.
    """

    locked: bool
    other_lock: bool
    originals: list[str]
    rules: list[str]
    aside: str


def put_ready(data: Path, unpacked: Path, aside: str) -> None:
    """The step that counts: what is unpacked will be the data, whatever happens. Call :func:`finish_restore` after it.

    ``aside``: under which name the copy of the present state beside it is to be kept, "" where there is none.
    """
    lock, present = unpacked / LOCK_FILE, data / LOCK_FILE
    originals = [path.name for path in (unpacked / EVIDENCE_FOLDER).glob("??/*")]
    rules = [path.name for path in (unpacked / RULES_FOLDER).glob("*.toml")]
    plan = Plan(lock.exists(), _content(lock) != _content(present), originals, rules, aside)
    path = unpacked / _PLAN
    path.write_text(json.dumps(plan._asdict()), "utf-8")
    flush_file(path)
    flush_folder(unpacked)
    put_in_place(unpacked, data / RESTORE_READY)


def finish_restore(data: Path) -> None:
    """Puts in place what is ready, also what a killed program left; nothing where there is nothing. Raises ``OSError``."""
    ready, done = data / RESTORE_READY, data / RESTORE_DONE
    if not ready.exists() and not done.exists():
        return
    with only_one(data, "exchange", wait=True):
        remove_folder(done)
        if not ready.exists():
            return  # the other program has finished it
        plan = Plan(**json.loads((ready / _PLAN).read_text("utf-8")))
        if plan.aside:
            _put(ready / ASIDE, data / plan.aside)
        _put_evidence(ready, data, plan)
        _put_rejects(ready, data, plan)
        _put_rules(ready, data, plan)
        _put_rule_files(ready, data)
        _put(ready / SETTINGS_FILE, data / SETTINGS_FILE)
        _put_database(ready, data, plan)
        put_in_place(ready, done)
        remove_folder(done)


def _put_evidence(ready: Path, data: Path, plan: Plan) -> None:
    """Named by hash: what is replaced is what it was. Under another lock what else is there could not be read any more."""
    present = data / EVIDENCE_FOLDER
    if plan.other_lock:
        _clear(present, frozenset(plan.originals))
    for original in sorted((ready / EVIDENCE_FOLDER).glob("??/*")):
        place = present / original.parent.name / original.name
        make_private_folder(present)
        make_private_folder(place.parent)
        original.chmod(stat.S_IREAD)
        _put(original, place)


def _put_rejects(ready: Path, data: Path, plan: Plan) -> None:
    """The lists that are not there, or that are sealed otherwise; one that could be read without the new password goes."""
    for other in (data / REJECTS_FOLDER).glob("*.csv") if plan.other_lock else ():
        if is_sealed(other) != plan.locked:
            other.unlink()
    for rejects in sorted((ready / REJECTS_FOLDER).glob("*.csv")):
        place = data / REJECTS_FOLDER / rejects.name
        if plan.other_lock or not place.exists():
            make_private_folder(place.parent)
            _put(rejects, place)


def _put_rules(ready: Path, data: Path, plan: Plan) -> None:
    """Where there are any they are all: one that the new state has not would hold in it too."""
    for other in sorted((data / OWN_RULES).glob("*.toml")) if plan.rules else ():
        if other.name not in plan.rules:
            other.unlink()
    for rules in sorted((ready / RULES_FOLDER).glob("*.toml")):
        make_private_folder(data / OWN_RULES)
        _put(rules, data / OWN_RULES / rules.name)


def _put_rule_files(ready: Path, data: Path) -> None:
    """Named by hash: what is replaced is what it was. Which of them counts stands in the database."""
    for taken in sorted((ready / RULE_UPDATES).glob(f"*{ENDING}")):
        make_private_folder(data / RULE_UPDATES)
        _put(taken, data / RULE_UPDATES / taken.name)


def _put_database(ready: Path, data: Path, plan: Plan) -> None:
    """The old one's companions go first: they would be taken for the new one's. The new one's come last: they are not gone then."""
    if (ready / FILE_NAME).exists():
        for path in database_files(data)[1:]:
            path.unlink(missing_ok=True)
        flush_folder(data)
        _put(ready / FILE_NAME, database_path(data))
    for path in database_files(ready)[1:]:
        _put(path, data / path.name)
    if not plan.locked:
        (data / LOCK_FILE).unlink(missing_ok=True)
    _put(ready / LOCK_FILE, data / LOCK_FILE)
    if plan.other_lock:
        remove_folder(data / COPIES_FOLDER)
        key.forget(data)


def _put(source: Path, target: Path) -> None:
    if source.exists():
        if os.name == "nt" and target.exists():
            target.chmod(stat.S_IREAD | stat.S_IWRITE)  # Windows does not replace read-only files
        put_in_place(source, target)


def _clear(evidence: Path, wanted: frozenset[str]) -> None:
    for original in evidence.glob("??/*"):
        if original.name not in wanted:
            with contextlib.suppress(FileNotFoundError):
                if os.name == "nt":
                    original.chmod(stat.S_IREAD | stat.S_IWRITE)
                original.unlink()


def _content(path: Path) -> bytes | None:
    return path.read_bytes() if path.exists() else None
