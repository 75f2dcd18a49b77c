"""Thirty days of a busy shop in one run: each evening's exports, the clock, appeals; told is what grew.

    python -m tests.long_life [--days 30] [--orders 500] [--folder FOLDER] [--json FILE] [--window]

Each day: the evening's files are imported and judged, an appeal is opened for the newest late orders, evidence attached, a packet
printed, every other case handed in and decided; then every invariant is looked at, and memory, open handles and the size of the
database are noted. With ``--window`` the same goes through an open window. Every tenth day the whole shop is told anew in one go
and must come out alike. Not a test; ``test_a_few_days.py`` is a small one.
"""

from __future__ import annotations

import argparse
import json
import tempfile
from pathlib import Path

from tests.long_life.month import live


def main() -> None:
    """The door."""
    parser = argparse.ArgumentParser(description="Lives through thirty days of a made-up shop.")
    parser.add_argument("--days", type=int, default=30)
    parser.add_argument("--orders", type=int, default=500, help="a day")
    parser.add_argument("--folder", type=Path)
    parser.add_argument("--json", type=Path)
    parser.add_argument("--window", action="store_true")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        told = live(options.folder or Path(name), options.days, options.orders, window=options.window)
    for day in told["days"]:
        print(json.dumps(day, ensure_ascii=False), flush=True)
    print(json.dumps(told["sum"], ensure_ascii=False, indent=1))
    if options.json:
        options.json.write_text(json.dumps(told, ensure_ascii=False, indent=1), "utf-8")


if __name__ == "__main__":
    main()
