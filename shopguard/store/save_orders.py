"""Order lines in: new, changed or unchanged, cell by cell by age; the orders are derived from their lines."""

from __future__ import annotations

from collections.abc import Sequence, Set
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from shopguard.core.order import LINE_FACTS, NO_AFTER_SALE_WORDS, OrderLine, merge_facts, time_places
from shopguard.store.by_ids import by_ids
from shopguard.store.engine import sqlite3
from shopguard.store.journal import keep_before, keep_runs

_COLUMNS = ", ".join(LINE_FACTS)
_MARKS = ", ".join("?" * len(LINE_FACTS))
_TIMES = time_places(LINE_FACTS)


@dataclass(slots=True)
class Counted:
    """How many rows did what."""

    added: int = 0
    changed: int = 0
    unchanged: int = 0


@dataclass(frozen=True, slots=True)
class _Known:
    ref: int
    order_ref: int
    known_as_of: int
    row_hash: int
    facts: tuple[object, ...]


class Former(NamedTuple):
    """What a row of an older file tells of an order's numbers where a newer one names others."""

    order_ref: int
    waybills: str
    uploaded_at: int | None


@dataclass(slots=True)
class SavedLines:
    """Refs of the orders a batch changed, of those it only confirmed, of all it named; ``lines``: known lines it read."""

    touched: set[int] = field(default_factory=set)
    confirmed: set[int] = field(default_factory=set)
    named: set[int] = field(default_factory=set)
    lines: set[int] = field(default_factory=set)
    former: list[Former] = field(default_factory=list)

    def add(self, other: SavedLines) -> None:
        """Takes another batch of the same file in."""
        self.touched |= other.touched
        self.confirmed |= other.confirmed
        self.named |= other.named
        self.lines |= other.lines
        self.former += other.former


def save_lines(
    db: sqlite3.Connection,
    file_ref: int,
    lines: Sequence[tuple[OrderLine, int]],
    *,
    shop_ref: int,
    shop_told: bool,
    told: frozenset[str],
    known_as_of: int,
    counted: Counted,
) -> SavedLines:
    """Stores a batch of (line, fingerprint).

    ``told`` names the facts the file has a column for; older files only fill gaps. An unchanged line of a newer file
    still moves the order's known-as-of on (confirmed).
    """
    last = {line.line_id: place for place, (line, _) in enumerate(lines)}
    counted.unchanged += len(lines) - len(last)  # a line that stands twice: its last row is the one that holds
    lines = [lines[place] for place in sorted(last.values())]
    known = _known_lines(db, [line.line_id for line, _ in lines])
    orders, moved = _order_refs(db, file_ref, [line.order_id for line, _ in lines], shop_ref, shop_told=shop_told)
    mask = tuple(name in told for name in LINE_FACTS)
    added: dict[str, tuple[object, ...]] = {}
    changed: list[tuple[object, ...]] = []
    confirmed: list[tuple[_Known, int]] = []
    saved = SavedLines(lines={old.ref for old in known.values()})
    for line, fingerprint in lines:
        facts = tuple(getattr(line, name) for name in LINE_FACTS)
        order_ref = orders[line.order_id]
        saved.named.add(order_ref)
        old = known.get(line.line_id)
        if old is None:
            counted.added += 1
            added[line.line_id] = (line.line_id, order_ref, known_as_of, fingerprint, *facts)
            saved.touched.add(order_ref)
            continue
        newer = known_as_of >= old.known_as_of
        told_here = _told(mask, facts)
        merged = old.facts
        if old.row_hash != fingerprint:
            still = _still_holding(merged, mask, newer=known_as_of > old.known_as_of)
            merged = merge_facts(still, _lasting(facts, newer=newer), told_here, newer=newer, times=_TIMES)
        if line.waybills and merged[_WAYBILLS] != line.waybills:
            saved.former.append(Former(order_ref, line.waybills, line.uploaded_at))
        if merged == old.facts and order_ref == old.order_ref:
            counted.changed += order_ref in moved
            counted.unchanged += order_ref not in moved
            if newer and (known_as_of > old.known_as_of or old.row_hash != fingerprint):
                confirmed.append((old, fingerprint))
                saved.confirmed.add(order_ref)
            continue
        counted.changed += 1
        saved.touched.update((order_ref, old.order_ref))
        row_hash = fingerprint if newer else old.row_hash
        changed.append((order_ref, max(known_as_of, old.known_as_of), row_hash, *merged, old.ref))
    db.executemany(
        f"INSERT INTO order_line (line_id, order_ref, known_as_of, row_hash, {_COLUMNS}) VALUES (?, ?, ?, ?, {_MARKS})",
        added.values(),
    )
    _change(db, file_ref, changed)
    _confirm(db, file_ref, confirmed, known_as_of)
    return saved


def _change(db: sqlite3.Connection, file_ref: int, changed: Sequence[tuple[Any, ...]]) -> None:
    """``changed``: order_ref, known_as_of, row_hash, the facts, and the line's ref."""
    keep_before(db, file_ref, "order_line", [row[-1] for row in changed])
    assignments = ", ".join(f"{name} = ?" for name in LINE_FACTS)
    db.executemany(
        f"UPDATE order_line SET order_ref = ?, known_as_of = ?, row_hash = ?, {assignments} WHERE id = ?",
        changed,
    )


