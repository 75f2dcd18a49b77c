"""A shop in a process of its own, given some files in one go: standard input names folder, files and moment, standard output tells
every order.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

from shopguard.app import build_workplace
from shopguard.flows.imports.importing import import_files
from tests.long_life.invariants import told


def main() -> None:
    """The door."""
    folder, files, at = json.load(sys.stdin)
    place = build_workplace(Path(folder), "zh")
    try:
        if files:
            import_files(place, [Path(file) for file in files], now=at, shop="default")
        json.dump(told(place, at), sys.stdout)
    finally:
        place.store.close()


if __name__ == "__main__":
    main()
