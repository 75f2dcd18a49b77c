"""The ledger (动账明细): what went in and out of the shop's account, and which of it are fines by which clause."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, fields
from enum import StrEnum
from typing import NamedTuple

from shopguard.core.cited import Family


class Direction(StrEnum):
    """动账方向. ``UNKNOWN``: the file has no word for it that is known."""

    ENTRY = "entry"  # 入账: money comes in
    EXIT = "exit"  # 出账: money goes out
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class LedgerEntry:
    """One row of the ledger. ``amount_fen`` is signed: what goes out is below zero. None = the file does not say.

    ``key``: the serial number, or a hash of the row where the file has none.
    """

    key: str
    at: int
    amount_fen: int
    direction: str
    scene: str | None = None
    remark: str | None = None
    order_id: str | None = None
    line_id: str | None = None
    case_id: str | None = None
    account: str | None = None


LEDGER_FACTS = tuple(f.name for f in fields(LedgerEntry) if f.name != "key")


class FineName(NamedTuple):
    """What a ledger's words say a fine is for.

    ``clause``: the one clause they name, None if they name none; ``families``: they only name these (empty: not even that).
    ``judged`` is False for what no clause of the rulebook speaks of (an exchange sent too late). ``shipping``: they only say that
    it is some violation in shipping (发货违规).
    """

    clause: str | None = None
    families: tuple[Family, ...] = ()
    judged: bool = True
    shipping: bool = False

    @property
    def is_unnamed(self) -> bool:
        """Whether the words tell neither clause nor family."""
        return self.clause is None and not self.families and self.judged


UNNAMED = FineName()


@dataclass(frozen=True, slots=True)
class Phrase:
    """A piece of a remark that tells what a charge is for."""

    pattern: re.Pattern[str]
    name: FineName


@dataclass(frozen=True, slots=True)
class LedgerWords:
    """How fines are known in a ledger.

    ``fines``: tried from the top, the first that is found in the remark decides; ``fine_scenes``: scenes whose exits are fines
    whatever the remark says; ``others``: charges that are no fines, also in such a scene; ``back``: the entry gives a fine back;
    ``order_in_remark``: finds the number of an order that only the remark tells, as its first group.
    """

    fines: tuple[Phrase, ...]
    fine_scenes: re.Pattern[str]
    others: re.Pattern[str]
    back: re.Pattern[str]
    order_in_remark: re.Pattern[str]


UNKNOWN_CLAUSE = "unknown"  # stands for a clause where the words name none


def name_of_fine(words: LedgerWords, amount_fen: int, scene: str | None, remark: str | None) -> FineName | None:
    """What a fine (or the giving back of one) is for, :data:`UNNAMED` where its words name nothing; None for what is no fine.

    What comes in counts only where its words say that it takes a fine back: an order's money coming in is no reversal.
    """
    said = plain_words(remark)
    if words.others.search(said):
        return None
    gives_back = words.back.search(said) is not None
    if amount_fen >= 0 and not gives_back:
        return None
    named = next((phrase for phrase in words.fines if phrase.pattern.search(said)), None)
    if named is not None:
        return named.name
    return UNNAMED if gives_back or words.fine_scenes.search(plain_words(scene)) else None


def signed(amount_fen: int, direction: Direction) -> int:
    """The amount with the sign of its direction: some ledgers write what goes out with a minus, some without."""
    if direction is Direction.EXIT:
        return -abs(amount_fen)
    return abs(amount_fen) if direction is Direction.ENTRY else amount_fen


def direction_of(word: str | None) -> Direction:
    """The direction by its word."""
    return _DIRECTIONS.get(plain_words(word), Direction.UNKNOWN)


_DIRECTIONS = {
    **dict.fromkeys(("入账", "入帐", "收入", "入"), Direction.ENTRY),
    **dict.fromkeys(("出账", "出帐", "支出", "出"), Direction.EXIT),
}
_BLANKS = re.compile(r"\s+")


def plain_words(text: str | None) -> str:
    """A remark as it is compared: half width, without blanks."""
    return _BLANKS.sub("", unicodedata.normalize("NFKC", text or ""))


def any_of(patterns: Sequence[str]) -> re.Pattern[str]:
    """One pattern for all of them; none at all matches nothing."""
    return re.compile("|".join(patterns) if patterns else r"(?!)")
