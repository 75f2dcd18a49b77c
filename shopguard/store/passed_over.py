"""Order lines that a file repeats just as they were read before: told by the hash of their record, without being read again."""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from contextlib import contextmanager
from typing import NamedTuple

from shopguard.store.engine import sqlite3
from shopguard.store.journal import keep_runs


class PassedOver(NamedTuple):
    """The lines: refs and, of those known up to an earlier moment, that moment; the orders they belong to."""

    refs: list[int]
    older: dict[int, int]
    orders: set[int]
    older_orders: set[int]


def current_hashes(db: sqlite3.Connection, shop_ref: int | None) -> frozenset[int]:
    """The hashes of the records that the stored lines were read from last; ``shop_ref``: of that shop's orders only."""
    query = "SELECT row_hash FROM order_line"
    if shop_ref is not None:
        query += f" l JOIN orders o ON o.id = l.order_ref WHERE o.shop_ref = {int(shop_ref)}"
    cursor = db.cursor()
    cursor.row_factory = None
    return frozenset(row[0] for row in cursor.execute(query))


def lines_passed_over(db: sqlite3.Connection, hashes: Sequence[int], known_as_of: int) -> PassedOver:
    """The stored lines of these records, for a file that speaks up to ``known_as_of``."""
    wanted, passed = set(hashes), PassedOver([], {}, set(), set())
    cursor = db.cursor()
    cursor.row_factory = None
    for ref, order_ref, known, row_hash in cursor.execute(
        "SELECT id, order_ref, known_as_of, row_hash FROM order_line"
    ):
        if row_hash in wanted:
            passed.refs.append(ref)
            passed.orders.add(order_ref)
            if known < known_as_of:
                passed.older[ref] = known
                passed.older_orders.add(order_ref)
    return passed


def move_on(db: sqlite3.Connection, file_ref: int, older: dict[int, int], known_as_of: int) -> None:
    """What these lines say holds up to a later moment now."""
    if not older:
        return
    keep_runs(db, file_ref, "order_line", "known_as_of", older.items())
    with _runs(db, sorted(older)):
        db.execute(
            "UPDATE order_line SET known_as_of = ? WHERE id IN"
            " (SELECT l.id FROM temp.passed_run r CROSS JOIN order_line l ON l.id BETWEEN r.first AND r.last)",
            (known_as_of,),
        )


def times_of(db: sqlite3.Connection, refs: Sequence[int], fields: Sequence[str], now: int) -> dict[str, list[int]]:
    """Of each field of these lines: the first time, the last one up to ``now``, and all later ones."""
    times: dict[str, list[int]] = {}
    with _runs(db, refs):
        source = "temp.passed_run r CROSS JOIN order_line l ON l.id BETWEEN r.first AND r.last"
        picked = ", ".join(f"MIN(l.{f}), MAX(CASE WHEN l.{f} <= :now THEN l.{f} END), MAX(l.{f})" for f in fields)
        told = db.execute(f"SELECT {picked} FROM {source}", {"now": now}).fetchone()
        for nth, name in enumerate(fields):
            first, last, latest = told[3 * nth : 3 * nth + 3]
            times[name] = [at for at in (first, last) if at is not None and at <= now]
            if latest is not None and latest > now:
                rows = db.execute(f"SELECT l.{name} FROM {source} WHERE l.{name} > ?", (now,))
                times[name] += [row[0] for row in rows]
    return times


@contextmanager
def _runs(db: sqlite3.Connection, refs: Sequence[int]) -> Iterator[None]:
    """A temporary table of the runs of refs that follow each other, for the time of a ``with``. ``refs``: ascending."""
    runs: list[list[int]] = []
    for ref in refs:
        if runs and runs[-1][1] == ref - 1:
            runs[-1][1] = ref
        else:
            runs.append([ref, ref])
    db.execute("CREATE TEMP TABLE passed_run (first INTEGER PRIMARY KEY, last INTEGER NOT NULL)")
    db.executemany("INSERT INTO temp.passed_run VALUES (?, ?)", runs)
    yield
    db.execute("DROP TABLE temp.passed_run")


class SaidTwice(Exception):  # noqa: N818 - no error: the file is read again, line by line
    """The file holds a line both as it is stored and otherwise: which of them comes last has to be looked at."""


def check_said_once(passed: PassedOver, hashes: Sequence[int], read: Set[int]) -> None:
    """``read``: refs of the stored lines that were read from the file. Raises :class:`SaidTwice`.

    A record that is no longer stored as it was passed over was overwritten by another row of the file.
    """
    if not read.isdisjoint(passed.refs) or len(passed.refs) < len(set(hashes)):
        raise SaidTwice
