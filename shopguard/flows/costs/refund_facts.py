"""What the stored rows tell of a refund asked for after shipping."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from shopguard.core.after_sale_words import goods_came
from shopguard.core.beijing import day_of
from shopguard.core.cited import in_force
from shopguard.core.finding import Finding, State
from shopguard.core.refunds import Answer, Case, Parcel, RefundTerms, refund_terms
from shopguard.core.rulebook import ClauseValues
from shopguard.flows.workplace import Workplace
from shopguard.importers.after_sale_words import case_words
from shopguard.store.store import Row

CLAUSE = "refund-intercept"


def values_at(place: Workplace, moment: int) -> ClauseValues:
    """The clause's values of a day; the newest where none holds on it."""
    values = place.rulebook.clause(CLAUSE).values
    return in_force(values, day_of(moment)) or values[-1]


def terms_of(place: Workplace, uploaded_at: int | None, at: int) -> RefundTerms:
    """The numbers of the day of the upload, as the clause takes them."""
    return refund_terms(values_at(place, at if uploaded_at is None else uploaded_at))


def parcel_of(place: Workplace, row: Row, still: Iterable[Finding], at: int) -> Parcel:
    """Where the parcel stands at ``at``; ``still``: what says that it does not move on."""
    language = place.texts.language

    def happened(name: str) -> int | None:
        moment = row[name]
        return moment if moment is not None and moment <= at else None

    cards = {finding: place.rulebook.clause(finding.clause).card[language] for finding in still}
    return Parcel(
        uploaded_at=row["uploaded_at"],
        picked_up=happened("picked_up_at") is not None or happened("picked_up_by") is not None,
        out_at=happened("out_at"),
        signed_at=happened("signed_at"),
        refused_at=happened("refused_at"),
        returned_at=happened("returned_at"),
        intercepted_at=happened("intercepted_at"),
        known=_up_to(row["known"], at),
        signed_known=_up_to(row["signed_known"], at),
        trouble=tuple(card for finding, card in cards.items() if finding.state is State.BREACHED),
        doubts=tuple(card for finding, card in cards.items() if finding.state is not State.BREACHED),
    )


def _up_to(moment: int | None, at: int) -> int | None:
    return None if moment is None else min(moment, at)


def case_of(row: Row) -> Case:
    """What an open case tells."""
    goods = row["goods_back_fen"]
    beside = (row["freight_back_fen"] or 0) + (row["discount_back_fen"] or 0)
    came = goods_came(case_words(), row["kind"], row["reason_label"], row["reason"])
    return Case(
        least_fen=goods,
        most_fen=None if goods is None else goods + beside,
        not_received=Answer.UNKNOWN if came is None else Answer.NO if came else Answer.YES,
        wants_return=row["wanted"] == "return",
        runs_alone=None if row["runs_alone"] is None else bool(row["runs_alone"]),
    )


def auto_at(told: Sequence[Row]) -> int | None:
    """The first moment that the cases name themselves."""
    moments: list[int] = [one["auto_at"] for one in told if one["auto_at"] is not None]
    return min(moments, default=None)


def asked_fen(told: Sequence[Row]) -> int | None:
    """What is asked for in all, freight included; None = not told."""
    if not told or any(one["goods_back_fen"] is None for one in told):
        return None
    return sum(int(one["goods_back_fen"]) + int(one["freight_back_fen"] or 0) for one in told)


def asked_by(row: Row) -> str:
    """Who tells that a refund was asked for: after_sales, owner or orders."""
    if row["asked_at"] is None:
        return "orders"
    return "after_sales" if "refund-asked" in (row["by_after_sale"] or "").split(",") else "owner"
