"""What lies in a folder, and which of it stays as it is: downloads grow, and have helpers beside them while they do."""

from __future__ import annotations

import hashlib
import os
import stat
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from shopguard.core.message import UserProblem
from shopguard.importers.candidates import SUFFIXES, is_hidden

QUIET_SECONDS = 3  # a file that did not change for so long is whole
_MOST_BYTES = 1 << 30  # bigger than any export; not worth reading to find that out
_PAGES = {".htm", ".html", ".xml"}  # what browsers save all the time, and no export is called
_ENDINGS = tuple(sorted(SUFFIXES - _PAGES))
# What browsers and download programs call a file, or put beside it, until it is whole.
_UNFINISHED = (
    *(".crdownload", ".part", ".partial", ".tmp", ".download", ".opdownload", ".aria2"),
    *(".td", ".xltd", ".downloading", ".filepart", ".!ut"),
)


@dataclass(frozen=True, slots=True)
class Entry:
    """One file as it is now; ``changed`` in nanoseconds. Another size or change makes it another entry."""

    name: str
    size: int
    changed: int

    @property
    def mark(self) -> str:
        """What it is remembered by: tells no name."""
        told = f"{self.name}\0{self.size}\0{self.changed}"
        return hashlib.sha256(told.encode("utf-8", "surrogatepass")).hexdigest()[:32]


def entries_of(folder: Path) -> tuple[Entry, ...]:
    """The files right in the folder that may be exports by their names and are not known to be unfinished, by age.

    Raises :class:`UserProblem` where the folder cannot be read: it is gone, on a drive that is not there, or not allowed.
    """
    try:
        with os.scandir(folder) as listed:
            names = [one.name for one in listed]
    except OSError:
        raise UserProblem("problem.watched_folder_gone", folder=str(folder)) from None
    lower = [name.lower() for name in names]
    unfinished = {name.removesuffix(ending) for name in lower for ending in _UNFINISHED if name.endswith(ending)}
    wanted = [
        name
        for name, low in zip(names, lower, strict=True)
        if low.endswith(_ENDINGS) and not is_hidden(name) and low not in unfinished
    ]
    found = [entry for name in wanted if (entry := _entry(folder, name)) is not None]
    return tuple(sorted(found, key=lambda entry: (entry.changed, entry.name)))


class Settling:
    """Which files have not changed for ``quiet`` seconds, as seen from look to look."""

    def __init__(self, quiet: int = QUIET_SECONDS) -> None:
        self._quiet = quiet
        self._since: dict[Entry, int] = {}

    def settled(self, entries: Iterable[Entry], now: int) -> list[Entry]:
        """Those of ``entries`` that were the same for long enough; a clock that was set back starts the wait anew."""
        self._since = {entry: min(self._since.get(entry, now), now) for entry in entries}
        return [entry for entry, since in self._since.items() if now - since >= self._quiet]


def _entry(folder: Path, name: str) -> Entry | None:
    """None for what is no file, is empty (a browser's placeholder), is far too big, or went away just now."""
    try:
        told = os.stat(os.path.join(folder, name))  # noqa: PTH116, PTH118 - of thousands of files, every few seconds
    except OSError:
        return None
    if not stat.S_ISREG(told.st_mode) or not 0 < told.st_size <= _MOST_BYTES:
        return None
    return Entry(name, told.st_size, told.st_mtime_ns)
