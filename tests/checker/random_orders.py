"""Random orders for the two judges: lines in an export's words, what the owner tagged, announced extensions."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from hypothesis import strategies as st

from shopguard.core.address import Receiver
from tests.checker.plain_facts import DAY, HOUR, Extension, Line, Order, Traits
from tests.checker.plain_words import AFTER_SALE, FULL_REFUND, REFUND_OPEN, UNDER_WAY
from tests.checker.random_parcels import CITIES, PROVINCES, STEPS, moments, one_in, steps

STATUSES = (*("已发货",) * 5, "待发货", "待发货", "部分发货", "已完成", "已完成", "已关闭", "没见过的词", "待支付")
TYPES = (None, "普通订单", "普通订单", "极速发货订单", "阶梯发货", "预售订单")
WORDS = (*REFUND_OPEN, *UNDER_WAY, *AFTER_SALE, "没见过的售后", None, None)
# What is tagged together: flags, and moments that come beside them or not.
TAGS: tuple[tuple[tuple[str, ...], tuple[str, ...]], ...] = (
    ((), ("agreed_ship_at",)),
    ((), ("after_sale_agreed_at",)),
    ((), ("refunded_at",)),
    ((), ("refund_asked_at", "refund_open_at")),
    ((), ("return_asked_at", "refund_asked_at", "intercepted_at")),
    (("qic",), ("qic_received_at",)),
    (("used_3c",), ("inspected_at",)),
    (("seller_delivered", "complaint"), ("question_at", "answered_at")),
    (("seller_delivered", "pets", "complaint"), ("agreed_delivery_at", "delivered_at", "question_at")),
    (("no_courier_data",), ("agreed_ship_at",)),
    (("fraud", "complaint", "precious_metals"), ("refund_asked_at",)),
)
EXTENDED = (
    (),
    (),
    ("ship-overdue", "out-of-stock"),
    ("pickup-timeout", "pickup-missing"),
    ("transit-stalled", "track-broken", "auto-close"),
)
Home = tuple[str | None, str | None]


@st.composite
def receivers(draw: st.DrawFn, home: Home) -> Receiver:
    """A buyer, at ``home`` or anywhere, with what an export shows of him."""
    at_home = draw(st.booleans())
    return Receiver(
        draw(st.sampled_from(("张**", "张**", "李**", None))),
        home[0] if at_home else draw(st.sampled_from(PROVINCES)),
        home[1] if at_home else draw(st.sampled_from(CITIES)),
        None,
        None,
        draw(st.sampled_from(("幸福路***", "幸福路***", "和平路***", None))),
        draw(one_in(5)),
    )


@st.composite
def orders(
    draw: st.DrawFn,
    order_id: str,
    start: int,
    listed: tuple[tuple[str, int | None], ...],
    numbers: tuple[str, ...],
    home: Home,
) -> Order:
    """An order of one or two lines; now and then one that only a parcel list knows."""
    if bool(listed) and draw(one_in(6)):
        return draw(_tagged(Order(order_id, None, listed=listed), start, []))
    submitted = start
    paid = submitted + draw(st.sampled_from((0, 60, HOUR)))
    after_sale = draw(st.sampled_from((FULL_REFUND, *WORDS))) if draw(one_in(3)) else "-"
    count = draw(st.sampled_from((1, 1, 2)))
    lines = tuple(draw(_lines(paid, numbers, after_sale)) for _ in range(count))
    times = [paid, *(line.uploaded for line in lines if line.uploaded is not None)]
    finished = draw(moments(paid, times)) if draw(one_in(4)) else None
    known = max(*times, finished or 0, draw(moments(paid, times)))
    now_named = {waybill for line in lines for waybill in line.waybills}
    before = [waybill for waybill in numbers if waybill not in now_named | {waybill for waybill, _ in listed}]
    corrected = now_named and before and draw(one_in(5))
    order = Order(
        order_id,
        known,
        lines,
        draw(st.sampled_from(TYPES)),
        draw(st.sampled_from((submitted, submitted, submitted, None))),
        draw(st.sampled_from((paid, paid, paid, paid, None))),
        paid + max(1, draw(steps)) if draw(st.integers(0, 5)) else None,
        finished,
        draw(receivers(home)),
        listed,
        ((draw(st.sampled_from(before)), paid + draw(steps)),) if corrected else (),
    )
    return draw(_tagged(order, paid, [*times, *(at for at in (order.promised, finished) if at is not None)]))


@st.composite
def _lines(draw: st.DrawFn, paid: int, numbers: tuple[str, ...], after_sale: str | None) -> Line:
    status = draw(st.sampled_from(STATUSES))
    sent = status in ("已发货", "部分发货", "已完成") or (status in ("已关闭", "没见过的词") and draw(st.booleans()))
    return Line(
        status,
        after_sale if after_sale == FULL_REFUND or not draw(one_in(3)) else "-",
        paid + draw(steps) if sent and draw(st.integers(0, 9)) else None,
        draw(st.sampled_from((*((one,) for one in numbers), *((one,) for one in numbers), numbers[:2], ())))
        if sent
        else (),
        draw(st.sampled_from((1, 1, 1, 2, None))),
    )


@st.composite
def _tagged(draw: st.DrawFn, order: Order, start: int, times: list[int]) -> Order:
    """One order of three carries tags: a group of them that belongs together, or two groups."""
    if not draw(one_in(3)):
        return order
    traits = Traits(told_at=draw(moments(start, times)) if not draw(one_in(8)) else None)
    groups = [draw(st.sampled_from(TAGS)) for _ in range(draw(st.sampled_from((1, 1, 2))))]
    for flags, events in groups:
        # the first flag is what the group is about
        facts: dict[str, Any] = {name: nth == 0 or draw(st.booleans()) for nth, name in enumerate(flags)}
        facts |= {name: draw(moments(start, times)) for name in events if not flags or draw(st.booleans())}
        if not flags and len(events) > 1:
            facts.pop(draw(st.sampled_from(events)))
        traits = replace(traits, **facts)
    return replace(order, traits=traits)


@st.composite
def sent_again(draw: st.DrawFn, order: Order, number: str) -> Order:
    """The order with a number after or before its own: corrected in the export, or told by a parcel list beside it."""
    line = order.lines[0]
    if line.uploaded is None:
        return order
    before, after = line.uploaded - draw(steps), line.uploaded + draw(steps)
    if draw(st.booleans()):
        order = replace(order, promised=line.uploaded)
    if bool(line.waybills) and draw(st.booleans()):
        return replace(order, withdrawn=((number, before),))
    return replace(
        order, lines=(replace(line, quantity=1),), listed=((number, draw(st.sampled_from((after, before)))),)
    )


@st.composite
def extensions(draw: st.DrawFn, start: int) -> tuple[Extension, ...]:
    """In one shop of four an announced extension or two from about that time."""
    if not draw(one_in(4)):
        return ()
    return tuple(draw(_extension(start)) for _ in range(draw(st.sampled_from((1, 1, 2)))))


@st.composite
def _extension(draw: st.DrawFn, start: int) -> Extension:
    from_at = start + draw(st.sampled_from((0, -DAY))) + draw(steps)
    until_at = from_at + draw(st.sampled_from(STEPS))
    by_hours = draw(st.booleans())
    return Extension(
        from_at,
        until_at,
        draw(st.sampled_from(((), (), ("江苏",), ("浙江", "广东")))),
        draw(st.sampled_from(((), (), ("江苏", "北京"), ("新疆",)))),
        draw(st.sampled_from((12, 24, 72, 240))) * HOUR if by_hours else None,
        None if by_hours else until_at + draw(st.sampled_from(STEPS)),
        draw(st.sampled_from(EXTENDED)),
        draw(one_in(8)),
    )
