"""When the owner was here last: what the morning compares with."""

from __future__ import annotations

import json

from shopguard.core.beijing import MINUTE, day_of
from shopguard.flows.workplace import Workplace
from shopguard.store.setting import keep_setting, setting

VISITS = "visits"  # the setting: {"last": when the window was last open, "since": the same of the last day before that}
_OFTEN = 10 * MINUTE


def since_last_day(place: Workplace, now: int) -> int | None:
    """The last moment on an earlier day than the last visit's at which the window was open; None on the first day ever, and where
    the computer's clock has been set back behind it."""
    since = _told(place).get("since")
    return since if since is not None and since <= now else None


def note_visit(place: Workplace, now: int, *, leaving: bool = False) -> bool:
    """The window is open at ``now``. Returns whether a new day has begun since it was last noted.

    ``leaving``: it is about to be closed; what was imported a minute ago has been seen.
    """
    told = _told(place)
    last = told.get("last")
    if not leaving and last is not None and 0 <= now - last < _OFTEN and day_of(last) == day_of(now):
        return False
    begins = last is not None and day_of(last) < day_of(now)
    since = last if begins else told.get("since")
    with place.store.transaction() as db:
        keep_setting(db, VISITS, json.dumps({"last": now, "since": since}))
    return begins


def _told(place: Workplace) -> dict[str, int | None]:
    told: dict[str, int | None] = json.loads(setting(place.store.connection(), VISITS) or "{}")
    return told
