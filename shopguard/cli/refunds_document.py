"""``refunds`` in ``penalties --json``: the orders with a refund asked for after shipping."""

from __future__ import annotations

from shopguard.cli.documents import Document
from shopguard.core.beijing import iso
from shopguard.core.money import yuan_number
from shopguard.flows.costs.refund_views import RefundRow, RefundsView


def refunds_document(view: RefundsView) -> Document:
    """Times ISO 8601, amounts in yuan, what is unknown is null."""
    return {
        "orders": [_row(row) for row in view.rows],
        "shops": [{"shop": shop.name, "kind": shop.kind.value if shop.kind else None} for shop in view.shops],
        "notes": list(view.notes),
    }


def _row(row: RefundRow) -> Document:
    return {
        "order_id": row.order_id,
        "shop": row.shop,
        "waybill": row.waybill,
        "asked_at": iso(row.asked_at),
        "asked_by": row.asked_by,
        "paid_yuan": _yuan(row.paid_fen),
        "asked_yuan": _yuan(row.asked_fen),
        "way": row.way.value,
        "known_as_of": iso(row.known),
        "eligible": row.eligible.value,
        "because": row.because,
        "checks": [
            {"check": check.name, "title": check.title, "answer": check.answer.value, "said": check.said}
            for check in row.checks
        ],
        "clocks": [
            {"clock": clock.name, "title": clock.title, "since": iso(clock.since), "until": iso(clock.until)}
            for clock in row.clocks
        ],
        "deadline": iso(row.deadline),
        "over": row.over,
        "steps": [{"step": step.name, "text": step.text} for step in row.steps],
    }


def _yuan(fen: int | None) -> int | float | None:
    return None if fen is None else yuan_number(fen)
