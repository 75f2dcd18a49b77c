"""Places: only a name with its suffix, or one that opens a bracket, proves a province or a city."""

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
        ("新疆", "新疆"),
        ("内蒙古", "内蒙古"),
        ("广西", "广西"),
        ("西藏自治区", "西藏"),
        ("宁夏回族自治区", "宁夏"),
        ("上海市", "上海"),
        ("台湾省", "台湾"),
        ("澳门", "澳门"),
        ("杭州市", "浙江"),
        ("义乌市", "浙江"),
        ("恩施州", "湖北"),
        ("鼓楼区", None),  # several provinces have one
        ("演示省", None),
        ("", None),
    ],
)
def test_province_of_a_name(name: str, short: str | None) -> None:
    assert PLACES.province_of(name) == short


@pytest.mark.parametrize(
    ("name", "city"),
    [
        ("南京", "南京市"),
        ("南京市", "南京市"),
        (" 义乌市 ", "金华市"),
        ("余杭区", "杭州市"),
        ("北京", "北京市"),
        ("北京市", "北京市"),
        ("海淀区", "北京市"),
        ("重庆", "重庆市"),
        ("吉林", "吉林市"),  # as a city's name; the province has none
        ("恩施州", "恩施土家族苗族自治州"),
        ("仙桃市", "仙桃市"),  # in no prefecture
        ("呼伦贝尔市", "呼伦贝尔市"),
        ("新疆", None),
        ("浙江省", None),
        ("鼓楼区", None),
        ("演示市", None),
        ("", None),
    ],
)
def test_city_of_a_name(name: str, city: str | None) -> None:
    assert PLACES.city_of(name) == city


@pytest.mark.parametrize(
    ("province", "city", "district", "named"),
    [
        ("江苏", "南京", "鼓楼区", "南京市"),
        ("北京", "市辖区", "朝阳区", "北京市"),
        ("重庆", "县", "云阳县", "重庆市"),
        ("湖北", "省直辖县级行政区划", "仙桃市", "仙桃市"),
        ("湖北", "省直辖县级行政单位", "演示区", None),  # not known which
        (None, "市辖区", None, None),
        ("江苏", "演示市", None, "演示市"),  # a word nobody knows stays
    ],
)
def test_city_of_an_order(province: str | None, city: str, district: str | None, named: str | None) -> None:
    assert PLACES.city_of_address(province, city, district) == named


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
    place = PLACES.place_in(line)
    assert (place and place.province) == short


