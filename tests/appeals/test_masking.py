"""Masks take out people, never numbers and places that prove something. All names, numbers and addresses are made up."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shopguard.appeals.mask_words import place_names
from shopguard.appeals.masking import FIELDS, fields_of, mask, stored_form
from shopguard.demo.couriers import COURIERS, PLACES, Courier, Place

LINES = Path(__file__).parents[1] / "data" / "tracklines"
HUBS = ("转运中心", "分拨中心", "集散中心", "中转场", "分拣中心", "处理中心", "集散点")
CARD = "收货信息：张测试，13800000000，浙江省杭州市西湖区编造路969号3幢201室"


def lines_seen() -> list[str]:
    """Every courier line the tests of the classifier know."""
    return [
        row["line"]
        for name in ("seen.csv", "varied.csv", "held_out.csv")
        for row in csv.DictReader((LINES / name).read_text("utf-8").splitlines())
    ]


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("快递员测试乙，电话10000000000", "快递员测试乙，电话1**********"),
        ("虚拟号 10000000001-0000", "虚拟号 1**********"),
        ("+86 138 0000 0000", "1**********"),
        ("13800000000，13800000001", "1**********，1**********"),
        ("１３８００００００００", "1**********"),
        ("0571-00000000", "0571-********"),
        ("固话057100000000", "固话0571********"),
        ("057100000000", "057100000000"),  # a waybill may look so
        ("0086-13800000000，008613800000000", "1**********，1**********"),
        ("138.0000.0000", "1**********"),
        ("138\u200b0000\u200b0000", "1**********"),  # printed it would be a number
        ("（0571）00000000", "（0571）********"),
        ("客服 95554、400-000-0000", "客服 95554、400-000-0000"),
        ("运单 YT0000000000017", "运单 YT0000000000017"),
        ("运单 100000000000000", "运单 100000000000000"),  # longer than a phone number
        ("收件人张测试13800000000，请收", "收件人张**1**********，请收"),  # nothing between name and number
        ("买家：张**13800000000", "买家：张**1**********"),  # the name was masked before it came here
        ("微信号：ce_shi-001，加QQ10000001", "微信号：********，加QQ********"),
        ("vx: ceshi001，WX000000417 已揽收", "vx: ********，WX000000417 已揽收"),
        ("Tel13800000000，加v13800000000，YT13800000000", "Tel********，加v********，YT13800000000"),
        ("发到 ce.shi+1@example.com 就行", "发到 ******** 就行"),
        ("138—0000—0000，138_0000_0000", "1**********，1**********"),
        ("微信支付 100 元", "微信支付 100 元"),
        ("身份证号 000000200001010000 请核对", "身份证号 000000************ 请核对"),
        ("我的身份证是000000200001010000，请核对", "我的身份证是000000************，请核对"),
        ("银行卡号：0000 0000 0000 0000 000", "银行卡号：********"),
        ("打到我银行卡0000000000000000", "打到我银行卡********"),
        ("银行卡 YT0000000000017", "银行卡 YT0000000000017"),
        ("110000200001010000", "110000************"),  # an identity card's shape and check (GB 11643-1999)
        ("110000200001010001", "110000200001010001"),  # its last digit does not check the others: a waybill may look so
    ],
)
def test_phone_numbers(text: str, masked: str) -> None:
    assert mask(text) == masked


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("已签收，签收人：测试甲。", "已签收，签收人：测**。"),
        ("买家昵称：编造兔子乖乖，旺旺:ceshi01 催了", "买家昵称：编**，旺旺:c** 催了"),
        ("昵称：张**", "昵称：张**"),
        ("签收人是【张测】", "签收人是【张*】"),
        ("收件人：欧阳测试，", "收件人：欧***，"),
        ("收件人张测试，电话", "收件人张**，电话"),
        ("买家 张测试", "买家 张**"),
        ("买家张测试：什么时候到？\n买家：谢谢您。", "买家张**：什么时候到？\n买家：谢谢您。"),
        ("买家 张测试 2026-11-20 10:00", "买家 张** 2026-11-20 10:00"),
        ("客户方拒收\n买家称未收到：", "客户方拒收\n买家称未收到："),
        ("签收人：张测代收", "签收人：张*代收"),
        ("收件人: ZHANG CE", "收件人: Z**"),
        ("张测试先生您好", "张**先生您好"),
        ("张测试 13800000000", "张** 1**********"),
        ("13800000000，张测", "1**********，张*"),
        ("13800000000，谢谢", "1**********，谢谢"),
        ("13800000000 方便时回电", "1********** 方便时回电"),
        ("张测_13800000000.jpg", "张*_1**********.jpg"),
        ("收件人|张测|13800000000", "收件人|张*|1**********"),
        ("我叫张测试，电话138 0000 0000", "我叫张**，电话1**********"),
        ("我叫张测试，住在附近", "我叫张**，住在附近"),
        ("我的名字是张测。我叫快递员来", "我的名字是张*。我叫快递员来"),
        ("快件已由【张测】签收", "快件已由【张*】签收"),
        ("您的快件由张测试代签收，如有疑问", "您的快件由张**代签收，如有疑问"),
        ("已由家人代收，由万家店代收", "已由家人代收，由万家店代收"),
        ("已由方庄代收点签收", "已由方庄代收点签收"),
        ("收件人：高雄转运", "收件人：高雄转运"),
        ("签收人：本人", "签收人：本人"),
        ("签收人类型：本人", "签收人类型：本人"),
        ("客户签收人: 已签收，签收人凭取货码签收。", "客户签收人: 已签收，签收人凭取货码签收。"),
        ("签收人：金华市菜鸟驿站", "签收人：金华市菜鸟驿站"),
        ("收件人拒收，快件退回", "收件人拒收，快件退回"),
        ("快件已被退回，收件人为寄件方", "快件已被退回，收件人为寄件方"),
        ("收件人要求退回", "收件人要求退回"),
        ("派件人: 张*（1**********）", "派件人: 张*（1**********）"),
        (
            "收件人：张测试。昨天张测试说没收到，张测试很急",
            "收件人：张**。昨天张**说没收到，张**很急",
        ),  # known by one place
        ('{"receiverName": "张测试", "city": "杭州市"}', '{"receiverName": "张**", "city": "杭州市"}'),
        ('{"nickname":"测试小铺","courierName":"测试乙"}', '{"nickname":"测**","courierName":"测试乙"}'),
        ('{"收件人":"张测试","buyer": "\\u5f20\\u6d4b"}', '{"收件人":"张**","buyer": "**"}'),
    ],
)
def test_names(text: str, masked: str) -> None:
    assert mask(text) == masked


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("收货地址：浙江省 杭州市 西湖区 编造路1号2幢301，谢谢", "收货地址：浙江省 杭州市 ***，谢谢"),
        ("南京市编造大厦B座1203，A区转运", "南京市***，A区转运"),
        ("请改成上海市浦东新区编造路88弄5号601室谢谢", "请改成上海市***谢谢"),
        ("快件已暂存至编造路3号菜鸟驿站", "快件已暂存至***菜鸟驿站"),
        ("请放3幢201门口", "请放***门口"),
        ("浙江省杭州市西湖区文新街道编造路1号", "浙江省杭州市***"),
        ("杭州市编造小区2-1-301，谢谢", "杭州市***，谢谢"),
        ("快件已到达编造路1号菜鸟驿站", "快件已到达***菜鸟驿站"),
        ("已到达编造园 2026-11-20 10:00", "已到达编造园 2026-11-20 10:00"),
        ("已到编造园 11-20 08:30，园区21号停电", "已到编造园 11-20 08:30，园区21号停电"),
        ("到小区21号才通知", "到小区21号才通知"),
        ("到小区21号楼", "到***"),
        ("地址：浙江省杭州市", "地址：浙江省杭州市"),
        ("地址是对的", "地址是对的"),
        ("因地址不详，联系不上", "因地址不详，联系不上"),
        ("【深圳宝安区编造四路99号分拨中心】已发出", "【深圳宝安区编造四路99号分拨中心】已发出"),
        ("到达上海转运中心3号楼", "到达上海转运中心3号楼"),
        ("【编造转运中心，编造路99号】已发出", "【编造转运中心，编造路99号】已发出"),
        ("【编造转运中心】已发往编造路99号", "【编造转运中心】已发往***"),
        ("浙江省金华市义乌市", "浙江省金华市义乌市"),
    ],
)
def test_addresses(text: str, masked: str) -> None:
    assert mask(text) == masked


@pytest.mark.parametrize(
    ("unmasked", "masked"),
    [
        ((), "收货信息：张**，1**********，浙江省杭州市***"),
        (("name",), "收货信息：张测试，1**********，浙江省杭州市***"),
        (("phone",), "收货信息：张**，13800000000，浙江省杭州市***"),
        (("address",), "收货信息：张**，1**********，浙江省杭州市西湖区编造路969号3幢201室"),
        (FIELDS, CARD),
    ],
)
def test_each_field_has_a_switch_of_its_own(unmasked: tuple[str, ...], masked: str) -> None:
    assert mask(CARD, unmasked) == masked


def test_a_number_of_the_case_stays_even_where_it_looks_like_a_phone() -> None:
    text = "运单 13800000000，电话 13800000001，13800000000-1"
    assert mask(text, keep=["13800000000"]) == "运单 13800000000，电话 1**********，13800000000-1"
    for part in ("380000", "3800000000", "1380000000"):
        assert mask("电话 13800000000", keep=[part]) == "电话 1**********"  # a part of a number is no number


def test_what_a_case_keeps_of_the_switches() -> None:
    assert stored_form({"phone", "name"}) == "name,phone"
    assert fields_of("name,phone") == {"name", "phone"}
    assert fields_of("") == fields_of("shoe size") == frozenset()


def test_of_all_lines_seen_only_people_and_doors_are_masked() -> None:
    """Made-up lines hold `演示路1号` for a door and `0551-0000000` for an outlet's telephone."""
    changed = {line for line in lines_seen() if mask(line) != line}
    assert {line for line in changed if "0551-0000000" not in line and "演示路1号" not in line} == set()


