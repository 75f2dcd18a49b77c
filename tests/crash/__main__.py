"""``python -m tests.crash``: kills the program at many moments of each operation and prints what was found."""

from __future__ import annotations

import argparse
import json
import os
import random
import sys
import tempfile
from pathlib import Path

from tests.crash import campaign
from tests.crash.operations import OPERATIONS

CANNOT = 77  # this system cannot make the trials


def main(argv: list[str]) -> int:
    """Runs the trials; 1 where any fault was found."""
    parser = argparse.ArgumentParser(prog="python -m tests.crash", description=__doc__)
    parser.add_argument("--moments", type=int, default=30, metavar="N", help="trials of each kind and operation")
    parser.add_argument("--only", nargs="+", default=[], metavar="NAME", choices=[one.name for one in OPERATIONS])
    parser.add_argument("--kinds", nargs="+", default=list(campaign.KINDS), choices=campaign.KINDS)
    parser.add_argument("--seed", type=int, default=None, help="the same moments again (default: others each time)")
    parser.add_argument("--json", type=Path, metavar="FILE", help="the counts as a document")
    parser.add_argument(
        "--room", type=Path, metavar="DIR", help="where the trials are made (default: the system's temporary folder)"
    )
    asked = parser.parse_args(argv)
    if not hasattr(os, "fork"):
        sys.stderr.write("the trials need a system that can fork a process\n")
        return CANNOT
    seed = random.SystemRandom().randrange(1_000_000) if asked.seed is None else asked.seed
    chosen = [one for one in OPERATIONS if not asked.only or one.name in asked.only]
    with tempfile.TemporaryDirectory(prefix="shopguard-crash-", dir=asked.room) as room:
        counts = campaign.run(chosen, asked.kinds, asked.moments, Path(room), random.Random(seed))
    sys.stdout.write(campaign.table(counts, seed))
    if asked.json:
        asked.json.write_text(json.dumps(campaign.document(counts, seed), ensure_ascii=False, indent=1), "utf-8")
    return 1 if any(count.faults for count in counts) else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
