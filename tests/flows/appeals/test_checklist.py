"""The checklist of a case on a real database and a real locker: what each check says of real files."""

from __future__ import annotations

import zipfile
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import pytest

from shopguard.app import load_texts
from shopguard.appeals.case_facts import Result
from shopguard.core.beijing import HOUR, parse_iso
from shopguard.core.extensions import Extension, Terms
from shopguard.core.message import UserProblem
from shopguard.flows import extending
from shopguard.flows.appeals import attaching, lines, listing, opening, reason, showing
from shopguard.flows.appeals.case import gather, stored_appeal
from shopguard.flows.appeals.extensions import add_extension
from shopguard.flows.appeals.view import CheckView, SlotView
from shopguard.flows.judge_from import choose_day
from shopguard.flows.order_detail import order_detail
from shopguard.flows.workplace import Workplace
from shopguard.store.appeal_causes import cause_named
from shopguard.store.appeals import update_cause
from shopguard.store.evidence import evidence_path
from tests.appeals.made_up import LATE_TRACK, NOW, ORDER, WAYBILL, picture, save_made_up_order, save_made_up_track
from tests.appeals.made_up_files import (
    cut,
    heic,
    locked_pdf,
    marked_pdf,
    pdf_with_text,
    scanned_pdf,
    sealed_pdf,
    workbook,
)
from tests.appeals.made_up_recordings import amr, avi
from tests.facts import save_tags

CLAUSE = "pickup-missing"  # uploaded on the 18th at 10:00, to be picked up by the 20th at 10:00
OTHER, OTHER_WAYBILL = "6930000000000000018", "YT0000000000018"
STUB, STATEMENT, RECORD = "waybill-stub", "outlet-statement", "outbound-record"


@pytest.fixture
def place(place: Workplace) -> Workplace:
    """A workplace that knows two orders of one day, both picked up a day late."""
    save_made_up_order(place)
    save_made_up_track(place)
    save_made_up_order(place, OTHER, waybills=f"yto:{OTHER_WAYBILL}")
    save_made_up_track(place, waybill=OTHER_WAYBILL)
    return place


@pytest.fixture
def appeal(place: Workplace) -> str:
    return opening.open_appeal(place, ORDER, CLAUSE, now=NOW)


def add(place: Workplace, appeal: str, item: str, *files: Path) -> None:
    attaching.attach(place, appeal, files, item=item, now=NOW)


def slot(place: Workplace, appeal: str, item: str) -> SlotView:
    return next(s for s in showing.show_appeal(place, appeal, NOW).checklist if s.item == item)


def check(place: Workplace, appeal: str, item: str, name: str) -> CheckView:
    return next(c for c in slot(place, appeal, item).checks if c.name == name)


def result(place: Workplace, appeal: str, item: str, name: str) -> Result:
    return check(place, appeal, item, name).result


def say(place: Workplace, appeal: str, item: str, **said: object) -> None:
    (one,) = slot(place, appeal, item).evidence
    attaching.say_of_evidence(place, appeal, item, one.sha256, **said)  # type: ignore[arg-type]


def done(place: Workplace, appeal: str) -> float:
    return showing.show_appeal(place, appeal, NOW).completeness


