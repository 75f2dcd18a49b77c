"""Encrypting or decrypting a whole data folder, such that a kill at any moment leaves what can be opened and finished.

The lock says that the work has begun before any file is touched, and that it has ended after the last. Between them each
file is whole in its old or its new form, and which one it is it tells itself; both are read with the same key.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from shopguard.core.disk_words import disk_words
from shopguard.core.message import CannotOpen
from shopguard.flows.locking.replacing import MUTEX
from shopguard.flows.progress import Reporter
from shopguard.store.database import database_path
from shopguard.store.durable import put_in_place
from shopguard.store.evidence import COPIES_FOLDER
from shopguard.store.held_database import held_database
from shopguard.store.key import Key, converting, forget, hold
from shopguard.store.key_file import Lock, lock_of, remove_lock, write_lock
from shopguard.store.one_at_a_time import only_one
from shopguard.store.relocking import (
    NotTheSame,
    database_has,
    kept_files,
    leftovers,
    reseal,
    rewrite_database,
    room_wanted,
)
from shopguard.store.store import DatabaseError
from shopguard.store.workroom import clear_workrooms, make_workroom
from shopguard.store.wrapping import fits, with_state

_SPARE = 32 * 1024 * 1024  # bytes that must stay free beside what is written


@contextmanager
def alone(data: Path) -> Iterator[None]:
    """This program is the only one that changes the lock, encrypts or decrypts. Raises :class:`CannotOpen`."""
    with ExitStack() as held:
        with _told(data):  # a disk that is full has no room for the file that says so either
            is_ours = held.enter_context(only_one(data, MUTEX, wait=False))
        if not is_ours:
            raise CannotOpen("problem.password_changing", path=str(data))
        with converting(data):
            yield


def check_free(data: Path) -> None:
    """Raises :class:`CannotOpen` while anything works with the database. Brings it into one file."""
    with held_database(data):
        pass


def check_room(data: Path) -> None:
    """Raises :class:`CannotOpen` where the disk has no room for rewriting database and files one by one."""
    wanted = room_wanted(data) + _SPARE
    free = shutil.disk_usage(data).free
    if free < wanted:
        raise CannotOpen(
            "problem.no_room_for_password", path=str(data), wanted=_megabytes(wanted), free=_megabytes(free)
        )


def finish(data: Path, key: Key, reporter: Reporter) -> None:
    """Goes on with what was begun with that key, wherever that was ended. Raises :class:`CannotOpen`; then it can be gone on with again."""
    with alone(data):
        now = lock_of(data)
        if now is not None and not fits(now, key):
            raise CannotOpen("problem.password_changing", path=str(data))
        if now is not None and now.state != "locked":
            convert(data, now, key, reporter)
        elif now is not None:  # another program has finished it
            hold(data, key)


def convert(data: Path, lock: Lock, key: Key, reporter: Reporter) -> None:
    """Brings everything into the form that the begun lock asks for. Call it :func:`alone`. Raises :class:`CannotOpen`.

    At its end the key is held, or, where the password goes, forgotten.
    """
    old, new = (None, key) if lock.state == "locking" else (key, None)
    hold(data, key)
    try:
        with _told(data):
            _clear(data)
            check_free(data)
            check_room(data)
            _convert_database(data, old, new, lambda: reporter.tell("progress.password_database"))
            _convert_files(data, old, new, reporter)
            if lock.state == "locking":
                write_lock(data, with_state(lock, key, "locked"))
            else:
                remove_lock(data)
    except BaseException:
        forget(data)
        raise
    if new is None:
        forget(data)


def begun_in_vain(data: Path, lock: Lock, key: Key) -> None:
    """Takes back what was begun where no file has been touched yet; an unlocked folder is so again. Raises :class:`CannotOpen`."""
    path = database_path(data)
    with _told(data):
        if lock.state == "locking" and database_has(path, None) and path.exists():
            remove_lock(data)
        elif lock.state == "unlocking" and not database_has(path, None):
            write_lock(data, with_state(lock, key, "locked"))
            hold(data, key)


def _convert_database(data: Path, old: Key | None, new: Key | None, tell: Callable[[], None]) -> None:
    path = database_path(data)
    if database_has(path, new):
        return
    tell()
    with make_workroom(data, ".password-", left_for=0) as room:
        copy = Path(room, path.name)
        rewrite_database(path, old, new, copy)
        put_in_place(copy, path)


def _convert_files(data: Path, old: Key | None, new: Key | None, reporter: Reporter) -> None:
    """A damaged file stays as it is: ``verify`` names it."""
    files = kept_files(data)
    for number, path in enumerate(files):
        reporter.tell("progress.password_files", number, len(files))
        reseal(path, old, new)


def _clear(data: Path) -> None:
    """What is made anew, and what a killed program left."""
    clear_workrooms(data)
    for path in leftovers(data):
        path.unlink(missing_ok=True)
    shutil.rmtree(data / COPIES_FOLDER, ignore_errors=True)


@contextmanager
def _told(data: Path) -> Iterator[None]:
    """What the disk or the database raises, as a sentence."""
    try:
        yield
    except OSError as error:
        raise CannotOpen("problem.password_not_finished", path=str(data), detail=disk_words(error)) from error
    except (DatabaseError, NotTheSame) as error:
        no_room = "full" in str(error) or "disk i/o" in str(error).lower()
        code = "problem.password_not_finished" if no_room else "problem.password_database"
        raise CannotOpen(code, path=str(data), detail=str(error)) from error


def _megabytes(size: int) -> int:
    return -(-size // (1024 * 1024))
