"""What the steps of the self-test hand on to each other."""

from __future__ import annotations

import tomllib
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any, Final

from shopguard.app import build_workplace
from shopguard.core.message import Message, UserProblem
from shopguard.flows.workplace import Workplace
from shopguard.resources import resource
from shopguard.self_test.drawing import Draw

NOW: Final = 1_795_147_200  # 2026-11-20 12:00:00 in Beijing: the samples were written for it
PAPERS, PICTURE = "packets", "window.png"


@dataclass
class Bench:
    """``folder``: made for the test, thrown away afterwards; ``draw``: draws the window."""

    folder: Path
    draw: Draw
    place: Workplace = field(init=False)

    def __post_init__(self) -> None:
        self.place = build_workplace(self.folder / "data", "zh")

    @cached_property
    def expected(self) -> dict[str, Any]:
        """What must come out, written by hand beside the samples."""
        return tomllib.loads(sample("expected.toml").read_text("utf-8"))


Step = Callable[[Bench], Message]


def sample(name: str) -> Path:
    """One of the made-up files that come with the program."""
    return resource("self-test", name)


def check(good: bool, what: str, expected: object, found: object) -> None:
    """Raises :class:`UserProblem` unless ``good``. ``what``: the code of what was looked at."""
    if not good:
        raise UserProblem(
            "problem.selftest_otherwise", what=Message(what), expected=str(expected), found=str(found)[:200]
        )
