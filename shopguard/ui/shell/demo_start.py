"""Opens the made-up shop in a window of its own: another process on a temporary folder, which cannot touch the owner's data."""

from __future__ import annotations

import sys

from PySide6.QtCore import QProcess

from shopguard.core.message import Language, UserProblem


def demo_command(language: Language) -> tuple[str, list[str]]:
    """Program and arguments; the frozen program is its own interpreter."""
    program = [] if getattr(sys, "frozen", False) else ["-m", "shopguard"]
    return sys.executable, [*program, "--lang", language, "demo"]


def start_demo(language: Language) -> None:
    """Returns at once; the window comes when the made-up files are imported. Raises UserProblem where it cannot be started."""
    program, arguments = demo_command(language)
    started, _process = QProcess.startDetached(program, arguments)
    if not started:
        raise UserProblem("problem.demo_not_started")
