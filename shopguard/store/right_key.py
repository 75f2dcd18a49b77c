"""Which key a database file is opened with: told by how the file begins, the lock of its data folder and what is held in memory."""

from __future__ import annotations

from pathlib import Path

from shopguard.core.message import CannotOpen
from shopguard.store.key import Key, held, is_converting
from shopguard.store.key_file import has_lock, lock_of

PLAIN_MARK = b"SQLite format 3\x00"


def key_for(path: Path, data: Path) -> Key | None:
    """The key for a database file that belongs to the folder ``data``; None for a plain one.

    A new file in a folder with a password is to be encrypted. Raises :class:`CannotOpen` while the folder is locked, or
    another program encrypts or decrypts it.
    """
    check_open(data)
    return None if begins_plain(path) else held(data)


def check_open(data: Path) -> None:
    """Raises :class:`CannotOpen` where the data folder is locked, or another program encrypts or decrypts it."""
    if is_converting(data) or not has_lock(data):
        return
    if held(data) is None:
        raise CannotOpen("problem.data_locked", path=str(data))
    lock = lock_of(data)
    if lock is not None and lock.state != "locked":
        raise CannotOpen("problem.password_changing", path=str(data))


def begins_plain(path: Path) -> bool:
    """Whether the file is a database that is not encrypted; False for one that is not there, is empty or cannot be read."""
    try:
        with path.open("rb") as stream:
            return stream.read(len(PLAIN_MARK)) == PLAIN_MARK
    except OSError:
        return False
