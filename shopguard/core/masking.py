"""Texts without the people in them: what a buyer, a courier's man, a door or a number is called is replaced by a mark."""

from __future__ import annotations

import re
from collections.abc import Sequence

_LONGEST = 1_000  # signs of a line; searching a longer one takes the square of its length


class Masking:
    """``steps``: pattern and what is shown instead (as for ``re.sub``), done one after another."""

    def __init__(self, steps: Sequence[tuple[re.Pattern[str], str]]) -> None:
        self._steps = tuple(steps)

    def mask(self, text: str) -> str:
        """The text with numbers, names and addresses replaced; lines that differ only in these become the same.

        What a line has beyond a thousand signs is left out.
        """
        text = text[:_LONGEST]
        for pattern, shown in self._steps:
            text = pattern.sub(shown, text)
        return " ".join(text.split())
