"""What was really taken: the fines that the ledger shows, reversals deducted, by clause."""

from __future__ import annotations

from shopguard.core.ledger import UNKNOWN_CLAUSE, Charged, charged
from shopguard.core.message import Message
from shopguard.core.money import yuan_text
from shopguard.flows.workplace import Workplace
from shopguard.importers.ledger_words import ledger_words
from shopguard.store.ledger_matches import entries_until


def charged_until(place: Workplace, at: int) -> Charged:
    """The fines in the ledger up to ``at`` (unix seconds)."""
    entries = entries_until(place.store.connection(), at)
    return charged(ledger_words(), ((row.amount_fen, row.scene, row.remark) for row in entries))


def charged_in_words(place: Workplace, told: Charged) -> str:
    """One line, the dearest clause first; "" where nothing was taken."""
    if not told.by_clause:
        return ""
    cards = {clause.id: clause.card[place.texts.language] for clause in place.rulebook.clauses}
    unknown = place.texts.word("charged.unknown")
    parts = [
        place.texts.word(
            "charged.part", card=unknown if clause == UNKNOWN_CLAUSE else cards.get(clause, clause), yuan=yuan_text(fen)
        )
        for clause, fen in sorted(told.by_clause.items(), key=lambda item: (-item[1], item[0]))
    ]
    joined = place.texts.both("、", ", ").join(parts)
    return place.texts.say(Message("charged.line", {"yuan": yuan_text(told.fen), "parts": joined}))
