"""The numbers of what is erased, looked for in texts: names of files, warnings, remarks, saved views."""

from __future__ import annotations

import re
from collections.abc import Iterable

_WORD = re.compile(r"[0-9A-Za-z]+")
_DIGITS = re.compile(r"[0-9]{4,}")
ERASED = "…"  # what stands in a text where a number stood


def words_of(text: str) -> set[str]:
    """What in a text may be a number of something."""
    return {*_WORD.findall(text), *_DIGITS.findall(text)}


class Numbers:
    """Numbers of orders, lines, parcels and cases. Only whole ones count: a number inside a longer one is another number."""

    def __init__(self, numbers: Iterable[str]) -> None:
        told = {number for number in numbers if number}
        self._plain = {number for number in told if _WORD.fullmatch(number)}
        odd = sorted(told - self._plain, key=len, reverse=True)
        self._odd = re.compile("|".join(map(re.escape, odd))) if odd else None

    def stand_in(self, text: str) -> bool:
        """Whether any of them stands in the text."""
        return bool(self.found_in(text))

    def found_in(self, text: str) -> set[str]:
        """Those that stand in the text."""
        found = self._plain.intersection(words_of(text))
        return found if self._odd is None else found.union(self._odd.findall(text))

    def taken_out(self, text: str) -> str:
        """The text without them."""
        if self._odd is not None:
            text = self._odd.sub(ERASED, text)
        return _WORD.sub(lambda word: ERASED if self._is_one(word[0]) else word[0], text)

    def _is_one(self, word: str) -> bool:
        return word in self._plain or any(digits[0] in self._plain for digits in _DIGITS.finditer(word))
