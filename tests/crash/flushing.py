"""What a power cut would take: files whose bytes, or whose names, were not flushed to the disk when the program said "done".

A kill leaves what is in the system's memory to the disk, a power cut does not. Cutting the power cannot be tried here; that every
change was flushed, in the right order, can be watched.
"""

from __future__ import annotations

from pathlib import Path

from tests.crash.changes import FLUSHES, MAKES, MODES, REMOVES, RENAMES
from tests.crash.gate import Change

_MADE_AGAIN = ("-shm",)  # SQLite builds it anew out of the log
_COPIES = frozenset(("print-copies", "crashes"))  # made again from what is kept; records for developers


class Flushes:
    """Stands at the gate and lets everything happen. ``faults``: a file that got its name before its bytes were flushed."""

    def __init__(self, data: Path) -> None:
        self._data = data
        self._unwritten: set[Path] = set()
        self._unnamed: set[Path] = set()
        self.faults: list[str] = []

    def decide(self, _number: int, change: Change) -> int:
        """Notes one change."""
        if change.call in FLUSHES:
            self._unwritten.discard(change.path)
            self._unnamed = {path for path in self._unnamed if path.parent != change.path}
        elif change.call in RENAMES:
            self._rename(change)
        elif change.call in REMOVES:
            self._unwritten.discard(change.path)
            self._unnamed = {path for path in self._unnamed if not path.is_relative_to(change.path)}
        elif change.call in MAKES:
            if not change.path.exists():
                self._unnamed.add(change.path)
        elif change.call not in MODES:
            self._unwritten.add(change.path)
        return 0

    def left(self) -> list[str]:
        """What a power cut would take now."""
        lost = [f"{self._name(path)}: bytes not flushed" for path in self._unwritten if self._counts(path)]
        lost += [f"{self._name(path)}: name not flushed" for path in self._unnamed if self._counts(path)]
        return sorted(lost)

    def _rename(self, change: Change) -> None:
        if change.before is not None and change.before in self._unwritten:
            self.faults.append(f"{self._name(change.path)}: named before its bytes were flushed")
            self._unwritten.discard(change.before)
        self._unnamed = {_renamed(path, change) for path in self._unnamed}
        self._unnamed.add(change.path)

    def _counts(self, path: Path) -> bool:
        """Whether it matters: not what is made again, not the folder itself, which the owner's system has long known."""
        if path == self._data or path.name.endswith(_MADE_AGAIN):
            return False
        return path.is_relative_to(self._data) and path.relative_to(self._data).parts[0] not in _COPIES

    def _name(self, path: Path) -> str:
        return path.relative_to(self._data).as_posix() if path.is_relative_to(self._data) else path.name


def _renamed(path: Path, change: Change) -> Path:
    """What a path is called once the change has happened."""
    if change.before is None or not path.is_relative_to(change.before):
        return path
    return change.path / path.relative_to(change.before)
