"""Which automatic backups stay: those of the last days, the last ones before something was done, and one a week."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from shopguard.core.beijing import DAY, day_number
from shopguard.store.automatic_backups import AutomaticBackup, automatic_backups, automatic_folder
from shopguard.store.automatic_originals import drop_originals
from shopguard.store.backup_form import BACKUP_FOLDER, UnusableBackup
from shopguard.store.backup_reading import manifest_of
from shopguard.store.setting import erased_until
from shopguard.store.store import Connection

_MONDAY = 3  # day 0 of all day numbers was a Thursday


def kept(found: Sequence[AutomaticBackup], *, days: int, weeks: int, erased_until: int) -> frozenset[Path]:
    """What stays of all that are there (the oldest first): the newest always; the newest daily ones and, apart from them, the
    newest others, ``days`` of each; the newest of each of the last ``weeks`` weeks that have any.

    What may hold something erased (up to the number ``erased_until``) goes as soon as there is one made after that.
    """
    fresh = [one for one in found if one.number > erased_until]
    candidates = fresh or list(found)
    daily = [one for one in candidates if one.why == "daily"]
    others = [one for one in candidates if one.why != "daily"]
    by_week = {_week(one.made_at): one for one in candidates}
    weekly = list(by_week.values())[-weeks:] if weeks else []
    return frozenset(one.path for one in (*candidates[-1:], *daily[-days:], *others[-days:], *weekly))


def rotate(data: Path, db: Connection, *, days: int, weeks: int) -> None:
    """Removes the backups that need not be kept, then the originals that none needs. Raises ``OSError``."""
    found = automatic_backups(data)
    stay = kept(found, days=days, weeks=weeks, erased_until=erased_until(db))
    for one in found:
        if one.path not in stay:
            one.path.unlink(missing_ok=True)
    _clear_unfinished(data, found[-1].path)
    needed = _needed(stay)
    if needed is not None:
        drop_originals(data, needed)


def _clear_unfinished(data: Path, newest: Path) -> None:
    """What a killed program left; one made by hand may still be under way until it is a day old."""
    for path in automatic_folder(data).glob(".*.writing"):
        path.unlink(missing_ok=True)
    for path in (data / BACKUP_FOLDER).glob(".*.writing"):
        if path.stat().st_mtime < newest.stat().st_mtime - DAY:
            path.unlink(missing_ok=True)


def _needed(backups: Iterable[Path]) -> frozenset[str] | None:
    """None where one of the backups does not tell what it needs: then nothing is removed."""
    needed: set[str] = set()
    for path in backups:
        try:
            needed.update(manifest_of(path).originals.values())
        except (UnusableBackup, OSError):
            return None
    return frozenset(needed)


def _week(moment: int) -> int:
    return (day_number(moment) + _MONDAY) // 7
