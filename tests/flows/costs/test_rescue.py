"""Whom to save first, on real judgements: which deadlines a sum needs, and who is worth a strike without costing a yuan."""

from __future__ import annotations

from shopguard.core.beijing import HOUR, parse_iso
from shopguard.flows.costs.outlook import load_outlook
from shopguard.flows.costs.penalties import preview
from shopguard.flows.costs.rescue import fix_first
from shopguard.flows.costs.what_if import saving
from shopguard.flows.workplace import Workplace
from tests.facts import line, save_order, save_track
from tests.flows.test_penalties import OLD, save, waiting

T0 = parse_iso("2026-11-18T10:00:00")


def sent(place: Workplace, number: int, *uploads: int, known_as_of: int, promise_hours: int = 48) -> str:
    """One made-up order of 100 yuan with a parcel for each upload, whose tracks say only that they were ordered."""
    order_id = f"69{number:017d}"
    lines = [
        line(
            order_id,
            line_id=f"{order_id}{nth}" if nth else order_id,
            paid_at=uploads[0] - HOUR,
            promised_at=uploads[0] + (promise_hours - 1) * HOUR,
            uploaded_at=at,
            amount_fen=10_000 // len(uploads),
            waybills=f"yto:YT{number:011d}{nth:02d}",
        )
        for nth, at in enumerate(uploads)
    ]
    with place.store.transaction() as db:
        save_order(db, *lines, known_as_of=known_as_of)
        for nth in range(len(uploads)):
            save_track(db, f"YT{number:011d}{nth:02d}", [], known_as_of=known_as_of)
    return order_id


def test_a_sum_of_two_deadlines_names_both(place: Workplace) -> None:
    """1 % of 100 yuan (at least 3) after 24 h, 25 % after 48 h: only the dearer counts, so the second adds 22."""
    order_id = sent(place, 1, T0, known_as_of=T0 + 23 * HOUR)
    (rescue,) = preview(place, T0 + 23 * HOUR, 30).fix_first
    assert (rescue.order_id, rescue.clause, rescue.deadline, rescue.saves_fen) == (
        order_id,
        "pickup-timeout",
        T0 + 24 * HOUR,
        2_500,
    )
    assert [(step.clause, step.deadline, step.fen) for step in rescue.steps] == [
        ("pickup-timeout", T0 + 24 * HOUR, 300),
        ("pickup-missing", T0 + 48 * HOUR, 2_200),
    ]
    assert rescue.why == "可省 25 元：揽收超时 11-19 10:00 前，3 元，揽收严重超时 11-20 10:00 前，22 元"


def test_an_order_that_saves_no_money_is_worth_the_strike(place: Workplace) -> None:
    """19 orders are abnormal on the 20th and 30 are sent that day. One more, fined for its first parcel on the 19th already,
    has a second parcel that would be abnormal on the 20th at 13:00: not a yuan more, but the twentieth order."""
    now = T0 + 49 * HOUR
    for number in range(1, 20):
        sent(place, number, T0, known_as_of=now)
    for number in range(20, 50):
        sent(place, number, T0 + 40 * HOUR, known_as_of=now)
    last = sent(place, 99, T0 - 24 * HOUR, T0 + 3 * HOUR, known_as_of=now)
    (rescue,) = preview(place, now, 3).fix_first
    assert (rescue.order_id, rescue.clause, rescue.deadline, rescue.saves_fen, rescue.averts) == (
        last,
        "pickup-missing",
        T0 + 51 * HOUR,
        0,
        1,
    )
    assert rescue.why == "让 2026-11-20 不因轨迹异常记一次处罚：那天的单至少要救 1 单"


def test_a_day_of_missing_stock_is_a_strike_too(place: Workplace) -> None:
    """30 orders promised for the 20th would be out of stock on the 22nd, on which a single order is due."""
    due = T0 + 48 * HOUR  # promise runs out on the 20th at 10:00, stock on the 22nd
    for number in range(1, 31):
        order_id = f"69{number:017d}"
        with place.store.transaction() as db:
            save_order(
                db,
                line(order_id, status="待发货", submitted_at=T0, paid_at=T0, promised_at=due),
                known_as_of=due + 40 * HOUR,
            )
    with place.store.transaction() as db:  # what is due on the 22nd is one order, sent in time
        save_order(db, line("6900000000000000099", paid_at=due, promised_at=due + 48 * HOUR, uploaded_at=due,
                            waybills="yto:YT0000000000099"), known_as_of=due + 40 * HOUR)  # fmt: skip
        save_track(db, "YT0000000000099", [(due + HOUR, "pickup")], known_as_of=due + 40 * HOUR)
    whole = preview(place, due + 40 * HOUR, 9)
    assert whole.strikes_to_come == 1
    assert [one.says.split("。")[0] for one in whole.averted] == ["这 30 单里至少救下 1 单，11-22 就少记 1 次严重违规"]
    told = whole.fix_first
    assert len(told) == 30
    assert {(one.clause, one.saves_fen, one.averts) for one in told} == {("out-of-stock", 200, 1)}
    outlook = load_outlook(place, due + 40 * HOUR)
    assert saving(outlook, due + 49 * HOUR, frozenset({told[0].order_ref})).strikes == 1  # ticking one is enough
    assert told[0].why == "缺货/无货 截止前处理，可省 2 元；让 2026-11-22 不因缺货记一次处罚：那天的单至少要救 1 单"


def test_the_list_saves_as_much_as_if_nothing_broke_any_more(demo_place: Workplace, moment: int) -> None:
    """What the rows say is what the slider says of handing all of them over: no one else would save more."""
    for at, hours in ((moment, 24), (moment, 168), (moment - 20 * HOUR, 72)):
        outlook = load_outlook(demo_place, at)
        later = at + hours * HOUR
        told = fix_first(demo_place, outlook, later).rescues
        left = outlook.standing(later, frozenset(rescue.order_ref for rescue in told)).fen
        assert outlook.standing(later).fen - left == sum(rescue.saves_fen for rescue in told) > 0
        assert left == outlook.standing(later, frozenset(row[0] for row in outlook.rows)).fen


def test_nothing_is_saved_where_the_old_rules_day_is_full(place: Workplace) -> None:
    """Ten yuan for each late order, never more than 500 for a shop's day: 50 orders are late already, two more cost nothing."""
    save(place, [waiting(number, paid_at=OLD) for number in range(50)], OLD + 49 * HOUR)
    save(place, [waiting(number, paid_at=OLD + 2 * HOUR) for number in (50, 51)], OLD + 49 * HOUR)
    assert preview(place, OLD + 49 * HOUR, 3).fix_first == ()
    before = preview(place, OLD + 47 * HOUR, 6).fix_first
    assert [(rescue.clause, rescue.saves_fen) for rescue in before] == 52 * [("ship-overdue", 1_000)]
