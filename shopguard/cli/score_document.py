"""``score`` in ``penalties --json``: payment to pickup, as far as it is known what the score is made of."""

from __future__ import annotations

from collections.abc import Iterable

from shopguard.cli.documents import Document
from shopguard.core.beijing import iso
from shopguard.flows.costs.score import Longer, ScoreView, ShopScore, WaitingOrder


def score_document(view: ScoreView) -> Document:
    """Waits are seconds; null where there is nothing to reckon from."""
    return {
        "partial": view.partial,
        "days": view.days,
        "not_known": list(view.not_known),
        "shops": [_shop(shop) for shop in view.shops],
    }


def _shop(shop: ShopScore) -> Document:
    return {
        "shop": shop.shop,
        "orders": shop.orders,
        "stage": shop.stage,
        "done": shop.done,
        "median_seconds": shop.median,
        "ninetieth_seconds": shop.ninetieth,
        "longer": _longer(shop.longer),
        "waiting": shop.waiting,
        "waiting_longer": _longer(shop.waiting_longer),
        "unknown": shop.unknown,
        "left_out": shop.left_out,
        "drags": [_waiting(one) for one in shop.drags],
        "more": shop.more,
    }


def _longer(found: Iterable[Longer]) -> list[Document]:
    return [{"seconds": one.limit, "orders": one.orders, "share": one.share} for one in found]


def _waiting(one: WaitingOrder) -> Document:
    return {
        "order_id": one.order_id,
        "paid_at": iso(one.paid_at),
        "counted_from": iso(one.counted_from),
        "waited_seconds": one.waited,
        "sure_seconds": one.sure,
        "known_as_of": iso(one.known),
    }
