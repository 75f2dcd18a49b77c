"""By how much each violation raises an order's cost: only what it adds to those before it. Yuan as fen."""

from __future__ import annotations

import pytest

from shopguard.checker.rulefiles import load_rulebook
from shopguard.core.beijing import HOUR, parse_iso
from shopguard.core.fine_amounts import Figure, Paid
from shopguard.core.ledger import FineName
from shopguard.core.taken import Taken
from shopguard.core.tariff import Tariff, Violation
from shopguard.resources import resource

T0 = parse_iso("2026-06-01T10:00:00")
OLD = parse_iso("2025-01-10T10:00:00")
PAID = Paid(1, 20_000, T0, T0 + 72 * HOUR)  # 200 yuan, promised later than 48 h


@pytest.fixture(scope="module")
def tariff() -> Tariff:
    return Tariff(load_rulebook(resource("rules", "douyin")))


def violation(clause: str, hours: int, start: int = T0, effective: str | None = "2025-05-13") -> Violation:
    return Violation(clause, effective, start, start + hours * HOUR, "YT1")


def test_of_timeout_and_abnormal_only_what_the_dearer_one_adds(tariff: Tariff) -> None:
    # timeout 5 % = 10, abnormal 25 % = 50; a second timeout after it adds nothing; late shipping 1 % = 2 adds up
    told = [violation("pickup-timeout", 24), violation("pickup-missing", 48), violation("dispatch-timeout", 60)]
    assert tariff.raises(PAID, [*told, violation("ship-overdue", 72)]) == [1_000, 4_000, 0, 200]
    assert sum(tariff.raises(PAID, told)) == tariff.cost(PAID, told)


def test_old_fixed_fines_count_twice_at_most(tariff: Tariff) -> None:
    old = [violation(clause, hours, OLD, None) for clause, hours in (("pickup-timeout", 24), ("ship-overdue", 30))]
    third = violation("dispatch-timeout", 90, OLD, None)
    assert tariff.raises(Paid(1, 20_000, OLD, OLD + 72 * HOUR), [*old, third]) == [1_000, 1_000, 0]


def test_the_platforms_figure_and_the_ledger_go_before(tariff: Tariff) -> None:
    told = [violation("pickup-timeout", 24), violation("pickup-missing", 48)]
    figured = Paid(1, 20_000, T0, T0 + 72 * HOUR, figures=(Figure("YT1", 3_000, T0),))
    assert tariff.raises(figured, told) == [3_000, 0]
    taken = (Taken(FineName("pickup-timeout"), 900, 0, T0 + 30 * HOUR, None),)
    # 9 yuan were taken for the timeout; the dearer one that came later leaves the rest of its 50 open
    assert tariff.raises(PAID, told, taken) == [900, 4_100]
