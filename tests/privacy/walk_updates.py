"""The window on a shop full of marks, with somebody to ask for newer releases: ``python -m tests.privacy.walk_updates MACHINE ADDRESS on``.

With ``off`` the owner has not switched it on. What was told is printed.
"""

from __future__ import annotations

import sys
import time
from dataclasses import replace
from pathlib import Path

from shopguard.flows.imports.importing import import_files
from shopguard.flows.updates import look
from tests.privacy.planted import plant
from tests.privacy.walk_window import Walk


def main(machine: Path, address: str, *, on: bool) -> None:
    """Opens it, asks as often as it can, closes it."""
    files = plant(machine / "in", int(time.time()))
    walk = Walk(machine, files)
    import_files(walk.place, files.taken, now=int(time.time()))
    walk.place.settings.set("check_updates", on)
    walk.begin()
    desk = walk.window.parts.updates
    desk.rules = replace(desk.rules, address=address, page=address)
    for _ in range(3):
        desk.look()
        walk.settle()
    walk.window.parts.menu.updates.trigger()
    walk.settle()
    news = look(walk.place, desk.rules).news
    sys.stdout.write("told nothing\n" if news is None else f"told {news.release.version}\n")
    walk.end()


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2], on=sys.argv[3] == "on")
