"""Beijing time: every moment in ShopGuard is whole unix seconds; every text of a moment is UTC+8 (no daylight saving)."""

from __future__ import annotations

from datetime import date, datetime, timedelta, timezone

BEIJING = timezone(timedelta(hours=8))
DAY = 86_400
HOUR = 3_600
MINUTE = 60
_PLAIN = len("2026-11-20 12:00:00")


def to_seconds(moment: datetime) -> int:
    """Unix seconds of ``moment``; one without an offset is Beijing time."""
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=BEIJING)
    return int(moment.timestamp())


def to_datetime(seconds: int) -> datetime:
    """The Beijing datetime of unix ``seconds``."""
    return datetime.fromtimestamp(seconds, BEIJING)


def parse_iso(text: str) -> int:
    """Unix seconds of an ISO 8601 text; without an offset it is Beijing time. Raises ``ValueError``."""
    return to_seconds(datetime.fromisoformat(text.strip()))


def iso(seconds: int | None) -> str | None:
    """ISO 8601 with ``+08:00``, or None for an unknown moment."""
    return None if seconds is None else to_datetime(seconds).isoformat()


def plain(seconds: int | None) -> str:
    """``2026-11-20 12:00:00`` as the platform writes it; ``-`` for an unknown moment."""
    return "-" if seconds is None else to_datetime(seconds).isoformat(" ")[:_PLAIN]


def day_of(seconds: int) -> date:
    """The Beijing calendar day of a moment."""
    return to_datetime(seconds).date()


def day_number(seconds: int) -> int:
    """A number that all moments of one Beijing calendar day have, and no other."""
    return (seconds + 8 * HOUR) // DAY


def start_of_day(day: date) -> int:
    """Unix seconds of 00:00 Beijing time on ``day``."""
    return to_seconds(datetime(day.year, day.month, day.day, tzinfo=BEIJING))
