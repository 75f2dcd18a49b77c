"""Fines of the ledger: which have no case yet, and opening one for them."""

from __future__ import annotations

from pathlib import Path

import pytest

from shopguard.core.beijing import DAY, HOUR, parse_iso
from shopguard.core.message import NotThere, UserProblem
from shopguard.flows.appeals.case import gather, stored_appeal
from shopguard.flows.appeals.content import packet_content
from shopguard.flows.appeals.ledger_notices import notices_in_ledger, open_from_ledger
from shopguard.flows.appeals.listing import due_soon, list_appeals
from shopguard.flows.appeals.opening import open_appeal, open_from_notice
from shopguard.flows.appeals.showing import show_appeal
from shopguard.flows.appeals.steps import record_step
from shopguard.flows.imports.batches import list_batches, undo
from shopguard.flows.imports.importing import import_files
from shopguard.flows.workplace import Workplace
from tests.appeals.made_up import NOW, ORDER, SHOP, save_made_up_order, save_made_up_track
from tests.importers.money_files import fine, write_ledger

UNKNOWN = "6900000000000000999"
TAKEN = parse_iso("2026-11-20T10:00:00")


def entry(serial: str, remark: str, order: str = ORDER, **more: str) -> dict[str, str]:
    told = {"动帐流水号": serial, "备注": remark, "订单号": order, "子订单号": order, "动账时间": "2026-11-20 10:00:00"}
    return fine(**(told | {"动账金额": "25.00"} | more))


MISSING = entry("1", "因订单存在揽收严重超时问题对消费者进行赔付")


@pytest.fixture
def place(place: Workplace) -> Workplace:
    save_made_up_order(place)
    save_made_up_track(place)
    return place


def take(place: Workplace, folder: Path, *rows: dict[str, str]) -> None:
    report = import_files(place, [write_ledger(folder / f"{len(rows)}.csv", *rows)], now=NOW)
    assert all(file.refused is None and not file.rejected for file in report.files), report


def test_a_fine_becomes_a_case_with_what_the_ledger_says(place: Workplace, tmp_path: Path) -> None:
    take(place, tmp_path, MISSING)
    (notice,) = notices_in_ledger(place, NOW)
    assert (notice.key, notice.at, notice.fen, notice.order_id) == ("1", TAKEN, 2500, ORDER)
    assert (notice.shop, notice.card, notice.clause, notice.clauses) == (
        SHOP, "揽收严重超时", "pickup-missing", ("pickup-missing",),
    )  # fmt: skip
    assert (notice.appeal_by, notice.other_case) == (parse_iso("2026-11-27T10:00:00"), "")
    view = show_appeal(place, open_from_ledger(place, "1", now=NOW), NOW)
    assert (view.origin, view.noticed_at, view.noticed_told) == ("ledger", TAKEN, False)
    assert (view.notice_fen, view.notice_text) == (2500, "因订单存在揽收严重超时问题对消费者进行赔付")
    assert view.appeal_by_note == "未填写收到通知的时间，按动账里的扣款时间推算，实际截止可能更早"
    assert notices_in_ledger(place, NOW) == []


def test_of_an_order_no_file_has_shown_and_words_that_name_only_a_family(place: Workplace, tmp_path: Path) -> None:
    take(place, tmp_path, entry("7", "因商家商品存在物流轨迹超时问题对消费者进行赔付", UNKNOWN))
    (notice,) = notices_in_ledger(place, NOW)
    assert (notice.order_id, notice.shop, notice.clause) == (UNKNOWN, "", None)
    assert notice.clauses == ("pickup-timeout", "dispatch-timeout", "transit-stalled")
    with pytest.raises(UserProblem) as caught:
        open_from_ledger(place, "7", now=NOW)
    assert caught.value.message.code == "problem.entry_without_clause"
    view = show_appeal(place, open_from_ledger(place, "7", now=NOW, clause="transit-stalled"), NOW)
    assert (view.order_id, view.order_known, view.clause) == (UNKNOWN, False, "transit-stalled")


