"""Deadlines that move: announced extensions of the calendar, and ship times agreed with the buyer."""

from __future__ import annotations

# The extensions that reach a clock: announced for its clause and its two ends, and running while it runs (as agreed with the
# buyer). An unknown sending province counts as meant, of several parcels any one; an unknown receiving one does not.
_AGREED = "MAX(deadline, COALESCE(agreed_until, deadline))"
_MOVED = f"MAX({_AGREED} + COALESCE(x.extra_seconds, 0), COALESCE(x.latest_at, 0))"
_REACHES = f"""x.removed = 0 AND x.from_at <= {_AGREED} AND COALESCE(since, {_AGREED}) <= x.until_at
        AND (x.receivers = '' OR INSTR(',' || x.receivers || ',', ',' || receiver_province || ','))
        AND (x.clauses = '' OR INSTR(',' || x.clauses || ',', ',' || {{clause}} || ','))
        AND (x.senders = '' OR sender_province IS NULL OR INSTR(',' || x.senders || ',', ',' || sender_province || ',') OR EXISTS (
            SELECT 1 FROM shipment s WHERE s.order_ref = {{order_ref}} AND s.withdrawn = 0 AND sender_province = ''
                AND INSTR(',' || x.senders || ',', ',' || s.pickup_province || ',')))"""
# Of an order: NULL where some part of it may come from anywhere, else '' (its parcels are asked).
SENDER_OF_ORDER = """CASE WHEN status IN ('to_ship', 'partly_shipped') OR NOT EXISTS (
    SELECT 1 FROM shipment s WHERE s.order_ref = told.id AND s.withdrawn = 0) OR EXISTS (
    SELECT 1 FROM shipment s WHERE s.order_ref = told.id AND s.withdrawn = 0 AND s.pickup_province IS NULL) THEN NULL ELSE '' END"""


def due_by(clause: str, order_ref: str, *, extensions: bool) -> str:
    """SQL for the deadline that counts, from the columns since, deadline, agreed_until, sender_province and receiver_province.

    ``clause``, ``order_ref``: SQL expressions. Without ``extensions`` (an empty calendar) nothing is looked up.
    """
    if not extensions:
        return _AGREED
    reaches = _REACHES.format(clause=clause, order_ref=order_ref)
    return f"MAX({_AGREED}, COALESCE((SELECT MAX({_MOVED}) FROM extension x WHERE {reaches}), deadline))"


def excepted_by(order_ref: str, *, extensions: bool) -> str:
    """SQL for what moved the deadline to ``due_by``: ``agreed``, ``promise`` (the ship time it is counted from was moved) or an
    extension's note; NULL when nothing did."""
    note = "NULL"
    if extensions:
        reaches = _REACHES.format(clause="clause", order_ref=order_ref)
        note = f"(SELECT x.note FROM extension x WHERE {reaches} AND {_MOVED} = due_by ORDER BY x.id LIMIT 1)"
    agreed = "CASE clause WHEN 'out-of-stock' THEN 'promise' ELSE 'agreed' END" if extensions else "'agreed'"
    return f"CASE WHEN due_by > deadline THEN CASE WHEN agreed_until = due_by THEN {agreed} ELSE {note} END END"
