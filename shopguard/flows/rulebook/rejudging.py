"""Changed rules: every order judged again, in batches that a stop or a crash leaves whole, and which orders changed colour by it.

The database remembers the rules its verdicts were made by (``judged_by``: their fingerprint, ``judged_rules``: their tables).
Where the rules in use are others, ``rejudging`` holds what is left to do, until it is done, and ``rules_before`` the rules
that the list of changes compares with.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, replace

from shopguard.checker.rulefiles import judged_by, tables_from_json, tables_to_json
from shopguard.checker.upkeep import REJUDGING, every_order, verdicts_moment, waiting_orders
from shopguard.core.rule_reader import read_rulebook
from shopguard.core.rulebook import Rulebook
from shopguard.flows.judging_orders import judge_orders
from shopguard.flows.progress import Reporter
from shopguard.flows.sure_now import sure_now
from shopguard.flows.workplace import Workplace
from shopguard.store.colour_changes import forget_changes, has_verdicts, note_changes, remember_verdicts
from shopguard.store.fetch import keep_setting, setting

JUDGED_BY = "judged_by"
JUDGED_RULES = "judged_rules"
RULES_BEFORE = "rules_before"
BATCH = 20_000  # orders judged between two looks at whether the owner stopped it
CHANGES_SEEN = "colour_changes_seen"  # "1" once the owner has closed the list


@dataclass(frozen=True, slots=True)
class _Left:
    """What is left: to judge by the rules ``to`` all orders with a ref over ``after``.

    ``calendar``: the extensions that come with the rules are others too, and what waits for a judgement may wait for that.
    """

    to: str
    after: int = 0
    calendar: bool = False


def note_rules(place: Workplace) -> bool:
    """Notes that the rules in use are not those of the stored verdicts; returns whether anything is left to judge by them."""
    db = place.store.connection()
    left, rules = _left(place), place.rules.fingerprint
    if (left.to if left else setting(db, JUDGED_BY)) == rules:
        return left is not None
    with place.store.transaction():
        if not has_verdicts(db):
            _keep_judged_by(place)
            return False
        _begin(place, left, calendar=left is not None and left.calendar)
    return True


def note_calendar(place: Workplace) -> None:
    """Likewise where other extensions come with the rules: what they change is told too. Inside the caller's transaction."""
    if has_verdicts(place.store.connection()):
        _begin(place, _left(place), calendar=True)


def _begin(place: Workplace, unfinished: _Left | None, *, calendar: bool) -> None:
    db = place.store.connection()
    if unfinished is None:  # else the list of the unfinished change goes on
        forget_changes(db)
        keep_setting(db, RULES_BEFORE, setting(db, JUDGED_RULES) or "")
    keep_setting(db, CHANGES_SEEN, "")
    keep_setting(db, REJUDGING, json.dumps(asdict(_Left(place.rules.fingerprint, calendar=calendar))))


def is_left(place: Workplace) -> bool:
    """Whether verdicts by other rules than those in use are left."""
    left = _left(place)
    return left is not None and left.to == place.rules.fingerprint


def rejudge(place: Workplace, now: int, reporter: Reporter | None = None) -> int:
    """Judges what is left by the rules in use and notes which orders changed colour; returns how many were judged.

    Only the change of rules is noted: what time and imports change is brought up to date by the old rules first, and where
    these can no longer be read, such orders are not in the list; where the calendar is another one they are. An order that was
    never judged before is not. Raises
    :class:`~shopguard.flows.progress.Cancelled`; what was judged until then is kept, the next call does the rest.
    """
    reporter = reporter or Reporter()
    left = _left(place)
    if left is None or left.to != place.rules.fingerprint:
        return 0
    db, now = place.store.connection(), sure_now(place, now)
    unclear = set[int]() if left.calendar else _by_the_old_rules(place, now, left.after, reporter)
    orders = sorted(ref for ref in every_order(db) if ref > left.after)
    for start in range(0, len(orders), BATCH):
        reporter.tell("progress.rejudging", start, len(orders))
        batch = orders[start : start + BATCH]
        with place.store.transaction():
            if _left(place) != left:  # another program has changed the rules in the meantime, and begun anew
                return start
            remember_verdicts(db, (ref for ref in batch if ref not in unclear))
            judge_orders(place.store, place.rulebook, now, batch)
            note_changes(db, now)
            left = replace(left, after=batch[-1])
            keep_setting(db, REJUDGING, json.dumps(asdict(left)))
    with place.store.transaction():
        if _left(place) == left:
            _keep_judged_by(place)
    return len(orders)


def rules_before(place: Workplace) -> Rulebook | None:
    """The rulebook that the last change of rules replaced; None where it is not known or can no longer be read."""
    text = setting(place.store.connection(), RULES_BEFORE)
    try:
        return read_rulebook(tables_from_json(text)) if text else None
    except (ValueError, KeyError):  # an older program's tables, in a form that is no longer known
        return None


def _left(place: Workplace) -> _Left | None:
    told = setting(place.store.connection(), REJUDGING)
    return _Left(**json.loads(told)) if told else None


def _keep_judged_by(place: Workplace) -> None:
    """All verdicts are by the rules in use; inside the caller's transaction."""
    db, rules = place.store.connection(), place.rules
    keep_setting(db, JUDGED_BY, rules.fingerprint)
    keep_setting(db, JUDGED_RULES, tables_to_json(judged_by(rules.tables)))
    keep_setting(db, REJUDGING, "")


def _by_the_old_rules(place: Workplace, now: int, after: int, reporter: Reporter) -> set[int]:
    """Brings up to date what waits for a judgement, by the old rules; returns the orders for which that cannot be done."""
    db = place.store.connection()
    judged_at = verdicts_moment(db)
    waiting = every_order(db) if judged_at is not None and now < judged_at else waiting_orders(db, now)
    waiting = sorted(ref for ref in waiting if ref > after)
    old = rules_before(place)
    if old is None:
        return set(waiting)
    for start in range(0, len(waiting), BATCH):
        reporter.tell("progress.judging", start, len(waiting))
        with place.store.transaction():
            judge_orders(place.store, old, now, waiting[start : start + BATCH])
    return set()
