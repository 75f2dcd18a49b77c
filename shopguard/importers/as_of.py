"""Up to which moment a file knows: told by the owner, by the file's name, or by the newest thing that has happened in it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from shopguard.core.beijing import day_of, plain, start_of_day
from shopguard.importers.columns import Found, Kind
from shopguard.importers.name_moments import MINUTE
from shopguard.importers.values import NOTHING, DateOnly, Unreadable, moment

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)


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


_PLACED = ("submitted_at", "paid_at")  # when an order was placed; the second where the first has no column
_TOLD_IN_WORDS = "at"  # of a track line: its words may announce something, so whoever reads them counts it


class Ahead:
    """Counts times after ``limit``: what cannot have happened yet. ``furthest``: the latest of them."""

    def __init__(self, limit: int) -> None:
        self.limit = limit
        self.number = 0
        self.furthest: int | None = None

    def count(self, times: Iterable[int]) -> None:
        """Looks at some more times."""
        ahead = [at for at in times if at > self.limit]
        if ahead:
            self.number += len(ahead)
            self.furthest = max(self.furthest or 0, *ahead)


class SeenTimes:
    """Shown the times of things that happened as they are read: which span a file speaks of, and what cannot be true.

    ``first`` and ``last``: of the orders placed, in any other file of its records. ``newest``: the latest of all times that is
    not after ``now``. ``later``: the latest that happened after the moment the file is said to speak for: that moment is wrong
    then. A minute of grace: exports take a while. ``ahead``: the times after ``now``, kept as not yet happened.
    """

    def __init__(self, known_as_of: int, now: int, kind: Kind, found: Sequence[Found]) -> None:
        self.fields = tuple(column.column.field for column in found if column.column.happened)
        placed = next((field for field in _PLACED if field in self.fields), "")
        self._spanned = frozenset((placed,) if kind == "orders" else self.fields)
        self._known_as_of, self.now = known_as_of, now
        self.ahead = Ahead(max(now, known_as_of) + MINUTE)
        self.begin_anew()

    def begin_anew(self) -> None:
        """Nothing is seen yet."""
        self.first: int | None = None
        self.last: int | None = None
        self.newest: int | None = None
        self.later: int | None = None
        self.ahead.number, self.ahead.furthest = 0, None
        self._beyond = self._known_as_of + MINUTE

    def look_at(self, field: str, times: Sequence[int | None]) -> None:
        """Times of one column, by its field."""
        told: Sequence[int] = list(filter(None, times))
        if not told:
            return
        latest = max(told)
        if field in self._spanned:
            self.first = min(told) if self.first is None else min(self.first, min(told))
            self.last = latest if self.last is None else max(self.last, latest)
        if latest > self.now:
            if field != _TOLD_IN_WORDS:
                self.ahead.count(told)
            latest = max((at for at in told if at <= self.now), default=0)
        if latest > (self.newest or 0):
            self.newest = latest
        if latest > self._beyond:
            self._beyond = self.later = latest


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
