"""Fines the ledger shows, as far as nobody has opened a case for them yet."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from shopguard.appeals.deadline import appeal_by
from shopguard.core.appeal_states import OVER
from shopguard.core.beijing import day_of
from shopguard.core.families import family_on
from shopguard.core.ledger import FineName
from shopguard.core.message import NotThere, UserProblem
from shopguard.core.taken import FineEntry, taken_of
from shopguard.flows.appeals.new_case import own_numbers
from shopguard.flows.appeals.noticed_case import Notice, open_noticed
from shopguard.flows.costs.charging import name_in_words
from shopguard.flows.costs.taken import FineNames, fine_entry, order_number
from shopguard.flows.workplace import Workplace
from shopguard.importers.ledger_words import ledger_words
from shopguard.store.appeals import AppealRow, fetch_appeals
from shopguard.store.fetch import shops_of
from shopguard.store.ledger_keys import entry_of_key, keyed_entries
from shopguard.store.ledger_matches import EntryRow, order_refs_of
from shopguard.store.store import Connection


@dataclass(frozen=True, slots=True)
class LedgerNotice:
    """A fine in the ledger. ``at``: when it was taken, unix seconds; ``fen``: how much.

    ``order_id``: None where the ledger names no order; it need not be one that a file has shown. ``clause``: the one the words
    name, else None and the owner has to say which; ``clauses``: those it may be. ``card``: what it is for, in words. ``appeal_by``:
    counted from ``at``, as the ledger does not tell when the notice came: the real deadline may be earlier. ``other_case``: the
    newest case of the same order that may be about this fine, "" = there is none.
    """

    key: str
    at: int
    fen: int
    order_id: str | None
    shop: str
    clause: str | None
    clauses: tuple[str, ...]
    card: str
    remark: str
    appeal_by: int
    other_case: str


class _Fine(NamedTuple):
    key: str
    row: EntryRow
    entry: FineEntry
    order_id: str | None


def notices_in_ledger(place: Workplace, at: int) -> list[LedgerNotice]:
    """The fines up to ``at`` without a case that were not given back: those that can still be appealed first, the earliest
    deadline on top, then the others, the newest first.

    Left out: what no clause of the rulebook speaks of (an exchange sent too late).
    """
    db = place.store.connection()
    cases = fetch_appeals(db)
    fines = _without_case(_standing(_fines(db, at)), cases)
    beside = _beside(place, fines, cases)
    notices = [_notice(place, fine, beside) for fine in fines]
    return sorted(
        notices, key=lambda one: (one.appeal_by < at, one.appeal_by if one.appeal_by >= at else -one.at, one.key)
    )


def open_from_ledger(
    place: Workplace, ledger_key: str, *, now: int, clause: str | None = None, order_id: str | None = None
) -> str:
    """Opens a case for that fine of the ledger; returns its id. ``clause``, ``order_id``: said by the owner where the ledger's
    words tell none; what they do tell goes before.

    The notice is assumed to have come when the fine was taken, at the latest: the case says that nobody told. Raises NotThere for
    a key that is not there, UserProblem for an entry that is no fine, and where clause or order are still missing.
    """
    db, words = place.store.connection(), ledger_words()
    row = entry_of_key(db, ledger_key)
    if row is None:
        raise NotThere("problem.no_such_entry", key=ledger_key)
    name = FineNames(words).of(row)
    if name is None or row.amount_fen > 0:
        raise UserProblem("problem.entry_is_no_fine", key=ledger_key)
    told = order_number(words, row)
    number, about = told or order_id, name.clause or clause
    if number is None:
        raise UserProblem("problem.entry_without_order", key=ledger_key)
    if about is None:
        raise UserProblem("problem.entry_without_clause", key=ledger_key, remark=row.remark or "-")
    notice = Notice(row.at, told=False, text=row.remark or "", fen=-row.amount_fen, ledger_key=ledger_key)
    return open_noticed(place, number, about, notice, now=now)


def _fines(db: Connection, until: int) -> list[_Fine]:
    """Every fine and every giving back, with the number of its order."""
    words = ledger_words()
    names = FineNames(words)
    found = [
        (key, row, fine_entry(row, name), order_number(words, row))
        for key, row in keyed_entries(db, until)
        if (name := names.of(row)) is not None and name.judged
    ]
    numbers = own_numbers(db, [number for *_, number in found if number is not None])
    return [
        _Fine(key, row, entry, None if told is None else numbers.get(told, told)) for key, row, entry, told in found
    ]


def _standing(fines: Iterable[_Fine]) -> list[_Fine]:
    """Those taken whose words, on that order, were not all given back again."""
    by_order: dict[str | None, list[_Fine]] = {}
    for fine in fines:
        by_order.setdefault(fine.order_id, []).append(fine)
    standing = []
    for order_id, those in by_order.items():
        sums = taken_of(one.entry for one in those) if order_id is not None else ()
        back = {one.name for one in sums if one.reversed}
        standing += [one for one in those if one.entry.fen > 0 and one.entry.name not in back]
    return standing


def _without_case(fines: Iterable[_Fine], cases: Iterable[AppealRow]) -> list[_Fine]:
    """A case under way that names no entry of the ledger is about one fine of its order and clause, whenever that was taken."""
    keys = {case.ledger_key for case in cases}
    of_cases = Counter(
        (case.order_id, case.clause) for case in cases if case.ledger_key is None and case.state not in OVER
    )
    without = []
    for fine in sorted(fines, key=lambda one: (one.row.at, one.key)):
        about = fine.order_id or "", fine.entry.name.clause or ""
        if fine.key in keys:
            continue
        if of_cases[about]:
            of_cases[about] -= 1
        else:
            without.append(fine)
    return without


def _shops(db: Connection, numbers: Sequence[str]) -> dict[str, str]:
    """The shop of each order that a file has shown."""
    refs = order_refs_of(db, numbers)
    shops = shops_of(db, refs.values())
    return {number: shops[ref] for number, ref in refs.items()}


@dataclass(frozen=True, slots=True)
class _Beside:
    """What is known beside the ledger. ``cases``: of each order, the newest first; ``shops``: names by order number."""

    cards: Mapping[str, str]
    cases: Mapping[str, Sequence[AppealRow]]
    shops: Mapping[str, str]


def _beside(place: Workplace, fines: Iterable[_Fine], cases: Sequence[AppealRow]) -> _Beside:
    of_orders: dict[str, list[AppealRow]] = {}
    for case in reversed(cases):
        of_orders.setdefault(case.order_id, []).append(case)
    cards = {clause.id: clause.card[place.texts.language] for clause in place.rulebook.clauses}
    numbers = [fine.order_id for fine in fines if fine.order_id is not None]
    return _Beside(cards, of_orders, _shops(place.store.connection(), numbers))


def _notice(place: Workplace, fine: _Fine, beside: _Beside) -> LedgerNotice:
    name, row, order = fine.entry.name, fine.row, fine.order_id or ""
    clauses, shop = _clauses_named(place, name, row.at), beside.shops.get(order)
    return LedgerNotice(
        key=fine.key,
        at=row.at,
        fen=fine.entry.fen,
        order_id=fine.order_id,
        shop="" if shop is None else place.shop_in_words(shop),
        clause=name.clause,
        clauses=clauses,
        card=name_in_words(place.texts, beside.cards, name),
        remark=row.remark or "",
        appeal_by=appeal_by(row.at, place.rules.appeals.window(day_of(row.at))).until,
        other_case=next((case.id for case in beside.cases.get(order, ()) if case.clause in clauses), ""),
    )


def _clauses_named(place: Workplace, name: FineName, at: int) -> tuple[str, ...]:
    """The clauses a fine of that day may be for: the one its words name, else those of its families, else all that cost anything."""
    if name.clause is not None:
        return (name.clause,)
    return tuple(
        clause.id
        for clause in place.rulebook.clauses
        if not clause.costs_nothing and (not name.families or family_on(place.rulebook, clause.id, at) in name.families)
    )
