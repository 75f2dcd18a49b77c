"""The order of a case that no imported file has shown: everything of it is unknown."""

from __future__ import annotations

from shopguard.core.finding import Risk
from shopguard.core.message import NotThere
from shopguard.core.taken import Taken
from shopguard.flows.costs.order_amounts import OrderAmounts
from shopguard.flows.costs.taken import taken_by_number
from shopguard.flows.orders.order_detail import OrderView, order_detail
from shopguard.flows.workplace import Workplace

NO_ORDER = 0  # no order in the database has this ref


def order_or_unknown(place: Workplace, order_id: str, at: int, *, shop: str = "") -> OrderView:
    """The order as judged at ``at``, or an empty one of the shop the owner named ("" = nobody did)."""
    try:
        return order_detail(place, order_id, at)
    except NotThere:
        return unknown_order(place, order_id, shop, taken_by_number(place, at, [order_id]).get(order_id, ()))


def unknown_order(place: Workplace, order_id: str, shop: str, taken: tuple[Taken, ...] = ()) -> OrderView:
    """An order of which only the number is known, and its fines in the ledger."""
    return OrderView(
        order_ref=NO_ORDER,
        order_id=order_id,
        shop=shop or place.texts.word("shop.unnamed"),
        risk=Risk.WATCH,  # what is not known is neither red nor green
        status=place.texts.word("status.unknown"),
        product="",
        place="",
        amount_fen=None,
        submitted_at=None,
        paid_at=None,
        promised_at=None,
        uploaded_at=None,
        finished_at=None,
        known_as_of=None,
        parcels=(),
        findings=(),
        yuan_now_fen=0,
        yuan_if_ignored_fen=0,
        yuan_unconfirmed_fen=0,
        amounts=OrderAmounts(order_id, 0, 0, 0, 0, (), (), frozenset(), taken),
    )
