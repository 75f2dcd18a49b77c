"""What each finding comes to if nothing more happens and silence is known: columns of the compiled query, for the outlook.

With ``:seen`` fixed a clock that runs out is broken from the second after its deadline on, and stays so. ``lapses_to``: the state
from ``begins`` on; NULL where no passing of time changes anything. ``warns_at``: from when on it is due.
"""

from __future__ import annotations

from shopguard.checker.reasons import STATE_OF_WHY, WARNS_AT
from shopguard.core.finding import State

_REDS = "'late', 'silent', 'watch', 'may_hide', 'no_complaint'"
_BROKEN = "CASE WHEN watch OR COALESCE(maybe_later <= due_by, 0) OR soft IS NOT NULL THEN 'suspect' ELSE 'breached' END"


def _whys(state: State) -> str:
    return ", ".join(f"'{why}'" for why, means in STATE_OF_WHY.items() if means is state)


_LAPSES_TO = f"""CASE
    WHEN fixed_later IN ({_whys(State.BREACHED)}) THEN CASE WHEN watch THEN 'suspect' ELSE 'breached' END
    WHEN fixed_later IN ({_whys(State.SUSPECT)}) THEN 'suspect'
    WHEN why IN ('pending', 'due', 'older', 'untold', 'time_unknown') THEN CASE
        WHEN soft = 'no_hub_delivered' THEN 'suspect'
        WHEN known IS NOT NULL AND (grows OR known >= due_by) THEN {_BROKEN}
        WHEN why IN ('pending', 'due') THEN 'unconfirmed' END
    WHEN why IN ({_REDS}) THEN {_BROKEN}
    WHEN why = 'no_hub_delivered' THEN 'suspect'
END"""
# What a file tells to have happened by then may have happened in time as long as the deadline is not past: then it is due.
_WARNS = f"""CASE WHEN why = 'due' OR (why = 'pending' AND COALESCE(soft, '') <> 'no_hub_delivered') THEN {WARNS_AT}
    WHEN why = 'time_unknown' THEN due_by END"""
WHAT_COMES = f""", ahead, {_LAPSES_TO} AS lapses_to,
        COALESCE(begins_at, due_by + 1, since) AS begins, {_WARNS} AS warns_at"""
COMES = ", lapses_to, begins, warns_at"

# Of several clocks of a clause the first to break goes on speaking; one that warns before that one does is kept.
FIRST_TO_BREAK = """MIN(CASE WHEN lapses_to = 'breached' THEN deadline END) OVER ({one_finding}) AS first_deadline,
            MIN(CASE WHEN lapses_to = 'breached' THEN warns_at END) OVER ({one_finding}) AS first_warns_at"""
COMES_TO = """CASE WHEN lapses_to <> 'breached' OR COALESCE(deadline = first_deadline, 1)
        OR (warns_at = first_warns_at AND warns_at <= first_deadline) THEN lapses_to END"""
