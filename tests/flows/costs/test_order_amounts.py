"""The money of one order out of the database: standing, whose figure counts, and what was taken beside. All data is made up."""

from __future__ import annotations

import pytest

from shopguard.core.beijing import DAY, HOUR, parse_iso
from shopguard.core.ledger import LedgerEntry
from shopguard.core.message import NotThere
from shopguard.core.parcel import PARCEL_FACTS, UNSURE, ParcelRow
from shopguard.flows.costs.order_amounts import OrderAmounts, order_amounts
from shopguard.flows.judging import refresh
from shopguard.flows.orders.order_detail import order_detail
from shopguard.flows.orders.order_list import Filter, list_orders
from shopguard.flows.workplace import Workplace
from shopguard.store.journal import end_file
from shopguard.store.undo import undo_batch
from tests.facts import NO_SHAPES, intake_of, line, save_order, save_track
from tests.flows.test_penalties import T0, shipped

LATE = "因订单存在揽收超时问题对消费者进行赔付"
AT = T0 + 60 * HOUR


def listed(place: Workplace, waybill: str, order_id: str, fen: int | None, *, known_as_of: int = AT) -> None:
    """A parcel list that tells the platform's own figure."""
    with place.store.transaction() as db:
        intake = intake_of(db, frozenset(PARCEL_FACTS), known_as_of)
        intake.save_parcels([(ParcelRow("yto", waybill, (order_id,), expected_fen=fen), hash((waybill, fen)))])
        intake.finish()


def billed(place: Workplace, order_id: str, fen: int, remark: str, at: int = AT - HOUR) -> None:
    """A ledger with one entry."""
    with place.store.transaction() as db:
        intake = intake_of(db, frozenset(), AT)
        way = "exit" if fen < 0 else "entry"
        intake.save_ledger([LedgerEntry(f"{at}{fen}", at, fen, way, "消费者赔付", remark, order_id)])
        intake.finish()
        end_file(db, intake.file_ref, {"rows": 1})


def told(amounts: OrderAmounts) -> list[tuple[str, str, int, tuple[str, ...]]]:
    return [(one.clause, one.standing, one.fen, one.sources) for one in amounts.violations]


def last(amounts: OrderAmounts, clause: str) -> str:
    return next(one.steps[-1].text for one in amounts.violations if one.clause == clause)


def test_now_and_to_come(place: Workplace) -> None:
    """Thirty hours without a pickup: 3 yuan now; 25 yuan once 48 hours are over."""
    order_id = shipped(place, 1, known_as_of=T0 + 30 * HOUR)
    amounts = order_amounts(place, order_id, T0 + 30 * HOUR)
    assert (amounts.now_fen, amounts.ignored_fen, amounts.unconfirmed_fen) == (300, 2_500, 0)
    assert told(amounts) == [
        ("pickup-timeout", "now", 300, ("estimate",)),
        ("ship-overdue", "ignored", 0, ()),
        ("pickup-missing", "ignored", 2_500, ("estimate",)),
    ]
    assert amounts.last_known_only
    assert amounts.beside == ()


def test_of_timeout_and_abnormal_the_dearest(place: Workplace) -> None:
    order_id = shipped(place, 1, known_as_of=AT)
    amounts = order_amounts(place, order_id, AT)
    assert told(amounts)[0] == ("pickup-timeout", "now", 0, ())
    assert last(amounts, "pickup-timeout").endswith("已经算了“揽收严重超时”25 元，这一项不另算")
    assert last(amounts, "pickup-missing").endswith(
        "就是这一项"
    )  # the late shipping costs nothing: nothing is added to it


def test_what_is_unconfirmed_stands_apart(place: Workplace) -> None:
    order_id = shipped(place, 1, known_as_of=T0 + 10 * HOUR)
    amounts = order_amounts(place, order_id, AT)
    assert amounts.now_fen == 0
    assert amounts.unconfirmed_fen == 2_500
    assert {one.standing for one in amounts.violations if one.clause.startswith("pickup")} == {"unconfirmed"}


