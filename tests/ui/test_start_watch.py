"""The line that a start tells of itself for the benchmarks."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

from tests.conftest import ROOT


def test_a_watched_start_tells_when_it_was_painted_and_ends(tmp_path: Path) -> None:
    there = dict(os.environ, QT_QPA_PLATFORM="offscreen", SHOPGUARD_DATA=str(tmp_path), SHOPGUARD_WATCH="start")
    born = time.monotonic()
    done = subprocess.run(
        [sys.executable, "-m", "shopguard"], capture_output=True, text=True, check=True, env=there, cwd=ROOT
    )
    painted, worked, orders = done.stdout.split()
    assert born < float(painted) < time.monotonic()
    assert float(worked) > 0
    assert orders == "0"
