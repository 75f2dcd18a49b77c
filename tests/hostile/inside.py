"""The real program in a process of its own, with bounds of memory and time that the system keeps, and what it took of both."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import ROOT

_ADDRESSES = 8 << 30  # far above what any test allows: a fault ends the child, not the machine
# A program is told the memory of the one that started it as its own. So a small one stands between, which measures.
_BETWEEN = """import os, resource, sys
addresses, seconds, told, *words = sys.argv[1:]
child = os.fork()
if not child:
    resource.setrlimit(resource.RLIMIT_AS, (int(addresses),) * 2)
    resource.setrlimit(resource.RLIMIT_CPU, (int(seconds),) * 2)
    os.execv(sys.executable, [sys.executable, *words])
_, status, used = os.wait4(child, 0)
with open(told, "w") as file:
    print(os.waitstatus_to_exitcode(status), used.ru_maxrss, used.ru_utime + used.ru_stime, file=file)
"""

posix = pytest.mark.skipif(os.name == "nt", reason="bounds of a process are set by POSIX calls")


@dataclass(frozen=True, slots=True)
class Ended:
    """How the program ended: its exit code, what it said, its largest memory in megabytes, its processor seconds."""

    code: int
    out: str
    err: str
    megabytes: float
    seconds: float

    def document(self) -> Any:
        """The JSON it printed."""
        return json.loads(self.out)


def shopguard(data: Path, *words: str, seconds: int = 60) -> Ended:
    """``python -m shopguard --data DATA …``; ended by the system after so many seconds of the processor."""
    return _run(["-m", "shopguard", "--data", str(data), *words], data.parent, seconds)


def script(code: str, folder: Path, *words: str, seconds: int = 60) -> Ended:
    """A few lines that call the program's own functions, in the same bounds; ``words`` are its ``sys.argv[1:]``."""
    return _run(["-c", code, *words], folder, seconds)


def _run(words: list[str], folder: Path, seconds: int) -> Ended:
    out, err, told = folder / "stdout.txt", folder / "stderr.txt", folder / "used.txt"
    with out.open("wb") as said, err.open("wb") as wrong:
        subprocess.run(
            [sys.executable, "-I", "-S", "-c", _BETWEEN, str(_ADDRESSES), str(seconds), str(told), *words],
            stdin=subprocess.DEVNULL,
            stdout=said,
            stderr=wrong,
            cwd=ROOT,
            env=os.environ | {"PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"},
            check=True,
        )
    code, most, spent = told.read_text("utf-8").split()
    megabytes = int(most) / (1024 if sys.platform != "darwin" else 1 << 20)
    return Ended(int(code), out.read_text("utf-8"), err.read_text("utf-8", "replace"), megabytes, float(spent))
