"""Tags: facts that no export carries, told by the owner. Their words are ``tag.<id>`` and ``tag_help.<id>`` in the catalogue."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum

_COURIER_SCANS = (
    "pickup-timeout", "pickup-missing", "dispatch-timeout", "dispatch-missing", "transit-stalled", "track-broken",
)  # fmt: skip
_SHIPPING = ("ship-overdue", "out-of-stock")


# Moments that only an after-sale export tells, no tags: when all the money was given back, and since when the refund that is open
# now was asked for (an earlier request may have been refused or withdrawn).
REFUNDED, REFUND_OPEN = "refunded", "refund-open"


class Source(IntEnum):
    """Who says that a tag holds for an order; the first goes before the others."""

    ORDER = 0  # the owner, of this order
    PRODUCT = 1  # the owner, of a product in it
    EXPORT = 2  # a word of the order export
    AFTER_SALE = 3  # a case of an after-sale export


@dataclass(frozen=True, slots=True)
class Tag:
    """One kind of tag. ``clauses``: ids of the clauses it speaks to.

    ``moment``: it carries the moment at which something happened; ``may_lie_ahead``: a moment agreed upon, so it may be in
    the future. A tag without a moment simply holds or does not.
    """

    id: str
    clauses: tuple[str, ...] = ()
    moment: bool = False
    may_lie_ahead: bool = False

    @property
    def column(self) -> str:
        """Its column in ``order_trait``."""
        return self.id.replace("-", "_") + ("_at" if self.moment else "")


def _moment(tag_id: str, *clauses: str, may_lie_ahead: bool = False) -> Tag:
    return Tag(tag_id, clauses, moment=True, may_lie_ahead=may_lie_ahead)


TAGS = {
    tag.id: tag
    for tag in (
        Tag("pets", ("self-delivery",)),
        Tag("precious-metals"),  # no clause: it limits the fine
        Tag("used-3c", ("inspection-handover",)),
        Tag("seller-delivered", ("self-delivery", *_SHIPPING, *_COURIER_SCANS)),
        Tag("qic", ("qic-inbound",)),
        Tag("no-courier-data", (*_SHIPPING, *_COURIER_SCANS)),
        Tag("complaint", ("self-delivery",)),
        Tag("fraud", ("fraud",)),
        _moment("agreed-ship", *_SHIPPING, may_lie_ahead=True),
        _moment("agreed-delivery", "self-delivery", may_lie_ahead=True),
        _moment("after-sale-agreed", *_SHIPPING, *_COURIER_SCANS),
        _moment("return-asked", "recalled"),
        _moment("refund-asked", "recalled", "refund-intercept"),
        _moment("intercepted", "refund-intercept"),
        _moment("question", "self-delivery"),
        _moment("answered", "self-delivery"),
        _moment("delivered", "self-delivery"),
        _moment("qic-received", "qic-inbound"),
        _moment("inspected", "inspection-handover"),
    )
}