@pytest.mark.parametrize(
    ("line", "place"),
    [
        ("您的快件在【浙江省 金华市 义乌市】已揽收", ("浙江", "金华市", True)),
        ("【浙江省义乌市演示公司】已揽收", ("浙江", "金华市", True)),
        ("快件已存放至郑州市演示路1号", ("河南", "郑州市", True)),
        ("【北京市朝阳区演示网点】正在派件", ("北京", "北京市", True)),
        ("【北京】 快件已在 【演示网点】 签收", ("北京", "北京市", True)),
        ("【浙江】 快件已签收", ("浙江", None, True)),
        ("【浙江金华公司】的派件员正在派件", ("浙江", "金华市", True)),
        ("快件已在 【浙江金华市演示】 派件", ("浙江", "金华市", True)),  # a suffix is a suffix
        ("【吉林省朝阳区演示网点】", ("吉林", "长春市", True)),  # of the several, the one that lies in the province
        ("【江苏省鼓楼区演示网点】", ("江苏", None, True)),  # 南京 and 徐州 have one each
        ("【新疆维吾尔自治区 乌鲁木齐市 天山区】", ("新疆", "乌鲁木齐市", True)),
        ("【新疆乌鲁木齐演示公司】", ("新疆", "乌鲁木齐市", True)),
        ("【内蒙古自治区呼和浩特市赛罕区】", ("内蒙古", "呼和浩特市", True)),
        ("【内蒙古呼和浩特演示公司】", ("内蒙古", "呼和浩特市", True)),
        ("【广西壮族自治区南宁市】", ("广西", "南宁市", True)),
        ("【湖北省仙桃市】", ("湖北", "仙桃市", True)),
        ("【台湾省台北市】", ("台湾", "台北市", True)),
        ("【香港特别行政区】", ("香港", None, True)),
        ("【吉林】快件已签收", ("吉林", None, True)),  # the province or the city: the province at least
        ("【长沙臭豆腐店】已签收", ("湖南", "长沙市", False)),
        ("快件已由【长沙臭豆腐店】代收", ("湖南", "长沙市", False)),
        ("快件已由【郑州演示】派件", ("河南", "郑州市", False)),  # a later, longer bracket
        ("快件已在 【郑州】 派件", ("河南", "郑州市", True)),  # a bracket of its own
        ("【云南白药】已签收", ("云南", None, False)),
        ("【义乌北苑演示网点】已揽收", ("浙江", "金华市", True)),
        ("【金华演示有限公司】已揽收", ("浙江", "金华市", False)),
        ("【金华演示快递有限公司】已揽收", ("浙江", "金华市", True)),
        ("【杭州购物中心】已揽收", ("浙江", "杭州市", False)),
        ("【杭州余杭】已揽收", ("浙江", "杭州市", True)),  # a county without its suffix, if it is all
        ("【杭州余杭小笼包】已揽收", ("浙江", "杭州市", False)),
        ("【浙江安吉】已揽收", ("浙江", "湖州市", True)),
        ("【江苏鼓楼】已揽收", ("江苏", None, True)),
        ("【杭州鼓楼】已揽收", ("浙江", "杭州市", False)),  # none of its counties
        ("签收人：广东省立中学", None),
        ("【上海路店】已签收", None),
        ("【南京东路店】已签收", None),
        ("【北京西路演示网点】正在派件", None),
        ("【中山北路】已签收", None),
        ("【中山一路店】已签收", None),
        ("【南京大街】已签收", None),
        ("【北京市民之家】", None),
        ("【义乌市场演示网点】", None),
        ("快件在南京东路签收", None),
        ("【南京东站演示网点】正在派件", ("江苏", "南京市", True)),
    ],
)
def test_place_proved_by_a_line(line: str, place: tuple[str, str | None, bool] | None) -> None:
    assert PLACES.place_in(line) == place


@pytest.mark.parametrize(
    ("line", "sure"),
    [
        ("【杭州】快件已签收", True),
        ("【杭州余杭】快件已签收", True),
        ("【杭州市】快件已签收", True),
        ("【杭州市演示网点】快件已签收", True),
        ("【杭州演示网点】快件已签收", False),
        ("【杭州市小笼包店】快件已签收", False),
        ("签收人：【杭州】", False),
        ("签收人在【杭州市演示小区菜鸟驿站】领取", False),
        ("签收人：本人，已放在杭州市演示路1号", True),
    ],
)
def test_a_delivery_proves_less(line: str, sure: bool) -> None:
    place = PLACES.place_in(line, of_delivery=True)
    assert place == ("浙江", "杭州市", sure)


@pytest.mark.parametrize(
    ("province", "city", "place"),
    [
        ("河南省", "", ("河南", None, True)),
        ("", "合肥", ("安徽", "合肥市", True)),
        ("安徽", "合肥市", ("安徽", "合肥市", True)),
        ("河南", "合肥市", ("河南", None, True)),  # they contradict each other: the province decides
        ("吉林", "吉林", ("吉林", "吉林市", True)),
        ("上海市", None, ("上海", "上海市", True)),
        ("演示", "演示", None),
        (None, None, None),
    ],
)
def test_place_of_a_files_own_columns(
    province: str | None, city: str | None, place: tuple[str, str | None, bool] | None
) -> None:
    assert PLACES.place_of_columns(province, city) == place
