"""SQL of the orders that were over before the day from which the owner wants orders judged: kept and shown, but not judged."""

from __future__ import annotations

from shopguard.core.beijing import DAY, HOUR

JUDGE_FROM = "judge_from"  # the setting: YYYY-MM-DD (Beijing), "all", or nothing as long as the owner has not chosen
LONG_UNDER_WAY = 15 * DAY  # a parcel sent that long before the day and still not received is no live risk any more

_DAY = f"COALESCE((SELECT CAST(STRFTIME('%s', value) AS INTEGER) - {8 * HOUR} FROM setting WHERE name = '{JUDGE_FROM}'), 0)"

_TAGGED = (
    "EXISTS (SELECT 1 FROM tag JOIN owner_action act ON act.id = tag.action_ref AND act.undone = 0"
    " WHERE tag.order_ref = o.id AND tag.set_tag = 1)"
)


def over_before(moment: str) -> str:
    """The condition on an order named o: paid (else placed) before the moment, and over: finished, closed, refunded, or sent
    long before. What is still to be sent is judged however old it is, and so is an order that the owner has tagged himself.
    What is not known counts as "no"."""
    return (  # CASE, because it asks for the tags only where the rest holds
        f"CASE WHEN COALESCE(o.paid_at, o.submitted_at) < {moment} AND (o.status IN ('finished', 'closed') OR o.refunded = 1"
        f" OR (o.status = 'shipped' AND o.uploaded_at < {moment} - {LONG_UNDER_WAY})) THEN NOT {_TAGGED} ELSE 0 END"
    )


OVER_BEFORE = over_before(_DAY)
