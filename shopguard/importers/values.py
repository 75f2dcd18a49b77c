"""One cell as the platform, Excel and people write it → one value. ``Unreadable`` where a cell says something nobody can read."""

from __future__ import annotations

import re
import unicodedata
from datetime import datetime
from typing import Final

from shopguard.core.beijing import DAY, to_seconds
from shopguard.core.money import parse_fen
from shopguard.core.waybill import INVISIBLE, WRAPPING, is_waybill, normalise_waybill


class Unreadable(ValueError):  # noqa: N818 - what is said of a cell, caught where its column is read
    """The cell cannot be read."""


class DamagedId(ValueError):  # noqa: N818
    """A spreadsheet program has turned a long number into ``6.93E+18``: its last digits are gone."""


class DateOnly(ValueError):  # noqa: N818
    """A day without a time of day, where the moment is needed."""


NOTHING: Final = frozenset({"", "-", "--", "—", "/", "无", "NULL", "null", "None"})
_NO_TIME: Final = NOTHING | {"0", "0.0", "946656000", "946656000000", "0000-00-00 00:00:00"}
_NO_YEARS = (1970, 2000)
_SECONDS_DIGITS, _MILLISECONDS_DIGITS = 10, 13
_FIRST_SERIAL_DAY = to_seconds(datetime(1899, 12, 30))  # noqa: DTZ001 - Beijing time
# Years 2009 to 2091. Two digits behind the point are a number that somebody rounded: minutes are gone.
_SERIAL = re.compile(r"([4-6]\d{4})\.(\d{3,15})", re.ASCII)
_COUNT = re.compile(r"-?\d{1,12}", re.ASCII)
_GUARDS = ("=", "'")
_FORMULA = re.compile(r'="(.*)"', re.DOTALL)
_SCIENTIFIC = re.compile(r"\d(\.\d+)?E\+?\d{1,2}", re.IGNORECASE)
LEAST_DIGITS, MOST_DIGITS = 8, 24  # of an order's number
_ORDER_ID = re.compile(rf"\d{{{LEAST_DIGITS},{MOST_DIGITS}}}", re.ASCII)
_ORDER_ID_BREAK = re.compile(r"[,，;；、\s|]+")
_MOMENT = re.compile(
    r"(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?"
    r"(?:[ T]+(\d{1,2}):(\d{1,2})(?::(\d{1,2})(?:\.\d+)?)?)?\s*(Z|[+-]\d{2}:?\d{2})?",
    re.ASCII,
)


def bare(cell: str) -> str:
    """The cell in half width without blanks around it and without the wrappings that keep Excel from reading numbers."""
    text = unicodedata.normalize("NFKC", cell).strip().strip("\u200b\ufeff")
    if text.startswith("="):
        text = text[1:]
    return text.strip(WRAPPING).strip()


def order_id(cell: str) -> str:
    """An order or order-line number: 8 to 24 digits. Raises Unreadable, DamagedId."""
    text = cell.strip()
    if _ORDER_ID.fullmatch(text):
        return text
    text = INVISIBLE.sub("", bare(cell))
    if _ORDER_ID.fullmatch(text):
        return text
    raise DamagedId if _SCIENTIFIC.fullmatch(text) else Unreadable


def order_ids(cell: str) -> tuple[str, ...]:
    """Several order numbers in one cell, as parcel lists have them; empty for none. Raises Unreadable, DamagedId."""
    text = cell.strip()
    if _ORDER_ID.fullmatch(text):
        return (text,)
    if text in NOTHING:
        return ()
    return tuple(dict.fromkeys(order_id(part) for part in _ORDER_ID_BREAK.split(bare(text)) if part))


def waybill(cell: str) -> str:
    """A waybill in its normal form. Raises Unreadable, DamagedId."""
    text = normalise_waybill(cell)
    if _SCIENTIFIC.fullmatch(text):
        raise DamagedId
    if not is_waybill(text):
        raise Unreadable
    return text


def id_text(cell: str) -> str | None:
    """Some other number kept as text (a product's), None for none. Raises DamagedId (a code such as 1E5 is none)."""
    text = bare(cell)
    if "+" in text and _SCIENTIFIC.fullmatch(text):
        raise DamagedId
    return None if text in NOTHING else text


def words(cell: str) -> str | None:
    """Any text, None for none. What keeps Excel from reading a text as a number (``="…"``, ``'…``) is no part of it."""
    text = cell.strip()
    if text[:1] in _GUARDS:
        text = _unguarded(text)
    return None if text in NOTHING else text


def _unguarded(text: str) -> str:
    formula = _FORMULA.fullmatch(text)
    if formula is not None:
        return formula[1].replace('""', '"').strip()
    return text.removeprefix("'").removesuffix("'").strip() if text.startswith("'") else text


def fen(cell: str) -> int | None:
    """An amount to pay in fen, None for none. Raises Unreadable, also for a negative one."""
    text = bare(cell)
    if text in NOTHING:
        return None
    try:
        amount = parse_fen(text.removesuffix("元"))
    except ValueError:
        raise Unreadable from None
    if amount < 0:
        raise Unreadable
    return amount


def count(cell: str) -> int | None:
    """A whole number, None for none. Raises Unreadable."""
    text = bare(cell)
    if text in NOTHING:
        return None
    plain = text.replace(",", "").removesuffix(".0")
    if not _COUNT.fullmatch(plain):
        raise Unreadable
    return int(plain)


def yes_no(cell: str) -> int | None:
    """1 for yes, 0 for no; None for none and for a word nobody knows (unknown, never taken for "no")."""
    return {"是": 1, "已修改": 1, "否": 0, "未修改": 0}.get(bare(cell))


def moment(cell: str) -> int | None:
    """Unix seconds of a Beijing time, None for none (also the platform's stand-ins: 0, 1970, 2000).

    ``2026-09-22 14:05:33``, ``2026/9/22 14:05`` (the minute, as a re-saved file shows it), unix seconds and milliseconds,
    ``46287.5871875`` (days since 1899-12-30, what a spreadsheet program shows of a moment without its format).
    Raises Unreadable; DateOnly for a day without a time.
    """
    text = bare(cell)
    if text in _NO_TIME:
        return None
    if text.isdecimal():
        return _unix(text)
    told = _MOMENT.fullmatch(text)
    if told is None:
        return _from_serial(text)
    if int(told[1]) in _NO_YEARS:
        return None
    if told[4] is None:
        raise DateOnly
    try:
        at = datetime(*(int(part or 0) for part in told.groups()[:6]))  # type: ignore[arg-type]  # noqa: DTZ001
        return to_seconds(datetime.fromisoformat(at.isoformat() + (told[7] or "")))
    except ValueError:
        raise Unreadable from None


def lacks_seconds(cell: str) -> bool:
    """Whether a time is told to the minute only, as a spreadsheet program shows it."""
    told = _MOMENT.fullmatch(bare(cell)) if cell.count(":") else None
    return told is not None and told[4] is not None and told[6] is None


def _from_serial(text: str) -> int:
    told = _SERIAL.fullmatch(text)
    if told is None:
        raise Unreadable
    seconds = round(float(f"0.{told[2]}") * DAY)
    return _FIRST_SERIAL_DAY + int(told[1]) * DAY + seconds


def _unix(text: str) -> int:
    if len(text) == _MILLISECONDS_DIGITS:
        return int(text) // 1000
    if len(text) == _SECONDS_DIGITS:
        return int(text)
    raise Unreadable
