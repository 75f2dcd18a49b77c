"""The days one after another, through the flows or through an open window, with what is noted of each."""

from __future__ import annotations

import gc
import os
import shutil
import time
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path
from typing import Any, Protocol

from shopguard.app import build_workplace
from shopguard.core.beijing import DAY, HOUR, parse_iso, plain
from shopguard.flows.appeals.attaching import attach
from shopguard.flows.appeals.opening import open_appeal
from shopguard.flows.appeals.printing import make_packets
from shopguard.flows.appeals.steps import record_step
from shopguard.flows.imports.importing import import_files
from shopguard.flows.judging import refresh
from shopguard.flows.workplace import Workplace
from tests.long_life.invariants import broken, unlike_all_at_once
from tests.long_life.shop_month import ShopMonth

FIRST_DAY = parse_iso("2026-10-19T00:00:00")
ANEW_EVERY = 10  # days
CASES_A_DAY = 3


class Hands(Protocol):
    """Whoever does a day's imports and judging."""

    def import_evening(self, files: list[Path], now: int) -> None:
        """Imports and judges."""

    def judge(self, now: int) -> None:
        """Judges what time has changed."""


class Flows:
    """Without a window."""

    def __init__(self, place: Workplace) -> None:
        self._place = place

    def import_evening(self, files: list[Path], now: int) -> None:
        """Imports and judges."""
        report = import_files(self._place, files, now=now, shop="default")
        assert not [one for one in report.files if one.refused], "an export was refused"

    def judge(self, now: int) -> None:
        """Judges what time has changed."""
        refresh(self._place, now)


def live(folder: Path, days: int, orders_a_day: int, *, window: bool = False) -> dict[str, Any]:
    """Lives through ``days``; returns ``days`` (a row each) and ``sum``. Raises AssertionError where something does not hold."""
    shop, data, files = ShopMonth(FIRST_DAY, orders_a_day), folder / "data", folder / "exports"
    place = build_workplace(data, "zh")
    told: list[dict[str, Any]] = []
    every: list[Path] = []
    try:
        with _hands(place, window=window) as hands:
            for day in range(days):
                every += _one_day(place, hands, shop, day, files)
                faults = broken(place, (day + 1) * orders_a_day)
                if (day + 1) % ANEW_EVERY == 0 or day + 1 == days:
                    faults += unlike_all_at_once(place, folder / "anew", every, shop.evening(day))
                    shutil.rmtree(folder / "anew")
                assert not faults, f"day {day + 1}: {faults[:5]}"
                told.append({"day": day + 1, "orders": (day + 1) * orders_a_day, **_noted(place)})
    finally:
        place.store.close()
    return {"days": told, "sum": _sum(told)}


def _hands(place: Workplace, *, window: bool) -> AbstractContextManager[Hands]:
    if not window:
        return nullcontext(Flows(place))
    from tests.long_life.in_window import in_window

    return in_window(place)


def _one_day(place: Workplace, hands: Hands, shop: ShopMonth, day: int, folder: Path) -> list[Path]:
    """Morning: time has passed. Noon: yesterday's cases go on. Evening: the exports, and new cases for what is late."""
    now = shop.evening(day)
    hands.judge(now - 11 * HOUR)
    written = shop.write_evening(folder / f"{day:02d}", day)
    hands.import_evening(written, now)
    if day >= 3:  # a late pickup is known by then
        for number, order_id in enumerate(shop.late_orders(day - 3)[:CASES_A_DAY]):
            _one_case(place, order_id, folder / f"{day:02d}", now, decided=number % 2 == 0)
    return written


def _one_case(place: Workplace, order_id: str, folder: Path, now: int, *, decided: bool) -> None:
    appeal = open_appeal(place, order_id, "pickup-timeout", now=now, noticed_at=now - HOUR)
    note = folder / f"网点说明-编造-{order_id[-4:]}.txt"
    note.write_text(f"编造的说明 {order_id}\n" * 50, "utf-8")
    attach(place, appeal, [note], item="courier-chat", now=now)
    make_packets(place, [appeal], folder, now=now)
    if decided:
        record_step(place, appeal, "submitted", at=now, now=now)
        record_step(place, appeal, "granted", at=now, now=now)


def _noted(place: Workplace) -> dict[str, Any]:
    """Megabytes, open handles, and how long a new opening of the data folder takes."""
    gc.collect()
    began = time.perf_counter()
    build_workplace(place.data, "zh").store.close()
    opened = time.perf_counter() - began
    return {
        "memory_mb": round(_resident() / 1e6, 1),
        "handles": len(list(Path("/proc/self/fd").iterdir())),
        "database_mb": round(_stored(place) / 1e6, 2),
        "opened_ms": round(1000 * opened, 1),
    }


def _stored(place: Workplace) -> int:
    """Bytes of the database with what still stands in its log."""
    pages, size = (place.store.connection().execute(f"PRAGMA page_{name}").fetchone()[0] for name in ("count", "size"))
    return int(pages) * int(size)


def _resident() -> int:
    return int(Path("/proc/self/statm").read_text("ascii").split()[1]) * os.sysconf("SC_PAGE_SIZE")


def _sum(told: list[dict[str, Any]]) -> dict[str, Any]:
    """The last third beside the middle third: what leaks goes on growing."""
    third = max(1, len(told) // 3)
    middle, last = told[third : 2 * third] or told, told[-third:]

    def mean(rows: list[dict[str, Any]], name: str) -> float:
        return sum(float(row[name]) for row in rows) / len(rows)

    def grown(rows: list[dict[str, Any]]) -> float:
        more = float(rows[-1]["database_mb"]) - float(rows[0]["database_mb"])
        return more * 1e6 / max(1, int(rows[-1]["orders"]) - int(rows[0]["orders"]))

    return {
        "from": plain(FIRST_DAY),
        "until": plain(FIRST_DAY + len(told) * DAY),
        "orders": told[-1]["orders"],
        "memory_mb": [round(mean(middle, "memory_mb"), 1), round(mean(last, "memory_mb"), 1)],
        "handles": [mean(middle, "handles"), mean(last, "handles")],
        "bytes_per_order": [round(grown(middle)), round(grown(last))],
        "opened_ms": [round(mean(middle, "opened_ms"), 1), round(mean(last, "opened_ms"), 1)],
        "load": os.getloadavg()[0],
    }
