"""Judgement kept up to date: after an import what was touched, as time passes what is due to change."""

from __future__ import annotations

from dataclasses import dataclass

from shopguard.checker.upkeep import JUDGED_AT, every_order, next_change, verdicts_moment, waiting_orders
from shopguard.flows.progress import Reporter
from shopguard.flows.sure_now import sure_now
from shopguard.flows.workplace import Workplace
from shopguard.store.setting import keep_setting
from shopguard.store.warn_hours import keep_warn_hours, warn_hours

AT_ONCE = 250_000  # orders stored in one transaction; whether the owner cancelled is looked at more often


@dataclass(frozen=True, slots=True)
class Changed:
    """What a refresh did: how many orders were judged again, and when the next colour can change (None: never).

    ``at``: the moment it judged at, later than the computer's where its clock is surely behind; None where nothing was done.
    """

    judged: int
    next_change_at: int | None
    at: int | None = None


def refresh(place: Workplace, now: int, reporter: Reporter | None = None) -> Changed:
    """Judges again the orders that an import touched or whose ``next_change_at`` has come; stores findings and verdicts.

    Many orders are several transactions: cancelling or a crash leaves whole verdicts, the rest waits for the next refresh.
    Where the imported files tell of a later moment than ``now``, that moment is judged.
    """
    reporter = reporter or Reporter()
    now = sure_now(place, now)
    db = place.store.connection()
    _take_warn_hours(place)
    judged_at = verdicts_moment(db)
    set_back = judged_at is not None and now < judged_at  # the computer's clock: verdicts of a later moment do not hold
    waiting = every_order(db) if set_back else waiting_orders(db, now)
    for start in range(0, max(1, len(waiting)), AT_ONCE):

        def tell(done: int, before: int = start) -> None:
            reporter.tell("progress.judging", before + done, len(waiting))

        with place.store.transaction(checked=False):
            if waiting:
                from shopguard.flows.judging_orders import (
                    judge_orders,  # the compiler: only where there is anything to judge
                )

                judge_orders(place.store, place.rulebook, now, waiting[start : start + AT_ONCE], tell)
            if start + AT_ONCE >= len(waiting):
                keep_setting(db, JUDGED_AT, str(now))
    return Changed(len(waiting), next_change(db), now)


def _take_warn_hours(place: Workplace) -> None:
    """The owner wants to be warned earlier or later than the stored verdicts do: they wait for a judgement."""
    hours = place.settings.number("warn_hours")
    if hours != warn_hours(place.store.connection()):
        with place.store.transaction() as db:
            keep_warn_hours(db, hours)
