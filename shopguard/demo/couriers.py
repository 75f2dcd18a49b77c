"""Couriers and places of the made-up shop: how each courier words its track lines, how its numbers look.

Blanks of a wording: ``{region}`` province, city and district as one line names them, ``{city}`` the city's short name,
``{to}`` the next city. People and phones are masked, as the couriers mask them.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Place:
    """Where somebody sends from or receives: the four columns of an order export."""

    province: str
    city: str
    district: str
    street: str

    @property
    def short_city(self) -> str:
        """``杭州`` for ``杭州市``: the name hubs carry."""
        return self.city.removesuffix("市").removesuffix("地区")

    @property
    def region(self) -> str:
        """``浙江省金华市义乌市``."""
        return f"{self.province}{self.city}{self.district}"


@dataclass(frozen=True, slots=True)
class Courier:
    """One courier: its name in exports, the shape of its numbers, and its words for each step."""

    name: str
    prefix: str
    digits: int
    picked_up: str
    hub_in: str
    hub_out: str
    site: str
    delivering: str
    signed: str

    def waybill(self, serial: int) -> str:
        """A number of this courier's shape; the row of zeros shows that it is made up."""
        return f"{self.prefix}{serial:0{self.digits}d}"


YUNDA = Courier(
    name="韵达快递",
    prefix="43",
    digits=13,
    picked_up="[{region}演示公司]进行揽件扫描",
    hub_in="[{city}分拨中心]在分拨中心进行卸车扫描",
    hub_out="[{city}分拨中心]进行装车扫描，发往：{to}分拨中心",
    site="[{region}演示公司]进行下级地点扫描，发往：{to}地区包",
    delivering="[{region}演示服务部]进行派件扫描；派送业务员：张*；联系电话：1**********",
    signed="[{region}演示服务部]快件已被 已签收 签收",
)
YTO = Courier(
    name="圆通速递",
    prefix="YT",
    digits=13,
    picked_up="您的快件在【{region}】已揽收，揽收人: 王*（1**********）",
    hub_in="您的快件已经到达【{city}转运中心】",
    hub_out="您的快件离开【{city}转运中心】，已发往【{to}转运中心】",
    site="您的快件离开【{region}】，已发往【{to}转运中心】",
    delivering="您的快件正在派送中，派件人: 张*（1**********），请您准备签收【{region}】",
    signed="客户签收人: 已签收，签收人凭取货码签收。 已签收 感谢使用圆通速递，期待再次为您服务",
)
ZTO = Courier(
    name="中通快递",
    prefix="76",
    digits=12,
    picked_up="【{region}】 【{city}演示网点】（1**********） 的 王*（1**********） 已揽收",
    hub_in="【{city}】 快件到达 【{city}转运中心】",
    hub_out="【{city}】 快件离开 【{city}转运中心】 已发往 【{to}转运中心】",
    site="快件离开 【{city}演示网点】 已发往 【{to}转运中心】",
    delivering=(
        "【{region}】 快件已到达 【{city}演示网点】,业务员 张*（1**********） 正在第1次派件, 请保持电话畅通,并耐心等待"
    ),
    signed="【{region}】 快件已在 【{city}演示网点】 签收, 签收人: 本人, 感谢使用中通快递,期待再次为您服务!",
)
STO = Courier(
    name="申通快递",
    prefix="77",
    digits=13,
    picked_up="【{region}演示公司】的收件员【王*】已收件",
    hub_in="快件已到达【{city}转运中心】 扫描员是【自动分拣】",
    hub_out="由【{city}转运中心】发往【{to}转运中心】",
    site="由【{region}演示公司】发往【{to}转运中心】",
    delivering="【{region}演示公司】的派件员【张*】正在为您派件",
    signed="已签收，签收人是【本人】，签收网点是【{region}演示公司】",
)
JT = Courier(
    name="极兔速递",
    prefix="JT",
    digits=13,
    picked_up="[{region}]【{city}演示网点】的王*(1**********)已取件。投诉电话：1**********",
    hub_in="快件到达【{city}转运中心】",
    hub_out="快件离开【{city}转运中心】已发往【{to}转运中心】",
    site="快件离开【{city}演示网点】已发往【{to}转运中心】",
    delivering="【{city}演示网点】的极兔快递员：张*（1**********）正在为您派件，投诉电话（1**********）",
    signed="您的包裹已签收，签收人：本人",
)
SF = Courier(
    name="顺丰速运",
    prefix="SF",
    digits=13,
    picked_up="顺丰速运 已收取快件",
    hub_in="快件到达 【{city}中转场】",
    hub_out="快件离开 【{city}中转场】，已在发往 【{to}中转场】 的路上",
    site="快件在【{city}演示营业点】已装车,准备发往 【{to}集散中心】",
    delivering="正在派送途中,请您准备签收(派件人:张*,电话:1**********)",
    signed="已签收,感谢使用顺丰,期待再次为您服务",
)
COURIERS = (YTO, ZTO, STO, YUNDA, JT, SF)

YIWU = Place("浙江省", "金华市", "义乌市", "福田街道")  # where the made-up shop sends from
HANGZHOU = Place("浙江省", "杭州市", "西湖区", "文新街道")
NANJING = Place("江苏省", "南京市", "玄武区", "新街口街道")
SHANGHAI = Place("上海市", "上海市", "浦东新区", "洋泾街道")
GUANGZHOU = Place("广东省", "广州市", "天河区", "石牌街道")
CHENGDU = Place("四川省", "成都市", "武侯区", "玉林街道")
BEIJING = Place("北京市", "北京市", "海淀区", "中关村街道")
JINAN = Place("山东省", "济南市", "历下区", "泉城路街道")
WUHAN = Place("湖北省", "武汉市", "武昌区", "中南路街道")
URUMQI = Place("新疆维吾尔自治区", "乌鲁木齐市", "天山区", "解放北路街道")
KUNMING = Place("云南省", "昆明市", "五华区", "华山街道")
PLACES = (NANJING, GUANGZHOU, CHENGDU, BEIJING, JINAN, WUHAN, SHANGHAI)
