"""Moments of export in file names: whole timestamps, checked against what the file holds."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from shopguard.core.beijing import DAY, parse_iso
from shopguard.importers.name_moments import day_in_name, maybe_told_by_name, told_by_name
from tests.importers.reading_files import (
    NOW,
    ORDER_HEADER,
    ORDER_ROW,
    TRACK_HEADER,
    TRACK_ROW,
    opened,
    read,
    refusal,
    write_csv,
)

AT = parse_iso("2026-11-20T12:34:56")
PAID = parse_iso("2026-11-18T09:00:30")  # the newest that has happened in ORDER_ROW


@pytest.mark.parametrize(
    "name",
    [
        "订单_20261120123456.csv",
        "20261120_123456.csv",
        "导出2026-11-20 12_34_56(1).xlsx",
        "店铺-2026-11-20-12-34-56.xlsx",
        "2026-11-20T12.34.56.csv",
        "20261101-20261119_20261120123456.csv",  # the period as days, and one moment
    ],
)
def test_whole_timestamps(name: str) -> None:
    assert maybe_told_by_name(name, PAID, NOW) == AT


@pytest.mark.parametrize(
    "name",
    [
        "订单20261120.csv",  # a day
        "订单2026-11-20.csv",
        "订单_202611201234.csv",  # no seconds
        "620261120123456.csv",  # part of a longer number
        "202611201234567.csv",
        "YT2026112012345678.csv",
        "20261320123456.csv",  # no such month
        "2026-11-20 25_00_00.csv",
        "2026-11-01 00_00_00至2026-11-20 12_34_56.csv",  # a period
        "orders.csv",
    ],
)
def test_what_is_no_moment(name: str) -> None:
    assert maybe_told_by_name(name, PAID, NOW) is None


def test_a_moment_must_fit_what_the_file_holds_and_the_clock() -> None:
    name = "订单_20261120123456.csv"
    assert maybe_told_by_name(name, AT + 60, NOW) == AT  # an export takes a while
    assert maybe_told_by_name(name, AT + 61, NOW) is None
    assert maybe_told_by_name(name, None, NOW) == AT
    assert maybe_told_by_name(name, PAID, AT - 60) == AT
    assert maybe_told_by_name(name, PAID, AT - 61) is None  # a period may end tonight: no day of grace


def test_names_the_platform_gives() -> None:
    name = "售后单-2026-11-20 12_34_56.xlsx"
    assert told_by_name(name, NOW) == AT
    assert told_by_name("售后单-2026-11-20 12_34_56 (1).xlsx", NOW) == AT
    assert told_by_name(name, AT - DAY) == AT  # the computer's clock may be slow
    assert told_by_name(name, AT - DAY - 1) is None
    assert told_by_name("售后单-2026-11-31 12_34_56.xlsx", NOW) is None
    assert told_by_name("我的售后单-2026-11-20 12_34_56.xlsx", NOW) is None


def test_days() -> None:
    assert day_in_name("订单20261120.csv") == date(2026, 11, 20)
    assert day_in_name("2026-11-01至2026-11-20.csv") == date(2026, 11, 20)
    assert day_in_name("20261120123456.csv") is None
    assert day_in_name("20261320.csv") is None
    assert day_in_name("1120.csv") is None


def test_a_quiet_shops_newer_export_is_as_new_as_its_name(tmp_path: Path) -> None:
    source = opened(write_csv(tmp_path / "订单_20261120123456.csv", ORDER_HEADER, ORDER_ROW))
    assert (source.known_as_of, source.known_by) == (AT, "name")
    read(source)
    assert (source.seen.first, source.seen.last, source.seen.newest) == (PAID, PAID, PAID)


def test_a_name_that_cannot_be_right_leaves_it_to_the_content(tmp_path: Path) -> None:
    for name in ("订单_20261118085929.csv", "订单_20261122120101.csv"):  # a minute and a second too early, too late
        source = opened(write_csv(tmp_path / name, ORDER_HEADER, ORDER_ROW))
        assert (source.known_as_of, source.known_by) == (PAID, "content")
    source = opened(write_csv(tmp_path / "订单_20261118085930.csv", ORDER_HEADER, ORDER_ROW))
    assert (source.known_as_of, source.known_by) == (PAID - 60, "name")


def test_a_day_alone_is_no_as_of_and_that_is_said(tmp_path: Path) -> None:
    source = opened(write_csv(tmp_path / "订单20261120.csv", ORDER_HEADER, ORDER_ROW))
    read(source)
    assert (source.known_as_of, source.known_by) == (PAID, "content")
    [told] = [one for one in source.warnings if one.code == "warning.day_in_name"]
    assert told.values == {"day": "2026-11-20"}
    for name in ("订单20261117.csv", "订单20261123.csv"):  # before the newest record, after today: no day of export
        source = opened(write_csv(tmp_path / name, ORDER_HEADER, ORDER_ROW))
        assert "warning.day_in_name" not in [one.code for one in source.warnings]


def test_records_ahead_of_now_are_counted(tmp_path: Path) -> None:
    rows = [
        TRACK_ROW,
        (*TRACK_ROW[:2], "2026-11-22 12:01:00", "您的快件已经到达【金华转运中心】"),  # now + 60 s: clocks differ
        (*TRACK_ROW[:2], "2026-11-22 12:01:01", "您的快件已经到达【杭州转运中心】"),
        (*TRACK_ROW[:2], "2026-11-30 01:00:00", "已签收"),
        (*TRACK_ROW[:2], "2026-12-01 01:00:00", "预计12月1日送达"),  # its words announce it
    ]
    source = opened(write_csv(tmp_path / "轨迹.csv", TRACK_HEADER, *rows))
    for _ in range(2):  # reading twice counts once
        read(source)
        [told] = [one for one in source.warnings if one.code == "warning.ahead_of_now"]
        assert told.values == {"number": 2, "furthest": "2026-11-30 01:00:00"}


def test_a_file_wholly_ahead_of_the_clock_is_refused_for_the_clock(tmp_path: Path) -> None:
    path = write_csv(tmp_path / "o.csv", ORDER_HEADER, (*ORDER_ROW[:3], "2027-11-18 09:00:30", "", "39.90"))
    assert refusal(path) == "problem.clock_behind"


def test_the_span_of_an_order_file_is_that_of_its_orders(tmp_path: Path) -> None:
    header = ("主订单编号", "子订单编号", "订单状态", "发货时间", "承诺发货时间")
    row = (*ORDER_ROW[:3], "2026-11-19 09:00:00", "2026-11-20 09:00:30")
    source = opened(write_csv(tmp_path / "o.csv", header, row))
    read(source)
    assert (source.seen.first, source.seen.last) == (None, None)  # when it was placed is not told
    both = ("主订单编号", "子订单编号", "订单提交时间", "支付完成时间", "承诺发货时间")
    rows = [
        (*ORDER_ROW[:2], "2026-11-18 09:00:00", "2026-11-18 23:00:00", ""),
        ("6900000000000000102", "6900000000000000102", "2026-11-17 09:00:00", "2026-11-19 09:00:00", ""),
    ]
    source = opened(write_csv(tmp_path / "p.csv", both, *rows))
    read(source)
    assert source.seen.first == parse_iso("2026-11-17T09:00:00")
    assert source.seen.last == parse_iso("2026-11-18T09:00:00")
    assert source.seen.newest == parse_iso("2026-11-19T09:00:00")
    tracks = opened(write_csv(tmp_path / "t.csv", TRACK_HEADER, TRACK_ROW))
    read(tracks)
    assert tracks.seen.first == tracks.seen.last == parse_iso("2026-11-18T19:00:00")
