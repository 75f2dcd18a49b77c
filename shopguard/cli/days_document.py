"""``days``, ``strikes`` and ``measures`` in ``penalties --json``: each day with its rates, and the year's measures with their days."""

from __future__ import annotations

from shopguard.cli.documents import Document
from shopguard.flows.costs.days import DaysView, DayView, Strike, Term
from shopguard.flows.costs.headroom_words import Rated
from shopguard.flows.costs.penalties import Day, PenaltyPreview


def days_document(preview: PenaltyPreview, view: DaysView) -> Document:
    """By day, the oldest first. A rate is null where nothing was sent or due: it is not 0."""
    judged = {(day.day, day.shop): day for day in preview.days}
    return {
        "days": [_day(judged.get((one.day, one.shop)), one) for one in sorted(view.days, key=_by_day)],
        "strikes": [_strike(one) for one in reversed(view.strikes)],
        "measures": [_term(one) for one in reversed(view.terms)],
    }


def _by_day(one: DayView) -> tuple[str, str]:
    return one.day.isoformat(), one.shop


def _day(judged: Day | None, one: DayView) -> Document:
    return {
        "date": one.day.isoformat(),
        "shop": one.shop,
        "shipped": one.shipped,
        "abnormal": one.abnormal.counted,
        "rate": one.abnormal.rate,
        "strike": judged is not None and judged.strike,
        "type": None if judged is None else judged.type,
        "to_strike": None if judged is None else judged.to_strike,
        "says": one.abnormal.says,
        "due": one.due,
        "out_of_stock": _rated(one.stock),
        "ship_overdue": _rated(one.ship),
        "products": [{"product": product.product, **_rated(product)} for product in one.products],
    }


def _rated(one: Rated) -> Document:
    return {"orders": one.counted, "of": one.of, "rate": one.rate, "to_go": one.to_go, "says": one.says}


def _strike(one: Strike) -> Document:
    return {
        "date": one.day.isoformat(),
        "shop": one.shop,
        "family": one.family,
        "number": one.number,
        "type": one.type,
        "either_type": one.either_type,
        "orders": one.counted,
        "of": one.of,
        "product": one.product,
        "says": one.says,
    }


def _term(one: Term) -> Document:
    measure = one.measure
    return {
        "measure": measure.measure,
        "days": measure.days,
        "because": measure.because,
        "shop": measure.shop,
        "date": measure.day.isoformat(),
        "certainty": measure.certainty,
        "uncertain": measure.uncertain,
        "until": None if one.until is None else one.until.isoformat(),
        "runs": one.runs,
    }
