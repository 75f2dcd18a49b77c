"""Who carries a parcel and under which number, by the shipment that sent it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from shopguard.store.by_ids import by_ids
from shopguard.store.store import Connection


class ParcelName(NamedTuple):
    """What a parcel goes by: the courier's code and the waybill number."""

    courier: str
    waybill: str


def parcel_names(db: Connection, shipment_refs: Iterable[int]) -> dict[int, ParcelName]:
    """The parcel of each of these shipments that there is, by shipment ref."""
    rows = by_ids(
        db,
        "SELECT s.id, p.courier, p.waybill FROM shipment s JOIN parcel p ON p.id = s.parcel_ref WHERE s.id IN",
        sorted(set(shipment_refs)),
    )
    return {row[0]: ParcelName(row[1], row[2]) for row in rows}
