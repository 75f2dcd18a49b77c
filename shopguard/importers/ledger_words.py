"""How fines are known in a ledger. Light: reads one small resource."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from typing import Any

from shopguard.core.beijing import DAY
from shopguard.core.ledger import FineName, LedgerWords, Phrase, any_of
from shopguard.core.truth_tally import TruthRules
from shopguard.resources import resource


@cache
def ledger_words() -> LedgerWords:
    """The wordings of the bundled resource."""
    told = _told()
    return LedgerWords(
        fines=tuple(Phrase(re.compile(entry["pattern"]), _name(entry)) for entry in told["fine"]),
        fine_scenes=any_of(told["fine_scenes"]),
        others=any_of(told["others"]),
        back=any_of(told["back"]),
        order_in_remark=re.compile(told["order_in_remark"]),
    )


@cache
def truth_rules() -> TruthRules:
    """How careful fines are set against what was red, by the bundled resource."""
    told = _told()
    return TruthRules(told["wait_days"] * DAY, told["gap_days"] * DAY, told["least_cases"])


@cache
def _told() -> dict[str, Any]:
    return tomllib.loads(resource("ledger.toml").read_text("utf-8"))


def _name(entry: dict[str, Any]) -> FineName:
    return FineName(
        entry.get("clause"), tuple(entry.get("families", ())), entry.get("judged", True), entry.get("shipping", False)
    )
