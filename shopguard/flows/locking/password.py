"""Setting, changing and removing the password of a data folder, and a new recovery key.

Setting and removing encrypt or decrypt everything: no other connection to the database may be open, as for a restore.
"""

from __future__ import annotations

import contextlib
import os
from dataclasses import dataclass, field, replace
from pathlib import Path

from shopguard.core.message import UserProblem
from shopguard.core.recovery_code import SIZE, recovery_code
from shopguard.flows.locking.converting import alone, begun_in_vain, check_free, check_room, convert
from shopguard.flows.locking.replacing import put_lock, replace_lock
from shopguard.flows.locking.unlocking import secret_by_code, secret_of, take_key
from shopguard.flows.progress import Reporter
from shopguard.flows.workplace import Workplace
from shopguard.store.database import database_path
from shopguard.store.key import Key
from shopguard.store.key_file import Cost, Lock, has_lock, lock_of
from shopguard.store.store import DatabaseError


def set_password(place: Workplace, password: str, now: int, *, reporter: Reporter | None = None) -> str:
    """Encrypts the data folder; returns the recovery key, which is told this once and kept nowhere.

    A backup is made first, and is not encrypted. Raises :class:`UserProblem`; then nothing has changed, but for
    ``problem.password_not_finished``: the folder then has the password, and unlocking it goes on.
    """
    from shopguard.store.wrapping import key_of, make_lock, new_secret

    data = place.data
    _check(password)
    if has_lock(data):
        raise UserProblem("problem.has_password")
    _make_ready(place, now)
    secret, recovery = new_secret(), os.urandom(SIZE)
    _begin(data, None, make_lock(secret, password, recovery, "locking"), key_of(secret), reporter)
    return recovery_code(recovery)


def remove_password(place: Workplace, password: str, now: int, *, reporter: Reporter | None = None) -> None:
    """Decrypts the data folder. A backup is made first. Raises as :func:`set_password`."""
    from shopguard.store.wrapping import key_of, with_state

    lock = _lock(place.data)
    key = key_of(secret_of(lock, password))
    _make_ready(place, now)
    _begin(place.data, lock, with_state(lock, key, "unlocking"), key, reporter)
    if lock.in_keyring:
        from shopguard.online.kept_key import drop_key

        with contextlib.suppress(UserProblem):  # what it keeps opens nothing any more but old backups
            drop_key(lock.id)


@dataclass(frozen=True, slots=True)
class NewRecovery:
    """A recovery key that counts once it is confirmed. ``before`` and ``lock``: what the data is locked with until then, and after."""

    code: str = field(repr=False)
    before: Lock = field(repr=False)
    lock: Lock = field(repr=False)


def change_password(place: Workplace, old: str, new: str, now: int) -> bool:
    """Another password; nothing is encrypted anew, so it is done at once. Whether a backup that opens with it could be made.

    Backups made before still open with the old one, and whoever has both has the key: only a password that is removed and set
    anew changes that. Raises :class:`UserProblem`; then the old one stays.
    """
    from shopguard.store.wrapping import with_password

    _check(new)
    lock = _lock(place.data)
    replace_lock(place.data, lock, with_password(replace(lock, cost=Cost()), secret_of(lock, old), new))
    return _backed_up(place.data, now)


def reset_password(data: Path, code: str, new: str, now: int, *, reporter: Reporter | None = None) -> bool:
    """A new password by the recovery key, for one that was forgotten; the folder is unlocked then. Returns and raises likewise."""
    from shopguard.store.wrapping import with_password

    _check(new)
    lock = _lock(data)
    secret = secret_by_code(lock, code)
    changed = with_password(replace(lock, cost=Cost(), recovery_told=True), secret, new)
    replace_lock(data, lock, changed)
    take_key(data, changed, secret, reporter)
    return _backed_up(data, now)


def new_recovery(place: Workplace, password: str) -> NewRecovery:
    """Another recovery key, told this once; nothing changes before :func:`confirm_recovery`."""
    from shopguard.store.wrapping import with_recovery

    lock = _lock(place.data)
    recovery = os.urandom(SIZE)
    changed = replace(with_recovery(lock, secret_of(lock, password), recovery), recovery_told=True)
    return NewRecovery(recovery_code(recovery), lock, changed)


def confirm_recovery(data: Path, new: NewRecovery, now: int) -> None:
    """The owner has it: the one before is worth nothing from now on, but for backups made before. Raises :class:`UserProblem`;
    then that one stays."""
    replace_lock(data, new.before, new.lock)
    _backed_up(data, now)


def _check(password: str) -> None:
    if not password.strip():
        raise UserProblem("problem.password_empty")


def _lock(data: Path) -> Lock:
    lock = lock_of(data)
    if lock is None:
        raise UserProblem("problem.has_no_password")
    return lock


def _make_ready(place: Workplace, now: int) -> None:
    """Room, a backup, and nobody at work with the database."""
    from shopguard.flows import keeping

    check_room(place.data)
    keeping.automatic_backup(place, now, "before_password")
    place.store.close_thread()


def _backed_up(data: Path, now: int) -> bool:
    """Makes the backup that opens with what holds now: the newest one is the first that anybody tries."""
    from shopguard.flows.keeping.automatic import back_up_data

    with contextlib.suppress(UserProblem, DatabaseError):  # the password is changed all the same
        if database_path(data).exists():
            back_up_data(data, now, "after_password")
            return True
    return False


def _begin(data: Path, before: Lock | None, lock: Lock, key: Key, reporter: Reporter | None) -> None:
    with alone(data):
        check_free(data)
        put_lock(data, before, lock)
        try:
            convert(data, lock, key, reporter or Reporter())
        except BaseException:
            begun_in_vain(data, lock, key)
            raise