class TestFilling:
    def test_an_empty_slot_is_missing_and_says_so(self, place: Workplace, appeal: str) -> None:
        checks = slot(place, appeal, STUB).checks
        assert {one.result for one in checks} == {"missing"}
        assert (checks[0].name, checks[0].check) == ("filled", "还没有添加文件")
        assert done(place, appeal) == 0.5  # order facts and track of four

    def test_imported_facts_say_from_when_they_are(self, place: Workplace, appeal: str) -> None:
        (order,) = slot(place, appeal, "order-facts").checks
        (track,) = slot(place, appeal, "track").checks
        assert (order.result, "2026-11-22 08:30:00" in order.check) == ("ok", True)
        assert (track.result, "2026-11-22 08:00:00" in track.check) == ("ok", True)

    def test_a_track_that_ends_before_the_deadline_shows_nothing(self, place: Workplace) -> None:
        third, waybill, before = "6930000000000000019", "YT0000000000019", parse_iso("2026-11-20T09:59:59")
        save_made_up_order(place, third, waybills=f"yto:{waybill}")
        save_made_up_track(place, LATE_TRACK[:1], waybill=waybill, known_as_of=before)
        appeal = opening.open_appeal(place, third, CLAUSE, now=NOW)
        (track,) = slot(place, appeal, "track").checks
        assert (track.result, track.note) == (
            "fails",
            "只到这时，没有到截止时间 2026-11-20 10:00:00，看不出是不是超时。请导入更新的轨迹文件。",
        )
        assert done(place, appeal) == 0.25
        save_made_up_track(place, LATE_TRACK[:1], waybill=waybill, known_as_of=before + 1)
        (track,) = slot(place, appeal, "track").checks
        assert (track.result, track.note) == ("ok", "")

    def test_a_case_of_the_whole_order_needs_the_track_of_every_parcel(self, place: Workplace) -> None:
        third, parcels = "6930000000000000019", ("YT0000000000019", "YT0000000000119")
        save_made_up_order(place, third, waybills=",".join(f"yto:{one}" for one in parcels))
        appeal = opening.open_appeal(place, third, "ship-overdue", now=NOW)
        save_made_up_track(place, waybill=parcels[0])
        assert [c.result for c in slot(place, appeal, "track").checks] == ["missing"]
        save_made_up_track(place, waybill=parcels[1], known_as_of=NOW - 1)
        (track,) = slot(place, appeal, "track").checks
        assert (track.result, "2026-11-22 08:00:00" in track.check) == ("ok", True)  # the older of the two

    def test_a_broken_screenshot_takes_nothing_from_the_imported_track(
        self, place: Workplace, appeal: str, tmp_path: Path
    ) -> None:
        add(place, appeal, "track", cut(tmp_path / "坏.png", picture(tmp_path / "物流.png")))
        case = gather(place, stored_appeal(place, appeal), NOW)
        assert [(one.slot.item, one.filled) for one in case.slots if one.imported] == [
            ("order-facts", True), ("track", False),
        ]  # fmt: skip

    def test_without_a_track_its_slot_is_open_whatever_screenshot_lies_in_it(
        self, place: Workplace, tmp_path: Path
    ) -> None:
        third = "6930000000000000019"
        save_made_up_order(place, third, waybills="yto:YT0000000000019")
        appeal = opening.open_appeal(place, third, CLAUSE, now=NOW)
        assert [c.result for c in slot(place, appeal, "track").checks] == ["missing"]
        add(place, appeal, "track", cut(tmp_path / "坏.png", picture(tmp_path / "物流.png")))
        add(place, appeal, STATEMENT, picture(tmp_path / "说明.jpg"))
        add(place, appeal, STUB, picture(tmp_path / "底单.jpg", (901, 1200)))
        view = showing.show_appeal(place, appeal, NOW)
        assert view.missing_most.startswith("缺少带时间的物流轨迹：")
        assert "        缺少 · 这个包裹的轨迹还没有导入" in lines.slot_lines(place.texts, view, "track")

    def test_a_good_photo_fills_the_slot(self, place: Workplace, appeal: str, tmp_path: Path) -> None:
        add(place, appeal, STUB, picture(tmp_path / "底单.jpg"))
        found = {one.name: one.result for one in slot(place, appeal, STUB).checks}
        assert found == {
            "filled": "ok", "opens": "ok", "within-limits": "ok", "unused-elsewhere": "ok", "legible": "ok",
            "number-equal": "unknown",  # a number in a photo only a person can read
        }  # fmt: skip
        assert "单号" in check(place, appeal, STUB, "number-equal").note
        assert done(place, appeal) == 0.75


