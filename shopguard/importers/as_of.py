"""Up to which moment a file knows: told by the owner, by the file's name, or by the newest thing that has happened in it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from shopguard.core.beijing import DAY, day_of, plain, start_of_day
from shopguard.importers.columns import Found
from shopguard.importers.values import NOTHING, DateOnly, Unreadable, moment

_EXPORT_NAME = re.compile(r"(\d{10})_[0-9a-fA-F]{32}[A-Za-z]*(?: ?\(\d+\))?\.\w+")  # " (1)": downloaded once more
_FIRST_EXPORTS = 1_400_000_000  # 2014: smaller numbers are no moments of an export
_MINUTE = 60
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)


def told_by_name(name: str, now: int) -> int | None:
    """The moment of export in ``<10-digit unix seconds>_<32 hex><letters>.csv``, None for any other name.

    A day of grace beyond ``now``: the clock of the owner's machine may be slow.
    """
    told = _EXPORT_NAME.fullmatch(name)
    if told is None:
        return None
    seconds = int(told[1])
    return seconds if _FIRST_EXPORTS <= seconds <= now + DAY else None


def newest_moment(chunks: Iterable[Sequence[Sequence[str]]], found: Sequence[Found], now: int) -> int | None:
    """The newest time not after ``now`` in the columns of things that have happened; None if there is none.

    Promises, appointments and estimates are not looked at: they speak of the future.
    """
    places = [column.place for column in found if column.column.happened]
    newest: int | None = None
    for chunk in chunks:
        for place in places:
            cells = [row[place] for row in chunk if len(row) > place]
            newest = _newest_of(cells, newest, now)
    return newest


class LaterRecords:
    """Looks out for things that happened after the moment a file is said to speak for: that moment is wrong then.

    ``newest``: the latest of them, None as long as none was seen. A minute of grace: exports take a while.
    """

    def __init__(self, known_as_of: int, now: int) -> None:
        self.newest: int | None = None
        self._beyond = known_as_of + _MINUTE
        self._now = now

    def look_at(self, times: Sequence[int | None]) -> None:
        """Times of one column; those after ``now`` are announcements and do not count."""
        if max(filter(None, times), default=0) <= self._beyond:
            return
        seen = max((at for at in times if at is not None and at <= self._now), default=0)
        if seen > self._beyond:
            self._beyond = self.newest = seen


def _newest_of(cells: list[str], newest: int | None, now: int) -> int | None:
    """Reads only cells of days that can beat ``newest``: cheap, for nearly all cells share few days."""
    days = {cell[:10] for cell in cells}
    since = "" if newest is None else plain(newest)[:10]
    until = plain(now)
    usual = sorted((day for day in days if _DAY.fullmatch(day) and since <= day <= until), reverse=True)
    odd = {day for day in days if not _DAY.fullmatch(day) and day not in NOTHING}
    if odd:
        newest = _greatest((cell for cell in cells if cell[:10] in odd), newest, now)
    for day in usual:
        of_day = sorted((cell for cell in cells if cell.startswith(day) and cell <= until), reverse=True)
        found = _greatest(of_day[:1] if all(len(cell) == len(until) for cell in of_day) else of_day, newest, now)
        if found != newest:
            return found
    return newest


def _greatest(cells: Iterable[str], newest: int | None, now: int) -> int | None:
    for cell in cells:
        try:
            at = moment(cell)
        except DateOnly:
            at = _start_of(cell)
        except (Unreadable, ValueError):
            continue
        if at is not None and at <= now and (newest is None or at > newest):
            newest = at
    return newest


def _start_of(cell: str) -> int | None:
    """A day without a time: something had happened by its end, so its beginning is surely known."""
    try:
        return start_of_day(day_of(moment(f"{cell.strip()} 12:00:00") or 0))
    except Unreadable:
        return None
