"""The platform's own figure of what it expects to take, as parcel lists tell it: its unit is by the column's name, never guessed."""

from __future__ import annotations

from collections.abc import Callable

from shopguard.core.money import FEN_PER_YUAN, parse_fen
from shopguard.core.parcel import UNSURE
from shopguard.importers.columns import plain_name
from shopguard.importers.values import NOTHING, bare

_OF_THE_BACK_OFFICE = "expcompensationamount"
_IN_FEN = "(分)"
_MOST_YUAN = 1_000  # more was never asked for a parcel: then the unit is another one


def figure_reader(name: str) -> Callable[[str], int | None]:
    """What reads a column of this name: fen, None for none, :data:`~shopguard.core.parcel.UNSURE` where the sum is not certain.

    The back office's own field (expCompensationAmount) counts fen, as a public description of it says; so does a column whose
    name says 分. All others are yuan, as everywhere in exports. What the platform takes is whole yuan and not above a thousand:
    a sum that is not has another unit than its name tells.
    """
    plain = plain_name(name).casefold().replace("_", "")
    return _fen_in_fen if plain == _OF_THE_BACK_OFFICE or plain.endswith(_IN_FEN) else _fen_in_yuan


def _fen_in_fen(cell: str) -> int | None:
    text = bare(cell).removesuffix(".0")
    if text in NOTHING:
        return None
    return _sure(int(text)) if text.isascii() and text.isdecimal() else UNSURE


def _fen_in_yuan(cell: str) -> int | None:
    text = bare(cell)
    if text in NOTHING:
        return None
    try:
        return _sure(parse_fen(text.removesuffix("元")))
    except ValueError:
        return UNSURE


def _sure(fen: int) -> int:
    return fen if fen % FEN_PER_YUAN == 0 and 0 <= fen <= _MOST_YUAN * FEN_PER_YUAN else UNSURE
