"""``penalties --json``: what it costs, as one document. Amounts are numbers of yuan, times ISO 8601."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from shopguard.cli.documents import Document
from shopguard.core.beijing import iso
from shopguard.core.finding import Risk
from shopguard.core.money import yuan_number
from shopguard.flows.costs.penalties import OrderPenalty, Part, PenaltyPreview
from shopguard.flows.costs.rescue import Rescue
from shopguard.flows.costs.strikes_ahead import Averted
from shopguard.flows.costs.what_if import Position, Saving


def penalties_document(preview: PenaltyPreview) -> Document:
    """The preview but for its days and measures, which :mod:`shopguard.cli.days_document` has."""
    return {
        "at": iso(preview.at),
        "horizon_hours": preview.horizon_hours,
        "totals": {
            "yuan_now": yuan_number(preview.now_fen),
            "yuan_now_taken": yuan_number(preview.now_taken_fen),
            "yuan_if_ignored": yuan_number(preview.if_ignored_fen),
            "yuan_unconfirmed": yuan_number(preview.unconfirmed_fen),
            "strikes_if_ignored": preview.strikes_to_come,
        },
        "orders": [_order(order) for order in preview.orders],
        "fix_first": [_rescue(rescue) for rescue in preview.fix_first],
        "averted": [_averted(one) for one in preview.averted],
        "charged": {
            "yuan": yuan_number(preview.charged.fen),
            "by_clause": {clause: yuan_number(fen) for clause, fen in preview.charged.by_clause.items()},
        },
    }


def _order(order: OrderPenalty) -> Document:
    return {
        "order_id": order.order_id,
        "yuan_now": yuan_number(order.now_fen),
        "yuan_if_ignored": yuan_number(order.if_ignored_fen),
        "parts": [_part(part) for part in order.parts],
    }


def _part(part: Part) -> Document:
    return {
        "clause": part.clause,
        "family": part.family,
        "yuan": yuan_number(part.fen),
        "when": iso(part.when),
        "source": part.source,
        "steps": [{"step": step.kind, "text": step.text} for step in part.steps()],
        "waybill": part.waybill,
        "at_least": part.at_least,
        "most_yuan": None if part.most_fen is None else yuan_number(part.most_fen),
        "money_back": part.money_back,
        "certainty": part.certainty,
        "how": part.how,
    }


def _rescue(rescue: Rescue) -> Document:
    return {
        "order_id": rescue.order_id,
        "courier": None if rescue.parcel is None else rescue.parcel.courier,
        "waybill": None if rescue.parcel is None else rescue.parcel.waybill,
        "clause": rescue.clause,
        "deadline": iso(rescue.deadline),
        "saves_yuan": yuan_number(rescue.saves_fen),
        "why": rescue.why,
        "averts_strikes": rescue.averts,
        "steps": [
            {"clause": step.clause, "deadline": iso(step.deadline), "saves_yuan": yuan_number(step.fen)}
            for step in rescue.steps
        ],
    }


def _averted(one: Averted) -> Document:
    return {
        "date": one.day.day.isoformat(),
        "shop": one.day.shop,
        "family": one.day.family,
        "orders": one.orders,
        "needed": one.needed,
        "says": one.says,
    }


def outlook_document(positions: Iterable[Position]) -> Document:
    """``outlook``: the shop at moments to come if nothing more happens; the first one is now, by what is known."""
    return {
        "positions": [
            {
                "at": iso(one.at),
                "yuan": yuan_number(one.fen),
                "colours": {risk.word: one.colours.get(risk, 0) for risk in Risk},
                "strikes": one.strikes,
                "turned_red": one.turned_red,
                "measures": [{"measure": threat.measure, "days": threat.days} for threat in one.threats],
            }
            for one in positions
        ]
    }


def what_if_document(handed_over: Sequence[str], saving: Saving) -> Document:
    """``what_if``: what handing over these orders now saves at ``at``."""
    return {
        "at": iso(saving.at),
        "handed_over": list(dict.fromkeys(handed_over)),
        "saves_yuan": yuan_number(saving.fen),
        "avoids_strikes": saving.strikes,
        "stays_off_red": saving.stays_off_red,
    }
