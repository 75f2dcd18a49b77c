"""What was really taken: the fines that the ledger shows, reversals deducted, by what its words name."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from shopguard.core.charged import Charged, charged
from shopguard.core.ledger import FineName
from shopguard.core.message import Message, Texts
from shopguard.core.money import yuan_text
from shopguard.core.taken import Taken
from shopguard.flows.costs.taken import TakenFines, taken_fines
from shopguard.flows.workplace import Workplace


def charged_until(place: Workplace, at: int) -> Charged:
    """The fines in the ledger up to ``at`` (unix seconds)."""
    return charged(_all(taken_fines(place, at)))


def _all(fines: TakenFines) -> Iterator[Taken]:
    for group in (*fines.by_order.values(), *fines.not_imported.values(), fines.orderless):
        yield from group


def charged_in_words(place: Workplace, told: Charged) -> str:
    """One line, the dearest name first, then what came back of fines the ledger does not show; "" where there is neither."""
    texts = place.texts
    cards = {clause.id: clause.card[texts.language] for clause in place.rulebook.clauses}
    said = []
    if told.by_name:
        parts = texts.both("、", ", ").join(_parts(texts, cards, told.by_name))
        said.append(texts.say(Message("charged.line", {"yuan": yuan_text(told.taken_fen), "parts": parts})))
    if told.back_fen:
        code = "charged.back_besides" if said else "charged.back_only"
        said.append(texts.word(code, yuan=yuan_text(told.back_fen)))
    return texts.both("；", "; ").join(said)


def _parts(texts: Texts, cards: Mapping[str, str], by_name: Mapping[FineName, int]) -> Iterator[str]:
    sums: dict[str, int] = {}
    for name, fen in by_name.items():
        card = name_in_words(texts, cards, name)
        sums[card] = sums.get(card, 0) + fen
    for card, fen in sorted(sums.items(), key=lambda item: (-item[1], item[0])):
        yield texts.word("charged.part", card=card, yuan=yuan_text(fen))


def name_in_words(texts: Texts, cards: Mapping[str, str], name: FineName) -> str:
    """What a fine is for by the ledger's words: a clause's card, else the family, else that nothing is named."""
    if name.clause is not None:
        return cards.get(name.clause, name.clause)
    if name.families:
        families = texts.both("、", ", ").join(texts.word(f"rulebook.family_of.{family}") for family in name.families)
        return texts.word("charged.family", family=families)
    if name.shipping:
        return texts.word("charged.shipping")
    return texts.word("charged.unknown" if name.judged else "charged.not_judged")
