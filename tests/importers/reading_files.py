"""What the tests of the importers share: files made on the spot, and files read to the end."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from pathlib import Path

import pytest

from shopguard.core.beijing import parse_iso
from shopguard.core.message import UserProblem
from shopguard.importers.reading import load_reading
from shopguard.importers.source import Accepted, Rejected, SourceFile, expand, open_source

EXPORTS = Path(__file__).parents[1] / "data" / "exports"
ORDERS_75 = EXPORTS / "1795147200_00000000000000000000000000000000Demo.csv"
NOW = parse_iso("2026-11-22T12:00:00")
READING = load_reading()

ORDER_HEADER = ("主订单编号", "子订单编号", "订单状态", "支付完成时间", "承诺发货时间", "订单应付金额")
ORDER_ROW = (
    "6900000000000000101",
    "6900000000000000101",
    "待发货",
    "2026-11-18 09:00:30",
    "2026-11-20 09:00:30",
    "39.90",
)
TRACK_HEADER = ("运单号", "快递公司", "轨迹时间", "轨迹内容")
TRACK_ROW = ("YT0000000000101", "圆通速递", "2026-11-18 19:00:00", "【演示公司】 已揽收")


def opened(path: Path, *, as_of: int | None = None, now: int = NOW) -> SourceFile:
    """The one file behind ``path``."""
    [candidate] = expand([path])
    return open_source(candidate, now=now, as_of=as_of, reading=READING)


def read(source: SourceFile) -> tuple[list[Accepted], list[Rejected]]:
    """All rows: taken and rejected."""
    rows = list(source.rows())
    return [row for row in rows if isinstance(row, Accepted)], [row for row in rows if isinstance(row, Rejected)]


def refusal(path: Path) -> str:
    """The code of the problem with which the whole file is refused, on opening or on reading to its end."""
    with pytest.raises(UserProblem) as problem:
        list(opened(path).rows())
    return problem.value.message.code


def write_csv(path: Path, *rows: Sequence[str], encoding: str = "utf-8-sig", delimiter: str = ",") -> Path:
    """A made-up file."""
    with path.open("w", encoding=encoding, newline="") as file:
        csv.writer(file, delimiter=delimiter).writerows(rows)
    return path
