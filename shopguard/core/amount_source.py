"""Whose amounts count: what the ledger shows as taken goes before the platform's own figure, and that before the estimate.

Which violation a fine was taken for is :mod:`~shopguard.core.fine_match`'s. What was taken settles the violations that stood at
that moment: where a dearer one came later, the rest up to its amount is still open. A fine for which nothing was found is left
beside: it was taken, but it is no fine for what is known to be breached. These readings are ShopGuard's.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Generic, Literal, NamedTuple, Protocol, TypeVar

from shopguard.core.cited import Family
from shopguard.core.fine_amounts import kind_of
from shopguard.core.fine_match import kinds_of_clauses, matches
from shopguard.core.rulebook import Rulebook
from shopguard.core.taken import Taken

Source = Literal["ledger", "platform", "estimate"]


class Estimated(Protocol):
    """What is known of one counted fine before the ledger is asked."""

    @property
    def fen(self) -> int: ...
    @property
    def family(self) -> Family: ...
    @property
    def when(self) -> int: ...
    @property
    def clause(self) -> str: ...
    @property
    def waybill(self) -> str | None: ...
    @property
    def by_platform(self) -> bool: ...


AnyEstimate = TypeVar("AnyEstimate", bound=Estimated)


@dataclass(frozen=True, slots=True)
class Amount(Generic[AnyEstimate]):
    """One amount of an order that counts: ``fen`` by ``source``.

    ``price``: what was reckoned (or told by the platform) for the violation; with a ``source`` of ledger it is replaced by
    ``taken``. ``settled_fen``: what was taken before this violation stood, deducted here (it is an amount of its own).
    """

    source: Source
    fen: int
    price: AnyEstimate
    taken: tuple[Taken, ...] = ()
    settled_fen: int = 0


class Settled(NamedTuple, Generic[AnyEstimate]):
    """``amounts``: what counts. ``beside``: what was taken of the order where no violation was found to take it for."""

    amounts: tuple[Amount[AnyEstimate], ...]
    beside: tuple[Taken, ...]


def settled_amounts(
    rulebook: Rulebook, counted: Sequence[AnyEstimate], taken: Sequence[Taken]
) -> tuple[Amount[AnyEstimate], ...]:
    """The amounts of one order that count, each with its source: :func:`settle` without what is left beside."""
    return settle(rulebook, counted, taken).amounts


def settle(rulebook: Rulebook, counted: Sequence[AnyEstimate], taken: Sequence[Taken]) -> Settled[AnyEstimate]:
    """The counted fines of one order (platform's figures in place), settled with what the ledger shows as taken of it.

    ``taken``: of this order, up to the moment that is judged. The same violation may stand in two amounts: what was taken, and
    what is still open (see the module).
    """
    if not taken:
        return Settled(tuple(_as_counted(price) for price in counted), ())
    matched: dict[int, list[Taken]] = {}
    beside: list[Taken] = []
    expected = [_Counted(kind_of(one.family), (one.clause,), one.fen, one.when) for one in counted]
    for match in matches(taken, expected, kinds_of_clauses(rulebook)):
        if match.place is None:
            beside.append(match.fine)
        else:
            matched.setdefault(match.place, []).append(match.fine)
    amounts = [amount for nth, price in enumerate(counted) for amount in _amounts(price, matched.get(nth, ()))]
    return Settled(tuple(amounts), tuple(beside))


class _Counted(NamedTuple):
    """A counted fine as :class:`~shopguard.core.fine_match.Expected`."""

    kind: str
    clauses: tuple[str, ...]
    fen: int
    first_began: int


def _as_counted(price: AnyEstimate, settled_fen: int = 0) -> Amount[AnyEstimate]:
    source: Source = "platform" if price.by_platform else "estimate"
    return Amount(source, price.fen - settled_fen, price, settled_fen=settled_fen)


def _amounts(price: AnyEstimate, taken: Sequence[Taken]) -> tuple[Amount[AnyEstimate], ...]:
    if not taken:
        return (_as_counted(price),)
    fen = sum(one.fen for one in taken)
    settled: Amount[AnyEstimate] = Amount("ledger", fen, price, tuple(taken))
    if max(one.at for one in taken) >= price.when or price.fen <= fen:
        return (settled,)
    return settled, _as_counted(price, fen)
