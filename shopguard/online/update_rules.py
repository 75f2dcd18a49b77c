"""Where newer releases are told of, and how politely it is asked: ``resources/updates.toml``."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache

from shopguard.core.beijing import HOUR
from shopguard.resources import resource


@dataclass(frozen=True, slots=True)
class UpdateRules:
    """``address`` and ``page``: "" where there is none; ``between`` and ``timeout`` in seconds."""

    address: str
    page: str
    between: int
    timeout: float
    most_bytes: int


@cache
def update_rules() -> UpdateRules:
    """What is shipped."""
    told = tomllib.loads(resource("updates.toml").read_text("utf-8"))
    limits = told["limits"]
    return UpdateRules(
        address=told["address"],
        page=told["page"],
        between=limits["hours_between"] * HOUR,
        timeout=limits["seconds_for_an_answer"],
        most_bytes=limits["most_bytes"],
    )
