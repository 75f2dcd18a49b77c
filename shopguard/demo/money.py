"""The made-up shop's after-sale export and ledger: a refund asked for on the way, and what the platform has taken."""

from __future__ import annotations

from shopguard.core.beijing import HOUR, plain
from shopguard.demo.builder import MadeOrder
from shopguard.demo.headers import CASE_HEADER, LEDGER_HEADER
from shopguard.demo.scenes import DemoShop

Rows = list[list[str]]

_ASKED_BEFORE = 6  # hours
_TAKEN = (  # (hours ago, direction, yuan, remark)
    (60, "出账", "3.00", "因订单存在揽收超时问题对消费者进行赔付"),
    (50, "出账", "10.00", "因订单存在揽收后(48)小时无分拨记录问题对消费者进行赔付"),
    (40, "出账", "2.00", "因订单存在发货超时问题对消费者进行赔付"),
    (30, "入账", "2.00", "撤销因订单存在发货超时问题对消费者进行赔付"),
    (20, "出账", "5.00", "因商家商品存在物流轨迹异常问题对消费者进行赔付"),
)


def cases_name(exported_at: int) -> str:
    """The platform's own form, which tells the moment of the export."""
    return f"售后单-{plain(exported_at).replace(':', '_')}.csv"


def case_rows(shop: DemoShop) -> Rows:
    """Header and one row per order whose refund waits for the shop."""
    asking = (order for order in shop.orders if any(line.after_sale == "售后待处理" for line in order.lines))
    return [list(CASE_HEADER), *(_case_row(shop, order, number) for number, order in enumerate(asking, start=1))]


def ledger_rows(shop: DemoShop) -> Rows:
    """Header and what was taken for orders that are over, one reversal among it."""
    over = [order for order in shop.orders if all(line.status == "已完成" for line in order.lines)]
    rows = [list(LEDGER_HEADER)]
    for number, (hours, direction, yuan, remark) in enumerate(_TAKEN):
        order = over[(number - (direction == "入账")) % len(over)]
        cells = (
            plain(shop.ago(hours)),
            f"{number + 1:022}\t",
            direction,
            yuan,
            "消费者赔付",
            order.order_id + "\t",
            remark,
        )
        rows.append(list(cells))
    return rows


def _case_row(shop: DemoShop, order: MadeOrder, number: int) -> list[str]:
    line = order.lines[0]
    price = f"{line.amount_fen // 100}.{line.amount_fen % 100:02d}"
    cells = {
        "售后单号": f"14300000{number:010}\t",
        "订单号": order.order_id + "\t",
        "商品单号": line.line_id + "\t",
        "应付金额（元）": price,
        "商品发货状态": "已发货",
        "售后类型": "仅退款",
        "退商品金额（元）": price,
        "售后状态": "待商家处理",
        "售后申请时间": plain(shop.now - _ASKED_BEFORE * HOUR),
        "售后原因": "不想要了",
    }
    return [cells.get(name, "-") for name in CASE_HEADER]
