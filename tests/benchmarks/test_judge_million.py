"""The benchmark's peers and the program agree on what they find; nothing here is timed."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.benchmarks.judge_steps import DATABASE, attach
from tests.benchmarks.million_shop import NOW, make_big_shop
from tests.benchmarks.peer_queries import CLAUSES

_ORDERS = 2_000


@pytest.fixture(scope="module")
def judged_shop(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small one of the made-up shops, judged."""
    from shopguard.app import build_workplace
    from shopguard.flows.judging import refresh

    folder = tmp_path_factory.mktemp("shop")
    make_big_shop(folder, _ORDERS)
    place = build_workplace(folder, "zh")
    assert refresh(place, NOW).judged == _ORDERS
    place.store.close()
    return folder


@pytest.mark.parametrize("clause", CLAUSES)
def test_duckdb_finds_in_the_raw_lines_what_the_program_finds_in_milestones(judged_shop: Path, clause: str) -> None:
    breached = f"SELECT shipment_ref FROM shop.finding WHERE clause = '{clause}' AND state = 'breached'"
    plain = "SELECT id FROM shipment WHERE order_ref NOT IN (SELECT order_ref FROM shop.order_trait)"  # tags excuse
    with attach(judged_shop / DATABASE) as db:
        peer = db.execute(f"SELECT id FROM ({CLAUSES[clause]}) WHERE id IN ({plain}) ORDER BY id").fetchall()
        program = db.execute(
            f"SELECT shipment_ref FROM ({breached}) WHERE shipment_ref IN ({plain}) ORDER BY 1"
        ).fetchall()
    assert peer == program
    assert len(peer) >= 5
