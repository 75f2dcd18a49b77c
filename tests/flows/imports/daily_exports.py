"""Small order and track files as a shop would export them day by day. All data is made up."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from pathlib import Path

HEADER = (
    "主订单编号",
    "子订单编号",
    "订单状态",
    "订单提交时间",
    "支付完成时间",
    "承诺发货时间",
    "发货时间",
    "订单完成时间",
    "订单应付金额",
    "快递信息",
)


def order(
    number: int,
    placed: str,
    *,
    status: str = "待发货",
    promised: str = "-",
    sent: str = "-",
    done: str = "-",
    parcel: str = "-",
    paid: str | None = None,
) -> tuple[str, ...]:
    """One order of 100 yuan."""
    order_id = f"69{number:017d}"
    return (order_id, order_id, status, placed, paid or placed, promised, sent, done, "100.00", parcel)


def waiting(number: int, promised: str) -> tuple[str, ...]:
    """One that was paid at eight on 19 November and uploaded at eight the next morning: its parcel waits for its pickup."""
    parcel = f"YT{number:013d}-圆通速递"
    return order(
        number, "2026-11-19 08:00:00", status="已发货", promised=promised, sent="2026-11-20 08:00:00", parcel=parcel
    )


def export(path: Path, *rows: Sequence[str], header: Sequence[str] = HEADER) -> Path:
    """An order export."""
    return table(path, header, *rows)


def tracks(path: Path, *rows: Sequence[str]) -> Path:
    """A track file."""
    return table(path, ("运单号", "快递公司", "轨迹时间", "轨迹内容"), *rows)


def table(path: Path, header: Sequence[str], *rows: Sequence[str]) -> Path:
    """A CSV file."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        csv.writer(file).writerows([header, *rows])
    return path
