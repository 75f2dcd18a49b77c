"""Files that a spreadsheet program saved again: their times lack the seconds, and take none from what is known exactly."""

from __future__ import annotations

from itertools import permutations
from pathlib import Path

import pytest

from shopguard.core.beijing import parse_iso
from shopguard.flows.imports.importing import import_files
from shopguard.flows.workplace import Workplace
from tests.flows.imports.test_batches import HEADER as ORDERS
from tests.flows.imports.test_batches import A, row
from tests.importers.reading_files import NOW, write_csv

EXACT, CUT, RESAVED = "2026-11-20 11:38:54", "2026/11/20 11:38", "2026-11-20 11:38:00"
AT = parse_iso("2026-11-20T11:38:54")
MORNING, EVENING = parse_iso("2026-11-21T08:00:00"), parse_iso("2026-11-21T20:00:00")
PARCELS = ("运单号", "快递公司", "订单编号", "发货时间", "揽收时间")
CASES = ("售后单号", "订单号", "商品单号", "售后类型", "售后状态", "售后申请时间", "同意售后申请时间")
WAYBILL = "YT0000000000101"


def orders(sent: str) -> tuple[tuple[str, ...], ...]:
    return ORDERS, row(A, "已发货", sent=sent, waybills=f"{WAYBILL}-圆通速递", paid="2026-11-20 09:00:07")


def parcels(at: str) -> tuple[tuple[str, ...], ...]:
    return PARCELS, (WAYBILL, "圆通速递", A, at, at)


def cases(at: str) -> tuple[tuple[str, ...], ...]:
    return CASES, ("140000000000000101", A, A, "仅退款", "待商家处理", at, at)


KINDS = {
    "orders": (orders, "SELECT uploaded_at FROM order_line UNION ALL SELECT uploaded_at FROM shipment"),
    "parcels": (parcels, "SELECT uploaded_at FROM shipment UNION ALL SELECT picked_up_at FROM parcel"),
    "after_sales": (cases, "SELECT asked_at FROM after_sale UNION ALL SELECT agreed_at FROM after_sale"),
}


def bring(place: Workplace, path: Path, rows: tuple[tuple[str, ...], ...], as_of: int) -> tuple[int, int]:
    """Imports the rows; how many were added and changed."""
    (file,) = import_files(place, [write_csv(path, *rows)], now=NOW, as_of=as_of).files
    assert (file.refused, file.rejected) == (None, 0)
    return file.added, file.changed


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("cut", [CUT, RESAVED])
@pytest.mark.parametrize(("first", "then"), [(MORNING, EVENING), (MORNING, MORNING), (EVENING, MORNING)])
@pytest.mark.parametrize("exact_first", [True, False])
def test_the_exact_time_stays_whichever_file_comes_first(
    place: Workplace, tmp_path: Path, kind: str, cut: str, first: int, then: int, exact_first: bool
) -> None:
    made, query = KINDS[kind]
    times = (EXACT, cut) if exact_first else (cut, EXACT)
    assert bring(place, tmp_path / "one.csv", made(times[0]), first) == (1, 0)
    assert bring(place, tmp_path / "two.csv", made(times[1]), then) == (0, 0 if exact_first else 1)
    stored = [at for (at,) in place.store.connection().execute(query)]
    assert stored == [AT, AT]


@pytest.mark.parametrize("turns", list(permutations(["orders", "parcels"])))
def test_what_one_kind_of_file_knows_exactly_no_other_cuts(
    place: Workplace, tmp_path: Path, turns: tuple[str, ...]
) -> None:
    files = {"orders": orders(CUT), "parcels": parcels(EXACT)}
    for kind in turns:
        bring(place, tmp_path / f"{kind}.csv", files[kind], EVENING)
    assert place.store.connection().execute("SELECT uploaded_at FROM shipment").fetchone()[0] == AT


def test_another_time_is_taken_as_it_comes(place: Workplace, tmp_path: Path) -> None:
    bring(place, tmp_path / "one.csv", orders(EXACT), MORNING)
    bring(place, tmp_path / "two.csv", orders("2026/11/20 11:39"), EVENING)
    query = "SELECT uploaded_at FROM order_line UNION ALL SELECT uploaded_at FROM shipment"
    later = parse_iso("2026-11-20T11:39:00")
    assert [at for (at,) in place.store.connection().execute(query)] == [later, later]


def test_an_amount_is_no_time(place: Workplace, tmp_path: Path) -> None:
    bring(place, tmp_path / "one.csv", (ORDERS, row(A, amount="60.30")), MORNING)  # 6030 fen, then 6000
    bring(place, tmp_path / "two.csv", (ORDERS, row(A, amount="60.00")), EVENING)
    assert place.store.connection().execute("SELECT amount_fen FROM orders").fetchone()[0] == 6_000
