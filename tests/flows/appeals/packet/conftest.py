"""What the tests of this folder begin with."""

from __future__ import annotations

import pytest

from shopguard.flows.appeals import opening
from shopguard.flows.workplace import Workplace
from tests.appeals.made_up import (
    NOW,
    ORDER,
    save_made_up_order,
    save_made_up_track,
)
from tests.flows.appeals.packet.pages import CLAUSE


@pytest.fixture
def place(place: Workplace) -> Workplace:
    """A workplace that knows one order and its track, whose pickup came 24 hours after the deadline."""
    save_made_up_order(place)
    save_made_up_track(place)
    return place


@pytest.fixture
def appeal(place: Workplace) -> str:
    return opening.open_appeal(place, ORDER, CLAUSE, now=NOW)
