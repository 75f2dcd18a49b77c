"""The fines the ledger shows, order by order, with what was given back set against them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from shopguard.core.ledger import FineName, LedgerWords, name_of_fine, plain_words
from shopguard.core.taken import FineEntry, Taken, taken_of
from shopguard.flows.workplace import Workplace
from shopguard.importers.ledger_words import ledger_words
from shopguard.store.ledger_matches import (
    EntryRow,
    entries_about,
    entries_naming,
    entries_until,
    has_ledger,
    order_refs_of,
)
from shopguard.store.store import Connection

__all__ = ["Taken", "TakenFines", "taken_by_number", "taken_by_order", "taken_fines", "taken_in"]
_MANY = 5_000  # orders: for more of them the whole ledger is read at once


@dataclass(frozen=True, slots=True)
class TakenFines:
    """All fines of the ledger. ``by_order``: by order ref; ``not_imported``: by order number, of orders that no file has shown;
    ``orderless``: those that name no order at all, each on its own."""

    by_order: Mapping[int, tuple[Taken, ...]]
    not_imported: Mapping[str, tuple[Taken, ...]]
    orderless: tuple[Taken, ...]


class _Fine(NamedTuple):
    """A fine and the number of its order, or of a line of it."""

    entry: FineEntry
    number: str | None


def taken_by_order(place: Workplace, at: int, order_refs: Sequence[int] | None = None) -> dict[int, tuple[Taken, ...]]:
    """What the ledger shows as taken up to ``at`` (unix seconds), by order ref; orders without a fine are left out.

    ``order_refs``: only these (None: all).
    """
    return taken_in(place.store.connection(), at, order_refs)


def taken_in(db: Connection, at: int, order_refs: Sequence[int] | None = None) -> dict[int, tuple[Taken, ...]]:
    """The same, told by the caller's connection."""
    if (order_refs is not None and not order_refs) or not has_ledger(db):
        return {}
    found = _found(db, at, order_refs if order_refs is None or len(order_refs) < _MANY else None).by_order
    wanted = None if order_refs is None else set(order_refs)
    return {ref: taken for ref, taken in found.items() if wanted is None or ref in wanted}


def taken_by_number(place: Workplace, at: int, numbers: Sequence[str]) -> dict[str, tuple[Taken, ...]]:
    """The same of orders that no file has shown, by their number: numbers without a fine are left out."""
    db = place.store.connection()
    if not numbers or not has_ledger(db):
        return {}
    wanted, by_number = set(numbers), dict[str, list[FineEntry]]()
    for fine in _fines(ledger_words(), entries_naming(db, numbers, at)):
        if fine.number is not None and fine.number in wanted:
            by_number.setdefault(fine.number, []).append(fine.entry)
    return {number: taken_of(entries) for number, entries in by_number.items()}


def taken_fines(place: Workplace, at: int) -> TakenFines:
    """All fines the ledger shows up to ``at`` (unix seconds)."""
    return _found(place.store.connection(), at, None)


def _found(db: Connection, at: int, order_refs: Sequence[int] | None) -> TakenFines:
    rows = entries_until(db, at) if order_refs is None else entries_about(db, order_refs, at)
    fines = list(_fines(ledger_words(), rows))
    refs = order_refs_of(db, (fine.number for fine in fines if fine.number is not None))
    known: dict[int, list[FineEntry]] = {}
    unknown: dict[str, list[FineEntry]] = {}
    orderless: list[Taken] = []
    for fine in fines:
        if fine.number is None:
            orderless += taken_of([fine.entry])
        elif fine.number in refs:
            known.setdefault(refs[fine.number], []).append(fine.entry)
        else:
            unknown.setdefault(fine.number, []).append(fine.entry)
    return TakenFines(
        {ref: taken_of(entries) for ref, entries in known.items()},
        {number: taken_of(entries) for number, entries in unknown.items()},
        tuple(sorted(orderless, key=lambda one: one.at)),
    )


def _fines(words: LedgerWords, rows: Iterable[EntryRow]) -> Iterator[_Fine]:
    """The rows that are fines or give one back."""
    names = FineNames(words)
    for row in rows:
        name = names.of(row)
        if name is not None:
            yield _Fine(fine_entry(row, name), order_number(words, row))


class FineNames:
    """What the rows of a ledger are fines for. Most of them say the same words: each is read once."""

    def __init__(self, words: LedgerWords) -> None:
        self._words = words
        self._read: dict[tuple[bool, str | None, str | None], FineName | None] = {}

    def of(self, row: EntryRow) -> FineName | None:
        """What the row is a fine (or the giving back of one) for; None for what is neither."""
        said = row.amount_fen < 0, row.scene, row.remark
        if said not in self._read:
            self._read[said] = name_of_fine(self._words, row.amount_fen, row.scene, row.remark)
        return self._read[said] if row.amount_fen else None


def fine_entry(row: EntryRow, name: FineName) -> FineEntry:
    """The row as it is added up; a fine of another line of the order is another one."""
    own_words = "|".join((row.scene or "", plain_words(row.remark), row.line_id or ""))
    return FineEntry(row.at, -row.amount_fen, name, own_words)


def order_number(words: LedgerWords, row: EntryRow) -> str | None:
    """The number of the row's order, or of a line of it, from its columns, else from its remark."""
    told = row.order_id or row.line_id
    if told is None:
        in_remark = words.order_in_remark.search(plain_words(row.remark))
        told = in_remark[1] if in_remark else None
    return told
