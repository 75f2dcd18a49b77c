"""The rulebook compiled to SQL over orders and parcel milestones. Portable: integers, CASE, COALESCE, windows.

Parameters: ``:at`` (the moment judged, which deadlines are held against), ``:seen`` (only events up to then have happened),
``:warn`` (seconds of warning), ``:assume`` (what is known of is taken as known up to then; 0 = as it is).
Every clause becomes one arm per dated set of values; all arms share their columns; one CASE turns them into ``why``, and
``why`` into the state. Where a clause has several clocks for the same order or parcel the worst one speaks.
"""

from __future__ import annotations

from functools import lru_cache

from shopguard.checker.clock_arms import TOLD_BY_OWNER, clock_arms, sql
from shopguard.checker.deadlines import due_by, excepted_by
from shopguard.checker.pattern_arms import AFTER_THE_OTHERS, pattern_arms
from shopguard.core.beijing import DAY
from shopguard.core.extensions import extendable_clauses
from shopguard.core.finding import State
from shopguard.core.rulebook import Rulebook
from shopguard.store.milestones import NEVER

STATE_OF_WHY = {
    "in_time": State.MET,
    "in_time_by": State.MET,
    "closed": State.EXEMPT,
    "merged": State.EXEMPT,
    "extended": State.EXEMPT,
    "after_sale": State.EXEMPT,
    "no_courier_data": State.EXEMPT,
    "seller_delivered": State.EXEMPT,
    "address_changed": State.EXEMPT,
    "asked_back": State.EXEMPT,
    "refused": State.EXEMPT,
    "late": State.BREACHED,
    "silent": State.BREACHED,
    "reused": State.BREACHED,
    "elsewhere": State.BREACHED,
    "before_payment": State.BREACHED,
    "recalled": State.BREACHED,
    "reshipped": State.BREACHED,
    "watch": State.SUSPECT,
    "may_hide": State.SUSPECT,
    "no_hub_delivered": State.SUSPECT,
    "no_complaint": State.SUSPECT,
    "reused_likely": State.SUSPECT,
    "reused_unknown": State.SUSPECT,
    "maybe_elsewhere": State.SUSPECT,
    "before_payment_presale": State.SUSPECT,
    "maybe_before_payment": State.SUSPECT,
    "maybe_asked_back": State.SUSPECT,
    "returned_undelivered": State.SUSPECT,
    "maybe_reshipped": State.SUSPECT,
    "hub_again": State.SUSPECT,
    "same_track": State.SUSPECT,
    "misshapen": State.SUSPECT,
    "no_such_number": State.SUSPECT,
    "complaint_of_fraud": State.SUSPECT,
    "no_promise": State.UNCONFIRMED,
    "no_upload_time": State.UNCONFIRMED,
    "time_unknown": State.UNCONFIRMED,
    "no_waybill": State.UNCONFIRMED,
    "no_track": State.UNCONFIRMED,
    "older": State.UNCONFIRMED,
    "untold": State.UNCONFIRMED,
    "asked_back_unknown": State.UNCONFIRMED,
    "due": State.DUE,
    "pending": State.PENDING,
    "hint": State.HINT,
    "refund_by_itself": State.HINT,
    "refund_asked": State.HINT,
    "refund_intercept": State.HINT,
}
_WORST_FIRST = (
    State.BREACHED,
    State.SUSPECT,
    State.DUE,
    State.UNCONFIRMED,
    State.PENDING,
    State.EXEMPT,
    State.MET,
    State.HINT,
)

