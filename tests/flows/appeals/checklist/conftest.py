"""What the tests of this folder begin with."""

from __future__ import annotations

import pytest

from shopguard.flows.appeals import opening
from shopguard.flows.workplace import Workplace
from tests.appeals.made_up import NOW, ORDER, save_made_up_order, save_made_up_track
from tests.flows.appeals.checklist.cases import (
    CLAUSE,
    OTHER,
    OTHER_WAYBILL,
)


@pytest.fixture
def place(place: Workplace) -> Workplace:
    """A workplace that knows two orders of one day, both picked up a day late."""
    save_made_up_order(place)
    save_made_up_track(place)
    save_made_up_order(place, OTHER, waybills=f"yto:{OTHER_WAYBILL}")
    save_made_up_track(place, waybill=OTHER_WAYBILL)
    return place


@pytest.fixture
def appeal(place: Workplace) -> str:
    return opening.open_appeal(place, ORDER, CLAUSE, now=NOW)
