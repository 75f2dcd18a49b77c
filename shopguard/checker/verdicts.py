"""SQL of the verdicts: which finding speaks for an order, and when its verdict has to change."""

from __future__ import annotations

from shopguard.core.finding import RISK_OF_STATE, Risk, State
from shopguard.store.judged_span import OVER_BEFORE
from shopguard.store.milestones import NEVER

# An ended order without a breach is closed, whatever else is open about it; so is one that is not judged for its age.
ENDED = (
    "(o.status IN ('finished', 'closed') OR o.refunded = 1) AND COALESCE(o.finished_at <= (SELECT seen FROM asked), 1)"
)
# How urgently a finding speaks for its order, as one number: least by risk, then the dear family among violations, then by
# deadline, then by the clause's name (its place among them), then by state. What is met or exempt has nothing to say.
_STATES = tuple(state for state in RISK_OF_STATE if state not in (State.MET, State.EXEMPT))
_PLACES = 64  # of clauses; one more than there can be


def urgency(places: str) -> str:
    """The number, from the columns state, abnormal and deadline; NULL for what does not speak. ``places``: SQL for the clause's place."""
    risks = " ".join(f"WHEN '{state.value}' THEN {int(RISK_OF_STATE[state])}" for state in _STATES)
    states = " ".join(f"WHEN '{state.value}' THEN {nth}" for nth, state in enumerate(_STATES))
    risk = f"(CASE state {risks} END * 2 + (state = '{State.BREACHED.value}' AND NOT abnormal))"
    return f"(({risk} * {2 * NEVER} + COALESCE(deadline, {NEVER})) * {_PLACES} + {places}) * {len(_STATES)} + CASE state {states} END"


_STATE = "CASE j.urgency % {} {} END".format(
    len(_STATES), " ".join(f"WHEN {nth} THEN '{state.value}'" for nth, state in enumerate(_STATES))
)
_RISK = f"COALESCE(j.urgency / {len(_STATES) * _PLACES * 2 * NEVER * 2}, {int(Risk.OK)})"


def verdicts_of(orders: str) -> str:
    """The query of the verdicts of the ``orders`` (a source that names them o), by the findings in ``judgement``."""
    return f"""
SELECT o.id AS order_ref,
    CASE WHEN {OVER_BEFORE} OR ({_RISK} <> {int(Risk.VIOLATED)} AND {ENDED}) THEN {int(Risk.CLOSED)} ELSE {_RISK} END AS risk,
    c.clause, {_STATE} AS state, NULLIF(j.urgency / {len(_STATES) * _PLACES} % {2 * NEVER}, {NEVER}) AS deadline, j.next_change_at
FROM {orders} LEFT JOIN (
    SELECT order_ref, MIN(urgency) AS urgency, MIN(next_change_at) AS next_change_at
    FROM judgement WHERE urgency IS NOT NULL GROUP BY order_ref
) j ON j.order_ref = o.id LEFT JOIN clause_place c ON c.place = j.urgency / {len(_STATES)} % {_PLACES}"""


SETTLED_VERDICT = """
INSERT INTO verdict (order_ref, risk) SELECT id, risk FROM looked_at WHERE risk IS NOT NULL
ON CONFLICT (order_ref) DO UPDATE SET risk = excluded.risk, clause = NULL, state = NULL, deadline = NULL, next_change_at = NULL,
    yuan_fen = 0
WHERE risk <> excluded.risk OR clause IS NOT NULL OR next_change_at IS NOT NULL OR yuan_fen <> 0
"""
# Files and the owner can tell of moments the computer's clock has not reached yet: they change the verdict when they come.
_OF_ORDER = ("submitted_at", "paid_at", "uploaded_at", "finished_at")
_OF_SHIPMENT = (
    *(
        "uploaded_at",
        "picked_up_at",
        "maybe_picked_up_at",
        "picked_up_by",
        "first_hub_at",
        "maybe_hub_at",
        "first_hub_by",
    ),
    *("out_at", "signed_at", "returned_at", "refused_at", "trouble_at", "recalled_at", "no_number_at", "elsewhere_at"),
    *(
        "maybe_elsewhere_at",
        "hub_again_at",
        "first_record_at",
        "first_understood_at",
        "first_unclear_at",
        "last_event_at",
        "last_record_at",
    ),
)
_OF_OWNER = (
    *("after_sale_agreed_at", "return_asked_at", "refund_asked_at", "intercepted_at", "question_at", "answered_at"),
    *("delivered_at", "qic_received_at", "inspected_at", "refunded_at", "refund_open_at"),
)


def _still_to_come(table: str, key: str, columns: tuple[str, ...]) -> str:
    """The first moment after the one asked about, of those rows that tell any."""
    coming = ", ".join(f"COALESCE(CASE WHEN {column} > seen THEN {column} END, {NEVER})" for column in columns)
    latest = ", ".join(f"COALESCE({column}, 0)" for column in columns)
    return (
        f"SELECT {key} AS order_ref, MIN({coming}) AS moment FROM {table}, asked"
        f" WHERE {key} IN (SELECT id FROM judged_order) AND MAX({latest}) > seen"
    )


# +: else SQLite looks for each aside among all the judged orders, one by one
_COUNTS_AGAIN = """SELECT o.id, a.until_at FROM asked CROSS JOIN aside a CROSS JOIN orders o ON o.order_id = a.order_id
            WHERE a.until_at > seen AND +o.id IN (SELECT id FROM judged_order)"""
VERDICTS_OF_JUDGED = f"""
SELECT v.order_ref, v.risk, v.clause, v.state, v.deadline,
    NULLIF(MIN(COALESCE(v.next_change_at, {NEVER}), COALESCE(to_come.moment, {NEVER})), {NEVER}) AS next_change_at
FROM ({verdicts_of("judged_order d CROSS JOIN orders o ON o.id = d.id")}) v LEFT JOIN (
    SELECT order_ref, MIN(moment) AS moment FROM (
        {_still_to_come("orders", "id", _OF_ORDER)}
        UNION ALL {_still_to_come("shipment", "order_ref", _OF_SHIPMENT)}
        UNION ALL {_still_to_come("order_trait", "order_ref", _OF_OWNER)}
        UNION ALL {_COUNTS_AGAIN}
    ) GROUP BY order_ref
) to_come ON to_come.order_ref = v.order_ref
"""
