"""``truth`` in ``penalties --json``: fines really taken beside what was told, counted and case by case."""

from __future__ import annotations

from shopguard.cli.documents import Document
from shopguard.core.beijing import iso
from shopguard.core.money import yuan_number
from shopguard.core.truth_tally import Tally
from shopguard.flows.costs.truth import CaseRow, TruthView


def truth_document(view: TruthView) -> Document:
    """A rate is null where there are fewer than ``least_cases`` to tell it from."""
    return {
        "has_ledger": view.has_ledger,
        "least_cases": view.rules.least_cases,
        "covered": [
            {"shop": shop, "first": iso(span.first), "last": iso(span.last)}
            for shop, spans in view.covered.items()
            for span in spans
        ],
        "headline": view.headline,
        "notes": list(view.notes),
        "total": _tally(view.tallies.total),
        "by_clause": [_tally(one) for one in view.tallies.by_clause],
        "by_month": [_tally(one) for one in view.tallies.by_month],
        "by_clause_and_month": [_tally(one) for one in view.tallies.by_clause_and_month],
        "cases": [_case(row) for row in view.cases],
    }


def _tally(one: Tally) -> Document:
    return {
        "clause": one.clause,
        "month": one.month,
        "counts": {outcome.value: number for outcome, number in one.counts.items() if number},
        "hit_rate": one.hit_rate,
        "precision": one.precision,
        "yuan_predicted": yuan_number(one.predicted_fen),
        "yuan_taken": yuan_number(one.taken_fen),
        "yuan_waiting": yuan_number(one.waiting_fen),
        "yuan_apart": yuan_number(one.apart_fen),
        "yuan_back": yuan_number(one.back_fen),
    }


def _case(row: CaseRow) -> Document:
    case = row.case
    return {
        "order_id": case.order_id,
        "outcome": case.outcome.value,
        "clause": case.clause,
        "called": case.called,
        "month": case.month,
        "began": iso(case.began),
        "taken_at": iso(case.taken_at),
        "yuan_predicted": yuan_number(case.predicted_fen),
        "at_least": case.at_least,
        "yuan_taken": yuan_number(case.taken_fen),
        "yuan_back": yuan_number(case.back_fen),
        "owner_says_not_fined": case.owner_said,
        "says": row.says,
    }
