"""Every amount step by step. Worked by hand from the rules; all orders are made up."""

from __future__ import annotations

import pytest

from shopguard.app import load_texts
from shopguard.checker.rulefiles import load_rulebook
from shopguard.core.amount_source import settled_amounts
from shopguard.core.beijing import DAY, HOUR, parse_iso
from shopguard.core.finding import Finding, State
from shopguard.core.fines import Figure, Paid, counted, price
from shopguard.core.ledger import FineName
from shopguard.core.taken import Taken
from shopguard.flows.costs.amount_steps import reckoning_steps
from shopguard.flows.costs.settling_steps import settling_steps, steps_of
from shopguard.resources import resource
from shopguard.store.figures import BaseLines

BOOK = load_rulebook(resource("rules", "douyin"))
ZH, EN = load_texts("zh"), load_texts("en")
START = parse_iso("2026-11-10T10:00:00")


def breach(clause: str, since: int = START, effective: str | None = "2025-05-13") -> Finding:
    waybill = None if clause in ("ship-overdue", "out-of-stock") else "YT1"
    return Finding(1, waybill, clause, State.BREACHED, "silent", since, since + DAY, None, None, effective)


def order(fen: int | None, promise_hours: int | None = 72, *traits: str) -> Paid:
    promised = None if promise_hours is None else START + promise_hours * HOUR
    return Paid(1, fen, START, promised, frozenset(traits))


def steps(paid: Paid, finding: Finding, base: BaseLines | None = None, kinds: str = "") -> list[str]:
    told = price(BOOK, paid, finding)
    assert told is not None
    wanted = kinds.split()
    return [step.text for step in reckoning_steps(ZH, paid, told, base) if not wanted or step.kind in wanted]


def fen(paid: Paid, finding: Finding) -> int:
    told = price(BOOK, paid, finding)
    assert told is not None
    return told.fen


def test_the_whole_way_of_seven_and_a_half_yuan() -> None:
    """The rules' own example: 150 yuan, promised after more than 48 hours, 5 %: 7.5, half-up, 8 yuan."""
    base = BaseLines((("杯子", 8_050), ("碗", 6_950)), whole=False, unread=False)
    assert steps(order(15_000), breach("pickup-timeout"), base) == [
        "基数：买家实付 150 元 = 2 行的「订单应付金额」相加：80.50 + 69.50（优惠已减，后来的退款不减）",
        "档次：2026-11-10 10:00:00 付款，承诺 2026-11-13 10:00:00 前发货，相隔 3 天，属于“承诺超过 48 小时发货的”",
        "比例：150 元 × 5% = 7.5 元",
        "取整：四舍五入到整元（满 0.5 元进一），8 元",
        "上下限：最低 5 元、最高 50 元；8 元在中间，不变",
        "依据：金额于 2026-07-09 从规则文本中消失，未见新标准；沿用 2026 年 6 月初文本，请在 违规管理 → 赔付列表 核对；"
        "2026-11-22 查阅。按 2026-11-10 那天的标准，它从 2026-07-09 起用",
        "把握：2026-07-09 起平台不再公布这项金额，这是最后一次公布的标准。请到后台 违规管理 → 赔付列表 核对",
    ]
    assert fen(order(15_000), breach("pickup-timeout")) == 800


@pytest.mark.parametrize(
    ("paid_fen", "exact", "rounded", "amount"),
    [
        (20_900, "10.45", "10", 1_000),
        (21_000, "10.5", "11", 1_100),  # half a yuan goes up
        (20_999, "10.4995", "10", 1_000),
        (4_000, "2", "2", 500),  # below the least
        (9_000, "4.5", "5", 500),
        (101_000, "50.5", "51", 5_000),  # above the most
        (20_000, "10", "10", 1_000),
    ],
)
def test_half_up_first_then_the_limits(paid_fen: int, exact: str, rounded: str, amount: int) -> None:
    share, whole, limits = steps(order(paid_fen), breach("pickup-timeout"), kinds="share rounded limits")
    assert share.endswith(f"5% = {exact} 元")
    assert f"{rounded} 元" in whole
    assert limits.startswith("上下限：最低 5 元、最高 50 元")
    assert fen(order(paid_fen), breach("pickup-timeout")) == amount


