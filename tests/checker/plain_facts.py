"""The facts that the second judge is given, and what it says. Times are unix seconds, durations seconds unless named hours."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

from shopguard.core.address import Receiver

HOUR = 3_600
DAY = 86_400
CURRENT_FROM = 1_747_065_600  # 2025-05-13 00:00:00 in Beijing
CHANGED_IN_JUNE = CURRENT_FROM + 408 * DAY  # 2026-06-25 00:00:00 in Beijing

MEANS = {"return_refused": ("return", "refused"), "return_trouble": ("return", "trouble")}  # a return that says why
NO_EVENT = ("created", "cancelled", "no_number", "notice", "estimate")


@dataclass(frozen=True)
class Record:
    """One track line: a kind of ``EventKind`` by its value. ``text`` is unique among the lines of its parcel."""

    at: int
    kind: str
    province: str | None = None
    city: str | None = None
    place_sure: bool = True
    hub: str | None = None
    text: str = ""


@dataclass(frozen=True)
class Parcel:
    """A parcel. ``track_known``: what its track files speak up to; ``listed_pickup_known``: the same of a parcel list.

    ``listed_last``: the one record that a list gives. ``courier``: a code, "" when no file names one that is known.
    """

    waybill: str
    track: tuple[Record, ...] = ()
    track_known: int | None = None
    listed_pickup: int | None = None
    listed_pickup_known: int | None = None
    listed_signed: int | None = None
    listed_last: Record | None = None
    courier: str = "yto"


@dataclass(frozen=True)
class Line:
    """An order line in an export's words; ``after_sale`` and ``quantity`` are None where the file does not tell."""

    status: str
    after_sale: str | None = "-"
    uploaded: int | None = None
    waybills: tuple[str, ...] = ()
    quantity: int | None = 1


@dataclass(frozen=True)
class Traits:
    """What no export carries and the owner tagged: the columns of ``order_trait``."""

    pets: bool = False
    precious_metals: bool = False
    used_3c: bool = False
    seller_delivered: bool = False
    qic: bool = False
    no_courier_data: bool = False
    complaint: bool = False
    fraud: bool = False
    agreed_ship_at: int | None = None
    agreed_delivery_at: int | None = None
    after_sale_agreed_at: int | None = None
    return_asked_at: int | None = None
    refund_asked_at: int | None = None
    intercepted_at: int | None = None
    question_at: int | None = None
    answered_at: int | None = None
    delivered_at: int | None = None
    qic_received_at: int | None = None
    inspected_at: int | None = None
    refunded_at: int | None = None  # this and the next are told by an after-sale export, not by the owner
    refund_open_at: int | None = None
    told_at: int | None = None


@dataclass(frozen=True)
class Order:
    """An order with its lines. ``listed``: parcels that a parcel list adds, with their upload times.

    ``withdrawn``: numbers that an earlier export named and a newer one no longer does.
    """

    order_id: str
    known: int | None
    lines: tuple[Line, ...] = ()
    order_type: str | None = None
    submitted: int | None = None
    paid: int | None = None
    promised: int | None = None
    finished: int | None = None
    receiver: Receiver = field(default_factory=lambda: Receiver(None, None, None, None, None, None))
    listed: tuple[tuple[str, int | None], ...] = ()
    withdrawn: tuple[tuple[str, int | None], ...] = ()
    traits: Traits = Traits()


@dataclass(frozen=True)
class Extension:
    """An announced extension. Empty ``senders``, ``receivers`` (provinces) or ``clauses`` stand for all."""

    from_at: int
    until_at: int
    senders: tuple[str, ...] = ()
    receivers: tuple[str, ...] = ()
    extra_seconds: int | None = None
    latest_at: int | None = None
    clauses: tuple[str, ...] = ()
    removed: bool = False


@dataclass(frozen=True)
class Asked:
    """The moment of judgement, the warning time, and up to when everything known of is taken as known."""

    at: int
    warn_hours: int = 12
    assume_known_until: int = 0


class Said(NamedTuple):
    """One finding, as far as the two judges are compared."""

    clause: str
    waybill: str | None
    state: str
    since: int | None
    deadline: int | None
    happened_at: int | None


def earliest(*moments: int | None) -> int | None:
    """The first of the known moments."""
    return min((m for m in moments if m is not None), default=None)


def latest(*moments: int | None) -> int | None:
    """The last of the known moments."""
    return max((m for m in moments if m is not None), default=None)


def plus(moment: int | None, hours: int) -> int | None:
    """So many hours later; unknown stays unknown."""
    return None if moment is None else moment + hours * HOUR
