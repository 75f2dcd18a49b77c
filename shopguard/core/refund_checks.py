"""Whether 拒签后退款 runs for a refund: each of its conditions by itself, and what follows. Pure; unix seconds, fen."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from shopguard.core.refunds import STOPPED, Answer, Case, Parcel, RefundTerms, ShopKind, Way, way_of


class Check(NamedTuple):
    """One condition of 拒签后退款. ``why`` names the sentence (``refunds.check.<name>.<why>``), ``told`` what stands in it."""

    name: str
    answer: Answer
    why: str
    told: str | int | None = None


def checks(
    asked_at: int | None,
    paid_fen: int | None,
    cases: Sequence[Case],
    parcel: Parcel,
    kind: ShopKind | None,
    terms: RefundTerms,
) -> tuple[Check, ...]:
    """All conditions, each with its result. ``cases``: the open ones of the order, none where no after-sale file has any."""
    return (
        _shop(kind),
        _asked_after_shipping(asked_at, parcel),
        _unsigned(asked_at, parcel),
        _amount(paid_fen, cases, terms),
        _not_received(cases),
        _moving(parcel),
    )


def eligible(found: Sequence[Check], cases: Sequence[Case]) -> Answer:
    """Whether 拒签后退款 runs: the platform's own word goes before the checks; one "no" is enough, and so is one gap."""
    words = {case.runs_alone for case in cases} - {None}
    if len(words) == 1:
        return Answer.YES if words.pop() else Answer.NO
    return _worst([check.answer for check in found])


def _worst(answers: Sequence[Answer]) -> Answer:
    return next((one for one in (Answer.NO, Answer.UNKNOWN) if one in answers), Answer.YES)


def _shop(kind: ShopKind | None) -> Check:
    if kind is None:
        return Check("shop", Answer.UNKNOWN, "unknown")
    return Check("shop", Answer.YES if kind is ShopKind.ORDINARY else Answer.NO, kind.value)


def _asked_after_shipping(asked_at: int | None, parcel: Parcel) -> Check:
    if asked_at is None:
        return Check("shipped", Answer.UNKNOWN, "not_asked")
    if parcel.uploaded_at is None:
        return Check("shipped", Answer.UNKNOWN, "not_uploaded")
    if asked_at < parcel.uploaded_at:
        return Check("shipped", Answer.NO, "before")
    return Check("shipped", Answer.YES, "after")


def _unsigned(asked_at: int | None, parcel: Parcel) -> Check:
    """Whether the buyer had not signed for it when he asked."""
    signed = parcel.signed_at if way_of(parcel) is Way.SIGNED else None
    if signed is not None:
        if asked_at is None:
            return Check("unsigned", Answer.UNKNOWN, "not_asked")
        return Check(
            "unsigned",
            Answer.NO if signed <= asked_at else Answer.YES,
            "before" if signed <= asked_at else "later",
            signed,
        )
    if parcel.signed_known is None or (asked_at is not None and parcel.signed_known < asked_at):
        return Check("unsigned", Answer.UNKNOWN, "no_track")
    return Check("unsigned", Answer.YES, "not_yet")


def _amount(paid_fen: int | None, cases: Sequence[Case], terms: RefundTerms) -> Check:
    """Under the limit; what is given back is never more than what was paid."""
    told = [case for case in cases if case.least_fen is not None and case.most_fen is not None]
    answers = [_under(case.least_fen or 0, case.most_fen or 0, terms.refund_under_fen) for case in told]
    if len(told) == len(cases) and cases:
        answer = _worst(answers)
        largest = max(case.most_fen or 0 for case in told)
        return Check("amount", answer, {"yes": "under", "no": "over", "unknown": "between"}[answer], largest)
    if Answer.NO in answers:
        return Check("amount", Answer.NO, "over", max(case.most_fen or 0 for case in told))
    if paid_fen is not None and paid_fen < terms.refund_under_fen:
        return Check("amount", Answer.YES, "paid_under", paid_fen)
    return Check("amount", Answer.UNKNOWN, "unknown")


def _under(least_fen: int, most_fen: int, limit_fen: int) -> Answer:
    if most_fen < limit_fen:
        return Answer.YES
    return Answer.NO if least_fen >= limit_fen else Answer.UNKNOWN


def _not_received(cases: Sequence[Case]) -> Check:
    if any(case.wants_return for case in cases):
        return Check("not_received", Answer.NO, "return")
    answer = _worst([case.not_received for case in cases]) if cases else Answer.UNKNOWN
    return Check("not_received", answer, "no_case" if not cases else answer.value)


def _moving(parcel: Parcel) -> Check:
    way = way_of(parcel)
    if way is Way.UNKNOWN:
        return Check("moving", Answer.UNKNOWN, "no_track")
    if way is Way.NOT_PICKED_UP:
        return Check("moving", Answer.NO, "not_picked_up")
    if way in (*STOPPED, Way.SIGNED):
        return Check("moving", Answer.YES, "came_through")
    if parcel.trouble:
        return Check("moving", Answer.NO, "trouble", parcel.trouble[0])
    if parcel.doubts:
        return Check("moving", Answer.UNKNOWN, "doubt", parcel.doubts[0])
    return Check("moving", Answer.YES, "moves")
