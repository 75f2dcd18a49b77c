"""What stands on every page of a packet, and how evidence is printed, read from the PDF."""

from __future__ import annotations

import json
import re
import wave
from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest
from pypdf import PdfReader, PdfWriter
from pypdf.annotations import FreeText

from shopguard.app import load_texts
from shopguard.core.beijing import DAY, HOUR, parse_iso
from shopguard.core.message import UserProblem
from shopguard.core.parcel import EventKind, TrackEvent
from shopguard.flows.appeals import attaching, opening, printing, reason, showing
from shopguard.flows.appeals.case import gather, stored_appeal
from shopguard.flows.appeals.content import packet_content
from shopguard.flows.appeals.masking import set_unmasked
from shopguard.flows.workplace import Workplace
from tests.appeals.made_up import (
    LATE_TRACK,
    NOW,
    ORDER,
    UPLOADED,
    WAYBILL,
    picture,
    save_made_up_order,
    save_made_up_track,
)
from tests.appeals.made_up_files import locked_pdf, pdf_with_text, workbook
from tests.flows.appeals.packet.pages import CLAUSE, OTHER, OTHER_WAYBILL, attach, is_archival, printed, text_of, texts


class TestEveryPage:
    def test_numbers_can_be_searched_and_each_page_says_whose_it_is(
        self, place: Workplace, appeal: str, tmp_path: Path
    ) -> None:
        attach(place, appeal, "waybill-stub", picture(tmp_path / "stub.jpg", (1600, 1200), orientation=6))
        attach(place, appeal, "outlet-statement", pdf_with_text(tmp_path / "a.pdf", WAYBILL, pages=3))
        reader = printed(place, appeal, tmp_path)
        whole = "\n".join(page.extract_text() for page in reader.pages)
        for exact in (ORDER, WAYBILL, "A20261122-001", "2026-11-20 10:00:00"):
            assert exact in whole
        for number, page in enumerate(reader.pages, start=1):
            assert tuple(page.mediabox)[2:] == pytest.approx((595.28, 841.89), abs=0.1)
            words = page.extract_text()
            assert "申诉编号 A20261122-001" in words
            assert "演示店铺（虚构数据）" in words
            assert re.search(rf"第 ?{number} ?页，共 ?{len(reader.pages)} ?页", words)

    def test_in_english_for_an_english_workplace(self, place: Workplace, appeal: str, tmp_path: Path) -> None:
        text = text_of(replace(place, texts=load_texts("en")), appeal, tmp_path)
        for said in (
            "Appeal:Pickupmissing",
            "Timeline(toscale)",
            "Page1of",
            ORDER,
            "Deadline(within48h)2026-11-2010:00:00",
        ):
            assert said in text

    def test_words_that_look_like_markup_and_a_reason_too_long(
        self, place: Workplace, appeal: str, tmp_path: Path
    ) -> None:
        reason.set_reason_text(place, appeal, "#panic() *粗* $x$ [a] <b> \\ 😀" + "长" * 3000 + "x" * 200)
        text = text_of(place, appeal, tmp_path)
        assert "#panic()*粗*$x$[a]<b>\\😀长" in text
        assert text.count("长") >= 3000

    def test_a_long_record_is_cut_on_the_timeline_and_whole_in_the_table(
        self, place: Workplace, appeal: str, tmp_path: Path
    ) -> None:
        words = "【杭州市】" + "很长的记录" * 30
        save_made_up_track(place, [*LATE_TRACK, TrackEvent(UPLOADED + 3 * DAY + HOUR, words, EventKind.SITE)])
        text = text_of(place, appeal, tmp_path)
        assert text.count("很长的记录" * 30) == 1
        assert "【杭州市】" + "很长的记录" * 5 + "很长…" in text

    def test_a_long_track_goes_over_several_pages(self, place: Workplace, appeal: str, tmp_path: Path) -> None:
        start = parse_iso("2026-11-21T11:00:00")
        scans = [TrackEvent(start + 600 * n, f"【杭州市】网点扫描第 {n + 1} 次", EventKind.SITE) for n in range(120)]
        save_made_up_track(place, [*LATE_TRACK, *scans])
        text = text_of(place, appeal, tmp_path)
        assert "网点扫描第1次" in text
        assert "网点扫描第120次" in text

    def test_a_waybill_like_a_phone_number_stays(self, place: Workplace, tmp_path: Path) -> None:
        waybill = "13800000001"
        save_made_up_order(place, OTHER, waybills=f"yto:{waybill}")
        track = (*LATE_TRACK[:-1], TrackEvent(LATE_TRACK[-1].at, f"单号{waybill} 电话13800000002", EventKind.SITE))
        save_made_up_track(place, track, waybill=waybill)
        text = text_of(place, opening.open_appeal(place, OTHER, CLAUSE, now=NOW), tmp_path)
        assert f"单号{waybill}电话1**********" in text

    def test_people_in_product_notice_and_names_of_files_are_masked(self, place: Workplace, tmp_path: Path) -> None:
        save_made_up_order(place, product="手机壳 刻字：张测试，13800000000", known_as_of=NOW)
        appeal = opening.open_from_notice(
            place, ORDER, CLAUSE, now=NOW, noticed_at=NOW - DAY, notice_text="收件人张测试，电话138 0000 0000"
        )
        attach(place, appeal, "courier-chat", picture(tmp_path / "张测试_13800000000.jpg"))
        (packet,) = printing.make_packets(place, [appeal], tmp_path / "out", now=NOW)
        reader = PdfReader(packet.path)
        everything = (
            "".join(texts(reader)) + str(dict(reader.metadata or {})) + reader.attachments["case.json"][0].decode()
        )
        for hidden in ("张测试", "13800000000", "138 0000 0000"):
            assert hidden not in everything
        assert "手机壳刻字：张**，1**********" in everything
        assert "张**_1**********.jpg" in everything
        assert ORDER in everything

    def test_people_are_masked_unless_the_owner_wants_them(self, place: Workplace, appeal: str, tmp_path: Path) -> None:
        masked = text_of(place, appeal, tmp_path)
        for hidden in ("测试甲", "10000000000", "10000000001"):
            assert hidden not in masked
        set_unmasked(place, appeal, {"phone"})
        shown = text_of(place, appeal, tmp_path)
        assert "10000000000" in shown
        assert "测试甲" not in shown
        assert "买家姓名、详细地址已隐去" in shown
        set_unmasked(place, appeal, {"name", "phone", "address"})
        assert "已隐去" not in text_of(place, appeal, tmp_path)

    def test_it_is_dated_by_the_newest_moment_in_it(self, place: Workplace, appeal: str, tmp_path: Path) -> None:
        attaching.attach(place, appeal, [picture(tmp_path / "a.jpg")], item="waybill-stub", now=NOW + DAY)
        case = gather(place, stored_appeal(place, appeal), NOW + 2 * DAY)
        assert packet_content(place, case).dated == NOW + DAY


