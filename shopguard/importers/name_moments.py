"""Moments that stand in a file's name: a whole timestamp may be that of the export, a mere day never is."""

from __future__ import annotations

import re
from datetime import date, datetime

from shopguard.core.beijing import DAY, to_seconds

MINUTE = 60
_EXPORT_NAME = re.compile(r"(\d{10})_[0-9a-fA-F]{32}[A-Za-z]*(?: ?\(\d+\))?\.\w+")  # " (1)": downloaded once more
_CASES_NAME = re.compile(r"售后单-(\d{4})-(\d\d)-(\d\d) (\d\d)_(\d\d)_(\d\d)(?: ?\(\d+\))?\.\w+", re.ASCII)
_FIRST_EXPORTS = 1_400_000_000  # 2014: smaller numbers are no moments of an export
# Digits beside it belong to a longer number: an order number or a waybill is no moment.
_WHOLE = (
    re.compile(r"(?<!\d)(20\d\d)-(\d\d)-(\d\d)[ _T-]{1,2}(\d\d)[-_:.：](\d\d)[-_:.：](\d\d)(?!\d)", re.ASCII),
    re.compile(r"(?<!\d)(20\d\d)(\d\d)(\d\d)[ _T-]?(\d\d)(\d\d)(\d\d)(?!\d)", re.ASCII),
)
_DAYS = (
    re.compile(r"(?<!\d)(20\d\d)-(\d\d)-(\d\d)(?!\d)", re.ASCII),
    re.compile(r"(?<!\d)(20\d\d)(\d\d)(\d\d)(?!\d)", re.ASCII),
)


def told_by_name(name: str, now: int) -> int | None:
    """The moment of export in a name the platform gives, None for any other name.

    ``<10-digit unix seconds>_<32 hex><letters>.csv`` for orders, ``售后单-YYYY-MM-DD HH_MM_SS.xlsx`` for after-sales. A day of
    grace beyond ``now``: the clock of the owner's machine may be slow.
    """
    told = _EXPORT_NAME.fullmatch(name)
    if told is not None:
        seconds = int(told[1])
    else:
        cases = _CASES_NAME.fullmatch(name)
        found = None if cases is None else _moment(cases.groups())
        if found is None:
            return None
        seconds = found
    return seconds if _FIRST_EXPORTS <= seconds <= now + DAY else None


def maybe_told_by_name(name: str, newest: int | None, now: int) -> int | None:
    """The only whole timestamp in a name that somebody else gave, where it can be the moment of export.

    It cannot where something in the file (``newest``) happened more than a minute after it, nor after ``now``, nor where
    two timestamps stand in the name: those of a period. There is no day of grace here: a period's end may lie ahead.
    """
    found = {moment for pattern in _WHOLE for told in pattern.finditer(name) if (moment := _moment(told.groups()))}
    if len(found) != 1:
        return None
    [moment] = found
    fits = newest is None or newest <= moment + MINUTE
    return moment if fits and _FIRST_EXPORTS <= moment <= now + MINUTE else None


def day_in_name(name: str) -> date | None:
    """The last day that stands in a name without a time of day; None where there is none."""
    without = name
    for pattern in _WHOLE:
        without = pattern.sub(" ", without)
    days = [day for pattern in _DAYS for told in pattern.finditer(without) if (day := _day(told.groups()))]
    return max(days, default=None)


def _moment(parts: tuple[str, ...]) -> int | None:
    try:
        return to_seconds(datetime(*map(int, parts)))  # type: ignore[arg-type]  # year to second  # noqa: DTZ001
    except ValueError:
        return None


def _day(parts: tuple[str, ...]) -> date | None:
    try:
        return date(*map(int, parts))
    except ValueError:
        return None
