"""Money in whole fen (1 yuan = 100 fen). Never a float."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # whoever has a rate has read it already
    from decimal import Decimal

FEN_PER_YUAN = 100
# 1,29.9 is a slip of the hand, 1e3 and 1_000 are no amounts of a shop; zeros behind the fen change nothing,
# and more digits than a trillion has are a number, no price.
_AMOUNT = re.compile(r"[¥￥]?\s*(-?)(\d{1,12}|\d{1,3}(?:[,，]\d{3}){1,3})(?:\.(\d{1,2})0*)?", re.ASCII)


def parse_fen(text: str) -> int:
    """Fen from the texts exports use: ``39.90``, ``1,299.00``, ``¥89.50``. Raises ``ValueError``."""
    told = _AMOUNT.fullmatch(text.strip())
    if told is None:
        raise ValueError(f"not an amount: {text!r}")
    sign, yuan, fen = told.groups()
    amount = int(re.sub("[,，]", "", yuan)) * FEN_PER_YUAN + int((fen or "").ljust(2, "0"))
    return -amount if sign else amount


def share_in_whole_yuan(base_fen: int, rate: Decimal, least_yuan: int, most_yuan: int) -> int:
    """``rate`` of ``base_fen``, rounded half-up to whole yuan, then limited to least..most. Returns fen.

    Source: 《违规发货违规处理手段及消费者赔付》 2.2 (150 yuan × 5 % = 7.5 → 8 yuan).
    """
    over, under = _ratio(rate)
    yuan = (2 * base_fen * over + FEN_PER_YUAN * under) // (2 * FEN_PER_YUAN * under)
    return max(least_yuan, min(most_yuan, yuan)) * FEN_PER_YUAN


@cache
def _ratio(rate: Decimal) -> tuple[int, int]:
    return rate.as_integer_ratio()


def yuan_number(fen: int) -> int | float:
    """The JSON number of yuan: whole yuan as an integer, else with two decimals (for output only, never for sums)."""
    return fen // FEN_PER_YUAN if fen % FEN_PER_YUAN == 0 else fen / FEN_PER_YUAN


def yuan_text(fen: int) -> str:
    """``12`` or ``12.50``: yuan as people read it."""
    sign, fen = ("-", -fen) if fen < 0 else ("", fen)
    whole, rest = divmod(fen, FEN_PER_YUAN)
    return f"{sign}{whole}" if rest == 0 else f"{sign}{whole}.{rest:02d}"


def percent(share: Decimal) -> str:
    """``0.25`` as ``25``, ``0.005`` as ``0.5``."""
    return f"{(share * 100).normalize():f}"