def test_the_case_that_is_there_learns_of_the_fine(place: Workplace, tmp_path: Path) -> None:
    appeal = open_appeal(place, ORDER, "pickup-missing", now=NOW)
    take(place, tmp_path, MISSING, entry("2", "因订单存在发货违规等问题扣除商家相应金额"))
    (other,) = notices_in_ledger(place, NOW)  # the first is what the case is about
    assert (other.key, other.clause, other.other_case) == ("2", None, appeal)
    assert open_from_ledger(place, "1", now=NOW) == appeal
    view = show_appeal(place, appeal, NOW)
    assert (view.noticed_at, view.noticed_told, view.notice_fen) == (TAKEN, False, 2500)  # earlier than it was opened


def test_what_the_owner_told_goes_before_the_ledger(place: Workplace, tmp_path: Path) -> None:
    appeal = open_appeal(place, ORDER, "pickup-missing", now=NOW, noticed_at=NOW - DAY)
    take(place, tmp_path, MISSING)
    open_from_ledger(place, "1", now=NOW)
    view = show_appeal(place, appeal, NOW)
    assert (view.noticed_at, view.noticed_told) == (NOW - DAY, True)


@pytest.mark.parametrize("ledger_first", [True, False])
def test_a_fine_in_the_ledger_makes_an_assumed_deadline_earlier(
    place: Workplace, tmp_path: Path, ledger_first: bool
) -> None:
    if ledger_first:
        take(place, tmp_path, MISSING)
    appeal = open_appeal(place, ORDER, "pickup-missing", now=NOW)
    if not ledger_first:
        assert show_appeal(place, appeal, NOW).due_at == parse_iso("2026-11-29T09:30:00")
        take(place, tmp_path, MISSING)
    view = show_appeal(place, appeal, NOW)
    assert (view.noticed_at, view.noticed_told, view.due_at) == (TAKEN, False, parse_iso("2026-11-27T10:00:00"))
    assert view.appeal_by_note == "未填写收到通知的时间，按动账里的扣款时间推算，实际截止可能更早"
    two_days_before = parse_iso("2026-11-25T10:00:00")
    assert [line.id for line in due_soon(place, two_days_before)] == [appeal]
    assert due_soon(place, two_days_before - 1) == ()
    assert due_soon(place, parse_iso("2026-12-04T10:00:01")) == ()  # passed longer than a week ago
    open_appeal(place, ORDER, "pickup-missing", now=NOW, noticed_at=NOW - HOUR)  # what the owner tells counts
    assert show_appeal(place, appeal, NOW).due_at == parse_iso("2026-11-29T08:30:00")


def test_a_fine_that_was_given_back_or_of_another_clause_says_nothing_of_the_notice(
    place: Workplace, tmp_path: Path
) -> None:
    back = entry("2", "撤销因订单存在揽收严重超时问题对消费者进行赔付", 动账方向="入账")
    take(place, tmp_path, MISSING, back, entry("3", "因订单存在揽收超时问题对消费者进行赔付"))
    appeal = open_appeal(place, ORDER, "pickup-missing", now=NOW)
    view = show_appeal(place, appeal, NOW)
    assert view.noticed_at == NOW
    assert view.appeal_by_note == "未填写收到通知的时间，按建立申诉的时间推算，实际截止可能更早"


def test_one_case_hides_one_fine(place: Workplace, tmp_path: Path) -> None:
    again = entry("2", "因订单存在揽收严重超时问题对消费者进行赔付", 动账时间="2026-11-21 10:00:00")
    take(place, tmp_path, again, MISSING)
    appeal = open_appeal(place, ORDER, "pickup-missing", now=NOW)
    assert [(one.key, one.other_case) for one in notices_in_ledger(place, NOW)] == [("2", appeal)]
    assert open_from_ledger(place, "1", now=NOW) == appeal
    later = open_from_ledger(place, "2", now=NOW)
    assert [show_appeal(place, one, NOW).noticed_at for one in (appeal, later)] == [TAKEN, TAKEN + DAY]


def test_a_second_fine_of_the_same_words_is_a_second_case(place: Workplace, tmp_path: Path) -> None:
    take(place, tmp_path, MISSING, entry("2", "因订单存在揽收严重超时问题对消费者进行赔付", 动账金额="5.00"))
    first = open_from_ledger(place, "1", now=NOW)
    (notice,) = notices_in_ledger(place, NOW)
    assert (notice.key, notice.other_case) == ("2", first)
    second = open_from_ledger(place, "2", now=NOW)
    assert second != first
    assert [open_from_ledger(place, key, now=NOW) for key in ("1", "2", "1")] == [first, second, first]
    assert [show_appeal(place, one, NOW).notice_fen for one in (first, second)] == [2500, 500]


