"""Do the dates in a file cover the days the clause counts? The owner types what the file says; announcements tell themselves.

Days are compared, not seconds: a statement speaks of days. Whether district and cause fit too, only a person can see.
"""

from __future__ import annotations

from shopguard.appeals.case_facts import CaseFacts, Outcome, Period, say
from shopguard.core.beijing import day_of
from shopguard.core.message import Message, Value
from shopguard.store.evidence import EvidenceRow


def period_covers(row: EvidenceRow, facts: CaseFacts) -> Outcome:
    """The days the owner reads in the file, against the clause's clock."""
    if row.period_from is None and row.period_until is None:
        return say("unknown", "period_not_typed", row)
    if row.period_from is None or row.period_until is None:
        return say("unknown", "period_half", row)
    return _covers(Period(row.period_from, row.period_until, row.name), facts)


def announced_covers(announced: Period, facts: CaseFacts) -> Outcome:
    """The days an announcement of the platform names: it moves every clock that runs on any of them."""
    return _covers(announced, facts, one_day_is_enough=True)


def _covers(told: Period, facts: CaseFacts, *, one_day_is_enough: bool = False) -> Outcome:
    """All days: ok; none of them: fails. Some of them is for a person: a storm may well end before the deadline."""
    values: dict[str, Value] = {"name": told.name, "start": _day(told.start), "end": _day(told.end)}
    if facts.clock is None:
        return Outcome("unknown", Message("check_note.clock_unknown", values))
    since, until = facts.clock.start, facts.clock.end
    values |= {"since": _day(since), "until": _day(until)}
    if day_of(told.end) < day_of(since) or day_of(told.start) > day_of(until):
        return Outcome("fails", Message("check_note.period_outside", values))
    if day_of(told.start) <= day_of(since) and day_of(told.end) >= day_of(until):
        return Outcome("ok", Message("check_note.period_covers", values))
    if one_day_is_enough:
        return Outcome("ok", Message("check_note.period_meets", values))
    return Outcome("unknown", Message("check_note.period_part", values))


def _day(at: int) -> str:
    return day_of(at).isoformat()
