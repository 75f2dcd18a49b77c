"""The owner's warning time reaches the stored colours and ``check``."""

from __future__ import annotations

import pytest

from shopguard.core.finding import Risk, State
from shopguard.flows import judging
from shopguard.flows.orders.order_list import risk_counts
from shopguard.flows.orders.verdict import judge_all
from shopguard.flows.workplace import Workplace

Stored = list[tuple[object, ...]]


def stored(place: Workplace) -> Stored:
    rows = place.store.connection().execute(
        "SELECT order_ref, risk, clause, state, deadline, next_change_at FROM verdict"
    )
    return sorted(tuple(row) for row in rows)


def judged_anew(place: Workplace, moment: int) -> Stored:
    """All orders, whether they need it or not."""
    with place.store.transaction() as db:
        db.execute("INSERT OR IGNORE INTO to_judge SELECT id FROM orders")
    judging.refresh(place, moment)
    return stored(place)


@pytest.mark.parametrize("hours", [1, 6, 30, 72])
def test_other_hours_judge_what_can_change_and_nothing_is_left_out(
    demo_place: Workplace, moment: int, hours: int
) -> None:
    judging.refresh(demo_place, moment)
    before = stored(demo_place)
    demo_place.settings.set("warn_hours", hours)
    changed = judging.refresh(demo_place, moment)
    assert 0 < changed.judged < len(before)
    after = stored(demo_place)
    assert after != before
    assert after == judged_anew(demo_place, moment)
    assert judging.refresh(demo_place, moment).judged == 0


def test_the_colour_follows_the_hours_and_back(demo_place: Workplace, moment: int) -> None:
    judging.refresh(demo_place, moment)
    before = stored(demo_place)
    counts = []
    for hours in (1, 12, 72):
        demo_place.settings.set("warn_hours", hours)
        judging.refresh(demo_place, moment)
        counts.append(risk_counts(demo_place)[Risk.DUE])
    assert counts[0] < counts[1] < counts[2]
    demo_place.settings.set("warn_hours", 12)
    judging.refresh(demo_place, moment)
    assert stored(demo_place) == before


def test_check_takes_the_owners_hours_unless_it_is_told_others(demo_place: Workplace, moment: int) -> None:
    def due(warn_hours: int | None) -> int:
        judged = judge_all(demo_place, moment, warn_hours=warn_hours)
        return sum(finding.state is State.DUE for order in judged for finding, _, _ in order.findings)

    usual, short = due(None), due(1)
    assert usual == due(12)
    assert short < usual
    demo_place.settings.set("warn_hours", 1)
    assert due(None) == short
    assert due(12) == usual
