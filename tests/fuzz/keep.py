"""Chooses from what a search learnt the few small inputs that reach all of its lines: ``python -m tests.fuzz.keep WORK``.

They replace those in ``tests/data/corpus`` that are named by their hash; inputs with a name of their own (a fault that was found) stay.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import re
import sys
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path
from types import FrameType
from typing import Any

from shopguard import __file__ as package
from tests.conftest import ROOT
from tests.fuzz.names import NAMES
from tests.fuzz.target import Ask, Target
from tests.fuzz.targets import target_named

CORPUS = ROOT / "tests" / "data" / "corpus"
_OURS = str(Path(package).parent)
_BY_HASH = re.compile(r"[0-9a-f]{10}\.bin")
_LARGEST = 12_000  # bytes of one input
_MOST = 40  # inputs of one target
_MOST_SLOW = 12  # of one whose answers take long
_SLOW = 8.0  # seconds an answer may take there

Lines = frozenset[tuple[str, int]]


def main(work: Path, names: Iterable[str]) -> None:
    """Says how many inputs were chosen of how many."""
    os.nice(19)
    for name in names:
        found = sorted(path.read_bytes() for path in (work / name / "corpus").glob("*"))
        small = [content for content in found if len(content) <= _LARGEST]
        kept = chosen(target_named(name), small)
        folder = CORPUS / name
        folder.mkdir(parents=True, exist_ok=True)
        for path in folder.iterdir():
            if _BY_HASH.fullmatch(path.name):
                path.unlink()
        for content in kept:
            (folder / f"{hashlib.sha256(content).hexdigest()[:10]}.bin").write_bytes(content)
        sys.stdout.write(f"{name}: {len(kept)} of {len(found)}, {sum(map(len, kept))} bytes\n")
        sys.stdout.flush()


def chosen(target: Target, contents: list[bytes]) -> list[bytes]:
    """The inputs that reach most new lines for their size, one after another, until nothing new is reached."""
    most = _MOST_SLOW if target.most_seconds > _SLOW else _MOST
    with tempfile.TemporaryDirectory() as folder:
        here = Path.cwd()
        ask = target.ready(Path(folder))
        for content in contents[:1]:
            _lines_of(ask, content)  # what is loaded once
        reached = {content: _lines_of(ask, content) for content in contents}
        os.chdir(here)
    kept: list[bytes] = []
    seen: set[tuple[str, int]] = set()
    while reached and len(kept) < most:
        best = max(reached, key=lambda content: (len(reached[content] - seen) / (200 + len(content)), content))
        if not reached[best] - seen:
            break
        kept.append(best)
        seen |= reached.pop(best)
    return kept


def _lines_of(ask: Ask, content: bytes) -> Lines:
    lines: set[tuple[str, int]] = set()

    def of_line(frame: FrameType, event: str, _arg: Any) -> Any:
        if event == "line":
            lines.add((frame.f_code.co_filename, frame.f_lineno))
        return of_line

    def of_call(frame: FrameType, _event: str, _arg: Any) -> Any:
        return of_line if frame.f_code.co_filename.startswith(_OURS) else None

    with _traced(of_call), contextlib.suppress(Exception):
        ask(content)
    return frozenset(lines)


@contextlib.contextmanager
def _traced(of_call: Any) -> Iterator[None]:
    sys.settrace(of_call)
    try:
        yield
    finally:
        sys.settrace(None)


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2:] or NAMES)