class TestOpening:
    def test_a_broken_picture_fails_and_the_slot_is_not_filled(
        self, place: Workplace, appeal: str, tmp_path: Path
    ) -> None:
        add(place, appeal, STUB, cut(tmp_path / "坏.jpg", picture(tmp_path / "good.jpg")))
        opens = check(place, appeal, STUB, "opens")
        assert (opens.result, opens.note) == ("fails", "“坏.jpg”坏了，打不开。请拿掉，换一份完整的原件。")
        assert done(place, appeal) == 0.5

    def test_one_broken_file_beside_a_good_one_still_has_to_go(
        self, place: Workplace, appeal: str, tmp_path: Path
    ) -> None:
        good = picture(tmp_path / "good.jpg")
        add(place, appeal, STUB, good, cut(tmp_path / "坏.jpg", good))
        assert "坏.jpg" in check(place, appeal, STUB, "opens").note
        assert "good.jpg" not in check(place, appeal, STUB, "opens").note
        assert done(place, appeal) == 0.5

    def test_a_locked_pdf_and_one_that_is_none_fail(self, place: Workplace, appeal: str, tmp_path: Path) -> None:
        add(place, appeal, STATEMENT, locked_pdf(tmp_path / "加密.pdf", "停运说明"))
        assert "密码" in check(place, appeal, STATEMENT, "opens").note
        (tmp_path / "空壳.pdf").write_bytes(b"%PDF-1.4 made up")
        add(place, appeal, STUB, tmp_path / "空壳.pdf")
        assert result(place, appeal, STUB, "opens") == "fails"
        assert done(place, appeal) == 0.5

    def test_an_unknown_kind_fails(self, place: Workplace, appeal: str, tmp_path: Path) -> None:
        (tmp_path / "x.dat").write_bytes(b"\x00\x01\x02\x03" * 40)
        add(place, appeal, "buyer-chat", tmp_path / "x.dat")
        assert "x.dat" in check(place, appeal, "buyer-chat", "opens").note
        assert result(place, appeal, "buyer-chat", "opens") == "fails"

    def test_a_recording_has_to_be_played_by_a_person(self, place: Workplace, appeal: str, tmp_path: Path) -> None:
        add(place, appeal, "courier-chat", amr(tmp_path / "通话.amr", 30))
        opens = check(place, appeal, "courier-chat", "opens")
        assert (opens.result, "听" in opens.note) == ("unknown", True)

    def test_a_film_and_a_word_document_too(self, place: Workplace, appeal: str, tmp_path: Path) -> None:
        add(place, appeal, "buyer-chat", avi(tmp_path / "打包.avi", 40))
        assert "从头看一遍" in check(place, appeal, "buyer-chat", "opens").note
        with zipfile.ZipFile(tmp_path / "说明.docx", "w") as document:
            document.writestr("word/document.xml", "<document/>")
        add(place, appeal, STATEMENT, tmp_path / "说明.docx")
        opens = check(place, appeal, STATEMENT, "opens")
        assert (opens.result, "Word" in opens.note) == ("unknown", True)

    def test_heic_opens_and_its_size_counts(self, place: Workplace, appeal: str, tmp_path: Path) -> None:
        add(place, appeal, STUB, heic(tmp_path / "底单.HEIC"))
        assert result(place, appeal, STUB, "opens") == "ok"
        assert result(place, appeal, STUB, "legible") == "ok"

    @pytest.mark.parametrize("harm", ["remove", "cut"])
    def test_an_original_that_is_gone_or_cut_fails(
        self, place: Workplace, appeal: str, tmp_path: Path, harm: str
    ) -> None:
        add(place, appeal, STUB, picture(tmp_path / "stub.jpg"))
        (one,) = slot(place, appeal, STUB).evidence
        one.path.chmod(0o600)
        one.path.unlink() if harm == "remove" else one.path.write_bytes(one.path.read_bytes()[:100])
        assert "不见了或不完整" in check(place, appeal, STUB, "opens").note
        assert done(place, appeal) == 0.5


class TestLegible:
    @pytest.mark.parametrize(
        ("size", "expected"), [((480, 640), "ok"), ((640, 480), "ok"), ((479, 900), "fails"), ((600, 639), "fails")]
    )
    def test_a_picture_must_be_large_enough(
        self, place: Workplace, appeal: str, tmp_path: Path, size: tuple[int, int], expected: Result
    ) -> None:
        add(place, appeal, STUB, picture(tmp_path / "s.png", size))
        legible = check(place, appeal, STUB, "legible")
        assert legible.result == expected
        assert done(place, appeal) == (0.75 if expected == "ok" else 0.5)
        assert (f"{size[0]}×{size[1]}" in legible.note) == (expected == "fails")

    @pytest.mark.parametrize(
        ("size", "words", "expected"),
        [
            ((480, 640), "", "ok"),
            ((479, 900), "", "fails"),
            ((479, 900), "made with a scanner", "unknown"),  # the scanner's mark says nothing of the scan
            ((700, 900), "made with a scanner", "ok"),
        ],
    )
    def test_a_scan_is_measured_as_a_picture(
        self, place: Workplace, appeal: str, tmp_path: Path, size: tuple[int, int], words: str, expected: Result
    ) -> None:
        scan = scanned_pdf(tmp_path / "扫描.pdf", picture(tmp_path / "p.jpg", size))
        add(place, appeal, STATEMENT, marked_pdf(tmp_path / "扫描2.pdf", scan, words) if words else scan)
        assert result(place, appeal, STATEMENT, "legible") == expected
        assert done(place, appeal) == (0.5 if expected == "fails" else 0.75)

    def test_a_small_seal_on_a_letter_is_no_scan(self, place: Workplace, appeal: str, tmp_path: Path) -> None:
        letter = sealed_pdf(tmp_path / "说明.pdf", "outlet closed", picture(tmp_path / "seal.png", (90, 90)))
        add(place, appeal, STATEMENT, letter)
        assert result(place, appeal, STATEMENT, "legible") == "ok"

    def test_text_is_no_picture(self, place: Workplace, appeal: str, tmp_path: Path) -> None:
        add(place, appeal, "courier-chat", pdf_with_text(tmp_path / "对话.pdf", "对话"))
        assert result(place, appeal, "courier-chat", "legible") == "ok"
        add(place, appeal, RECORD, workbook(tmp_path / "出库.xlsx", [["运单号"]]))
        assert "legible" not in [one.name for one in slot(place, appeal, RECORD).checks]


