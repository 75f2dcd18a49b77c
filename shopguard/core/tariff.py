"""What an order's violations cost in sum, for many orders at a time: fines are looked up once per family, day and kind of order."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple, Protocol

from shopguard.core.beijing import day_number, day_of
from shopguard.core.cited import Family
from shopguard.core.fine_amounts import Charge, Paid, cheapest, counting, dating
from shopguard.core.fine_rules import Fine
from shopguard.core.rulebook import Rulebook


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


class Tariff:
    """The prices of a rulebook."""

    def __init__(self, rulebook: Rulebook) -> None:
        self._rulebook = rulebook
        self._families: dict[tuple[str, str | None], Family] = {}
        self._fines: dict[tuple[Family, int, frozenset[str]], Fine | None] = {}

    def cost(self, paid: Paid, violations: Iterable[Violating]) -> int:
        """What one order's violations cost in fen. The limit per shop and day is not regarded."""
        charges = [charge for nth, one in enumerate(violations) if (charge := self._charge(nth, paid, one)) is not None]
        return sum(one.fen for one in (counting(charges) if len(charges) > 1 else charges))

    def family(self, clause: str, effective: str | None) -> Family:
        """The family of the clause under the values from that day."""
        key = clause, effective
        family = self._families.get(key)
        if family is None:
            family = self._families[key] = self._rulebook.clause(clause).judged_by(effective).family
        return family

    def _charge(self, nth: int, paid: Paid, one: Violating) -> Charge | None:
        family = self.family(one.clause, one.effective)
        dated = dating(family, paid, one.since, one.deadline)
        if dated is None:
            return None
        when, moment = dated
        fine = self._fine(family, moment, paid.traits)
        if fine is None:
            return None
        fen, tier, _ = cheapest(fine, paid)
        if fen <= 0:
            return None
        return Charge(nth, fen, family, tier.rate is None, when, one.clause, one.waybill or "", fine.most_per_order)

    def _fine(self, family: Family, moment: int, traits: frozenset[str]) -> Fine | None:
        key = family, day_number(moment), traits
        if key not in self._fines:
            self._fines[key] = self._rulebook.fine(family, day_of(moment), traits)
        return self._fines[key]
