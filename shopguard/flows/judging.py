"""Judgement kept up to date: after an import what was touched, as time passes what is due to change."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby

from shopguard.checker.judge import Question, findings, keep_amounts, keep_verdicts
from shopguard.checker.upkeep import JUDGED_AT, every_order, next_change, verdicts_moment, waiting_orders
from shopguard.core.finding import State
from shopguard.core.fines import cost, stands
from shopguard.core.rulebook import Rulebook
from shopguard.flows.progress import Reporter
from shopguard.flows.workplace import Workplace
from shopguard.store.fetch import keep_setting, paid_of

BATCH = 20_000  # orders judged between two looks at whether the owner cancelled


@dataclass(frozen=True, slots=True)
class Changed:
    """What a refresh did: how many orders were judged again, and when the next colour can change (None: never)."""

    judged: int
    next_change_at: int | None


def refresh(place: Workplace, now: int, reporter: Reporter | None = None) -> Changed:
    """Judges again the orders that an import touched or whose ``next_change_at`` has come; stores findings and verdicts.

    Each batch is one transaction: cancelling or a crash leaves whole verdicts, the rest waits for the next refresh.
    """
    reporter = reporter or Reporter()
    db = place.store.connection()
    judged_at = verdicts_moment(db)
    set_back = judged_at is not None and now < judged_at  # the computer's clock: verdicts of a later moment do not hold
    waiting = every_order(db) if set_back else waiting_orders(db, now)
    for start in range(0, len(waiting), BATCH):
        reporter.tell("progress.judging", start, len(waiting))
        _judge_batch(place, now, waiting[start : start + BATCH])
    with place.store.transaction():
        keep_setting(db, JUDGED_AT, str(now))
    return Changed(len(waiting), next_change(db))


def _judge_batch(place: Workplace, now: int, order_refs: list[int]) -> None:
    with place.store.transaction():
        judge_orders(place, place.rulebook, now, order_refs)


def judge_orders(place: Workplace, rulebook: Rulebook, now: int, order_refs: list[int]) -> None:
    """Judges the orders by ``rulebook`` and stores findings, verdicts and amounts; inside the caller's transaction."""
    db = place.store.connection()
    keep_verdicts(db, rulebook, Question(now), order_refs)
    fined = [finding for finding in findings(db, (State.BREACHED, State.SUSPECT)) if stands(rulebook, finding)]
    paid = paid_of(db, (finding.order_ref for finding in fined))
    by_order = groupby(fined, key=lambda finding: finding.order_ref)
    keep_amounts(db, ((ref, cost(rulebook, paid[ref].reckoned_from, list(group))) for ref, group in by_order))
