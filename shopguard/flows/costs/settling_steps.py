"""Whose figure counts in place of the rules' own amount, in words: the platform's, the ledger's; and all steps of one amount."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Literal

from shopguard.core.amount_named import clause_named
from shopguard.core.amount_source import Amount
from shopguard.core.beijing import plain
from shopguard.core.fine_amounts import EITHER_OR, figure_for
from shopguard.core.fines import Paid, Price
from shopguard.core.message import Texts
from shopguard.core.money import yuan_text
from shopguard.core.rulebook import Rulebook
from shopguard.core.taken import Taken
from shopguard.flows.costs.amount_steps import Step, reckoning_steps


def steps_of(rulebook: Rulebook, texts: Texts, paid: Paid, amount: Amount[Price]) -> tuple[Step, ...]:
    """All steps of one amount that counts; what the base is made of is left out."""
    settled = settling_steps(rulebook, texts, paid, amount.price, (amount,))
    if clause_named(amount):  # the rules' own amount is another clause's
        return settled
    return (*reckoning_steps(texts, paid, amount.price), *settled)


def settling_steps(
    rulebook: Rulebook, texts: Texts, paid: Paid, price: Price, amounts: Sequence[Amount[Price]]
) -> tuple[Step, ...]:
    """Whose figure counts in place of the rules' own amount. ``amounts``: those the violation counts with (none: it does not)."""
    if not amounts:
        return ()
    taken = [one for amount in amounts for one in amount.taken]
    rest = [amount for amount in amounts if amount.settled_fen]
    return (
        *_platform(texts, paid, price, replaced=bool(taken) and not rest),
        *(Step("ledger", taken_in_words(rulebook, texts, one, f"step.ledger_{fate(one)}")) for one in taken),
        *(Step("ledger", _rest(texts, amount)) for amount in rest),
    )


def _platform(texts: Texts, paid: Paid, price: Price, *, replaced: bool) -> Iterator[Step]:
    figure = figure_for(paid.figures, price.waybill)
    if figure is None or price.family not in EITHER_OR or price.tier.rate is None:
        return
    if not figure.fen:
        code = "step.platform_zero"
    elif replaced:
        code = "step.platform_replaced"
    else:
        code = "step.platform"
    estimate = yuan_text(price.fen if price.estimated_fen is None else price.estimated_fen)
    values = {"amount": yuan_text(figure.fen), "at": plain(figure.known_as_of), "waybill": figure.waybill}
    yield Step("platform", texts.word(code, estimate=estimate, **values))


def fate(one: Taken) -> Literal["kept", "part_back", "reversed", "only_back"]:
    """What became of a fine; ``only_back``: the ledger does not show the taking."""
    if not one.back_fen:
        return "kept"
    if not one.taken_fen:
        return "only_back"
    return "reversed" if one.reversed else "part_back"


def taken_in_words(rulebook: Rulebook, texts: Texts, one: Taken, code: str) -> str:
    """What the ledger shows of one fine. ``code``: of the sentence, by its :func:`fate`."""
    return texts.word(
        code,
        at=plain(one.at),
        taken=yuan_text(one.taken_fen),
        back=yuan_text(one.back_fen),
        back_at=plain(one.back_at),
        left=yuan_text(one.fen),
        what=_taken_for(rulebook, texts, one),
    )


def _taken_for(rulebook: Rulebook, texts: Texts, one: Taken) -> str:
    card = next((clause.card[texts.language] for clause in rulebook.clauses if clause.id == one.clause), None)
    if card is not None:
        return card
    families = [texts.word(f"rulebook.family_of.{family}") for family in one.name.families]
    return texts.both("、", ", ").join(families) or texts.word(
        "charged.shipping" if one.name.shipping else "step.taken_unnamed"
    )


def _rest(texts: Texts, amount: Amount[Price]) -> str:
    values = {"settled": yuan_text(amount.settled_fen), "rest": yuan_text(amount.fen)}
    return texts.word("step.ledger_rest", whole=yuan_text(amount.price.fen), **values)
