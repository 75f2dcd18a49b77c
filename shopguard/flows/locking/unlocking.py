"""Unlocking a data folder with a password, and locking it again.

Nobody is shut out after wrong tries: what one try costs (Argon2id) is the brake on guessing.
"""

from __future__ import annotations

from pathlib import Path

from shopguard.core.message import CannotOpen
from shopguard.core.recovery_code import read_recovery_code
from shopguard.flows.locking.converting import finish
from shopguard.flows.progress import Reporter
from shopguard.store.key import Key, forget, held, hold
from shopguard.store.key_file import LOCK_FILE, Lock, has_lock, lock_of
from shopguard.store.workroom import clear_workrooms


def has_password(data: Path) -> bool:
    """Whether the data folder has one."""
    return has_lock(data)


def is_locked(data: Path) -> bool:
    """Whether a password is wanted before anything in the data folder can be read. Costs nothing."""
    return has_lock(data) and held(data) is None


def lock(data: Path) -> None:
    """Forgets the key: what is opened from now on needs the password. Open connections are the caller's to close."""
    forget(data)


def unlock(data: Path, password: str, *, reporter: Reporter | None = None) -> None:
    """Unlocks the folder for this program; nothing where it has no password.

    Encrypting or decrypting that was ended half way is finished first. Takes a fifth of a second or longer: never in the thread
    of the window. Raises :class:`CannotOpen`: ``problem.wrong_password``, or what keeps the folder from being opened.
    """
    lock = lock_of(data)
    if lock is not None:
        take_key(data, lock, secret_of(lock, password), reporter)


def unlock_by_recovery(data: Path, code: str, *, reporter: Reporter | None = None) -> None:
    """The same with the recovery key. Raises :class:`~shopguard.core.message.UserProblem` for one that was mistyped, CannotOpen."""
    lock = lock_of(data)
    if lock is not None:
        take_key(data, lock, secret_by_code(lock, code), reporter)


def secret_of(lock: Lock, password: str) -> bytes:
    """The folder's secret. Raises :class:`CannotOpen` for a wrong password."""
    from shopguard.store.wrapping import secret_by_password

    secret = secret_by_password(lock, password)
    if secret is None:
        raise CannotOpen("problem.wrong_password")
    return secret


def secret_by_code(lock: Lock, code: str) -> bytes:
    """The folder's secret. Raises :class:`~shopguard.core.message.UserProblem` for a code that cannot be one, or a wrong one."""
    from shopguard.store.wrapping import secret_by_recovery

    secret = secret_by_recovery(lock, read_recovery_code(code))
    if secret is None:
        raise CannotOpen("problem.wrong_recovery")
    return secret


def take_key(data: Path, lock: Lock, secret: bytes, reporter: Reporter | None = None) -> None:
    """Holds the key of the folder; what was begun and not ended with it is finished. Raises :class:`CannotOpen`."""
    from shopguard.store.wrapping import key_of

    hold_key(data, lock, key_of(secret), reporter)


def hold_key(data: Path, lock: Lock, key: Key, reporter: Reporter | None = None) -> None:
    """The same for a key that is known already. Raises likewise, also for a lock whose state somebody without the key has changed:
    told to decrypt, the folder would lose its password."""
    from shopguard.store.wrapping import fits

    if not fits(lock, key):
        raise CannotOpen("problem.lock_damaged", path=str(data / LOCK_FILE))
    if lock.state == "locked":
        clear_workrooms(data)
        hold(data, key)
    else:
        finish(data, key, reporter or Reporter())
