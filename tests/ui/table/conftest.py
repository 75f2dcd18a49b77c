"""The table of orders by itself."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from shopguard.ui.garbage import put_away
from shopguard.ui.look.application import Look
from shopguard.ui.table.order_table import OrderTable
from tests.ui.driving import Clock
from tests.ui.table.made_up import NOON, lines, model_of, shown_table


@pytest.fixture
def table(look: Look) -> Iterator[OrderTable]:
    """A thousand orders, with the keyboard in the table."""
    made = shown_table(OrderTable(model_of(lines(1_000)), Clock(NOON)))
    yield made
    put_away(made)
