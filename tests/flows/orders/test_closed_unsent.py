"""Orders closed without ever having been sent: late is late, also when the closing came after; what a file does not say stays open."""

from __future__ import annotations

from pathlib import Path

import pytest

from shopguard.core.beijing import parse_iso
from shopguard.flows.imports.importing import import_files
from shopguard.flows.orders.verdict import judge_all
from shopguard.flows.workplace import Workplace
from tests.importers.reading_files import write_csv

ORDER, WAYBILL = "6900000000000000101", "YT0000000000101"
COLUMNS = ("主订单编号", "子订单编号", "订单状态", "售后状态", "订单提交时间", "支付完成时间", "承诺发货时间", "订单完成时间",
           "订单应付金额")  # fmt: skip
PAID, PROMISED = "2026-11-18 09:00:00", "2026-11-20 09:00:00"
BEFORE, AFTER = "2026-11-20 09:00:00", "2026-11-20 09:00:01"  # the deadline's last second, and the next one
WAITING, CLOSED = ("待发货", "-"), ("已关闭", "已全额退款")
DAY_AFTER, NOW = parse_iso("2026-11-21T08:00:00"), parse_iso("2026-11-22T12:00:00")
SENT_AND_PARCELS = {"发货时间": "-", "快递信息": "-"}


def bring(
    place: Workplace,
    folder: Path,
    words: tuple[str, str],
    closed_at: str = "-",
    *,
    as_of: int = NOW,
    shown: dict[str, str],
    lines: tuple[str, ...] = (ORDER,),
) -> None:
    """An export of the order; ``shown``: what it says in its columns of the sending, which it may lack."""
    rows = [(ORDER, line, *words, PAID, PAID, PROMISED, closed_at, "39.90", *shown.values()) for line in lines]
    path = write_csv(folder / f"{as_of}.csv", (*COLUMNS, *shown), *rows)
    assert import_files(place, [path], now=NOW, as_of=as_of).files[0].refused is None


def said(place: Workplace, clause: str = "ship-overdue") -> tuple[str, str]:
    """(state of the clause, risk of the order)."""
    (judged,) = judge_all(place, NOW, everything=True)
    (state,) = [found.state.value for found, _, _ in judged.findings if found.clause == clause]
    return state, judged.risk.name.lower()


@pytest.mark.parametrize(
    "shown", [SENT_AND_PARCELS, {"发货时间": "-"}, {"快递信息": "-"}], ids=lambda shown: "+".join(shown)
)
def test_closed_too_late_stays_late(place: Workplace, tmp_path: Path, shown: dict[str, str]) -> None:
    bring(place, tmp_path, WAITING, as_of=DAY_AFTER, shown=shown)
    assert said(place) == ("breached", "violated")
    bring(place, tmp_path, CLOSED, AFTER, shown=shown)
    assert said(place) == ("breached", "violated")


def test_seen_for_the_first_time_when_it_was_closed(place: Workplace, tmp_path: Path) -> None:
    bring(place, tmp_path, CLOSED, AFTER, shown=SENT_AND_PARCELS, lines=(ORDER, "6900000000000000102"))
    assert said(place) == ("breached", "violated")
    assert said(place, "out-of-stock") == ("exempt", "violated")  # closed before those 48 hours were over


@pytest.mark.parametrize("closed_at", [BEFORE, "-"])
def test_closed_in_time_or_nobody_told_when(place: Workplace, tmp_path: Path, closed_at: str) -> None:
    bring(place, tmp_path, CLOSED, closed_at, shown=SENT_AND_PARCELS)
    assert said(place) == ("exempt", "closed")


def test_a_file_without_the_columns_proves_nothing(place: Workplace, tmp_path: Path) -> None:
    bring(place, tmp_path, WAITING, as_of=DAY_AFTER, shown=SENT_AND_PARCELS)  # what it shows holds up to its own moment
    bring(place, tmp_path, CLOSED, AFTER, shown={})
    assert said(place) == ("unconfirmed", "closed")


def test_an_older_file_does_not_prove_it_afterwards(place: Workplace, tmp_path: Path) -> None:
    bring(place, tmp_path, CLOSED, AFTER, shown={})
    bring(place, tmp_path, WAITING, as_of=DAY_AFTER, shown=SENT_AND_PARCELS)
    assert said(place) == ("unconfirmed", "closed")


def test_days_without_times_tell_that_something_was_uploaded(place: Workplace, tmp_path: Path) -> None:
    bring(place, tmp_path, CLOSED, AFTER, shown={"发货时间": "2026-11-19"})
    assert said(place) == ("unconfirmed", "closed")


def test_a_number_shown_before_was_uploaded(place: Workplace, tmp_path: Path) -> None:
    sent = {"发货时间": "2026-11-19 09:00:00", "快递信息": f"{WAYBILL}-圆通速递,演示商品"}
    bring(place, tmp_path, ("已发货", "-"), as_of=DAY_AFTER, shown=sent)
    bring(place, tmp_path, CLOSED, AFTER, shown=SENT_AND_PARCELS)
    assert said(place) == ("unconfirmed", "closed")
