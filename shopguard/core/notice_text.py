"""What a platform's notice, pasted as text, tells of itself: which order, which violation. Only what stands there once."""

from __future__ import annotations

import re
from collections.abc import Mapping

_ORDER = re.compile(r"(?<!\d)[46]9\d{17}(?!\d)", re.ASCII)


def order_in(text: str) -> str | None:
    """The order's number, where the text has exactly one."""
    found = set(_ORDER.findall(text))
    return found.pop() if len(found) == 1 else None


def clause_in(text: str, cards: Mapping[str, str]) -> str | None:
    """The clause whose card (``clause: word``) stands in the text; a card that is part of another one's word does not count twice."""
    found = [clause for clause, card in cards.items() if card in text]
    longest = [one for one in found if not any(_within(cards[one], cards[other]) for other in found)]
    return longest[0] if len(longest) == 1 else None


def _within(card: str, other: str) -> bool:
    return card != other and card in other
