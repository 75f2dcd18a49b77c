"""What the owner chooses from when a case is opened by hand: clauses by their card, shops, causes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from shopguard.core.notice_words import NoticeWords
from shopguard.core.rulebook import Clause
from shopguard.flows.workplace import DEFAULT_SHOP, Workplace
from shopguard.importers.notice_wordings import notice_wordings
from shopguard.store.appeal_causes import fetch_causes
from shopguard.store.shops import shop_names


@dataclass(frozen=True, slots=True)
class OpeningChoices:
    """``cards``: clause to the word shop owners know, along a parcel's way. ``causes``: newest first.
    ``words``: how notices, which are in Chinese, call the clauses."""

    cards: Mapping[str, str]
    shops: tuple[str, ...]
    causes: tuple[str, ...]
    words: NoticeWords = field(default_factory=NoticeWords)


def opening_choices(place: Workplace) -> OpeningChoices:
    """What can be chosen now: what somebody is or was fined for; hints are no violation."""
    db = place.store.connection()
    language = place.texts.language
    clauses = sorted(place.rulebook.clauses, key=lambda clause: clause.rank)
    return OpeningChoices(
        cards={clause.id: clause.card[language] for clause in clauses if _is_fined(clause)},
        shops=tuple(name for name in shop_names(db) if name != DEFAULT_SHOP),
        causes=tuple(cause.name for cause in fetch_causes(db)),
        words=notice_wordings().with_cards({clause.id: clause.card["zh"] for clause in clauses if _is_fined(clause)}),
    )


def _is_fined(clause: Clause) -> bool:
    return any(values.family != "none" for values in clause.values)