def _confirm(db: sqlite3.Connection, file_ref: int, confirmed: Sequence[tuple[_Known, int]], known_as_of: int) -> None:
    """Lines that say the same as before, up to a later moment (or in other words: then with another fingerprint)."""
    keep_runs(db, file_ref, "order_line", "known_as_of", ((old.ref, old.known_as_of) for old, _ in confirmed))
    reworded = [(old.ref, old.row_hash) for old, fingerprint in confirmed if old.row_hash != fingerprint]
    keep_runs(db, file_ref, "order_line", "row_hash", reworded)
    db.executemany(
        "UPDATE order_line SET known_as_of = ?, row_hash = ? WHERE id = ?",
        ((known_as_of, fingerprint, old.ref) for old, fingerprint in confirmed),
    )


_WAYBILLS, _AFTER_SALE = LINE_FACTS.index("waybills"), LINE_FACTS.index("after_sale")


def _told(mask: tuple[bool, ...], facts: tuple[object, ...]) -> tuple[bool, ...]:
    """What a row tells: a 快递信息 cell that names no number at all says nothing ("-", which says none, is "")."""
    if facts[_WAYBILLS] is not None:
        return mask
    return (*mask[:_WAYBILLS], False, *mask[_WAYBILLS + 1 :])


def _lasting(facts: tuple[object, ...], *, newer: bool) -> tuple[object, ...]:
    """What a file tells that may fill gaps: of an older one not that there was no after-sale then, for that says nothing of later."""
    if newer or facts[_AFTER_SALE] not in NO_AFTER_SALE_WORDS:
        return facts
    return (*facts[:_AFTER_SALE], None, *facts[_AFTER_SALE + 1 :])


def _still_holding(facts: tuple[object, ...], mask: tuple[bool, ...], *, newer: bool) -> tuple[object, ...]:
    """What was known and holds beside a newer file: not that there was no after-sale, where that file has no column for it."""
    if not newer or mask[_AFTER_SALE] or facts[_AFTER_SALE] not in NO_AFTER_SALE_WORDS:
        return facts
    return (*facts[:_AFTER_SALE], None, *facts[_AFTER_SALE + 1 :])


def _known_lines(db: sqlite3.Connection, line_ids: list[str]) -> dict[str, _Known]:
    rows = by_ids(
        db,
        f"SELECT line_id, id, order_ref, known_as_of, row_hash, {_COLUMNS} FROM order_line WHERE line_id IN",
        line_ids,
    )
    return {row[0]: _Known(row[1], row[2], row[3], row[4], tuple(row)[5:]) for row in rows}


def order_refs(db: sqlite3.Connection, order_ids: list[str]) -> dict[str, int]:
    """The refs of the orders that are there, by order number."""
    return {row[0]: row[1] for row in by_ids(db, "SELECT order_id, id FROM orders WHERE order_id IN", order_ids)}


def _order_refs(
    db: sqlite3.Connection, file_ref: int, order_ids: list[str], shop_ref: int, *, shop_told: bool
) -> tuple[dict[str, int], frozenset[int]]:
    """Refs of the orders, made where missing, and those of the ones that were another shop's: an order gets the shop that was
    told, or one if only a list knew it."""
    known = by_ids(db, "SELECT order_id, id, known_as_of, shop_ref FROM orders WHERE order_id IN", order_ids)
    moved = [row[1] for row in known if row[3] != shop_ref and (shop_told or row[2] is None)]
    keep_before(db, file_ref, "orders", moved, ["shop_ref"])
    db.executemany("UPDATE orders SET shop_ref = ? WHERE id = ?", ((shop_ref, ref) for ref in moved))
    found = {row[0]: row[1] for row in known}
    new = [order_id for order_id in dict.fromkeys(order_ids) if order_id not in found]
    db.executemany(
        "INSERT INTO orders (order_id, shop_ref, status) VALUES (?, ?, 'unknown')",
        ((order_id, shop_ref) for order_id in new),
    )
    return found | order_refs(db, new), frozenset(moved)


def mark_unread(db: sqlite3.Connection, file_ref: int, named: Set[int], unread: Set[str], known_as_of: int) -> set[int]:
    """Remembers the orders of which the file has a line that could not be read, and forgets it of those it names whole.

    The sum of the other lines is not what the buyer paid. A file that is older than what is known says nothing of it.
    Returns the refs of the orders of which this changed.
    """
    marked = dict(tuple(row) for row in db.execute(_MARKED))
    refs = set(order_refs(db, sorted(unread)).values())
    newest = {row[0]: row[1] for row in by_ids(db, _NEWEST, sorted(refs))}
    set_now = {
        ref
        for ref in refs
        if known_as_of >= max(newest.get(ref) or 0, marked.get(ref, 0)) and marked.get(ref) != known_as_of
    }
    whole = {ref for ref in marked.keys() & named if ref not in refs and known_as_of >= marked[ref]}
    keep_before(db, file_ref, "orders", sorted(set_now | whole), ["line_unread_as_of"])
    values = [*((known_as_of, ref) for ref in set_now), *((None, ref) for ref in whole)]
    db.executemany("UPDATE orders SET line_unread_as_of = ? WHERE id = ?", values)
    return set_now | whole


_MARKED = "SELECT id, line_unread_as_of FROM orders WHERE line_unread_as_of IS NOT NULL"
_NEWEST = (
    "SELECT o.id, (SELECT MAX(l.known_as_of) FROM order_line l WHERE l.order_ref = o.id) FROM orders o WHERE o.id IN"
)
