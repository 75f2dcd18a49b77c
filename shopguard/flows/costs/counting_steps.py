"""What counts where several violations of one order meet, in words."""

from __future__ import annotations

from collections.abc import Sequence

from shopguard.core.amount_named import clause_of
from shopguard.core.amount_source import Amount
from shopguard.core.fine_amounts import EITHER_OR, kind_of
from shopguard.core.fines import Price
from shopguard.core.message import Texts
from shopguard.core.money import yuan_text
from shopguard.core.rulebook import Rulebook
from shopguard.flows.costs.amount_steps import Step


def counting_steps(
    rulebook: Rulebook, texts: Texts, one: Price, alone: Sequence[Price], amounts: Sequence[Amount[Price]]
) -> list[Step]:
    """Whether one violation counts beside the others; nothing to say of a single one.

    ``alone``: the prices of all violations of the order; ``amounts``: what of them counts.
    """
    counts = any(amount.price.finding == one.finding for amount in amounts)
    if _is_fixed(one):
        return [] if counts else [Step("counts", texts.word("step.enough", number=one.fine.most_per_order or 0))]
    others = [other for other in alone if other.finding != one.finding and other.fen]
    alike = [other for other in others if _is_alike(other, one)]
    ahead = [amount for amount in amounts if _is_alike(amount.price, one)]
    if not counts and ahead:
        values = {
            "card": rulebook.clause(clause_of(ahead[0])).card[texts.language],
            "amount": yuan_text(sum(amount.fen for amount in ahead)),
        }
        return [Step("counts", texts.word(_why_not(one, ahead), **values))]
    told = []
    if counts and alike and one.family in EITHER_OR and all(one.fen >= other.fen for other in alike):
        told.append("step.only_dearest")
    if counts and len(others) > len(alike):
        told.append("step.adds")
    return [Step("counts", texts.word(code)) for code in told]


def _why_not(one: Price, ahead: Sequence[Amount[Price]]) -> str:
    if ahead[0].source == "ledger" and max(amount.price.fen for amount in ahead) < one.fen:
        return "step.ledger_instead"  # not the dearest: the platform took another one
    return "step.dearer" if one.family in EITHER_OR else "step.same_kind"


def _is_fixed(one: Price) -> bool:
    """Whether it is an old fine, of which each violation counts up to a number per order."""
    return one.tier.rate is None and one.fine.most_per_order is not None


def _is_alike(other: Price, one: Price) -> bool:
    return kind_of(other.family) == kind_of(one.family) and not _is_fixed(other)
