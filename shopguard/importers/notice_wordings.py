"""How violations are called in notices. Light: reads two small resources."""

from __future__ import annotations

import re
import tomllib
from functools import cache

from shopguard.core.notice_words import NoticeWord, NoticeWords
from shopguard.importers.ledger_words import ledger_words
from shopguard.resources import resource


@cache
def notice_wordings() -> NoticeWords:
    """The wordings of the bundled resources: those of the ledger, then those of notices alone."""
    told = tomllib.loads(resource("notices.toml").read_text("utf-8"))
    of_ledger = (
        NoticeWord(phrase.pattern, phrase.name.clause) for phrase in ledger_words().fines if phrase.name.clause
    )
    own = (NoticeWord(re.compile(entry["pattern"]), entry["clause"]) for entry in told["word"])
    return NoticeWords((*of_ledger, *own), tuple(told["headings"]))
