"""Track lines as a courier may be told them: nobody's name or number, but the outlet or hub."""

from __future__ import annotations

import pytest

from shopguard.core.track_record import TrackRecords
from shopguard.flows.imports.importing import reading
from shopguard.importers.record_words import track_records


@pytest.fixture(scope="module")
def records() -> TrackRecords:
    return track_records(reading())


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("快件在【浙江省金华市义乌市】已揽收，揽收人: 王小明（13800000000）", "快件在【浙江省金华市义乌市】已揽收，揽收人: 某人（…）"),
        ("【金华】 快件离开 【金华转运中心】 已发往 【广州转运中心】", "【金华】 快件离开 【金华转运中心】 已发往 【广州转运中心】"),
        ("快件到达【义乌2部网点】【物流问题无需找商家或平台，请致电（专属热线:95554）更快解决】", "快件到达【义乌2部网点】"),
        ("快件到达【义乌网点13800000000】", "快件到达【…网点#】"),
        ("【演示网点】的收件员【李小红】已收件", "【演示网点】的收件员【某人】已收件"),
        ("快件已暂存至幸福小区3号楼菜鸟驿站", "快件已暂存至某处菜鸟驿站"),
        ("快件已送至【杭州市幸福小区】", "快件已送至【…福小区】"),
    ],
)  # fmt: skip
def test_people_and_doors_go_places_stay(records: TrackRecords, line: str, told: str) -> None:
    assert records.told(line) == told


@pytest.mark.parametrize(
    "line",
    [
        "签收人：张三，电话138-0000-0000",
        "派件员王小明（0571-88888888）正在派件",
        "联系电话:13800000000-1234",
        "买家李四 13800000000",
        "本人 李四 签收",
        "送往幸福路12号3栋501室 王小明 收",
        "包裹已由李四的同事签收",
        "（【义乌演示网点】的张三）已收件",
    ],
)
def test_no_number_and_no_name_is_left(records: TrackRecords, line: str) -> None:
    told = records.told(line)
    assert not any(one.isdigit() for one in told.replace("第1次", ""))
    assert not any(name in told for name in ("张三", "王小明", "李四"))


@pytest.mark.parametrize(
    "line", ["快件离开【义乌演示网点】，备注：请放门口，勿敲门", "快件离开【义乌演示网点】 买家留言:晚上送"]
)
def test_remarks_go(records: TrackRecords, line: str) -> None:
    told = records.told(line)
    assert told.startswith("快件离开【义乌演示网点】")
    assert not any(word in told for word in ("门", "晚上"))


def test_each_hub_keeps_its_place_where_one_is_masked(records: TrackRecords) -> None:
    told = records.told("【金华网点】正在派件，地址：【南京网点】对面，已到【杭州网点】")
    assert told == "【金华网点】正在派件，地址：某处，已到【杭州网点】"


@pytest.mark.parametrize(
    ("line", "outlet"),
    [
        ("快件离开【义乌演示网点】，已发往【杭州转运中心】", "义乌演示网点"),
        ("【合肥转运中心公司】 已收入", "合肥转运中心"),
        ("【金华】 快件离开 【金华中转部】 已发往 【合肥中转】", "金华中转部"),
        ("[浙江 金华 义乌]【义乌演示营业部】的某人(…)已取件", "义乌演示营业部"),
        ("货物已到达【义乌演示营业部】", "义乌演示营业部"),
        ("由【义乌演示公司】发往【南京转运中心】", "义乌演示公司"),
        ("您的快件在【浙江省金华市义乌市】已揽收", ""),
        ("您的订单已打包完成", ""),
        ("已发往【南京转运中心】", ""),
        ("快件到达【义乌网点13800000000】", ""),
    ],
)
def test_the_outlet_where_it_is(records: TrackRecords, line: str, outlet: str) -> None:
    assert records.outlet(line) == outlet
