"""The ledger in the database: an entry once, whichever file brings it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest

from shopguard.core.beijing import HOUR, parse_iso
from shopguard.core.ledger import LedgerEntry
from shopguard.flows.workplace import Workplace
from shopguard.store.engine import sqlite3
from shopguard.store.ledger_matches import entries_until
from tests.facts import intake_of

T0 = parse_iso("2026-11-16T10:00:00")
FINE = LedgerEntry("1", T0, -500, "exit", "消费者赔付", "揽收超时主动赔付", "6900000000000000001")
NAMELESS = replace(FINE, key="")


@pytest.fixture
def db(place: Workplace) -> Iterator[sqlite3.Connection]:
    with place.store.transaction() as connection:
        yield connection


def save(db: sqlite3.Connection, *rows: LedgerEntry) -> str:
    """Saves the rows as a file; returns how many were added, changed and unchanged."""
    intake = intake_of(db, frozenset(), T0 + 10 * HOUR)
    for row in rows:  # batches of one: what is alike is counted over all of a file
        intake.save_ledger([row])
    intake.finish()
    return f"{intake.counted.added} {intake.counted.changed} {intake.counted.unchanged}"


def test_a_serial_number_is_one_entry(db: sqlite3.Connection) -> None:
    assert [save(db, FINE), save(db, FINE, FINE)] == ["1 0 0", "0 0 2"]
    assert list(entries_until(db, T0)) == [(T0, -500, "消费者赔付", "揽收超时主动赔付", FINE.order_id, None)]


def test_more_columns_fill_what_was_not_told_and_fewer_take_nothing_away(db: sqlite3.Connection) -> None:
    bare = LedgerEntry("1", T0, -500, "exit")
    assert [save(db, bare), save(db, FINE), save(db, bare)] == ["1 0 0", "0 1 0", "0 0 1"]
    assert list(entries_until(db, T0)) == [(T0, -500, "消费者赔付", "揽收超时主动赔付", FINE.order_id, None)]


def test_without_serial_numbers_the_rows_themselves_count(db: sqlite3.Connection) -> None:
    other = replace(NAMELESS, amount_fen=-300)
    assert save(db, NAMELESS, other, NAMELESS) == "3 0 0"  # twice the same in one file are two charges
    assert save(db, NAMELESS, other, NAMELESS) == "0 0 3"
    assert save(db, NAMELESS, replace(other, account="聚合账户")) == "0 1 1"  # a column more: the same entry
    assert sum(row.amount_fen for row in entries_until(db, T0)) == -1_300


def test_only_what_had_happened_by_then(db: sqlite3.Connection) -> None:
    save(db, FINE, replace(FINE, key="2", at=T0 + HOUR))
    assert [len(list(entries_until(db, at))) for at in (T0 - 1, T0, T0 + HOUR)] == [0, 1, 2]


def test_what_a_file_changes_is_kept_as_it_was(db: sqlite3.Connection) -> None:
    save(db, LedgerEntry("1", T0, -500, "exit"))
    save(db, FINE)
    [kept] = db.execute("SELECT json_extract(facts, '$.remark') FROM before_change WHERE table_name = 'ledger_entry'")
    assert kept[0] is None


def test_an_orders_money_coming_in_is_not_read(db: sqlite3.Connection) -> None:
    income = LedgerEntry("2", T0, 9_900, "entry", "订单结算", None, "6900000000000000001")
    back = LedgerEntry("3", T0, 500, "entry", "消费者赔付", "撤销揽收超时主动赔付", "6900000000000000001")
    save(db, FINE, income, back)
    assert [row.amount_fen for row in entries_until(db, T0)] == [-500, 500]
