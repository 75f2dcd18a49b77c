"""Asking whether there is a newer release: one question that says nothing but that somebody asks."""

from __future__ import annotations

import json
import time
from collections.abc import Callable
from concurrent.futures import Future
from threading import Thread
from typing import NamedTuple

from shopguard.core.release import BrokenRelease, Release, read_release
from shopguard.online.exchange import Question, Reply, exchange
from shopguard.online.outcome import Outcome
from shopguard.online.update_rules import UpdateRules

HEADERS = {  # the same of every owner, version and system
    "Accept": "application/json",
    "Accept-Encoding": "identity",
    "User-Agent": "ShopGuard",
}
_LOOK = 0.1  # seconds between two looks whether it is still wanted


class Asked(NamedTuple):
    """What came of it: a release, or why there is none."""

    release: Release | None = None
    failure: Outcome | None = None


def ask_for_release(rules: UpdateRules, unwanted: Callable[[], bool] = lambda: False) -> Asked:
    """Asks once. Finding the address, reaching it and reading the answer together take no longer than the rules say.

    Looking up a name cannot be stopped, so it is done in a thread that nobody waits for, neither at the end nor once it is
    ``unwanted``.
    """
    coming: Future[Reply] = Future()
    Thread(target=_ask, args=(rules, coming), name="shopguard-updates", daemon=True).start()
    until = time.monotonic() + rules.timeout
    while not unwanted() and time.monotonic() < until:
        try:
            return _understood(coming.result(_LOOK))
        except TimeoutError:
            continue
    return Asked(failure=Outcome.TIMEOUT)


def _ask(rules: UpdateRules, coming: Future[Reply]) -> None:
    try:
        coming.set_result(exchange(Question(rules.address, HEADERS, rules.timeout, rules.most_bytes)))
    except Exception as error:  # a bug: it is raised again where somebody hears of it
        coming.set_exception(error)


def _understood(reply: Reply) -> Asked:
    if reply.failure is not None:
        return Asked(failure=reply.failure)
    try:
        return Asked(read_release(json.loads(reply.body.decode("utf-8-sig"))))
    except BrokenRelease:
        return Asked(failure=Outcome.UNKNOWN)
    except (ValueError, RecursionError):
        return Asked(failure=Outcome.NO_JSON)
