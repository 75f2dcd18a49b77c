"""Receiver addresses: exports mask them, so two can be the same, surely different, or only likely different."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from enum import StrEnum


class Difference(StrEnum):
    """How sure it is that two receivers differ. ``UNKNOWN``: one of the two is not known at all."""

    SAME = "same"
    LIKELY = "likely"
    CERTAIN = "certain"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Receiver:
    """What an order export shows of a receiver. ``changed``: the buyer changed the address after ordering."""

    name: str | None
    province: str | None
    city: str | None
    district: str | None
    street: str | None
    address: str | None
    changed: bool = False


def address_difference(one: Receiver, other: Receiver) -> Difference:
    """Whether two orders go to different addresses, judged by what the masks leave visible.

    A different province, city, district, street or visible beginning of the detail is certain; with everything visible
    equal but another name it is likely. With nothing finer than a city to compare it is unknown. A changed address may
    have been the other one before: then nothing is certain.
    """
    differs = any(
        a is not None and b is not None and _plain(a) != _plain(b)
        for a, b in (
            (one.province, other.province),
            (one.city, other.city),
            (one.district, other.district),
            (one.street, other.street),
        )
    ) or _visible_parts_differ(one.address, other.address)
    if differs:
        return Difference.LIKELY if one.changed or other.changed else Difference.CERTAIN
    if not _known_closely(one, other):
        return Difference.UNKNOWN
    return Difference.LIKELY if receiver_difference(one, other) is Difference.CERTAIN else Difference.SAME


def _known_closely(one: Receiver, other: Receiver) -> bool:
    """Whether both show the city and something finer that can be compared."""
    finer = ((one.district, other.district), (one.street, other.street), (one.address, other.address))
    return None not in (one.city, other.city) and any(None not in pair for pair in finer)


def receiver_difference(one: Receiver, other: Receiver) -> Difference:
    """Whether two receivers' names differ in what is visible of them (``张**`` and ``李**`` do)."""
    if one.name is None or other.name is None:
        return Difference.UNKNOWN
    return Difference.CERTAIN if _visible_parts_differ(one.name, other.name) else Difference.SAME


def _visible_parts_differ(one: str | None, other: str | None) -> bool:
    """True when the texts before the first mask contradict each other (neither begins with the other)."""
    if one is None or other is None:
        return False
    a, masked_a = _before_mask(one)
    b, masked_b = _before_mask(other)
    if masked_a and masked_b:
        return not (a.startswith(b) or b.startswith(a))
    if masked_a:
        return not b.startswith(a)
    if masked_b:
        return not a.startswith(b)
    return a != b


def _before_mask(text: str) -> tuple[str, bool]:
    plain = _plain(text)
    head, star, _ = plain.partition("*")
    return head, bool(star)


def _plain(text: str) -> str:
    return "".join(unicodedata.normalize("NFKC", text).split()).upper()
