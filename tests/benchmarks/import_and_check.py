"""How long an import and a judgement take, beside SQLite's own shell importing the same file. Not a test.

    python -m tests.benchmarks.import_and_check [--orders 100000 | --folder FOLDER] [--runs 5] [--at TIME]

Each figure is the median of cold processes; memory is the largest peak of one of them. A folder of your own must hold
``orders.csv``, ``parcels.csv`` and ``tracks.csv``. Linux and macOS (it asks the system what a process used).
"""

from __future__ import annotations

import argparse
import os
import platform
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

FILES = ("orders.csv", "parcels.csv", "tracks.csv")
SHELL = "sqlite3 shell, .import of orders.csv"


@dataclass(frozen=True)
class Figure:
    """One line of the table: median seconds, peak memory in MB."""

    name: str
    seconds: float
    megabytes: float


def used_by(command: Sequence[str | Path]) -> tuple[float, float]:
    """Wall seconds and peak MB of one process. Raises ``SystemExit`` when it fails."""
    began = time.perf_counter()
    with subprocess.Popen([str(part) for part in command], stdout=subprocess.DEVNULL) as process:
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    seconds = time.perf_counter() - began
    if process.returncode != 0:
        raise SystemExit(f"{command} ended with {process.returncode}")
    unit = 1 if sys.platform == "darwin" else 1024
    return seconds, usage.ru_maxrss * unit / 1e6


def measure(name: str, runs: int, command: Sequence[str | Path], before: Callable[[], None] = lambda: None) -> Figure:
    """Runs ``command`` so often, each time after ``before``."""
    results = []
    for _ in range(runs):
        before()
        results.append(used_by(command))
    return Figure(name, statistics.median(s for s, _ in results), max(mb for _, mb in results))


def figures(folder: Path, work: Path, runs: int, at: str) -> list[Figure]:
    """Everything that is measured, the shell first."""
    orders, shell, data, full = folder / "orders.csv", work / "shell.db", work / "data", work / "full"

    def shopguard(where: Path, *arguments: str | Path) -> list[str | Path]:
        return [sys.executable, "-m", "shopguard", "--data", where, *arguments]

    every_file = [folder / name for name in FILES]
    return [
        measure(
            SHELL, runs, ["sqlite3", shell, f'.import --csv "{orders}" orders'], lambda: shell.unlink(missing_ok=True)
        ),
        measure(
            "import of orders.csv, first",
            runs,
            shopguard(data, "import", orders, "--json"),
            lambda: shutil.rmtree(data, ignore_errors=True),
        ),
        measure("import of orders.csv, the same again", runs, shopguard(data, "import", orders, "--json")),
        measure(
            "import of all three files, first",
            runs,
            shopguard(full, "import", *every_file, "--json"),
            lambda: shutil.rmtree(full, ignore_errors=True),
        ),
        measure("import of all three files, the same again", runs, shopguard(full, "import", *every_file, "--json")),
        measure("check --json", runs, shopguard(full, "check", "--at", at, "--json")),
    ]


def show(table: Sequence[Figure], folder: Path) -> None:
    """Prints the table in Markdown, with each time as a multiple of the shell's."""
    version = subprocess.run(["sqlite3", "--version"], capture_output=True, text=True, check=True).stdout.split()[0]
    shell = table[0].seconds
    print(f"Python {platform.python_version()}, sqlite3 shell {version}, {os.cpu_count()} cores, {platform.system()}")
    for name in FILES:
        file = folder / name
        with file.open("rb") as lines:
            print(f"{name}: {sum(1 for _ in lines) - 1} lines, {file.stat().st_size / 1e6:.1f} MB")
    print("\n| | s | × shell | peak MB |\n|---|---:|---:|---:|")
    for figure in table:
        print(f"| {figure.name} | {figure.seconds:.2f} | {figure.seconds / shell:.2f} | {figure.megabytes:.0f} |")


def main() -> None:
    """The door."""
    parser = argparse.ArgumentParser(description="Times import and check beside the sqlite3 shell.")
    parser.add_argument("--orders", type=int, default=100_000)
    parser.add_argument("--folder", type=Path)
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--at", default="2026-11-20T12:00:00")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        work = Path(name)
        folder = options.folder or work / "exports"
        if options.folder is None:  # in a process of its own, so that its memory is not counted
            make = [sys.executable, "-m", "tests.benchmarks.big_shop", str(folder), str(options.orders)]
            subprocess.run(make, check=True)
        show(figures(folder, work, options.runs, options.at), folder)


if __name__ == "__main__":
    main()
