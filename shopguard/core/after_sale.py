"""After-sale cases as the platform's after-sale export tells them. Times are unix seconds, money is fen, ids are text."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, fields
from enum import StrEnum
from typing import NamedTuple


class CaseState(StrEnum):
    """售后状态 of the after-sale export in code; ``UNKNOWN`` for a word nobody has seen (never taken for "fine")."""

    WAITS_FOR_SELLER = "waits_for_seller"
    WAITS_FOR_RETURN = "waits_for_return"
    WAITS_FOR_RECEIPT = "waits_for_receipt"
    REFUNDING = "refunding"
    REFUNDED = "refunded"
    REFUND_FAILED = "refund_failed"
    EXCHANGED = "exchanged"
    CLOSED = "closed"
    REFUSED = "refused"
    ARBITRATION = "arbitration"
    UNKNOWN = "unknown"


class Wanted(StrEnum):
    """What the buyer wants, by 售后类型. ``RETURN``: the goods go back and so does the money; ``RESEND``: nothing goes back."""

    REFUND = "refund"
    RETURN = "return"
    EXCHANGE = "exchange"
    RESEND = "resend"
    UNKNOWN = "unknown"


CASE_STATE_WORDS = {  # as normalised by _plain
    "待商家处理": CaseState.WAITS_FOR_SELLER,
    "待买家退货": CaseState.WAITS_FOR_RETURN,
    "待商家收货": CaseState.WAITS_FOR_RECEIPT,
    "同意退款,退款中": CaseState.REFUNDING,
    "同意退款,退款成功": CaseState.REFUNDED,
    "同意退款,退款失败": CaseState.REFUND_FAILED,
    "换货成功": CaseState.EXCHANGED,
    "补寄成功": CaseState.EXCHANGED,
    "售后关闭": CaseState.CLOSED,
    "拒绝售后申请": CaseState.REFUSED,
    "仲裁中": CaseState.ARBITRATION,
}
_WANTED = (  # the first word found in 售后类型 decides: 退货退款 is a return, 退货换货 an exchange
    ("换货", Wanted.EXCHANGE),
    ("维修", Wanted.EXCHANGE),
    ("补寄", Wanted.RESEND),
    ("退货", Wanted.RETURN),
    ("退款", Wanted.REFUND),
)
_UNDER_WAY = (
    CaseState.WAITS_FOR_RETURN, CaseState.WAITS_FOR_RECEIPT, CaseState.REFUNDING, CaseState.REFUND_FAILED,
)  # fmt: skip
_AGREED = (*_UNDER_WAY, CaseState.REFUNDED, CaseState.EXCHANGED)
_OPEN = (*_UNDER_WAY, CaseState.WAITS_FOR_SELLER, CaseState.ARBITRATION)
_BLANKS = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class AfterSale:
    """One row of an after-sale export. None = the file does not say (or has no such column).

    ``line_id``: the order line (商品单号) it is about. ``paid_fen``: 应付金额 of that line; the three ``…_back_fen``: what of goods,
    freight and payment discount is given back. ``runs_alone``: 1 where the platform says that it runs 拒签后退款, 0 where it says
    that it does not; ``auto_at``: until when the shop has to act before the platform does (自动处理截止时间), it may lie ahead.
    """

    case_id: str
    order_id: str
    line_id: str | None = None
    kind: str | None = None  # 售后类型, the raw word
    status: str | None = None  # the raw word
    reason: str | None = None
    reason_label: str | None = None
    ship_status: str | None = None
    asked_at: int | None = None
    agreed_at: int | None = None
    refunded_at: int | None = None
    closed_at: int | None = None
    finished_at: int | None = None
    paid_fen: int | None = None
    goods_back_fen: int | None = None
    freight_back_fen: int | None = None
    discount_back_fen: int | None = None
    return_waybill: str | None = None
    return_courier: str | None = None
    return_sent_at: int | None = None
    exchange_waybill: str | None = None
    runs_alone: int | None = None
    auto_at: int | None = None


CASE_FACTS = tuple(f.name for f in fields(AfterSale) if f.name not in ("case_id", "order_id"))


class Standing(NamedTuple):
    """What a case means for its line, as flags. ``asked``: 1 the buyer asked for something, 2 by a word nobody knows.

    ``agreed``: also where it is over by now, but never for a part of the money alone: that ends no clock. ``under_way``: agreed
    and not over.
    """

    state: str
    wanted: str
    asked: int
    open_refund: int
    agreed: int
    under_way: int
    full_refund: int
    exchange: int


def standing(case: AfterSale) -> Standing:
    """The flags of a case, from its words and amounts."""
    state, wanted = state_of(case.status), wanted_of(case.kind)
    full = _is_full(case)
    agreed = state in _AGREED and not (wanted in (Wanted.REFUND, Wanted.UNKNOWN) and full is False)
    exchange = wanted in (Wanted.EXCHANGE, Wanted.RESEND)
    return Standing(
        state=state.value,
        wanted=wanted.value,
        asked=2 if state is CaseState.UNKNOWN else 1,
        open_refund=int(state in _OPEN and not exchange),
        agreed=int(agreed),
        under_way=int(agreed and state in _UNDER_WAY),
        full_refund=int(state is CaseState.REFUNDED and full is True),
        exchange=int(state is CaseState.EXCHANGED or (exchange and agreed)),
    )


def state_of(word: str | None) -> CaseState:
    """The state of a raw word."""
    return CASE_STATE_WORDS.get(_plain(word), CaseState.UNKNOWN)


def wanted_of(word: str | None) -> Wanted:
    """What the buyer wants, by the raw word of 售后类型."""
    plain = _plain(word)
    return next((wanted for part, wanted in _WANTED if part in plain), Wanted.UNKNOWN)


def _is_full(case: AfterSale) -> bool | None:
    """Whether all of the line's money goes back; None where the file does not tell the amounts.

    Whether 应付金额 holds freight and discount differs, so each sum that meets it exactly counts.
    """
    if case.paid_fen is None or case.goods_back_fen is None:
        return None
    freight, discount = case.freight_back_fen or 0, case.discount_back_fen or 0
    sums = (0, freight, discount, freight + discount)
    return case.goods_back_fen >= case.paid_fen or any(case.goods_back_fen + part == case.paid_fen for part in sums)


def _plain(word: str | None) -> str:
    return _BLANKS.sub("", unicodedata.normalize("NFKC", word or ""))
