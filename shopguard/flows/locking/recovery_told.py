"""Whether the owner has the recovery key: it is told once, and a program that ends before that has told it to nobody."""

from __future__ import annotations

import contextlib
from dataclasses import replace
from pathlib import Path

from shopguard.core.message import UserProblem
from shopguard.flows.locking.replacing import replace_lock
from shopguard.store.key_file import lock_of


def lacks_recovery(data: Path) -> bool:
    """Whether there is a password, and nobody has seen the recovery key. Raises :class:`~shopguard.core.message.CannotOpen`."""
    lock = lock_of(data)
    return lock is not None and not lock.recovery_told


def recovery_told(data: Path) -> None:
    """The owner has it. Where that cannot be written down, a new one is suggested later."""
    with contextlib.suppress(UserProblem):
        lock = lock_of(data)
        if lock is not None and not lock.recovery_told:
            replace_lock(data, lock, replace(lock, recovery_told=True))
