"""The owner's choices that are remembered with the data (language, appearance)."""

from __future__ import annotations

from shopguard.flows.workplace import Workplace
from shopguard.store.fetch import keep_setting, setting


def remembered(place: Workplace, name: str) -> str | None:
    """The choice of that name, None when none was made."""
    return setting(place.store.connection(), name)


def remember(place: Workplace, name: str, value: str) -> None:
    """Keeps a choice."""
    with place.store.transaction() as db:
        keep_setting(db, name, value)
