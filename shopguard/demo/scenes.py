"""The scenes of the made-up shop: for every clause an order that breaks it, one that soon will, and many that are fine.

Hours are hours before ``now`` unless said otherwise. The numbers follow from the rules in force since 2025-05-13:
pickup and first hub each 24 h (severe: 48 h), on the way 48, 72 or 120 h by region.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from itertools import cycle

from shopguard.core.beijing import HOUR
from shopguard.demo.builder import MadeOrder, MadeParcel, MadeShop, TrackFile
from shopguard.demo.couriers import (
    CHENGDU,
    COURIERS,
    GUANGZHOU,
    HANGZHOU,
    KUNMING,
    NANJING,
    PLACES,
    STO,
    URUMQI,
    YIWU,
    YTO,
    YUNDA,
    ZTO,
    Courier,
    Place,
)

YESTERDAY_HOURS = 30  # how old the older track file is
NOTICED_HOURS = 140  # how long ago the notice came that the made-up owner appeals: 28 hours are left
FRESH_HOURS = 1 / 3  # how old the newer one is
_PRICES = ("39.90", "19.90", "128.00", "9.90", "59.00", "299.00", "88.50")


@dataclass(frozen=True, slots=True)
class MadeNotice:
    """A notice of the platform about an order; ``at`` in unix seconds."""

    order: MadeOrder
    at: int
    clause: str = "dispatch-missing"
    fen: int = 1000
    text: str = "（编造的通知）因订单存在揽收后(48)小时无分拨记录问题，将对消费者进行赔付"


class DemoShop(MadeShop):
    """A :class:`MadeShop` that counts in hours before ``now`` and varies prices, places and couriers by itself."""

    def __init__(self, now: int) -> None:
        super().__init__()
        self.now = now
        self.notices: list[MadeNotice] = []
        self._prices, self._places, self._couriers = cycle(_PRICES), cycle(PLACES), cycle(COURIERS)

    def ago(self, hours: float) -> int:
        """The moment so many hours before ``now``."""
        return self.now - round(hours * HOUR)

    def paid(
        self, hours: float, *, to: Place | None = None, promise_hours: int | None = 48, lines: int = 1
    ) -> MadeOrder:
        """An order paid so many hours ago."""
        return self.order(
            self.ago(hours),
            to=to or next(self._places),
            yuan=next(self._prices),
            promise_hours=promise_hours,
            lines=lines,
        )

    def sent(
        self,
        hours: float,
        *,
        to: Place | None = None,
        courier: Courier | None = None,
        track: TrackFile = "today",
        promise_hours: int = 48,
    ) -> tuple[MadeOrder, MadeParcel]:
        """An order paid four hours before its parcel was uploaded, so many hours ago."""
        order = self.paid(hours + 4, to=to, promise_hours=promise_hours)
        parcel = self.ship(order, self.ago(hours), courier=courier or next(self._couriers), track=track)
        return order, parcel.packed(parcel.uploaded_at + 60)

    def travels(self, parcel: MadeParcel, picked_up_hours: float, to: Place) -> MadeParcel:
        """An ordinary course from the pickup on, as far as it has come by the newer track file."""
        picked_up = self.ago(picked_up_hours)
        steps: tuple[tuple[int, Callable[..., MadeParcel], tuple[Place, ...]], ...] = (
            (0, parcel.picked_up, ()),
            (2, parcel.at_outlet, (to,)),
            (5, parcel.into_hub, (YIWU,)),
            (8, parcel.out_of_hub, (YIWU, to)),
            (30, parcel.into_hub, (to,)),
            (38, parcel.delivering, (to,)),
            (43, parcel.signed, (to,)),
        )
        for hours, step, places in steps:
            if picked_up + hours * HOUR <= self.ago(FRESH_HOURS):
                step(picked_up + hours * HOUR, *places)
        return parcel


def not_shipped(shop: DemoShop) -> None:
    """ship-overdue: broken 3 h ago; due in 5, 9 and 6 h; far away; not paid; no promise in the file; closed in time."""
    for paid_hours in (51, 43, 39, 10, 2):
        shop.paid(paid_hours)
    shop.paid(90, promise_hours=96)
    shop.paid(30, promise_hours=None)
    unpaid = shop.order(None, to=GUANGZHOU, submitted_at=shop.ago(1))
    unpaid.ends("待支付")
    shop.paid(46).ends("已关闭", after_sale="已全额退款", reason="演示：买家不想要了")


def waiting_for_pickup(shop: DemoShop) -> None:
    """pickup-timeout, pickup-missing: only the platform's own line. Due in 4, 2, 1 h, broken, severe soon, severe."""
    for uploaded_hours in (3, 7, 20, 22, 23, 30, 34, 40, 46):
        shop.sent(uploaded_hours)
    shop.sent(52)
    shop.sent(60, promise_hours=120)
    late, parcel = shop.sent(70, to=CHENGDU)
    shop.travels(parcel, 39, late.to)
    late.charged(shop.ago(12), "3.00", "因订单存在揽收超时问题对消费者进行赔付")


