"""The rulebook compiled to one SQL query over orders and parcel milestones. Portable: integers, CASE, COALESCE, windows.

Parameters of the query: ``:at`` (the moment judged, which deadlines are held against), ``:seen`` (only events up to then
have happened), ``:warn`` (seconds of warning), ``:assume`` (what is known of is taken as known up to then; 0 = as it is).
Every clause becomes one arm per dated set of values; all arms share their columns; one CASE turns them into ``why``, and
``why`` into the state.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from importlib.resources import files

from shopguard.core.beijing import DAY, start_of_day
from shopguard.core.finding import State
from shopguard.core.parcel import NOT_PHYSICAL
from shopguard.core.rulebook import Clause, ClauseValues, Clock, Rulebook
from shopguard.store.milestones import NEVER

STATE_OF_WHY = {
    "in_time": State.MET,
    "in_time_by": State.MET,
    "closed": State.EXEMPT,
    "merged": State.EXEMPT,
    "late": State.BREACHED,
    "silent": State.BREACHED,
    "reused": State.BREACHED,
    "watch": State.SUSPECT,
    "may_hide": State.SUSPECT,
    "no_hub_delivered": State.SUSPECT,
    "reused_likely": State.SUSPECT,
    "reused_unknown": State.SUSPECT,
    "no_promise": State.UNCONFIRMED,
    "no_upload_time": State.UNCONFIRMED,
    "time_unknown": State.UNCONFIRMED,
    "no_waybill": State.UNCONFIRMED,
    "no_track": State.UNCONFIRMED,
    "older": State.UNCONFIRMED,
    "due": State.DUE,
    "pending": State.PENDING,
    "hint": State.HINT,
}

# What a clock may wait for: (column of the event, earliest record that may hide it, known to have happened by,
# what is known up to, a reason that makes a red only a suspicion).
_STOPS = {
    "picked_up": ("picked_up", "maybe_picked_up", "picked_up_by", "pickup_known", "NULL"),
    "first_hub": (
        "first_hub",
        "maybe_first_hub",
        "first_hub_by",
        "track_known",
        "CASE WHEN COALESCE(first_hub > :seen, 1) AND (out_at <= :seen OR signed_at <= :seen) THEN 'no_hub_delivered' END",
    ),
    "shipped": ("shipped", "maybe_shipped", "shipped_by", "shipped_known", "NULL"),
    "never": ("NULL", "NULL", "NULL", "NULL", "NULL"),
}
_APPLIES = {"any": "1", "ordinary": "NOT express_or_stepped", "express_or_stepped": "express_or_stepped"}

_WHY = """
CASE
    WHEN fixed_why IS NOT NULL THEN fixed_why
    WHEN clause IN ({hints}) THEN 'hint'
    WHEN happened <= :seen AND happened <= deadline THEN 'in_time'
    WHEN COALESCE(happened > :seen, 1) AND happened_by <= :seen AND happened_by <= deadline THEN 'in_time_by'
    WHEN is_closed AND (closed_at IS NULL OR (closed_at <= :seen AND closed_at <= COALESCE(deadline, closed_at))) THEN 'closed'
    WHEN deadline IS NULL THEN CASE clause WHEN 'ship-overdue' THEN 'no_promise' ELSE 'no_upload_time' END
    WHEN happened <= :seen THEN {red} 'late' END
    WHEN happened_by <= :seen AND COALESCE(known, 0) < deadline THEN 'time_unknown'
    WHEN known IS NULL THEN CASE WHEN shipment_ref = 0 AND NOT EXISTS (
        SELECT 1 FROM shipment s WHERE s.order_ref = arm.order_ref AND s.withdrawn = 0) THEN 'no_waybill' ELSE 'no_track' END
    WHEN :at > deadline AND known >= deadline THEN {red} 'silent' END
    WHEN :at > deadline THEN 'older'
    WHEN soft IS NOT NULL THEN 'pending'
    WHEN :at >= {warns_at} THEN 'due'
    ELSE 'pending'
END"""
_RED = "CASE WHEN watch THEN 'watch' WHEN maybe <= deadline THEN 'may_hide' WHEN soft IS NOT NULL THEN soft ELSE"
# The warning begins :warn seconds before the deadline; for windows under a day, half the window before it.
_WARNS_AT = f"CASE WHEN deadline - since < {DAY} THEN deadline - (deadline - since) / 2 ELSE deadline - :warn END"


def compile_rulebook(rulebook: Rulebook, *, scoped: bool) -> str:
    """The query that judges all orders, or (``scoped``) those listed in the temporary table ``judged_order (id)``."""
    arms = [arm for clause in rulebook.clauses for arm in _arms(rulebook, clause)]
    arms_sql = "\nUNION ALL\n".join(arms)
    facts = _sql("facts").format(
        scope="AND o.id IN (SELECT id FROM judged_order)" if scoped else "",
        order_known=_assumed("o.known_as_of"),
        pickup_known=_assumed("s.pickup_known"),
        track_known=_assumed("s.track_known"),
    )
    states = " ".join(f"WHEN '{why}' THEN '{state.value}'" for why, state in STATE_OF_WHY.items())
    hints = ", ".join(f"'{clause.id}'" for clause in rulebook.clauses if clause.kind == "hint")
    return f"""WITH {facts},
