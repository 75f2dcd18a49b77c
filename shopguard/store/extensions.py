"""Extensions in the database: the owner's and a copy of the shipped ones. A row is never rewritten, only switched off and on.

Lists of names are kept as ``西藏,新疆``; an empty text means all. Which orders an extension may concern is answered here too.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date

from shopguard.core.extensions import Extension, Terms
from shopguard.store.by_ids import by_ids
from shopguard.store.engine import sqlite3

_COLUMNS = "from_at, until_at, senders, receivers, extra_seconds, latest_at, clauses, note, source, read_on"
# Every moment a clock of the order (of one of its parcels) can start at or run to. A clock lies between the first and the last
# of them, plus its window.
_ORDER_MOMENTS = (
    "o.submitted_at", "o.paid_at", "o.promised_at", "o.uploaded_at",
    "t.agreed_ship_at", "t.agreed_delivery_at", "t.question_at",
)  # fmt: skip
_PARCEL_MOMENTS = (
    "s.uploaded_at", "s.first_record_at", "s.picked_up_at", "s.first_hub_at", "s.signed_at", "s.transit_last_at",
    "s.last_event_at", "s.last_record_at",
)  # fmt: skip
_NEVER = 1 << 62


@dataclass(frozen=True, slots=True)
class ExtensionRow:
    """One row; ``removed``: it does not count at present."""

    ref: int
    extension: Extension
    shipped: bool
    removed: bool


def fetch_extensions(db: sqlite3.Connection) -> list[ExtensionRow]:
    """All rows, those that are switched off too; the latest period first."""
    rows = db.execute(
        f"SELECT id, shipped, removed, {_COLUMNS} FROM extension ORDER BY from_at DESC, until_at DESC, id"
    )
    return [_row(row) for row in rows]


def fetch_extension(db: sqlite3.Connection, ref: int) -> ExtensionRow | None:
    """One row, or None."""
    row = db.execute(f"SELECT id, shipped, removed, {_COLUMNS} FROM extension WHERE id = ?", (ref,)).fetchone()
    return None if row is None else _row(row)


def insert_extension(db: sqlite3.Connection, extension: Extension, *, told_at: int, shipped: bool = False) -> int:
    """Stores a new row that counts; returns its ref."""
    terms = extension.terms
    added = db.execute(
        f"INSERT INTO extension ({_COLUMNS}, told_at, shipped) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (terms.from_at, terms.until_at, ",".join(terms.senders), ",".join(terms.receivers), terms.extra, terms.latest_at,
         ",".join(terms.clauses), extension.note, extension.source, extension.read_on.isoformat(), told_at, int(shipped)),
    )  # fmt: skip
    return int(added.lastrowid or 0)


def switch(db: sqlite3.Connection, ref: int, *, removed: bool) -> None:
    """Switches a row off or on."""
    db.execute("UPDATE extension SET removed = ? WHERE id = ?", (int(removed), ref))


def reword_extension(db: sqlite3.Connection, ref: int, extension: Extension) -> None:
    """Gives a shipped row the words of its file; what it does stays."""
    db.execute(
        "UPDATE extension SET note = ?, source = ?, read_on = ? WHERE id = ?",
        (extension.note, extension.source, extension.read_on.isoformat(), ref),
    )


def delete_extension(db: sqlite3.Connection, ref: int) -> None:
    """Forgets a shipped row that is no longer in its file."""
    db.execute("DELETE FROM extension WHERE id = ?", (ref,))


@contextmanager
def as_if_removed(db: sqlite3.Connection, ref: int) -> Iterator[None]:
    """The database as it would be without that row; whatever is written inside is undone at the end."""
    db.execute("BEGIN IMMEDIATE")
    try:
        switch(db, ref, removed=True)
        yield
    finally:
        db.execute("ROLLBACK")


def touch_concerned(db: sqlite3.Connection, terms: Terms, longest_window: int, provinces: Collection[str]) -> None:
    """Marks for a new judgement the orders one of whose clocks may run in the period (see :func:`concerned_orders`)."""
    query, values = _concerned(terms, longest_window, provinces)
    db.execute(f"INSERT OR IGNORE INTO to_judge {query}", values)


def concerned_orders(
    db: sqlite3.Connection, terms: Terms, longest_window: int, provinces: Collection[str]
) -> list[int]:
    """The orders one of whose clocks may run at a moment of the period; none is left out that does.

    ``longest_window`` is the longest time in seconds from a clock's start to its deadline where the deadline is not itself
    told by a file. ``provinces``: all names that are known; an order whose province is none of them may lie anywhere.
    """
    query, values = _concerned(terms, longest_window, provinces)
    return [row[0] for row in db.execute(query, values)]


def touched_risks(db: sqlite3.Connection) -> dict[int, int]:
    """The stored risk of every order that waits for a new judgement, by order ref."""
    rows = db.execute("SELECT v.order_ref, v.risk FROM to_judge JOIN verdict v USING (order_ref)")
    return dict(rows.fetchall())


def risks_of(db: sqlite3.Connection, order_refs: Collection[int]) -> dict[int, int]:
    """The stored risk of these orders, by order ref."""
    rows = by_ids(db, "SELECT order_ref, risk FROM verdict WHERE order_ref IN", sorted(order_refs))
    return {row[0]: row[1] for row in rows}


def _concerned(terms: Terms, longest_window: int, provinces: Collection[str]) -> tuple[str, dict[str, int | str]]:
    values: dict[str, int | str] = {"from": terms.from_at - longest_window, "until": terms.until_at}
    elsewhere = sorted(set(provinces) - set(terms.receivers)) if terms.receivers else []
    values |= {f"elsewhere{number}": name for number, name in enumerate(elsewhere)}
    marks = ", ".join(f":elsewhere{number}" for number in range(len(elsewhere)))
    receiver = f"COALESCE(o.province, '') NOT IN ({marks})" if marks else "1"
    return (
        f"SELECT o.id FROM orders o LEFT JOIN order_trait t ON t.order_ref = o.id WHERE {receiver} AND {_span(_ORDER_MOMENTS)}"
        f" UNION SELECT s.order_ref FROM shipment s JOIN orders o ON o.id = s.order_ref"
        f" WHERE s.withdrawn = 0 AND {receiver} AND {_span(_PARCEL_MOMENTS)}",
        values,
    )


def _span(moments: tuple[str, ...]) -> str:
    """The time between the first and the last of the moments, where any is known, meets the period."""
    first = ", ".join(f"COALESCE({moment}, {_NEVER})" for moment in moments)
    last = ", ".join(f"COALESCE({moment}, 0)" for moment in moments)
    return f"MIN({first}) <= :until AND MAX({last}) >= :from"


def _row(row: sqlite3.Row) -> ExtensionRow:
    terms = Terms(
        from_at=row["from_at"],
        until_at=row["until_at"],
        senders=_names(row["senders"]),
        receivers=_names(row["receivers"]),
        extra=row["extra_seconds"],
        latest_at=row["latest_at"],
        clauses=_names(row["clauses"]),
    )
    extension = Extension(terms, row["note"], row["source"], date.fromisoformat(row["read_on"]))
    return ExtensionRow(row["id"], extension, bool(row["shipped"]), bool(row["removed"]))


def _names(text: str) -> tuple[str, ...]:
    return tuple(text.split(",")) if text else ()
