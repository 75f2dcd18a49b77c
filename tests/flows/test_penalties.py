"""The penalty preview on real judgements: now, ignored, unconfirmed, days, and whom to save first."""

from __future__ import annotations

from datetime import date

from shopguard.core.beijing import HOUR, parse_iso
from shopguard.core.order import OrderLine
from shopguard.flows.costs.penalties import preview
from shopguard.flows.judging import refresh
from shopguard.flows.workplace import Workplace
from tests.facts import SHOP, line, save_order, save_track

T0 = parse_iso("2026-11-18T10:00:00")


def shipped(place: Workplace, number: int, *, known_as_of: int, uploaded_at: int = T0, province: str = "江苏") -> str:
    """One made-up order, uploaded, promised within 48 h, 100 yuan, whose track says only that it was ordered."""
    order_id, waybill = f"69{number:017d}", f"YT{number:013d}"
    made = line(
        order_id,
        paid_at=uploaded_at - HOUR,
        promised_at=uploaded_at + 47 * HOUR,
        uploaded_at=uploaded_at,
        province=province,
        waybills=f"yto:{waybill}",
    )
    with place.store.transaction() as db:
        save_order(db, made, known_as_of=known_as_of)
        save_track(db, waybill, [], known_as_of=known_as_of)
    return order_id


def test_now_and_if_ignored(place: Workplace) -> None:
    order_id = shipped(place, 1, known_as_of=T0 + 30 * HOUR)
    told = preview(place, T0 + 30 * HOUR, 24)
    # pickup-timeout is breached (1 % of 100 → at least 3); pickup-missing falls due within the day (25 %) and replaces it
    assert (told.now_fen, told.if_ignored_fen, told.unconfirmed_fen) == (300, 2_500, 0)
    (order,) = told.orders
    assert [(part.clause, part.fen, part.when) for part in order.parts] == [("pickup-missing", 2_500, T0 + 48 * HOUR)]
    (rescue,) = told.fix_first
    # the first deadline still ahead is ship-overdue (47 h after upload), which costs nothing at 48 h promise: the money needs the next
    assert (rescue.order_id, rescue.saves_fen, rescue.deadline) == (order_id, 2_200, T0 + 48 * HOUR)


def test_stored_verdicts_only_make_it_faster(demo_place: Workplace, moment: int) -> None:
    for at in (moment, moment + 7 * HOUR):
        quick = preview(demo_place, at)
        with demo_place.store.transaction() as db:
            db.execute("INSERT INTO to_judge VALUES (1)")  # now the verdicts speak for nothing: all is judged
        assert preview(demo_place, at) == quick
        refresh(demo_place, at)
    assert quick.orders


def test_unconfirmed_stands_apart(place: Workplace) -> None:
    shipped(place, 1, known_as_of=T0 + HOUR)
    told = preview(place, T0 + 30 * HOUR, 1)
    assert told.now_fen == 0
    assert told.unconfirmed_fen == 300
    assert told.if_ignored_fen == 300  # if nothing more happens the deadline was missed


def test_what_was_never_known_stays_unconfirmed_whatever_happens(place: Workplace) -> None:
    made = line(
        "6900000000000000001", paid_at=T0, promised_at=T0 + 48 * HOUR, uploaded_at=T0, waybills="yto:YT0000000000001"
    )
    with place.store.transaction() as db:
        save_order(db, made, known_as_of=T0 + HOUR)
    told = preview(place, T0 + 72 * HOUR, 24)
    assert (told.now_fen, told.if_ignored_fen) == (0, 0)
    assert told.unconfirmed_fen == 2_700  # 25 % for the missing pickup, and missing stock: 1 %, at least 2 yuan


