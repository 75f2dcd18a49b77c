"""The made-up shop opens with a case that can be won: what it shows, and that it says everywhere that it is made up."""

from __future__ import annotations

from pathlib import Path

from shopguard.appeals.reason_templates import blanks_in
from shopguard.core.beijing import HOUR
from shopguard.core.finding import State
from shopguard.demo.exports import make_demo_shop
from shopguard.flows.appeals.case import gather, stored_appeal
from shopguard.flows.appeals.made_up_case import open_made_up_case
from shopguard.flows.appeals.reasons import reason_templates
from shopguard.flows.appeals.showing import show_appeal
from shopguard.flows.workplace import Workplace


def test_its_deadline_comes_soon_and_it_is_ready_to_print(demo_place: Workplace, tmp_path: Path, moment: int) -> None:
    appeal = open_made_up_case(demo_place, make_demo_shop(moment), tmp_path / "evidence", now=moment)
    view = show_appeal(demo_place, appeal, moment)
    assert (view.state, view.origin, view.clause, view.shop) == (
        "collecting",
        "notice",
        "dispatch-missing",
        "演示店铺（编造数据）",
    )
    assert view.due_at == moment + 28 * HOUR
    assert view.completeness == 1  # the track proves it; a statement of the outlet could only help
    assert {slot.item for slot in view.checklist if slot.evidence} == {"waybill-stub", "courier-chat"}
    assert all("编造" in one.name for slot in view.checklist for one in slot.evidence)
    assert "编造" in view.notice_text


def test_the_track_speaks_for_the_owner(demo_place: Workplace, tmp_path: Path, moment: int) -> None:
    appeal = open_made_up_case(demo_place, make_demo_shop(moment), tmp_path / "evidence", now=moment)
    case = gather(demo_place, stored_appeal(demo_place, appeal), moment)
    assert case.order_known
    assert case.frozen is not None
    assert case.frozen.view.finding.state is State.MET
    first = reason_templates(demo_place, appeal, moment)[0]
    assert first.name == "没有超时"
    assert blanks_in(first.text) == 0


def test_opened_twice_it_is_one_case(demo_place: Workplace, tmp_path: Path, moment: int) -> None:
    shop = make_demo_shop(moment)
    first = open_made_up_case(demo_place, shop, tmp_path / "a", now=moment)
    assert open_made_up_case(demo_place, shop, tmp_path / "b", now=moment) == first
    evidence = [one for slot in show_appeal(demo_place, first, moment).checklist for one in slot.evidence]
    assert len(evidence) == 2  # the same bytes are kept once
