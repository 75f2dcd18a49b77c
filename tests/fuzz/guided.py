"""One target's search in a process of its own: ``python -m tests.fuzz.guided NAME SECONDS WORK``.

Guided by coverage with atheris (libFuzzer), where it is installed; else inputs are changed blindly, and the figures say so.
"""

from __future__ import annotations

import contextlib
import importlib
import json
import random
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from tests.fuzz.mutating import bytes_changed, mutated

_SHARED = Path("/dev/shm")  # inputs are written a thousand times a second: not to a real disk
_EVERY = 2.0  # seconds between two notes of the figures
_HANG = 120  # seconds until libFuzzer ends a process whose C code hangs
_MEMORY = 6000  # megabytes


def main(name: str, seconds: float, work: Path, seed: int) -> None:
    """Searches so long; figures go to ``WORK/NAME/figures.json``, faults to ``WORK/NAME/faults``."""
    atheris = _atheris()
    with atheris.instrument_imports(include=["shopguard"]) if atheris else contextlib.nullcontext():
        from tests.fuzz.faults import Watched
        from tests.fuzz.targets import target_named

        target = target_named(name)
    faults, corpus = work / name / "faults", work / name / "corpus"
    for folder in (faults, corpus):
        folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=_SHARED if _SHARED.is_dir() else None) as own:
        watched = Watched(target, faults, target.ready(Path(own)))
        begun, noted = time.monotonic(), 0.0

        def note() -> None:
            figures = {
                "executions": watched.executions,
                "seconds": round(time.monotonic() - begun, 1),
                "processor_seconds": round(time.process_time(), 1),
                "slowest_seconds": round(watched.slowest, 2),
                "guided": atheris is not None,
                "faults": watched.faults,
            }
            (work / name / "figures.json").write_text(json.dumps(figures), "utf-8")

        def ask(content: bytes) -> None:
            nonlocal noted
            watched.ask(content)
            if time.monotonic() - noted > _EVERY:
                noted = time.monotonic()
                note()

        _lay_out(target.seeds, corpus)
        (_search if atheris else _search_blindly)(ask, corpus, seconds, seed, target.longest, atheris)
        note()


def _atheris() -> Any:
    try:
        return importlib.import_module("atheris")  # not for every system and Python
    except ImportError:
        return None


def _lay_out(seeds: Callable[[], Any], corpus: Path) -> None:
    for number, seed in enumerate(seeds()):
        (corpus / f"seed-{number:03}").write_bytes(seed)


def _search(ask: Callable[[bytes], None], corpus: Path, seconds: float, seed: int, longest: int, atheris: Any) -> None:
    """libFuzzer never comes back: it ends the process."""

    def change(content: bytes, most: int, chance: int) -> bytes:
        return mutated(content, most, random.Random(chance), atheris.Mutate)

    options = [
        f"-max_total_time={int(seconds)}",
        f"-seed={seed}",
        f"-max_len={longest}",
        f"-timeout={_HANG}",
        f"-rss_limit_mb={_MEMORY}",
        f"-artifact_prefix={corpus.parent}/faults/",
        "-len_control=0",
        "-report_slow_units=600",
        "-print_final_stats=1",
        "-handle_term=0",
    ]
    atheris.Setup([sys.argv[0], *options, str(corpus)], ask, custom_mutator=change)
    atheris.Fuzz()


def _search_blindly(
    ask: Callable[[bytes], None], corpus: Path, seconds: float, seed: int, longest: int, _nothing: None
) -> None:
    chance = random.Random(seed)
    known = [path.read_bytes() for path in sorted(corpus.iterdir())]
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        ask(mutated(chance.choice(known), longest, chance, bytes_changed(chance)))


if __name__ == "__main__":
    main(sys.argv[1], float(sys.argv[2]), Path(sys.argv[3]), int(sys.argv[4]))
