"""What the outlook tells of moments to come is what judging and pricing anew for each of them tells, on random shops.

``SHOPGUARD_CASES`` sets how many shops it is tried on.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from shopguard.app import build_workplace
from shopguard.checker.judge import Question
from shopguard.checker.upkeep import JUDGED_AT
from shopguard.core.beijing import DAY, HOUR
from shopguard.core.finding import Risk
from shopguard.core.outlook import Outlook
from shopguard.flows.costs.outlook import load_outlook
from shopguard.flows.costs.penalties import preview
from shopguard.flows.judging import refresh
from shopguard.flows.judging_orders import judge_orders
from shopguard.flows.workplace import Workplace
from shopguard.store.setting import keep_setting
from tests.checker.random_shops import Shop, interesting, save, shops
from tests.flows.costs.slow_outlook import quick, slow
from tests.flows.test_penalties import OLD, T0, shipped, waiting
from tests.flows.test_penalties import save as save_orders

CASES = int(os.environ.get("SHOPGUARD_CASES", "60"))
AHEAD = 8 * DAY


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workplace]:
    """One empty workplace for all cases: each case is rolled back."""
    place = build_workplace(tmp_path_factory.mktemp("outlook"), language="zh")
    yield place
    place.store.close()


def told_until(shop: Shop) -> int:
    """The last moment that any file or the owner tells of."""
    known = [*(order.known for order in shop.orders), *(parcel.track_known for parcel in shop.parcels)]
    return max([*interesting(list(shop.orders), shop.parcels), *(one for one in known if one is not None)], default=0)


def judge_before(place: Workplace, shop: Shop, days: int) -> None:
    """Stores the judgement of that many days before the question, but not of a moment the files go beyond."""
    db, at = place.store.connection(), shop.asked.at
    judged_at = max(told_until(shop), at - days * DAY)
    if judged_at <= at:
        judge_orders(place.store, place.rulebook, judged_at, [row[0] for row in db.execute("SELECT id FROM orders")])
        keep_setting(db, JUDGED_AT, str(judged_at))


def edges(outlook: Outlook) -> list[int]:
    """The seconds around each moment at which something may turn."""
    moments = {moment for row in outlook.rows for moment in (row[8], row[9]) if moment is not None}
    around = {moment + beside for moment in moments for beside in (-1, 0, 1)}
    return sorted(moment for moment in around if outlook.at < moment <= outlook.at + AHEAD)


@pytest.mark.filterwarnings("ignore:Generating overly large repr")  # of a failing case: it is shown all the same
@settings(max_examples=CASES, deadline=None, suppress_health_check=list(HealthCheck))
@given(shop=shops(), days=st.sampled_from((None, 0, 1, 3)), data=st.data())
def test_every_moment_is_as_if_judged_anew(empty: Workplace, shop: Shop, days: int | None, data: st.DataObject) -> None:
    db, at = empty.store.connection(), shop.asked.at
    db.execute("BEGIN")
    try:
        save(db, shop)
        if days is not None:
            judge_before(empty, shop, days)
        outlook = load_outlook(empty, at)
        assert quick(empty, outlook, at) == slow(empty, Question(at), outlook)
        turning = edges(outlook)
        moments = [data.draw(st.sampled_from(turning)) for _ in range(min(3, len(turning)))]
        for moment in (*moments, at + data.draw(st.integers(1, AHEAD))):
            question = Question(moment, assume_known_until=moment, seen_until=at)
            assert quick(empty, outlook, moment) == slow(empty, question, outlook)
    finally:
        db.rollback()


def judged(place: Workplace, at: int) -> Outlook:
    """The stored judgement's outlook."""
    refresh(place, at)
    return load_outlook(place, at)


def test_what_is_stored_only_makes_it_faster(demo_place: Workplace, moment: int) -> None:
    for at in (moment, moment + 7 * HOUR, moment - DAY):
        afresh = load_outlook(demo_place, at)
        refresh(demo_place, at)
        stored = load_outlook(demo_place, at)
        for hours in (0, 1, 24, 7 * 24):
            assert stored.standing(at + hours * HOUR) == afresh.standing(at + hours * HOUR)


