"""What is to be said of the rules once, and then never again: that a program update has put the owner's rule file away."""

from __future__ import annotations

import json

from shopguard.core.message import Message
from shopguard.flows.workplace import Workplace
from shopguard.store.setting import keep_setting, setting

RULES_TOLD = "rules_told"  # the setting with its days


def told_once(place: Workplace) -> Message | None:
    """The sentence, None where there is nothing to say; after that it counts as said."""
    db = place.store.connection()
    told = setting(db, RULES_TOLD)
    if not told:
        return None
    with place.store.transaction():
        keep_setting(db, RULES_TOLD, "")
    return Message("rules.program_is_newer", {name: str(day) for name, day in json.loads(told).items()})
