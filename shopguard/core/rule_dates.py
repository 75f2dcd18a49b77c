"""Dated values of the rule files follow each other: no overlap, oldest first."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from shopguard.core.cited import Dated
from shopguard.core.rule_table import BrokenRule


def check_dates(dated: Sequence[Dated], place: str) -> None:
    """Raises :class:`BrokenRule` naming ``place`` ("file: key") where two values overlap or one ends before it begins."""
    for before, after in pairwise(dated):
        if before.end is None or after.start is None or before.end > after.start:
            raise BrokenRule(f"{place}: dates overlap or are out of order at {after.start}")
    for entry in dated:
        if entry.start is not None and entry.end is not None and entry.start >= entry.end:
            raise BrokenRule(f"{place}: from {entry.start} is not before until {entry.end}")
