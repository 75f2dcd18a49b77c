"""Places: only a name with its suffix, or one that opens a bracket, proves a province."""

from __future__ import annotations

import pytest

from shopguard.importers.reading import load_places

PLACES = load_places()


@pytest.mark.parametrize(
    ("name", "short"),
    [
        ("浙江省", "浙江"),
        ("浙江", "浙江"),
        ("北京", "北京"),
        ("北京市", "北京"),
        ("新疆维吾尔自治区", "新疆"),
        ("内蒙古自治区", "内蒙古"),
        ("广西壮族自治区", "广西"),
        ("香港特别行政区", "香港"),
        ("杭州市", "浙江"),
        ("演示省", None),
        ("", None),
    ],
)
def test_province_of_a_name(name: str, short: str | None) -> None:
    assert PLACES.province_of(name) == short


@pytest.mark.parametrize(
    ("line", "short"),
    [
        ("您的快件在【浙江省 金华市 义乌市】已揽收", "浙江"),
        ("您的快件已经到达【金华转运中心】", "浙江"),
        ("快件已存放至郑州市演示路1号", "河南"),
        ("到达【恩施州演示中心】", "湖北"),
        ("[乌鲁木齐分拨中心]在分拨中心进行卸车扫描", "新疆"),
        ("【上海路演示网点】已揽收", None),  # a street
        ("【鼓楼区演示网点】已揽收", None),  # several provinces have one
        ("【大同镇演示网点】已揽收", None),  # a town, not 大同市
        ("快件已由杭州发出", None),  # a bare name in the middle
        ("到达【海南州演示中心】", "青海"),  # not 海南省
        ("到达【海南转运中心】", "海南"),
        ("【朝阳区演示网点】", None),
        ("【广东中山区域分拨中心】", "广东"),
        ("您的快件已经到达【途经1转运中心】", None),
        ("", None),
    ],
)
def test_province_proved_by_a_line(line: str, short: str | None) -> None:
    assert PLACES.province_in(line) == short
