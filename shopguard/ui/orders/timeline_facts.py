"""What an order's timeline shows: one lane for each parcel (and one for the order where there are several), on one span of time."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from shopguard.core.finding import Finding, State
from shopguard.core.parcel import NOT_PHYSICAL, TrackEvent
from shopguard.flows.orders.order_detail import OrderView, ParcelView
from shopguard.ui.look.palette import TONE_OF_STATE, Tone
from shopguard.ui.orders.timeline_layout import Span, span_of

FLAGGED = (State.BREACHED, State.DUE, State.UNCONFIRMED, State.PENDING, State.SUSPECT, State.HINT)  # a met one is over

translate = QCoreApplication.translate


@dataclass(frozen=True, slots=True)
class Mark:
    """A named moment: a milestone below the axis, or a deadline above it (``tone`` says how it stands)."""

    at: int
    word: str
    tone: Tone = "accent"


@dataclass(frozen=True, slots=True)
class Lane:
    """One line of the timeline. Times are unix seconds; ``known_as_of`` None = no track was imported.

    ``courier`` and ``waybill`` are "" for what is the order's own.
    """

    courier: str
    waybill: str
    milestones: tuple[Mark, ...]
    deadlines: tuple[Mark, ...]
    events: tuple[TrackEvent, ...] = ()
    known_as_of: int | None = None

    @property
    def scans(self) -> tuple[TrackEvent, ...]:
        """The track lines that are a physical event."""
        return tuple(event for event in self.events if event.kind not in NOT_PHYSICAL)


@dataclass(frozen=True, slots=True)
class TimelineFacts:
    """What is drawn, from top to bottom, all on the same ``span``."""

    lanes: tuple[Lane, ...]
    span: Span
    now: int


def timeline_facts(order: OrderView, now: int) -> TimelineFacts:
    """Several parcels stand below each other, to be compared; what is about none of them has the lane above."""
    if len(order.parcels) <= 1:
        parcel = order.parcels[0] if order.parcels else None
        marks = (*_paid(order), *(_milestones(parcel) if parcel else _uploaded(order)))
        lanes = [_lane(order, parcel, marks, (None, parcel.waybill if parcel else None))]
    else:
        lanes = [_lane(order, None, _paid(order), (None,))]
        lanes += [_lane(order, parcel, _milestones(parcel), (parcel.waybill,)) for parcel in order.parcels]
    return TimelineFacts(tuple(lanes), _span(lanes, now), now)


def _lane(
    order: OrderView, parcel: ParcelView | None, milestones: tuple[Mark, ...], about: tuple[str | None, ...]
) -> Lane:
    deadlines = tuple(
        Mark(view.finding.deadline, view.card, _tone(view.finding))
        for view in order.findings
        if view.finding.deadline is not None and view.finding.waybill in about and view.finding.state in FLAGGED
    )
    if parcel is None:
        return Lane("", "", milestones, deadlines)
    return Lane(parcel.courier, parcel.waybill, milestones, deadlines, parcel.events, parcel.known_as_of)


def _tone(finding: Finding) -> Tone:
    return "quiet" if finding.set_aside is not None else TONE_OF_STATE[finding.state]


def _paid(order: OrderView) -> tuple[Mark, ...]:
    return _told(((order.paid_at, translate("Timeline", "付款")),))


def _uploaded(order: OrderView) -> tuple[Mark, ...]:
    return _told(((order.uploaded_at, translate("Timeline", "上传单号")),))


def _milestones(parcel: ParcelView) -> tuple[Mark, ...]:
    return _told(
        (
            (parcel.uploaded_at, translate("Timeline", "上传单号")),
            (parcel.picked_up_at, translate("Timeline", "揽收")),
            (parcel.first_hub_at, translate("Timeline", "到分拨")),
            (parcel.out_at, translate("Timeline", "派件")),
            (parcel.signed_at, translate("Timeline", "签收")),
        )
    )


def _told(named: Iterable[tuple[int | None, str]]) -> tuple[Mark, ...]:
    return tuple(Mark(at, word) for at, word in named if at is not None)


def _span(lanes: Iterable[Lane], now: int) -> Span:
    moments = [at for lane in lanes for at in _moments(lane, now)]
    return span_of(moments, (mark.at for lane in lanes for mark in lane.deadlines), now)


def _moments(lane: Lane, now: int) -> Iterator[int]:
    yield from (mark.at for mark in lane.milestones)
    yield from (event.at for event in lane.scans)
    if lane.known_as_of is not None:
        yield min(lane.known_as_of, now)
