"""What the owner sees of refunds asked for after shipping: plain data, words in the workplace's language, fen, unix seconds."""

from __future__ import annotations

from dataclasses import dataclass

from shopguard.core.refunds import Answer, ShopKind, Way


@dataclass(frozen=True, slots=True)
class CheckView:
    """One condition in words; ``said`` names the reason, or the fact that is missing."""

    name: str
    title: str
    answer: Answer
    said: str


@dataclass(frozen=True, slots=True)
class ClockView:
    """One clock (unix seconds). ``name``: by_itself, answer, stopped or platform."""

    name: str
    title: str
    since: int | None
    until: int


@dataclass(frozen=True, slots=True)
class StepView:
    """One thing to do."""

    name: str
    text: str


@dataclass(frozen=True, slots=True)
class RefundRow:
    """One parcel of an order with an open refund. Amounts in fen, None = unknown.

    ``asked_by``: after_sales, owner or orders: who tells that the buyer asked. ``eligible``: whether 拒签后退款 runs, ``because`` the
    reason. ``deadline``: the first of ``clocks`` to end; ``over``: it has passed, ``soon``: it is near. ``steps``: what to do, first
    things first.
    """

    order_ref: int
    order_id: str
    shop: str
    waybill: str | None
    courier: str
    product: str
    asked_at: int | None
    asked_by: str
    asked_by_word: str
    paid_fen: int | None
    asked_fen: int | None
    kind: str
    reason: str
    way: Way
    way_word: str
    known: int | None
    eligible: Answer
    eligible_word: str
    because: str
    checks: tuple[CheckView, ...]
    clocks: tuple[ClockView, ...]
    deadline: int | None
    over: bool
    soon: bool
    steps: tuple[StepView, ...]


@dataclass(frozen=True, slots=True)
class ShopAsked:
    """A shop of these orders, and what the owner said of its kind (None: nothing yet)."""

    name: str
    shown: str
    kind: ShopKind | None


@dataclass(frozen=True, slots=True)
class RefundsView:
    """All of them, the first clock to end first, those over at the end. ``nothing``: what to import where there is none."""

    at: int
    rows: tuple[RefundRow, ...]
    shops: tuple[ShopAsked, ...]
    notes: tuple[str, ...]
    source: str
    nothing: str