class TestNumbers:
    @pytest.mark.parametrize("text", [WAYBILL, WAYBILL.lower(), "YT 0000 0000 00017", f"单号{WAYBILL}，已出库", ORDER])
    def test_a_text_that_names_the_order_or_parcel(
        self, place: Workplace, appeal: str, tmp_path: Path, text: str
    ) -> None:
        (tmp_path / "出库.txt").write_text(f"出库记录\n{text}\n", "utf-8")
        add(place, appeal, RECORD, tmp_path / "出库.txt")
        assert result(place, appeal, RECORD, "names-order") == "ok"

    def test_at_the_end_of_a_long_conversation(self, place: Workplace, appeal: str, tmp_path: Path) -> None:
        (tmp_path / "对话.txt").write_text("在吗？\n" * 50_000 + WAYBILL, "utf-8")
        add(place, appeal, "buyer-chat", tmp_path / "对话.txt")
        assert result(place, appeal, "buyer-chat", "names-order") == "ok"

    @pytest.mark.parametrize("text", [f"{WAYBILL}9", f"X{WAYBILL}", OTHER_WAYBILL, "没有单号"])
    def test_another_number_is_not_it_and_never_a_guess_that_it_is_wrong(
        self, place: Workplace, appeal: str, tmp_path: Path, text: str
    ) -> None:
        (tmp_path / "出库.txt").write_text(text, "utf-8")
        add(place, appeal, RECORD, tmp_path / "出库.txt")
        found = check(place, appeal, RECORD, "names-order")
        assert (found.result, "没找到" in found.note) == ("unknown", True)

    def test_in_every_kind_of_file_with_text(self, place: Workplace, appeal: str, tmp_path: Path) -> None:
        html, table = tmp_path / "a.html", tmp_path / "b.csv"
        html.write_bytes("<html><body>出库 <b>YT00000</b>00000017</body></html>".encode("gb18030"))
        table.write_text(f"订单号,运单号,件数\n1,2,3\n\t{ORDER},{WAYBILL},1\n", "utf-8")
        files = [
            html,
            table,
            workbook(tmp_path / "c.xlsx", [["运单号", "时间"], *[[f"YT{n:013d}", "-"] for n in range(300)]]),
            pdf_with_text(tmp_path / "d.pdf", f"出库 {WAYBILL} 完", pages=3),
        ]
        for number, file in enumerate(files, start=1):
            add(place, appeal, RECORD, file)
            found = check(place, appeal, RECORD, "names-order")
            assert found.result == "ok", file.name
            assert found.note.count("写有") == number

    def test_a_broken_workbook_fails(self, place: Workplace, appeal: str, tmp_path: Path) -> None:
        book = workbook(tmp_path / "good.xlsx", [["运单号", WAYBILL]] * 200)
        add(place, appeal, RECORD, cut(tmp_path / "坏.xlsx", book, 0.7))
        assert result(place, appeal, RECORD, "opens") == "fails"

    @pytest.mark.parametrize(
        ("typed", "expected"),
        [(WAYBILL, "ok"), (f" {WAYBILL.lower()} ", "ok"), ("YT0000000000071", "fails"), (None, "unknown")],
    )
    def test_what_the_owner_reads_in_a_photo_is_compared(
        self, place: Workplace, appeal: str, tmp_path: Path, typed: str | None, expected: Result
    ) -> None:
        add(place, appeal, STUB, picture(tmp_path / "底单.jpg"))
        say(place, appeal, STUB, typed_number=typed)
        assert result(place, appeal, STUB, "number-equal") == expected
        assert done(place, appeal) == (0.5 if expected == "fails" else 0.75)
        if expected == "fails":
            assert check(place, appeal, STUB, "number-equal").note == (
                f"您在“底单.jpg”里看到的是 {typed}，本单是 {WAYBILL}。请核对是不是别的包裹的。"
            )

    def test_a_file_of_another_parcel_beside_the_right_one_has_to_go(
        self, place: Workplace, appeal: str, tmp_path: Path
    ) -> None:
        add(place, appeal, STUB, picture(tmp_path / "别的.jpg"))
        say(place, appeal, STUB, typed_number=OTHER_WAYBILL)
        add(place, appeal, STUB, pdf_with_text(tmp_path / "底单.pdf", WAYBILL))
        found = check(place, appeal, STUB, "number-equal")
        assert (found.result, "别的.jpg" in found.note, "底单.pdf" in found.note) == ("fails", True, False)

    def test_the_orders_number_is_no_waybill(self, place: Workplace, appeal: str, tmp_path: Path) -> None:
        add(place, appeal, STUB, pdf_with_text(tmp_path / "底单.pdf", ORDER))
        assert result(place, appeal, STUB, "number-equal") == "unknown"


