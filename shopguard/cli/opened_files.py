"""Files named without a command: they are opened in the window, as when somebody double-clicks them."""

from __future__ import annotations

from collections.abc import Container, Sequence
from pathlib import Path

_TAKING_A_VALUE = ("--data", "--lang", "--password-file", "--out")


def opened_files(argv: Sequence[str], commands: Container[str]) -> list[str]:
    """The end of ``argv`` from its first word on that is neither an option nor a command, where that is something on the disk.

    A command goes before a file of the same name. Empty: nothing is opened.
    """
    first = 0
    while first < len(argv) and argv[first].startswith("-"):
        first += 2 if argv[first] in _TAKING_A_VALUE else 1
    named = list(argv[first:])
    if not named or named[0] in commands or not _is_there(named[0]):
        return []
    return named


def not_there(files: Sequence[str]) -> str | None:
    """The first that is not on the disk."""
    return next((file for file in files if not _is_there(file)), None)


def _is_there(name: str) -> bool:
    try:
        return Path(name).exists()
    except (OSError, ValueError):  # no name that a file can have
        return False
