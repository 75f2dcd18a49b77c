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
from shopguard.checker.form import WHOLE, Form
from shopguard.checker.lapse import COMES, COMES_TO, FIRST_TO_BREAK, WHAT_COMES
from shopguard.checker.pattern_arms import AFTER_THE_OTHERS, pattern_arms
from shopguard.checker.reasons import RED, STATE_OF_WHY, WARNS_AT, WHY
from shopguard.checker.verdicts import urgency
from shopguard.core.extensions import extendable_clauses
from shopguard.core.finding import WORST_FIRST
from shopguard.core.rulebook import Clause, Clock, Rulebook
from shopguard.store.milestones import NEVER

_SAID = "order_ref, shipment_ref, clause, state, why, since, deadline, happened_at, known_as_of, effective, other, excepted_by"


@lru_cache(maxsize=16)
def compile_rulebook(rulebook: Rulebook, form: Form = WHOLE) -> str:
    """The query that judges; clauses that rest on the others' findings: :func:`compile_rest`."""
    pickup_known = _assumed("s.pickup_known")
    facts = sql("facts").format(
        orders="judged_order j CROSS JOIN orders o ON o.id = j.id" if form.scoped else "orders o",
        order_known=_assumed("o.known_as_of"),
        never=NEVER,
        pickup_known=pickup_known,
        track_known=_assumed("s.track_known"),
        record_known=_assumed("s.record_known"),
    )
    arms = []
    for clause in rulebook.clauses:
        if clause.id in AFTER_THE_OTHERS:
            continue
        if clause.kind == "pattern":
            arms += pattern_arms(rulebook, clause, form)
        else:
            arms += clock_arms(rulebook, clause, form, pickup_known)
    return f"WITH {facts},\n{_judged(rulebook, arms, form)}"


@lru_cache(maxsize=8)
def compile_rest(rulebook: Rulebook, *, outlook: bool = False) -> str | None:
    """The query for the clauses that are told from the temporary table ``judgement`` of the others; None without any."""
    arms = []
    form = Form(extensions=False, outlook=outlook)
    for clause in rulebook.clauses:
        if clause.id in AFTER_THE_OTHERS:
            arms += pattern_arms(rulebook, clause, form)
    return f"WITH {_judged(rulebook, arms, form)}" if arms else None


def whole_query(rulebook: Rulebook) -> str:
    """Everything the judgement asks the database, as text: what is printed and what a change of the rules is noticed by."""
    first, rest = compile_rulebook(rulebook), compile_rest(rulebook)
    return first if rest is None else f"{first};\n\n-- told from the judgement above\n{rest}"


def _judged(rulebook: Rulebook, arms: list[str], form: Form) -> str:
    movable = ", ".join(f"'{clause_id}'" for clause_id in extendable_clauses(rulebook)) or "''"
    states = " ".join(f"WHEN '{why}' THEN '{state.value}'" for why, state in STATE_OF_WHY.items())
    several = ", ".join(f"'{clause.id}'" for clause in rulebook.clauses if not _says_one_thing(clause)) or "''"
    places = " ".join(f"WHEN '{clause_id}' THEN {place}" for place, clause_id in clause_places(rulebook))
    speaks = urgency(f"CASE clause {places} END")
    why = WHY.format(red=RED, warns_at=WARNS_AT, told_by_owner=_told_by_owner(rulebook))
    return f"""arm AS (
{_union(arms)}
),
moved AS (SELECT *, CASE WHEN clause IN ({movable}) THEN {due_by("clause", "arm.order_ref", extensions=form.extensions)}
    ELSE deadline END AS due_by FROM arm),
judged AS MATERIALIZED (SELECT *, {why} AS why FROM moved),
said AS MATERIALIZED (
    SELECT order_ref, shipment_ref, clause,
        CASE WHEN watch AND CASE why {states} END = 'breached' THEN 'suspect' ELSE CASE why {states} END END AS state,
        why, since, due_by AS deadline, CASE WHEN happened <= :seen THEN happened END AS happened_at,
        NULLIF(known, 0) AS known_as_of, effective, other, {excepted_by("judged.order_ref", extensions=form.extensions)} AS excepted_by,
        abnormal,
        MIN(
            COALESCE(CASE WHEN why = 'pending' AND COALESCE(soft, '') <> 'no_hub_delivered' THEN {WARNS_AT}
                WHEN why IN ('pending', 'due') THEN due_by + 1 END, {NEVER}),
            COALESCE(CASE WHEN ends >= :at THEN ends + 1 END, {NEVER}),
            COALESCE(CASE WHEN happened > :seen THEN happened END, {NEVER}),
            COALESCE(CASE WHEN closed_at > :seen THEN closed_at END, {NEVER}),
            COALESCE(CASE WHEN after_sale_at > :seen THEN after_sale_at END, {NEVER})
        ) AS changes{WHAT_COMES if form.outlook else ""}
    FROM judged
)
SELECT {_SAID}, {speaks} AS urgency, NULLIF(changes, {NEVER}) AS next_change_at{COMES if form.outlook else ""}
FROM said WHERE clause NOT IN ({several})
UNION ALL
{(_several_with_what_comes if form.outlook else _several)(several, speaks)}"""


