"""Clocks met after a warning, and what missing them would have cost."""

from __future__ import annotations

import pytest

from shopguard.checker.rulefiles import load_rulebook
from shopguard.core.avoided import Avoided, Heeded, avoided
from shopguard.core.beijing import HOUR, parse_iso
from shopguard.core.fines import Paid
from shopguard.core.tariff import Tariff, Violation
from shopguard.resources import resource

T0 = parse_iso("2026-11-18T10:00:00")
PAID = Paid(1, 10_000, T0 - HOUR, T0 + 47 * HOUR)  # 100 yuan, promised within 48 h


@pytest.fixture(scope="module")
def tariff() -> Tariff:
    return Tariff(load_rulebook(resource("rules", "douyin")))


def missed(clause: str, hours: int, waybill: str | None = "YT1") -> Violation:
    """A clock of so many hours from T0."""
    return Violation(clause, "2025-05-13", T0, T0 + hours * HOUR, waybill)


def heeded(clause: str, hours: int, happened: int, waybill: str | None = "YT1") -> Heeded:
    """The same, met after so many hours."""
    return Heeded(T0 + happened * HOUR, missed(clause, hours, waybill))


def test_the_fine_that_did_not_come(tariff: Tariff) -> None:
    met = [heeded("pickup-timeout", 24, 20)]
    assert avoided(tariff, PAID, met, []) == Avoided(1, T0 + 20 * HOUR, 300)  # 1 %, at least 3
    assert avoided(tariff, PAID, [], []) is None


def test_of_a_late_pickup_only_the_difference_was_avoided(tariff: Tariff) -> None:
    late = [missed("pickup-timeout", 24)]
    assert avoided(tariff, PAID, [heeded("pickup-missing", 48, 40)], late) == Avoided(
        1, T0 + 40 * HOUR, 2_200
    )  # 25 - 3
    assert (
        avoided(tariff, PAID, [heeded("dispatch-timeout", 64, 60)], late) is None
    )  # one timeout counts, and that came


def test_what_costs_nothing_is_not_counted(tariff: Tariff) -> None:
    within_48_hours = [heeded("ship-overdue", 47, 46, waybill=None)]
    assert avoided(tariff, PAID, within_48_hours, []) is None


def test_the_day_is_that_of_the_dearest(tariff: Tariff) -> None:
    met = [heeded("pickup-timeout", 24, 20), heeded("dispatch-missing", 90, 80)]
    assert avoided(tariff, PAID, met, []) == Avoided(1, T0 + 80 * HOUR, 2_500)  # only the dearest of the two counts
