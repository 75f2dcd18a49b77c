"""Every day with its rates, how far it is from a measure, the strikes of the year and the measures with their days."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from shopguard.core.beijing import HOUR, parse_iso
from shopguard.core.order import OrderLine
from shopguard.flows.costs.days import DaysView, DayView, days
from shopguard.flows.costs.headroom_words import headroom_today
from shopguard.flows.costs.outlook import load_outlook
from shopguard.flows.workplace import Workplace
from tests.facts import SHOP
from tests.flows.test_penalties import NOON, OLD, T0, save, shipped, waiting


def day_of(view: DaysView, day: date) -> DayView:
    (found,) = [one for one in view.days if one.day == day]
    return found


def test_a_small_shop_sees_how_far_it_is(place: Workplace) -> None:
    """Four orders of the 18th are abnormal on the 20th, and 37 are sent that day: 16 to go."""
    for number in range(1, 5):
        shipped(place, number, known_as_of=T0 + 52 * HOUR)
    for number in range(5, 42):
        shipped(place, number, uploaded_at=T0 + 40 * HOUR, known_as_of=T0 + 52 * HOUR)
    view = days(place, T0 + 52 * HOUR)
    today = day_of(view, date(2026, 11, 20))
    assert (today.shipped, today.abnormal.counted, today.abnormal.to_go) == (37, 4, 16)
    assert today.abnormal.says == "今天发货 37 单，轨迹异常 4 单；超过 10% 且满 20 单记一次，还差 16 单"
    assert (view.strikes, view.terms) == ((), ())
    said = headroom_today(place, load_outlook(place, T0 + 52 * HOUR))
    assert said == ((today.abnormal.says, False, "abnormal"), (today.ship.says, False, "ship"))
    assert view.headroom == said


def test_a_day_without_orders_has_no_rate(place: Workplace) -> None:
    for number in range(1, 5):
        shipped(place, number, known_as_of=T0 + 52 * HOUR)
    today = day_of(days(place, T0 + 52 * HOUR), date(2026, 11, 20))
    assert (today.shipped, today.abnormal.counted, today.abnormal.rate, today.abnormal.to_go) == (0, 4, None, None)
    assert today.abnormal.says == "今天还没有发货，比率算不出来；轨迹异常已有 4 单，满 20 单且超过 10% 就记一次"
    assert not today.abnormal.warns
    sent = day_of(days(place, T0 + 52 * HOUR), date(2026, 11, 18))
    assert (sent.shipped, sent.abnormal.rate) == (4, 0.0)


def test_enough_abnormal_orders_before_anything_is_sent_warn(place: Workplace) -> None:
    """Twenty are abnormal on the 20th, and nothing is sent yet: the rate is undefined, the floor is there."""
    for number in range(1, 21):
        shipped(place, number, known_as_of=T0 + 100 * HOUR)
    outlook = load_outlook(place, T0 + 52 * HOUR)
    said = headroom_today(place, outlook)
    assert said[0] == (
        "今天还没有发货，比率算不出来；轨迹异常已有 20 单，单数已满 20：今天要是发了货、又不到 200 单，比率就超过 10%，可能记一次",
        True,
        "abnormal",
    )
    english = headroom_today(replace(place, texts=place.texts.in_language("en")), outlook)[0].says
    assert english == (
        "Nothing shipped yet today, so the rate is undefined; abnormal tracks: 20 orders already; that is the 20 orders of the floor:"
        " ship anything today, but fewer than 200 orders, and the rate is over 10 %, which may make a strike"
    )
    day = day_of(
        days(place, T0 + 76 * HOUR), date(2026, 11, 20)
    ).abnormal  # looked back upon there is nothing to warn of
    assert not day.warns
    assert day.says == "2026-11-20 没有发货，比率算不出来；轨迹异常 20 单，单数已满 20，但没有比率，算不算数看平台通知"


def test_a_strike_and_what_follows_day_by_day(place: Workplace) -> None:
    """25 of 30: all of them missing pickups, so type 1; nothing of it before the 20th."""
    for number in range(1, 26):
        shipped(place, number, known_as_of=T0 + 60 * HOUR)
    for number in range(30, 60):
        shipped(place, number, uploaded_at=T0 + 40 * HOUR, known_as_of=T0 + 60 * HOUR)
    view = days(place, T0 + 52 * HOUR)
    (strike,) = view.strikes
    assert (strike.day, strike.family, strike.number, strike.type, strike.counted, strike.of) == (
        date(2026, 11, 20),
        "abnormal",
        1,
        1,
        25,
        30,
    )
    assert day_of(view, date(2026, 11, 20)).strikes == view.strikes
    frozen = next(one for one in view.terms if one.measure.measure.startswith("冻结货款"))
    assert (frozen.measure.day, frozen.until, frozen.runs) == (date(2026, 11, 20), date(2026, 12, 19), True)
    # a month and a day later it has run out
    later = days(place, T0 + 52 * HOUR + 30 * 24 * HOUR)
    assert not any(one.runs for one in later.terms if one.measure.measure.startswith("冻结货款"))


def test_late_orders_by_shop_and_product_the_worst_first(place: Workplace) -> None:
    """Due on the 20th at midnight: two of three cups late, one of two bowls."""
    paid_at = NOON - 60 * HOUR

    def order(number: int, *, late: bool) -> OrderLine:
        made = waiting(number, paid_at=paid_at)
        made = replace(made, product_id="P2", product="演示碗") if number > 3 else made
        return made if late else replace(made, status="已完成", finished_at=paid_at + HOUR)

    save(place, [order(1, late=True), order(2, late=True), order(3, late=False)], NOON)
    save(place, [order(4, late=True), order(5, late=False)], NOON)
    today = day_of(days(place, NOON), date(2026, 11, 20))
    assert (today.due, today.ship.counted, today.ship.rate, today.ship.to_go) == (5, 3, 0.6, 197)
    assert [(one.product, one.counted, one.of) for one in today.products] == [("演示杯子", 2, 3), ("演示碗", 1, 2)]
    assert today.products[0].to_go == 98
    said = headroom_today(place, load_outlook(place, NOON))
    assert [line.says for line in said[1:]] == [
        today.ship.says,
        today.products[0].says,
    ]  # of the products only the worst


def test_the_old_rules_points_stand_among_the_measures(place: Workplace) -> None:
    save(place, [waiting(number, paid_at=OLD) for number in range(5)], OLD + 96 * HOUR)
    view = days(place, OLD + 96 * HOUR)
    assert view.year == 2024
    assert any("B 类" in one.measure.measure and one.until is None for one in view.terms)


def test_several_shops_are_named(place: Workplace) -> None:
    save(place, [waiting(1, paid_at=NOON - 60 * HOUR)], NOON)
    save(place, [waiting(2, paid_at=NOON - 60 * HOUR)], NOON, shop="另一家")
    view = days(place, NOON)
    assert [one.shop for one in view.days] == sorted((SHOP, "另一家"))
    said = headroom_today(place, load_outlook(place, NOON))
    assert {line.says.split("：")[0] for line in said} == {SHOP, "另一家"}


def test_nothing_imported(place: Workplace) -> None:
    view = days(place, NOON)
    assert (view.days, view.headroom, headroom_today(place, load_outlook(place, NOON))) == ((), (), ())


def test_what_still_runs_of_last_year_is_told_in_the_new_one(place: Workplace) -> None:
    """25 of 30 on 31 December: the money is frozen for 30 days, to 29 January; the strikes of the new year are none."""
    eve = parse_iso("2026-12-31T10:00:00")
    for number in range(1, 26):
        shipped(place, number, uploaded_at=eve - 48 * HOUR, known_as_of=eve + HOUR)
    for number in range(30, 60):
        shipped(place, number, uploaded_at=eve, known_as_of=eve + HOUR)
    before, after = days(place, eve + HOUR), days(place, eve + 24 * HOUR)
    assert ([one.number for one in before.strikes], after.strikes) == ([1], ())
    assert [one.measure.measure for one in after.terms] == [one.measure.measure for one in before.terms]
    frozen = next(one for one in after.terms if one.measure.measure.startswith("冻结货款"))
    assert (frozen.until, frozen.runs) == (date(2027, 1, 29), True)
    outlook = load_outlook(place, eve + HOUR)
    assert [one.days for one in outlook.standing(outlook.at + 24 * HOUR).measures] == [
        one.days for one in outlook.standing(outlook.at).measures
    ]
    last_day = days(place, parse_iso("2027-01-29T23:59:59"))
    assert [(one.measure.measure[:4], one.runs) for one in last_day.terms] == [("冻结货款", True)]
    assert days(place, parse_iso("2027-01-30T00:00:00")).terms == ()
