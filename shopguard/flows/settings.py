"""What the owner has set (``place.settings``), and what the program remembers with the data under a name of its own."""

from __future__ import annotations

import contextlib
import threading
from pathlib import Path
from typing import TYPE_CHECKING

from shopguard.core.disk_words import disk_words
from shopguard.core.message import Message, UserProblem
from shopguard.core.settings import BY_NAME, Value, usable
from shopguard.store.setting import keep_setting, setting
from shopguard.store.settings_file import FILE_NAME, BrokenSettings, keep_aside, read_settings, write_settings

if TYPE_CHECKING:
    from shopguard.flows.workplace import Workplace


class Settings:
    """The settings of a data folder, read once; any thread may ask. ``problem``: what was wrong with the file, None = nothing."""

    def __init__(self, data: Path) -> None:
        self._data = data
        self._lock = threading.Lock()
        self.problem: Message | None = None
        self._values = self._read()

    def get(self, name: str) -> Value:
        """What is set, else the default. Raises ``KeyError`` for a name that nobody declared: a bug."""
        return self._values.get(name, BY_NAME[name].default)

    def number(self, name: str) -> int:
        """The same of a setting that is a number."""
        value = self.get(name)
        assert isinstance(value, int)
        return value

    def is_on(self, name: str) -> bool:
        """The same of a switch."""
        return self.get(name) is True

    def text(self, name: str) -> str:
        """The same of a setting that is a text, a time or a choice of words."""
        value = self.get(name)
        assert isinstance(value, str)
        return value

    def set(self, name: str, value: Value) -> bool:
        """Keeps a value on the disk; returns whether it is another one. Raises UserProblem: then the old one holds.

        Raises ``ValueError`` for a value that is not allowed: a bug.
        """
        if not BY_NAME[name].allows(value):
            raise ValueError(f"not allowed for {name}: {value!r}")
        with self._lock:
            changed = value != self.get(name)
            if changed:
                self._write(name, value)
        return changed

    def _write(self, name: str, value: Value) -> None:
        """Changes this one: what else is in the file may have been written by another program, or was not to be read before."""
        try:
            values = self._values | self._on_disk() | {name: value}
            write_settings(self._data, values)
        except OSError as error:
            path = str(Path(self._data, FILE_NAME))
            raise UserProblem("problem.settings_not_written", path=path, detail=disk_words(error)) from error
        self._values = values

    def _on_disk(self) -> dict[str, Value]:
        try:
            return usable(read_settings(self._data))[0]
        except BrokenSettings:
            return {}

    def _read(self) -> dict[str, Value]:
        try:
            good, bad = usable(read_settings(self._data))
            if bad:
                self._put_aside(good)
        except BrokenSettings:
            good = {}
            self._put_aside(good)
        except OSError as error:
            good = {}
            path = str(Path(self._data, FILE_NAME))
            self.problem = Message("problem.settings_unreadable", {"path": path, "detail": disk_words(error)})
        return good

    def _put_aside(self, good: dict[str, Value]) -> None:
        """Nothing of a broken file is lost: it is kept beside the new one."""
        code = "problem.settings_in_part" if good else "problem.settings_broken"
        kept = Path(self._data, FILE_NAME)
        with contextlib.suppress(OSError):
            kept = keep_aside(self._data)
            if good:
                write_settings(self._data, good)
        self.problem = Message(code, {"path": str(kept)})


def remembered(place: Workplace, name: str) -> str | None:
    """What is remembered with the data under that name, None where nothing is."""
    return setting(place.store.connection(), name)


def remember(place: Workplace, name: str, value: str) -> None:
    """Remembers something with the data."""
    with place.store.transaction() as db:
        keep_setting(db, name, value)
