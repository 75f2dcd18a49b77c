"""The door: ``shopguard`` and ``python -m shopguard``. Qt is imported only when a window is wanted."""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path

from shopguard.cli.main import main as command_line
from shopguard.core.message import Language
from shopguard.flows.workplace import Workplace


def clock() -> int:
    """Now, in unix seconds: the only place that looks at the clock."""
    return int(time.time())


class QtWindow:
    """The window, as the command line asks for it."""

    def can_show(self) -> bool:
        """Whether there is a display (Qt ends the process where there is none, so this is asked first)."""
        if sys.platform != "linux":
            return True
        return any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"))

    def run(self, place: Workplace, *, demo: bool) -> int:
        """Shows the window until it is closed."""
        from shopguard.ui.window import run_window  # Qt only when it is wanted

        return run_window(place, clock=clock, demo=demo)

    def show_problem(self, text: str, language: Language) -> None:
        """Shows a sentence in a small window."""
        from shopguard.ui.window import show_problem

        show_problem(text, language=language)

    def screenshot(self, place: Workplace, path: Path, *, now: int, select: str | None) -> None:
        """Writes a picture of the window, without a display if there is none."""
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
        from shopguard.ui.shell.screenshot import save_screenshot  # Qt only when it is wanted

        save_screenshot(place, path, now=now, select=select)


def main() -> int:
    """Entry point."""
    return command_line(sys.argv[1:], QtWindow(), clock)


if __name__ == "__main__":
    sys.exit(main())
