"""Fines taken and fines avoided, day by day: what the ledger shows, and what a warning was followed by."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from shopguard.checker.heeded import judge_warned
from shopguard.core.avoided import Avoided, avoided
from shopguard.core.beijing import day_of, start_of_day
from shopguard.core.ledger import FineName, name_of_fine
from shopguard.core.tariff import Tariff
from shopguard.flows.costs.taken import taken_by_order
from shopguard.flows.workplace import Workplace
from shopguard.importers.ledger_words import ledger_words
from shopguard.store.fetch import paid_of
from shopguard.store.ledger_matches import EntryRow, entries_until
from shopguard.store.pictured import ledger_spans


@dataclass(frozen=True, slots=True)
class MoneyDay:
    """One Beijing day, in fen. ``taken`` and ``back``: the ledger's fines and what was given back of such, by their own days; None
    where no ledger speaks of the day.

    ``avoided``: what ``saved`` orders would have cost whose clock was met on that day, after the owner had been warned of it.
    """

    day: date
    taken_fen: int | None
    back_fen: int | None
    avoided_fen: int
    saved: int


def money_days(place: Workplace, at: int, days: Sequence[date]) -> tuple[MoneyDay, ...]:
    """Each of the days by what is known at ``at`` (unix seconds)."""
    taken, back = _by_day(place, at)
    told = _days_told(place, at, days)
    avoided_fen: Counter[date] = Counter()
    saved: Counter[date] = Counter()
    for one in _avoided(place, at, start_of_day(min(days))):
        avoided_fen[day_of(one.at)] += one.fen
        saved[day_of(one.at)] += 1
    return tuple(
        MoneyDay(
            day=day,
            taken_fen=taken[day] if day in told else None,
            back_fen=back[day] if day in told else None,
            avoided_fen=avoided_fen[day],
            saved=saved[day],
        )
        for day in days
    )


def _by_day(place: Workplace, at: int) -> tuple[Counter[date], Counter[date]]:
    """What was taken and what was given back on each day, in fen."""
    taken: Counter[date] = Counter()
    back: Counter[date] = Counter()
    for entry in _fines(place, at):
        if entry.amount_fen < 0:
            taken[day_of(entry.at)] -= entry.amount_fen
        else:
            back[day_of(entry.at)] += entry.amount_fen
    return taken, back


def _days_told(place: Workplace, at: int, days: Sequence[date]) -> set[date]:
    """The days of which a ledger speaks: from the day of its first entry to that of its last."""
    spans = [(day_of(first), day_of(min(last, at))) for first, last in ledger_spans(place.store.connection())]
    return {day for day in days if any(first <= day <= last for first, last in spans)}


def _fines(place: Workplace, at: int) -> Iterable[EntryRow]:
    """The ledger's entries that are fines, or give one back. Most say the same words: each is read once."""
    words = ledger_words()
    read: dict[tuple[bool, str | None, str | None], FineName | None] = {}
    for row in entries_until(place.store.connection(), at):
        said = row.amount_fen < 0, row.scene, row.remark
        if said not in read:
            read[said] = name_of_fine(words, row.amount_fen, row.scene, row.remark)
        if read[said] is not None:
            yield row


def _avoided(place: Workplace, at: int, since: int) -> Iterable[Avoided]:
    """The orders warned of whose clocks were then met in time. One for which ledger or platform shows a fine is left out."""
    db, tariff = place.store.connection(), Tariff(place.rulebook)
    found = judge_warned(db, place.rulebook, at, since)
    orders, taken = paid_of(db, found), taken_by_order(place, at, list(found))
    for ref, followed in found.items():
        paid = orders[ref].reckoned_from
        if not any(figure.fen > 0 for figure in paid.figures) and not any(fine.fen > 0 for fine in taken.get(ref, ())):
            one = avoided(tariff, paid, followed.heeded, followed.breached)
            if one is not None:
                yield one
