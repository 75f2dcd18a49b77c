"""What the values of a column look like, whatever its name says."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache

from shopguard.core.waybill import misshapen, normalise_waybill
from shopguard.importers import values
from shopguard.importers.couriers import courier_shapes
from shopguard.importers.reading import Reading
from shopguard.importers.values import NOTHING, DamagedId, DateOnly, Unreadable

_PLATFORM_ID = re.compile(r"(?:69|49)\d{17}", re.ASCII)
_ID_BREAK = re.compile(r"[,，;；、\s|]+")
_MONEY = re.compile(r"[¥￥]?\d{1,3}(?:,?\d{3})*\.\d{1,2}元?", re.ASCII)
_SIGN = "+-"
_MOST = 40  # cells: more of them say nothing new
_LEAST_WORDS = 5  # a track text is a sentence
_TRACK_WORDS = re.compile(r"【|揽收|揽件|收件|派件|派送|签收|代收|发出|发往|到达|离开|转运|分拨|集散|运输中")


@dataclass(frozen=True, slots=True)
class Looks:
    """Shares (0 to 1) of a column's different filled cells. ``filled``: how many of them were looked at."""

    filled: int = 0
    platform_id: float = 0.0
    digits: float = 0.0
    waybill: float = 0.0
    sure_waybill: float = 0.0
    time: float = 0.0
    money: float = 0.0
    signed_money: float = 0.0
    count: float = 0.0
    courier: float = 0.0
    province: float = 0.0
    track_text: float = 0.0


def looks_of(cells: Sequence[str], reading: Reading) -> Looks:
    """Looks at the first different filled cells of a column."""
    told = list(dict.fromkeys(cell for cell in cells if cell.strip() not in NOTHING))[:_MOST]
    if not told:
        return Looks()

    def share(holds: Callable[[str], bool]) -> float:
        return sum(map(holds, told)) / len(told)

    platform_id, time = share(_is_platform_id), share(_is_time)
    number = platform_id < 0.5 and time < 0.5
    return Looks(
        filled=len(told),
        platform_id=platform_id,
        digits=share(_is_order_id),
        waybill=share(_is_waybill) if number else 0.0,
        sure_waybill=share(_is_sure_waybill) if number else 0.0,
        time=time,
        money=share(_is_money),
        signed_money=share(lambda cell: _is_money(values.bare(cell).lstrip(_SIGN))),
        count=share(_is_count),
        courier=share(lambda cell: bool(reading.couriers.courier_of(cell))),
        province=share(lambda cell: reading.places.province_of(cell.strip()) is not None),
        track_text=share(_is_track_text),
    )


def _is_platform_id(cell: str) -> bool:
    parts = [part for part in _ID_BREAK.split(values.bare(cell)) if part]
    return bool(parts) and all(map(_PLATFORM_ID.fullmatch, parts))


def _is_order_id(cell: str) -> bool:
    return _is_readable(values.order_ids, cell)


def _is_waybill(cell: str) -> bool:
    return all(_is_readable(values.waybill, part) for part in _ID_BREAK.split(values.bare(cell)) if part)


def _is_sure_waybill(cell: str) -> bool:
    """A number with letters in the certain shape of some courier."""
    number = normalise_waybill(cell)
    return any(map(str.isalpha, number)) and any(
        not misshapen(courier, number, {courier: shapes}) for courier, shapes in _sure_shapes().items()
    )


@cache
def _sure_shapes() -> dict[str, tuple[str, ...]]:
    return {courier: shapes for courier, shapes in courier_shapes().items() if "*" not in shapes}


def _is_time(cell: str) -> bool:
    try:
        return values.moment(cell) is not None
    except DateOnly:
        return True
    except Unreadable:
        return False


def _is_money(cell: str) -> bool:
    return _MONEY.fullmatch(values.bare(cell)) is not None


def _is_count(cell: str) -> bool:
    return _is_readable(values.count, cell)


def _is_track_text(cell: str) -> bool:
    return len(cell.strip()) >= _LEAST_WORDS and _TRACK_WORDS.search(cell) is not None


def _is_readable(parse: Callable[[str], object], cell: str) -> bool:
    try:
        parse(cell)
    except DamagedId:
        return True  # it was one
    except Unreadable:
        return False
    return True
