"""How soon the frozen window shows the last state, against a frozen bare PySide6 window with an empty table.

    QT_QPA_PLATFORM=offscreen python -m tests.benchmarks.frozen_start dist/ShopGuard [--pairs 40] [--orders 20000] [--folder FOLDER]

The bare window is built by PyInstaller with the same options; of Qt it is left what ShopGuard's folder has, too. Each start is a
process of its own, the two in turns, each pair the other way round; told is the median of the time from the process's birth to its
first painting (of ShopGuard: with orders in it), on the wall and of the processor, and the median of the pairs' ratios. Two lines:
with the files in the system's cache, and, where the system has ``posix_fadvise``, after it was asked to forget the files of the two
folders (the system's own libraries stay). Not a test.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from tests.benchmarks import start as unfrozen
from tests.benchmarks.start import Start

BARE = """
import time
from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtGui import QStandardItemModel
from PySide6.QtWidgets import QApplication, QMainWindow, QTableView
class Painted(QObject):
    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.Paint:
            watched.removeEventFilter(self)
            QTimer.singleShot(0, tell)
        return False
def tell():
    print(time.monotonic(), time.process_time(), 1, flush=True)
    application.exit()
application = QApplication([])
window, painted = QMainWindow(), Painted()
table = QTableView()
table.setModel(QStandardItemModel(0, 11))
window.setCentralWidget(table)
window.installEventFilter(painted)
window.resize(1440, 900)
window.show()
application.exec()
"""
WITHOUT = ("PySide6.QtQml", "PySide6.QtQuick", "PySide6.QtOpenGL", "PySide6.QtTest", "PySide6.QtSql", "tkinter")
LONGEST = 120  # seconds


def build_bare(folder: Path, like: Path) -> Path:
    """The program ``bare`` in a folder of its own below ``folder``; of the libraries it keeps those that ``like`` has."""
    code = folder / "bare.py"
    code.write_text(BARE, "utf-8")
    without = [word for name in WITHOUT for word in ("--exclude-module", name)]
    places = ["--distpath", str(folder / "dist"), "--workpath", str(folder / "work"), "--specpath", str(folder)]
    build = [sys.executable, "-m", "PyInstaller", "--noconfirm", "--noupx", "--windowed", "--log-level", "ERROR"]
    subprocess.run([*build, *without, *places, str(code)], check=True)
    made = folder / "dist" / "bare"
    for path in made.rglob("*"):
        there = like / path.relative_to(made)
        if path.name != "bare" and not path.is_dir() and not there.exists():
            path.unlink()
    return made / path_of("bare")


def path_of(name: str) -> str:
    """The file of a program."""
    return f"{name}.exe" if sys.platform == "win32" else name


def started(program: Path, data: Path) -> Start:
    """One process."""
    there = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    there |= {"SHOPGUARD_DATA": str(data), "SHOPGUARD_WATCH": "start", "SHOPGUARD_LANG": "zh"}
    born = time.monotonic()
    done = subprocess.run([program], capture_output=True, text=True, check=True, env=there, timeout=LONGEST)
    painted, processor, lines = map(float, done.stdout.split())
    if not lines:
        raise ValueError("nothing was on show")
    return Start(painted - born, processor)


def forget(folder: Path) -> None:
    """Asks the system to keep nothing of the files in its cache."""
    for path in folder.rglob("*"):
        if path.is_file() and not path.is_symlink():
            handle = os.open(path, os.O_RDONLY)
            try:
                os.posix_fadvise(handle, 0, 0, os.POSIX_FADV_DONTNEED)
            finally:
                os.close(handle)


def measure(programs: dict[str, Path], data: Path, pairs: int, *, cold: bool) -> dict[str, object]:
    """Medians in milliseconds, wall and processor, and how many times as long ShopGuard takes."""
    taken: dict[str, list[Start]] = {name: [] for name in programs}
    for number in range(pairs):
        for name in sorted(programs, reverse=bool(number % 2)):
            if cold:
                forget(programs[name].parent)
            taken[name].append(started(programs[name], data))
    middle = {name: [statistics.median(side) for side in zip(*starts, strict=True)] for name, starts in taken.items()}
    both = list(zip(taken["bare"], taken["shopguard"], strict=True))
    return {
        "files": "forgotten before each start" if cold else "in the cache",
        **{f"{name}_ms": [round(1000 * value) for value in values] for name, values in middle.items()},
        "ratio": [round(ours / bare, 2) for bare, ours in zip(middle["bare"], middle["shopguard"], strict=True)],
        "ratio_of_pairs": [
            round(statistics.median(ours[side] / bare[side] for bare, ours in both), 2) for side in (0, 1)
        ],
        "pairs": pairs,
        "load": os.getloadavg()[0] if hasattr(os, "getloadavg") else None,
    }


def main() -> None:
    """The door."""
    parser = argparse.ArgumentParser(description="Times the start of the frozen window.")
    parser.add_argument("program", type=Path, help="the built folder, e.g. dist/ShopGuard")
    parser.add_argument("--orders", type=int, default=20_000)
    parser.add_argument("--folder", type=Path, help="a judged shop; made where there is none")
    parser.add_argument("--bare", type=Path, help="the bare program, where it was built before; kept there")
    parser.add_argument("--pairs", type=int, default=40)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        data = options.folder or Path(name, "data")
        if not (data / "shopguard.sqlite3").exists():
            unfrozen.make(data, options.orders)
        bare = options.bare / "dist" / "bare" / path_of("bare") if options.bare else Path(name, "none")
        if not bare.exists():
            (options.bare or Path(name)).mkdir(parents=True, exist_ok=True)
            bare = build_bare(options.bare or Path(name), options.program)
        programs = {"bare": bare, "shopguard": options.program / path_of("ShopGuard")}
        unfrozen.keep_state(data)
        for program in programs.values():
            started(program, data)  # the first one sees the rules of this program
        for cold in (False, True)[: 1 + hasattr(os, "posix_fadvise")]:
            print(json.dumps(measure(programs, data, options.pairs, cold=cold)), flush=True)


if __name__ == "__main__":
    main()
