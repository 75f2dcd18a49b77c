"""The dates of values in SQL: which values hold at a moment."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from shopguard.core.beijing import start_of_day
from shopguard.core.rulebook import ClauseValues


def in_force(values: ClauseValues, moment: str) -> str:
    """The condition that ``values`` hold at ``moment`` (an SQL expression of unix seconds); ``1`` when they always do."""
    bounds = []
    if values.start is not None:
        bounds.append(f"{moment} >= {start_of_day(values.start)}")
    if values.end is not None:
        bounds.append(f"{moment} < {start_of_day(values.end)}")
    return " AND ".join(bounds) or "1"


def any_in_force(all_values: Sequence[ClauseValues], moment: str) -> str:
    """The condition that some of the values hold at ``moment``."""
    return " OR ".join(f"({in_force(values, moment)})" for values in all_values)


def judged_by(all_values: Sequence[ClauseValues], moment: str) -> dict[str, str]:
    """The columns that tell by which of the values something that began at ``moment`` is judged.

    ``abnormal``: 1 under values of the dear family; of several violations it is the one to show.
    """
    return {
        "effective": by_date(all_values, moment, lambda one: sql_day(one.start)),
        "watch": by_date(all_values, moment, lambda one: str(int(one.watch))),
        "abnormal": by_date(all_values, moment, lambda one: str(int(one.family == "abnormal"))),
    }


def by_date(all_values: Sequence[ClauseValues], moment: str, told: Callable[[ClauseValues], str]) -> str:
    """What ``told`` says of the values that hold at ``moment``; NULL when none do."""
    if len(alike := {told(values) for values in all_values}) == 1:
        return alike.pop()  # none of the others is asked for: any_in_force is a condition of the arm
    cases = " ".join(f"WHEN {in_force(values, moment)} THEN {told(values)}" for values in all_values)
    return f"CASE {cases} END"


def sql_day(day: date | None) -> str:
    """A day as an SQL literal."""
    return "NULL" if day is None else f"'{day.isoformat()}'"
