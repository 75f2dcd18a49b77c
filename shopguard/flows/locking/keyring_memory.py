"""Remembering an unlocked data folder in the system's keyring. It may wait for the owner: never in the thread of the window."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from shopguard.core.message import UserProblem
from shopguard.flows.locking.replacing import replace_lock
from shopguard.flows.locking.unlocking import hold_key
from shopguard.flows.progress import Reporter
from shopguard.online import kept_key
from shopguard.store.key import held
from shopguard.store.key_file import lock_of


def keyring_name() -> str:
    """What the system's keyring is called, "" where there is none that is fit for secrets, or it stays locked."""
    try:
        return kept_key.keyring_name()
    except UserProblem:
        return ""


def is_remembered(data: Path) -> bool:
    """Whether the folder's key is to be in the keyring. Raises :class:`~shopguard.core.message.CannotOpen`."""
    lock = lock_of(data)
    return lock is not None and lock.in_keyring


def unlock_from_keyring(data: Path, *, reporter: Reporter | None = None) -> bool:
    """Unlocks with the key that the keyring has; False: it has none, or stays locked, and the password is wanted.

    Raises :class:`~shopguard.core.message.CannotOpen` as :func:`~shopguard.flows.locking.unlocking.unlock`.
    """
    lock = lock_of(data)
    if lock is None or not lock.in_keyring:
        return False
    from shopguard.store.wrapping import fits

    try:
        key = kept_key.read_key(lock.id)
    except UserProblem:
        return False
    if key is None or not fits(lock, key):
        return False
    hold_key(data, lock, key, reporter)
    return True


def remember_in_keyring(data: Path, on: bool) -> None:
    """Keeps the key of the unlocked folder in the keyring, or removes it. Raises :class:`UserProblem`; then nothing has changed."""
    lock, key = lock_of(data), held(data)
    if lock is None:
        raise UserProblem("problem.has_no_password")
    if key is None:
        raise UserProblem("problem.data_locked", path=str(data))
    try:
        if not on:
            kept_key.drop_key(lock.id)
        elif not kept_key.keep_key(lock.id, key):
            raise UserProblem("problem.no_keyring")
    except UserProblem as problem:
        raise UserProblem("problem.no_keyring") from problem
    replace_lock(data, lock, replace(lock, in_keyring=on))