def waiting_for_a_hub(shop: DemoShop) -> None:
    """dispatch-timeout and dispatch-missing: picked up, then the outlet only. Due in 6 and 2 h, broken, severe."""
    for picked_up_hours in (5, 18, 22, 28, 44, 50):
        order, parcel = shop.sent(picked_up_hours + 6, courier=(YTO, ZTO, STO, YUNDA)[picked_up_hours % 4])
        parcel.picked_up(shop.ago(picked_up_hours)).at_outlet(shop.ago(picked_up_hours - 1), order.to)


def on_the_way_too_long(shop: DemoShop) -> None:
    """transit-stalled: 72 h to Guangdong, 48 h inside the Yangtze delta, 120 h to Xinjiang and Yunnan."""
    for to, courier, last_hours in (
        (GUANGZHOU, YTO, 80),
        (GUANGZHOU, ZTO, 65),
        (NANJING, STO, 52),
        (HANGZHOU, YTO, 41),
        (URUMQI, YTO, 125),
        (URUMQI, ZTO, 112),
        (URUMQI, YUNDA, 60),
        (KUNMING, STO, 100),
    ):
        order, parcel = shop.sent(last_hours + 20, to=to, courier=courier)
        parcel.picked_up(shop.ago(last_hours + 10)).at_outlet(shop.ago(last_hours + 8), order.to)
        parcel.into_hub(shop.ago(last_hours + 4), YIWU).out_of_hub(shop.ago(last_hours), YIWU, to)
    _, moved_again = shop.sent(130, to=CHENGDU, courier=ZTO)
    moved_again.picked_up(shop.ago(122)).into_hub(shop.ago(116), YIWU).into_hub(shop.ago(30), CHENGDU)
    moved_again.delivering(shop.ago(22), CHENGDU).signed(shop.ago(18), CHENGDU)


def one_number_two_orders(shop: DemoShop) -> None:
    """waybill-reused: one number, two addresses. And a merged parcel: one number, one address, nothing wrong."""
    first, parcel = shop.sent(170, to=HANGZHOU, courier=YTO)
    shop.travels(parcel, 160, HANGZHOU)
    first.ends("已完成", at=shop.ago(20))
    second = shop.paid(18, to=GUANGZHOU)
    again = second.put(shop.parcel(shop.ago(14), courier=YTO, waybill=parcel.waybill))
    again.picked_up(shop.ago(9)).at_outlet(shop.ago(7), GUANGZHOU)
    second.charged(shop.ago(5), "5.00", "因商家商品存在物流轨迹异常问题对消费者进行赔付")

    one, other = shop.paid(34, to=NANJING), shop.paid(33, to=NANJING)
    other.house, other.receiver = one.house, one.receiver
    merged = shop.ship(one, shop.ago(29), courier=STO).packed(shop.ago(28.9))
    other.put(merged)
    merged.listed = True
    shop.travels(merged, 24, NANJING)


def several_lines(shop: DemoShop) -> None:
    """Three lines in one parcel; two lines in two parcels, one of them never picked up; one line still not sent."""
    three = shop.paid(31, lines=3)
    shop.ship(three, shop.ago(27), courier=ZTO).packed(shop.ago(26.9))
    split = shop.paid(44, to=NANJING, lines=2)
    first = split.put(shop.parcel(shop.ago(40), courier=YTO), split.lines[0])
    second = split.put(shop.parcel(shop.ago(26), courier=STO), split.lines[1]).packed(shop.ago(25.9))
    shop.travels(first, 34, NANJING)
    first.listed = second.listed = True
    half = shop.paid(38, lines=2, to=HANGZHOU)
    shop.travels(half.put(shop.parcel(shop.ago(30), courier=YUNDA), half.lines[0]), 24, HANGZHOU)
    half.lines[0].status = "部分发货"


