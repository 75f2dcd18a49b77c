"""What a data folder with a password is locked with: one random secret, from which every key is derived. Held in memory only.

The doors hold a folder's key here once its owner has unlocked it; the store takes it from here whenever it opens
the database or an original.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

_held: dict[Path, Key] = {}
_converted: set[Path] = set()


@dataclass(frozen=True, slots=True)
class Key:
    """``database`` and ``files``: 32 bytes each; never shown, never written unwrapped."""

    database: bytes = field(repr=False)
    files: bytes = field(repr=False)


def hold(data: Path, key: Key) -> None:
    """From now on everything in that data folder is opened with ``key``, until :func:`forget`."""
    _held[data.absolute()] = key


def held(data: Path) -> Key | None:
    """The key of a data folder that is unlocked; None: it has no password, or is locked."""
    return _held.get(data.absolute())


def forget(data: Path) -> None:
    """Locks the data folder for whatever is opened from now on."""
    _held.pop(data.absolute(), None)


@contextmanager
def holding(data: Path, key: Key | None) -> Iterator[None]:
    """Holds a key for a while; None holds nothing."""
    if key is not None:
        hold(data, key)
    try:
        yield
    finally:
        if key is not None:
            forget(data)


@contextmanager
def converting(data: Path) -> Iterator[None]:
    """While this program encrypts or decrypts the folder, nobody else opens its database; this program may."""
    place = data.absolute()
    _converted.add(place)
    try:
        yield
    finally:
        _converted.discard(place)


def is_converting(data: Path) -> bool:
    """Whether this program is at it now."""
    return data.absolute() in _converted
