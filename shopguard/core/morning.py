"""The parts of a working day: what is due "before noon" is said by them. Pure; moments in unix seconds."""

from __future__ import annotations

from shopguard.core.beijing import DAY, HOUR, day_of, start_of_day

BLOCK_ENDS = (12 * HOUR, 18 * HOUR, DAY)  # of a Beijing day: noon, six in the evening, midnight
OLD = {
    "orders": DAY,
    "parcels": DAY // 2,
    "tracks": DAY // 2,
    "after_sales": DAY,
}  # seconds after which a file says too little


def block_end(moment: int) -> int:
    """The end of the part of the day that ``moment`` lies in; the end itself belongs to it: midnight to the day that ends with it."""
    start = start_of_day(day_of(moment - 1))
    return start + next(end for end in BLOCK_ENDS if moment - start <= end)


def next_noon(moment: int) -> int:
    """Noon of the day after the one that ``moment`` lies in; midnight belongs to the day that ends with it."""
    return start_of_day(day_of(moment - 1)) + DAY + BLOCK_ENDS[0]


def is_old(kind: str, known_as_of: int, now: int) -> bool:
    """Whether files of this kind that speak up to ``known_as_of`` say too little about now."""
    return kind in OLD and now - known_as_of >= OLD[kind]
