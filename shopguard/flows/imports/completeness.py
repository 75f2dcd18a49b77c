"""What is missing between the exports and since the last of them, and whether the computer's clock can be right."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby

from shopguard.core.beijing import DAY, HOUR, day_number, plain, start_of_day
from shopguard.core.gaps import DayRange, covered_days, gaps, is_telling
from shopguard.core.message import Message
from shopguard.flows.imports.gap_notices import Gap, gap_notices
from shopguard.flows.sure_now import ClockBehind, clock_behind
from shopguard.flows.workplace import Workplace
from shopguard.store.coverage import (
    Span,
    Stale,
    days_with_orders,
    imports_stamp,
    order_spans,
    stale_orders,
    stale_tracks,
)
from shopguard.store.judge_from import judge_from
from shopguard.store.judged_span import JUDGE_FROM
from shopguard.store.setting import keep_setting, setting

QUIET_DAYS = "days_without_orders"  # what the owner said of gaps: [[shop ref, first day number, last day number], ...]
LOOK_BACK = 90  # days before the newest covered day: what was missed before that can hardly be acted on
QUIET_SHOP = 3  # as often the owner has said of a gap that there were no orders: then it is usual for this shop
OLD_ORDERS = 2 * DAY
OLD_TRACKS = DAY
_EPOCH = date(1970, 1, 1)


@dataclass(frozen=True, slots=True)
class Completeness:
    """What is known to be missing at ``now`` (the computer's clock). ``behind``: that clock cannot be right.

    ``rests_on``: the same as long as nothing was imported, taken back or said by the owner that could change it.
    """

    now: int
    gaps: tuple[Gap, ...]
    orders: Stale
    tracks: Stale
    behind: ClockBehind | None
    rests_on: str = ""


def completeness(place: Workplace, now: int, before: Completeness | None = None) -> Completeness:
    """Looks at what was imported. Old is told by the moment it surely is, not by a clock that is behind.

    ``before``: what was found last; it is the answer where it rests on the same and is younger than an hour, for counting
    what has grown old looks at all orders.
    """
    db = place.store.connection()
    behind = clock_behind(place, now)
    rests_on = f"{imports_stamp(db)} {setting(db, JUDGE_FROM)} {setting(db, QUIET_DAYS)}"
    if before is not None and (before.rests_on, before.behind) == (rests_on, behind) and 0 <= now - before.now < HOUR:
        return before
    at = now if behind is None else behind.told
    orders, tracks = stale_orders(db, at - OLD_ORDERS), stale_tracks(db, at - OLD_TRACKS)
    return Completeness(now, find_gaps(place), orders, tracks, behind, rests_on)


def find_gaps(place: Workplace) -> tuple[Gap, ...]:
    """The gaps between the order exports of each shop, oldest first.

    A file covers all days from its first order's to its last one's, not the rest of the period it was exported for: who
    exports yesterday each morning would else never hear of a missing day.
    """
    db = place.store.connection()
    since = judge_from(db)
    earliest = 0 if since is None else day_number(start_of_day(since))
    quiet = _quiet_days(place)
    found: list[Gap] = []
    for (ref, shop), spans in groupby(order_spans(db), key=lambda span: (span.shop_ref, span.shop)):
        found += _gaps_of_shop(place, ref, shop, [_days_of(span) for span in spans], quiet.get(ref, []), earliest)
    return tuple(found)


def no_orders_then(place: Workplace, gap: Gap) -> None:
    """The owner says that no orders were placed on these days: they are no gap."""
    first, last = ((day - _EPOCH).days for day in (gap.first, gap.last))
    with place.store.transaction() as db:
        told = json.loads(setting(db, QUIET_DAYS) or "[]")
        keep_setting(db, QUIET_DAYS, json.dumps([*told, [gap.shop_ref, first, last]]))


def import_notices(place: Workplace, now: int) -> tuple[Message, ...]:
    """What an import's result says at once: a clock that is behind, days that were never imported."""
    behind = clock_behind(place, now)
    clock = [] if behind is None else [clock_notice(behind)]
    return (*clock, *gap_notices(place, find_gaps(place)))


def notices(place: Workplace, found: Completeness) -> tuple[Message, ...]:
    """What was found, in sentences; the most pressing first."""
    said = [clock_notice(found.behind)] if found.behind is not None else []
    said += gap_notices(place, found.gaps)
    at = found.now if found.behind is None else found.behind.told
    if found.orders.newest is not None:
        days = (at - found.orders.newest) // DAY
        said.append(Message("notice.stale_orders", {"number": found.orders.number, "days": days}))
    if found.tracks.newest is not None:
        hours = (at - found.tracks.newest) // HOUR
        said.append(Message("notice.stale_tracks", {"number": found.tracks.number, "hours": hours}))
    return tuple(said)


def clock_notice(behind: ClockBehind) -> Message:
    """The sentence about a clock that is behind."""
    return Message("notice.clock_behind", {"now": plain(behind.now), "told": plain(behind.told)})


def _gaps_of_shop(
    place: Workplace, ref: int, shop: str, exported: list[DayRange], quiet: list[DayRange], earliest: int
) -> list[Gap]:
    oldest, newest = min(first for first, _ in exported), max(last for _, last in exported)
    found = [
        (max(first, earliest), last)
        for first, last in gaps([*exported, *quiet])
        if first > oldest and max(earliest, newest - LOOK_BACK) <= last < newest
    ]
    if not found:
        return []
    told = [(first, last) for first, last in quiet if first > oldest and last < newest]
    known = [*exported, *told] if len(told) >= QUIET_SHOP else exported
    recent = [(max(first, newest - LOOK_BACK), last) for first, last in known if last >= newest - LOOK_BACK]
    since = min(first for first, _ in recent)
    with_orders = days_with_orders(place.store.connection(), ref, _start_of(since), _start_of(newest + 1) - 1)
    covered = covered_days(recent)
    return [
        Gap(ref, shop, _date(first), _date(last))
        for first, last in found
        if is_telling(last - first + 1, covered, min(with_orders, covered))
    ]


def _quiet_days(place: Workplace) -> dict[int, list[DayRange]]:
    told = json.loads(setting(place.store.connection(), QUIET_DAYS) or "[]")
    found: dict[int, list[DayRange]] = {}
    for ref, first, last in told:
        found.setdefault(ref, []).append((first, last))
    return found


def _days_of(span: Span) -> DayRange:
    return day_number(span.first_at), day_number(span.last_at)


def _date(number: int) -> date:
    return _EPOCH + timedelta(days=number)


def _start_of(number: int) -> int:
    return start_of_day(_date(number))
