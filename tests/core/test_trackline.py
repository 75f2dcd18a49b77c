"""Track lines: the wordings seen, variations of them, and what must never be taken for more than it is."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from shopguard.core.parcel import EventKind
from shopguard.importers.reading import load_reading

DATA = Path(__file__).parents[1] / "data" / "tracklines"
LINES = load_reading().track_lines


def table(name: str) -> list[tuple[str, str, str]]:
    """Courier code, kind, line. ``seen``: wordings observed, blanks filled with made-up places; ``varied``: by analogy."""
    with (DATA / name).open(encoding="utf-8", newline="") as file:
        return [(row["courier"], row["kind"], row["line"]) for row in csv.DictReader(file)]


@pytest.mark.parametrize(("courier", "kind", "line"), table("seen.csv") + table("varied.csv"))
def test_kind(courier: str, kind: str, line: str) -> None:
    assert LINES.read(courier, line)[0] == EventKind(kind)


@pytest.mark.parametrize(
    ("line", "province"),
    [
        ("您的快件离开【金华转运中心】，已发往【郑州转运中心】", "浙江"),
        ("由【演示公司】发往【郑州转运中心】", None),  # where it goes is not where it is
        ("快件离开【演示网点】已发往【郑州市转运中心】", None),
        ("快件已到达【演示分点】 扫描员是【张*】上一站是【郑州转运中心】", None),
    ],
)
def test_province_is_where_the_parcel_is(line: str, province: str | None) -> None:
    assert LINES.read("", line)[1] == province


@pytest.mark.parametrize("courier", ["", "yto", "zto", "sf", "jd"])
def test_ordered_and_waiting_is_never_a_pickup(courier: str) -> None:
    for line in ("您的订单已打包完成", "待揽收", "等待快递员揽收", "已下单", "快递员即将上门揽收", "尚未揽收"):
        assert LINES.read(courier, line)[0] is EventKind.CREATED


def test_only_zhongtong_means_a_hub_by_a_bare_centre() -> None:
    line = "【郑州】 快件到达 【郑州中心】"
    assert LINES.read("zto", line)[0] is EventKind.HUB
    assert LINES.read("yto", line)[0] is EventKind.MAYBE_HUB


def test_many_lines_are_read_like_single_ones() -> None:
    pairs = [
        ("yto", "您的快件已经到达【金华转运中心】"),
        ("", "小哥说今天的云很好看"),
        ("yto", "您的快件已经到达【金华转运中心】"),
    ]
    assert list(LINES.read_all(pairs)) == [
        (EventKind.HUB, "浙江"),
        (EventKind.UNKNOWN, None),
        (EventKind.HUB, "浙江"),
    ]
