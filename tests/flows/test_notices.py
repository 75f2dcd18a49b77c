"""Notices on the made-up shop: what they tell, in which words, never of a buyer, never twice."""

from __future__ import annotations

import pytest

from shopguard.core.beijing import HOUR, iso
from shopguard.flows import judging
from shopguard.flows.notices import Looked, look, was_told
from shopguard.flows.workplace import Workplace
from shopguard.store.coming_deadlines import coming_deadlines


@pytest.fixture
def judged(demo_place: Workplace, moment: int) -> Workplace:
    judging.refresh(demo_place, moment)
    return demo_place


def told(answer: Looked) -> list[str]:
    assert answer.notice is not None
    return [due.order_id for due in answer.notice.dues]


def test_the_nearest_deadlines_are_told_in_words(judged: Workplace, moment: int) -> None:
    answer = look(judged, moment)
    assert answer.notice is not None
    orders = set(told(answer))
    assert answer.notice.title.startswith(f"{len(orders)} 单要处理，最早 1")
    assert "单，最早" in answer.notice.text
    assert len(answer.notice.text.splitlines()) <= 5
    assert all(moment < due.deadline for due in answer.notice.dues)


def test_it_tells_of_what_the_window_warns_of(judged: Workplace, moment: int) -> None:
    """Six and a half hours: the lead of three, and what would follow within three and a half."""
    db = judged.store.connection()
    rows = db.execute(
        "SELECT DISTINCT o.order_id FROM verdict v JOIN finding f USING (order_ref) JOIN orders o ON o.id = v.order_ref"
        " WHERE f.state = 'due' AND f.lapses_to = 'breached' AND f.deadline <= ?",
        (moment + 6 * HOUR + HOUR // 2,),
    )
    assert set(told(look(judged, moment))) == {row[0] for row in rows}


def test_no_buyer_is_named(judged: Workplace, moment: int) -> None:
    answer = look(judged, moment)
    assert answer.notice is not None
    said = answer.notice.title + answer.notice.text
    for row in judged.store.connection().execute("SELECT order_id, province, city FROM orders"):
        for value in row:
            assert not value or value not in said
    assert "*" not in said


def test_what_was_told_is_not_told_again_also_after_a_restart(judged: Workplace, moment: int) -> None:
    answer = look(judged, moment)
    assert answer.notice is not None
    was_told(judged, answer.notice, moment)
    again = look(judged, moment)
    assert again.notice is None
    assert again.again_at is not None
    assert again.again_at > moment


def test_switched_off_nothing_is_looked_for(judged: Workplace, moment: int) -> None:
    judged.settings.set("notifications", False)
    assert look(judged, moment) == Looked(None, None)


def test_in_the_owners_quiet_hours_it_waits(judged: Workplace, moment: int) -> None:
    judged.settings.set("quiet_from", "11:00")
    judged.settings.set("quiet_until", "13:00")
    answer = look(judged, moment)  # 12:00
    assert answer.notice is None
    assert iso(answer.again_at) == "2026-11-20T13:00:00+08:00"


def test_what_was_handed_over_is_not_told_of(judged: Workplace, moment: int) -> None:
    order = told(look(judged, moment))[0]
    with judged.store.transaction() as db:
        db.execute("INSERT INTO order_mark (order_id, handed_over_at) VALUES (?, ?)", (order, moment))
    assert order not in told(look(judged, moment))


def test_deadlines_far_away_and_passed_are_left_out(judged: Workplace, moment: int) -> None:
    rows = coming_deadlines(judged.store.connection(), moment, moment + 2 * HOUR)
    assert rows
    assert all(moment < row["deadline"] <= moment + 2 * HOUR for row in rows)
    assert [row["deadline"] for row in rows] == sorted(row["deadline"] for row in rows)


def test_an_empty_shop_has_nothing_to_tell(place: Workplace, moment: int) -> None:
    assert look(place, moment).notice is None
