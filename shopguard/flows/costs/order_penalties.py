"""What each order costs and of what that is made; put in words only for whom somebody looks at."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property, partial
from typing import Protocol

from shopguard.core.amount_named import at_named, clause_of
from shopguard.core.amount_source import Amount, Source, settled_amounts
from shopguard.core.cited import Certainty, Family
from shopguard.core.families import family_on
from shopguard.core.finding import State
from shopguard.core.fines import Paid, Price, counted, price, within_shop_days
from shopguard.core.outlook import Outlook
from shopguard.core.turning import Row
from shopguard.flows.costs.amount_steps import Step
from shopguard.flows.costs.finding_of import Fined, finding_of
from shopguard.flows.costs.how_words import how_in_words
from shopguard.flows.costs.settling_steps import steps_of
from shopguard.flows.costs.taken import taken_by_order
from shopguard.flows.workplace import Workplace
from shopguard.store.fetch import PaidOrder, paid_of, waybills_by_shipment

_AT_ONCE = 500  # orders whose facts are read together


@dataclass(frozen=True, slots=True)
class Part:
    """One counted fine. ``how`` is the reckoning in words; ``source``: whose figure ``fen`` is; where it is the ledger's, ``clause``
    is what its words name.

    ``at_least``: base or promise is unknown or the rule gives a range, it may be more; ``most_fen``: up to this, where the
    rule says so. ``money_back``: the purchase money may be returned on top. ``steps``: the same step by step, worked out when
    somebody asks.
    """

    clause: str
    family: Family
    waybill: str | None
    fen: int
    when: int  # unix seconds: when it becomes due
    at_least: bool
    most_fen: int | None
    money_back: bool
    certainty: Certainty
    how: str
    source: Source = "estimate"
    steps: Callable[[], tuple[Step, ...]] = field(default=tuple, compare=False, repr=False)


class Reckons(Protocol):
    """Who reckons an order's parts when somebody asks."""

    def parts(self, order_ref: int) -> tuple[Part, ...]:
        """What counts of one order."""


@dataclass(frozen=True)
class OrderPenalty:
    """One order's fines at t (``now``) and at t + horizon (``if_ignored``), in fen."""

    order_id: str
    now_fen: int
    if_ignored_fen: int
    reckoning: Reckons = field(compare=False, repr=False)
    order_ref: int

    @cached_property
    def parts(self) -> tuple[Part, ...]:
        """What counts of ``if_ignored`` (of ``now``, where that is nothing); reckoned when somebody asks."""
        return self.reckoning.parts(self.order_ref)


Amounts = tuple[Amount[Price], ...]


class Reckoning:
    """The counted fines of the orders that cost anything, now and at ``later``. ``order_refs``: in the order they are shown.

    ``limited``: those whose fines a limit per shop and day may cut; they are reckoned together.
    """

    def __init__(
        self, place: Workplace, outlook: Outlook, later: int, order_refs: Sequence[int], limited: frozenset[int]
    ) -> None:
        self._place = place
        self._outlook = outlook
        self._later = later
        self._refs = order_refs
        self._limited = limited
        self._fined = Fined(place.rulebook)
        self._known: dict[int, tuple[Amounts, Amounts]] = {}
        self._paid: dict[int, Paid] = {}
        self._places = {ref: nth for nth, ref in enumerate(order_refs)}

    def parts(self, order_ref: int) -> tuple[Part, ...]:
        """What counts of one order at the horizon, in words; where that is nothing, now."""
        now, later = self.amounts(order_ref)
        return tuple(self._part(self._paid[order_ref], amount) for amount in later or now)

    def amounts(self, order_ref: int) -> tuple[Amounts, Amounts]:
        """What counts of one order now, and at the horizon."""
        if order_ref not in self._known:
            if order_ref in self._limited:
                refs = [ref for ref in self._refs if ref in self._limited]
            else:
                start = self._places[order_ref] // _AT_ONCE * _AT_ONCE
                refs = [ref for ref in self._refs[start : start + _AT_ONCE] if ref not in self._limited]
            self._known |= self._reckoned(refs)
        return self._known[order_ref]

    def _reckoned(self, refs: Sequence[int]) -> dict[int, tuple[Amounts, Amounts]]:
        db, rulebook = self._place.store.connection(), self._place.rulebook
        orders, waybills = paid_of(db, refs), waybills_by_shipment(db, refs)
        self._paid |= {ref: order.reckoned_from for ref, order in orders.items()}
        taken = taken_by_order(self._place, self._outlook.at, refs)
        shops = {ref: order.shop for ref, order in orders.items()}
        rows = {ref: self._outlook.rows_of(ref) for ref in refs}
        now, later = [
            within_shop_days({ref: self._prices(orders[ref], fined, waybills) for ref, fined in told.items()}, shops)
            for told in (
                {ref: self._fined.now(rows[ref]) for ref in refs},
                {ref: self._fined.by(rows[ref], self._later) for ref in refs},
            )
        ]
        found: dict[int, tuple[Amounts, Amounts]] = {}
        for ref in refs:
            fines = taken.get(ref, ())
            settled = [settled_amounts(rulebook, counts[ref], fines) for counts in (now, later)]
            if fines:
                fined = self._fined.now(rows[ref]), self._fined.by(rows[ref], self._later)
                settled = [
                    at_named(amounts, self._alone(orders[ref], broken, waybills))
                    for amounts, broken in zip(settled, fined, strict=True)
                ]
            found[ref] = settled[0], settled[1]
        return found

    def _alone(self, order: PaidOrder, rows: Sequence[Row], waybills: Mapping[int, str]) -> list[Price]:
        findings = (finding_of(row, State.BREACHED, waybills) for row in rows)
        prices = (price(self._place.rulebook, order.reckoned_from, one) for one in findings)
        return [one for one in prices if one is not None]

    def _prices(self, order: PaidOrder, rows: Sequence[Row], waybills: Mapping[int, str]) -> tuple[Price, ...]:
        findings = [finding_of(row, State.BREACHED, waybills) for row in rows]
        return counted(self._place.rulebook, order.reckoned_from, findings)

    def _part(self, paid: Paid, amount: Amount[Price]) -> Part:
        one = amount.price
        estimated = amount.source == "estimate"
        clause = clause_of(amount)
        return Part(
            clause=clause,
            family=one.family if clause == one.clause else family_on(self._place.rulebook, clause, one.when),
            waybill=one.waybill,
            fen=amount.fen,
            when=one.when,
            at_least=one.at_least and estimated,
            most_fen=one.most_fen if estimated else None,
            money_back=one.fine.money_back,
            certainty=one.fine.citation.certainty,
            how=how_in_words(self._place, one, (amount,), fined=True),
            source=amount.source,
            steps=partial(steps_of, self._place.rulebook, self._place.texts, paid, amount),
        )
