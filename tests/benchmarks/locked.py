"""What a password costs: the same work on a plain and on an encrypted data folder, in turn. Not a test.

    python -m tests.benchmarks.locked [--orders 20000 | --folder FOLDER] [--rounds 3] [--packets 30] [--before CHECKOUT]

Importing (orders, parcels and tracks, with judging), judging everything anew, listing (three sortings, 200 pages of 64 rows anywhere),
and printing packets of four photos each. Every piece of work is a process of its own; told are the medians of processor seconds and
of the clock, and the median ratio of the pairs of a round. ``--before``: a checkout of an older version of this program, on whose
code import, judging and listing run too, without a password (for a new database engine, say). ``--folder``: as in
:mod:`tests.benchmarks.import_and_check`. Linux and macOS.
"""

from __future__ import annotations

import argparse
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from shopguard.app import build_workplace
from shopguard.flows.appeals import printing
from shopguard.flows.locking.unlocking import unlock
from tests.appeals.made_up import NOW
from tests.benchmarks.packets import make_shop

FILES = ("orders.csv", "parcels.csv", "tracks.csv")
PASSWORD = "made up for this run"
PLAIN, LOCKED, BEFORE = "plain", "locked", "before"
PIXELS, PHOTOS = (1080, 1440), 4
_LIST = """
import random, sys
from pathlib import Path
from shopguard.app import build_workplace
from shopguard.flows.orders.order_filter import Filter, Sort
from shopguard.flows.orders.order_list import listed_orders, read_page
if len(sys.argv) > 2:
    from shopguard.flows.locking.unlocking import unlock
    unlock(Path(sys.argv[1]), sys.argv[2])
place = build_workplace(Path(sys.argv[1]), "zh")
chance = random.Random(1)
for column in ("risk", "product", "order_id"):
    refs = listed_orders(place, Filter(), Sort(column))
    for _ in range(200 // 3):
        at = chance.randrange(max(1, len(refs) - 64))
        read_page(place, refs.part(at, at + 64))
place.store.close()
"""


@dataclass
class Times:
    """Processor and clock seconds of each round, by side."""

    name: str
    cpu: dict[str, list[float]] = field(default_factory=dict)
    wall: dict[str, list[float]] = field(default_factory=dict)

    def add(self, side: str, took: tuple[float, float]) -> None:
        """One more round."""
        self.cpu.setdefault(side, []).append(took[0])
        self.wall.setdefault(side, []).append(took[1])

    def line(self, side: str) -> str:
        """A row of the table, with the ratio to the plain side."""
        cpu, wall = (statistics.median(of[side]) for of in (self.cpu, self.wall))
        ratios = [
            statistics.median(mine / plain for mine, plain in zip(of[side], of[PLAIN], strict=True))
            for of in (self.cpu, self.wall)
        ]
        return f"| {self.name} | {side} | {cpu:.2f} | {ratios[0]:.2f} | {wall:.2f} | {ratios[1]:.2f} |"