class TestPeriod:
    @pytest.mark.parametrize(
        ("start", "end", "expected", "said"),
        [
            ("2026-11-18", "2026-11-20", "ok", "全都盖住了"),
            ("2026-11-01", "2026-11-30", "ok", "全都盖住了"),
            ("2026-11-18T12:00:00", "2026-11-20", "ok", "全都盖住了"),  # a statement speaks of days
            ("2026-11-19", "2026-11-20", "unknown", "只盖住一部分"),
            ("2026-11-10", "2026-11-18", "unknown", "只盖住一部分"),
            ("2026-11-10", "2026-11-17", "fails", "对不上"),
            ("2026-11-21", "2026-11-25", "fails", "对不上"),
        ],
    )
    def test_the_days_the_owner_reads_are_held_against_the_clock(
        self, place: Workplace, appeal: str, tmp_path: Path, start: str, end: str, expected: Result, said: str
    ) -> None:
        add(place, appeal, STATEMENT, picture(tmp_path / "说明.jpg"))
        say(place, appeal, STATEMENT, period_from=parse_iso(start), period_until=parse_iso(end) + 24 * HOUR - 1)
        covers = check(place, appeal, STATEMENT, "period-covers")
        assert (covers.result, said in covers.note) == (expected, True)
        assert "2026-11-18 至 2026-11-20" in covers.note  # the clause's clock
        assert done(place, appeal) == (0.5 if expected == "fails" else 0.75)

    def test_days_are_compared_not_seconds(self, place: Workplace, appeal: str, tmp_path: Path) -> None:
        add(place, appeal, STATEMENT, picture(tmp_path / "说明.jpg"))
        ends = parse_iso("2026-11-18T09:00:00")  # an hour before the clock starts
        say(place, appeal, STATEMENT, period_from=parse_iso("2026-11-10"), period_until=ends)
        assert result(place, appeal, STATEMENT, "period-covers") == "unknown"

    def test_nothing_typed_is_for_the_eye(self, place: Workplace, appeal: str, tmp_path: Path) -> None:
        add(place, appeal, STATEMENT, picture(tmp_path / "说明.jpg"))
        assert result(place, appeal, STATEMENT, "period-covers") == "unknown"
        say(place, appeal, STATEMENT, period_from=parse_iso("2026-11-18"))
        assert "没填全" in check(place, appeal, STATEMENT, "period-covers").note


