"""The lock of a data folder with a password: ``lock.json``. It holds the folder's secret, wrapped once by the password and once
by the recovery key, and nothing by which either could be found but trying.

Without this file nothing of the folder can be read any more; every backup holds it too.
"""

from __future__ import annotations

import base64
import binascii
import json
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any, Literal, cast

from shopguard.core.disk_words import disk_words
from shopguard.core.message import CannotOpen
from shopguard.store.durable import flush_folder, written_whole

LOCK_FILE = "lock.json"
LOCK_DAMAGED, LOCK_MISSING = "problem.lock_damaged", "problem.lock_missing"
_FORM = 1
_LARGEST = 100_000  # bytes
_MOST_MEMORY, _MOST_PASSES, _MOST_LANES = 1024 * 1024, 16, 64  # above, a damaged file would halt the computer
_LEAST_MEMORY = 8  # KiB for each lane, by the algorithm's definition
_STATES = ("locked", "locking", "unlocking")
_SALT, _ID, _CHECK, _WRAPPED = 16, 16, 16, 12 + 32 + 16  # bytes; wrapped: nonce, secret, tag

State = Literal["locked", "locking", "unlocking"]


class BrokenLock(Exception):  # noqa: N818 - whoever reads the file decides what it means
    """The file is no lock; ``newer``: a newer program wrote it."""

    def __init__(self, *, newer: bool = False) -> None:
        super().__init__(newer)
        self.newer = newer


@dataclass(frozen=True, slots=True)
class Cost:
    """What one try of a password costs (Argon2id): kibibytes of memory, passes over it, lanes."""

    memory_kib: int = 64 * 1024  # the second recommendation of RFC 9106
    passes: int = 3
    lanes: int = 4


@dataclass(frozen=True, slots=True)
class Lock:
    """``state``: all is encrypted, or the work of encrypting or decrypting has begun and is to be finished. ``id``: of the secret:
    two locks of the same id open the same files. ``check``: by which a key is recognised; who has none cannot change the state.
    ``in_keyring``: the owner wants the system's keyring to keep the key; it is not looked for there else.
    ``recovery_told``: the owner has the recovery key."""

    id: bytes
    state: State
    cost: Cost
    salt: bytes = field(repr=False)
    by_password: bytes = field(repr=False)
    recovery_salt: bytes = field(repr=False)
    by_recovery: bytes = field(repr=False)
    check: bytes = field(repr=False)
    in_keyring: bool = False
    recovery_told: bool = False


def has_lock(data: Path) -> bool:
    """Whether the data folder has a password."""
    return (data / LOCK_FILE).exists()


def lock_of(data: Path) -> Lock | None:
    """The lock of a data folder, None where it has no password. Raises :class:`CannotOpen` where it cannot be read."""
    path = data / LOCK_FILE
    try:
        return parse_lock(_content(path))
    except FileNotFoundError:
        return None
    except OSError as error:
        raise CannotOpen("problem.lock_unreadable", path=str(path), detail=disk_words(error)) from error
    except BrokenLock as error:
        raise CannotOpen("problem.lock_newer" if error.newer else LOCK_DAMAGED, path=str(path)) from error


def write_lock(data: Path, lock: Lock) -> None:
    """Writes it anew: it is the old one or the whole new one at any moment. Raises ``OSError``."""
    with written_whole(data / LOCK_FILE, mode=0o600) as stream:
        stream.write(lock_content(lock))


def remove_lock(data: Path) -> None:
    """The folder has no password from now on. Raises ``OSError``."""
    (data / LOCK_FILE).unlink(missing_ok=True)
    flush_folder(data)


def lock_content(lock: Lock) -> bytes:
    """The file's content."""
    told = {
        "form": _FORM,
        "id": lock.id.hex(),
        "state": lock.state,
        "kdf": {"name": "argon2id", **asdict(lock.cost), "salt": _text(lock.salt)},
        "password": _text(lock.by_password),
        "recovery": {"salt": _text(lock.recovery_salt), "wrapped": _text(lock.by_recovery)},
        "check": _text(lock.check),
        "in_keyring": lock.in_keyring,
        "recovery_told": lock.recovery_told,
    }
    return (json.dumps(told, indent=1) + "\n").encode()


def parse_lock(content: bytes) -> Lock:
    """The lock that a file's content tells. Raises :class:`BrokenLock`."""
    try:
        told = json.loads(content.decode("utf-8-sig"))
        if int(told["form"]) > _FORM:
            raise BrokenLock(newer=True)
        return _checked(told)
    except (ValueError, KeyError, TypeError, RecursionError, OverflowError) as error:
        raise BrokenLock from error


def _checked(told: Any) -> Lock:
    kdf, recovery, state = told["kdf"], told["recovery"], told["state"]
    cost = Cost(*(_whole_number(kdf[name]) for name in ("memory_kib", "passes", "lanes")))
    sound = 1 <= cost.passes <= _MOST_PASSES and 1 <= cost.lanes <= _MOST_LANES
    if not sound or not _LEAST_MEMORY * cost.lanes <= cost.memory_kib <= _MOST_MEMORY:
        raise BrokenLock
    if told["form"] != _FORM or kdf["name"] != "argon2id" or state not in _STATES:
        raise BrokenLock
    return Lock(
        id=_sized(bytes.fromhex(told["id"]), _ID),
        state=cast(State, state),
        cost=cost,
        salt=_bytes(kdf["salt"], _SALT),
        by_password=_bytes(told["password"], _WRAPPED),
        recovery_salt=_bytes(recovery["salt"], _SALT),
        by_recovery=_bytes(recovery["wrapped"], _WRAPPED),
        check=_bytes(told["check"], _CHECK),
        in_keyring=told.get("in_keyring") is True,
        recovery_told=told.get("recovery_told") is True,
    )


def _whole_number(value: Any) -> int:
    if type(value) is not int:
        raise BrokenLock
    return value


def _content(path: Path) -> bytes:
    with path.open("rb") as stream:
        content = stream.read(_LARGEST + 1)
    if len(content) > _LARGEST:
        raise BrokenLock
    return content


def _text(content: bytes) -> str:
    return base64.b64encode(content).decode()


def _bytes(text: Any, size: int) -> bytes:
    try:
        return _sized(base64.b64decode(text, validate=True), size)
    except binascii.Error as error:
        raise BrokenLock from error


def _sized(content: bytes, size: int) -> bytes:
    if len(content) != size:
        raise BrokenLock
    return content
