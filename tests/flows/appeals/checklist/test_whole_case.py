"""Other cases, what is missing most, what is weak, a case without a finding, and the words."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import pytest

from shopguard.app import load_texts
from shopguard.core.beijing import HOUR, parse_iso
from shopguard.core.message import UserProblem
from shopguard.flows.appeals import attaching, lines, listing, opening, showing
from shopguard.flows.imports.judge_from import choose_day
from shopguard.flows.orders.order_detail import order_detail
from shopguard.flows.workplace import Workplace
from shopguard.store.appeal_causes import cause_named
from shopguard.store.appeals import update_cause
from tests.appeals.made_up import LATE_TRACK, NOW, ORDER, WAYBILL, picture, save_made_up_order, save_made_up_track
from tests.appeals.made_up_files import (
    cut,
    pdf_with_text,
    workbook,
)
from tests.facts import save_tags
from tests.flows.appeals.checklist.cases import (
    CLAUSE,
    OTHER,
    OTHER_WAYBILL,
    RECORD,
    STATEMENT,
    STUB,
    add,
    check,
    done,
    result,
    say,
    slot,
)


class TestOtherCases:
    @pytest.fixture
    def second(self, place: Workplace) -> str:
        return opening.open_appeal(place, OTHER, CLAUSE, now=NOW)

    def test_a_stub_used_for_another_order_fails_in_both(
        self, place: Workplace, appeal: str, second: str, tmp_path: Path
    ) -> None:
        stub = picture(tmp_path / "stub.jpg")
        add(place, appeal, STUB, stub)
        add(place, second, STUB, stub)
        for mine, other in ((appeal, second), (second, appeal)):
            used = check(place, mine, STUB, "unused-elsewhere")
            assert (used.result, other in used.note, mine in used.note) == ("fails", True, False)
            assert done(place, mine) == 0.5
        assert len([p for p in (place.data / "evidence").rglob("*") if p.is_file()]) == 1
        (one,) = slot(place, second, STUB).evidence
        attaching.detach(place, second, STUB, one.sha256, now=NOW)
        assert result(place, appeal, STUB, "unused-elsewhere") == "ok"

    def test_the_same_order_may_use_it_twice(self, place: Workplace, appeal: str, tmp_path: Path) -> None:
        stub = picture(tmp_path / "stub.jpg")
        late = opening.open_appeal(place, ORDER, "ship-overdue", now=NOW)
        add(place, appeal, STUB, stub)
        add(place, late, STUB, stub)
        used = check(place, late, STUB, "unused-elsewhere")
        assert (used.result, "同一单" in used.note) == ("ok", True)

    def test_a_stub_is_of_one_order_also_where_the_cause_is_the_same(
        self, place: Workplace, appeal: str, second: str, tmp_path: Path
    ) -> None:
        stub = picture(tmp_path / "stub.jpg")
        with place.store.transaction() as db:
            cause = cause_named(db, "台风停运", NOW)
            for one in (appeal, second):
                update_cause(db, one, cause)
        for one in (appeal, second):
            add(place, one, STUB, stub)
        assert result(place, appeal, STUB, "unused-elsewhere") == "fails"

    def test_two_orders_in_one_parcel_may_use_the_same_stub(
        self, place: Workplace, appeal: str, tmp_path: Path
    ) -> None:
        third = "6930000000000000020"
        save_made_up_order(place, third, waybills=f"yto:{WAYBILL}")
        merged = opening.open_appeal(place, third, CLAUSE, now=NOW)
        stub = picture(tmp_path / "stub.jpg")
        for one in (appeal, merged):
            add(place, one, STUB, stub)
        used = check(place, appeal, STUB, "unused-elsewhere")
        assert (used.result, used.note) == (
            "ok",
            f"申诉 {merged} 说的是同一单或同一个包裹，也用了“stub.jpg”，没问题。",
        )

    def test_a_statement_may_speak_of_many_orders(
        self, place: Workplace, appeal: str, second: str, tmp_path: Path
    ) -> None:
        statement = picture(tmp_path / "台风停运.jpg")
        add(place, appeal, STATEMENT, statement)
        add(place, second, STATEMENT, statement)
        used = check(place, appeal, STATEMENT, "unused-elsewhere")
        assert (used.result, "请确认它也说到本单" in used.note) == ("unknown", True)
        with place.store.transaction() as db:
            cause = cause_named(db, "台风停运", NOW)
            update_cause(db, appeal, cause)
            update_cause(db, second, cause)
        used = check(place, appeal, STATEMENT, "unused-elsewhere")
        assert (used.result, used.note) == ("ok", "同一原因“台风停运”的 2 个申诉共用“台风停运.jpg”，没问题。")

    def test_a_list_of_parcels_that_names_each_of_them_is_right_for_all(
        self, place: Workplace, appeal: str, second: str, tmp_path: Path
    ) -> None:
        book = workbook(tmp_path / "出库.xlsx", [["运单号"], [WAYBILL], [OTHER_WAYBILL]])
        add(place, appeal, RECORD, book)
        add(place, second, RECORD, book)
        assert result(place, appeal, RECORD, "unused-elsewhere") == "ok"
        assert result(place, second, RECORD, "names-order") == "ok"


class TestWhatIsMissingMost:
    def test_what_decides_most_comes_first(self, place: Workplace, appeal: str, tmp_path: Path) -> None:
        def missing() -> str:
            return showing.show_appeal(place, appeal, NOW).missing_most

        assert missing() == ("缺少快递网点盖章说明：由快递方说明延误原因，平台最看重。另外还缺快递底单照片。")
        add(place, appeal, STATEMENT, picture(tmp_path / "说明.png", (300, 400)))
        assert missing() == (
            "快递网点盖章说明还不能用：“说明.png”只有 300×400 像素，打印出来看不清。请换没有压缩过的原图。"
            "另外还缺快递底单照片。"
        )
        (one,) = slot(place, appeal, STATEMENT).evidence
        attaching.detach(place, appeal, STATEMENT, one.sha256, now=NOW)
        add(place, appeal, STATEMENT, picture(tmp_path / "说明.jpg"))
        add(place, appeal, STUB, picture(tmp_path / "底单.jpg", (901, 1200)))
        assert (
            missing() == "必备材料都有了。还有 2 处要您自己核对。"
        )  # the number on the stub, the days of the statement
        assert done(place, appeal) == 1.0

    def test_where_the_files_show_the_order_in_the_right_nothing_else_is_needed(self, place: Workplace) -> None:
        hub_in_time = opening.open_appeal(place, ORDER, "dispatch-missing", now=NOW)
        view = showing.show_appeal(place, hub_in_time, NOW)
        assert [s.item for s in view.checklist if s.needed] == ["order-facts", "track"]
        assert STATEMENT in [s.item for s in view.checklist]  # still welcome
        assert (view.completeness, view.missing_most) == (1.0, "必备材料都有了。")

    def test_a_file_that_need_not_be_there_and_cannot_be_used_is_said(self, place: Workplace, tmp_path: Path) -> None:
        hub_in_time = opening.open_appeal(place, ORDER, "dispatch-missing", now=NOW)
        (tmp_path / "坏照片.jpg").write_bytes(b"\xff\xd8\xff\xe0" + b"x" * 3000)
        add(place, hub_in_time, STUB, tmp_path / "坏照片.jpg")
        said = showing.show_appeal(place, hub_in_time, NOW).missing_most
        assert said.startswith("必备材料都有了。快递底单照片还不能用：“坏照片.jpg”坏了，打不开。")

    def test_in_short_for_a_list(self, place: Workplace, appeal: str, tmp_path: Path) -> None:
        def missing() -> str:
            return listing.list_appeals(place, NOW)[0].missing

        assert missing() == "缺少快递网点盖章说明等 2 项"
        add(place, appeal, STUB, picture(tmp_path / "底单.jpg"))
        assert missing() == "缺少快递网点盖章说明"
        add(place, appeal, STATEMENT, picture(tmp_path / "说明.png", (300, 400)))
        assert missing() == "快递网点盖章说明不能用"
        add(place, appeal, STATEMENT, picture(tmp_path / "清楚.png"))
        (small, _large) = slot(place, appeal, STATEMENT).evidence
        attaching.detach(place, appeal, STATEMENT, small.sha256, now=NOW)
        assert missing() == ""

    @pytest.mark.parametrize("clause", ["ship-overdue", "out-of-stock"])  # it moves the promise both are counted from
    def test_a_later_time_agreed_with_the_buyer_needs_his_word(self, place: Workplace, clause: str) -> None:
        save_made_up_order(
            place, promised_at=parse_iso("2026-11-19T09:00:00"), known_as_of=NOW
        )  # 49 hours before the pickup
        with place.store.transaction() as db:
            save_tags(db, ORDER, {"agreed-ship": datetime.fromisoformat("2026-11-30T00:00:00+08:00")}, told_at=NOW)
        agreed = opening.open_appeal(place, ORDER, clause, now=NOW)
        needed = [s.item for s in showing.show_appeal(place, agreed, NOW).checklist if s.needed]
        assert needed == ["order-facts", "track", "buyer-chat"]

    def test_a_closed_order_needs_its_export_only(self, place: Workplace) -> None:
        save_made_up_order(place, OTHER, status="已关闭", waybills=f"yto:{OTHER_WAYBILL}")
        closed = opening.open_appeal(place, OTHER, CLAUSE, now=NOW)
        assert [s.item for s in showing.show_appeal(place, closed, NOW).checklist if s.needed] == ["order-facts"]


class TestWeak:
    def weak(self, place: Workplace, appeal: str) -> tuple[str, ...]:
        return showing.show_appeal(place, appeal, NOW).weak

    def test_a_bare_screenshot_of_a_tracking_page(self, place: Workplace, appeal: str, tmp_path: Path) -> None:
        assert self.weak(place, appeal) == ()
        add(place, appeal, "track", picture(tmp_path / "物流.png"))
        (said,) = self.weak(place, appeal)
        assert said.startswith("只有物流页面截图，证明力弱")
        assert slot(place, appeal, "track").weak == said
        add(place, appeal, STUB, picture(tmp_path / "底单.jpg"))
        assert self.weak(place, appeal) == ()

    def test_a_broken_stub_makes_nothing_stronger(self, place: Workplace, appeal: str, tmp_path: Path) -> None:
        good = picture(tmp_path / "物流.jpg")
        add(place, appeal, "track", good)
        add(place, appeal, STUB, cut(tmp_path / "底单.jpg", good))
        assert len(self.weak(place, appeal)) == 1

    def test_a_statement_without_a_seal(self, place: Workplace, appeal: str, tmp_path: Path) -> None:
        (tmp_path / "说明.txt").write_text("因台风停运，11 月 18 日至 21 日。", "utf-8")
        add(place, appeal, STATEMENT, tmp_path / "说明.txt")
        assert "红章" in self.weak(place, appeal)[0]
        add(place, appeal, STATEMENT, picture(tmp_path / "盖章.jpg"))
        assert self.weak(place, appeal) == ()


class TestFromANotice:
    """An order that no file has shown: what is not known is left to the eye, never held against the owner."""

    def test_without_a_waybill_and_a_clock_nothing_can_be_compared(self, place: Workplace, tmp_path: Path) -> None:
        appeal = opening.open_from_notice(place, "6930000000000000099", CLAUSE, now=NOW, noticed_at=NOW)
        assert done(place, appeal) == 0.0
        add(place, appeal, STUB, picture(tmp_path / "底单.jpg"))
        say(place, appeal, STUB, typed_number=WAYBILL)
        number = check(place, appeal, STUB, "number-equal")
        assert (number.result, "还不知道本单的运单号" in number.note) == ("unknown", True)
        add(place, appeal, STATEMENT, picture(tmp_path / "说明.jpg", (901, 1200)))
        say(place, appeal, STATEMENT, period_from=parse_iso("2026-11-18"), period_until=parse_iso("2026-11-20"))
        covers = check(place, appeal, STATEMENT, "period-covers")
        assert (covers.result, "不知道本单从哪天算到哪天" in covers.note) == ("unknown", True)
        assert done(place, appeal) == 0.5
        assert showing.show_appeal(place, appeal, NOW).missing_most == (
            "缺少带时间的物流轨迹：逐条对照每个时限，看出哪一步由谁耽误。另外还缺订单信息。"
        )

    def test_a_waybill_from_the_notice_is_compared(self, place: Workplace, tmp_path: Path) -> None:
        appeal = opening.open_from_notice(
            place, "6930000000000000099", CLAUSE, now=NOW, noticed_at=NOW, waybill="YT0000000000099"
        )
        add(place, appeal, STUB, pdf_with_text(tmp_path / "底单.pdf", "YT0000000000099"))
        assert result(place, appeal, STUB, "number-equal") == "ok"

    def test_a_number_that_becomes_known_later_is_looked_for_then(self, place: Workplace, tmp_path: Path) -> None:
        third, waybill = "6930000000000000099", "YT0000000000099"
        appeal = opening.open_from_notice(place, third, CLAUSE, now=NOW, noticed_at=NOW)
        (tmp_path / "出库.txt").write_text(f"出库记录 {waybill}", "utf-8")
        add(place, appeal, RECORD, tmp_path / "出库.txt")
        assert result(place, appeal, RECORD, "names-order") == "unknown"
        save_made_up_order(place, third, waybills=f"yto:{waybill}")
        assert check(place, appeal, RECORD, "names-order").note == f"“出库.txt”里写有 {waybill}。"

    def test_of_several_parcels_the_one_that_was_late_decides_what_is_needed(self, place: Workplace) -> None:
        third, parcels = "6930000000000000099", ("YT0000000000091", "YT0000000000092")
        appeal = opening.open_from_notice(place, third, CLAUSE, now=NOW, noticed_at=NOW)
        in_time = replace(LATE_TRACK[1], at=parse_iso("2026-11-19T10:00:00"))
        for first, late in (parcels, parcels[::-1]):
            save_made_up_order(place, third, waybills=",".join(f"yto:{one}" for one in parcels))
            save_made_up_track(place, [in_time, *LATE_TRACK[2:]], waybill=first)
            save_made_up_track(place, waybill=late)
            assert [s.item for s in showing.show_appeal(place, appeal, NOW).checklist if s.needed] == [
                "order-facts", "track", STUB, STATEMENT,
            ]  # fmt: skip
            third, parcels = "6930000000000000098", ("YT0000000000081", "YT0000000000082")
            appeal = opening.open_from_notice(place, third, CLAUSE, now=NOW, noticed_at=NOW)

    def test_what_is_judged_no_more_speaks_as_it_did_when_the_case_was_opened(
        self, place: Workplace, appeal: str, tmp_path: Path
    ) -> None:
        add(place, appeal, STATEMENT, picture(tmp_path / "说明.jpg"))
        say(place, appeal, STATEMENT, period_from=parse_iso("2026-11-18"), period_until=parse_iso("2026-11-20"))
        save_made_up_order(place, status="已完成", finished_at=NOW - 24 * HOUR, known_as_of=NOW)
        choose_day(place, date(2026, 11, 22), now=NOW)
        assert order_detail(place, ORDER, NOW).findings == ()
        covers = check(place, appeal, STATEMENT, "period-covers")
        assert covers.result == "ok"


class TestInEnglish:
    def test_every_sentence_is_there(self, place: Workplace, appeal: str, tmp_path: Path) -> None:
        add(place, appeal, STATEMENT, picture(tmp_path / "a.png", (300, 400)))
        view = showing.show_appeal(replace(place, texts=load_texts("en")), appeal, NOW)
        assert view.missing_most == (
            "Stamped statement of the courier's outlet cannot be used yet. “a.png” has only 300 × 400 pixels and is not "
            "readable in print. Use the original, not a shrunk copy. Also missing: Photo of the waybill stub."
        )
        stub = next(s for s in view.checklist if s.item == STUB)
        assert "number equals the uploaded one" in [c.check for c in stub.checks]


class TestLines:
    def test_as_lines_of_text(self, place: Workplace, appeal: str, tmp_path: Path) -> None:
        add(place, appeal, STUB, picture(tmp_path / "小图.png", (300, 400)))
        view = showing.show_appeal(place, appeal, NOW)
        stub = [
            "    * [waybill-stub] 快递底单照片: 小图.png",
            "        通过 · 已添加文件；文件能打开；大小和数量合适（每个不超过 200 MB，最多 20 个）；没有用在别的订单的申诉里",
            "        不通过 · 图片看得清（至少 480×640 像素）：“小图.png”只有 300×400 像素，打印出来看不清。请换没有压缩过的原图。",
            "        须人工核对 · 单号与上传的一致：请看“小图.png”上的单号，填上就能核对。",
        ]
        assert list(lines.slot_lines(place.texts, view, STUB)) == [*stub, "    完整度 50%"]
        whole = list(lines.case_lines(place.texts, view, whole=True, at=NOW))
        assert whole[whole.index(stub[0]) :][: len(stub)] == stub
        assert "    * [outlet-statement] 快递网点盖章说明: -" in whole

    def test_a_slot_of_another_clause(self, place: Workplace, appeal: str, tmp_path: Path) -> None:
        with pytest.raises(UserProblem):
            add(place, appeal, "packing-video", picture(tmp_path / "v.jpg"))
