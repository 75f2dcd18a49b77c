"""The days of a shop told from findings one by one: the orders violating a family by the day on which that began."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Set

from shopguard.core.beijing import day_of
from shopguard.core.cited import Family
from shopguard.core.finding import Finding
from shopguard.core.fines import began, family_of
from shopguard.core.rulebook import Rulebook
from shopguard.core.strikes import DayCount, ShopDay


def violating(
    rulebook: Rulebook,
    breached: Mapping[int, Iterable[Finding]],
    shops: Mapping[int, str],
    family: Family,
    only: Set[str] = frozenset(),
) -> dict[ShopDay, set[int]]:
    """``breached`` and ``shops`` by order ref; ``only`` narrows it to those clauses."""
    days: dict[ShopDay, set[int]] = {}
    for ref, group in breached.items():
        for finding in group:
            moment = began(finding)
            wanted = family_of(rulebook, finding) == family and (not only or finding.clause in only)
            if moment is not None and wanted:
                days.setdefault((shops[ref], day_of(moment)), set()).add(ref)
    return days


def count_days(
    shipped: Mapping[ShopDay, int], abnormal: Mapping[ShopDay, Set[int]], missing: Mapping[ShopDay, Set[int]]
) -> list[DayCount]:
    """The counts of all days on which something was shipped or judged abnormal, by day and shop."""
    days = sorted(shipped.keys() | abnormal.keys(), key=lambda key: (key[1], key[0]))
    return [
        DayCount(
            shop,
            day,
            shipped.get((shop, day), 0),
            len(abnormal.get((shop, day), ())),
            len(missing.get((shop, day), ())),
        )
        for shop, day in days
    ]
