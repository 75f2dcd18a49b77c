"""The mapping dialog's look into any file: proposals for every sheet and kind, tried on the first rows."""

from __future__ import annotations

from pathlib import Path

from shopguard.app import build_workplace, load_texts
from shopguard.core.message import UserProblem
from shopguard.flows.imports.mapping import kinds, look_at, propose, suggested_name
from shopguard.flows.imports.mapping_check import check
from shopguard.importers.expanding import expand
from tests.fuzz.target import Ask
from tests.importers.reading_files import NOW

_SENTENCES = load_texts("zh")
_LINES = (1, 2, 9)


def ready(folder: Path) -> Ask:
    """Every file that can be opened gets a proposal that can be tried."""
    place = build_workplace(folder / "data", "zh")
    path = folder / "a.csv"

    def ask(content: bytes) -> None:
        path.write_bytes(content)
        for candidate in expand([path])[:3]:
            try:
                looked = look_at(place, candidate.path)
            except UserProblem as problem:
                _SENTENCES.say(problem.message)
                continue
            check(place, looked, looked.start, now=NOW)
            suggested_name(looked)
            for number, sheet in enumerate(looked.sheets[:2]):
                for below in _LINES:
                    if below <= len(sheet.rows):
                        for kind in kinds():
                            check(place, looked, propose(looked, number, below, kind), now=NOW)

    return ask
