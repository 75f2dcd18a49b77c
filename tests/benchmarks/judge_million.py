"""How long judging a big shop takes, beside DuckDB and plain SQL computing three clauses from the raw track lines. Not a test.

    python -m tests.benchmarks.judge_million [--orders 1000000] [--folder FOLDER] [--runs 3]

The made-up shop is made once per FOLDER (default: a temporary one). Every measurement is a fresh process on a fresh copy of the
database that lies in the system's cache. Seconds are those of the work (from the opened database to the stored verdicts or the
counted result), with the whole process and its processor time (all threads) beside them; medians. Where other programs keep the
machine busy, the processor time says more. Memory is the largest peak. Linux and macOS.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path

from shopguard.store.engine import sqlite3
from tests.benchmarks.judge_steps import DATABASE

HERE = Path(__file__).resolve().parent
CHANGING = 5_000  # orders whose colour changes
_BLOCK = 1 << 24


@dataclass(frozen=True, slots=True)
class Figure:
    """One line of the table. ``seconds``: of the work; ``process``, ``cpu``: of the whole process; ``rows``: judged or found."""

    name: str
    seconds: float
    process: float
    cpu: float
    megabytes: float
    rows: int


class Bench:
    """The made shop in ``folder``, and the copies of it that are judged."""

    def __init__(self, folder: Path, orders: int, runs: int) -> None:
        self._runs = runs
        self._made = folder / f"shop-{orders}-{_fingerprint()}"
        self._judged = folder / f"judged-{orders}"
        self._copy = folder / f"copy-{orders}"
        if not (self._made / "whole").exists():
            shutil.rmtree(self._made, ignore_errors=True)
            subprocess.run([sys.executable, "-m", "tests.benchmarks.million_shop", self._made, str(orders)], check=True)
            (self._made / "whole").touch()
        with _opened(self._made) as db:
            self.size = " · ".join(
                f"{db.execute(f'SELECT COUNT(*) FROM {table}').fetchone()[0]:,} {words}"
                for table, words in (
                    ("orders", "orders"),
                    ("shipment", "parcels of orders"),
                    ("track_event", "track lines"),
                )
            )

    @property
    def database(self) -> Path:
        """The made shop's database, not judged yet."""
        return self._made / DATABASE

    def figures(self, now: int) -> list[Figure]:
        """Everything that is measured, the peer first. The copies are removed."""

        def untouched() -> Path:
            return self._made

        def fresh() -> Path:
            return self._fresh(self._made)

        def again() -> Path:
            return self._fresh(self._judged)

        try:
            table = [
                self._measure("DuckDB, 2 threads: three clauses from the raw lines", untouched, "duckdb"),
                self._measure("plain SQL in SQLite: the same", untouched, "sqlite"),
                self._measure("ShopGuard: all clauses, first judgement", fresh, "judge", now),
            ]
            self._copy.rename(self._judged)
            return [
                *table,
                self._measure("ShopGuard: all clauses, judged again", lambda: _touch(again()), "judge", now),
                self._measure("ShopGuard: milestones from the raw lines, then all clauses", fresh, "rebuild", now),
                self._measure("ShopGuard: what changes now", again, "judge", _moment_of_change(self._judged, now)),
            ]
        finally:
            for folder in (self._judged, self._copy):
                shutil.rmtree(folder, ignore_errors=True)

    def _fresh(self, source: Path) -> Path:
        shutil.rmtree(self._copy, ignore_errors=True)
        self._copy.mkdir()
        shutil.copyfile(source / DATABASE, self._copy / DATABASE)
        return self._copy

    def _measure(self, name: str, prepare: Callable[[], Path], step: str, *more: int) -> Figure:
        results = []
        for _ in range(self._runs):
            folder = prepare()
            os.sync()  # what the copy wrote is not to be written while the judgement runs
            _read_once(folder / DATABASE)
            results.append(_measured([step, str(folder), *map(str, more)]))
        seconds, processes, cpu, peaks, rows = zip(*results, strict=True)
        middle = statistics.median
        return Figure(name, middle(seconds), middle(processes), middle(cpu), max(peaks), rows[-1])


def _measured(arguments: list[str]) -> tuple[float, float, float, float, int]:
    began = time.perf_counter()
    command = [sys.executable, "-m", "tests.benchmarks.judge_steps", *arguments]
    told = json.loads(subprocess.run(command, check=True, stdout=subprocess.PIPE).stdout)
    return told["seconds"], time.perf_counter() - began, told["cpu"], told["megabytes"], told["rows"]


def _opened(folder: Path) -> closing[sqlite3.Connection]:
    return closing(sqlite3.connect(folder / DATABASE, isolation_level=None))


def _read_once(database: Path) -> None:
    with database.open("rb") as file:
        while file.read(_BLOCK):
            pass


def _touch(folder: Path) -> Path:
    with _opened(folder) as db:
        db.execute("INSERT OR IGNORE INTO to_judge SELECT id FROM orders")
        db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    return folder


def _moment_of_change(folder: Path, now: int) -> int:
    """The first moment at which the verdicts of :data:`CHANGING` orders have to change (of a small shop: all that will)."""
    with _opened(folder) as db:
        moments = [
            row[0]
            for row in db.execute("SELECT next_change_at FROM verdict WHERE next_change_at > ? ORDER BY 1", (now,))
        ]
    return int(moments[:CHANGING][-1])


def _fingerprint() -> str:
    """Changes with what makes the database: a shop made by an older program is not taken."""
    from shopguard import store

    (home,) = store.__path__
    sources = [HERE / "million_shop.py", *sorted(Path(home).glob("*.py"))]
    return sha256(b"".join(source.read_bytes() for source in sources)).hexdigest()[:12]


def show(bench: Bench, table: list[Figure]) -> None:
    """Prints the table in Markdown, with each time as a multiple of the peer's and of the first judgement's."""
    print(
        f"Python {platform.python_version()}, SQLite {sqlite3.sqlite_version}, DuckDB {version('duckdb')},"
        f" {os.cpu_count()} cores, {platform.system()}"
    )
    print(f"{bench.size}, {bench.database.stat().st_size / 1e6:,.0f} MB")
    peer, first = table[0].seconds, table[2].seconds
    print("\n| | s | × DuckDB | × first judgement | whole process s | processor s | peak MB | judged / found |")
    print("|---|---:|---:|---:|---:|---:|---:|---:|")
    for figure in table:
        print(
            f"| {figure.name} | {figure.seconds:.2f} | {figure.seconds / peer:.2f} | {figure.seconds / first:.3f} |"
            f" {figure.process:.2f} | {figure.cpu:.2f} | {figure.megabytes:.0f} | {figure.rows:,} |"
        )


def main() -> None:
    """The door."""
    from shopguard.core.beijing import parse_iso

    parser = argparse.ArgumentParser(description="Times the judgement of a big shop beside its peers.")
    parser.add_argument("--orders", type=int, default=1_000_000)
    parser.add_argument("--folder", type=Path)
    parser.add_argument("--runs", type=int, default=3)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        bench = Bench(options.folder or Path(name), options.orders, options.runs)
        show(bench, bench.figures(parse_iso("2026-11-20T12:00:00")))


if __name__ == "__main__":
    main()
