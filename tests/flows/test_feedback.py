"""The feedback file: counts and versions, and nothing by which a shop, an order or a buyer could be known."""

from __future__ import annotations

from pathlib import Path

import pytest

from shopguard import __version__
from shopguard.core.message import UserProblem
from shopguard.crash import write_crash_record
from shopguard.flows.feedback import feedback, save_feedback
from shopguard.flows.imports.batches import list_batches, undo
from shopguard.flows.workplace import Workplace


def secrets(place: Workplace) -> set[str]:
    """Everything of the made-up shop's text columns that could name somebody: numbers, names, addresses, products, file paths."""
    db = place.store.connection()
    queries = (
        "SELECT order_id, product, receiver, address, city, street FROM orders",
        "SELECT waybill FROM parcel",
        "SELECT text FROM track_event",
        "SELECT path, sha256 FROM source_file",
    )
    cells = {cell for query in queries for row in db.execute(query) for cell in row}
    return {cell for cell in cells if cell and len(cell) >= 2}


def test_it_counts_and_tells_nobody(demo_place: Workplace, moment: int) -> None:
    written = feedback(demo_place, moment)
    assert f"ShopGuard {__version__}" in written
    assert "orders 76" in written.splitlines()
    told = secrets(demo_place)
    assert len(told) > 200
    assert [secret for secret in told if secret in written] == []


def test_what_was_taken_back_is_not_counted(demo_place: Workplace, moment: int) -> None:
    assert "orders: 1 files, 80 rows" in feedback(demo_place, moment)
    (batch,) = list_batches(demo_place)
    undo(demo_place, batch.ref, now=moment)
    assert "orders: " not in feedback(demo_place, moment)


def test_crashes_are_in_it_without_the_home_folder(
    demo_place: Workplace, moment: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(Path(__file__).parents[2]))  # as if the program stood in somebody's home
    try:
        raise ValueError("张三 13800000000")
    except ValueError as error:
        write_crash_record(demo_place.data, error, moment)
    written = feedback(demo_place, moment)
    assert "ValueError" in written
    assert "test_feedback.py" in written
    assert "13800000000" not in written
    assert str(Path.home()) not in written


def test_a_place_that_cannot_be_written_is_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(UserProblem) as refused:
        save_feedback("text", tmp_path / "nowhere" / "report.txt")
    assert refused.value.message.code == "problem.cannot_write"
