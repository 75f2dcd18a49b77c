"""What a fuzzed reader is: where its search begins, how it is asked, how long one answer may take."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

Ask = Callable[[bytes], None]


@dataclass(frozen=True, slots=True)
class Target:
    """One reader.

    ``seeds``: valid inputs to begin with. ``ready``: given an empty folder of its own, what reads one input; whatever that
    raises is a fault. ``most_seconds`` and ``most_megabytes``: more for one input is a fault too.
    """

    name: str
    seeds: Callable[[], Iterable[bytes]]
    ready: Callable[[Path], Ask]
    most_seconds: float = 5.0
    most_megabytes: int = 400
    longest: int = 64 << 10