class TestAnnouncements:
    """One that the owner put into the case stands for a proof of an outside cause."""

    def announce(self, place: Workplace, appeal: str, start: str, end: str) -> None:
        terms = Terms(parse_iso(start), parse_iso(end), extra=24 * HOUR)
        told = Extension(terms, "编造的例子：暴雨延期", "编造的公告", date(2026, 11, 20))
        ref = extending.add(place, told, now=NOW).step.switched_on
        assert ref is not None
        add_extension(place, appeal, ref, now=NOW)

    def test_it_fills_the_slot_and_its_days_are_known(self, place: Workplace, appeal: str) -> None:
        self.announce(place, appeal, "2026-11-19T00:00:00", "2026-11-19T23:59:59")
        filled, covers = slot(place, appeal, "outside-cause").checks
        assert (filled.result, filled.check) == ("ok", "已附平台公告“编造的例子：暴雨延期”")
        assert (covers.result, "在公告的日子里" in covers.note) == ("ok", True)  # one day of the clock is enough

    def test_beside_a_photo_nobody_has_read_it_tells_the_days(
        self, place: Workplace, appeal: str, tmp_path: Path
    ) -> None:
        add(place, appeal, "outside-cause", picture(tmp_path / "新闻.jpg"))
        assert result(place, appeal, "outside-cause", "period-covers") == "unknown"
        self.announce(place, appeal, "2026-11-19T00:00:00", "2026-11-19T23:59:59")
        assert result(place, appeal, "outside-cause", "period-covers") == "ok"


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


class TestLimits:
    def test_too_many_files_in_one_slot(self, place: Workplace, appeal: str, tmp_path: Path) -> None:
        files = []
        for number in range(21):
            files.append(tmp_path / f"{number}.txt")
            files[-1].write_text(f"第 {number} 段对话 {ORDER}", "utf-8")
        add(place, appeal, "buyer-chat", *files[:20])
        assert result(place, appeal, "buyer-chat", "within-limits") == "ok"
        add(place, appeal, "buyer-chat", files[20])
        limits = check(place, appeal, "buyer-chat", "within-limits")
        assert (limits.result, limits.note) == ("fails", "这一项有 21 个文件，最多 20 个。请留下最有力的。")

    def test_pictures_and_reason_of_the_whole_case(self, place: Workplace, appeal: str, tmp_path: Path) -> None:
        def whole() -> dict[str, tuple[Result, str]]:
            return {c.name: (c.result, c.check) for c in showing.show_appeal(place, appeal, NOW).case_checks}

        assert whole()["reason-text"] == ("missing", "申诉理由还没有写")
        assert whole()["pictures"] == ("ok", "图片 0 张（较早的帮助页：最多 5 张）")
        reason.set_reason_text(place, appeal, "停" * 200)
        assert whole()["reason-text"][0] == "ok"
        reason.set_reason_text(place, appeal, "停" * 201)
        assert whole()["reason-text"] == ("fails", "申诉理由 201 字（较早的帮助页：最多 200 字）")
        for number in range(6):
            add(place, appeal, "courier-chat", picture(tmp_path / f"{number}.png", (600, 800 + number)))
        assert whole()["pictures"] == ("fails", "图片 6 张（较早的帮助页：最多 5 张）")
        assert whole()["files"] == ("ok", "全案 6 个文件，1 MB（最多 60 个，800 MB）")
        assert done(place, appeal) == 0.5  # none of these is a slot


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


class TestKept:
    def checks(self, place: Workplace, appeal: str) -> list[tuple[CheckView, ...]]:
        return [slot.checks for slot in showing.show_appeal(place, appeal, NOW).checklist]

    def test_what_was_found_is_kept_and_no_original_is_opened_again(
        self, place: Workplace, appeal: str, tmp_path: Path
    ) -> None:
        add(place, appeal, RECORD, workbook(tmp_path / "出库.xlsx", [["运单号"], [WAYBILL]]))
        add(place, appeal, STUB, picture(tmp_path / "底单.jpg"))
        before = self.checks(place, appeal)
        for item in (RECORD, STUB):
            (one,) = slot(place, appeal, item).evidence
            kept = evidence_path(place.data, one.sha256)
            kept.chmod(0o600)
            kept.write_bytes(b"\x00" * one.size)  # of the same length: printing and verify notice it
        assert self.checks(place, appeal) == before

    def test_what_nobody_kept_is_read_when_it_is_asked_for(self, place: Workplace, appeal: str, tmp_path: Path) -> None:
        add(place, appeal, RECORD, workbook(tmp_path / "出库.xlsx", [["运单号"], [WAYBILL]]))
        before = self.checks(place, appeal)
        with place.store.transaction() as db:
            db.execute("DELETE FROM evidence_reading")
            db.execute("DELETE FROM evidence_number")
        assert self.checks(place, appeal) == before


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
