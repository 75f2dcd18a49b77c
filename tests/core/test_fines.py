"""What findings cost: tiers, limits, what counts when several meet, and values by date. Amounts reckoned by hand."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from shopguard.checker.rulefiles import load_rulebook
from shopguard.core.beijing import HOUR, parse_iso
from shopguard.core.cited import Citation, Family
from shopguard.core.finding import Finding, State
from shopguard.core.fines import Paid, Price, cost, counted, price, stands, within_shop_days
from shopguard.core.rulebook import Clause, ClauseValues, Rulebook
from shopguard.resources import resource

SHIPPED = load_rulebook(resource("rules", "douyin"))


def clause(clause_id: str, family: Family) -> Clause:
    """A made-up clause of a family, the same on all dates."""
    text = SHIPPED.clauses[0].card
    cited = Citation(text, date(2026, 11, 22), "in force")
    values = tuple(
        ClauseValues(start, None, "uploaded", False, (), (), cited, family) for start in (None, date(2025, 5, 13))
    )
    return replace(SHIPPED.clauses[0], id=clause_id, values=values)


def book() -> Rulebook:
    """The shipped fines with made-up clauses of those families whose own files other tests speak of."""
    made = (clause("made-stock", "stock"), clause("made-fraud", "fraud"), clause("made-ship", "ship"))
    return replace(SHIPPED, clauses=(*SHIPPED.clauses, *made))


BOOK = book()
START = parse_iso("2026-11-10T10:00:00")


def breach(
    clause: str,
    *,
    since: int = START,
    hours: int = 24,
    waybill: str | None = "YT1",
    effective: str | None = "2025-05-13",
) -> Finding:
    return Finding(1, waybill, clause, State.BREACHED, "silent", since, since + hours * HOUR, None, None, effective)


def paid(amount_fen: int | None = 10_000, promise_hours: int | None = 48) -> Paid:
    return Paid(1, amount_fen, START, None if promise_hours is None else START + promise_hours * HOUR)


def yuan(who: Paid, *found: Finding) -> list[tuple[str, int]]:
    return [(one.finding.clause, one.fen // 100) for one in counted(BOOK, who, found)]


def test_timeout_tiers_by_promise() -> None:
    assert yuan(paid(100_000, 48), breach("pickup-timeout")) == [("pickup-timeout", 10)]  # 1 % of 1000
    late = Paid(1, 100_000, START, START + 48 * HOUR + 1)
    assert yuan(late, breach("pickup-timeout")) == [("pickup-timeout", 50)]  # 5 % of 1000
    assert yuan(paid(10_000, 48), breach("dispatch-timeout")) == [("dispatch-timeout", 3)]
    assert yuan(paid(1_000_000, 48), breach("dispatch-timeout")) == [("dispatch-timeout", 30)]


def test_ship_tiers_by_promise() -> None:
    assert yuan(paid(100_000, 48), breach("ship-overdue", waybill=None)) == []
    assert yuan(paid(100_000, 240), breach("ship-overdue", waybill=None)) == [("ship-overdue", 10)]
    assert yuan(paid(10_000, 240), breach("ship-overdue", waybill=None)) == [("ship-overdue", 2)]
    assert yuan(paid(10_000, 241), breach("ship-overdue", waybill=None)) == [("ship-overdue", 3)]


def test_only_the_dearest_of_timeout_and_abnormal_counts_over_all_parcels_and_ship_comes_on_top() -> None:
    found = [
        breach("pickup-timeout", waybill="YT1"),
        breach("pickup-missing", waybill="YT1", hours=48),
        breach("pickup-missing", waybill="YT2", hours=48),
        breach("ship-overdue", waybill=None, hours=72),
    ]
    assert yuan(paid(10_000, 72), *found) == [("pickup-missing", 25), ("ship-overdue", 2)]


def test_of_two_equal_amounts_the_earlier_is_named() -> None:
    assert yuan(paid(1_500, 72), breach("pickup-timeout"), breach("pickup-missing", hours=48)) == [
        ("pickup-timeout", 5)
    ]
    # 5 % of 15 = 0.75 → 5; 25 % of 15 = 3.75 → 5: equal, the earlier one is named


def test_unknown_promise_takes_the_lower_tier_and_says_at_least() -> None:
    one = price(BOOK, paid(100_000, None), breach("pickup-timeout"))
    assert one is not None
    assert (one.fen, one.at_least) == (1_000, True)
    abnormal = price(BOOK, paid(100_000, None), breach("pickup-missing", hours=48))
    assert abnormal is not None
    assert (abnormal.fen, abnormal.at_least) == (10_000, False)  # abnormal knows no tiers


def test_unknown_base_is_at_least_the_least() -> None:
    one = price(BOOK, paid(None), breach("pickup-missing", hours=48))
    assert one is not None
    assert (one.fen, one.at_least, one.base_fen) == (500, True, None)


def test_certainty_follows_the_day_the_clock_started() -> None:
    before = price(BOOK, paid(), breach("pickup-missing", since=parse_iso("2026-07-08T23:59:59"), hours=48))
    after = price(BOOK, paid(), breach("pickup-missing", since=parse_iso("2026-07-09T00:00:00"), hours=48))
    assert before is not None
    assert after is not None
    assert (before.fine.citation.certainty, after.fine.citation.certainty) == ("in force", "last known")


def test_legacy_ten_yuan_each_at_most_two_per_order() -> None:
    old = parse_iso("2024-03-01T08:00:00")
    found = [breach("pickup-timeout", since=old, waybill=name, effective=None) for name in ("YT1", "YT2", "YT3")]
    assert yuan(paid(), *found) == [("pickup-timeout", 10), ("pickup-timeout", 10)]


def test_hints_cost_nothing() -> None:
    assert yuan(paid(), breach("waybill-edit", effective=None)) == []


LONG = Paid(1, 10_000, START, START + 240 * HOUR + 1)


@pytest.mark.parametrize(
    ("amount_fen", "promise", "yuan_due"),
    [
        (10_000, 48 * HOUR, 2),  # 1 %, at least 2
        (100_000, 48 * HOUR, 10),
        (1_000_000, 48 * HOUR, 50),  # at most 50
        (100_000, 48 * HOUR + 1, 30),  # 3 %
        (9_000, 48 * HOUR + 1, 3),
        (100_000, 240 * HOUR, 30),
        (100_000, 240 * HOUR + 1, 50),  # 5 %
        (5_000, 240 * HOUR + 1, 5),
    ],
)
def test_stock_tiers_by_promise(amount_fen: int, promise: int, yuan_due: int) -> None:
    who = Paid(1, amount_fen, START, START + promise)
    assert yuan(who, breach("made-stock", waybill=None, effective=None)) == [("made-stock", yuan_due)]


def test_no_stock_fine_in_the_old_rules() -> None:
    old = parse_iso("2025-05-12T23:59:59")
    assert yuan(paid(), breach("made-stock", since=old, effective=None)) == []
    assert yuan(paid(), breach("made-stock", since=old + 1, effective=None)) == [("made-stock", 2)]


def fraud(since: int = START) -> Finding:
    return Finding(1, None, "made-fraud", State.SUSPECT, "complaint", since, None, since, None, None)


OLD_FRAUD, NEW_FRAUD = parse_iso("2026-08-02T23:59:59"), parse_iso("2026-08-03T00:00:00")


@pytest.mark.parametrize(
    ("since", "amount_fen", "yuan_due"),
    [
        (OLD_FRAUD, 999, 10),  # 30 % of 9.99, at least 10
        (NEW_FRAUD, 999, 10),  # all of 9.99: 10 yuan half-up
        (NEW_FRAUD, 949, 9),
        (NEW_FRAUD, 300, 5),  # at least 5
        (NEW_FRAUD, 1_000, 10),  # 10.00 is the upper tier: 3 yuan, at least 10
        (NEW_FRAUD, 10_000, 30),
        (NEW_FRAUD, 1_000_000, 500),
        (OLD_FRAUD, 1_000_000, 500),
    ],
)
def test_fraud_by_what_was_paid(since: int, amount_fen: int, yuan_due: int) -> None:
    (one,) = counted(BOOK, paid(amount_fen), [fraud(since)])
    assert (one.fen, one.at_least, one.fine.money_back) == (yuan_due * 100, False, True)
    assert one.fine.citation.certainty == ("in force" if since == OLD_FRAUD else "reported")


def test_fraud_of_which_the_sum_paid_is_not_known_is_at_least_the_lowest() -> None:
    (one,) = counted(BOOK, paid(None), [fraud()])
    assert (one.fen, one.at_least) == (500, True)


def test_legacy_fraud_is_a_range() -> None:
    (one,) = counted(BOOK, paid(15_000), [fraud(parse_iso("2025-05-12T23:59:59"))])
    # 5 % of 150 is 7.5, half-up 8; 30 % is 45
    assert (one.fen, one.most_fen, one.at_least, one.fine.money_back) == (800, 4_500, True, True)


def test_fraud_counts_once_an_order_whatever_the_number_of_its_parcels() -> None:
    twice = [fraud(), replace(fraud(), waybill="YT2")]
    assert yuan(paid(), *twice) == [("made-fraud", 30)]


def test_fraud_is_fined_though_it_is_only_suspected() -> None:
    assert stands(BOOK, fraud())
    assert not stands(BOOK, replace(breach("pickup-missing"), state=State.SUSPECT))
    assert not stands(BOOK, replace(breach("pickup-missing"), state=State.UNCONFIRMED))


def test_the_dearest_and_ship_and_stock_and_fraud_add_up() -> None:
    found = [
        breach("pickup-timeout"),
        breach("pickup-missing", hours=48),
        breach("ship-overdue", waybill=None, hours=241),
        breach("made-stock", waybill=None, hours=300, effective=None),
        fraud(),
    ]
    # of 100 yuan: 25 % = 25; late 1 % at least 3; stock 5 % at least 5; fraud 30 % = 30
    assert sorted(yuan(LONG, *found)) == [
        ("made-fraud", 30), ("made-stock", 5), ("pickup-missing", 25), ("ship-overdue", 3)]  # fmt: skip
    assert cost(BOOK, LONG, found) == 6_300


@pytest.mark.parametrize(
    ("traits", "clause_id", "yuan_due"),
    [
        ({"pets", "seller_delivered"}, "pickup-missing", 100),  # of 1000 yuan: 30 %, at most 100
        ({"pets"}, "pickup-missing", 100),
        ({"seller_delivered"}, "pickup-missing", 100),
        ({"pets", "seller_delivered"}, "pickup-timeout", 100),
        ({"pets"}, "pickup-timeout", 10),
        ({"used_3c"}, "pickup-missing", 50),
        ({"used_3c"}, "pickup-timeout", 10),
        ({"precious_metals"}, "pickup-missing", 100),  # the general amount; more is up to the platform
        ({"precious_metals"}, "pickup-timeout", 10),
    ],
)
def test_special_orders(traits: set[str], clause_id: str, yuan_due: int) -> None:
    who = replace(paid(100_000), traits=frozenset(traits))
    assert yuan(who, breach(clause_id)) == [(clause_id, yuan_due)]


def test_limits_of_special_orders() -> None:
    pets = replace(paid(2_000), traits=frozenset({"pets", "seller_delivered"}))
    assert yuan(pets, breach("pickup-missing")) == [("pickup-missing", 10)]  # 6 yuan, at least 10
    used = replace(paid(9_000), traits=frozenset({"used_3c"}))
    assert yuan(used, breach("pickup-missing")) == [("pickup-missing", 5)]  # 4.5 half-up
    used = replace(paid(300_000), traits=frozenset({"used_3c"}))
    assert yuan(used, breach("pickup-missing")) == [("pickup-missing", 100)]


def test_precious_metals_cost_the_general_amount_at_least_and_may_go_up_to_a_thousand() -> None:
    def of(amount_fen: int | None) -> Price:
        one = price(BOOK, replace(paid(amount_fen), traits=frozenset({"precious_metals"})), breach("pickup-missing"))
        assert one is not None
        return one

    assert [(one.fen, one.most_fen, one.at_least) for one in (of(10_000), of(200_000), of(500_000), of(None))] == [
        (2_500, 100_000, True),
        (10_000, 100_000, True),  # 25 %, at most 100: beyond it the platform may go, nobody knows how far
        (10_000, 100_000, True),
        (500, 100_000, True),
    ]


@pytest.mark.parametrize(
    ("amount_fen", "yuan_due"),
    [
        (1_999, 5),
        (2_200, 6),
        (2_199, 5),
        (39_799, 99),
        (39_800, 100),
        (500_000, 100),
    ],  # 5.5 → 6; 5.4975 → 5; 99.4975; 99.5
)
def test_half_up_and_limits_of_a_quarter(amount_fen: int, yuan_due: int) -> None:
    assert yuan(paid(amount_fen), breach("pickup-missing")) == [("pickup-missing", yuan_due)]


@pytest.mark.parametrize(
    ("since", "certainty"),
    [
        ("2025-05-12T23:59:59", "reported"),
        ("2025-05-13T00:00:00", "in force"),
        ("2026-07-08T23:59:59", "in force"),
        ("2026-07-09T00:00:00", "last known"),
    ],
)
@pytest.mark.parametrize("traits", [set(), {"pets", "seller_delivered"}, {"used_3c"}, {"precious_metals"}])
def test_each_period_has_its_certainty(since: str, certainty: str, traits: set[str]) -> None:
    who = replace(paid(), traits=frozenset(traits))
    one = price(BOOK, who, breach("waybill-reused", since=parse_iso(since)))
    assert one is not None
    assert one.fine.citation.certainty == certainty


def test_what_the_old_rules_do_not_name_falls_under_the_general_fine() -> None:
    old = parse_iso("2025-05-12T23:59:59")
    used = replace(paid(100_000), traits=frozenset({"used_3c"}))
    assert yuan(used, breach("pickup-missing", since=old, effective=None)) == [("pickup-missing", 100)]
    pets = replace(paid(1_000), traits=frozenset({"pets", "seller_delivered"}))
    assert yuan(pets, breach("pickup-missing", since=old, effective=None)) == [("pickup-missing", 10)]


def test_legacy_late_shipping_is_fined_like_a_late_pickup_and_shares_its_limit() -> None:
    old = parse_iso("2024-03-01T08:00:00")
    found = [
        breach("pickup-timeout", since=old, hours=72, effective=None),
        breach("made-ship", since=old, hours=48, waybill=None, effective=None),
        breach("pickup-timeout", since=old, hours=73, waybill="YT2", effective=None),
    ]
    assert yuan(paid(), found[1]) == [("made-ship", 10)]
    assert yuan(paid(), *found) == [("made-ship", 10), ("pickup-timeout", 10)]


def old_order(ref: int, since: int, number: int = 1) -> tuple[Price, ...]:
    found = [breach("pickup-timeout", since=since, waybill=f"YT{n}", effective=None) for n in range(number)]
    return counted(BOOK, replace(paid(), order_ref=ref), found)


def test_five_hundred_yuan_a_shop_and_day() -> None:
    noon = parse_iso("2024-03-01T12:00:00")
    orders = {ref: old_order(ref, noon + ref) for ref in range(52)}
    orders[99] = old_order(99, noon + 24 * HOUR, 2)  # another day
    orders[100] = old_order(100, noon)  # another shop
    shops = dict.fromkeys(orders, "演示店铺") | {100: "另一家"}
    limited = within_shop_days(orders, shops)
    sums = {ref: sum(one.fen for one in prices) for ref, prices in limited.items()}
    assert sum(sums[ref] for ref in range(52)) == 50_000
    assert (sums[49], sums[50], sums[51]) == (1_000, 0, 0)  # the earliest fifty count
    assert (sums[99], sums[100]) == (2_000, 1_000)
    assert {one.cut_fen for ref in range(50) for one in limited[ref]} == {2_000}
    assert {one.cut_fen for ref in (99, 100) for one in limited[ref]} == {0}


def test_exactly_five_hundred_yuan_is_not_cut() -> None:
    noon = parse_iso("2024-03-01T12:00:00")
    orders = {ref: old_order(ref, noon + ref, 2) for ref in range(25)}
    limited = within_shop_days(orders, dict.fromkeys(orders, "演示店铺"))
    assert limited == orders


def test_the_limit_of_a_day_leaves_other_fines_alone() -> None:
    orders = {ref: counted(BOOK, paid(), [breach("pickup-missing")]) for ref in range(60)}
    assert within_shop_days(orders, dict.fromkeys(orders, "演示店铺")) == orders
