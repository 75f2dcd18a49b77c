"""The made-up shop's after-sale export and ledger: a refund asked for on the way, and what the platform has taken."""

from __future__ import annotations

from shopguard.core.beijing import HOUR, plain
from shopguard.demo.builder import MadeOrder
from shopguard.demo.headers import CASE_HEADER, LEDGER_HEADER
from shopguard.demo.scenes import DemoShop

Rows = list[list[str]]

_ASKED_BEFORE = 6  # hours


def cases_name(exported_at: int) -> str:
    """The platform's own form, which tells the moment of the export."""
    return f"售后单-{plain(exported_at).replace(':', '_')}.csv"


def case_rows(shop: DemoShop) -> Rows:
    """Header and one row per order whose refund waits for the shop."""
    asking = (order for order in shop.orders if any(line.after_sale == "售后待处理" for line in order.lines))
    return [list(CASE_HEADER), *(_case_row(shop, order, number) for number, order in enumerate(asking, start=1))]


def ledger_rows(shop: DemoShop) -> Rows:
    """Header, what was taken and given back, and the money for orders that are over; oldest first."""
    entries = [
        (charge.at, "入账" if charge.back else "出账", charge.yuan, "消费者赔付", order.order_id, charge.remark)
        for order in shop.orders
        for charge in order.charges
    ]
    for order in shop.orders:
        if order.finished_at is not None and order.finished_at <= shop.now and order.lines[0].status == "已完成":
            price = _yuan(sum(line.amount_fen for line in order.lines))
            entries.append((order.finished_at, "入账", price, "订单结算", order.order_id, "-"))
    rows = [list(LEDGER_HEADER)]
    for number, (at, direction, yuan, scene, order_id, remark) in enumerate(sorted(entries), start=1):
        rows.append([plain(at), f"{number:022}\t", direction, yuan, scene, order_id + "\t", remark])
    return rows


def _yuan(fen: int) -> str:
    return f"{fen // 100}.{fen % 100:02d}"


def _case_row(shop: DemoShop, order: MadeOrder, number: int) -> list[str]:
    line = order.lines[0]
    price = _yuan(line.amount_fen)
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
