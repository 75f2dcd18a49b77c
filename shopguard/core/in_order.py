"""Very many things sorted without making other threads wait: Python sorts a list in one go, during which nobody else runs."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from typing import Final, TypeVar

Thing = TypeVar("Thing")
_PART: Final = 12  # bits: moments within a little over an hour are sorted together


def by_moment(things: Iterable[Thing], key: Callable[[Thing], tuple[int, int]]) -> Iterator[Thing]:
    """What ``sorted`` gives. ``key``: a moment (unix seconds), and what goes by among things of the same moment."""
    parts: defaultdict[int, list[Thing]] = defaultdict(list)
    for thing in things:
        parts[key(thing)[0] >> _PART].append(thing)
    for part in sorted(parts):
        yield from sorted(parts.pop(part), key=key)


def moments_in_order(moments: Iterable[int]) -> Iterator[int]:
    """What ``sorted`` gives of unix seconds."""
    parts: defaultdict[int, list[int]] = defaultdict(list)
    for moment in moments:
        parts[moment >> _PART].append(moment)
    for part in sorted(parts):
        yield from sorted(parts.pop(part))
