"""What the second judge reads out of an order's words: its status, its after-sale cases, its numbers."""

from __future__ import annotations

from tests.checker.plain_facts import CURRENT_FROM, Order, earliest

STATUS = {
    "待支付": "unpaid",
    "待付款": "unpaid",
    "待发货": "to_ship",
    "备货中": "to_ship",
    "部分发货": "partly_shipped",
    "已发货": "shipped",
    "已完成": "finished",
    "已关闭": "closed",
}
FULL_REFUND = "已全额退款"
UNDER_WAY = ("待退货", "待收退货", "退款中")
REFUND_OPEN = ("售后待处理", *UNDER_WAY)
SENT_AGAIN = ("换货成功", "补寄成功")
AFTER_SALE = (*REFUND_OPEN, *SENT_AGAIN, "退款成功", FULL_REFUND, "售后关闭", "售后已拒绝")


def status(order: Order) -> str:
    """One word for all lines; a word nobody has seen makes it unknown."""
    words = {STATUS.get(line.status, "unknown") for line in order.lines} or {"unknown"}
    if "unknown" in words or words == {"closed"}:
        return words.pop() if len(words) == 1 else "unknown"
    if "unpaid" in words:
        return "unpaid"
    if "partly_shipped" in words or ("to_ship" in words and words & {"shipped", "finished"}):
        return "partly_shipped"
    return next(word for word in ("to_ship", "shipped", "finished") if word in words)


def closed(order: Order) -> bool:
    """Every line is closed."""
    return status(order) == "closed"


def refunded(order: Order) -> bool:
    """Every line is closed or fully refunded."""
    return bool(order.lines) and all(line.status == "已关闭" or line.after_sale == FULL_REFUND for line in order.lines)


def unpaid(order: Order) -> bool:
    """Waiting for payment."""
    return status(order) == "unpaid"


def not_all_sent(order: Order) -> bool:
    """Some of it was not sent when the export was made."""
    return status(order) in ("to_ship", "partly_shipped")


def never_sent(order: Order) -> bool:
    """Closed, and its export shows neither an upload time nor a number; nor did any other file ever.

    Silent: what was to be read from a closed order's empty cells. Nothing can be uploaded after the closing.
    """
    shown = any(line.uploaded is not None or line.waybills for line in order.lines)
    return closed(order) and not (shown or order.listed or order.withdrawn)


def said_sent(order: Order) -> bool:
    """The status says that some of it was sent."""
    return status(order) in ("partly_shipped", "shipped", "finished")


def was_sent(order: Order) -> bool:
    """Some of it was sent: the status says so, or there is an upload time."""
    return said_sent(order) or any(line.uploaded is not None for line in order.lines)


def after_sale_words(order: Order) -> list[str | None]:
    """The after-sale words of all lines."""
    return [line.after_sale for line in order.lines]


def after_sale_agreed(order: Order) -> bool:
    """Every line is closed, fully refunded or its after-sale is agreed and under way.

    Silent: one line at least is under way. Where all are closed or refunded, the rule for those holds alone: an order
    that was closed too late is not excused by being closed.
    """
    if not any(word in UNDER_WAY for word in after_sale_words(order)):
        return False
    return all(line.status == "已关闭" or line.after_sale in (FULL_REFUND, *UNDER_WAY) for line in order.lines)


def refund_open(order: Order) -> bool:
    """Some line's after-sale case is open."""
    return any(word in REFUND_OPEN for word in after_sale_words(order))


def buyer_asked(order: Order) -> str:
    """``yes``: some line has an after-sale word; ``strange``: one nobody knows; ``no``: all say "-"; else ``untold``.

    Silent: a known word goes before a strange one, and that before a line that does not tell.
    """
    words = after_sale_words(order)
    if any(word in AFTER_SALE for word in words):
        return "yes"
    if any(word not in ("-", None) for word in words):
        return "strange"
    return "no" if words and None not in words else "untold"


def one_piece(order: Order) -> bool:
    """One line of quantity 1."""
    return len(order.lines) == 1 and order.lines[0].quantity == 1


def presale(order: Order) -> bool:
    """A presale order, by its type's words."""
    return order.order_type is not None and "预售" in order.order_type


def uses(order: Order) -> list[tuple[str, int | None]]:
    """The order's numbers with their upload times; the export's time goes before a parcel list's."""
    found: dict[str, int | None] = dict(order.listed)
    told: dict[str, int | None] = {}
    for line in order.lines:
        for waybill in line.waybills:
            told[waybill] = earliest(told.get(waybill), line.uploaded)
    for waybill, at in told.items():
        found[waybill] = at if at is not None else found.get(waybill)
    return sorted(found.items())


def in_legacy(order: Order, uploaded: int | None, now: int) -> bool:
    """Whether the rules before 2025-05-13 hold. Silent: the upload is unknown. Then payment or ordering speak for it."""
    known = [at for at in (uploaded, order.paid, order.submitted, now) if at is not None]
    return known[0] < CURRENT_FROM