def test_the_limits_say_what_they_did() -> None:
    found = breach("pickup-timeout")
    assert steps(order(4_000), found, kinds="limits") == ["上下限：最低 5 元、最高 50 元；2 元不到最低，按 5 元"]
    assert steps(order(200_000), found, kinds="limits") == ["上下限：最低 5 元、最高 50 元；100 元超过最高，按 50 元"]
    assert steps(order(20_000), found, kinds="rounded") == ["取整：正好 10 元"]


def test_nothing_is_known_of_what_was_paid() -> None:
    found = breach("pickup-missing")
    assert steps(order(None), found, kinds="base share limits") == [
        "基数：不知道买家付了多少（文件没有「订单应付金额」列），先按最低金额算，写“至少”",
        "比例 25%，最低 5 元、最高 100 元：至少 5 元",
    ]
    gap = BaseLines((("杯子", 8_050), ("碗", None)), whole=False, unread=False)
    assert "有的商品行没有" in steps(order(None), found, gap, "base")[0]
    unread = BaseLines((("杯子", 8_050),), whole=False, unread=True)
    assert "没能读进来" in steps(order(None), found, unread, "base")[0]
    twice = BaseLines((("杯子", 8_050), ("杯子", 8_050)), whole=True, unread=False)
    assert "分不清" in steps(order(None), found, twice, "base")[0]


def test_without_a_promise_the_lower_tier() -> None:
    assert steps(order(100_000, None), breach("pickup-timeout"), kinds="tier share") == [
        "档次：文件没有承诺发货时间，不知道是哪一档，先按低的一档“承诺 48 小时内发货的”，写“至少”",
        "比例：1000 元 × 1% = 10 元",
    ]
    unpaid = Paid(1, 100_000, None, START)
    assert "没有支付时间" in steps(unpaid, breach("pickup-timeout"), kinds="tier")[0]


@pytest.mark.parametrize(
    ("traits", "clause", "share", "amount"),
    [
        (("pets", "seller_delivered"), "pickup-timeout", "比例：99 元 × 30% = 29.7 元", 3_000),
        (("pets", "seller_delivered"), "pickup-missing", "比例：99 元 × 30% = 29.7 元", 3_000),
        (("used_3c",), "pickup-missing", "比例：99 元 × 5% = 4.95 元", 500),
        (("precious_metals",), "pickup-missing", "比例：99 元 × 25% = 24.75 元", 2_500),
    ],
)
def test_orders_with_a_rate_of_their_own(traits: tuple[str, ...], clause: str, share: str, amount: int) -> None:
    paid = order(9_900, 72, *traits)
    tier, told = steps(paid, breach(clause), kinds="tier share")
    assert tier.startswith("标准：")
    assert told == share
    assert fen(paid, breach(clause)) == amount


def test_precious_metals_may_cost_more() -> None:
    assert steps(order(9_900, 72, "precious_metals"), breach("pickup-missing"), kinds="added") == [
        "这类商品平台可以提高，最高可能到 1000 元"
    ]


def test_fraud_by_what_was_paid_and_by_its_day() -> None:
    before, after = parse_iso("2026-08-02T23:59:59"), parse_iso("2026-08-03T00:00:00")
    assert steps(order(999), breach("fraud", after), kinds="tier share limits") == [
        "档次：实付不足 10 元",
        "比例：9.99 元 × 100% = 9.99 元",
        "上下限：最低 5 元、最高 10 元；10 元在中间，不变",
    ]
    assert steps(order(1_000), breach("fraud", after), kinds="tier share limits") == [
        "档次：实付满 10 元",
        "比例：10 元 × 30% = 3 元",
        "上下限：最低 10 元、最高 500 元；3 元不到最低，按 10 元",
    ]
    assert steps(order(999), breach("fraud", before), kinds="tier share") == ["比例：9.99 元 × 30% = 2.997 元"]
    assert steps(order(999), breach("fraud", after), kinds="added") == ["平台还可能关闭订单，把货款退给买家"]


