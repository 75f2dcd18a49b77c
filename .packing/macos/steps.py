"""Runs the commands of a packing step one after another; or only says them."""

from __future__ import annotations

import shlex
import subprocess
import sys
from collections.abc import Iterable, Sequence


def run_all(commands: Iterable[Sequence[str]], *, dry: bool) -> None:
    """Says each command and, unless ``dry``, runs it. Raises ``SystemExit`` at the first that fails."""
    for command in commands:
        say(shlex.join(command))
        if not dry and (code := subprocess.run(command, check=False).returncode):
            raise SystemExit(f"failed ({code}): {command[0]}")


def say(line: str) -> None:
    """One line of what is done."""
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()
