"""Notices on the made-up shop: what they tell, in which words, never of a buyer, never twice."""

from __future__ import annotations

import pytest

from shopguard.core.beijing import HOUR, iso, parse_iso
from shopguard.flows import judging
from shopguard.flows.notices import Looked, look, was_told
from shopguard.flows.orders import marks
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


def test_what_is_aside_for_a_time_is_not_told_of_before_that_is_over(judged: Workplace, moment: int) -> None:
    first, *others = told(look(judged, moment))
    marks.set_aside(judged, [first, others[0]], None, None, "settled", "", moment + 6 * HOUR, moment)
    marks.set_aside(judged, [others[1]], None, None, "settled", "", None, moment)
    assert not {first, others[0], others[1]} & set(told(look(judged, moment)))
    marks.set_aside(judged, [first], None, None, "settled", "", moment + 1, moment)
    judging.refresh(judged, moment + 1)
    assert first in told(look(judged, moment + 1))


def test_deadlines_far_away_and_passed_are_left_out(judged: Workplace, moment: int) -> None:
    rows = coming_deadlines(judged.store.connection(), moment, moment + 2 * HOUR)
    assert rows
    assert all(moment < row["deadline"] <= moment + 2 * HOUR for row in rows)
    assert [row["deadline"] for row in rows] == sorted(row["deadline"] for row in rows)


def judged_by_hand(place: Workplace, found: list[tuple[str, str, int, str, str]]) -> list[str]:
    """Puts these (clause, deadline, fen, state, lapses_to) in place of all findings, one an order; returns the orders' numbers."""
    with place.store.transaction() as db:
        db.execute("DELETE FROM finding")
        db.execute("UPDATE verdict SET next_change_at = NULL")
        orders = db.execute("SELECT id, order_id FROM orders ORDER BY order_id").fetchall()[: len(found)]
        for (ref, _), (clause, deadline, fen, state, lapses_to) in zip(orders, found, strict=True):
            at = parse_iso(f"2026-11-{deadline}")
            db.execute(
                "INSERT INTO finding (order_ref, nth, shipment_ref, clause, deadline, state, lapses_to, adds_fen)"
                " VALUES (?, 0, 0, ?, ?, ?, ?, ?)",
                (ref, clause, at, state, lapses_to, fen),
            )
            db.execute("UPDATE verdict SET next_change_at = ? WHERE order_ref = ?", (at, ref))
    return [number for _, number in orders]


def test_a_notice_word_for_word(judged: Workplace, moment: int) -> None:
    judged.settings.set("notify_lead_hours", 24)
    judged.settings.set("quiet_until", "22:00")  # as when they begin: none
    orders = judged_by_hand(
        judged,
        [
            ("pickup-timeout", "21 09:10", 0, "due", "breached"),
            ("pickup-timeout", "20 21:30", 500, "due", "breached"),
            ("transit-stalled", "21 10:00", 350, "pending", "breached"),
            ("ship-overdue", "21 11:00", 0, "due", "breached"),
            ("dispatch-timeout", "22 01:00", 0, "due", "breached"),
            ("pickup-missing", "20 21:00", 900, "breached", "breached"),  # too late to be told
            ("pickup-missing", "20 21:00", 900, "hint", "hint"),  # nothing happens when it passes
        ],
    )
    now = moment + 8 * HOUR  # 20:00
    answer = look(judged, now)
    assert answer.notice is not None
    assert [due.order_id for due in answer.notice.dues] == [orders[number] for number in (1, 0, 2, 3, 4)]
    assert answer.notice.title == "5 单要处理，最早 21:30 到期"
    assert answer.notice.text.splitlines() == [
        "揽收超时 2 单，最早 21:30",
        "中转超时 1 单，最早 明天 10:00",
        "发货超时 1 单，最早 明天 11:00",
        "另有 1 单",
        "不处理约罚 8.50 元",
    ]


def test_a_notice_of_little_says_no_more_than_there_is(judged: Workplace, moment: int) -> None:
    judged.settings.set("notify_lead_hours", 24)
    judged.settings.set("quiet_until", "22:00")
    found = [
        ("pickup-timeout", "20 21:30", 0, "due", "breached"),
        ("transit-stalled", "21 08:00", 0, "due", "breached"),
        ("dispatch-timeout", "22 01:00", 0, "due", "breached"),
    ]
    judged_by_hand(judged, found)
    answer = look(judged, moment + 8 * HOUR)
    assert answer.notice is not None
    assert answer.notice.text.splitlines() == [
        "揽收超时 1 单，最早 21:30",
        "中转超时 1 单，最早 明天 08:00",
        "发运超时 1 单，最早 11-22 01:00",
    ]


def test_what_is_further_away_than_was_looked_is_looked_for_in_time(judged: Workplace, moment: int) -> None:
    judged_by_hand(judged, [])
    answer = look(judged, moment)
    assert answer.notice is None
    assert iso(answer.again_at) == "2026-11-20T15:30:00+08:00"  # fourteen waking hours, four notices


def test_an_empty_shop_has_nothing_to_tell(place: Workplace, moment: int) -> None:
    assert look(place, moment).notice is None
