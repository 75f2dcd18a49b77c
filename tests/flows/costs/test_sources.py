"""The preview's amounts say whose figures they are, and its sums follow the ledger before the platform before the estimate."""

from __future__ import annotations

import json

from shopguard.cli.cost_documents import penalties_document
from shopguard.core.beijing import HOUR
from shopguard.flows.costs.order_amounts import order_amounts
from shopguard.flows.costs.penalties import preview
from shopguard.flows.judging import refresh
from shopguard.flows.workplace import Workplace
from tests.flows.costs.test_order_amounts import AT, LATE, billed, listed
from tests.flows.test_penalties import OLD, save, shipped, waiting


def test_each_amount_names_its_source_and_its_steps(place: Workplace) -> None:
    """Three orders two days without a pickup (25 % of 100 yuan): an estimate, a figure of 18 yuan, and 21 yuan taken."""
    orders = [shipped(place, number, known_as_of=AT) for number in (1, 2, 3)]
    listed(place, "YT0000000000002", orders[1], 1_800)
    listed(place, "YT0000000000003", orders[2], 1_800)
    billed(place, orders[2], -2_100, LATE)
    refresh(place, AT)
    told = preview(place, AT)
    assert [(one.now_fen, one.if_ignored_fen) for one in told.orders] == [(2_500,) * 2, (1_800,) * 2, (2_100,) * 2]
    assert [part.source for one in told.orders for part in one.parts] == ["estimate", "platform", "ledger"]
    for one in told.orders:
        amounts = order_amounts(place, one.order_id, AT)
        assert (amounts.now_fen, amounts.ignored_fen) == (one.now_fen, one.if_ignored_fen)
    document = json.loads(json.dumps(penalties_document(told)))
    parts = [part for one in document["orders"] for part in one["parts"]]
    assert [(part["yuan"], part["source"], part["certainty"]) for part in parts] == [
        (25, "estimate", "last known"),
        (18, "platform", "last known"),
        (21, "ledger", "last known"),
    ]
    assert [part["steps"][-1]["step"] for part in parts] == ["certainty", "platform", "ledger"]
    assert parts[0]["steps"][1] == {"step": "share", "text": "比例：100 元 × 25% = 25 元"}
    assert told.now_taken_fen == 2_100
    assert (document["totals"]["yuan_now"], document["totals"]["yuan_now_taken"]) == (64, 21)
    assert document["charged"]["yuan"] == 21  # the ledger's own sum stays as it is


def test_a_part_by_the_ledger_names_what_the_ledger_names(place: Workplace) -> None:
    """Missing altogether would be 25 yuan; 21 were taken for the late pickup (1 %, at least 3): these steps, this clause."""
    order_id = shipped(place, 1, known_as_of=AT)
    billed(place, order_id, -2_100, LATE)
    (part,) = preview(place, AT).orders[0].parts
    assert (part.clause, part.family, part.fen) == ("pickup-timeout", "timeout", 2_100)
    steps = [step.text for step in part.steps()]
    assert not any("25%" in step for step in steps)
    assert "比例：100 元 × 1% = 1 元" in steps
    assert steps[-1].endswith("已扣 21 元（揽收超时），以它为准")
    (shown,) = [one for one in order_amounts(place, order_id, AT).violations if one.sources]
    assert (shown.clause, shown.fen, shown.how) == (part.clause, part.fen, part.how)
    assert [step.text for step in shown.steps if step.kind != "base"] == [
        step.text for step in part.steps() if step.kind != "base"
    ]


def test_a_clause_of_which_nothing_was_found_brings_no_steps_of_another(place: Workplace) -> None:
    """Taken for a parcel that stood still, of which the tracks know nothing; the missing pickup is of the same kind."""
    order_id = shipped(place, 1, known_as_of=AT)
    billed(place, order_id, -500, "因订单存在中转超时问题对消费者进行赔付")
    (part,) = preview(place, AT).orders[0].parts
    assert (part.clause, part.family, part.fen) == ("transit-stalled", "timeout", 500)
    assert [step.kind for step in part.steps()] == ["ledger"]
    (shown,) = [one for one in order_amounts(place, order_id, AT).violations if one.sources]
    assert [step.kind for step in shown.steps] == ["ledger"]


def test_what_was_given_back_is_no_amount(place: Workplace) -> None:
    order_id = shipped(place, 1, known_as_of=AT)
    billed(place, order_id, -2_500, LATE)
    billed(place, order_id, 2_500, f"撤销{LATE}", AT - HOUR // 2)
    told = preview(place, AT)
    assert (told.now_fen, told.if_ignored_fen, told.orders, told.last_known_only) == (0, 0, (), False)
    assert told.now_taken_fen == 0


def test_what_was_taken_for_something_unconfirmed_is_told_with_it(place: Workplace) -> None:
    """Known until ten hours after upload only: the fine of 21 yuan stands in place of the 25 that are unconfirmed."""
    order_id = shipped(place, 1, known_as_of=AT - 50 * HOUR)
    billed(place, order_id, -2_100, LATE)
    told = preview(place, AT)
    assert (told.now_fen, told.unconfirmed_fen, told.now_taken_fen) == (0, 2_100, 0)
    assert order_amounts(place, order_id, AT).unconfirmed_fen == 2_100


def test_what_was_taken_for_a_known_violation_leaves_the_unconfirmed_ones_as_they_are(place: Workplace) -> None:
    """The late pickup is known and was taken for, 4 yuan; that it was missing altogether, 25 yuan, is not known."""
    order_id = shipped(place, 1, known_as_of=AT - 30 * HOUR)
    billed(place, order_id, -400, LATE)
    told = preview(place, AT)
    assert (told.now_fen, told.unconfirmed_fen) == (400, 2_500)


def test_what_was_taken_of_what_is_owed_is_the_ledgers_parts_of_each_order(demo_place: Workplace, moment: int) -> None:
    told = preview(demo_place, moment)
    amounts = [order_amounts(demo_place, one.order_id, moment) for one in told.orders if one.now_fen]
    of_ledger = [one.fen for order in amounts for one in order.violations
                 if one.standing == "now" and one.sources == ("ledger",)]  # fmt: skip
    assert told.now_taken_fen == sum(of_ledger) > 0


def test_within_the_old_rules_limit_what_was_taken_is_told_too(place: Workplace) -> None:
    """Ten yuan for each late order: of one of three, ten were taken."""
    save(place, [waiting(number, paid_at=OLD) for number in range(3)], OLD + 49 * HOUR)
    billed(place, f"69{1:017d}", -1_000, "因订单存在发货超时问题对消费者进行赔付", OLD + 48 * HOUR + 60)
    told = preview(place, OLD + 49 * HOUR)
    assert (told.now_fen, told.now_taken_fen) == (3_000, 1_000)