_WHY = """
CASE
    WHEN fixed_why IS NOT NULL THEN fixed_why
    WHEN clause IN ({hints}) THEN 'hint'
    WHEN happened <= :seen AND happened <= deadline THEN 'in_time'
    WHEN COALESCE(happened > :seen, 1) AND happened_by <= :seen AND happened_by <= deadline THEN 'in_time_by'
    WHEN off IS NOT NULL THEN off
    WHEN happened <= :seen AND happened <= due_by THEN 'extended'
    WHEN COALESCE(happened > :seen, 1) AND happened_by <= :seen AND happened_by <= due_by THEN 'extended'
    WHEN is_closed AND (closed_at IS NULL OR (closed_at <= :seen AND closed_at <= COALESCE(due_by, closed_at))) THEN 'closed'
    WHEN after_sale_at <= :seen AND after_sale_at <= COALESCE(due_by, after_sale_at) THEN 'after_sale'
    WHEN after_sale_agreed AND after_sale_at IS NULL AND COALESCE(happened > :seen, 1) AND COALESCE(happened_by > :seen, 1)
        THEN 'after_sale'
    WHEN deadline IS NULL THEN CASE WHEN clause IN ('ship-overdue', 'out-of-stock') THEN 'no_promise' ELSE 'no_upload_time' END
    WHEN happened <= :seen THEN {red} 'late' END
    WHEN happened_by <= :seen AND COALESCE(known, 0) < due_by THEN 'time_unknown'
    WHEN known IS NULL THEN CASE WHEN clause IN ({told_by_owner}) THEN 'untold' WHEN shipment_ref = 0 AND NOT EXISTS (
        SELECT 1 FROM shipment s WHERE s.order_ref = moved.order_ref AND s.withdrawn = 0) THEN 'no_waybill' ELSE 'no_track' END
    WHEN :at > due_by AND known >= due_by THEN {red} 'silent' END
    WHEN :at > due_by THEN CASE WHEN clause IN ({told_by_owner}) THEN 'untold' ELSE 'older' END
    WHEN soft = 'no_hub_delivered' THEN 'pending'
    WHEN :at >= {warns_at} THEN 'due'
    ELSE 'pending'
END"""
_RED = "CASE WHEN watch THEN 'watch' WHEN maybe <= due_by THEN 'may_hide' WHEN soft IS NOT NULL THEN soft ELSE"
# The warning begins :warn seconds before the deadline; for windows under a day, half the window before it.
_WARNS_AT = f"CASE WHEN due_by - since < {DAY} THEN due_by - (due_by - since) / 2 ELSE due_by - :warn END"


@lru_cache(maxsize=8)
def compile_rulebook(rulebook: Rulebook, *, scoped: bool, extensions: bool = True) -> str:
    """The query that judges all orders, or (``scoped``) those listed in the temporary table ``judged_order (id)``.

    ``extensions``: whether the calendar holds any. Clauses that rest on the others' findings: :func:`compile_rest`.
    """
    pickup_known = _assumed("s.pickup_known")
    facts = sql("facts").format(
        scope="AND o.id IN (SELECT id FROM judged_order)" if scoped else "",
        order_known=_assumed("o.known_as_of"),
        pickup_known=pickup_known,
        track_known=_assumed("s.track_known"),
        record_known=_assumed("s.record_known"),
        told=_assumed("t.told_at"),
    )
    arms = []
    for clause in rulebook.clauses:
        if clause.id in AFTER_THE_OTHERS:
            continue
        if clause.kind == "pattern":
            arms += pattern_arms(rulebook, clause, extensions=extensions)
        else:
            arms += clock_arms(rulebook, clause, extensions=extensions, pickup_known=pickup_known)
    return f"WITH {facts},\n{_judged(rulebook, arms, extensions=extensions)}"


@lru_cache(maxsize=8)
def compile_rest(rulebook: Rulebook, *, extensions: bool = True) -> str | None:
    """The query for the clauses that are told from the temporary table ``judgement`` of the others; None without any."""
    arms = []
    for clause in rulebook.clauses:
        if clause.id in AFTER_THE_OTHERS:
            arms += pattern_arms(rulebook, clause, extensions=extensions)
    return f"WITH {_judged(rulebook, arms, extensions=False)}" if arms else None


def whole_query(rulebook: Rulebook) -> str:
    """Everything the judgement asks the database, as text: what is printed and what a change of the rules is noticed by."""
    first, rest = compile_rulebook(rulebook, scoped=False), compile_rest(rulebook)
    return first if rest is None else f"{first};\n\n-- told from the judgement above\n{rest}"


