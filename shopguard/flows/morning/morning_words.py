"""The morning's moments as people say them."""

from __future__ import annotations

from collections.abc import Iterable

from shopguard.core.beijing import day_of, start_of_day
from shopguard.core.message import Texts
from shopguard.flows.costs.call_sheet_words import deadline_in_words
from shopguard.flows.morning.morning import KnownUntil


def when_in_words(texts: Texts, moment: int, at: int) -> str:
    """``今天 12:00``, ``昨天 18:10``; seconds are cut off."""
    return deadline_in_words(texts, moment, at)


def until_in_words(texts: Texts, until: int, at: int) -> str:
    """The end of a part of the day: midnight belongs to the day that ends."""
    if until != start_of_day(day_of(until)):
        return deadline_in_words(texts, until, at)
    day = day_of(until - 1)
    if day == day_of(at):
        return texts.word("morning.midnight")
    return texts.word("morning.midnight_later", day=f"{day:%m-%d}")


def known_in_words(texts: Texts, known: Iterable[KnownUntil], at: int) -> str:
    """``订单只到昨天 09:00，物流轨迹只到昨天 18:10``."""
    said = (
        texts.word(
            "morning.known_of_shop" if one.shop else "morning.known",
            kind=texts.word(f"kind.{one.kind}"),
            shop=one.shop,
            when=when_in_words(texts, one.known_as_of, at),
        )
        for one in known
    )
    line = texts.both("，", ", ").join(said)
    return line[:1].upper() + line[1:]
