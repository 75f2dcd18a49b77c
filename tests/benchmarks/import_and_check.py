"""How long an import and a judgement take, beside what other tools need to store or read the same file. Not a test.

    python -m tests.benchmarks.import_and_check [--orders 100000 | --folder FOLDER] [--runs 5] [--at TIME] [--quick]

The peers: SQLite's own shell, pandas, sqlite-utils, and python-calamine merely reading the workbook. Each figure is the median of
cold processes; memory is the largest peak of one of them. Where other programs keep the machine busy, the processor time says
more than the clock: both stand in the table. A folder of your own must hold ``orders.csv``, ``orders-next.csv`` (the same with
some lines changed), ``parcels.csv`` and ``tracks.csv``; ``orders.xlsx`` is measured where it is there. ``--quick``: orders.csv
alone. Linux and macOS (it asks the system what a process used).
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

from shopguard.store.engine import sqlite3

FILES = ("orders.csv", "parcels.csv", "tracks.csv")
SHELL = "sqlite3 shell, .import"
CALAMINE = "python-calamine reading orders.xlsx"


@dataclass(frozen=True)
class Figure:
    """One line of the table: median seconds by the clock and of the processor, peak memory in MB; beside which peer it stands."""

    name: str
    seconds: float
    busy: float
    megabytes: float
    peer: str = SHELL


def used_by(command: Sequence[str | Path]) -> tuple[float, float, float]:
    """Wall seconds, processor seconds and peak MB of one process. Raises ``SystemExit`` when it fails."""
    began = time.perf_counter()
    with subprocess.Popen(
        [str(part) for part in command], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    ) as process:
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    seconds = time.perf_counter() - began
    if process.returncode != 0:
        raise SystemExit(f"{command} ended with {process.returncode}")
    unit = 1 if sys.platform == "darwin" else 1024
    return seconds, usage.ru_utime + usage.ru_stime, usage.ru_maxrss * unit / 1e6


def measure(
    name: str,
    runs: int,
    command: Sequence[str | Path],
    before: Callable[[], None] = lambda: None,
    peer: str = SHELL,
) -> Figure:
    """Runs ``command`` so often, each time after ``before``."""
    results = []
    for _ in range(runs):
        before()
        results.append(used_by(command))
    seconds, busy, memory = zip(*results, strict=True)
    return Figure(name, statistics.median(seconds), statistics.median(busy), max(memory), peer)


def peers(folder: Path, work: Path, runs: int) -> list[Figure]:
    """The other tools, the shell first."""
    orders, sheet, database = folder / "orders.csv", folder / "orders.xlsx", work / "peer.db"

    def clear() -> None:
        database.unlink(missing_ok=True)

    def peer(*arguments: str | Path) -> list[str | Path]:
        return [sys.executable, "-m", "tests.benchmarks.import_peers", *arguments]

    table = [
        measure(SHELL, runs, ["sqlite3", database, f'.import --csv "{orders}" orders'], clear),
        measure("pandas read_csv + to_sql", runs, peer("pandas", orders, database), clear),
        measure("sqlite-utils insert_all", runs, peer("sqlite-utils", orders, database), clear),
    ]
    if sheet.exists():
        table.append(measure(CALAMINE, runs, peer("calamine", sheet), peer=CALAMINE))
    return table


def ours(folder: Path, work: Path, runs: int, at: str, *, quick: bool) -> list[Figure]:
    """ShopGuard: every import judges what it touched."""
    orders, changed, sheet = folder / "orders.csv", folder / "orders-next.csv", folder / "orders.xlsx"
    data, full, kept = work / "data", work / "full", work / "kept"

    def shopguard(where: Path, *arguments: str | Path) -> list[str | Path]:
        return [sys.executable, "-m", "shopguard", "--data", where, *arguments]

    def empty(where: Path) -> Callable[[], None]:
        return lambda: shutil.rmtree(where, ignore_errors=True)

    def as_first_imported() -> None:
        shutil.rmtree(data)
        shutil.copytree(kept, data)

    first = measure("orders.csv, first", runs, shopguard(data, "import", orders, "--json"), empty(data))
    shutil.copytree(data, kept)
    table = [
        first,
        measure("orders.csv, the same again", runs, shopguard(data, "import", orders, "--json")),
        measure("orders-next.csv, 1 % changed", runs, shopguard(data, "import", changed, "--json"), as_first_imported),
    ]
    if sheet.exists():
        command = shopguard(data, "import", sheet, "--json")
        table.append(measure("orders.xlsx, first", runs, command, empty(data), peer=CALAMINE))
    if quick:
        return table
    every_file = [folder / name for name in FILES]
    return [
        *table,
        measure("all three files, first", runs, shopguard(full, "import", *every_file, "--json"), empty(full)),
        measure("all three files, the same again", runs, shopguard(full, "import", *every_file, "--json")),
        measure("check --json", runs, shopguard(full, "check", "--at", at, "--json")),
    ]


def show(table: Sequence[Figure], folder: Path) -> None:
    """Prints the table in Markdown, with each time as a multiple of its peer's."""
    version = subprocess.run(["sqlite3", "--version"], capture_output=True, text=True, check=True).stdout.split()[0]
    print(f"Python {platform.python_version()} with SQLite {sqlite3.sqlite_version}, sqlite3 shell {version},")
    print(f"{os.cpu_count()} cores, {platform.system()}")
    for name in FILES:
        file = folder / name
        with file.open("rb") as lines:
            print(f"{name}: {sum(1 for _ in lines) - 1} lines, {file.stat().st_size / 1e6:.1f} MB")
    by_name = {figure.name: figure for figure in table}
    print("\n| | s | × peer | processor s | × peer | peak MB |\n|---|---:|---:|---:|---:|---:|")
    for one in table:
        peer = by_name[one.peer]
        ratios = one.seconds / peer.seconds, one.busy / peer.busy
        print(
            f"| {one.name} | {one.seconds:.2f} | {ratios[0]:.2f} | {one.busy:.2f} | {ratios[1]:.2f} | {one.megabytes:.0f} |"
        )
    print("\nThe peer is the sqlite3 shell, for the workbook python-calamine.")


def main() -> None:
    """The door."""
    parser = argparse.ArgumentParser(description="Times import and check beside the sqlite3 shell.")
    parser.add_argument("--orders", type=int, default=100_000)
    parser.add_argument("--folder", type=Path)
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--at", default="2026-11-20T12:00:00")
    parser.add_argument("--quick", action="store_true", help="orders.csv alone")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        work = Path(name)
        os.environ.pop("PYTHONDONTWRITEBYTECODE", None)  # an installed program is compiled
        os.environ["PYTHONPYCACHEPREFIX"] = str(work / "compiled")
        folder = options.folder or work / "exports"
        if options.folder is None:  # in a process of its own, so that its memory is not counted
            make = [sys.executable, "-m", "tests.benchmarks.big_shop", str(folder), str(options.orders)]
            subprocess.run(make, check=True)
        table = [*peers(folder, work, options.runs), *ours(folder, work, options.runs, options.at, quick=options.quick)]
        show(table, folder)


if __name__ == "__main__":
    main()