def nobody_knows(shop: DemoShop) -> None:
    """unconfirmed: deadlines that passed after the older track file was written, and parcels no track file names."""
    for uploaded_hours in (45, 41):
        shop.sent(uploaded_hours, track="yesterday")
    order, parcel = shop.sent(48, courier=YTO, track="yesterday")
    parcel.picked_up(shop.ago(36)).at_outlet(shop.ago(YESTERDAY_HOURS), order.to)
    for uploaded_hours in (8, 29):
        shop.sent(uploaded_hours, track="none")


def something_is_wrong(shop: DemoShop) -> None:
    """What no clock shows: sent elsewhere, sent back, scanned before the payment, out of stock, lost, a wrong number, a refund."""
    elsewhere, parcel = shop.sent(90, to=NANJING, courier=YTO)
    shop.travels(parcel, 84, GUANGZHOU)
    elsewhere.ends("已完成", at=shop.ago(20))
    _, back = shop.sent(80, to=CHENGDU, courier=ZTO)
    back.picked_up(shop.ago(76)).into_hub(shop.ago(70), YIWU).says(shop.ago(50), "快件已退回，正在返回寄件网点")
    early = shop.paid(26, to=HANGZHOU)
    shop.travels(shop.ship(early, shop.ago(24), courier=STO), 27, HANGZHOU)
    shop.paid(104)
    _, lost = shop.sent(220, to=URUMQI, courier=YTO)
    lost.picked_up(shop.ago(212)).into_hub(shop.ago(206), YIWU).out_of_hub(shop.ago(190), YIWU, URUMQI)
    mistyped = shop.paid(10, to=NANJING)
    mistyped.put(shop.parcel(shop.ago(5), courier=YTO, waybill="YT12345678901"))
    asked, going = shop.sent(26, to=CHENGDU, courier=ZTO)
    shop.travels(going, 20, CHENGDU)
    asked.ends("已发货", after_sale="售后待处理")
    _, twice = shop.sent(50, to=NANJING, courier=YTO)
    twice.picked_up(shop.ago(44)).into_hub(shop.ago(38), YIWU).out_of_hub(shop.ago(36), YIWU, NANJING)
    twice.into_hub(shop.ago(20), YIWU)


def all_is_well(shop: DemoShop) -> None:
    """Ordinary parcels on their way and delivered; one inside the city that never saw a hub. Two were fined all the same, and
    one of these fines was given back."""
    for number in range(16):
        order, parcel = shop.sent(12 + number * 9)
        shop.travels(parcel, 6 + number * 9, order.to)
        parcel.listed = number % 4 == 0
        if parcel.signed_at is not None and number >= 10:
            order.ends("已完成", at=parcel.signed_at + 24 * HOUR)
        if number == 13:
            order.charged(shop.ago(50), "10.00", "因订单存在揽收后(48)小时无分拨记录问题对消费者进行赔付")
        if number == 14:
            order.charged(shop.ago(40), "2.00", "因订单存在发货超时问题对消费者进行赔付")
            order.charged(shop.ago(30), "2.00", "撤销因订单存在发货超时问题对消费者进行赔付", back=True)
    _, local = shop.sent(30, to=YIWU, courier=ZTO)
    local.picked_up(shop.ago(27)).delivering(shop.ago(20), YIWU).signed(shop.ago(17), YIWU)
    refunded, _ = shop.sent(33)
    refunded.ends("已关闭", after_sale="已全额退款", reason="演示：发货后未揽收，买家退款")
    _, heartbeat = shop.sent(14, to=NANJING, courier=YTO)
    shop.travels(heartbeat, 8 + FRESH_HOURS, NANJING)


def noticed_though_in_time(shop: DemoShop) -> None:
    """dispatch-missing: the hub scanned five hours after the pickup, and the platform sent a notice all the same."""
    order, parcel = shop.sent(204, to=NANJING, courier=YTO)
    shop.travels(parcel, 198, NANJING)
    order.ends("已完成", at=shop.ago(150))
    shop.notices.append(MadeNotice(order, shop.ago(NOTICED_HOURS)))


SCENES = (
    not_shipped,
    waiting_for_pickup,
    waiting_for_a_hub,
    on_the_way_too_long,
    one_number_two_orders,
    several_lines,
    nobody_knows,
    something_is_wrong,
    all_is_well,
    noticed_though_in_time,
)
