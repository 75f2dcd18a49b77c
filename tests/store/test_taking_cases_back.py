"""After-sale files and ledgers taken back: what followed from them goes too."""

from __future__ import annotations

from pathlib import Path

import pytest

from shopguard.core.beijing import parse_iso
from shopguard.flows.costs.penalties import preview
from shopguard.flows.imports.importing import import_files
from shopguard.flows.workplace import Workplace
from shopguard.importers.couriers import courier_shapes
from shopguard.store.resting import rests_on
from shopguard.store.undo import undo_batch
from tests.importers.money_files import CASE, FINE, ORDER, case, fine, write_cases, write_ledger
from tests.importers.reading_files import ORDER_HEADER, ORDER_ROW, write_csv

NOW = parse_iso("2026-11-22T12:00:00")


def bring(place: Workplace, path: Path) -> int:
    """Imports the file; the ref of its import."""
    [result] = import_files(place, [path], now=NOW).files
    assert result.refused is None
    ref: int = place.store.connection().execute("SELECT MAX(id) FROM batch").fetchone()[0]
    return ref


def take_back(place: Workplace, batch: int) -> None:
    with place.store.transaction() as db:
        assert not rests_on(db, batch)
        undo_batch(db, batch, courier_shapes(), NOW)


def state(place: Workplace) -> tuple[object, ...]:
    """What the order holds of after-sales: open, refunded, when a refund was asked for."""
    row = place.store.connection().execute(
        "SELECT o.refund_open, o.refunded, t.refund_asked_at FROM orders o LEFT JOIN order_trait t ON t.order_ref = o.id"
        " WHERE o.order_id = ?",
        (ORDER,),
    )
    return tuple(row.fetchone())


@pytest.mark.parametrize("order_first", [True, False])
def test_a_file_of_cases(place: Workplace, tmp_path: Path, order_first: bool) -> None:
    order = write_csv(tmp_path / "orders.csv", ORDER_HEADER, ORDER_ROW)
    if order_first:
        bring(place, order)
    batch = bring(place, write_cases(tmp_path, CASE))
    if not order_first:
        bring(place, order)
    assert state(place) == (1, 0, parse_iso("2026-11-19T10:00:00"))
    take_back(place, batch)
    assert state(place) == (0, 0, None)


def test_a_newer_file_taken_back_leaves_what_the_older_said(place: Workplace, tmp_path: Path) -> None:
    bring(place, write_csv(tmp_path / "orders.csv", ORDER_HEADER, ORDER_ROW))
    older = bring(place, write_cases(tmp_path, CASE))
    newer = bring(place, write_cases(tmp_path, case(售后状态="售后关闭"), name="售后单-2026-11-21 12_00_00.xlsx"))
    assert state(place)[0] == 0
    with place.store.transaction() as db:
        assert rests_on(db, older).later == (newer,)
    take_back(place, newer)
    assert state(place) == (1, 0, parse_iso("2026-11-19T10:00:00"))


def test_a_ledger(place: Workplace, tmp_path: Path) -> None:
    bring(place, write_ledger(tmp_path / "a.csv", FINE))
    batch = bring(place, write_ledger(tmp_path / "b.csv", FINE, fine(动帐流水号="2")))
    assert preview(place, NOW).charged.fen == 1_000
    take_back(place, batch)
    assert preview(place, NOW).charged.fen == 500
