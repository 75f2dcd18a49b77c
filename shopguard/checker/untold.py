"""Orders sent of whose parcels no courier's record was ever imported: their verdict is worked out in one look.

Whatever waits for a courier's record is unconfirmed for them, now and later, and the earliest deadline speaks for the order.
The deadlines are compiled from the same clocks as the clauses. An order of which anything else may be said is left to them.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from shopguard.checker.clock_arms import APPLIES, OF_TRAITS, begun, deadline_of, picked_up_late
from shopguard.checker.compile import clause_places
from shopguard.checker.dated import any_in_force
from shopguard.checker.settled import all_met
from shopguard.checker.verdicts import ENDED
from shopguard.core.finding import Risk, State
from shopguard.core.rulebook import Clause, Clock, Rulebook
from shopguard.store.judged_span import OVER_BEFORE
from shopguard.store.milestones import NEVER

_PLACES = 64  # of clauses; one more than there can be
_WAITS_FOR_RECORDS = ("picked_up", "first_hub", "shipped")
_NOT_BEFORE_A_RECORD = ("picked_up", "signed", "question")  # these clocks have not begun
# All that a record, a list with a journey, or another order with the same number leaves on a shipment.
_LEFT_BY_RECORDS = (
    *("track_known", "pickup_known", "record_known", "first_record_at", "last_event_at", "events_from", "events_until"),
    *("picked_up_at", "picked_up_by", "no_number_at", "signed_at", "returned_at", "recalled_at", "shared", "odd"),
)


@lru_cache(maxsize=8)
def untold_verdicts(rulebook: Rulebook, off: frozenset[str] = frozenset(), *, asides: bool = False) -> str | None:
    """The statement that stores the verdicts of the orders in ``looked_at`` without a risk that are untold at ``:seen`` (= ``:at``).

    None where the rulebook has a clock this cannot speak for. Holds only while no extension is announced. ``off``: the clauses that
    the owner has switched off; ``asides``: whether he has set anything aside.
    """
    candidates = list(_candidates(rulebook, off))
    if None in candidates or not candidates:
        return None
    counted = "AND o.order_id NOT IN (SELECT order_id FROM aside)" if asides else ""
    first = ", ".join(f"COALESCE({one}, {NEVER * _PLACES})" for one in candidates if one is not None)
    untold = " AND ".join(f"s.{name} IS NULL" for name in _LEFT_BY_RECORDS)
    clauses = " ".join(f"WHEN {place} THEN '{clause_id}'" for place, clause_id in clause_places(rulebook))
    return f"""INSERT INTO verdict (order_ref, risk, clause, state, deadline)
SELECT order_ref, risk, CASE speaks % {_PLACES} {clauses} END, '{State.UNCONFIRMED.value}', speaks / {_PLACES}
FROM (
    SELECT order_ref, risk, MIN(MIN({first}, {NEVER * _PLACES})) AS speaks, MIN(is_untold) AS is_untold FROM (
        SELECT o.id AS order_ref, s.uploaded_at AS uploaded, o.paid_at AS paid, o.submitted_at AS submitted,
            o.promised_at AS promised, NULL AS picked_up, NULL AS untracked,
            COALESCE(o.order_type, '') LIKE '%极速%' OR COALESCE(o.order_type, '') LIKE '%阶梯%' AS express_or_stepped,
            CASE WHEN {ENDED} THEN {int(Risk.CLOSED)} ELSE {int(Risk.WATCH)} END AS risk,
            COALESCE(s.withdrawn = 0 AND s.uploaded_at <= :seen AND {untold}
                AND {" AND ".join(f"({one})" for one in all_met(rulebook, ("sent", "never")))}, 0) AS is_untold
        FROM looked_at j CROSS JOIN orders o ON o.id = j.id JOIN shipment s ON s.order_ref = o.id
        WHERE j.risk IS NULL AND o.status IN ('shipped', 'finished') AND o.refunded = 0 AND o.after_sale_agreed = 0
            AND o.refund_open = 0 AND NOT {OVER_BEFORE}
            AND MAX(COALESCE(o.finished_at, 0), o.submitted_at, o.paid_at, o.uploaded_at, o.promised_at * 0) <= :seen
            AND o.id NOT IN (SELECT order_ref FROM order_trait) {counted}
    ) GROUP BY order_ref
) WHERE is_untold AND speaks < {NEVER * _PLACES}"""


def _candidates(rulebook: Rulebook, off: frozenset[str]) -> Iterator[str | None]:
    """For each clock that has begun with the sending: its deadline, with the clause's place behind it. None: not known here."""
    places = {clause_id: place for place, clause_id in clause_places(rulebook)}
    for clause in rulebook.clauses:
        if clause.kind != "clock" or clause.id in off:
            continue
        for dated_by, clock in dict.fromkeys((one.dated_by, clock) for one in clause.values for clock in one.clocks):
            if clock.applies in OF_TRAITS or clock.starts in _NOT_BEFORE_A_RECORD or clock.stops == "sent":
                continue
            if clock.stops not in _WAITS_FOR_RECORDS or clock.starts not in (
                "uploaded",
                "paid",
                "submitted",
                "promised",
            ):
                yield None
                continue
            conditions = " AND ".join(f"({one})" for one in _conditions(rulebook, clause, dated_by, clock))
            yield f"CASE WHEN {conditions} THEN ({deadline_of(clock)[0]}) * {_PLACES} + {places[clause.id]} END"


def _conditions(rulebook: Rulebook, clause: Clause, dated_by: str, clock: Clock) -> Iterator[str]:
    alike = [values for values in clause.values if values.dated_by == dated_by and clock in values.clocks]
    dated = clock.starts if dated_by == "start" else dated_by
    yield any_in_force(alike, f"COALESCE({dated}, paid, submitted, :seen)")
    yield from begun(clock, dated)
    yield from picked_up_late(rulebook) if clock.applies == "late_pickup" else (APPLIES[clock.applies],)