waybills = st.one_of(
    st.builds(lambda courier, number: courier.waybill(number), st.sampled_from(COURIERS), st.integers(0, 10**11 - 1)),
    st.builds("JD{:013d}-1-1-".format, st.integers(0, 10**13 - 1)),
    st.builds("DPK{:012d}-2-1".format, st.integers(0, 10**12 - 1)),
    st.builds("SF{:013d}".format, st.integers(0, 10**13 - 1)),
    st.builds("{:012d}".format, st.integers(10**11, 10**12 - 1)),
    st.builds("{:015d}".format, st.integers(10**14, 10**15 - 1)),
)
orders = st.builds("69{:017d}".format, st.integers(0, 10**17 - 1))
days = st.one_of(
    st.builds("{}月{}号".format, st.integers(1, 12), st.integers(1, 31)),
    st.builds("{}号{}号".format, st.integers(1, 31), st.integers(1, 31)),
    st.builds("{}号 {}点".format, st.integers(1, 31), st.integers(0, 23)),
    st.builds("{}号{}点{}分".format, st.integers(1, 31), st.integers(0, 23), st.integers(0, 59)),
    st.builds("2026-{:02d}-{:02d} {:02d}:{:02d}:00".format, st.integers(1, 12), st.integers(1, 31), st.integers(0, 23), st.integers(0, 59)),
    st.builds("{:02d}-{:02d} {:02d}:{:02d}".format, st.integers(1, 12), st.integers(1, 31), st.integers(0, 23), st.integers(0, 59)),
)  # fmt: skip
talk = st.sampled_from(
    [
        "快件已到达编造园",
        "编造小区",
        "仓库",
        "网点停电",
        "高架",
        "我们村",
        "，",
        " ",
        "才揽收",
        "到了",
        "开始停运",
        "发车",
    ]
)
names = st.sampled_from(sorted(place_names()))
hubs = st.builds("{}{}".format, names, st.sampled_from(HUBS))
gaps = st.sampled_from(["", " ", "，", "：", "（", "】"])


