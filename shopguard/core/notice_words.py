"""Which violation a platform's notice, pasted as text, names: only where its words leave no doubt. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from shopguard.core.ledger import plain_words

_LONGEST = 10_000  # signs of a notice, with all that is copied around it


class NoticeWord(NamedTuple):
    """A wording, looked for in half width without blanks, and the clause it means."""

    pattern: re.Pattern[str]
    clause: str


@dataclass(frozen=True, slots=True)
class NoticeWords:
    """How violations are called. ``headings``: what stands above several of them and names none."""

    words: tuple[NoticeWord, ...] = ()
    headings: tuple[str, ...] = ()

    def with_cards(self, cards: Mapping[str, str]) -> NoticeWords:
        """The same, and the words on the cards (``clause: word``) before them."""
        on_cards = tuple(NoticeWord(re.compile(re.escape(plain_words(card))), clause) for clause, card in cards.items())
        return NoticeWords((*on_cards, *self.words), self.headings)


@dataclass(frozen=True, slots=True)
class Named:
    """``clause``: the only one the text names; ``several``: it names more than one; ``heading``: it names none, but this."""

    clause: str | None = None
    several: bool = False
    heading: str = ""


@dataclass(frozen=True, slots=True, order=True)
class _Found:
    begins: int
    ends: int
    clause: str = field(compare=False)

    def lies_in(self, other: _Found) -> bool:
        """Part of a longer word."""
        longer = other.ends - other.begins > self.ends - self.begins
        return longer and other.begins <= self.begins and self.ends <= other.ends


def clause_named(text: str, words: NoticeWords) -> Named:
    """What the notice names. A word that is part of a longer one does not count beside it; of equal ones the first counts."""
    said = plain_words(text[:_LONGEST])
    found = list(_first_of_each(_found(said, words.words)))
    clauses = {one.clause for one in found if not any(one.lies_in(other) for other in found)}
    if len(clauses) == 1:
        return Named(clauses.pop())
    heading = max((word for word in words.headings if word in said), key=len, default="")
    return Named(several=len(clauses) > 1, heading="" if clauses else heading)


def _found(said: str, words: Iterable[NoticeWord]) -> Iterator[_Found]:
    for word in words:
        for hit in word.pattern.finditer(said):
            yield _Found(*hit.span(), word.clause)


def _first_of_each(found: Iterable[_Found]) -> Iterable[_Found]:
    first: dict[tuple[int, int], _Found] = {}
    for one in found:
        first.setdefault((one.begins, one.ends), one)
    return first.values()