def test_the_old_rules() -> None:
    old = parse_iso("2024-11-10T10:00:00")
    told = steps(order(15_000), breach("pickup-timeout", old, None))
    assert told[:3] == [
        "旧规则每次违规固定 10 元，不看买家付了多少",
        "旧规则：每次违规都算，每单最多 2 次（店铺卫士的理解）",
        "旧规则：每店每天最多 500 元，这里只看这一单；全店合计见罚款预览",
    ]
    assert "生效日期不明" in told[3]
    assert "没见过原文" in told[4]
    assert steps(order(15_000), breach("fraud", old, None), kinds="share limits") == [
        "比例：150 元 × 5% = 7.5 元",
        "范围：旧规则只说 5% 到 30%，就是 8 到 45 元；先按低的算，写“至少”",
    ]


def test_ship_overdue_within_48_hours_costs_nothing() -> None:
    (said,) = steps(order(15_000, 48), breach("ship-overdue"), kinds="share rounded limits")
    assert "不扣款" in said


def test_the_certainty_follows_the_day_the_clock_began() -> None:
    june = steps(order(15_000), breach("pickup-timeout", parse_iso("2026-07-08T23:59:59")), kinds="rule certainty")
    assert len(june) == 1
    assert june[0].endswith("按 2026-07-08 那天的标准，它从 2025-05-13 起用")
    assert len(steps(order(15_000), breach("pickup-timeout", parse_iso("2026-07-09T00:00:00")), kinds="certainty")) == 1


def test_whose_figure_counts_is_the_last_step() -> None:
    figured = Paid(1, 15_000, START, START + 72 * HOUR, frozenset(), (Figure("YT1", 1_800, START),))
    (amount,) = settled_amounts(BOOK, counted(BOOK, figured, [breach("pickup-missing")]), ())
    told = steps_of(BOOK, ZH, figured, amount)
    assert "上下限：最低 5 元、最高 100 元；38 元在中间，不变" in [step.text for step in told]
    assert told[-1].kind == "platform"
    assert told[-1].text.startswith(
        "平台自己的数：包裹文件里写着预计赔付 18 元（运单 YT1，数据到 2026-11-10 10:00:00）"
    )
    assert told[-1].text.endswith("代替按规则估算的 38 元")
    zero = Paid(1, 15_000, START, START + 72 * HOUR, frozenset(), (Figure("YT1", 0, START),))
    (amount,) = settled_amounts(BOOK, counted(BOOK, zero, [breach("pickup-missing")]), ())
    assert "不当作不罚" in steps_of(BOOK, ZH, zero, amount)[-1].text


@pytest.mark.parametrize(
    ("taken", "back", "said"),
    [
        (2_100, 0, "账单：动账明细 2026-11-15 10:00:00 已扣 21 元（揽收严重超时），以它为准"),
        (2_100, 600, "还剩 15 元，以它为准"),
        (2_100, 2_100, "已全部退回，所以算 0 元"),
        (0, 2_100, "扣的那笔不在已导入的账单里，所以算 0 元"),
    ],
)
def test_what_the_ledger_shows(taken: int, back: int, said: str) -> None:
    at = START + 5 * DAY
    fine = Taken(FineName("pickup-missing"), taken, back, at, at + HOUR if back else None)
    paid = order(15_000)
    (amount,) = settled_amounts(BOOK, counted(BOOK, paid, [breach("pickup-missing")]), (fine,))
    step = steps_of(BOOK, ZH, paid, amount)[-1]
    assert step.kind == "ledger"
    assert step.text.endswith(said)
    assert steps_of(BOOK, EN, paid, amount)[-1].text.startswith("the ledger:")


def test_where_some_was_taken_before_the_platforms_figure_still_counts_for_the_rest() -> None:
    figured = Paid(1, 15_000, START, START + 72 * HOUR, frozenset(), (Figure("YT1", 1_800, START),))
    violation = breach("pickup-missing")
    (one,) = counted(BOOK, figured, [violation])
    for at, said in ((START + HOUR, "以它为准，代替按规则估算的 38 元"), (START + 2 * DAY, "账单已经有了，两个都不用")):
        settled = settled_amounts(BOOK, [one], (Taken(FineName("pickup-missing"), 300, 0, at, None),))
        (step,) = (step for step in settling_steps(BOOK, ZH, figured, one, settled) if step.kind == "platform")
        assert step.text.endswith(said)


def test_exact_shares_are_exact() -> None:
    assert steps(order(7), breach("pickup-missing"), kinds="share") == ["比例：0.07 元 × 25% = 0.0175 元"]
