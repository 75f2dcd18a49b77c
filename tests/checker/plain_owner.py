"""What the owner does not want counted, as the second judge understands it: what he said, one word after the other."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from tests.checker.plain_facts import Said


@dataclass(frozen=True)
class Word:
    """Of an order (``order_id``): a clause or all (None), of one waybill or all (None), is set aside until a moment or for good, or
    counts again (``back``). Without an order: the clause is switched off, or on again.
    """

    order_id: str | None
    clause: str | None
    waybill: str | None = None
    until: int | None = None
    back: bool = False

    def names(self, order_id: str, one: Said) -> bool:
        """Whether it is about that finding."""
        if self.order_id is None:
            return self.clause == one.clause
        return self.order_id == order_id and self.clause in (None, one.clause) and self.waybill in (None, one.waybill)


def in_force(words: Iterable[Word], at: int) -> list[Word]:
    """Those that hold: of several about the very same thing the last one, and none whose time is over."""
    last = {(word.order_id, word.clause, word.waybill): word for word in words}
    return [word for word in last.values() if not word.back and (word.until is None or at < word.until)]


def sort_out(order_id: str, found: set[Said], words: Iterable[Word], at: int) -> tuple[set[Said], set[Said]]:
    """(what counts, what is set aside) of the findings of an order; what is switched off is neither."""
    holding = in_force(words, at)
    off = [word for word in holding if word.order_id is None]
    judged = {one for one in found if not any(word.names(order_id, one) for word in off)}
    aside = {one for one in judged if any(word.names(order_id, one) for word in holding if word.order_id is not None)}
    return judged - aside, aside
