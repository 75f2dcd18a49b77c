"""What an order's violations cost in sum, for many orders at a time: fines are looked up once per family, day and kind of order."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple, Protocol

from shopguard.core.amount_source import settled_amounts
from shopguard.core.beijing import day_number, day_of
from shopguard.core.cited import Family
from shopguard.core.families import Families
from shopguard.core.fine_amounts import Charge, Paid, cheapest, counting, dating, kind_of, with_figures
from shopguard.core.fine_rules import Fine
from shopguard.core.plain_fines import PlainFines
from shopguard.core.rulebook import Rulebook
from shopguard.core.taken import Taken


class Violating(Protocol):
    """What a price is made of: a finding, or only its facts."""

    @property
    def clause(self) -> str: ...
    @property
    def effective(self) -> str | None: ...
    @property
    def since(self) -> int | None: ...
    @property
    def deadline(self) -> int | None: ...
    @property
    def waybill(self) -> str | None: ...


class Violation(NamedTuple):
    """The facts of a finding that is fined; as in :class:`~shopguard.core.finding.Finding`."""

    clause: str
    effective: str | None
    since: int | None
    deadline: int | None
    waybill: str | None


_MOST = 100_000  # amounts kept in mind


class Tariff:
    """The prices of a rulebook. ``families``: those of its clauses; ``plain``: a shorter way for most orders."""

    def __init__(self, rulebook: Rulebook) -> None:
        self._rulebook = rulebook
        self.families = Families(rulebook)
        self.plain = PlainFines(rulebook, self.families)
        self._fines: dict[tuple[Family, int, frozenset[str]], Fine | None] = {}
        self._amounts: dict[tuple[int, int | None, int | None], tuple[int, bool]] = {}

    def cost(self, paid: Paid, violations: Iterable[Violating], taken: Sequence[Taken] = ()) -> int:
        """What one order's violations cost in fen, settled with what the ledger shows as ``taken`` for the order.

        The limit per shop and day is not regarded.
        """
        charges = self.counted(paid, violations)
        if taken:
            return sum(amount.fen for amount in settled_amounts(self._rulebook, charges, taken))
        return sum(one.fen for one in charges)

    def counted(self, paid: Paid, violations: Iterable[Violating]) -> list[Charge]:
        """The fines of one order that count, the platform's own figures in place of the estimates they speak for."""
        charges = [charge for nth, one in enumerate(violations) if (charge := self._charge(nth, paid, one)) is not None]
        if paid.figures:
            charges = with_figures(charges, paid.figures)
        return counting(charges) if len(charges) > 1 else charges

    def raises(self, paid: Paid, violations: Iterable[Violating], taken: Sequence[Taken] = ()) -> list[int]:
        """By how much each of one order's violations raises its cost when it comes after those before it; fen."""
        charges = [self._charge(nth, paid, one) for nth, one in enumerate(violations)]
        if taken or paid.figures or any(one is not None and one.fixed for one in charges):
            costs = [self._settled(paid, charges[:number], taken) for number in range(len(charges) + 1)]
            return [after - before for before, after in pairwise(costs)]
        dearest: dict[str, int] = {}
        adds = []
        for one in charges:
            kind = "" if one is None else kind_of(one.family)
            more = 0 if one is None else max(0, one.fen - dearest.get(kind, 0))
            dearest[kind] = dearest.get(kind, 0) + more
            adds.append(more)
        return adds

    def _settled(self, paid: Paid, charges: Iterable[Charge | None], taken: Sequence[Taken]) -> int:
        told = [one for one in charges if one is not None]
        if paid.figures:
            told = with_figures(told, paid.figures)
        return sum(amount.fen for amount in settled_amounts(self._rulebook, counting(told), taken))

    def _charge(self, nth: int, paid: Paid, one: Violating) -> Charge | None:
        family = self.families.of(one.clause, one.effective)
        dated = dating(family, paid, one.since, one.deadline)
        if dated is None:
            return None
        when, moment = dated
        fine = self._fine(family, moment, paid.traits)
        if fine is None:
            return None
        fen, fixed = self._amount(fine, paid)
        if fen <= 0:
            return None
        return Charge(nth, fen, family, fixed, when, one.clause, one.waybill or "", fine.most_per_order)

    def _amount(self, fine: Fine, paid: Paid) -> tuple[int, bool]:
        """(fen, whether it is a fixed sum): many orders cost the same, so it is worked out once for each price and promise."""
        asked = paid.promised_at, paid.paid_at
        promise = None if asked[0] is None or asked[1] is None else asked[0] - asked[1]
        key = id(fine), paid.amount_fen, promise
        known = self._amounts.get(key)
        if known is None:
            fen, tier, _ = cheapest(fine, paid)
            if len(self._amounts) >= _MOST:
                self._amounts.clear()
            known = self._amounts[key] = fen, tier.rate is None
        return known

    def _fine(self, family: Family, moment: int, traits: frozenset[str]) -> Fine | None:
        key = family, day_number(moment), traits
        if key not in self._fines:
            self._fines[key] = self._rulebook.fine(family, day_of(moment), traits)
        return self._fines[key]
