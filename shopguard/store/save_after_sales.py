"""After-sale cases in: new, changed or unchanged, cell by cell by age."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from shopguard.core.after_sale import CASE_FACTS, AfterSale, Standing, standing
from shopguard.core.order import merge_facts, time_places
from shopguard.store.by_ids import by_ids
from shopguard.store.engine import sqlite3
from shopguard.store.journal import keep_before
from shopguard.store.save_orders import Counted, order_refs

_TOLD = ("order_id", "known_as_of", "row_hash", *CASE_FACTS, *Standing._fields)
_ASSIGNMENTS = ", ".join(f"{name} = ?" for name in _TOLD)
_INSERT = f"INSERT INTO after_sale (case_id, {', '.join(_TOLD)}) VALUES (?, {', '.join('?' * len(_TOLD))})"

_TIMES = time_places(CASE_FACTS)


@dataclass(frozen=True, slots=True)
class _Known:
    ref: int
    order_id: str
    known_as_of: int
    row_hash: int
    facts: tuple[object, ...]


class SavedCases(NamedTuple):
    """Refs of the known orders of which something changed, and of the cases named that were there already."""

    orders: set[int]
    named: set[int]


def save_case_rows(
    db: sqlite3.Connection,
    rows: Sequence[tuple[AfterSale, int]],
    *,
    file_ref: int,
    told: frozenset[str],
    known_as_of: int,
    counted: Counted,
) -> SavedCases:
    """Stores a batch of (case, fingerprint).

    ``told`` names the facts the file has a column for; older files only fill gaps. A case of an order nobody has imported
    waits for it: it makes no order, for nothing could be said of one.
    """
    last = {case.case_id: place for place, (case, _) in enumerate(rows)}
    counted.unchanged += len(rows) - len(last)  # a case that stands twice: its last row is the one that holds
    rows = [rows[place] for place in sorted(last.values())]
    known = _known_cases(db, [case.case_id for case, _ in rows])
    mask = tuple(name in told for name in CASE_FACTS)
    added: list[tuple[object, ...]] = []
    written: list[tuple[object, ...]] = []
    changed: set[str] = set()
    for case, fingerprint in rows:
        facts = tuple(getattr(case, name) for name in CASE_FACTS)
        old = known.get(case.case_id)
        if old is None:
            counted.added += 1
            changed.add(case.order_id)
            added.append((case.case_id, case.order_id, known_as_of, fingerprint, *facts, *standing(case)))
            continue
        newer = known_as_of >= old.known_as_of
        merged = _merged(old, facts, mask, fingerprint, newer=newer)
        moved = newer and case.order_id != old.order_id
        same = merged == old.facts and not moved
        if same and (not newer or (known_as_of == old.known_as_of and old.row_hash == fingerprint)):
            counted.unchanged += 1
            continue
        counted.unchanged += same
        counted.changed += not same
        order_id = case.order_id if newer else old.order_id
        changed.update((order_id, old.order_id))
        held = AfterSale(case.case_id, order_id, *merged)  # type: ignore[arg-type]
        row_hash = fingerprint if newer else old.row_hash
        written.append((order_id, max(known_as_of, old.known_as_of), row_hash, *merged, *standing(held), old.ref))
    keep_before(db, file_ref, "after_sale", (int(str(row[-1])) for row in written))
    db.executemany(_INSERT, added)
    db.executemany(f"UPDATE after_sale SET {_ASSIGNMENTS} WHERE id = ?", written)
    return SavedCases(set(order_refs(db, sorted(changed)).values()), {old.ref for old in known.values()})


def _merged(
    old: _Known, facts: tuple[object, ...], mask: tuple[bool, ...], fingerprint: int, *, newer: bool
) -> tuple[object, ...]:
    if old.row_hash == fingerprint:
        return old.facts
    return merge_facts(old.facts, facts, mask, newer=newer, times=_TIMES)


def _known_cases(db: sqlite3.Connection, case_ids: list[str]) -> dict[str, _Known]:
    rows = by_ids(
        db,
        f"SELECT case_id, id, order_id, known_as_of, row_hash, {', '.join(CASE_FACTS)} FROM after_sale WHERE case_id IN",
        case_ids,
    )
    return {row[0]: _Known(row[1], row[2], row[3], row[4], tuple(row)[5:]) for row in rows}