class Bench:
    """Three sides on the same files."""

    def __init__(self, exports: Path, work: Path, before: Path | None) -> None:
        self._exports, self._work, self._before = exports, work, before
        self.sides = [PLAIN, LOCKED] + ([BEFORE] if before else [])
        self._told = work / "password"
        self._told.write_text(PASSWORD, "utf-8")

    def round(self, times: dict[str, Times], side: str) -> None:
        """Import, judging and listing on an empty folder."""
        data = self._work / side
        shutil.rmtree(data, ignore_errors=True)
        if side == LOCKED:
            self._run(side, ["-m", "shopguard", "--data", data, "password", "set", "--new-password-file", self._told])
        shopguard: list[str | Path] = ["-m", "shopguard", "--data", data]
        if side == LOCKED:
            shopguard += ["--password-file", self._told]
        files = [self._exports / name for name in FILES]
        times["import"].add(side, self._run(side, [*shopguard, "import", *files, "--json"]))
        times["check"].add(side, self._run(side, [*shopguard, "check", "--at", "2026-11-20T12:00:00", "--json"]))
        opened: list[str | Path] = [data, PASSWORD] if side == LOCKED else [data]
        times["list"].add(side, self._run(side, ["-c", _LIST, *opened]))

    def packets(self, times: Times, folders: dict[str, Path], ids: Sequence[str]) -> None:
        """The same cases printed from both folders; print copies are made anew each time."""
        for side, folder in folders.items():
            shutil.rmtree(folder / "data" / "print-copies", ignore_errors=True)
            command: list[str | Path] = ["-m", "tests.benchmarks.locked", "--print", folder, *ids]
            times.add(side, self._run(side, command, password=side == LOCKED))

    def lock(self, data: Path) -> float:
        """Sets the password of a folder that is there; the clock's seconds."""
        return self._run(
            LOCKED, ["-m", "shopguard", "--data", data, "password", "set", "--new-password-file", self._told]
        )[1]

    def _run(self, side: str, command: Sequence[str | Path], *, password: bool = False) -> tuple[float, float]:
        root = self._before if side == BEFORE and self._before else Path(__file__).resolve().parents[2]
        environment = os.environ | {"PYTHONPATH": str(root)}
        if password:
            environment["SHOPGUARD_PASSWORD_FILE"] = str(self._told)
        began, used = os.times(), os.times()
        done = subprocess.run(
            [sys.executable, *map(str, command)], cwd=root, env=environment, capture_output=True, check=False
        )
        ended = os.times()
        if done.returncode != 0:
            raise SystemExit(f"{command} ended with {done.returncode}: {done.stderr.decode(errors='replace')}")
        cpu = ended.children_user + ended.children_system - used.children_user - used.children_system
        return cpu, ended.elapsed - began.elapsed


def print_packets(folder: Path, ids: Sequence[str]) -> None:
    """The process that prints."""
    told = os.environ.get("SHOPGUARD_PASSWORD_FILE")
    if told:
        unlock(folder / "data", Path(told).read_text("utf-8"))
    place = build_workplace(folder / "data", "zh")
    with tempfile.TemporaryDirectory() as out:
        batch = printing.print_batch(place, list(ids), Path(out), now=NOW)
        assert not batch.left_out, batch.left_out
    place.store.close()


def main() -> None:
    """The door."""
    parser = argparse.ArgumentParser(description="Times the same work with and without a password.")
    parser.add_argument("--orders", type=int, default=20_000)
    parser.add_argument("--folder", type=Path)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--packets", type=int, default=30)
    parser.add_argument("--before", type=Path)
    parser.add_argument("--print", nargs="+", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.print:
        print_packets(Path(options.print[0]), options.print[1:])
        return
    with tempfile.TemporaryDirectory() as name:
        work = Path(name)
        os.environ["PYTHONPYCACHEPREFIX"] = str(work / "compiled")
        exports = options.folder or work / "exports"
        if options.folder is None:
            make = [sys.executable, "-m", "tests.benchmarks.big_shop", str(exports), str(options.orders)]
            subprocess.run(make, check=True)
        run(Bench(exports, work, options.before), work, options)


def run(bench: Bench, work: Path, options: argparse.Namespace) -> None:
    """Measures and prints."""
    times = {name: Times(name) for name in ("import", "check", "list", "packets")}
    plain, locked = work / "packets", work / "packets-locked"
    plain.mkdir()
    ids = make_shop(plain, options.packets, PHOTOS, PIXELS)
    shutil.copytree(plain, locked)
    print(f"setting the password of {options.packets * PHOTOS} photos: {bench.lock(locked / 'data'):.1f} s")
    for nth in range(options.rounds):
        for side in bench.sides if nth % 2 == 0 else reversed(bench.sides):
            bench.round(times, side)
        bench.packets(times["packets"], {PLAIN: plain, LOCKED: locked}, ids)
    print("| | | processor s | × plain | s | × plain |\n|---|---|---:|---:|---:|---:|")
    for one in times.values():
        for side in one.cpu:
            print(one.line(side))


if __name__ == "__main__":
    main()
