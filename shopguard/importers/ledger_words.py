"""How fines are known in a ledger. Light: reads one small resource."""

from __future__ import annotations

import re
import tomllib
from functools import cache

from shopguard.core.ledger import LedgerWords, Phrase, any_of
from shopguard.resources import resource


@cache
def ledger_words() -> LedgerWords:
    """The wordings of the bundled resource."""
    told = tomllib.loads(resource("ledger.toml").read_text("utf-8"))
    return LedgerWords(
        fines=tuple(Phrase(re.compile(entry["pattern"]), entry.get("clause")) for entry in told["fine"]),
        fine_scenes=any_of(told["fine_scenes"]),
        others=any_of(told["others"]),
        back=any_of(told["back"]),
    )