def _judged(rulebook: Rulebook, arms: list[str], *, extensions: bool) -> str:
    movable = ", ".join(f"'{clause_id}'" for clause_id in extendable_clauses(rulebook)) or "''"
    hints = ", ".join(f"'{clause.id}'" for clause in rulebook.clauses if clause.kind == "hint") or "''"
    states = " ".join(f"WHEN '{why}' THEN '{state.value}'" for why, state in STATE_OF_WHY.items())
    ranks = " ".join(f"WHEN '{state.value}' THEN {rank}" for rank, state in enumerate(_WORST_FIRST))
    why = _WHY.format(red=_RED, warns_at=_WARNS_AT, hints=hints, told_by_owner=_told_by_owner(rulebook))
    return f"""arm AS (
{_union(arms)}
),
moved AS (SELECT *, CASE WHEN clause IN ({movable}) THEN {due_by("clause", "arm.order_ref", extensions=extensions)}
    ELSE deadline END AS due_by FROM arm),
judged AS (SELECT *, {why} AS why FROM moved),
said AS (
    SELECT order_ref, shipment_ref, clause,
        CASE WHEN watch AND CASE why {states} END = 'breached' THEN 'suspect' ELSE CASE why {states} END END AS state,
        why, since, due_by AS deadline, CASE WHEN happened <= :seen THEN happened END AS happened_at,
        NULLIF(known, 0) AS known_as_of, effective, other, {excepted_by("judged.order_ref", extensions=extensions)} AS excepted_by,
        {_is_abnormal(rulebook)} AS abnormal,
        MIN(
            COALESCE(CASE WHEN why = 'pending' AND COALESCE(soft, '') <> 'no_hub_delivered' THEN {_WARNS_AT}
                WHEN why IN ('pending', 'due') THEN due_by + 1 END, {NEVER}),
            COALESCE(CASE WHEN ends >= :at THEN ends + 1 END, {NEVER}),
            COALESCE(CASE WHEN happened > :seen THEN happened END, {NEVER}),
            COALESCE(CASE WHEN closed_at > :seen THEN closed_at END, {NEVER}),
            COALESCE(CASE WHEN after_sale_at > :seen THEN after_sale_at END, {NEVER})
        ) AS changes
    FROM judged
)
SELECT order_ref, shipment_ref, clause, state, why, since, deadline, happened_at, known_as_of, effective, other, excepted_by, abnormal,
    NULLIF(first_change, {NEVER}) AS next_change_at
FROM (
    SELECT *, MIN(changes) OVER (PARTITION BY order_ref, clause, shipment_ref) AS first_change,
        ROW_NUMBER() OVER (PARTITION BY order_ref, clause, shipment_ref ORDER BY CASE state {ranks} END,
            deadline IS NULL, deadline, since IS NULL, since, happened_at DESC) AS place
    FROM said
)
WHERE place = 1"""


def _union(arms: list[str]) -> str:
    return "\nUNION ALL\n".join(arms)


def _told_by_owner(rulebook: Rulebook) -> str:
    """The clauses whose event no file tells of."""
    told = [
        clause.id
        for clause in rulebook.clauses
        if any(clock.stops in TOLD_BY_OWNER for values in clause.values for clock in values.clocks)
    ]
    return ", ".join(f"'{clause_id}'" for clause_id in told) or "''"


def _is_abnormal(rulebook: Rulebook) -> str:
    """1 for a clause of the dear family under the values it was judged by: of several violations it is the one to show."""
    cases = [
        f"clause = '{clause.id}' AND COALESCE(effective, '') = '{values.start or ''}'"
        for clause in rulebook.clauses
        for values in clause.values
        if values.family == "abnormal"
    ]
    return f"({' OR '.join(cases) or 0})"


def _assumed(column: str) -> str:
    return f"CASE WHEN {column} IS NOT NULL THEN MAX({column}, :assume) END"