def test_after_a_case_was_closed_a_new_fine_is_shown(place: Workplace, tmp_path: Path) -> None:
    appeal = open_appeal(place, ORDER, "pickup-missing", now=NOW)
    record_step(place, appeal, "closed", at=NOW, now=NOW)
    take(place, tmp_path, MISSING)
    assert [(one.key, one.other_case) for one in notices_in_ledger(place, NOW)] == [("1", appeal)]


def test_a_part_that_was_given_back_is_no_fine_and_the_rest_stays_one(place: Workplace, tmp_path: Path) -> None:
    part = entry("2", "撤销因订单存在揽收严重超时问题对消费者进行赔付", 动账方向="入账", 动账金额="5.00")
    take(place, tmp_path, MISSING, part)
    assert [one.key for one in notices_in_ledger(place, NOW)] == ["1"]


def test_a_fine_taken_after_the_case_was_opened_moves_no_deadline(place: Workplace, tmp_path: Path) -> None:
    appeal = open_appeal(place, ORDER, "pickup-missing", now=NOW)
    later = entry("1", MISSING["备注"], 动账时间="2026-11-22 10:30:00")
    report = import_files(place, [write_ledger(tmp_path / "later.csv", later)], now=NOW + DAY)
    assert [file.refused for file in report.files] == [None]
    assert open_from_ledger(place, "1", now=NOW + DAY) == appeal
    assert show_appeal(place, appeal, NOW + DAY).noticed_at == NOW


def test_an_earlier_deadline_stays_when_the_ledger_is_taken_back(place: Workplace, tmp_path: Path) -> None:
    take(place, tmp_path, MISSING)
    appeal = open_appeal(place, ORDER, "pickup-missing", now=NOW)
    undo(place, list_batches(place)[0].ref, now=NOW)
    assert (notices_in_ledger(place, NOW), show_appeal(place, appeal, NOW).noticed_at) == ([], TAKEN)


def test_what_is_no_fine_any_more_is_left_out(place: Workplace, tmp_path: Path) -> None:
    take(
        place,
        tmp_path,
        MISSING,
        entry("2", "撤销因订单存在揽收严重超时问题对消费者进行赔付", 动账方向="入账"),
        entry("3", "商家向消费者小额打款补差价", UNKNOWN, 动账场景="小额打款"),
        entry("4", "因换货超期对消费者进行赔付", UNKNOWN),
    )
    assert notices_in_ledger(place, NOW) == []
    assert notices_in_ledger(place, TAKEN - 1) == []


def test_what_can_still_be_appealed_comes_first(place: Workplace, tmp_path: Path) -> None:
    days = {"1": "2026-09-01", "2": "2026-11-21", "3": "2026-11-16", "4": "2026-10-01"}
    rows = [
        entry(serial, MISSING["备注"], f"690000000000000090{serial}", 动账时间=f"{day} 10:00:00")
        for serial, day in days.items()
    ]
    take(place, tmp_path, *rows)
    assert [one.key for one in notices_in_ledger(place, NOW)] == ["3", "2", "4", "1"]


def test_a_fine_without_an_order_asks_for_it(place: Workplace, tmp_path: Path) -> None:
    take(place, tmp_path, entry("9", "因订单存在揽收严重超时问题对消费者进行赔付", "-", 子订单号="-"))
    assert [one.order_id for one in notices_in_ledger(place, NOW)] == [None]
    with pytest.raises(UserProblem) as caught:
        open_from_ledger(place, "9", now=NOW)
    assert caught.value.message.code == "problem.entry_without_order"
    appeal = open_from_ledger(place, "9", now=NOW, order_id=ORDER)
    assert show_appeal(place, appeal, NOW).order_id == ORDER
    assert notices_in_ledger(place, NOW) == []


def test_what_gives_a_fine_back_is_nothing_to_appeal(place: Workplace, tmp_path: Path) -> None:
    take(place, tmp_path, MISSING, entry("2", "撤销因订单存在揽收严重超时问题对消费者进行赔付", 动账方向="入账"))
    with pytest.raises(UserProblem) as caught:
        open_from_ledger(place, "2", now=NOW)
    assert caught.value.message.code == "problem.entry_is_no_fine"


