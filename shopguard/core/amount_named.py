"""What was taken, told at the violation its words name: a kind's dearest violation is not always what the platform fined. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from shopguard.core.amount_source import Amount
from shopguard.core.fines import Price
from shopguard.core.ledger import FineName
from shopguard.core.taken import Taken


def at_named(amounts: Sequence[Amount[Price]], alone: Sequence[Price]) -> tuple[Amount[Price], ...]:
    """The same amounts, in sum too, with the ledger's at the violations that its words name.

    ``alone``: the prices of all violations of the order, each on its own. What names none of them stays where it is.
    """
    return tuple(new for amount in amounts for new in _at_named(amount, alone))


def clause_of(amount: Amount[Price]) -> str:
    """The clause the amount is for: the ledger's where its words name one, else that of the violation."""
    return clause_named(amount) or amount.price.clause


def clause_named(amount: Amount[Price]) -> str | None:
    """The clause that the ledger names for an amount and that is not the violation's; None where there is none."""
    clauses = {one.clause for one in amount.taken} - {amount.price.clause}
    return (
        clauses.pop() if len(clauses) == 1 and all(one.clause != amount.price.clause for one in amount.taken) else None
    )


def _at_named(amount: Amount[Price], alone: Sequence[Price]) -> Iterator[Amount[Price]]:
    if amount.source != "ledger":
        yield amount
        return
    groups: list[tuple[Price, list[Taken]]] = []
    for one in amount.taken:
        price = _named(one.name, amount.price, alone)
        group = next((taken for other, taken in groups if other.finding == price.finding), None)
        if group is None:
            groups.append((price, [one]))
        else:
            group.append(one)
    for price, taken in groups:
        yield replace(amount, fen=sum(one.fen for one in taken), price=price, taken=tuple(taken))


def _named(name: FineName, price: Price, alone: Sequence[Price]) -> Price:
    """The violation the words name: the one it was set against, if it is that, else the likeliest of the others."""
    others = sorted(alone, key=lambda other: (other.waybill != price.waybill, other.when))
    return next((one for one in (price, *others) if _is_named(name, one)), price)


def _is_named(name: FineName, price: Price) -> bool:
    return price.clause == name.clause if name.clause is not None else price.family in name.families
