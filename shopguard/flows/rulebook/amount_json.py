"""Fines and measures as JSON, with dates, sources and both languages."""

from __future__ import annotations

from shopguard.core.beijing import HOUR
from shopguard.core.fine_rules import Fine
from shopguard.core.measure_rules import Floor, MeasureRule, RepeatRule, Rung
from shopguard.flows.rulebook.cited_json import Document, both, citation, span


def fine_document(fine: Fine) -> Document:
    """One set of amounts."""
    return {
        "family": fine.family,
        "applies": fine.applies,
        **span(fine),
        "tiers": [
            {
                "promise_over_hours": tier.over // HOUR if tier.over is not None else None,
                "promise_up_to_hours": tier.up_to // HOUR if tier.up_to is not None else None,
                "paid_from_yuan": tier.paid_from_yuan,
                "paid_under_yuan": tier.paid_under_yuan,
                "rate": str(tier.rate) if tier.rate is not None else None,
                "rate_most": str(tier.rate_most) if tier.rate_most is not None else None,
                "least_yuan": tier.least_yuan,
                "most_yuan": tier.most_yuan,
                "possible_yuan": tier.possible_yuan,
            }
            for tier in fine.tiers
        ],
        "most_per_order": fine.most_per_order,
        "most_per_shop_day_yuan": fine.most_per_shop_day_yuan,
        "money_back": fine.money_back,
        **citation(fine.citation),
    }


def strike_document(rule: MeasureRule) -> Document:
    """A rule by which a day of abnormal tracks is a strike (it stands among the measures, too)."""
    return {
        **span(rule),
        "rate_over": str(rule.over),
        "least_orders": rule.least_orders,
        "ladder": [{"type": kind, "strikes": [_rung(rung) for rung in rungs]} for kind, rungs in rule.ladder],
        **citation(rule.citation),
    }


def measure_document(rule: MeasureRule) -> Document:
    """What follows from a day's violations."""
    return {
        "id": rule.id,
        "counts": rule.counts,
        "rate_of": rule.rate_of,
        "subject": rule.subject,
        **span(rule),
        "any_of": [_floor(floor) for floor in rule.floors],
        "yearly": rule.yearly,
        "outranks": list(rule.outranks),
        "type_1_over": str(rule.type_1_over) if rule.type_1_over is not None else None,
        "missing_clauses": list(rule.missing_clauses),
        "ladder": [{"type": kind, "rungs": [_rung(rung) for rung in rungs]} for kind, rungs in rule.ladder],
        **citation(rule.citation),
    }


def _floor(floor: Floor) -> Document:
    shares = {"rate_over": floor.rate_over, "rate_from": floor.rate_from, "rate_up_to": floor.rate_up_to}
    told: Document = {key: str(share) if share is not None else None for key, share in shares.items()}
    return told | {"least_orders": floor.least_orders, "times": floor.times, "within_days": floor.within_days}


def _rung(rung: Rung) -> list[Document]:
    return [{"measure": both(name), "days": days} for name, days in rung]


def repeat_document(rule: RepeatRule) -> Document:
    """What follows from single violations of the old rules."""
    return {
        "measure": both(rule.name),
        "families": list(rule.families),
        **span(rule),
        "points": str(rule.points) if rule.points is not None else None,
        "most_per_week": str(rule.most_per_week) if rule.most_per_week is not None else None,
        "more_than": rule.more_than,
        **citation(rule.citation),
    }
