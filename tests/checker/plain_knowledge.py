"""What the second judge knows of each order's parcel: the records that belong to it, and what speaks for them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from shopguard.core.address import Difference, address_difference
from tests.checker.plain_facts import MEANS, NO_EVENT, Asked, Extension, Order, Parcel, Record, earliest, latest
from tests.checker.plain_words import uses


@dataclass(frozen=True)
class Knowledge:
    """All that is known of one shop, and what is asked."""

    orders: Sequence[Order]
    parcels: dict[str, Parcel]
    asked: Asked
    extensions: Sequence[Extension] = ()

    @property
    def now(self) -> int:
        """The moment of judgement."""
        return self.asked.at

    def happened(self, moment: int | None) -> int | None:
        """The moment, if it is known and not still to come."""
        return moment if moment is not None and moment <= self.now else None

    def assumed(self, known: int | None) -> int | None:
        """What nothing was ever imported of stays unknown under the assumption too."""
        return None if known is None else latest(known, self.asked.assume_known_until)

    def cases(self, order: Order) -> list[Case]:
        """All parcels of the order."""
        return [self.case(order, waybill, uploaded) for waybill, uploaded in uses(order)]

    def case(self, order: Order, waybill: str, uploaded: int | None) -> Case:
        """The records of a parcel that belong to this order, and what speaks for them.

        Silent: a list tells of one journey, which belongs to the order or not as its first moment does. A list
        that tells of a journey without this order's pickup in it does not speak of the pickup; one without a last
        record, or whose last line is no physical event, does not speak of the records.
        """
        parcel = self.parcels.get(waybill, Parcel(waybill))
        begin = self.records_from(order, waybill, uploaded)
        lines = [r for r in parcel.track if begin is None or r.at >= begin]
        listed = list_records(parcel)
        own = tuple(listed) if begin is None or all(r.at >= begin for r in listed) else ()
        last = parcel.listed_last
        notes = [r for r in lines if r.kind in NO_EVENT]
        if last is not None and last.kind in NO_EVENT and (begin is None or last.at >= begin):
            notes.append(last)
        silent = listed and not any(r.kind == "pickup" for r in own)
        speaks_of_records = own and last is not None and last.kind not in NO_EVENT
        return Case(
            order,
            parcel,
            uploaded,
            tuple(sorted((r for r in lines if r.kind not in NO_EVENT), key=lambda record: record.at)),
            own,
            tuple(notes),
            begin,
            self.records_until(order, waybill, uploaded),
            self.assumed(latest(parcel.track_known, None if silent else parcel.listed_pickup_known)),
            self.assumed(parcel.track_known),
            self.assumed(latest(parcel.track_known, parcel.listed_pickup_known if speaks_of_records else None)),
            self.now,
        )

    def records_until(self, order: Order, waybill: str, uploaded: int | None) -> int | None:
        """The next certainly different order's upload of the number: what happens from then on is that order's.

        Silent: the rules say it of records before an upload only. Clocks go on with all records, as any closes a gap.
        """
        return earliest(*(at for at in self.certain_uploads(order, waybill) if uploaded is not None and at > uploaded))

    def certain_uploads(self, order: Order, waybill: str) -> list[int]:
        """When other orders with a certainly different address uploaded the number. Silent: a withdrawn one does not count."""
        return [
            at
            for other, at, was_withdrawn in self.other_users(order, waybill)
            if at is not None and not was_withdrawn
            if address_difference(order.receiver, other.receiver) is Difference.CERTAIN
        ]

    def records_from(self, order: Order, waybill: str, uploaded: int | None) -> int | None:
        """Records from before the upload of a reused number belong to the earlier order.

        Silent: only where the reuse is certain. A number that is only likely reused keeps all its records.
        """
        known = self.certain_uploads(order, waybill)
        return uploaded if uploaded is not None and any(at < uploaded for at in known) else None

    def other_users(self, order: Order, waybill: str) -> list[tuple[Order, int | None, bool]]:
        """(order, uploaded, withdrawn) of the other orders that the number was ever used for."""
        others = [other for other in self.orders if other.order_id != order.order_id]
        now = [(other, at, False) for other in others for number, at in uses(other) if number == waybill]
        before = [(other, at, True) for other in others for number, at in other.withdrawn if number == waybill]
        return now + before


@dataclass(frozen=True)
class Case:
    """One order's parcel: its physical records by time. What lies after ``now`` is known, but has not happened.

    ``notes``: the lines that are no physical event. ``begin``: from when on the records are this order's. ``end``: from when
    on what happens is another order's.
    """

    order: Order
    parcel: Parcel
    uploaded: int | None
    track: tuple[Record, ...]
    listed: tuple[Record, ...]
    notes: tuple[Record, ...]
    begin: int | None
    end: int | None
    pickup_known: int | None
    track_known: int | None
    record_known: int | None
    now: int

    @property
    def waybill(self) -> str:
        """The parcel's number."""
        return self.parcel.waybill

    @property
    def to_come(self) -> bool:
        """Whether the upload is known and lies after the moment of judgement."""
        return self.uploaded is not None and self.uploaded > self.now

    def owns(self, at: int) -> bool:
        """Whether what happened then happened to this order's parcel, and not to another one of the same number."""
        return (self.begin is None or at >= self.begin) and (self.end is None or at < self.end)

    def first(self, kind: str) -> int | None:
        """The track's first record of a kind, if it has happened."""
        return first_of(self.track, (kind,), self.now)

    def listed_first(self, *kinds: str) -> int | None:
        """The list's first record of these kinds, if it has happened."""
        return first_of(self.listed, kinds, self.now)

    def told(self, *kinds: str) -> int | None:
        """The first line of these kinds from track or list, physical or not, if it has happened."""
        return first_of(self.all + self.notes, kinds, self.now)

    @property
    def all(self) -> tuple[Record, ...]:
        """The physical records of track and list."""
        return self.track + self.listed

    @property
    def past(self) -> list[Record]:
        """The physical records of track and list that have happened."""
        return [r for r in self.all if r.at <= self.now]

    @property
    def pickup(self) -> int | None:
        """A pickup line or the list's pickup counts, the earlier one; without either the courier's first understood scan.

        Silent for a moment in the past: a scan before a pickup line that came later is not taken for the pickup.
        """
        at = earliest(*(r.at for r in self.all if r.kind == "pickup"))
        if at is None:
            at = earliest(*(r.at for r in self.track if r.kind != "unknown"))
        return at if at is not None and at <= self.now else None

    @property
    def picked_up_by(self) -> int | None:
        """On its way by the list without a pickup: picked up by then, nobody told when."""
        if self.pickup is not None:
            return None
        return self.listed_first("signed", "hub", "maybe_hub", "site", "scan", "out", "return", "refused", "trouble")

    @property
    def maybe_pickup(self) -> int | None:
        """The first record of another kind: it may have been the pickup."""
        return earliest(*(r.at for r in self.all if r.kind != "pickup"))

    @property
    def pickup_province(self) -> str | None:
        """The province that the courier's first record proves. Silent: a name that may be a street's proves nothing."""
        return self.track[0].province if self.track and self.track[0].place_sure else None


def first_of(records: Sequence[Record], kinds: Sequence[str], now: int) -> int | None:
    """The first moment of a record of these kinds that has happened."""
    return min(
        (r.at for r in records if r.at <= now and any(kind in kinds for kind in MEANS.get(r.kind, (r.kind,)))),
        default=None,
    )


def list_records(parcel: Parcel) -> list[Record]:
    """What a parcel list tells of the parcel's journey, as records."""
    told = ((parcel.listed_pickup, "pickup"), (parcel.listed_signed, "signed"))
    last = [parcel.listed_last] if parcel.listed_last is not None and parcel.listed_last.kind not in NO_EVENT else []
    return [Record(at, kind) for at, kind in told if at is not None] + last
