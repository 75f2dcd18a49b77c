"""What findings cost: tiers, limits, what counts when several meet, and values by date. Amounts reckoned by hand."""

from __future__ import annotations

from shopguard.checker.rulefiles import load_rulebook
from shopguard.core.beijing import HOUR, parse_iso
from shopguard.core.finding import Finding, State
from shopguard.core.fines import Paid, counted, price
from shopguard.resources import resource

BOOK = load_rulebook(resource("rules", "douyin"))
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