def test_the_base_is_told_line_by_line(place: Workplace) -> None:
    order_id, waybill = "6900000000000000301", "YT0000000000301"
    facts = {"paid_at": T0 - HOUR, "promised_at": T0 + 71 * HOUR, "uploaded_at": T0, "waybills": f"yto:{waybill}"}
    lines = [
        line(order_id, line_id=f"69000000000000003{n}", amount_fen=fen, **facts)
        for n, fen in ((11, 8_050), (12, 6_950))
    ]
    with place.store.transaction() as db:
        save_order(db, *lines, known_as_of=T0 + 30 * HOUR)
        save_track(db, waybill, [], known_as_of=T0 + 30 * HOUR)
    (now, *_) = order_amounts(place, order_id, T0 + 30 * HOUR).violations
    assert (now.clause, now.fen) == ("pickup-timeout", 800)  # 7.5 yuan, half-up
    assert now.steps[0].text.startswith("基数：买家实付 150 元 = 2 行的「订单应付金额」相加：80.50 + 69.50")


def test_the_platforms_figure_goes_before_the_estimate_everywhere(place: Workplace) -> None:
    order_id = shipped(place, 1, known_as_of=AT)
    listed(place, "YT0000000000001", order_id, 1_800)
    refresh(place, AT)
    amounts = order_amounts(place, order_id, AT)
    assert ("pickup-missing", "now", 1_800, ("platform",)) in told(amounts)
    view = order_detail(place, order_id, AT)
    assert (view.yuan_now_fen, view.amounts) == (1_800, amounts)
    card = next(one for one in view.findings if one.finding.clause == "pickup-missing")
    assert card.yuan_fen == 1_800
    assert "平台自己写的是 18 元" in card.price
    assert place.store.connection().execute("SELECT yuan_fen FROM verdict").fetchone()[0] == 1_800


