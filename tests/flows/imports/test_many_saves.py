"""Files that are saved in several goes: every row of them arrives, once, and is counted once."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from shopguard.core.beijing import parse_iso
from shopguard.flows.imports.import_report import FileResult
from shopguard.flows.imports.importing import import_files
from shopguard.flows.workplace import Workplace
from tests.importers.reading_files import NOW, TRACK_HEADER, write_csv

ROWS = 16_000  # more than three goes
AS_OF = parse_iso("2026-11-21T20:00:00")
REJECTED = 7  # rows without a number that can be read, spread over the file
PAID, SENT = "2026-11-20 09:00:00", "2026-11-20 12:00:00"


def spread(make: Callable[[int], tuple[str, ...]], first: int, bad: tuple[str, ...]) -> list[tuple[str, ...]]:
    """``ROWS`` rows from number ``first`` on, with the bad one some times among them."""
    rows = [make(number) for number in range(first, first + ROWS)]
    for nth in range(REJECTED):
        rows.insert(nth * 2_500 + 1, bad)
    return rows


def bring(place: Workplace, path: Path, header: tuple[str, ...], rows: list[tuple[str, ...]]) -> FileResult:
    (file,) = import_files(place, [write_csv(path, header, *rows)], now=NOW, as_of=AS_OF).files
    assert file.refused is None
    assert (file.rows, file.rejected) == (len(rows), REJECTED)
    assert file.rows == file.added + file.changed + file.unchanged + file.rejected
    return file


def number_of(place: Workplace, table: str) -> int:
    return int(place.store.connection().execute(f"SELECT COUNT(*) FROM {table}").fetchone()[0])


def counts(file: FileResult) -> tuple[int, int, int]:
    return file.added, file.changed, file.unchanged


ORDERS = ("主订单编号", "子订单编号", "订单状态", "支付完成时间", "订单应付金额")


def order(status: str) -> Callable[[int], tuple[str, ...]]:
    return lambda number: (f"69{number:017}", f"69{number:017}", status, PAID, "9.90")


def test_order_lines(place: Workplace, tmp_path: Path) -> None:
    bad = ("?", "?", "待发货", PAID, "9.90")
    rows = spread(order("待发货"), 0, bad)
    assert counts(bring(place, tmp_path / "one.csv", ORDERS, rows)) == (ROWS, 0, 0)
    assert (number_of(place, "order_line"), number_of(place, "orders")) == (ROWS, ROWS)
    half = ROWS // 2  # known ones and new ones, mixed; each fourth of the known has changed
    mixed = [
        row
        for known, new in zip(rows[:half], spread(order("待发货"), ROWS, bad)[:half], strict=True)
        for row in (known, new)
    ]
    good = [row for row in mixed if row != bad]
    moved = [
        (*row[:2], "已关闭", *row[3:]) if int(row[0][2:]) < ROWS and int(row[0][2:]) % 4 == 0 else row for row in good
    ]
    changed = sum(row[2] == "已关闭" for row in moved)
    new = sum(int(row[0][2:]) >= ROWS for row in moved)
    result = bring(place, tmp_path / "two.csv", ORDERS, [bad] * REJECTED + moved)
    assert counts(result) == (new, changed, len(moved) - new - changed)
    assert number_of(place, "order_line") == ROWS + new


def test_parcels(place: Workplace, tmp_path: Path) -> None:
    header = ("运单号", "快递公司", "订单编号", "发货时间")
    rows = spread(lambda n: (f"YT{n:013}", "圆通速递", f"69{n:017}", SENT), 0, ("?", "圆通速递", "?", SENT))
    assert counts(bring(place, tmp_path / "one.csv", header, rows)) == (ROWS, 0, 0)
    assert (number_of(place, "parcel"), number_of(place, "shipment")) == (ROWS, ROWS)


def test_tracks(place: Workplace, tmp_path: Path) -> None:
    text = "您的快件在【浙江省金华市义乌市】已揽收"
    rows = spread(
        lambda n: (f"YT{n // 4:013}", "圆通速递", f"2026-11-20 12:00:0{n % 4}", text), 0, ("?", "", SENT, text)
    )
    assert counts(bring(place, tmp_path / "one.csv", TRACK_HEADER, rows)) == (ROWS, 0, 0)
    assert (number_of(place, "parcel"), number_of(place, "track_event")) == (ROWS // 4, ROWS)
