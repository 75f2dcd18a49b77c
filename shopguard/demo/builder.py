"""Makes one order with its lines, parcels and tracks, in the few words a scene or a test needs.

All times are unix seconds, money is fen. Numbers count up, so the same calls give the same shop.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal, Self

from shopguard.core.beijing import HOUR
from shopguard.demo.couriers import HANGZHOU, YIWU, YTO, Courier, Place

TrackFile = Literal["today", "yesterday", "none"]


@dataclass(slots=True)
class MadeParcel:
    """One parcel and its track; every step adds one line in the courier's own words and returns the parcel.

    ``track``: the track file that names it. ``listed``: whether the parcel file has it.
    """

    courier: Courier
    waybill: str
    uploaded_at: int
    sent_from: Place = YIWU
    track: TrackFile = "today"
    listed: bool = False
    trouble: str = ""
    events: list[tuple[int, str]] = field(default_factory=list)
    picked_up_at: int | None = None
    signed_at: int | None = None

    def says(self, at: int, text: str) -> Self:
        """Any line, word for word."""
        self.events.append((at, text))
        return self

    def packed(self, at: int) -> Self:
        """The platform's own line: no scan, it proves nothing."""
        return self.says(at, "您的订单已打包完成")

    def picked_up(self, at: int) -> Self:
        """The courier's first scan."""
        self.picked_up_at = at
        return self._step(at, self.courier.picked_up, self.sent_from)

    def at_outlet(self, at: int, to: Place) -> Self:
        """The outlet sends it on: a record, not a hub."""
        return self._step(at, self.courier.site, self.sent_from, to)

    def into_hub(self, at: int, where: Place) -> Self:
        """Arrives at the sorting hub of that city."""
        return self._step(at, self.courier.hub_in, where)

    def out_of_hub(self, at: int, where: Place, to: Place) -> Self:
        """Leaves a sorting hub for the next one."""
        return self._step(at, self.courier.hub_out, where, to)

    def delivering(self, at: int, where: Place) -> Self:
        """Out for delivery."""
        return self._step(at, self.courier.delivering, where)

    def signed(self, at: int, where: Place) -> Self:
        """Signed for."""
        self.signed_at = at
        return self._step(at, self.courier.signed, where)

    def _step(self, at: int, wording: str, where: Place, to: Place | None = None) -> Self:
        city = where.short_city
        return self.says(at, wording.format(region=where.region, city=city, to=to.short_city if to else ""))


@dataclass(slots=True)
class MadeLine:
    """One order line = one row of the order export. ``after_sale`` and ``status`` are the platform's words."""

    line_id: str
    product: str
    product_id: str
    amount_fen: int
    quantity: int = 1
    status: str = "待发货"
    after_sale: str = "-"
    parcels: list[MadeParcel] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class MadeCharge:
    """One line of the ledger: what the platform took for an order (or gave back), in its own words."""

    at: int
    yuan: str
    remark: str
    back: bool = False


@dataclass(slots=True)
class MadeOrder:
    """One order. ``house`` and ``receiver`` are masked as the platform masks them. None = the export says ``-``."""

    order_id: str
    to: Place
    house: str
    receiver: str
    submitted_at: int
    paid_at: int | None
    promised_at: int | None
    finished_at: int | None = None
    order_type: str = "普通订单"
    cancel_reason: str = "-"
    address_changed: bool = False
    note: str = "-"
    lines: list[MadeLine] = field(default_factory=list)
    charges: list[MadeCharge] = field(default_factory=list)

    @property
    def parcels(self) -> list[MadeParcel]:
        """Every parcel of the order, each once."""
        unique = {(parcel.courier.name, parcel.waybill): parcel for line in self.lines for parcel in line.parcels}
        return list(unique.values())

    def put(self, parcel: MadeParcel, *lines: MadeLine) -> MadeParcel:
        """Puts lines (default: all) into a parcel and marks them shipped."""
        for line in lines or self.lines:
            line.parcels.append(parcel)
            line.status = "已发货"
        return parcel

    def charged(self, at: int, yuan: str, remark: str, *, back: bool = False) -> Self:
        """The platform takes a fine for the order, or gives it ``back``."""
        self.charges.append(MadeCharge(at, yuan, remark, back))
        return self

    def ends(self, status: str, *, after_sale: str = "-", at: int | None = None, reason: str = "-") -> Self:
        """Gives every line its last status (``已完成``, ``已关闭``) and after-sale word."""
        self.finished_at, self.cancel_reason = at, reason
        for line in self.lines:
            line.status, line.after_sale = status, after_sale
        return self


class MadeShop:
    """Makes orders and parcels one after another and keeps them in ``orders``."""

    def __init__(self) -> None:
        self.orders: list[MadeOrder] = []
        self._parcels = 0

    def order(
        self,
        paid_at: int | None,
        *,
        to: Place = HANGZHOU,
        yuan: str = "39.90",
        lines: int = 1,
        promise_hours: int | None = 48,
        submitted_at: int | None = None,
        order_id: str | None = None,
    ) -> MadeOrder:
        """A new order, not shipped yet. ``yuan`` is each line's price; ``promise_hours`` count from the payment."""
        serial = len(self.orders) + 1
        number = order_id or f"6900000{serial * 104_729:012d}"
        whole, _, cents = yuan.partition(".")
        if submitted_at is None:
            submitted_at = (paid_at or 0) - 60
        made = MadeOrder(
            order_id=number,
            to=to,
            house=f"编造路{serial}号***",
            receiver="演**",
            submitted_at=submitted_at,
            paid_at=paid_at,
            promised_at=None if paid_at is None or promise_hours is None else paid_at + promise_hours * HOUR,
        )
        for count in range(lines):
            made.lines.append(
                MadeLine(
                    line_id=number if lines == 1 else f"{int(number) + count + 1}",
                    product=f"演示商品 {serial % 9 + count + 1} 号（编造）",
                    product_id=f"3500000{serial % 9 + count + 1:012d}",
                    amount_fen=int(whole) * 100 + int(cents.ljust(2, "0")),
                )
            )
        self.orders.append(made)
        return made

    def parcel(
        self, uploaded_at: int, *, courier: Courier = YTO, waybill: str | None = None, track: TrackFile = "today"
    ) -> MadeParcel:
        """A new parcel with its courier's next number; it is empty until an order ``put``s lines into it."""
        self._parcels += 1
        return MadeParcel(courier, waybill or courier.waybill(self._parcels * 7_919), uploaded_at, track=track)

    def ship(
        self, order: MadeOrder, uploaded_at: int, *, courier: Courier = YTO, track: TrackFile = "today"
    ) -> MadeParcel:
        """The whole order into one new parcel."""
        return order.put(self.parcel(uploaded_at, courier=courier, track=track))
