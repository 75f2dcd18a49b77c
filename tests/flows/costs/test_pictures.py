"""The numbers behind the charts, on hand-made shops."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from shopguard.core.beijing import DAY, HOUR, parse_iso
from shopguard.core.finding import Risk
from shopguard.flows.costs.pictures import MoneyDay, PicturesView, pictures
from shopguard.flows.imports.importing import import_files
from shopguard.flows.judging import refresh
from shopguard.flows.workplace import Workplace
from tests.facts import line, save_order
from tests.importers.money_files import FINE, fine, write_ledger

NOON = parse_iso("2026-11-20T12:00:00")
MIDNIGHT = parse_iso("2026-11-20T00:00:00")


def paid(place: Workplace, number: int, at: int | None, **facts: object) -> str:
    """One made-up order that waits to be sent, promised within 48 h of its payment."""
    order_id = f"69{number:017d}"
    told: dict[str, object] = {"status": "待发货", "paid_at": at}
    if at is not None:
        told |= {"submitted_at": at, "promised_at": at + 48 * HOUR}
    with place.store.transaction() as db:
        save_order(db, line(order_id, **(told | facts)), known_as_of=NOON)
    return order_id


def orders_on(view: PicturesView, day: str) -> dict[Risk, int]:
    (found,) = (one for one in view.risks if one.day == date.fromisoformat(day))
    return {risk: number for risk, number in found.orders.items() if number}


def test_orders_stand_on_the_beijing_day_they_were_paid(place: Workplace) -> None:
    paid(place, 1, MIDNIGHT)
    paid(place, 2, MIDNIGHT - 1)
    paid(place, 3, MIDNIGHT - 29 * DAY)
    paid(place, 4, MIDNIGHT - 29 * DAY - 1)  # the 31st day back
    refresh(place, NOON)
    view = pictures(place, NOON)
    assert (len(view.risks), view.risks[0].day, view.risks[-1].day) == (30, date(2026, 10, 22), date(2026, 11, 20))
    assert orders_on(view, "2026-11-20") == {Risk.OK: 1}
    assert orders_on(view, "2026-11-19") == {Risk.OK: 1}
    assert orders_on(view, "2026-10-22") == {Risk.VIOLATED: 1}
    assert sum(sum(day.orders.values()) for day in view.risks) == 3
    assert orders_on(pictures(place, MIDNIGHT - 1), "2026-11-19") == {
        Risk.OK: 1
    }  # what was paid later is not there yet


def test_orders_that_nobody_paid_are_no_gap_but_unknown_times_are(place: Workplace) -> None:
    paid(place, 1, None)
    paid(place, 2, None, status="待支付")
    view = pictures(place, NOON)
    assert (view.known, view.undated) == (True, 1)


def test_the_colours_are_those_of_the_moment_judged_or_not(place: Workplace) -> None:
    for number, hours in enumerate((1, 30, 40, 47, 49, 200)):
        paid(place, number, NOON - hours * HOUR)
    view = pictures(place, NOON)  # nothing was ever judged
    refresh(place, NOON)
    assert pictures(place, NOON).risks == view.risks
    earlier, later = pictures(place, NOON - 10 * HOUR), pictures(place, NOON + 10 * HOUR)
    for at, before in ((NOON + 10 * HOUR, later), (NOON - 10 * HOUR, earlier)):
        refresh(place, at)
        assert pictures(place, at).risks == before.risks
    assert later.risks != earlier.risks


def test_an_empty_shop_has_empty_days(place: Workplace) -> None:
    view = pictures(place, NOON)
    assert (view.known, view.warned_from, len(view.money), len(view.couriers)) == (False, None, 30, 3)
    assert {day.taken_fen for day in view.money} == {None}
    assert all(not span.couriers and not span.by_receiver and not span.by_sender for span in view.couriers)


def test_taken_and_given_back_by_their_own_days(place: Workplace, tmp_path: Path) -> None:
    rows = (
        {**FINE, "动账时间": "2026-11-17 23:59:59"},
        fine(动帐流水号="2", 动账金额="3.00", 动账时间="2026-11-18 00:00:00"),
        fine(动帐流水号="3", 动账金额="2.00", 动账时间="2026-11-18 12:00:00"),
        fine(动帐流水号="4", 动账金额="3.00", 动账时间="2026-11-19 09:00:00", 动账方向="入账",
             备注="撤销因订单存在揽收超时问题对消费者进行赔付"),
        fine(动帐流水号="5", 动账金额="99.00", 动账时间="2026-11-19 10:00:00", 动账方向="入账", 动账场景="订单结算", 备注="-"),
    )  # fmt: skip
    import_files(place, [write_ledger(tmp_path / "a.csv", *rows)], now=NOON)
    days = {day.day: day for day in pictures(place, NOON).money}
    assert [(days[date(2026, 11, day)].taken_fen, days[date(2026, 11, day)].back_fen) for day in range(16, 21)] == [
        (None, None), (500, 0), (500, 0), (0, 300), (None, None),  # no ledger speaks of the 16th and the 20th
    ]  # fmt: skip
    by_then = {day.day: day for day in pictures(place, parse_iso("2026-11-18T11:59:59")).money}
    assert by_then[date(2026, 11, 18)] == MoneyDay(date(2026, 11, 18), 300, 0, 0, 0)