@given(waybill=waybills, order=orders, hub=hubs, gap=gaps, phone=st.integers(10**9, 2 * 10**9 - 1))
def test_numbers_and_hubs_stay_and_phones_go(waybill: str, order: str, hub: str, gap: str, phone: int) -> None:
    number = f"1{phone:010d}"
    text = f"订单{order}运单{gap}{waybill} 到达【{hub}】，离开 {hub}，签收人：{hub} 电话 {number}"
    masked = mask(text)
    for kept in (order, waybill, f"【{hub}】", f"离开 {hub}，", f"签收人：{hub} "):
        assert kept in masked
    assert number not in masked


@given(courier=st.sampled_from(COURIERS), sent=st.sampled_from(PLACES), to=names, waybill=waybills)
def test_a_courier_s_own_wordings_stay_word_for_word(courier: Courier, sent: Place, to: str, waybill: str) -> None:
    words = (courier.picked_up, courier.hub_in, courier.hub_out, courier.site, courier.delivering, courier.signed)
    for word in words:
        line = f"{waybill} " + word.format(region=sent.region, city=sent.short_city, to=to)
        assert mask(line) == line


@given(before=talk, day=days, between=talk, other=days, behind=talk)
def test_days_and_hours_of_a_chat_stay(before: str, day: str, between: str, other: str, behind: str) -> None:
    text = f"{before}{day}{between}{other}{behind}"
    assert mask(text) == text


PIECES = (
    CARD, "签收人：", "收件人", "张测", "先生", "13800000000", "0571-00000000", "编造路1号", "3幢201室", "杭州市",
    "收货地址：", "YT0000000000017", "，", " ", "\n", "【", "】", "*", "😀", "x",
)  # fmt: skip


@given(st.lists(st.sampled_from(PIECES), max_size=12))
def test_nothing_is_masked_across_two_cells(cells: list[str]) -> None:
    assert mask("\n\x1e".join(cells)).count("\n\x1e") == max(0, len(cells) - 1)


@given(st.lists(st.sampled_from(PIECES), max_size=8).map("".join), st.sets(st.sampled_from(FIELDS)))
def test_masking_twice_changes_nothing_more(text: str, unmasked: set[str]) -> None:
    assert mask(mask(text, unmasked), unmasked) == mask(text, unmasked)
    assert mask(text, FIELDS) == text
