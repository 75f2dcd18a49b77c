"""Refunds asked for after shipping: where the parcel stands, and which clocks run. Pure; times are unix seconds, money is fen.

Whether 拒签后退款 runs: :mod:`shopguard.core.refund_checks`.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from shopguard.core.beijing import HOUR
from shopguard.core.money import FEN_PER_YUAN
from shopguard.core.rulebook import ClauseValues


class Answer(StrEnum):
    """The result of a check; ``UNKNOWN`` where no imported file and nobody has said it."""

    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"


class Way(StrEnum):
    """Where the parcel stands."""

    UNKNOWN = "unknown"  # no track of it was imported
    NOT_PICKED_UP = "not_picked_up"
    UNDER_WAY = "under_way"
    OUT = "out"  # out for delivery
    INTERCEPTED = "intercepted"
    REFUSED = "refused"
    RETURNING = "returning"
    SIGNED = "signed"


STOPPED = (Way.INTERCEPTED, Way.REFUSED, Way.RETURNING)


class ShopKind(StrEnum):
    """What kind of shop it is, as the owner says; no file tells it."""

    ORDINARY = "ordinary"  # neither cross-border nor Hainan duty-free
    SPECIAL = "special"


@dataclass(frozen=True, slots=True)
class RefundTerms:
    """The clause's numbers: seconds and fen."""

    without_pickup: int
    answer: int
    stopped: int
    refund_under_fen: int
    claim_up_to_fen: int


def refund_terms(values: ClauseValues) -> RefundTerms:
    """The numbers of the clause ``refund-intercept`` on its dates."""
    told = {name: int(value) for name, value in values.settings}
    return RefundTerms(
        without_pickup=told["without_pickup_hours"] * HOUR,
        answer=told["answer_hours"] * HOUR,
        stopped=told["stopped_hours"] * HOUR,
        refund_under_fen=told["refund_under_yuan"] * FEN_PER_YUAN,
        claim_up_to_fen=told["claim_up_to_yuan"] * FEN_PER_YUAN,
    )


@dataclass(frozen=True, slots=True)
class Case:
    """What an open after-sale case tells: the refund is between ``least_fen`` and ``most_fen`` (None: not told).

    ``not_received``: whether the buyer says that the goods did not come; ``wants_return``: they go back, so it is no refund alone;
    ``runs_alone``: the platform's own word on 拒签后退款.
    """

    least_fen: int | None = None
    most_fen: int | None = None
    not_received: Answer = Answer.UNKNOWN
    wants_return: bool = False
    runs_alone: bool | None = None


@dataclass(frozen=True, slots=True)
class Parcel:
    """The parcel's moments up to the one that is asked about; None = not known or not so far.

    ``known``: up to when a file speaks of its pickup or later records, None without any; ``signed_known``: of its being signed for.
    ``picked_up``: also where only a later record proves it.
    ``trouble``: cards of open findings that say it stands still; ``doubts``: those that only may be so.
    """

    uploaded_at: int | None
    picked_up: bool
    out_at: int | None = None
    signed_at: int | None = None
    refused_at: int | None = None
    returned_at: int | None = None
    intercepted_at: int | None = None
    known: int | None = None
    signed_known: int | None = None
    trouble: tuple[str, ...] = ()
    doubts: tuple[str, ...] = ()


def way_of(parcel: Parcel) -> Way:
    """Where the parcel stands. What came back was signed for by the shop, not by the buyer."""
    if parcel.refused_at is not None:
        return Way.REFUSED
    if parcel.returned_at is not None:
        return Way.RETURNING
    if parcel.signed_at is not None:
        return Way.SIGNED
    if parcel.intercepted_at is not None:
        return Way.INTERCEPTED
    if parcel.picked_up:
        return Way.UNDER_WAY if parcel.out_at is None else Way.OUT
    return Way.UNKNOWN if parcel.known is None else Way.NOT_PICKED_UP


class Clock(NamedTuple):
    """One clock: ``by_itself``: without a pickup the platform grants the refund; ``answer``: the seller's days; ``stopped``: what is
    left once the parcel is intercepted, refused or signed for; ``platform``: the moment the after-sale file names itself."""

    name: str
    since: int | None
    until: int


def clocks(asked_at: int | None, parcel: Parcel, auto_at: int | None, terms: RefundTerms) -> tuple[Clock, ...]:
    """The clocks that run, the first to end first."""
    running = []
    if not parcel.picked_up:
        if parcel.uploaded_at is not None:
            running.append(Clock("by_itself", parcel.uploaded_at, parcel.uploaded_at + terms.without_pickup))
    else:
        if asked_at is not None:
            running.append(Clock("answer", asked_at, asked_at + terms.answer))
        stopped = stopped_at(parcel)
        if stopped is not None:
            running.append(Clock("stopped", stopped, stopped + terms.stopped))
    if auto_at is not None:
        running.append(Clock("platform", None, auto_at))
    return tuple(sorted(running, key=lambda clock: clock.until))


def stopped_at(parcel: Parcel) -> int | None:
    """When it was first intercepted, refused or signed for."""
    moments = (parcel.intercepted_at, parcel.refused_at, parcel.signed_at)
    return min((at for at in moments if at is not None), default=None)
