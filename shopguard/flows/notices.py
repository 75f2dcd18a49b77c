"""Notices before deadlines: what to tell now, in which words, and what was told already."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from shopguard.core.beijing import DAY, HOUR, MINUTE, day_number, to_datetime
from shopguard.core.money import yuan_text
from shopguard.core.notices import Due, Plan, Told, Wishes, plan
from shopguard.flows.settings import remember, remembered
from shopguard.flows.workplace import Workplace
from shopguard.store.coming_deadlines import coming_deadlines

LINES = 3  # a notice of the system shows no more
_TOLD = "notices_told"


@dataclass(frozen=True, slots=True)
class Notice:
    """A notice in words: never with anything of a buyer. ``dues`` is what it tells of."""

    title: str
    text: str
    dues: tuple[Due, ...]


@dataclass(frozen=True, slots=True)
class Looked:
    """``notice``: to be shown now, None = nothing is. ``again_at``: look again then; None = when something has changed."""

    notice: Notice | None
    again_at: int | None


def wishes(place: Workplace) -> Wishes:
    """What the owner has set."""
    settings = place.settings
    return Wishes(
        on=settings.is_on("notifications"),
        lead=settings.number("notify_lead_hours") * HOUR,
        quiet_from=_of_day(settings.text("quiet_from")),
        quiet_until=_of_day(settings.text("quiet_until")),
        most=settings.number("notify_most"),
    )


def look(place: Workplace, now: int) -> Looked:
    """What is to be told at ``now``, by the stored verdicts. Stores nothing."""
    wished = wishes(place)
    if not wished.on:
        return Looked(None, None)
    rows = coming_deadlines(place.store.connection(), now, now + wished.horizon)
    answer = plan((Due(*row) for row in rows), wished, _told(place), now)
    again_at = min(
        answer.again_at or now + DAY, now + wished.ahead
    )  # what is further away than was looked comes nearer
    return Looked(_in_words(place, answer, now) if answer.dues else None, again_at)


def was_told(place: Workplace, notice: Notice, now: int) -> None:
    """Remembers that a notice was shown: what it told of is not told again."""
    told = _told(place).with_notice(notice.dues, now)
    remember(place, _TOLD, json.dumps({"at": told.at, "marks": sorted(told.marks)}))


def _told(place: Workplace) -> Told:
    kept = remembered(place, _TOLD)
    if not kept:
        return Told()
    told = json.loads(kept)
    return Told(tuple(told["at"]), frozenset((deadline, number) for deadline, number in told["marks"]))


def _in_words(place: Workplace, answer: Plan, now: int) -> Notice:
    texts = place.texts
    first, orders = answer.dues[0].deadline, len({due.order_id for due in answer.dues})
    title = texts.word("deadline_notice.title", orders=orders, time=_time(place, first, now))
    by_clause = Counter(due.clause for due in answer.dues)
    lines = [_line(place, clause, answer.dues, now) for clause, _ in by_clause.most_common(LINES)]
    if len(by_clause) > LINES:
        lines.append(
            texts.word("deadline_notice.more", number=sum(number for _, number in by_clause.most_common()[LINES:]))
        )
    fen = sum(due.fen for due in answer.dues)
    if fen:
        lines.append(texts.word("deadline_notice.costs", yuan=yuan_text(fen)))
    return Notice(title, "\n".join(lines), answer.dues)


def _line(place: Workplace, clause: str, dues: Sequence[Due], now: int) -> str:
    of_it = [due for due in dues if due.clause == clause]
    card = place.rulebook.clause(clause).card[place.texts.language]
    return place.texts.word(
        "deadline_notice.line", card=card, number=len(of_it), time=_time(place, of_it[0].deadline, now)
    )


def _time(place: Workplace, moment: int, now: int) -> str:
    """``14:20``, ``tomorrow 09:10``, or with its date."""
    at = to_datetime(moment)
    days = day_number(moment) - day_number(now)
    if days == 0:
        return f"{at:%H:%M}"
    if days == 1:
        return place.texts.word("deadline_notice.tomorrow", time=f"{at:%H:%M}")
    return f"{at:%m-%d %H:%M}"


def _of_day(told: str) -> int:
    """Seconds since midnight of ``HH:MM``."""
    hours, minutes = told.split(":")
    return int(hours) * HOUR + int(minutes) * MINUTE
