"""Removing all that the program keeps for its owner: the data folder and what the system's keyring holds for it."""

from __future__ import annotations

from pathlib import Path

from shopguard.core.disk_words import disk_words
from shopguard.core.message import CannotOpen, Message, UserProblem
from shopguard.online.account import AccountKeeper
from shopguard.online.kept_key import drop_key
from shopguard.store.key_file import lock_of
from shopguard.store.removing import is_data_folder, other_things, remove_data_folder

_MOST_NAMED = 3


def remove_data(data: Path) -> tuple[list[Message], list[Message]]:
    """Removes both; returns what was done, and what could not be. A folder that is none of this program's, or that holds other
    things as well, is left whole, and the keyring with it."""
    where = str(data)
    if not data.exists():
        return [Message("traces.no_data", {"path": where})], []
    try:
        if not is_data_folder(data):
            return [], [Message("problem.traces_no_data_folder", {"path": where})]
        others = other_things(data)
    except OSError as error:
        return [], [Message("problem.traces_data", {"path": where, "detail": disk_words(error)})]
    if others:
        named = ", ".join(others[:_MOST_NAMED])
        return [], [Message("problem.traces_other_things", {"path": where, "names": named, "number": len(others)})]
    done, left = _forget_in_keyring(data)
    if remove_data_folder(data):
        return [*done, Message("traces.data", {"path": where})], left
    return done, [*left, Message("problem.traces_data_left", {"path": where})]


def _forget_in_keyring(data: Path) -> tuple[list[Message], list[Message]]:
    try:
        lock = lock_of(data)
    except CannotOpen:  # it cannot be read: then nobody knows what the entry is called
        lock = None
    try:
        if lock is not None and lock.in_keyring:
            drop_key(lock.id)
        AccountKeeper().forget()
    except UserProblem:
        return [], [Message("problem.traces_keyring")]
    return [Message("traces.keyring")], []