_RANKS = " ".join(f"WHEN '{state.value}' THEN {rank}" for rank, state in enumerate(WORST_FIRST))
_SPEAKS_FIRST = f"CASE state {_RANKS} END, deadline IS NULL, deadline, since IS NULL, since, happened_at DESC"
_ONE_FINDING = "PARTITION BY order_ref, clause, shipment_ref"


def _several(several: str, speaks: str) -> str:
    """Of several clocks of a clause the worst one."""
    return f"""SELECT {_SAID}, {speaks}, NULLIF(first_change, {NEVER}) FROM (
    SELECT *, MIN(changes) OVER ({_ONE_FINDING}) AS first_change, ROW_NUMBER() OVER ({_ONE_FINDING} ORDER BY {_SPEAKS_FIRST}) AS place
    FROM said WHERE clause IN ({several})
)
WHERE place = 1"""


def _several_with_what_comes(several: str, speaks: str) -> str:
    """The same, and beside it those that speak later: they have neither state nor urgency."""
    said = _SAID.replace(" state,", " CASE WHEN speaks_now THEN state END,")
    return f"""SELECT {said}, CASE WHEN speaks_now THEN {speaks} END, NULLIF(first_change, {NEVER}), comes_to, begins, warns_at FROM (
    SELECT *, place = 1 AND NOT ahead AS speaks_now, {COMES_TO} AS comes_to FROM (
        SELECT *, MIN(CASE WHEN NOT ahead THEN changes END) OVER ({_ONE_FINDING}) AS first_change,
            ROW_NUMBER() OVER ({_ONE_FINDING} ORDER BY ahead, {_SPEAKS_FIRST}) AS place,
            {FIRST_TO_BREAK.format(one_finding=_ONE_FINDING)}
        FROM said WHERE clause IN ({several})
    )
)
WHERE speaks_now OR comes_to IS NOT NULL"""


def clause_places(rulebook: Rulebook) -> list[tuple[int, str]]:
    """The clauses numbered by name: of findings that are alike otherwise the first one speaks."""
    return list(enumerate(sorted(clause.id for clause in rulebook.clauses)))


def _says_one_thing(clause: Clause) -> bool:
    """Whether no order or parcel can have two findings of the clause: one clock at a time, one look at a pattern."""
    if clause.kind == "pattern":
        return clause.id not in AFTER_THE_OTHERS and len({values.settings for values in clause.values}) == 1
    moments = {
        clock.starts if values.dated_by == "start" else values.dated_by
        for values in clause.values
        for clock in values.clocks
    }
    return len(moments) == 1 and all(_at_most_one(values.clocks) for values in clause.values)


def _at_most_one(clocks: tuple[Clock, ...]) -> bool:
    kinds = [clock.applies for clock in clocks]
    return len(kinds) == 1 or sorted(kinds) == ["express_or_stepped", "ordinary"]


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


def _assumed(column: str) -> str:
    return f"CASE WHEN {column} IS NOT NULL THEN MAX({column}, :assume) END"
