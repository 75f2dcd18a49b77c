"""What the words of an after-sale case say of the goods. Pure: the words are read elsewhere."""

from __future__ import annotations

import re
import unicodedata
from typing import NamedTuple

_BLANKS = re.compile(r"\s+")


class CaseWords(NamedTuple):
    """Parts of words in half width, without blanks: those that say that the goods are there, and that they never came."""

    received: tuple[str, ...]
    not_received: tuple[str, ...]


def goods_came(words: CaseWords, *told: str | None) -> bool | None:
    """Whether the goods came to the buyer, by the first of these texts (kind, label, reason) that says so; None: none does."""
    for text in told:
        plain = _BLANKS.sub("", unicodedata.normalize("NFKC", text or ""))
        if any(part in plain for part in words.received):
            return True
        if any(part in plain for part in words.not_received):
            return False
    return None
