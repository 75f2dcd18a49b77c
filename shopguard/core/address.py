"""Receiver addresses: exports mask them, so two can be the same, surely different, or only likely different."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

_SUFFIX = "省|市|区|县|旗|盟|州|地区|特别行政区|街道|镇|乡"
_LAST_SUFFIX = re.compile(f"(?:自治[区州县旗]|{_SUFFIX})$")
_FIRST_SUFFIX = re.compile(f"[一-鿿]{{0,12}}?自治[区州县旗]|{_SUFFIX}")
_ROAD = re.compile("[东西南北中]?[一二三四五六七八九十]?(?:路|大?街(?!道)|巷|弄|大?道)")


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

    A different province, city, district, street or visible beginning of the detail is certain (玄武 and 玄武区 are the same,
    and a detail may begin with the places once more); with everything visible equal but another name it is likely. With
    nothing finer than a city to compare it is unknown. A changed address may have been the other one before: then nothing
    is certain.
    """
    differs = any(
        a is not None and b is not None and not _is_same_place(a, b)
        for a, b in (
            (one.province, other.province),
            (one.city, other.city),
            (one.district, other.district),
            (one.street, other.street),
        )
    ) or _details_differ(one, other)
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


def _is_same_place(one: str, other: str) -> bool:
    """Whether two names of one level mean the same, with or without its suffix."""
    short, long = sorted((_plain(one), _plain(other)), key=len)
    if "自治" in long:  # 恭城, 恭城瑶族自治县
        return long.startswith(_stem(short))
    return not {short, _stem(short)}.isdisjoint((long, _stem(long)))


def _stem(place: str) -> str:
    """The name without its suffix (玄武区 → 玄武); one of a single character keeps it (赵县)."""
    stem = _LAST_SUFFIX.sub("", place)
    return stem if len(stem) > 1 else place


def _details_differ(one: Receiver, other: Receiver) -> bool:
    """Whether the details contradict each other, both as they stand and without the places they may begin with."""
    if one.address is None or other.address is None or not _visible_parts_differ(one.address, other.address):
        return False
    pairs = list(zip(_places(one), _places(other), strict=True))  # a level that one leaves open is the other's
    mine, others = _detail(one.address, (a or b for a, b in pairs)), _detail(other.address, (b or a for a, b in pairs))
    return _visible_parts_differ(mine, others)


def _places(receiver: Receiver) -> tuple[str, ...]:
    levels = (receiver.province, receiver.city, receiver.district, receiver.street)
    return tuple(_plain(level or "") for level in levels)


def _detail(address: str, places: Iterable[str]) -> str:
    """What follows the places at the beginning of a detail, its mask kept."""
    detail = _plain(address)
    for place in filter(None, places):
        detail = _without(detail, place)
    return detail


def _without(detail: str, place: str) -> str:
    """The detail without the place it begins with; a road of that name (南京东路) stays."""
    seen, star, _ = detail.partition("*")
    if star and place.startswith(seen):  # masked within the place's name
        return detail[len(seen) :]
    stem = _stem(place)
    if stem != place and seen.startswith(place):
        return detail[len(place) :]
    if not seen.startswith(stem):
        return detail
    rest = detail[len(stem) :]
    suffix = _FIRST_SUFFIX.match(rest)
    if suffix:
        return rest[suffix.end() :]
    return detail if _ROAD.match(rest) else rest


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
