"""Parcels and their tracks. A shipment is the pair order-parcel: upload time and milestones belong to the pair."""

from __future__ import annotations

from dataclasses import dataclass, fields
from enum import StrEnum
from typing import Final


class EventKind(StrEnum):
    """What a track line says. The first five are no physical event: no clock counts them."""

    CREATED = "created"  # ordered, packed, waiting for pickup: the platform's own lines
    CANCELLED = "cancelled"  # the waybill was cancelled
    NO_NUMBER = "no_number"  # the courier knows no such number
    NOTICE = "notice"  # adverts, traffic and weather notices
    ESTIMATE = "estimate"  # "expected to arrive ..."
    PICKUP = "pickup"
    HUB = "hub"
    MAYBE_HUB = "maybe_hub"  # may or may not be a sorting hub: never the ground of a red
    SITE = "site"  # an outlet: arrived, left
    SCAN = "scan"  # some courier's record without a place in the chain
    OUT = "out"  # out for delivery
    SIGNED = "signed"  # signed for, or held at a pickup point
    RETURN = "return"  # on its way back, the line does not say why
    RETURN_REFUSED = "return_refused"  # on its way back because the receiver refused it or asked for it
    RETURN_TROUBLE = "return_trouble"  # on its way back because it could not be delivered
    REFUSED = "refused"  # the buyer refused it
    TROUBLE = "trouble"  # damaged, nobody home, held back
    UNKNOWN = "unknown"  # a courier's line nobody understands: some record


NOT_PHYSICAL = (
    EventKind.CREATED,
    EventKind.CANCELLED,
    EventKind.NO_NUMBER,
    EventKind.NOTICE,
    EventKind.ESTIMATE,
)


@dataclass(frozen=True, slots=True)
class TrackEvent:
    """One line of a track. None where the line does not say.

    ``province``: short name of the place the line proves (浙江); ``city``: its prefecture-level name (杭州市, a municipality's
    own: 北京市). ``place_sure``: the name stands with its suffix, is all of its bracket or opens an outlet's or hub's; else it may
    be part of a shop's or a receiver's name. ``hub``: action and name of the sorting hub (``arrive:嘉兴转运中心``, ``leave:…``).
    """

    at: int
    text: str
    kind: EventKind
    province: str | None = None
    city: str | None = None
    place_sure: bool = True
    hub: str | None = None


@dataclass(frozen=True, slots=True)
class TrackRow:
    """One row of a track file."""

    courier: str  # code, "" when the file does not name one that is known
    waybill: str
    event: TrackEvent


UNSURE: Final = -1  # a sum that is told, but not surely which: it says nothing, also not that there is none


@dataclass(frozen=True, slots=True)
class ParcelRow:
    """One row of a parcel list. None = the file does not say (or has no such column).

    ``expected_fen``: what the platform itself expects to take for it, :data:`UNSURE` where that is told but not certain.
    """

    courier: str
    waybill: str
    order_ids: tuple[str, ...]
    uploaded_at: int | None = None
    picked_up_at: int | None = None
    signed_at: int | None = None
    last_event: TrackEvent | None = None
    trouble: str | None = None  # 异常类型, the raw word
    expected_fen: int | None = None


PARCEL_FACTS = tuple(f.name for f in fields(ParcelRow) if f.name not in ("courier", "waybill", "order_ids"))
