"""What of a ledger's remark stays when its order is erased: the words that tell what the money was for, and nothing else."""

from __future__ import annotations

import re
from collections.abc import Iterator

from shopguard.core.ledger import LedgerWords, plain_words
from shopguard.importers.ledger_words import ledger_words

_NUMBER = re.compile(r"[0-9A-Za-z]{5,}")  # a phrase may reach over the number of what it is about


def bare_remark(remark: str) -> str:
    """The known phrases in a remark, without any number in them; "" where there are none."""
    return " ".join(_NUMBER.sub("", phrase) for phrase in _phrases(ledger_words(), plain_words(remark)))


def _phrases(words: LedgerWords, said: str) -> Iterator[str]:
    other, back = words.others.search(said), words.back.search(said)
    fine = next((found for phrase in words.fines if (found := phrase.pattern.search(said))), None)
    yield from (found[0] for found in (other, fine) if found is not None)
    if back is not None:
        yield _shortest(words.back, back[0])


def _shortest(pattern: re.Pattern[str], phrase: str) -> str:
    """The phrase without what it reaches over, which may be anybody's name."""
    cuts = (phrase[:start] + phrase[end:] for start in range(1, len(phrase)) for end in range(start, len(phrase)))
    return min((cut for cut in cuts if pattern.fullmatch(cut)), key=len, default=phrase)
