"""What is published of the tracking service, and how politely it is asked: ``resources/online.toml``."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from shopguard.core.beijing import DAY, HOUR
from shopguard.online.outcome import Outcome
from shopguard.resources import resource


@dataclass(frozen=True, slots=True)
class OnlineRules:
    """Times in seconds. ``couriers``: courier code to the service's; ``answers``: returnCode to what it means."""

    url: str
    between: int  # two questions about one number
    a_number_a_day: int
    rest_when_locked: int
    a_day: int  # all numbers, unless the owner sets another figure
    most_a_day: int
    oldest: int
    at_a_time: int
    pause: float
    busy_pause: float
    timeout: float
    most_bytes: int
    failures_in_a_row: int
    couriers: Mapping[str, str]
    phone_couriers: frozenset[str]
    answers: Mapping[str, Outcome]
    lock_words: tuple[str, ...]


@cache
def online_rules() -> OnlineRules:
    """The shipped figures."""
    told = tomllib.loads(resource("online.toml").read_text("utf-8"))
    limits = told["limits"]
    return OnlineRules(
        url=told["service"]["url"],
        between=limits["minutes_between"] * 60,
        a_number_a_day=limits["a_number_a_day"],
        rest_when_locked=limits["rest_hours_when_locked"] * HOUR,
        a_day=limits["a_day"],
        most_a_day=limits["most_a_day"],
        oldest=limits["oldest_days"] * DAY,
        at_a_time=limits["at_a_time"],
        pause=limits["seconds_between"],
        busy_pause=limits["seconds_when_busy"],
        timeout=limits["seconds_for_an_answer"],
        most_bytes=limits["most_bytes"],
        failures_in_a_row=limits["failures_in_a_row"],
        couriers=told["couriers"],
        phone_couriers=frozenset(told["phone"]["couriers"]),
        answers={code: Outcome(meaning) for code, meaning in told["answers"].items()},
        lock_words=tuple(told["lock_words"]),
    )