def test_the_ledger_goes_before_both(place: Workplace) -> None:
    order_id = shipped(place, 1, known_as_of=AT)
    listed(place, "YT0000000000001", order_id, 1_800)
    refresh(place, AT)
    billed(place, order_id, -2_100, LATE)
    amounts = order_amounts(place, order_id, AT)
    assert ("pickup-timeout", "now", 2_100, ("ledger",)) in told(amounts)  # the clause that the ledger names
    assert ("pickup-missing", "now", 0, ()) in told(amounts)
    assert last(amounts, "pickup-timeout").endswith("已扣 21 元（揽收超时），以它为准")
    assert last(amounts, "pickup-missing").endswith("已经按账单的“揽收超时”算了 21 元，这一项不另算")
    assert amounts.now_fen == 2_100
    refresh(place, AT)
    assert place.store.connection().execute("SELECT yuan_fen FROM verdict").fetchone()[0] == 2_100
    assert order_amounts(place, order_id, AT - 2 * HOUR).now_fen == 1_800  # not taken yet at that time
    with place.store.transaction() as db:
        bill = db.execute("SELECT MAX(id) FROM batch").fetchone()[0]
        undo_batch(db, bill, NO_SHAPES, AT)
    refresh(place, AT)
    assert place.store.connection().execute("SELECT yuan_fen FROM verdict").fetchone()[0] == 1_800
    billed(place, order_id, -2_100, LATE)
    billed(place, order_id, 2_100, f"撤销{LATE}", AT - HOUR // 2)
    amounts = order_amounts(place, order_id, AT)
    assert amounts.now_fen == 0
    assert "已全部退回，所以算 0 元" in last(amounts, "pickup-timeout")


def test_a_fine_or_a_figure_where_nothing_was_found_is_said_and_not_added(place: Workplace) -> None:
    order_id = shipped(place, 1, known_as_of=T0 + 2 * HOUR)
    listed(place, "YT0000000000001", order_id, 1_800, known_as_of=T0 + 2 * HOUR)
    billed(place, order_id, -500, "因订单存在欺诈发货问题对消费者进行赔付", T0 + HOUR)
    amounts = order_amounts(place, order_id, T0 + 2 * HOUR)
    assert amounts.now_fen == 0
    taken, *_ = amounts.beside
    assert taken.startswith("动账明细 2026-11-18 11:00:00 扣了这单 5 元（欺诈发货）。")


def test_what_was_taken_for_what_is_only_to_come_is_told_there(place: Workplace) -> None:
    order_id = shipped(place, 1, known_as_of=T0 + 2 * HOUR)
    billed(place, order_id, -500, LATE, T0 + HOUR)
    amounts = order_amounts(place, order_id, T0 + 2 * HOUR)
    assert ("pickup-timeout", "ignored", 500, ("ledger",)) in told(amounts)
    assert (amounts.now_fen, amounts.beside) == (0, ())


@pytest.mark.parametrize(
    ("entries", "said"),
    [
        ([(-500, "")], "扣了这单 5 元（欺诈发货）。"),
        ([(-500, ""), (200, "撤销")], "扣了这单 5 元（欺诈发货），2026-11-18 11:00:01 退回 2 元，还剩 3 元。"),
        ([(-500, ""), (500, "撤销")], "扣了这单 5 元（欺诈发货），已全部退回。"),
        ([(500, "撤销")], "退回了这单 5 元（欺诈发货），扣的那笔不在已导入的账单里。"),
    ],
)
def test_what_was_taken_beside_is_told_as_it_is(place: Workplace, entries: list[tuple[int, str]], said: str) -> None:
    order_id = shipped(place, 1, known_as_of=T0 + 2 * HOUR)
    for later, (fen, back) in enumerate(entries):
        billed(place, order_id, fen, f"{back}因订单存在欺诈发货问题对消费者进行赔付", T0 + HOUR + later)
    (beside,) = order_amounts(place, order_id, T0 + 2 * HOUR).beside
    assert said in beside


def test_what_counts_in_place_of_another_is_told_whole(place: Workplace) -> None:
    """3 yuan taken after 30 hours, when only the lighter one stood: 22 of the 25 are still open, and they are an estimate."""
    order_id = shipped(place, 1, known_as_of=AT)
    billed(place, order_id, -300, LATE, T0 + 30 * HOUR)
    amounts = order_amounts(place, order_id, AT)
    assert ("pickup-timeout", "now", 300, ("ledger",)) in told(amounts)
    assert ("pickup-missing", "now", 2_200, ("estimate",)) in told(amounts)
    assert amounts.now_fen == 2_500
    assert last(amounts, "pickup-missing").endswith("这一项是 25 元，还差 22 元")
    assert amounts.last_known_only


def test_a_tier_that_costs_nothing_says_so(place: Workplace) -> None:
    """Promised within 48 hours: late shipping itself costs nothing; every other violation costs something."""
    order_id = shipped(place, 1, known_as_of=T0 + 30 * HOUR)
    free = {one.clause: one.free for one in order_amounts(place, order_id, T0 + 30 * HOUR).violations}
    assert free == {
        "ship-overdue": "这一档不扣款，但计入发货超时率",
        "pickup-timeout": None,
        "pickup-missing": None,
    }


def test_the_platforms_figure_is_not_last_known_and_counts_once(place: Workplace) -> None:
    order_id = shipped(place, 1, known_as_of=AT)
    listed(place, "YT0000000000001", order_id, 1_800)
    amounts = order_amounts(place, order_id, AT)
    assert not amounts.last_known_only
    missing, timeout = (
        next(one for one in amounts.violations if one.clause == clause)
        for clause in ("pickup-missing", "pickup-timeout")
    )
    assert missing.how.endswith("平台自己写的是 18 元，以它为准")
    assert "platform" not in {step.kind for step in timeout.steps}  # it does not count
    billed(place, order_id, -2_100, LATE)
    (taken,) = (one for one in order_amounts(place, order_id, AT).violations if one.sources)
    assert taken.how.count("以它为准") == 1


def test_the_old_timeouts_count_beside_the_old_abnormal_track(place: Workplace) -> None:
    """Ordered and sent 2025-04-10, never picked up: 25 % of 100 yuan, and 10 yuan each for pickup and shipping."""
    since = parse_iso("2025-04-10T10:00:00")
    order_id = shipped(place, 1, known_as_of=since + 30 * DAY, uploaded_at=since)
    with place.store.transaction() as db:
        db.execute("UPDATE orders SET submitted_at = paid_at")
    amounts = order_amounts(place, order_id, since + 30 * DAY)
    assert sorted((clause, fen) for clause, standing, fen, _ in told(amounts) if standing == "now") == [
        ("pickup-missing", 2_500),
        ("pickup-timeout", 1_000),
        ("ship-overdue", 1_000),
    ]
    assert last(amounts, "pickup-missing") == "几项一起时：这一项和其他几项相加"
    assert not any("只算最贵的一项" in step.text for one in amounts.violations for step in one.steps)


def test_a_figure_of_a_parcel_without_trouble(place: Workplace) -> None:
    order_id = shipped(place, 1, known_as_of=T0 + DAY)
    with place.store.transaction() as db:
        save_track(
            db,
            "YT0000000000001",
            [(T0 + HOUR, "pickup"), (T0 + 9 * HOUR, "hub"), (T0 + 20 * HOUR, "signed")],
            known_as_of=T0 + DAY,
        )
    listed(place, "YT0000000000001", order_id, 1_800, known_as_of=T0 + DAY)
    amounts = order_amounts(place, order_id, T0 + DAY)
    assert amounts.now_fen == 0
    assert ["运单 YT0000000000001" in said for said in amounts.beside] == [True]


def test_a_figure_of_a_number_that_was_corrected_says_nothing(place: Workplace) -> None:
    order_id = shipped(place, 1, known_as_of=AT)
    listed(place, "YT0000000000002", order_id, 1_800)
    assert order_amounts(place, order_id, AT).beside
    with place.store.transaction() as db:
        db.execute(
            "UPDATE shipment SET withdrawn = 1 WHERE parcel_ref = (SELECT id FROM parcel WHERE waybill = 'YT0000000000002')"
        )
    assert order_amounts(place, order_id, AT).beside == ()


def test_the_list_says_which_amounts_are_last_known(place: Workplace) -> None:
    order_id = shipped(place, 1, known_as_of=AT)
    other = shipped(place, 2, known_as_of=AT)
    refresh(place, AT)
    assert [(row.yuan_fen, row.last_known) for row in list_orders(place, Filter())] == [(2_500, True)] * 2
    listed(place, "YT0000000000001", order_id, 1_800)
    billed(place, other, -2_100, LATE)
    refresh(place, AT)
    assert {row.order_id: (row.yuan_fen, row.last_known) for row in list_orders(place, Filter())} == {
        order_id: (1_800, False),
        other: (2_100, False),
    }


def test_an_order_that_is_not_there(place: Workplace) -> None:
    with pytest.raises(NotThere):
        order_amounts(place, "6900000000000000999", AT)


def test_newer_lists_go_before_older_ones_and_of_one_moment_the_dearest_counts(place: Workplace) -> None:
    order_id = shipped(place, 1, known_as_of=AT)

    def figure() -> int | None:
        found: int | None = place.store.connection().execute("SELECT expected_fen FROM shipment").fetchone()[0]
        return found

    for known_as_of, fen, holds in (
        (AT, 300, 300),
        (AT, 2_500, 2_500),  # once per trouble, with a sum each
        (AT, None, 2_500),
        (AT + HOUR // 2, UNSURE, 2_500),  # nobody knows how much: nothing new
        (AT - HOUR, 900, 2_500),
        (AT + HOUR, 700, 700),
        (AT + 2 * HOUR, None, None),
        (AT, 2_500, None),
    ):
        listed(place, "YT0000000000001", order_id, fen, known_as_of=known_as_of)
        assert figure() == holds
