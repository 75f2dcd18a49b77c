"""Whole numbers found in a text, however they are written: full width, with blanks inside, in lower case."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

_INSIDE = "[\\s\u00ad\u200b-\u200f\u2060\ufeff]"  # what programs put between the characters of a long number
_ALL_INSIDE = re.compile(f"{_INSIDE}+")


def named_in(text: str, numbers: Iterable[str]) -> dict[str, bool]:
    """Whether ``text`` names each of the numbers; a longer number that contains one is another one."""
    plain = unicodedata.normalize("NFKC", text)
    squeezed = _ALL_INSIDE.sub("", plain).upper()  # most numbers are nowhere, and that is told at once
    return {number: _bare(number) in squeezed and _pattern(number).search(plain) is not None for number in numbers}


def _bare(number: str) -> str:
    return unicodedata.normalize("NFKC", number).strip().strip("-").upper()


@lru_cache(maxsize=1024)
def _pattern(number: str) -> re.Pattern[str]:
    spelled = f"{_INSIDE}*".join(map(re.escape, _bare(number)))
    return re.compile(f"(?<![0-9A-Za-z]){spelled}(?![0-9A-Za-z])", re.IGNORECASE)
