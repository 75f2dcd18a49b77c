"""One line of the table of orders, apart from what reads it: the window shows lines before it reads any."""

from __future__ import annotations

from dataclasses import dataclass

from shopguard.core.finding import Risk, State


@dataclass(frozen=True, slots=True)
class OrderRow:
    """One line of the table. ``clause``/``state``/``deadline`` are the most urgent finding's; ``yuan_fen`` what is due now."""

    order_ref: int
    order_id: str
    shop: str
    risk: Risk
    clause: str | None
    card: str  # the platform's own word for the clause ("揽收超时"), "" without a finding
    state: State | None
    deadline: int | None
    waybills: str  # "YT…, SF…"
    courier: str  # names, joined
    product: str
    place: str  # "浙江 杭州市"
    status: str  # in words
    amount_fen: int | None
    yuan_fen: int
    unfined: bool = False  # violated, and the rules say that its tier costs nothing
    last_known: bool = False  # the amount rests on a value that the platform no longer publishes
    refund: bool = False  # a refund is asked for, the parcel is on its way: it can be intercepted
    shop_colour: str = ""
    paid_at: int | None = None
    promised_at: int | None = None
    data_as_of: int | None = None  # up to when the track of its parcel is known; of several the oldest
    handed_over_at: int | None = None
    note: str = ""
    aside: int = 0  # how many of its findings are set aside

    @property
    def quiet_by_owner(self) -> bool:
        """Whether nothing stands against it and the owner has set something of it aside: that is not "nothing found"."""
        return self.risk is Risk.OK and self.aside > 0
