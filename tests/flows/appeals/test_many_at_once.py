"""What is done for many cases at once: one that cannot be holds none of the others up."""

from __future__ import annotations

from pathlib import Path

import pytest

from shopguard.core.beijing import DAY, HOUR
from shopguard.core.message import NotThere
from shopguard.flows.appeals.cause_material import attach_to_all, slots_of_cause
from shopguard.flows.appeals.fines_opened import FineWanted, open_fines
from shopguard.flows.appeals.listing import appeals_of
from shopguard.flows.appeals.opening import open_appeal, open_from_notice, open_in_bulk
from shopguard.flows.appeals.opening_choices import opening_choices
from shopguard.flows.appeals.showing import show_appeal
from shopguard.flows.appeals.steps import record_step
from shopguard.flows.appeals.steps_of_many import record_steps, take_back_steps
from shopguard.flows.imports.importing import import_files
from shopguard.flows.workplace import Workplace
from tests.appeals.made_up import NOW, ORDER, SHOP, picture, save_made_up_order, save_made_up_track
from tests.importers.money_files import fine, write_ledger

CLAUSE = "pickup-missing"


@pytest.fixture
def place(place: Workplace) -> Workplace:
    save_made_up_order(place)
    save_made_up_track(place)
    return place


def noticed(place: Workplace, number: int) -> str:
    return open_from_notice(place, f"69300000000000001{number:02}", CLAUSE, now=NOW, noticed_at=NOW - DAY)


def test_a_step_for_those_that_can_take_it(place: Workplace) -> None:
    first, closed, last = (noticed(place, number) for number in (1, 2, 3))
    record_step(place, closed, "closed", at=NOW - HOUR, now=NOW)
    done = record_steps(place, [first, closed, "A-none", last], "submitted", at=NOW, now=NOW, note="网上交的")
    assert done.recorded == (first, last)
    assert [(case, message.code) for case, message in done.left_out] == [
        (closed, "problem.case_is_closed"),
        ("A-none", "problem.no_such_appeal"),
    ]
    for case in (first, last):
        view = show_appeal(place, case, NOW)
        assert (view.state, view.steps[-1].note) == ("submitted", "网上交的")
    assert show_appeal(place, closed, NOW).state == "closed"
    record_step(place, last, "granted", at=NOW, now=NOW)  # what came after it stays
    assert take_back_steps(place, done.recorded, "submitted", now=NOW) == 1
    assert [show_appeal(place, case, NOW).state for case in (first, last)] == ["collecting", "granted"]


def test_fines_that_tell_enough(place: Workplace, tmp_path: Path) -> None:
    told = {"订单号": ORDER, "子订单号": ORDER, "动账时间": "2026-11-20 10:00:00", "动账金额": "25.00"}
    named = fine(**(told | {"动帐流水号": "1", "备注": "因订单存在揽收严重超时问题对消费者进行赔付"}))
    unnamed = fine(**(told | {"动帐流水号": "2", "备注": "因商家商品存在物流轨迹超时问题对消费者进行赔付"}))
    report = import_files(place, [write_ledger(tmp_path / "ledger.csv", named, unnamed)], now=NOW)
    assert all(file.refused is None for file in report.files)
    opened = open_fines(place, [FineWanted("1"), FineWanted("2"), FineWanted("9")], now=NOW)
    (case,) = opened.opened
    assert show_appeal(place, case, NOW).clause == "pickup-missing"
    assert [message.code for message in opened.left_out] == ["problem.entry_without_clause", "problem.no_such_entry"]
    (case,) = open_fines(place, [FineWanted("2", clause="transit-stalled")], now=NOW).opened
    assert show_appeal(place, case, NOW).clause == "transit-stalled"


def test_the_same_file_for_every_case_of_a_cause(place: Workplace, tmp_path: Path) -> None:
    bulk = open_in_bulk(place, [ORDER], CLAUSE, now=NOW, cause="编造的台风")
    (case,) = bulk.opened
    other = noticed(place, 1)
    cause = slots_of_cause(place, "编造的台风", NOW)
    assert (cause.name, cause.cases) == ("编造的台风", 1)
    shared = ["outside-cause", "outlet-statement", "outbound-record", "courier-chat"]  # what one file may show for many
    assert [slot.item for slot in cause.slots] == shared
    photo = picture(tmp_path / "statement.png", (900, 1200))
    assert attach_to_all(place, "编造的台风", [photo], item="outlet-statement", now=NOW) == 1

    def names(appeal: str) -> list[str]:
        return [one.name for slot in show_appeal(place, appeal, NOW).checklist for one in slot.evidence]

    assert names(case) == ["statement.png"]
    assert names(other) == []


def test_a_cause_nobody_named(place: Workplace) -> None:
    with pytest.raises(NotThere) as caught:
        slots_of_cause(place, "没有这回事", NOW)
    assert caught.value.message.code == "problem.no_such_cause"


def test_what_can_be_chosen(place: Workplace) -> None:
    assert opening_choices(place).causes == ()
    open_in_bulk(place, [ORDER], CLAUSE, now=NOW, cause="编造的台风")
    choices = opening_choices(place)
    assert choices.causes == ("编造的台风",)
    assert choices.shops == (SHOP,)
    assert choices.cards["pickup-missing"] == "揽收严重超时"
    assert not {"waybill-edit", "refund-intercept"} & set(choices.cards)  # nobody is fined for a hint
    assert list(choices.cards).index("pickup-timeout") < list(choices.cards).index("transit-stalled")


def test_the_cases_of_one_order_the_newest_first(place: Workplace) -> None:
    first = open_appeal(place, ORDER, CLAUSE, now=NOW)
    second = open_from_notice(place, ORDER, "transit-stalled", now=NOW + HOUR, noticed_at=NOW)
    noticed(place, 1)
    assert [line.id for line in appeals_of(place, ORDER, NOW + HOUR)] == [second, first]
    assert appeals_of(place, "6930000000000009999", NOW) == ()