def test_days_count_by_the_day_the_violation_began(place: Workplace) -> None:
    for number in range(1, 4):
        shipped(place, number, known_as_of=T0 + 60 * HOUR)
    days = {day.day: day for day in preview(place, T0 + 60 * HOUR).days}
    assert (days[date(2026, 11, 18)].shipped, days[date(2026, 11, 18)].abnormal) == (3, 0)
    assert (days[date(2026, 11, 20)].shipped, days[date(2026, 11, 20)].abnormal) == (0, 3)
    assert days[date(2026, 11, 18)].to_strike == 20


def test_the_order_that_would_tip_a_day_is_on_the_list(place: Workplace) -> None:
    # 19 orders are abnormal on the 20th already; 30 more are sent that day; one more order would be the twentieth
    for number in range(1, 20):
        shipped(place, number, known_as_of=T0 + 49 * HOUR)
    for number in range(20, 50):
        shipped(place, number, uploaded_at=T0 + 40 * HOUR, known_as_of=T0 + 49 * HOUR)
    last = shipped(place, 99, uploaded_at=T0 + 3 * HOUR, known_as_of=T0 + 49 * HOUR)
    told = preview(place, T0 + 49 * HOUR, 3)
    today = next(day for day in told.days if day.day == date(2026, 11, 20))
    assert (today.shipped, today.abnormal, today.strike) == (30, 19, False)
    assert [rescue.order_id for rescue in told.fix_first] == [last]
    tomorrow = preview(place, T0 + 52 * HOUR, 1)
    struck = next(day for day in tomorrow.days if day.day == date(2026, 11, 20))
    assert struck.abnormal == 19  # the data says nothing of the last deadline: unconfirmed, no strike
    assert tomorrow.measures == ()


def waiting(number: int, *, paid_at: int, hours: int = 48, **facts: object) -> OrderLine:
    """One made-up order, paid, not sent, promised so many hours later."""
    told: dict[str, object] = {"status": "待发货", "submitted_at": paid_at, "paid_at": paid_at,
                               "promised_at": paid_at + hours * HOUR, "product": "演示杯子", "product_id": "P1"}  # fmt: skip
    return line(f"69{number:017d}", **(told | facts))


def save(place: Workplace, lines: list[OrderLine], known_as_of: int, shop: str = SHOP) -> None:
    with place.store.transaction() as db:
        save_order(db, *lines, known_as_of=known_as_of, shop=shop)


def told_measures(place: Workplace, at: int) -> list[tuple[str, int]]:
    return [(one.measure, one.days) for one in preview(place, at).measures]


NOON = parse_iso("2026-11-20T12:00:00")


def test_a_product_of_which_half_is_late_is_banned(place: Workplace) -> None:
    paid_at = NOON - 60 * HOUR  # due on the 20th at midnight: late from its first second on
    late = [waiting(number, paid_at=paid_at) for number in range(100)]
    sent = [waiting(number, paid_at=paid_at, status="已完成", finished_at=paid_at + HOUR) for number in range(100, 201)]
    save(place, late + sent[:100], NOON)
    told = [one for one in preview(place, NOON).measures if "演示杯子" in one.because]
    assert [(one.measure, one.days, one.shop) for one in told] == [("封禁商品", 0, SHOP), ("冻结货款", 7, SHOP)]
    assert "100 单 / 当天应发 200 单" in told[0].because
    save(place, sent[100:], NOON)  # one more in time: less than half
    assert told_measures(place, NOON) == []


def test_products_count_apart_and_closed_orders_were_not_due(place: Workplace) -> None:
    paid_at = NOON - 60 * HOUR
    late = [waiting(number, paid_at=paid_at) for number in range(100)]
    others = [waiting(number, paid_at=paid_at, product_id="P2", product="演示碗") for number in range(200, 299)]
    closed = [waiting(number, paid_at=paid_at, status="已关闭") for number in range(300, 410)]
    save(place, late + others + closed, NOON)
    # 199 late of 199 due: all of the shop's, but less than 200
    assert told_measures(place, NOON) == [("封禁商品", 0), ("冻结货款", 7)]


