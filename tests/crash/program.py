"""The real program as a process of its own with a clock that stands: ``python -m tests.crash.program MOMENT ARGUMENT...``."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from tests.conftest import ROOT
from tests.crash.shop import MOMENT, NoWindow

_ENVIRONMENT = {"PYTHONPATH": str(ROOT), "SHOPGUARD_LANG": "en", "PYTHONUTF8": "1"}


def begin(data: Path, *argv: str | Path, now: int = MOMENT) -> subprocess.Popen[str]:
    """A command under way."""
    return subprocess.Popen(
        [sys.executable, "-m", "tests.crash.program", str(now), "--data", str(data), *map(str, argv)],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
        cwd=ROOT,
        env={**os.environ, **_ENVIRONMENT},
    )


def run(data: Path, *argv: str | Path, now: int = MOMENT) -> tuple[int, str, str]:
    """A command to its end: exit code, what it answered, and what else it said."""
    process = begin(data, *argv, now=now)
    said, warned = process.communicate()
    return process.returncode, said, warned


def ok(data: Path, *argv: str | Path, now: int = MOMENT) -> str:
    """The answer of a command that must succeed."""
    code, said, warned = run(data, *argv, now=now)
    assert code == 0, (argv, code, warned)
    return said


def refused(answer: tuple[int, str, str], *codes: int) -> str:
    """The sentence of a command that must end with one of these codes, in words for people."""
    code, _, warned = answer
    assert code in codes, answer
    assert warned.strip(), answer
    assert "Traceback" not in warned, answer
    return warned


if __name__ == "__main__":
    from shopguard.cli.main import main

    sys.exit(main(sys.argv[2:], NoWindow(), lambda: int(sys.argv[1])))
