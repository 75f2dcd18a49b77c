"""A small share of the trials of ``python -m tests.crash``, the same ones at every run."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT
from tests.crash.__main__ import CANNOT

OPERATIONS = ("attaching evidence", "restore", "settings")


def test_killed_starved_or_cut_off_nothing_is_lost_and_nothing_half_done(tmp_path: Path) -> None:
    counts = tmp_path / "counts.json"
    done = subprocess.run(
        [sys.executable, "-m", "tests.crash", "--moments", "1", "--seed", "8", "--json", counts, "--only", *OPERATIONS],
        capture_output=True,
        encoding="utf-8",
        cwd=ROOT,
    )
    if done.returncode == CANNOT:
        pytest.skip(done.stderr.strip())
    assert done.returncode == 0, done.stdout + done.stderr
    told = json.loads(counts.read_text("utf-8"))
    assert told["trials"] >= len(OPERATIONS)
    assert [row["faults"] for row in told["operations"] if row["faults"]] == []
