"""The sum for many orders is that of the fines shown one by one; half-up rounding in whole numbers."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal

from shopguard.checker.rulefiles import load_rulebook
from shopguard.core.beijing import DAY, HOUR, day_number, parse_iso
from shopguard.core.finding import Finding, State
from shopguard.core.fines import Paid, counted
from shopguard.core.money import share_in_whole_yuan
from shopguard.core.plain_fines import Breaking
from shopguard.core.tariff import Tariff, Violation
from shopguard.resources import resource

CLAUSES = ("pickup-timeout", "pickup-missing", "ship-overdue", "out-of-stock", "dispatch-timeout", "transit-stalled")


def breached(clause: str, effective: str | None, since: int) -> Finding:
    return Finding(1, "YT1", clause, State.BREACHED, "silent", since, since + DAY, None, None, effective)


def test_the_sum_is_that_of_the_fines_that_count() -> None:
    rulebook = load_rulebook(resource("rules", "douyin"))
    tariff = Tariff(rulebook)
    tried = 0
    for day in ("2024-11-01", "2025-05-12", "2025-05-13", "2025-09-29", "2026-06-25", "2026-11-20"):
        since = parse_iso(f"{day}T10:00:00")
        effective = "2025-05-13" if day >= "2025-05-13" else None
        found = [
            breached(clause, effective, since + n * HOUR)
            for n, clause in enumerate(CLAUSES)
            if effective in {v.start.isoformat() if v.start else None for v in rulebook.clause(clause).values}
        ]
        for amount in (None, 0, 990, 15_000, 1_000_000):
            for promise in (None, 24 * HOUR, 15 * DAY):
                for traits in (frozenset[str](), frozenset({"used_3c"}), frozenset({"pets", "seller_delivered"})):
                    paid = Paid(1, amount, since, None if promise is None else since + promise, traits)
                    expected = sum(price.fen for price in counted(rulebook, paid, found))
                    assert tariff.cost(paid, found) == expected
                    tried += expected > 0
    assert tried > 100


def test_the_short_way_of_plain_orders_says_the_same() -> None:
    rulebook = load_rulebook(resource("rules", "douyin"))
    tariff = Tariff(rulebook)
    plain = 0
    for day in ("2025-05-12", "2025-05-13", "2025-09-29", "2026-06-25", "2026-11-20"):
        since = parse_iso(f"{day}T10:00:00")
        found = [
            Breaking(clause.id, values.start.isoformat() if values.start else None, since + n * HOUR, since + n * DAY)
            for n, clause in enumerate(rulebook.clauses)
            for values in clause.values
        ]
        for amount in (None, 0, 990, 15_000, 1_000_000):
            for promise in (None, 24 * HOUR, 15 * DAY):
                paid = Paid(1, amount, since, None if promise is None else since + promise)
                for some in (*zip(found), *zip(found, found[1:], found[2:], strict=False)):
                    short = tariff.plain.raises(amount, promise, some)
                    violations = [Violation(*one, waybill=None) for one in some]
                    assert short in (None, tariff.raises(paid, violations))
                    plain += short is not None and any(short)
    assert plain > 100


def test_a_share_is_rounded_half_up() -> None:
    for fen in (*range(0, 5_000, 7), 15_000, 14_999, 29_000, 10_050):
        for rate in ("0.05", "0.1", "0.3", "0.025"):
            exact = (Decimal(fen) * Decimal(rate) / 100).to_integral_value(ROUND_HALF_UP)
            assert share_in_whole_yuan(fen, Decimal(rate), 0, 10**6) == int(exact) * 100


def test_a_day_ends_at_midnight_in_beijing() -> None:
    midnight = parse_iso("2026-11-20T00:00:00")
    assert day_number(midnight - 1) + 1 == day_number(midnight) == day_number(midnight + DAY - 1)
