"""The ledger (动账明细): what went in and out of the shop's account, and which of it are fines by which clause."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
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
    ``judged`` is False for what no clause of the rulebook speaks of (an exchange sent too late).
    """

    clause: str | None = None
    families: tuple[Family, ...] = ()
    judged: bool = True


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


@dataclass(frozen=True, slots=True)
class Charged:
    """What was really taken, in fen, gains of reversals deducted. ``by_clause``: clause id, or "unknown" where the words name none."""

    fen: int
    by_clause: Mapping[str, int]


UNKNOWN_CLAUSE = "unknown"


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


def clause_of_fine(words: LedgerWords, amount_fen: int, scene: str | None, remark: str | None) -> str | None:
    """The clause a fine (or the giving back of one) names, "unknown" where it names none; None for what is no fine."""
    name = name_of_fine(words, amount_fen, scene, remark)
    return None if name is None else name.clause or UNKNOWN_CLAUSE


def charged(words: LedgerWords, entries: Iterable[tuple[int, str | None, str | None]]) -> Charged:
    """Adds up (amount in fen, scene, remark). A clause whose fines were all given back is left out."""
    sums: dict[str, int] = {}
    read: dict[tuple[bool, str | None, str | None], str | None] = {}  # most rows say the same words: each is read once
    for amount_fen, scene, remark in entries:
        said = amount_fen < 0, scene, remark
        if said not in read:
            read[said] = clause_of_fine(words, amount_fen, scene, remark)
        clause = read[said]
        if clause is not None:
            sums[clause] = sums.get(clause, 0) - amount_fen
    return Charged(sum(sums.values()), {clause: fen for clause, fen in sorted(sums.items()) if fen})


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
