"""The wordings of after-sale cases. Light: reads one small resource."""

from __future__ import annotations

import tomllib
from functools import cache

from shopguard.core.after_sale_words import CaseWords
from shopguard.resources import resource


@cache
def case_words() -> CaseWords:
    """The wordings of the bundled resource."""
    told = tomllib.loads(resource("after_sale_words.toml").read_text("utf-8"))
    return CaseWords(tuple(told["received"]), tuple(told["not_received"]))