class TestEvidence:
    def test_the_manifest_travels_in_an_archive_pdf(self, place: Workplace, appeal: str, tmp_path: Path) -> None:
        attach(place, appeal, "waybill-stub", picture(tmp_path / "stub.jpg"))
        reader = printed(place, appeal, tmp_path)
        assert is_archival(reader)
        assert reader.metadata is not None
        assert reader.metadata.title == "违规申诉材料：揽收严重超时 A20261122-001"
        (manifest,) = reader.attachments["case.json"]
        told = json.loads(manifest)
        (stub,) = (e for slot in showing.show_appeal(place, appeal, NOW).checklist for e in slot.evidence)
        assert told["order"] == ORDER
        assert told["exhibits"] == [{"name": "stub.jpg", "sha256": stub.sha256}]
        assert stub.sha256 in "".join(texts(reader))

    def test_pages_of_a_pdf_are_merged_and_then_it_is_a_plain_pdf(
        self, place: Workplace, appeal: str, tmp_path: Path
    ) -> None:
        attach(place, appeal, "outlet-statement", pdf_with_text(tmp_path / "a.pdf", "made up page", pages=3))
        reader = printed(place, appeal, tmp_path)
        assert not is_archival(reader)
        attach(place, appeal, "courier-chat", picture(tmp_path / "later.jpg"))
        assert not is_archival(printed(place, appeal, tmp_path))
        assert [*reader.attachments] == ["case.json"]
        pages = texts(reader)
        assert "证据1：快递网点盖章说明（原文件第1页，共3页）" in pages[-3]
        assert "madeuppage" in pages[-1]  # its text can be searched
        assert f"见第{len(pages) - 2}–{len(pages)}页" in pages[0]

    def test_what_is_stamped_on_a_page_is_shown_and_it_stays_an_archive_pdf(
        self, place: Workplace, appeal: str, tmp_path: Path
    ) -> None:
        writer = PdfWriter(clone_from=PdfReader(pdf_with_text(tmp_path / "a.pdf", "under the seal")))
        writer.add_annotation(
            0, FreeText(text="seal", rect=(50, 550, 300, 650), border_color="000000", background_color="ff0000")
        )
        writer.write(tmp_path / "sealed.pdf")
        attach(place, appeal, "outlet-statement", tmp_path / "sealed.pdf")
        reader = printed(place, appeal, tmp_path)
        assert is_archival(reader)
        (shown,) = reader.pages[-1].images
        assert shown.image is not None
        small = shown.image.convert("RGB").resize((100, 141)).tobytes()
        points = zip(small[::3], small[1::3], small[2::3], strict=True)
        assert sum(red > 200 and max(green, blue) < 60 for red, green, blue in points) > 300  # the red field

    def test_a_page_as_long_as_a_scroll_stands_in_parts_under_its_own_number(
        self, place: Workplace, appeal: str, tmp_path: Path
    ) -> None:
        writer = PdfWriter(clone_from=PdfReader(pdf_with_text(tmp_path / "a.pdf", "scroll", pages=2)))
        writer.pages[0].mediabox.upper_right = writer.pages[0].cropbox.upper_right = (200, 1200)
        writer.write(tmp_path / "scroll.pdf")
        attach(place, appeal, "outlet-statement", tmp_path / "scroll.pdf")
        pages = texts(printed(place, appeal, tmp_path))
        shown = re.findall(r"（原文件第(\d)页，共(\d)页）(?:（第(\d)部分，共(\d)部分）)?", "".join(pages))
        assert shown == [("1", "2", "1", "3"), ("1", "2", "2", "3"), ("1", "2", "3", "3"), ("2", "2", "", "")]

    def test_turned_and_cropped_pages_stand_upright(self, place: Workplace, appeal: str, tmp_path: Path) -> None:
        writer = PdfWriter(clone_from=PdfReader(pdf_with_text(tmp_path / "a.pdf", "turned", pages=2)))
        writer.pages[0].rotate(90)
        writer.pages[1].cropbox.upper_right = (300, 842)
        writer.write(tmp_path / "turned.pdf")
        attach(place, appeal, "outlet-statement", tmp_path / "turned.pdf")
        assert "turned" in texts(printed(place, appeal, tmp_path))[-1]

    @pytest.mark.parametrize(
        ("kind", "code"),
        [("locked", "problem.evidence_pdf_locked"), ("broken", "problem.evidence_pdf_broken"),
         ("picture", "problem.evidence_picture_broken")],
    )  # fmt: skip
    def test_what_cannot_be_shown_is_one_sentence_and_the_case_stays(
        self, place: Workplace, appeal: str, tmp_path: Path, kind: str, code: str
    ) -> None:
        path = tmp_path / "a.pdf"
        if kind == "locked":
            locked_pdf(path, WAYBILL)
        else:
            path.write_bytes(b"%PDF-1.4 made up" if kind == "broken" else b"\xff\xd8\xff\xe0 no picture")
        attach(place, appeal, "outlet-statement", path)
        before = showing.show_appeal(place, appeal, NOW)
        with pytest.raises(UserProblem) as caught:
            printing.make_packets(place, [appeal], tmp_path / "out", now=NOW)
        assert caught.value.message.code == code
        assert "a.pdf" in place.texts.say(caught.value.message)
        assert showing.show_appeal(place, appeal, NOW) == before
        assert not list((tmp_path / "out").glob("*"))
        assert not list(place.data.glob(".printing-*"))

    def test_a_chat_is_printed_with_its_emoji_and_without_its_people(
        self, place: Workplace, appeal: str, tmp_path: Path
    ) -> None:
        (tmp_path / "chat.txt").write_text(
            f"买家：什么时候发货？😀\n客服：单号 {WAYBILL} OK\n收件人：测试甲 10000000000", "utf-8"
        )
        attach(place, appeal, "buyer-chat", tmp_path / "chat.txt")
        reader = printed(place, appeal, tmp_path)
        assert is_archival(reader)
        last = texts(reader)[-1]
        assert f"买家：什么时候发货？😀客服：单号{WAYBILL}OK收件人：测**1**********" in last
        assert "文字按原文件逐行印出。其中的姓名、电话或详细地址以*隐去。" in last

    def test_of_a_spreadsheet_the_rows_of_this_order(self, place: Workplace, appeal: str, tmp_path: Path) -> None:
        rows = [["订单编号", "运单号", "收件人", "收货地址"], [OTHER, OTHER_WAYBILL, "测试乙", "杭州市编造路1号"],
                [ORDER, WAYBILL, "测试甲", "成都市编造路2号"]]  # fmt: skip
        attach(place, appeal, "outbound-record", workbook(tmp_path / "out.xlsx", rows))
        last = texts(printed(place, appeal, tmp_path))[-1]
        assert "节录：表格中写有本订单号或运单号的全部1行" in last
        assert f"第3行订单编号{ORDER}运单号{WAYBILL}收件人测**收货地址成都市***" in last
        assert OTHER_WAYBILL not in last
        assert "整个表格见原件。其中的姓名、电话或详细地址以*隐去。" in last

    def test_the_names_of_its_sheets_are_printed_as_far_as_they_can_be(
        self, place: Workplace, appeal: str, tmp_path: Path
    ) -> None:
        book = openpyxl.Workbook()
        for name in ("张测试 13800000000", "출고 مرحبا"):
            book.create_sheet(name).append([ORDER, "x"])
        book.save(tmp_path / "out.xlsx")
        attach(place, appeal, "outbound-record", tmp_path / "out.xlsx")
        last = texts(printed(place, appeal, tmp_path))[-1]
        assert "张**1**********第1行" in last
        assert "□第1行" in last

    def test_a_spreadsheet_without_header_tells_nothing_of_other_buyers(
        self, place: Workplace, appeal: str, tmp_path: Path
    ) -> None:
        rows = [
            [OTHER, "测试乙", "10000000001", "杭州市编造路1号"],
            [ORDER, "张测试", "10000000000", "成都市编造路2号"],
        ]
        attach(place, appeal, "outbound-record", workbook(tmp_path / "out.xlsx", rows))
        last = texts(printed(place, appeal, tmp_path))[-1]
        assert f"第2行{ORDER}张**1**********成都市***" in last
        for hidden in (OTHER, "测试乙", "张测试", "10000000001", "编造路"):
            assert hidden not in last, hidden

    def test_files_are_numbered_slot_by_slot(self, place: Workplace, appeal: str, tmp_path: Path) -> None:
        attach(place, appeal, "courier-chat", picture(tmp_path / "chat.jpg"))
        attach(place, appeal, "waybill-stub", picture(tmp_path / "stub.jpg", (900, 1201)))
        pages = texts(printed(place, appeal, tmp_path))
        assert "快递底单照片图片1张证据1" in pages[0]
        assert "证据2：与快递的沟通记录" in pages[-1]

    def test_a_recording_is_listed_with_its_length_and_hash(
        self, place: Workplace, appeal: str, tmp_path: Path
    ) -> None:
        with wave.open(str(tmp_path / "call.wav"), "wb") as call:
            call.setnchannels(1)
            call.setsampwidth(1)
            call.setframerate(8000)
            call.writeframes(bytes(8000 * 95))
        attach(place, appeal, "courier-chat", tmp_path / "call.wav")
        (e,) = (e for slot in showing.show_appeal(place, appeal, NOW).checklist for e in slot.evidence)
        text = text_of(place, appeal, tmp_path)
        assert "与快递的沟通记录：call.wavWAV录音，时长1分35秒，742.2KB" in text
        assert f"SHA-256{e.sha256}不在此打印，原件另行提交" in text

    def test_what_the_shop_reads_in_a_file_is_said_as_its_words(
        self, place: Workplace, appeal: str, tmp_path: Path
    ) -> None:
        attach(place, appeal, "outlet-statement", picture(tmp_path / "a.jpg"))
        (e,) = (e for slot in showing.show_appeal(place, appeal, NOW).checklist for e in slot.evidence)
        attaching.say_of_evidence(
            place, appeal, "outlet-statement", e.sha256, from_whom="编造的网点", typed_number=WAYBILL,
            period_from=UPLOADED, period_until=UPLOADED + 2 * DAY,
        )  # fmt: skip
        pages = texts(printed(place, appeal, tmp_path))
        assert "快递网点盖章说明2026-11-1810:00:00至2026-11-2010:00:00证据1，店铺所读" in pages[0]
        assert "快递网点盖章说明编造的网点证据1" in pages[0]
        assert f"提供方：编造的网点店铺注：所示单号{WAYBILL}，所述时间" in pages[-1]

    def test_four_photos_share_a_page_and_long_screenshots_stand_in_columns(
        self, place: Workplace, appeal: str, tmp_path: Path
    ) -> None:
        attach(place, appeal, "waybill-stub", *(picture(tmp_path / f"{n}.jpg", (900, 1200 + n)) for n in range(4)))
        attach(place, appeal, "courier-chat", picture(tmp_path / "long.png", (540, 4600)))
        pages = texts(printed(place, appeal, tmp_path))
        assert all(f"证据{n}：快递底单照片" in pages[-3] for n in (1, 2, 3, 4))
        assert "（第1部分，共4部分）" in pages[-2]
        assert "（第2部分，共4部分）" in pages[-2]
        assert "（第4部分，共4部分）" in pages[-1]
