"""The ledger in, and out again: what was taken of the shop's account. An entry that was written down never changes."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from hashlib import blake2b

from shopguard.core.ledger import LEDGER_FACTS, LedgerEntry, plain_words
from shopguard.store.by_ids import by_ids, by_names
from shopguard.store.engine import sqlite3
from shopguard.store.journal import keep_before
from shopguard.store.save_orders import Counted

_HASH_BYTES = 12
_FILLED_LATER = tuple(name for name in LEDGER_FACTS if name not in ("at", "amount_fen", "direction"))
_ASSIGNMENTS = ", ".join(f"{name} = ?" for name in LEDGER_FACTS)


def save_ledger_rows(
    db: sqlite3.Connection,
    rows: Sequence[LedgerEntry],
    *,
    file_ref: int,
    alike: Counter[str],
    counted: Counted,
) -> set[int]:
    """Stores a batch of entries; returns the refs of those named that were there already. ``alike`` counts rows of the file
    that have no serial number and look the same.

    The same serial number is the same entry: a file with more columns only fills what was not told; one whose amount or
    time differs tells it anew.
    """
    entries = {_key(entry, alike): entry for entry in rows}
    counted.unchanged += len(rows) - len(entries)
    known = {
        row["key"]: row
        for row in by_ids(
            db, f"SELECT id, key, {', '.join(LEDGER_FACTS)} FROM ledger_entry WHERE key IN", list(entries)
        )
    }
    changed: list[tuple[object, ...]] = []
    added: list[tuple[object, ...]] = []
    for key, entry in entries.items():
        facts = tuple(getattr(entry, name) for name in LEDGER_FACTS)
        old = known.get(key)
        if old is None:
            added.append((key, *facts))
            continue
        merged = _merged(entry, old)
        if merged == tuple(old[name] for name in LEDGER_FACTS):
            counted.unchanged += 1
        else:
            changed.append((*merged, old["id"]))
    keep_before(db, file_ref, "ledger_entry", (int(str(row[-1])) for row in changed))
    marks = ", ".join("?" * (len(LEDGER_FACTS) + 1))
    db.executemany(f"INSERT INTO ledger_entry (key, {', '.join(LEDGER_FACTS)}) VALUES ({marks})", added)
    db.executemany(f"UPDATE ledger_entry SET {_ASSIGNMENTS} WHERE id = ?", changed)
    counted.added += len(added)
    counted.changed += len(changed)
    before = (tuple(known[key][name] for name in LEDGER_FACTS) for key in entries.keys() & known.keys() if changed)
    _mark_orders(db, [*(row[1:] for row in added), *(row[:-1] for row in changed), *before])
    return {row["id"] for row in known.values()}


_NUMBER = re.compile(r"\d{15,21}", re.ASCII)  # of an order, in the words of an entry that has no column for it
_AMOUNT, _REMARK, _ORDER, _LINE = (LEDGER_FACTS.index(name) for name in ("amount_fen", "remark", "order_id", "line_id"))


def _mark_orders(db: sqlite3.Connection, entries: Sequence[tuple[object, ...]]) -> None:
    """Orders of which something costs or may cost wait to be judged again where an entry may be a fine: their amounts follow it.

    ``entries``: as :data:`LEDGER_FACTS` has them.
    """
    numbers: set[str] = set()
    for facts in entries:
        amount, remark = facts[_AMOUNT], facts[_REMARK]
        if (isinstance(amount, int) and amount < 0) or remark:  # what comes in without a word is an order's money
            told = {str(facts[place]) for place in (_ORDER, _LINE) if facts[place]}
            numbers |= told or set(_NUMBER.findall(plain_words(str(remark or ""))))
    refs = {ref for (ref,) in by_names(db, "SELECT t.id FROM orders t", "order_id", sorted(numbers))}
    refs |= {ref for (ref,) in by_names(db, "SELECT t.order_ref FROM order_line t", "line_id", sorted(numbers))}
    db.executemany(
        "INSERT OR IGNORE INTO to_judge SELECT ?1 WHERE EXISTS (SELECT 1 FROM finding WHERE order_ref = ?1)",
        ((ref,) for ref in sorted(refs)),
    )


def _merged(entry: LedgerEntry, old: sqlite3.Row) -> tuple[object, ...]:
    """What is told now; where a file has nothing to say, what was told before."""
    return tuple(
        old[name] if name in _FILLED_LATER and getattr(entry, name) is None else getattr(entry, name)
        for name in LEDGER_FACTS
    )


def _key(entry: LedgerEntry, alike: Counter[str]) -> str:
    """The serial number; without one a hash of what the row tells, and which of several such rows of the file it is."""
    if entry.key:
        return entry.key
    told = "\x1f".join(
        str(getattr(entry, name) or "") for name in ("at", "amount_fen", "scene", "remark", "order_id", "line_id")
    )
    row = blake2b(told.encode("utf-8", "surrogatepass"), digest_size=_HASH_BYTES).hexdigest()
    alike[row] += 1
    return f"#{row}-{alike[row]}"
