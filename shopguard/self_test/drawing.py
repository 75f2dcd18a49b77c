"""What the self-test needs of the window; handed in, because only the window's side knows Qt."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from shopguard.flows.workplace import Workplace


@dataclass(frozen=True, slots=True)
class Seen:
    """``words``: by order number what the table's cell says of its risk; ``signs``: how many Chinese characters were found in
    it, all of which can be drawn."""

    words: dict[str, str]
    signs: int


class Draw(Protocol):
    """Draws the window without a display."""

    def __call__(self, place: Workplace, now: int, picture: Path) -> Seen:
        """The window on that data at ``now``, in Chinese; ``picture`` is written. Raises :class:`UserProblem` for what is wrong."""
