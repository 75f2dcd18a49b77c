"""Start with Windows: a value of the user's Run key."""

from __future__ import annotations

import contextlib
import sys
import winreg
from collections.abc import Callable, Sequence

assert sys.platform == "win32"  # for those who only read it: elsewhere there is no registry

RUN = r"Software\Microsoft\Windows\CurrentVersion\Run"
NAME = "ShopGuard"


class RunKey:
    """``line``: spells a command as Windows does. ``path``: the key; for tests."""

    def __init__(self, line: Callable[[Sequence[str]], str], path: str = RUN) -> None:
        self._line, self._path = line, path

    def command(self) -> str | None:
        """The line as it is written."""
        try:
            with winreg.OpenKey(winreg.HKEY_CURRENT_USER, self._path) as key:
                return str(winreg.QueryValueEx(key, NAME)[0])
        except FileNotFoundError:
            return None

    def write(self, command: Sequence[str]) -> None:
        """Writes the value."""
        with winreg.CreateKey(winreg.HKEY_CURRENT_USER, self._path) as key:
            winreg.SetValueEx(key, NAME, 0, winreg.REG_SZ, self._line(command))

    def remove(self) -> None:
        """Takes the value away."""
        with contextlib.suppress(FileNotFoundError), winreg.CreateKey(winreg.HKEY_CURRENT_USER, self._path) as key:
            winreg.DeleteValue(key, NAME)
