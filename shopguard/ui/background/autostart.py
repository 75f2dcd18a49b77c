"""Start with the system: an entry where the system looks for one, of this user only. No Qt; the places can be given by a test."""

from __future__ import annotations

import os
import plistlib
import shutil
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Protocol
from xml.parsers.expat import ExpatError

NAME, NAME_ZH = "ShopGuard", "店铺卫士"  # as the entry in the menu has them
NOT_THERE = (FileNotFoundError, NotADirectoryError)
_LABEL = "shopguard.window"
# macOS: set to anything, Qt leaves the program behind the others when it starts. Else it takes the keyboard at every login.
STAYS_BEHIND = "QT_MAC_DISABLE_FOREGROUND_APPLICATION_TRANSFORM"


class Entry(Protocol):
    """The system's entry. All of it raises ``OSError``."""

    def command(self) -> list[str] | str | None:
        """What is started; None where nothing is."""

    def write(self, command: Sequence[str]) -> None:
        """Starts this with the system."""

    def remove(self) -> None:
        """Starts nothing with the system."""


class DesktopFile:
    """Linux: a file in the autostart folder."""

    def __init__(self, folder: Path | None = None) -> None:
        home = os.environ.get("XDG_CONFIG_HOME") or _home() / ".config"
        self.path = (folder or Path(home, "autostart")) / "shopguard.desktop"

    def command(self) -> str | None:
        """The line as it is written."""
        try:
            lines = self.path.read_text("utf-8", "replace").splitlines()
        except NOT_THERE:
            return None
        return next((line.removeprefix("Exec=") for line in lines if line.startswith("Exec=")), None)

    def write(self, command: Sequence[str]) -> None:
        """Writes the file."""
        lines = (
            "[Desktop Entry]",
            "Type=Application",
            f"Name={NAME}",
            f"Name[zh_CN]={NAME_ZH}",
            f"Exec={desktop_line(command)}",
            "Terminal=false",
        )
        self.path.parent.mkdir(parents=True, exist_ok=True)
        self.path.write_text("\n".join(lines) + "\n", "utf-8")

    def remove(self) -> None:
        """Takes the file away."""
        self.path.unlink(missing_ok=True)


class LaunchAgent:
    """macOS: a property list of the user's agents."""

    def __init__(self, folder: Path | None = None) -> None:
        self.path = (folder or _home() / "Library" / "LaunchAgents") / f"{_LABEL}.plist"

    def command(self) -> list[str] | None:
        """The program and its arguments."""
        try:
            told = plistlib.loads(self.path.read_bytes())
        except NOT_THERE:
            return None
        except (plistlib.InvalidFileException, ExpatError, ValueError):
            return []  # something is there, and it is not ours
        words = told.get("ProgramArguments") if isinstance(told, dict) else None
        return [str(word) for word in words] if isinstance(words, list) else []

    def write(self, command: Sequence[str]) -> None:
        """Writes the list."""
        self.path.parent.mkdir(parents=True, exist_ok=True)
        told = {
            "Label": _LABEL,
            "ProgramArguments": list(command),
            "EnvironmentVariables": {STAYS_BEHIND: "1"},
            "RunAtLoad": True,
            "ProcessType": "Interactive",
        }
        self.path.write_bytes(plistlib.dumps(told))

    def remove(self) -> None:
        """Takes the list away."""
        self.path.unlink(missing_ok=True)


def _home() -> Path:
    """The user's; one who has none gets a place where nothing is and nothing can be written."""
    try:
        return Path.home()
    except RuntimeError:
        return Path(os.devnull)


def entry_of_system() -> Entry:
    """Where this system looks."""
    if sys.platform == "win32":
        from shopguard.ui.background.autostart_windows import RunKey

        return RunKey(windows_line)
    return LaunchAgent() if sys.platform == "darwin" else DesktopFile()


def start_command(data: Path) -> list[str]:
    """What starts this program on that data folder, in the background."""
    if getattr(sys, "frozen", False):
        program = [str(_windowed(Path(sys.executable)))]
    else:
        script = shutil.which("shopguard", path=str(Path(sys.executable).parent))
        program = [script] if script else [sys.executable, "-m", "shopguard"]
    return [*program, "--data", str(data), "--background"]


def _windowed(program: Path) -> Path:
    """Of a packed program the one without a console, whichever of the two is running."""
    other = program.with_stem(NAME)
    return other if other.is_file() else program


def keep_in_step(entry: Entry, command: Sequence[str], *, wanted: bool) -> bool:
    """Makes the entry what the owner has chosen; returns whether there was anything to do. Raises ``OSError``.

    An entry of a program that has moved, or of another data folder, is replaced.
    """
    there = entry.command()
    if not wanted:
        if there is None:
            return False
        entry.remove()
        return True
    if there in (list(command), desktop_line(command), windows_line(command)):
        return False
    entry.write(command)
    return True


def desktop_line(command: Sequence[str]) -> str:
    """The command as a desktop file spells it: each word in quotes, its special characters escaped, twice over for the file."""
    return " ".join(f'"{_escaped(word)}"' for word in command)


def windows_line(command: Sequence[str]) -> str:
    """The command as Windows spells it."""
    import subprocess  # only its quoting

    return subprocess.list2cmdline(command)


def _escaped(word: str) -> str:
    for sign in ("\\", '"', "`", "$"):
        word = word.replace(sign, f"\\{sign}")
    return word.replace("\\", "\\\\").replace("%", "%%")
