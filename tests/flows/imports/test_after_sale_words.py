"""What is said of an agreed after-sale: nothing that no file says. All data is made up."""

from __future__ import annotations

from shopguard.core.beijing import DAY, HOUR, parse_iso, to_datetime
from shopguard.flows.orders.verdict import judge_all
from shopguard.flows.workplace import Workplace
from tests.facts import line, save_order, save_tags, save_track

ORDER, WAYBILL = "6900000000000000001", "YT0000000000001"
PAID = parse_iso("2026-11-10T09:00:00")
NOW = PAID + 10 * DAY


def reason_of(place: Workplace, **tags: object) -> tuple[str, str]:
    """State and reason of the late shipping of an order that was sent, of which no scan is known."""
    with place.store.transaction() as db:
        sent = line(
            ORDER,
            status="已发货",
            after_sale="-" if tags else "待退货",
            paid_at=PAID,
            promised_at=PAID + 48 * HOUR,
            uploaded_at=PAID + HOUR,
            waybills=f"yto:{WAYBILL}",
        )
        save_order(db, sent, known_as_of=NOW)
        save_track(db, WAYBILL, [], known_as_of=NOW)
        save_tags(db, ORDER, tags, told_at=NOW)
    (order,) = judge_all(place, NOW, everything=True)
    (found,) = [(one.state.value, said) for one, said, _ in order.findings if one.clause == "ship-overdue"]
    return found


def test_where_no_file_says_when_that_is_said(place: Workplace) -> None:
    state, said = reason_of(place)
    assert state == "exempt"
    assert "文件没写售后是什么时候达成的，按截止之前算" in said
    assert "截止之前已与买家达成" not in said


def test_where_the_time_is_known_it_stands_before_the_deadline(place: Workplace) -> None:
    state, said = reason_of(place, **{"after-sale-agreed": to_datetime(PAID + DAY)})
    assert (state, said[:15]) == ("exempt", "截止之前已与买家达成售后，不再")
