"""The window's clock: the computer's, unless the imported files tell that it is behind."""

from __future__ import annotations

from collections.abc import Callable

MINUTE = 60


class SureClock:
    """Unix seconds when called. ``computer`` is the computer's own clock, which may be behind."""

    def __init__(self, computer: Callable[[], int]) -> None:
        self.computer = computer
        self._at_least = 0

    def __call__(self) -> int:
        """The moment it surely is by now."""
        return max(self.computer(), self._at_least)

    def was_judged_at(self, moment: int | None) -> None:
        """The moment of the last judgement: a later one than the computer's shows that its clock is behind."""
        if moment is not None:
            self._at_least = moment if moment > self.computer() + MINUTE else 0
