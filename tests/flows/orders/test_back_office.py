"""Where in the back office a finding can be seen."""

from __future__ import annotations

import pytest

from shopguard.core.finding import Finding, State
from shopguard.flows.orders.back_office import places_for
from shopguard.flows.workplace import Workplace

NOON = 1_795_147_200


def places(place: Workplace, clause: str, state: State) -> list[str]:
    finding = Finding(
        order_ref=1, waybill=None, clause=clause, state=state, why="late", since=NOON - 90_000, deadline=NOON,
        happened_at=None, known_as_of=NOON, effective=None,
    )  # fmt: skip
    names = {place.texts.word(f"back_office.{name}"): name for name in ("parcels", "refunds", "warnings", "fines")}
    return [names[path] for path in places_for(place, place.rulebook.clause(clause), finding)]


@pytest.mark.parametrize(
    ("clause", "state", "expected"),
    [
        ("transit-stalled", State.BREACHED, ["parcels", "fines"]),
        ("transit-stalled", State.DUE, ["parcels", "warnings"]),
        ("transit-stalled", State.UNCONFIRMED, ["parcels"]),
        ("transit-stalled", State.HINT, []),
        ("transit-stalled", State.MET, []),
        ("transit-stalled", State.PENDING, []),
        ("ship-overdue", State.DUE, ["warnings"]),
        ("ship-overdue", State.SUSPECT, []),
        ("refund-intercept", State.HINT, ["refunds"]),
        ("auto-close", State.DUE, []),
        ("auto-close", State.BREACHED, []),
    ],
)
def test_the_places_where_it_can_be_seen(place: Workplace, clause: str, state: State, expected: list[str]) -> None:
    assert places(place, clause, state) == expected