def test_shops_count_apart_and_are_named(place: Workplace) -> None:
    paid_at = NOON - 60 * HOUR
    save(place, [waiting(number, paid_at=paid_at) for number in range(100)], NOON)
    save(place, [waiting(number, paid_at=paid_at) for number in range(100, 200)], NOON, shop="另一家")
    told = preview(place, NOON).measures  # 200 late of 200, but 100 in each shop
    assert sorted((one.shop, one.measure) for one in told) == [
        ("另一家", "冻结货款"), ("另一家", "封禁商品"), (SHOP, "冻结货款"), (SHOP, "封禁商品")]  # fmt: skip
    assert all(one.because.startswith(f"{one.shop}：2026-11-20") for one in told)


def test_missing_stock_is_a_strike(place: Workplace) -> None:
    """31 orders are out of stock from the first second of the 20th on, on which 100 others are due, all of them sent in time."""
    short = [waiting(number, paid_at=NOON - 108 * HOUR) for number in range(31)]
    sent = [
        waiting(number, paid_at=NOON - 60 * HOUR, status="已完成", finished_at=NOON - 50 * HOUR)
        for number in range(100, 200)
    ]
    save(place, [*short[:30], *sent], NOON)
    assert told_measures(place, NOON) == []  # exactly 30 %
    save(place, short[30:], NOON)
    (told,) = preview(place, NOON).measures
    assert (told.measure[:4], told.days) == ("冻结货款", 1)
    assert "缺货 31 单 / 当天应发 100 单，2026 年第 1 次" in told.because
    later = preview(place, NOON + 60 * 24 * HOUR).measures  # another year
    assert not [one for one in later if one.day.year == 2026]


OLD = parse_iso("2024-03-04T12:00:00")  # a Monday


def test_the_old_rules_cap_a_shops_day_and_deduct_points(place: Workplace) -> None:
    save(place, [waiting(number, paid_at=OLD) for number in range(52)], OLD + 96 * HOUR)
    told = preview(place, OLD + 96 * HOUR)
    assert told.now_fen == 50_000
    assert len(told.orders) == 50
    assert all(part.fen == 1_000 for order in told.orders for part in order.parts)
    assert "500 元已到，另有 20 元不计" in told.orders[0].parts[0].how
    assert [(one.measure, one.days) for one in told.measures] == [("扣 B 类 2 分", 0)]  # 52 × 0.1, at most 2


def test_the_traits_of_an_order_choose_its_fine(place: Workplace) -> None:
    order_id = shipped(place, 1, known_as_of=T0 + 60 * HOUR)
    at = T0 + 60 * HOUR
    assert preview(place, at, 1).now_fen == 2_500
    with place.store.transaction() as db:
        (ref,) = db.execute("SELECT id FROM orders").fetchone()
        db.execute("INSERT INTO order_trait (order_ref, used_3c) VALUES (?, 1)", (ref,))
    (order,) = preview(place, at, 1).orders
    assert (order.order_id, order.now_fen) == (order_id, 500)  # 5 % of 100
    with place.store.transaction() as db:
        db.execute("UPDATE order_trait SET used_3c = 0, precious_metals = 1")
    (part,) = preview(place, at, 1).orders[0].parts
    assert (part.fen, part.most_fen, part.at_least) == (2_500, 100_000, True)
    assert "1000 元" in part.how


def test_fraud_counts_as_due_though_it_is_only_suspected(place: Workplace) -> None:
    shipped(place, 1, known_as_of=T0 + HOUR)
    with place.store.transaction() as db:
        (ref,) = db.execute("SELECT id FROM orders").fetchone()
        db.execute("INSERT INTO order_trait (order_ref, fraud, told_at) VALUES (?, 1, ?)", (ref, T0 + HOUR))
    told = preview(place, T0 + 2 * HOUR, 1)
    assert (told.now_fen, told.if_ignored_fen) == (3_000, 3_000)  # 30 % of 100
    (part,) = told.orders[0].parts
    assert (part.clause, part.money_back) == ("fraud", True)
