"""The ledger: which entries are fines, by which clause, and what was given back."""

from __future__ import annotations

import pytest

from shopguard.core.ledger import UNKNOWN_CLAUSE, UNNAMED, Direction, FineName, direction_of, name_of_fine, signed
from shopguard.importers.ledger_words import ledger_words

WORDS = ledger_words()


def clause_of_fine(amount_fen: int, scene: str | None, remark: str | None) -> str | None:
    """The clause that is named, "unknown" for none; None for what is no fine."""
    name = name_of_fine(WORDS, amount_fen, scene, remark)
    return None if name is None else name.clause or UNKNOWN_CLAUSE


@pytest.mark.parametrize(
    ("remark", "clause"),
    [
        ("因订单存在揽收超时问题对消费者进行赔付", "pickup-timeout"),
        ("揽收超时主动赔付", "pickup-timeout"),
        ("因订单存在发货后(48)小时未揽收问题对消费者进行赔付", "pickup-missing"),
        ("因订单存在发货后（24）小时未揽收问题对消费者进行赔付", "pickup-timeout"),
        ("国内揽收超时", "pickup-timeout"),
        ("因订单存在发运超时问题对消费者进行赔付", "dispatch-timeout"),
        ("因订单存在揽收后(48)小时无分拨记录问题对消费者进行赔付", "dispatch-missing"),
        ("国内虚假发货发运超时", "dispatch-missing"),
        ("因订单存在中转超时问题对消费者进行赔付", "transit-stalled"),
        ("因商家商品存在物流轨迹超时问题对消费者进行赔付", "unknown"),
        ("因商家商品存在物流轨迹异常问题对消费者进行赔付", "unknown"),
        ("因订单存在发货超时问题对消费者进行赔付", "ship-overdue"),
        ("因订单存在超过应发货时间仍未发货问题对消费者进行赔付", "ship-overdue"),
        ("因商家商品存在超48小时未发货问题对消费者进行赔付", "ship-overdue"),
        ("因订单存在订单未及时发货问题对消费者进行赔付", "ship-overdue"),
        ("国内发货超时", "ship-overdue"),
        ("因订单存在订单缺货无货问题对消费者进行赔付", "out-of-stock"),
        ("因商家商品存在缺货无货投诉问题对消费者进行赔付", "out-of-stock"),
        ("订单存在欺诈发货问题对消费者进行赔付", "fraud"),
        ("因订单存在非消费者意愿私自召回包裹问题对消费者进行赔付", "recalled"),
        ("因订单存在长时间未入质检仓问题对消费者进行赔付", "qic-inbound"),
        ("因订单存在发货违规等问题扣除商家相应金额进行运费赔付（订单/售后单/运单）", None),
        ("因订单存在发货违规问题对消费者进行赔付", "unknown"),
        ("违约金罚单扣款", "unknown"),
        ("违规管理罚单编号123", "unknown"),
        ("换货超期发货主动赔付", "unknown"),
        ("商家向消费者小额打款运费补偿", None),
        ("货款结算入账", None),
        (None, None),
    ],
)
def test_the_remark_names_the_clause(remark: str | None, clause: str | None) -> None:
    assert clause_of_fine(-500, "其他", remark) == clause


def test_a_scene_alone_makes_a_fine_without_a_clause() -> None:
    assert clause_of_fine(-500, "消费者赔付", "新的说法") == "unknown"
    assert clause_of_fine(-500, "判罚扣款", None) == "unknown"
    assert clause_of_fine(-500, "消费者赔付", "小额打款") is None
    assert clause_of_fine(-500, "订单结算", "技术服务费") is None


def test_money_that_comes_in_is_a_reversal_only_by_its_words() -> None:
    assert clause_of_fine(500, "消费者赔付", "撤销因订单存在发货超时问题对消费者进行赔付") == "ship-overdue"
    assert clause_of_fine(500, "其他", "撤销赔付单扣款揽收超时主动赔付订单编号1") == "pickup-timeout"
    assert clause_of_fine(500, "其他", "先行赔付失败退回") == "unknown"
    assert clause_of_fine(500, "消费者赔付", "因订单存在发货超时问题对消费者进行赔付") is None


@pytest.mark.parametrize("scene", ["消费者赔付", "判罚扣款", "其他"])
def test_freight_paid_back_is_no_fine_in_any_scene(scene: str) -> None:
    remark = "因订单存在发货违规等问题扣除商家相应金额进行运费赔付"
    assert clause_of_fine(-500, scene, remark) is None
    assert clause_of_fine(500, scene, f"撤销{remark}") is None


@pytest.mark.parametrize(
    ("remark", "name"),
    [
        ("因商家商品存在物流轨迹异常问题对消费者进行赔付", FineName(families=("abnormal",))),
        ("因商家商品存在物流轨迹超时问题对消费者进行赔付", FineName(families=("timeout",))),
        ("因订单存在发货违规问题对消费者进行赔付", FineName(shipping=True)),
        ("违约金罚单扣款", UNNAMED),
    ],
)
def test_what_names_a_family_only(remark: str, name: FineName) -> None:
    assert name_of_fine(WORDS, -500, "消费者赔付", remark) == name


@pytest.mark.parametrize(
    ("amount", "word", "fen"),
    [(817, "出账", -817), (-817, "出账", -817), (817, "入账", 817), (-817, "", -817), (817, "没见过", 817)],
)
def test_some_ledgers_write_what_goes_out_without_a_minus(amount: int, word: str, fen: int) -> None:
    assert signed(amount, direction_of(word)) == fen


def test_directions() -> None:
    assert [direction_of(word) for word in ("入账", "出账", "出 账", "转账")] == [
        Direction.ENTRY,
        Direction.EXIT,
        Direction.EXIT,
        Direction.UNKNOWN,
    ]
