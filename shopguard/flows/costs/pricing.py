"""What judged orders cost: now, and by how much more from each beginning on. With the platform's figures and the ledger in place."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import compress, groupby
from operator import itemgetter
from typing import Any

from shopguard.checker.keeping import Judged, Priced
from shopguard.core.finding import State
from shopguard.core.fine_amounts import Figure, Paid
from shopguard.core.taken import Taken
from shopguard.core.tariff import Tariff, Violation
from shopguard.store.fetch import TRAITS, waybills_by_shipment
from shopguard.store.figures import figures_of
from shopguard.store.store import Connection

TakenByOrder = Mapping[int, Sequence[Taken]]
_NO_TRAITS: frozenset[str] = frozenset()


def price(db: Connection, judged: Judged, tariff: Tariff, taken: TakenByOrder) -> Priced:
    """The amounts of the judged orders. ``taken``: what the ledger shows, of those orders that it names."""
    figures = figures_of(db, [row[0] for row in judged.paid])
    waybills = waybills_by_shipment(db, figures) if figures else {}  # nothing else asks for them
    facts = {row[0]: row for row in judged.paid}
    adds: list[int] = []
    amounts: dict[int, int] = {}
    for ref, group in groupby(judged.findings, itemgetter(0)):
        rows = list(group)
        plain = None if ref in figures or ref in taken else _plain_adds(tariff, facts[ref], rows)
        if plain is not None:
            adds += plain
            continue
        paid, of_ledger = _paid(facts[ref], figures.get(ref, ())), taken.get(ref, ())
        adds += _adds(tariff, paid, rows, waybills, of_ledger)
        now = [_violation(rows[nth], waybills) for nth in _fined(tariff, rows, _STATE)]
        if now:
            amounts[ref] = tariff.cost(paid, now, of_ledger)
    return Priced(adds, amounts)


# The columns of checker.keeping.FINDING.
_SHIPMENT, _CLAUSE, _EFFECTIVE, _SINCE, _DEADLINE, _STATE, _LAPSES_TO = range(1, 8)
_BREACHED = State.BREACHED.value  # what the database gives
_FINED = frozenset({_BREACHED, State.SUSPECT.value})


def _plain_adds(tariff: Tariff, fact: Any, rows: Sequence[Any]) -> list[int] | None:
    """The same as :func:`_adds` for an order of no special kind, if nothing of it is fined now; None: it is not that plain."""
    _, amount_fen, paid_at, promised_at, *told = fact
    if any(told):
        return None
    adds = [0] * len(rows)
    broken: dict[tuple[str, int], int] = {}
    for nth, row in enumerate(rows):
        if row[_STATE] in _FINED:
            return None
        if row[_LAPSES_TO] == _BREACHED:
            broken.setdefault((row[_CLAUSE], row[_SHIPMENT]), nth)
        elif row[_LAPSES_TO] is not None and tariff.families.fined(row[_LAPSES_TO], row[_CLAUSE], row[_EFFECTIVE]):
            return None
    promise = None if paid_at is None or promised_at is None else promised_at - paid_at
    places = broken.values()
    raised = tariff.plain.raises(amount_fen, promise, [rows[nth][_CLAUSE : _DEADLINE + 1] for nth in places])
    if raised is None:
        return None
    for nth, fen in zip(places, raised, strict=True):
        adds[nth] = fen
    return adds


def _adds(
    tariff: Tariff, paid: Paid, rows: Sequence[Any], waybills: Mapping[int, str], taken: Sequence[Taken]
) -> list[int]:
    """For each of one order's findings what its breaking adds; of several clocks of a clause only the first to break does."""
    adds = [0] * len(rows)
    breaking: dict[tuple[str, int], int] = {}
    for nth in _fined(tariff, rows, _LAPSES_TO):
        breaking.setdefault((rows[nth][_CLAUSE], rows[nth][_SHIPMENT]), nth)
    places = breaking.values()
    if places:
        raised = tariff.raises(paid, [_violation(rows[nth], waybills) for nth in places], taken)
        for nth, fen in zip(places, raised, strict=True):
            adds[nth] = fen
    return adds


def _fined(tariff: Tariff, rows: Sequence[Any], column: int) -> list[int]:
    """Which of the rows are fined in the state of that column."""
    fined = tariff.families.fined
    return [nth for nth, row in enumerate(rows) if fined(row[column], row[_CLAUSE], row[_EFFECTIVE])]


def _violation(row: Any, waybills: Mapping[int, str]) -> Violation:
    return Violation(row[_CLAUSE], row[_EFFECTIVE], row[_SINCE], row[_DEADLINE], waybills.get(row[_SHIPMENT]))


def _paid(row: Any, figures: Sequence[Figure]) -> Paid:
    ref, amount_fen, paid_at, promised_at, *told = row
    traits = frozenset(compress(TRAITS, told)) if any(told) else _NO_TRAITS
    return Paid(ref, amount_fen, paid_at, promised_at, traits, tuple(figures))
