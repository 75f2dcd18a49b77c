"""Searches every reader for inputs that break it, one after another, and adds up the figures.

``python -m tests.fuzz [--minutes N] [--json F] [--work DIR] [TARGET …]``. What the search learnt is kept in the work folder, and the next
run begins there. Exit code 1 where a fault was found.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from tests.fuzz.names import NAMES

_LEAST_SECONDS = 5.0
_GRACE = 240  # seconds: libFuzzer ends a hang itself before
_ENVIRONMENT = os.environ | {
    "RUST_BACKTRACE": "0"
}  # a reader written in Rust tells its caller; telling it in full takes seconds
_COVERED = re.compile(r"^#\d+\s+(INITED|NEW|REDUCE|DONE|pulse)\s+cov: (\d+)", re.MULTILINE)
_RUNS = re.compile(r"^stat::number_of_executed_units: (\d+)", re.MULTILINE)


def main() -> int:
    """Returns the exit code."""
    asked = _arguments()
    asked.work.mkdir(parents=True, exist_ok=True)
    os.nice(19)
    names = asked.targets or list(NAMES)
    figures = json.loads(asked.json.read_text("utf-8")) if asked.json and asked.json.exists() else {}
    end = time.monotonic() + asked.minutes * 60
    for nth, name in enumerate(names):
        seconds = max(_LEAST_SECONDS, (end - time.monotonic()) / (len(names) - nth))
        told = search(name, seconds, asked.work, asked.seed + int(figures.get(name, {}).get("runs", 0)))
        figures[name] = _added(figures.get(name), told)
        sys.stdout.write(f"{name}: {json.dumps(told, ensure_ascii=False)}\n")
        sys.stdout.flush()
        if asked.json:
            asked.json.write_text(json.dumps(figures, ensure_ascii=False, indent=1, sort_keys=True) + "\n", "utf-8")
    return 1 if any(told["faults"] for told in figures.values()) else 0


def search(name: str, seconds: float, work: Path, seed: int) -> dict[str, Any]:
    """The figures of one target's search, which runs in a process of its own and is begun again where it breaks down."""
    told: dict[str, Any] = {"executions": 0, "seconds": 0.0, "processor_seconds": 0.0, "slowest_seconds": 0.0}
    told |= {"covered_new": 0, "faults": {}}
    end = time.monotonic() + seconds
    while (left := end - time.monotonic()) > 1:
        begun = time.monotonic()
        said, code = _process(name, left, work, seed)
        noted = _noted(work / name / "figures.json")
        covered = [int(number) for _, number in _COVERED.findall(said)]
        runs = _RUNS.search(said)
        told["executions"] += int(runs[1]) if runs else noted.get("executions", 0)
        told["seconds"] = round(told["seconds"] + time.monotonic() - begun, 1)
        told["slowest_seconds"] = max(told["slowest_seconds"], noted.get("slowest_seconds", 0.0))
        told["processor_seconds"] = round(told["processor_seconds"] + noted.get("processor_seconds", 0.0), 1)
        told["guided"] = noted.get("guided", False)
        if covered:
            told["covered_new"] += covered[-1] - covered[0]
            told["covered"] = covered[-1]
        for fault, times in noted.get("faults", {}).items():
            told["faults"][fault] = told["faults"].get(fault, 0) + times
        if code != 0:
            told["faults"][f"process ended with {code}"] = 1
            (work / name / "ended.txt").write_text(said, "utf-8")
        seed += 1
    return told


def _process(name: str, seconds: float, work: Path, seed: int) -> tuple[str, int]:
    (work / name / "figures.json").unlink(missing_ok=True)
    command = [sys.executable, "-m", "tests.fuzz.guided", name, str(max(2, int(seconds))), str(work), str(seed)]
    with tempfile.TemporaryFile() as said:
        try:
            code = subprocess.run(
                command, stdout=said, stderr=said, env=_ENVIRONMENT, timeout=seconds + _GRACE, check=False
            ).returncode
        except subprocess.TimeoutExpired:
            code = -9
        said.seek(0)
        return said.read().decode("utf-8", "replace"), code


def _noted(path: Path) -> dict[str, Any]:
    return dict(json.loads(path.read_text("utf-8"))) if path.exists() else {}


def _added(before: dict[str, Any] | None, told: dict[str, Any]) -> dict[str, Any]:
    """The figures of all runs of a target. ``faults``: of the last run; ``found``: of all."""
    if before is None:
        return told | {"runs": 1, "found": sorted(told["faults"]), "mended": 0}
    return {
        **told,
        "found": sorted({*before["found"], *told["faults"]}),
        "mended": before.get("mended", 0),  # told by hand, with the faults in their own words
        "runs": before["runs"] + 1,
        "executions": before["executions"] + told["executions"],
        "seconds": round(before["seconds"] + told["seconds"], 1),
        "processor_seconds": round(before.get("processor_seconds", 0.0) + told["processor_seconds"], 1),
        "slowest_seconds": max(before["slowest_seconds"], told["slowest_seconds"]),
        "covered_new": before["covered_new"] + told["covered_new"],
    }


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz", description=__doc__)
    parser.add_argument("targets", nargs="*", metavar="TARGET", help=", ".join(NAMES))
    parser.add_argument("--minutes", type=float, default=10.0)
    parser.add_argument("--json", type=Path, metavar="F", help="figures are added to those that stand there")
    parser.add_argument("--work", type=Path, default=Path(tempfile.gettempdir(), "shopguard-fuzz"), metavar="DIR")
    parser.add_argument("--seed", type=int, default=1)
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
