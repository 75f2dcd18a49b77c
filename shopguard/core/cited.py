"""What every value of the rulebook has: the days it holds, where it was read, its texts in both languages."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal, Protocol, TypeVar

Family = Literal["ship", "stock", "timeout", "abnormal", "fraud", "none"]
Certainty = Literal["in force", "last known", "reported"]


@dataclass(frozen=True, slots=True)
class Bilingual:
    """One text in both languages."""

    zh: str
    en: str

    def __getitem__(self, language: str) -> str:
        return self.zh if language == "zh" else self.en


class Dated(Protocol):
    """Something that holds for ``start <= day < end`` (None = open)."""

    @property
    def start(self) -> date | None: ...
    @property
    def end(self) -> date | None: ...


AnyDated = TypeVar("AnyDated", bound=Dated)


def in_force(dated: Sequence[AnyDated], day: date) -> AnyDated | None:
    """The one that holds on ``day``; None when none does."""
    for one in dated:
        if (one.start is None or one.start <= day) and (one.end is None or day < one.end):
            return one
    return None


@dataclass(frozen=True, slots=True)
class Citation:
    """Where a value stands and the day it was read there; ``overridden``: in the owner's own rule file, not in a shipped one."""

    source: Bilingual
    read: date
    certainty: Certainty
    overridden: bool = False
