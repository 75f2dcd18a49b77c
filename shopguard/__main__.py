"""The door: ``shopguard`` and ``python -m shopguard``. Qt is imported only when a window is wanted."""

from __future__ import annotations

import gc
import os
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from shopguard.appeals.packed_process import serve_if_asked
from shopguard.cli.main import main as command_line
from shopguard.core.message import Language, Message
from shopguard.flows.workplace import Workplace

if TYPE_CHECKING:
    from shopguard.ui.background.one_window import OneWindow
    from shopguard.ui.chores import Chores


def clock() -> int:
    """Now, in unix seconds: the only place that looks at the clock."""
    return int(time.time())


class QtWindow:
    """The window, as the command line asks for it."""

    def __init__(self) -> None:
        self._one: OneWindow | None = None
        self._brought: list[Path] = []  # by a second start, while the password was asked for

    def can_show(self) -> bool:
        """Whether there is a display (Qt ends the process where there is none, so this is asked first)."""
        if sys.platform != "linux":
            return True
        return any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"))

    def claim(self, data: Path, files: Sequence[Path]) -> bool:
        """Whether the window is to be opened here; False: one is open on that data folder and has taken the files."""
        gc.disable()  # as under every application of Qt (ui/garbage.py): nothing of what is loaded until then is garbage
        from shopguard.ui.background.one_window import OneWindow  # Qt only when it is wanted

        self._one = OneWindow(data)
        return self._one.claim(files)

    def unlock(self, data: Path, language: Language | None, *, hidden: bool) -> bool:
        """Asks for the password of a data folder; False: the owner has closed the window instead."""
        from shopguard.ui.locking.at_start import ask_at_start  # Qt only when it is wanted

        unlocked = False
        try:
            unlocked = ask_at_start(data, language, self._brought, clock, hidden=hidden)
        finally:
            if self._one is not None and not unlocked:
                self._one.let_go()
        return unlocked

    def run(self, place: Workplace, *, demo: bool, files: Sequence[Path] = (), hidden: bool = False) -> int:
        """Shows the window until it is closed."""
        from shopguard.ui.window import run_window  # Qt only when it is wanted

        try:
            return run_window(place, clock=clock, demo=demo, files=[*files, *self._brought], hidden=hidden)
        finally:
            if self._one is not None:
                self._one.let_go()

    def mend(self, data: Path, damage: Message, language: Language | None, now: int) -> bool:
        """Offers the newest whole backup in place of a damaged database; True: it is in place now."""
        from shopguard.ui.settings.mending import offer_mend  # Qt only when it is wanted

        mended = False
        try:
            mended = offer_mend(data, damage, language, now)
        finally:
            if self._one is not None:
                self._one.let_go()
        return mended

    def show_problem(self, text: str, language: Language) -> None:
        """Shows a sentence in a small window."""
        from shopguard.ui.window import show_problem

        show_problem(text, language=language)

    def screenshot(self, place: Workplace, path: Path, *, now: int, select: str | None) -> None:
        """Writes a picture of the window, without a display if there is none."""
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
        from shopguard.ui.shell.screenshot import save_screenshot  # Qt only when it is wanted

        save_screenshot(place, path, now=now, select=select)

    def chores(self) -> Chores:
        """What installers and testers ask of it."""
        from shopguard.ui.chores import Chores

        return Chores()


def _be_in_utf_8() -> None:
    """Begins anew where the system's language is written otherwise (GBK): to Qt and SQLite all names of files are UTF-8.

    A packed program is built so, and so is what takes no wishes from its environment.
    """
    if sys.getfilesystemencoding() == "utf-8" or getattr(sys, "frozen", False) or sys.flags.ignore_environment:
        return
    os.environ["PYTHONUTF8"] = "1"
    os.execv(sys.executable, [sys.executable, *sys.orig_argv[1:]])


def _tell_qt_utf_8() -> None:
    """Linux: without a language set Qt complains in four lines, and takes this one; so it is set before. Others (GBK) stay."""
    name = next((name for name in ("LC_ALL", "LC_CTYPE", "LANG") if os.environ.get(name)), "LC_CTYPE")
    if sys.platform == "linux" and os.environ.get(name, "C") in ("", "C", "POSIX"):
        os.environ["LC_ALL" if name == "LC_ALL" else "LC_CTYPE"] = "C.UTF-8"


def _give_streams() -> None:
    """A program without a console (or started with its streams closed) has none; what is written then goes nowhere.

    They come first, so that no file of ours ever gets the number of a stream, into which a library might write.
    """
    nowhere = Path(os.devnull)
    sys.stdin = sys.stdin or nowhere.open(encoding="utf-8")
    sys.stdout = sys.stdout or nowhere.open("w", encoding="utf-8")
    sys.stderr = sys.stderr or nowhere.open("w", encoding="utf-8")


def main() -> int:
    """Entry point. What the program writes only its owner can read (Windows: as the rights of the folder say)."""
    os.umask(0o077)
    _be_in_utf_8()
    _tell_qt_utf_8()
    _give_streams()
    serve_if_asked()
    return command_line(sys.argv[1:], QtWindow(), clock)


if __name__ == "__main__":
    sys.exit(main())
