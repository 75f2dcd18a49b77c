"""Percentiles that always are one of the numbers. Pure."""

from __future__ import annotations

from collections.abc import Sequence


def nearest_rank(in_order: Sequence[int], percent: int) -> int | None:
    """The least of the sorted numbers that so many percent (1 to 100) of them do not exceed; None where there is none."""
    return in_order[-(-len(in_order) * percent // 100) - 1] if in_order else None
