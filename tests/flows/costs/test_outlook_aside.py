"""What is set aside or switched off is in no moment of the outlook, and counts again from the second at which its time is over."""

from __future__ import annotations

import os
from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from shopguard.app import build_workplace
from shopguard.checker.judge import Question
from shopguard.core.beijing import HOUR
from shopguard.flows.costs.outlook import load_outlook
from shopguard.flows.workplace import Workplace
from tests.checker.plain_owner import Word
from tests.checker.random_owner import owners_words, save_word
from tests.checker.random_shops import Shop, save, shops
from tests.flows.costs.slow_outlook import quick, slow
from tests.flows.costs.test_outlook import AHEAD, edges, judge_before

CASES = int(os.environ.get("SHOPGUARD_CASES", "30"))


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workplace]:
    """One empty workplace for all cases: each case is rolled back."""
    place = build_workplace(tmp_path_factory.mktemp("outlook"), language="zh")
    yield place
    place.store.close()


@st.composite
def shops_with_words(draw: st.DrawFn) -> tuple[Shop, list[Word]]:
    shop = draw(shops())
    return shop, draw(owners_words(shop, always=True))


@pytest.mark.filterwarnings("ignore:Generating overly large repr")  # of a failing case: it is shown all the same
@settings(max_examples=CASES, deadline=None, suppress_health_check=list(HealthCheck))
@given(made=shops_with_words(), days=st.sampled_from((None, 0, 3)), data=st.data())
def test_every_moment_is_as_if_judged_anew(
    empty: Workplace, made: tuple[Shop, list[Word]], days: int | None, data: st.DataObject
) -> None:
    shop, words = made
    db, at = empty.store.connection(), shop.asked.at
    db.execute("BEGIN")
    try:
        save(db, shop)
        for word in words:
            save_word(db, word)
        if days is not None:
            judge_before(empty, shop, days)
        outlook = load_outlook(empty, at)
        assert quick(empty, outlook, at) == slow(empty, Question(at), outlook)
        ends = [word.until + beside for word in words if word.until is not None for beside in (-1, 0, 1)]
        moments = sorted({*edges(outlook), *(end for end in ends if at < end <= at + AHEAD), at + HOUR})
        for moment in {data.draw(st.sampled_from(moments)) for _ in range(4)}:
            told = quick(empty, outlook, moment)
            anew = slow(empty, Question(moment, assume_known_until=moment, seen_until=at), outlook)
            assert told == anew, moment
    finally:
        db.rollback()