arm AS (
{arms_sql}
),
judged AS (
    SELECT *, {_WHY.format(red=_RED, warns_at=_WARNS_AT, hints=hints)} AS why FROM arm
)
SELECT order_ref, shipment_ref, clause, CASE why {states} END AS state, why, since, deadline,
    CASE WHEN happened <= :seen THEN happened END AS happened_at, known AS known_as_of, effective, other,
    {_is_abnormal(rulebook)} AS abnormal,
    NULLIF(MIN(
        COALESCE(CASE WHEN why = 'pending' AND soft IS NULL THEN {_WARNS_AT} WHEN why IN ('pending', 'due', 'hint') THEN deadline + 1 END,
            {NEVER}),
        COALESCE(CASE WHEN happened > :seen THEN happened END, {NEVER}),
        COALESCE(CASE WHEN closed_at > :seen THEN closed_at END, {NEVER})
    ), {NEVER}) AS next_change_at
FROM judged
ORDER BY order_ref, clause, shipment_ref"""


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


def _sql(name: str) -> str:
    return files("shopguard.checker").joinpath("sql", f"{name}.sql").read_text("utf-8")


def _arms(rulebook: Rulebook, clause: Clause) -> list[str]:
    if clause.kind == "pattern":
        return [_pattern(rulebook, clause)] if clause.id == "transit-stalled" else _dated_patterns(clause)
    return [_clock_arm(clause, values, clock) for values in clause.values for clock in values.clocks]


def _clock_arm(clause: Clause, values: ClauseValues, clock: Clock) -> str:
    happened, maybe, by, known, soft = _STOPS[clock.stops]
    deadline = clock.deadline or f"{clock.starts} + {clock.within}"
    table = "order_fact" if clause.subject == "order" else "parcel_fact"
    conditions = [_in_force(values, f"COALESCE({values.dated_by}, paid, submitted, :seen)"), _APPLIES[clock.applies]]
    conditions.append(f"COALESCE({clock.starts} <= :seen, {int(clock.starts != 'picked_up')})")
    if values.dated_by != clock.starts:  # the moment that decides the rule has to have come, too
        conditions.append(f"COALESCE({values.dated_by} <= :seen, 1)")
    if clause.kind == "hint":
        conditions.append(
            f"shipment_ref > 0 AND NOT corrected AND NOT (is_closed AND COALESCE(closed_at <= :seen, 1)) AND :at <= {deadline}"
        )
    return f"""SELECT order_ref, shipment_ref, '{clause.id}' AS clause, {_day(values.start)} AS effective,
    {int(values.watch)} AS watch, {clock.starts} AS since, {deadline} AS deadline, {happened} AS happened, {maybe} AS maybe,
    {by} AS happened_by, {known} AS known, {soft} AS soft, is_closed, closed_at, '{clock.starts}' AS other, NULL AS fixed_why
FROM {table} WHERE {" AND ".join(condition for condition in conditions if condition != "1")}"""


def _in_force(values: ClauseValues, moment: str) -> str:
    bounds = []
    if values.start is not None:
        bounds.append(f"{moment} >= {start_of_day(values.start)}")
    if values.end is not None:
        bounds.append(f"{moment} < {start_of_day(values.end)}")
    return " AND ".join(bounds) or "1"


def _day(day: date | None) -> str:
    return "NULL" if day is None else f"'{day.isoformat()}'"


def _pattern(rulebook: Rulebook, clause: Clause) -> str:
    return _sql(clause.id).format(
        effective=_by_date(clause, lambda values: _day(values.start)),
        watch=_by_date(clause, lambda values: str(int(values.watch))),
        limit=_region_limit(rulebook),
        place_unknown=_place_unknown(rulebook),
        unjudged=", ".join(f"'{name}'" for name in rulebook.unjudged_provinces) or "''",
        not_physical=", ".join(f"'{kind.value}'" for kind in NOT_PHYSICAL),
        never=NEVER,
    )


def _dated_patterns(clause: Clause) -> list[str]:
    arms = []
    for values in clause.values:
        settings = dict(values.settings)
        look_back = settings.get("look_back_days")
        arms.append(
            _sql(clause.id).format(
                effective=_day(values.start),
                watch=int(values.watch),
                in_force=_in_force(values, f"COALESCE(f.{values.dated_by}, f.paid, f.submitted, :seen)"),
                compares_receiver=int(settings.get("compares") == "receiver or address"),
                look_back=NEVER if look_back is None else int(look_back) * DAY,
            )
        )
    return arms


def _by_date(clause: Clause, value: Callable[[ClauseValues], str]) -> str:
    cases = " ".join(f"WHEN {_in_force(values, 'gap_from')} THEN {value(values)}" for values in clause.values)
    return f"CASE {cases} END"


def _place_unknown(rulebook: Rulebook) -> str:
    """True where one of the two ends is no province the region table knows."""
    known = ", ".join(f"'{name}'" for name in rulebook.provinces)
    return f"COALESCE(pickup_province, '') NOT IN ({known}) OR COALESCE(receiver_province, '') NOT IN ({known})"


def _region_limit(rulebook: Rulebook) -> str:
    """First match wins; where an end is not known, the longest limit that is possible."""
    cases = [f"WHEN {_place_unknown(rulebook)} THEN {max(limit.within for limit in rulebook.region_limits)}"]
    for limit in rulebook.region_limits:
        names = ", ".join(f"'{name}'" for name in limit.provinces)
        condition = {
            "either": f"pickup_province IN ({names}) OR receiver_province IN ({names})",
            "both": f"pickup_province IN ({names}) AND receiver_province IN ({names})",
            "same": "pickup_province = receiver_province",
            "else": "1",
        }[limit.match]
        cases.append(f"WHEN {condition} THEN {limit.within}")
    return f"CASE {' '.join(cases)} END"
