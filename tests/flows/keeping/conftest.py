"""A shop that has something to back up."""

from __future__ import annotations

import pytest

from shopguard.flows.workplace import Workplace
from tests.appeals.made_up import save_made_up_order


@pytest.fixture
def place(place: Workplace) -> Workplace:
    """A workplace with one order."""
    save_made_up_order(place)
    return place
