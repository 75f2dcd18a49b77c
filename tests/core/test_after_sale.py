"""After-sale cases: what their words and amounts mean."""

from __future__ import annotations

import pytest

from shopguard.core.after_sale import AfterSale, CaseState, Wanted, standing, state_of, wanted_of


@pytest.mark.parametrize(
    ("word", "state"),
    [
        ("待商家处理", CaseState.WAITS_FOR_SELLER),
        ("待买家退货", CaseState.WAITS_FOR_RETURN),
        ("待商家收货", CaseState.WAITS_FOR_RECEIPT),
        ("同意退款，退款中", CaseState.REFUNDING),
        ("同意退款,退款成功", CaseState.REFUNDED),
        ("同意退款， 退款失败", CaseState.REFUND_FAILED),
        ("售后关闭", CaseState.CLOSED),
        ("换货成功", CaseState.EXCHANGED),
        ("拒绝售后申请", CaseState.REFUSED),
        ("仲裁中", CaseState.ARBITRATION),
        ("没见过的词", CaseState.UNKNOWN),
        (None, CaseState.UNKNOWN),
    ],
)
def test_states(word: str | None, state: CaseState) -> None:
    assert state_of(word) is state


@pytest.mark.parametrize(
    ("word", "wanted"),
    [
        ("仅退款", Wanted.REFUND),
        ("未发货仅退款", Wanted.REFUND),
        ("退货退款", Wanted.RETURN),
        ("换货", Wanted.EXCHANGE),
        ("维修", Wanted.EXCHANGE),
        ("补寄", Wanted.RESEND),
        ("价保", Wanted.UNKNOWN),
        (None, Wanted.UNKNOWN),
    ],
)
def test_what_the_buyer_wants(word: str | None, wanted: Wanted) -> None:
    assert wanted_of(word) is wanted


def flags(kind: str | None, status: str | None, paid: int | None = None, back: int | None = None, **more: int) -> str:
    """The flags that are set, by their first letters."""
    made = standing(
        AfterSale("1" * 18, "2" * 19, kind=kind, status=status, paid_fen=paid, goods_back_fen=back, **more)  # type: ignore[arg-type]
    )
    names = ("open_refund", "agreed", "under_way", "full_refund", "exchange")
    return " ".join(name for name in names if getattr(made, name))


def test_a_request_is_open_and_not_agreed() -> None:
    assert flags("仅退款", "待商家处理") == "open_refund"
    assert flags("仅退款", "仲裁中") == "open_refund"


def test_an_agreed_return_is_under_way() -> None:
    assert flags("退货退款", "待买家退货") == "open_refund agreed under_way"
    assert flags("退货退款", "同意退款，退款中") == "open_refund agreed under_way"


def test_all_the_money_back_is_a_full_refund() -> None:
    assert flags("仅退款", "同意退款，退款成功", 129_900, 129_900) == "agreed full_refund"
    # freight and discount stand in columns of their own, and 应付金额 may hold them or not
    assert flags("仅退款", "同意退款，退款成功", 4_500, 3_990, freight_back_fen=510) == "agreed full_refund"
    assert flags("仅退款", "同意退款，退款成功", 4_500, 3_990, discount_back_fen=510) == "agreed full_refund"
    assert flags("仅退款", "同意退款，退款中", 129_900, 129_900) == "open_refund agreed under_way"


def test_a_part_of_the_money_ends_no_clock() -> None:
    assert flags("仅退款", "同意退款，退款成功", 129_900, 500) == ""
    assert flags("仅退款", "同意退款，退款中", 129_900, 500) == "open_refund"


def test_amounts_nobody_told_prove_no_full_refund() -> None:
    assert flags("仅退款", "同意退款，退款成功") == "agreed"
    assert flags("仅退款", "同意退款，退款成功", 129_900) == "agreed"


def test_an_exchange_is_no_open_refund() -> None:
    assert flags("换货", "待商家处理") == ""
    assert flags("换货", "待买家退货") == "agreed under_way exchange"
    assert flags("换货", "换货成功") == "agreed exchange"
    assert flags("补寄", "待商家收货") == "agreed under_way exchange"


def test_what_is_over_or_refused_is_not_agreed() -> None:
    assert flags("仅退款", "售后关闭", 129_900, 129_900) == ""
    assert flags("仅退款", "拒绝售后申请") == ""


def test_an_unknown_word_is_unknown() -> None:
    known, strange = (standing(AfterSale("1", "2", kind="仅退款", status=word)) for word in ("待商家处理", "新词"))
    assert (known.asked, strange.asked) == (1, 2)
    assert flags("仅退款", "新词", 129_900, 129_900) == ""
