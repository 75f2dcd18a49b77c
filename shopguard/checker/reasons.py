"""Why a finding stands as it does: the CASE that finds the reason of every clock, and the state each reason means."""

from __future__ import annotations

from shopguard.core.beijing import DAY
from shopguard.core.finding import State

STATE_OF_WHY = {  # the SQL tries them from the top: the usual ones stand first
    "pending": State.PENDING,
    "late": State.BREACHED,
    "silent": State.BREACHED,
    "in_time": State.MET,
    "in_time_by": State.MET,
    "closed": State.EXEMPT,
    "merged": State.EXEMPT,
    "extended": State.EXEMPT,
    "after_sale": State.EXEMPT,
    "after_sale_undated": State.EXEMPT,
    "no_courier_data": State.EXEMPT,
    "seller_delivered": State.EXEMPT,
    "address_changed": State.EXEMPT,
    "asked_back": State.EXEMPT,
    "refused": State.EXEMPT,
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
    "elsewhere_unclear": State.SUSPECT,
    "elsewhere_asked": State.SUSPECT,
    "before_payment_presale": State.SUSPECT,
    "maybe_before_payment": State.SUSPECT,
    "maybe_asked_back": State.SUSPECT,
    "returned_undelivered": State.SUSPECT,
    "maybe_recalled": State.SUSPECT,
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
    "hint": State.HINT,
    "refund_by_itself": State.HINT,
    "refund_asked": State.HINT,
    "refund_intercept": State.HINT,
}

WHY = """
CASE
    WHEN fixed_why IS NOT NULL THEN fixed_why
    WHEN happened <= :seen AND happened <= deadline THEN 'in_time'
    WHEN COALESCE(happened > :seen, 1) AND happened_by <= :seen AND happened_by <= deadline THEN 'in_time_by'
    WHEN off IS NOT NULL THEN off
    WHEN happened <= :seen AND happened <= due_by THEN 'extended'
    WHEN COALESCE(happened > :seen, 1) AND happened_by <= :seen AND happened_by <= due_by THEN 'extended'
    WHEN is_closed AND (closed_at IS NULL OR (closed_at <= :seen AND closed_at <= COALESCE(due_by, closed_at))) THEN 'closed'
    WHEN after_sale_at <= :seen AND after_sale_at <= COALESCE(due_by, after_sale_at) THEN 'after_sale'
    WHEN after_sale_agreed AND after_sale_at IS NULL AND COALESCE(happened > :seen, 1) AND COALESCE(happened_by > :seen, 1)
        THEN 'after_sale_undated'
    WHEN deadline IS NULL THEN CASE WHEN clause IN ('ship-overdue', 'out-of-stock') THEN 'no_promise' ELSE 'no_upload_time' END
    WHEN happened <= :seen THEN {red} 'late' END
    WHEN soft = 'no_hub_delivered' THEN CASE WHEN :at > due_by THEN soft ELSE 'pending' END
    WHEN happened_by <= :seen AND COALESCE(known, 0) < due_by THEN 'time_unknown'
    WHEN known IS NULL THEN CASE WHEN shipment_ref = 0 AND NOT EXISTS (
        SELECT 1 FROM shipment s WHERE s.order_ref = moved.order_ref AND s.withdrawn = 0) THEN 'no_waybill' ELSE 'no_track' END
    WHEN :at > due_by AND known >= due_by THEN {red} 'silent' END
    WHEN :at > due_by THEN CASE WHEN clause IN ({told_by_owner}) THEN 'untold' ELSE 'older' END
    WHEN :at >= {warns_at} THEN 'due'
    ELSE 'pending'
END"""
RED = "CASE WHEN watch THEN 'watch' WHEN maybe <= due_by THEN 'may_hide' WHEN soft IS NOT NULL THEN soft ELSE"
# The warning begins :warn seconds before the deadline; for windows under a day, half the window before it.
WARNS_AT = f"CASE WHEN due_by - since < {DAY} THEN due_by - (due_by - since) / 2 ELSE due_by - :warn END"
