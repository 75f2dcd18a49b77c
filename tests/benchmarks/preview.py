"""How long the penalty preview and the what-if slider take beside a full judgement, on a shop whose orders are all open. Not a test.

    python -m tests.benchmarks.preview [--orders 100000] [--folder FOLDER] [--runs 3]

The made-up shop (all orders of the last two days) is made once per FOLDER (default: a temporary one) and judged anew in each run,
in this process; then the preview is told from what was stored. Wall seconds and processor seconds (of all threads); the fastest run.
"""

from __future__ import annotations

import argparse
import os
import platform
import shutil
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from shopguard.app import build_workplace
from shopguard.core.beijing import DAY, HOUR
from shopguard.core.collector import collector_held_off
from shopguard.flows.costs.outlook import load_outlook
from shopguard.flows.costs.penalties import PenaltyPreview, preview
from shopguard.flows.costs.what_if import position
from shopguard.flows.judging import refresh
from shopguard.flows.workplace import Workplace
from shopguard.store.engine import sqlite3
from tests.benchmarks import million_shop
from tests.benchmarks.judge_steps import DATABASE

DAYS_OPEN = 2
TICKED = 50
Result = TypeVar("Result")


@dataclass(frozen=True, slots=True)
class Figure:
    """One line of the table: seconds on the wall and of the processor."""

    name: str
    wall: float
    cpu: float


def timed(name: str, work: Callable[[], Result]) -> tuple[Figure, Result]:
    """What the work takes, and gives."""
    wall, cpu = time.perf_counter(), time.process_time()
    result = work()
    return Figure(name, time.perf_counter() - wall, time.process_time() - cpu), result


def all_told(told: PenaltyPreview) -> int:
    """Everything of the preview in words, as the JSON has it."""
    return sum(len(part.how) + len(part.steps()) for order in told.orders for part in order.parts)


def run(place: Workplace, now: int) -> list[Figure]:
    """One run: judged anew, previewed, looked at from every hour of a week."""
    judged, _ = timed("full judgement", lambda: refresh(place, now))
    previewed, told = timed("preview, 24 hours", lambda: preview(place, now))
    with collector_held_off():  # as the command line does
        worded, _ = timed("… and the reckoning of every order in words", lambda: all_told(told))
    loaded, outlook = timed("the outlook alone", lambda: load_outlook(place, now))
    with collector_held_off():
        first, _ = timed("the slider's first position", lambda: outlook.standing(now + HOUR))
    ticked = frozenset(rescue.order_ref for rescue in told.fix_first[:TICKED])
    moved = sorted(
        timed("", lambda at=at: (position(place, outlook, at), outlook.standing(at, ticked)))[0].wall  # type: ignore[misc]
        for at in range(now, now + 7 * DAY + 1, HOUR)
    )
    middle, late = moved[len(moved) // 2], moved[len(moved) * 95 // 100]
    return [judged, previewed, worded, loaded, first, Figure("a position, median", middle, middle),
            Figure(f"a position, 95th percentile, {TICKED} orders ticked", late, late)]  # fmt: skip


def make(folder: Path, orders: int) -> Path:
    """The folder of the made-up shop."""
    made = folder / f"open-{orders}"
    if not (made / "whole").exists():
        shutil.rmtree(made, ignore_errors=True)
        million_shop.DAYS = DAYS_OPEN
        million_shop.make_big_shop(made, orders)
        (made / "whole").touch()
    return made


def runs(made: Path, number: int) -> list[list[Figure]]:
    """So many runs, each on a fresh copy."""
    found = []
    for _ in range(number):
        with tempfile.TemporaryDirectory(dir=made.parent) as name:
            shutil.copyfile(made / DATABASE, Path(name) / DATABASE)
            place = build_workplace(Path(name), "zh")
            assert place.rulebook.clauses  # read before anything is timed
            try:
                found.append(run(place, million_shop.NOW))
            finally:
                place.store.close()
    return found


def main() -> None:
    """The door."""
    parser = argparse.ArgumentParser(description="Times the penalty preview beside a full judgement.")
    parser.add_argument("--orders", type=int, default=100_000)
    parser.add_argument("--folder", type=Path)
    parser.add_argument("--runs", type=int, default=3)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        table = runs(make(options.folder or Path(name), options.orders), options.runs)
    print(
        f"Python {platform.python_version()}, SQLite {sqlite3.sqlite_version}, {os.cpu_count()} cores, {platform.system()}"
    )
    print("\n| | s | × judgement | processor s | × judgement |\n|---|---:|---:|---:|---:|")
    best = [min(column, key=lambda figure: figure.wall) for column in zip(*table, strict=True)]
    for figure in best:
        wall, cpu = figure.wall / best[0].wall, figure.cpu / best[0].cpu
        print(f"| {figure.name} | {figure.wall:.3f} | {wall:.3f} | {figure.cpu:.3f} | {cpu:.3f} |")


if __name__ == "__main__":
    main()