def test_no_such_entry_and_one_that_is_no_fine(place: Workplace, tmp_path: Path) -> None:
    with pytest.raises(NotThere):
        open_from_ledger(place, "1", now=NOW)
    take(place, tmp_path, entry("3", "商家向消费者小额打款补差价", 动账场景="小额打款"))
    with pytest.raises(UserProblem) as caught:
        open_from_ledger(place, "3", now=NOW)
    assert caught.value.message.code == "problem.entry_is_no_fine"


class TestNoticeAndLedger:
    """What the notice says, set against what the ledger shows of the same order."""

    def test_a_moment_after_the_charge_is_told_to_be_checked(self, place: Workplace, tmp_path: Path) -> None:
        take(place, tmp_path, MISSING)
        appeal = open_from_notice(place, ORDER, "pickup-missing", now=NOW, noticed_at=TAKEN + HOUR)
        view = show_appeal(place, appeal, NOW)
        assert (view.noticed_at, view.noticed_told) == (TAKEN + HOUR, True)
        assert view.appeal_by_note == (
            "动账显示 2026-11-20 10:00:00 已经扣款，早于填写的通知时间 2026-11-20 11:00:00："
            "通知不会比扣款晚，实际截止可能更早，请核对通知时间"
        )
        open_from_notice(place, ORDER, "pickup-missing", now=NOW, noticed_at=TAKEN - HOUR)
        assert show_appeal(place, appeal, NOW).appeal_by_note == ""

    @pytest.mark.parametrize("remark", ["因订单存在揽收严重超时问题对消费者进行赔付", "商家违规违约金扣除"])
    def test_also_of_an_order_no_file_has_shown(self, place: Workplace, tmp_path: Path, remark: str) -> None:
        take(place, tmp_path, entry("9", remark, UNKNOWN))
        appeal = open_from_notice(place, UNKNOWN, "pickup-missing", now=NOW, noticed_at=NOW)
        assert "动账显示 2026-11-20 10:00:00 已经扣款" in show_appeal(place, appeal, NOW).appeal_by_note

    def test_nobody_told_and_the_ledger_makes_it_earlier(self, place: Workplace, tmp_path: Path) -> None:
        take(place, tmp_path, entry("9", "因订单存在揽收严重超时问题对消费者进行赔付", UNKNOWN))
        appeal = open_from_notice(place, UNKNOWN, "pickup-missing", now=NOW, noticed_at=NOW, noticed_told=False)
        view = show_appeal(place, appeal, NOW)
        assert (view.noticed_at, view.noticed_told) == (TAKEN, False)
        assert view.appeal_by_note == "未填写收到通知的时间，按动账里的扣款时间推算，实际截止可能更早"

    @pytest.mark.parametrize("order", [ORDER, UNKNOWN])
    def test_the_amount_is_the_notices_else_the_ledgers(self, place: Workplace, tmp_path: Path, order: str) -> None:
        take(place, tmp_path, entry("9", "因订单存在揽收超时问题对消费者进行赔付", order, 动账金额="3.00"))
        appeal = open_from_notice(place, order, "pickup-timeout", now=NOW, noticed_at=TAKEN)
        assert [line.fen for line in list_appeals(place, NOW)] == [300]
        asked = packet_content(place, gather(place, stored_appeal(place, appeal), NOW)).asked
        assert "退还已扣的 3 元（金额依动账明细）" in asked
        open_from_notice(place, order, "pickup-timeout", now=NOW, noticed_at=TAKEN, notice_fen=350)
        assert [line.fen for line in list_appeals(place, NOW)] == [350]

    def test_an_order_in_the_right_asks_for_the_very_amount(self, place: Workplace) -> None:
        """Its first hub came in time, and the platform took 3 yuan all the same."""
        appeal = open_from_notice(place, ORDER, "dispatch-missing", now=NOW, noticed_at=NOW, notice_fen=300)
        asked = packet_content(place, gather(place, stored_appeal(place, appeal), NOW)).asked
        assert asked.endswith("请核实并撤销该违规处理，退还已扣的 3 元（金额依平台通知）。")
