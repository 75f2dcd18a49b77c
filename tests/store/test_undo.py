"""An import that is taken back leaves everything as if it had never been; one on which something newer rests stays."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator, Sequence

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from shopguard.checker.judge import Question
from shopguard.checker.keeping import keep_verdicts
from shopguard.checker.rulefiles import load_rulebook
from shopguard.checker.upkeep import waiting_orders
from shopguard.core.beijing import HOUR
from shopguard.core.order import LINE_FACTS
from shopguard.core.parcel import PARCEL_FACTS
from shopguard.core.rulebook import Rulebook
from shopguard.resources import resource
from shopguard.store.resting import rests_on
from shopguard.store.store import Store
from shopguard.store.undo import undo_batch
from tests.store.random_files import SHAPES, T0, File, bring_batch, content, files

NOW = T0 + 150 * HOUR
A, B = "6900000000000000001", "6900000000000000002"
LINES, LISTED = frozenset(LINE_FACTS), frozenset(PARCEL_FACTS)


@pytest.fixture(scope="module")
def rulebook() -> Rulebook:
    return load_rulebook(resource("rules", "douyin"))


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Iterator[sqlite3.Connection]:
    store = Store(tmp_path_factory.mktemp("undo"))
    yield store.connection()
    store.close()


@pytest.fixture
def db(kept: sqlite3.Connection) -> Iterator[sqlite3.Connection]:
    """An empty database; what a test writes is taken back."""
    kept.execute("BEGIN")
    yield kept
    kept.rollback()


def shop_after(db: sqlite3.Connection, batches: Sequence[Sequence[File]], rulebook: Rulebook | None) -> list[int]:
    """The batches imported one after another, and judged each time by a rulebook."""
    refs = []
    for batch in batches:
        refs.append(bring_batch(db, *batch))
        settle(db, rulebook)
    return refs


def settle(db: sqlite3.Connection, rulebook: Rulebook | None) -> None:
    """Judges the orders that wait for it; without a rulebook (that takes its time) they no longer wait."""
    if rulebook is None:
        db.execute("DELETE FROM to_judge")
    else:
        keep_verdicts(db, rulebook, Question(NOW), waiting_orders(db, NOW))


def without(db: sqlite3.Connection, batches: Sequence[Sequence[File]], rulebook: Rulebook | None = None) -> object:
    """What a database holds that has only ever seen these."""
    db.execute("BEGIN")
    try:
        shop_after(db, batches, rulebook)
        return content(db)
    finally:
        db.rollback()


CASES = int(os.environ.get("SHOPGUARD_CASES", "40"))
_batches = st.lists(files, min_size=1, max_size=3)
_histories = st.lists(_batches, min_size=1, max_size=4)


@settings(max_examples=CASES, deadline=None, suppress_health_check=list(HealthCheck))
@given(history=_histories)
def test_the_last_import_undone_was_never_there(
    kept: sqlite3.Connection, rulebook: Rulebook, history: list[list[File]]
) -> None:
    kept.execute("BEGIN")
    try:
        last = shop_after(kept, history, rulebook)[-1]
        assert not rests_on(kept, last)
        undo_batch(kept, last, SHAPES, NOW)
        settle(kept, rulebook)
        assert kept.execute("PRAGMA foreign_key_check").fetchall() == []
        found = content(kept)
    finally:
        kept.rollback()
    assert found == without(kept, history[:-1], rulebook)


@settings(max_examples=4 * CASES, deadline=None, suppress_health_check=list(HealthCheck))
@given(history=_histories, picks=st.lists(st.integers(0, 3), min_size=2, max_size=2))
def test_any_import_on_which_nothing_rests_can_go(
    kept: sqlite3.Connection, history: list[list[File]], picks: list[int]
) -> None:
    """Undone in any order that is allowed; afterwards files can be imported again."""
    left = list(range(len(history)))
    kept.execute("BEGIN")
    try:
        refs = shop_after(kept, history, None)
        for pick in picks:
            free = [place for place in left if not rests_on(kept, refs[place])]
            if free:
                gone = free[pick % len(free)]
                undo_batch(kept, refs[gone], SHAPES, NOW)
                left.remove(gone)
        settle(kept, None)
        found = content(kept)
        (again,) = shop_after(kept, history[-1:], None)
        undo_batch(kept, again, SHAPES, NOW)
        settle(kept, None)
        assert content(kept) == found
    finally:
        kept.rollback()
    assert found == without(kept, [history[place] for place in left])