def test_the_preview_says_what_the_slider_says(demo_place: Workplace, moment: int) -> None:
    outlook = judged(demo_place, moment)
    for hours in (1, 24, 100):
        told, there = preview(demo_place, moment, hours), outlook.standing(moment + hours * HOUR)
        assert (told.now_fen, told.if_ignored_fen) == (outlook.standing(moment).fen, there.fen)
        assert told == preview(demo_place, moment, hours, outlook)
        assert sum(part.fen for order in told.orders for part in order.parts) >= told.if_ignored_fen > 0
    assert len(outlook.standing(moment + DAY).turned) == (
        outlook.standing(moment + DAY).colours[Risk.VIOLATED] - outlook.standing(moment).colours[Risk.VIOLATED]
    )


def test_of_orders_handed_over_nothing_more_breaks(demo_place: Workplace, moment: int) -> None:
    outlook = judged(demo_place, moment)
    week = moment + 7 * DAY
    everything = frozenset(row[0] for row in outlook.rows)
    ignored, saved = outlook.standing(week), outlook.standing(week, everything)
    assert saved.fen < ignored.fen
    assert saved.colours[Risk.VIOLATED] < ignored.colours[Risk.VIOLATED]
    assert sum(saved.colours.values()) == sum(ignored.colours.values())
    assert (
        saved.fen == outlook.standing(moment + 1, everything).fen
    )  # what is broken, and what is once silence is known
    for ref in list(everything)[:5]:
        alone = outlook.standing(week, frozenset({ref}))
        begun = sum(row[10] for row in outlook.rows_of(ref) if (row[8] or 0) <= moment)
        all_of_it = sum(row[10] for row in outlook.rows_of(ref) if (row[8] or 0) <= week)
        assert ignored.fen - alone.fen == all_of_it - begun


def test_an_empty_shop_has_nothing_to_come(place: Workplace) -> None:
    standing = load_outlook(place, 0).standing(DAY)
    assert (standing.fen, standing.days, standing.measures, standing.turned) == (0, (), (), ())
    assert set(standing.colours.values()) == {0}


def test_any_thread_may_ask_it(demo_place: Workplace, moment: int) -> None:
    with ThreadPoolExecutor(1) as other:
        try:
            outlook = other.submit(judged, demo_place, moment).result()
        finally:
            other.submit(demo_place.store.close_thread).result()
    assert outlook.standing(moment + DAY).fen == load_outlook(demo_place, moment).standing(moment + DAY).fen


def test_orders_handed_over_leave_room_under_the_old_limit_per_shop_and_day(place: Workplace) -> None:
    """60 old orders come to be late together: 600 yuan, of which 500 count; with 15 handed over 450, with all nothing."""
    save_orders(place, [waiting(number, paid_at=OLD) for number in range(60)], OLD + HOUR)
    outlook, late = load_outlook(place, OLD + HOUR), OLD + 49 * HOUR
    refs = sorted(outlook.shops)
    saved = [outlook.standing(late, frozenset(refs[:number])).fen for number in (0, 10, 15, 60)]
    assert saved == [50_000, 50_000, 45_000, 0]


def test_handing_over_saves_to_the_second_what_has_not_begun(place: Workplace) -> None:
    """3 yuan from 24 h after upload on: a second before, handing over saves them, from that second on it cannot."""
    shipped(place, 1, known_as_of=T0 + 24 * HOUR + 1)
    late = T0 + 24 * HOUR + 1
    before, after = load_outlook(place, late - 1), load_outlook(place, late)
    refs = frozenset(before.shops)
    assert (before.standing(late).fen, before.standing(late, refs).fen) == (300, 0)
    assert (after.standing(late + HOUR).fen, after.standing(late + HOUR, refs).fen) == (300, 300)
