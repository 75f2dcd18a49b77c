"""Writing another lock in place of one that was read: never over what another program has written meanwhile, whose secret would be lost."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from shopguard.core.disk_words import disk_words
from shopguard.core.message import CannotOpen, UserProblem
from shopguard.store.key_file import Lock, lock_of, write_lock
from shopguard.store.one_at_a_time import only_one

MUTEX = "password"  # of every program that changes the lock


def replace_lock(data: Path, before: Lock, lock: Lock) -> None:
    """Raises :class:`CannotOpen` where the folder's lock is not ``before`` any more, UserProblem; then nothing has changed."""
    with _told(data), only_one(data, MUTEX, wait=False) as is_ours:
        if not is_ours:
            raise CannotOpen("problem.password_changing", path=str(data))
        put_lock(data, before, lock)


def put_lock(data: Path, before: Lock | None, lock: Lock) -> None:
    """The same for whoever has :data:`MUTEX`. ``before``: None where there was no lock."""
    if lock_of(data) != before:
        raise CannotOpen("problem.password_changing", path=str(data))
    with _told(data):
        write_lock(data, lock)


@contextmanager
def _told(data: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise UserProblem("problem.password_not_changed", path=str(data), detail=disk_words(error)) from error
