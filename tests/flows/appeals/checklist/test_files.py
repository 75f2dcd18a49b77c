"""What the checks say of real files: can they be opened and read, are they small and few enough."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from shopguard.appeals.case_facts import Result
from shopguard.core.beijing import parse_iso
from shopguard.flows.appeals import lines, opening, reason, showing
from shopguard.flows.appeals.case import gather, stored_appeal
from shopguard.flows.appeals.view import CheckView
from shopguard.flows.workplace import Workplace
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
from tests.flows.appeals.checklist.cases import (
    CLAUSE,
    RECORD,
    STATEMENT,
    STUB,
    add,
    check,
    done,
    result,
    slot,
)


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
        one.original.path.chmod(0o600)
        one.original.path.unlink() if harm == "remove" else one.original.path.write_bytes(
            one.original.path.read_bytes()[:100]
        )
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
