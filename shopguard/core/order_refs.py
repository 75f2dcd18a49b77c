"""A long list of order refs, four bytes each: a million orders in the order in which the table shows them."""

from __future__ import annotations

import sys
from array import array
from collections.abc import Iterable, Iterator

_BYTES = 4
_AROUND = 20_000  # places: what moves mostly moves less far


class OrderRefs:
    """A sequence of refs that cannot be changed. Looking for one of a million takes about a millisecond."""

    __slots__ = ("_numbers", "_raw")

    def __init__(self, refs: Iterable[int] = ()) -> None:
        self._take(array("I", refs).tobytes())

    @classmethod
    def from_hex(cls, digits: str) -> OrderRefs:
        """From eight hexadecimal digits for each ref, one after the other."""
        numbers = array("I", bytes.fromhex(digits))
        if sys.byteorder == "little":
            numbers.byteswap()
        made = cls()
        made._take(numbers.tobytes())
        return made

    def _take(self, raw: bytes) -> None:
        self._raw = raw
        self._numbers = memoryview(raw).cast("I")

    def __len__(self) -> int:
        return len(self._numbers)

    def __getitem__(self, place: int) -> int:
        return self._numbers[place]

    def __iter__(self) -> Iterator[int]:
        return iter(self._numbers)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, OrderRefs) and self._raw == other._raw

    __hash__ = None  # type: ignore[assignment]  # nobody looks a million numbers up

    def part(self, first: int, until: int) -> list[int]:
        """Those from place ``first`` up to, but without, ``until``."""
        return self._numbers[first:until].tolist()

    def place_of(self, ref: int, near: int = 0) -> int | None:
        """The place of a ref, looked for around the place ``near`` first; None where it is not in the list."""
        first = max(0, near - _AROUND)
        place = self._found(ref, first, near + _AROUND)
        return self._found(ref, 0, len(self)) if place is None else place

    def places_of(self, refs: Iterable[int]) -> list[int]:
        """The places of those that are in the list, in its order: one look at each, for many at once."""
        wanted = frozenset(refs)
        return [place for place, ref in enumerate(self._numbers) if ref in wanted]

    def _found(self, ref: int, first: int, until: int) -> int | None:
        wanted, end = array("I", [ref]).tobytes(), until * _BYTES
        at = self._raw.find(wanted, first * _BYTES, end)
        while at % _BYTES and at >= 0:  # the bytes may also lie across two others
            at = self._raw.find(wanted, at + 1, end)
        return None if at < 0 else at // _BYTES

    def begins_with(self, other: OrderRefs) -> bool:
        """Whether the list begins with all of the other one."""
        return self._raw.startswith(other._raw)
