"""How shops are told apart at a glance: by a colour, and by a letter, for colour alone tells some people nothing. Pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import chain, count, takewhile

# Eight colours that people with any colour vision can tell from one another, the easiest ones first.
SHOP_COLOURS = ("blue", "orange", "green", "purple", "sky", "red", "yellow", "grey")


def next_colour(taken: Iterable[str]) -> str:
    """The colour for one more shop: that which the fewest shops have."""
    counts = Counter(taken)
    return min(SHOP_COLOURS, key=lambda colour: (counts[colour], SHOP_COLOURS.index(colour)))


def shop_letters(names: Sequence[str]) -> Mapping[str, str]:
    """One character for each name: the first in which it is another than the name most like it; no two alike.

    A number where all of its own are taken.
    """
    letters: dict[str, str] = {}
    for name in names:
        shared = max((_shared_beginning(name, other) for other in names if other != name), default=0)
        own = [sign for sign in (*name[shared:], *name) if sign.isalnum()]
        signs = chain((sign.upper() for sign in own), map(str, count(len(letters) + 1)))
        letters[name] = next(sign for sign in signs if sign not in letters.values())
    return letters


def _shared_beginning(name: str, other: str) -> int:
    """How many characters both begin with."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(name, other, strict=False)))
