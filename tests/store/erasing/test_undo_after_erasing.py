"""Imports taken back after orders were erased: nothing of these comes back, and nothing of the others is lost."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from shopguard.flows.erasing.bare_remark import bare_remark
from shopguard.store.batches import changes_of
from shopguard.store.engine import sqlite3
from shopguard.store.erasing.belongings import belongings
from shopguard.store.erasing.rows import erase_rows
from shopguard.store.resting import rests_on
from shopguard.store.store import Store
from shopguard.store.undo import undo_batch
from tests.store.random_files import ORDERS, SHAPES, T0, File, bring_batch, content, files

CASES = int(os.environ.get("SHOPGUARD_CASES", "25"))
_batches = st.lists(files, min_size=1, max_size=3)
_histories = st.lists(_batches, min_size=1, max_size=4)
_OF_ORDERS = ("orders", "order_line", "shipment", "order_trait", "shared_use", "tag")


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Iterator[sqlite3.Connection]:
    store = Store(tmp_path_factory.mktemp("erasing"))
    yield store.connection()
    store.close()


def erase(db: sqlite3.Connection, *order_ids: str) -> None:
    with belongings(db, order_ids):
        erase_rows(db, SHAPES, bare_remark)


def bring(db: sqlite3.Connection, history: Sequence[Sequence[File]]) -> list[int]:
    return [bring_batch(db, *batch) for batch in history]


def of_orders(db: sqlite3.Connection) -> dict[str, list[tuple[object, ...]]]:
    """What is known of orders; parcels that no order has may differ."""
    return {table: rows for table, rows in content(db).items() if table in _OF_ORDERS}


def check_whole(db: sqlite3.Connection, erased: str) -> None:
    assert db.execute("PRAGMA foreign_key_check").fetchall() == []
    assert db.execute("SELECT 1 FROM orders WHERE order_id = ?", (erased,)).fetchone() is None
    for table in ("after_sale", "ledger_entry"):
        assert db.execute(f"SELECT 1 FROM {table} WHERE order_id = ?", (erased,)).fetchone() is None


@settings(max_examples=CASES, deadline=None, suppress_health_check=list(HealthCheck))
@given(history=_histories, erased=st.sampled_from(ORDERS))
def test_undone_after_erasing_is_erased_after_undoing(
    kept: sqlite3.Connection, history: list[list[File]], erased: str
) -> None:
    found = []
    for erase_first in (True, False):
        kept.execute("BEGIN")
        try:
            last = bring(kept, history)[-1]
            if erase_first:
                erase(kept, erased)
            undo_batch(kept, last, SHAPES, T0)
            if not erase_first:
                erase(kept, erased)
            check_whole(kept, erased)
            found.append(of_orders(kept))
        finally:
            kept.rollback()
    assert found[0] == found[1]


@settings(max_examples=CASES, deadline=None, suppress_health_check=list(HealthCheck))
@given(history=_histories, erased=st.sampled_from(ORDERS), later=_batches)
def test_what_comes_later_goes_alone(
    kept: sqlite3.Connection, history: list[list[File]], erased: str, later: list[File]
) -> None:
    """The ids of what was erased are given away again; an older import that is taken back takes none of these rows along."""
    kept.execute("BEGIN")
    try:
        refs = bring(kept, history)
        erase(kept, erased)
        before = content(kept)
        (newest,) = bring(kept, [later])
        for ref in (*refs, newest):
            for row in kept.execute("SELECT id FROM source_file WHERE batch_ref = ?", (ref,)).fetchall():
                list(changes_of(kept, row[0], frozenset()))  # what each import changed can still be told
        undo_batch(kept, newest, SHAPES, T0)
        assert {name: rows for name, rows in content(kept).items() if name not in ("to_judge", "setting")} == {
            name: rows for name, rows in before.items() if name not in ("to_judge", "setting")
        }
        for ref in reversed(refs):
            assert not rests_on(kept, ref)
            undo_batch(kept, ref, SHAPES, T0)
            check_whole(kept, erased)
        assert of_orders(kept) == {table: [] for table in _OF_ORDERS}
    finally:
        kept.rollback()
