"""When to tell the owner of deadlines that come near, and of which: early enough, in groups, never at night, never often.

A deadline is to be told ``lead`` seconds before it. Where that moment lies in the quiet hours it is told when they end, as long as
half of the lead is left then, else in the evening before them. Whenever something is told, all that would be told soon after goes
with it: the waking hours divided by the most notices a day. So the notices of a day that brings no new orders never are more.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from zlib import crc32

from shopguard.core.beijing import DAY, HOUR, MINUTE, day_number

EVENING = HOUR  # so long before the quiet hours, what they would hide is told
APART = 30 * MINUTE  # between two notices, whatever an import brings
_BEIJING = 8 * HOUR


@dataclass(frozen=True, slots=True)
class Wishes:
    """What the owner has set: ``lead`` in seconds; the quiet hours in seconds of the Beijing day (both the same: none)."""

    on: bool
    lead: int
    quiet_from: int
    quiet_until: int
    most: int

    @property
    def ahead(self) -> int:
        """How far ahead of its moment something goes with a notice, in seconds."""
        return max((DAY - self._quiet) // self.most, APART)

    @property
    def horizon(self) -> int:
        """Deadlines further away than this need not be known yet: nothing of them is told before :attr:`ahead` has passed."""
        return self.lead + self._quiet + EVENING + self.ahead

    @property
    def _quiet(self) -> int:
        return (self.quiet_until - self.quiet_from) % DAY


@dataclass(frozen=True, slots=True)
class Due:
    """A deadline of an order: unix seconds; ``fen`` is what missing it adds to what the order costs."""

    order_id: str
    clause: str
    deadline: int
    fen: int

    @property
    def mark(self) -> tuple[int, int]:
        """Recognises it again: (deadline, a number)."""
        return self.deadline, crc32(f"{self.order_id}|{self.clause}".encode())


@dataclass(frozen=True, slots=True)
class Told:
    """What was told: the moments of the last notices, and the marks of what they told of."""

    at: tuple[int, ...] = ()
    marks: frozenset[tuple[int, int]] = field(default_factory=frozenset)

    def with_notice(self, dues: Iterable[Due], now: int) -> Told:
        """After a notice of these; what is of no use any more is forgotten."""
        recent = tuple(at for at in self.at if now - DAY <= at <= now)
        open_marks = frozenset(mark for mark in self.marks if mark[0] > now)
        return Told((*recent, now), open_marks | {due.mark for due in dues})


@dataclass(frozen=True, slots=True)
class Plan:
    """``dues``: what is to be told now, by deadline; ``again_at``: when to ask again at the latest, None = not before something changes."""

    dues: tuple[Due, ...] = ()
    again_at: int | None = None


def plan(dues: Iterable[Due], wishes: Wishes, told: Told, now: int) -> Plan:
    """What to tell now. Deadlines that have passed, and what was told before, are left out."""
    if not wishes.on:
        return Plan()
    waiting = sorted(
        ((moment_for(due, wishes), due) for due in dues if due.deadline > now and due.mark not in told.marks),
        key=lambda pair: (pair[0], pair[1].deadline, pair[1].order_id),
    )
    if not waiting:
        return Plan()
    earlier = [one for one in told.at if one <= now]  # of those after now a clock spoke that has been set back since
    at = _allowed(max(waiting[0][0], now), wishes, earlier)
    if at > now:
        return Plan(again_at=at)
    with_it = tuple(due for moment, due in waiting if moment <= now + wishes.ahead)
    rest = [moment for moment, _ in waiting[len(with_it) :]]
    return Plan(tuple(sorted(with_it, key=lambda due: (due.deadline, due.order_id))), rest[0] if rest else None)


def moment_for(due: Due, wishes: Wishes) -> int:
    """When a deadline is to be told."""
    wanted = due.deadline - wishes.lead
    if not is_quiet(wanted, wishes):
        return wanted
    ends = _quiet_ends(wanted, wishes)
    if due.deadline - ends >= wishes.lead / 2:
        return ends
    began = ends - (wishes.quiet_until - wishes.quiet_from) % DAY
    return began - EVENING


def is_quiet(moment: int, wishes: Wishes) -> bool:
    """Whether nothing is told at that moment."""
    since = (_of_day(moment) - wishes.quiet_from) % DAY
    return since < (wishes.quiet_until - wishes.quiet_from) % DAY


def _quiet_ends(moment: int, wishes: Wishes) -> int:
    return moment + (wishes.quiet_until - _of_day(moment)) % DAY


def _allowed(at: int, wishes: Wishes, earlier: Sequence[int]) -> int:
    """The first moment from ``at`` on at which something may be told."""
    if earlier:
        at = max(at, earlier[-1] + APART)
    today = day_number(at)
    if sum(day_number(one) == today for one in earlier) >= wishes.most:
        at = (today + 1) * DAY - _BEIJING
    return _quiet_ends(at, wishes) if is_quiet(at, wishes) else at


def _of_day(moment: int) -> int:
    """Seconds since midnight in Beijing."""
    return (moment + _BEIJING) % DAY
