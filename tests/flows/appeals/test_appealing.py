"""An appeal from the finding to the printed packet, on a real database and a real locker."""

from __future__ import annotations

import hashlib
import io
import json
import re
from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image
from pypdf import PdfReader

from shopguard.app import load_texts
from shopguard.checker.reasons import STATE_OF_WHY
from shopguard.core.beijing import HOUR, parse_iso
from shopguard.core.finding import State
from shopguard.core.message import NotThere, UserProblem
from shopguard.core.parcel import EventKind, TrackEvent
from shopguard.flows.appeals import attaching, lines, opening, printing, reason, showing
from shopguard.flows.appeals.case import stored_appeal
from shopguard.flows.appeals.frozen_finding import thaw
from shopguard.flows.appeals.view import SlotView
from shopguard.flows.order_detail import order_detail
from shopguard.flows.progress import Cancelled, Reporter
from shopguard.flows.workplace import Workplace
from shopguard.store.evidence import evidence_path
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

CLAUSE = "pickup-missing"
OTHER, OTHER_WAYBILL = "6930000000000000018", "YT0000000000018"


@pytest.fixture
def place(place: Workplace) -> Workplace:
    """A workplace that knows one order and its track, whose pickup came 24 hours after the deadline."""
    save_made_up_order(place)
    save_made_up_track(place)
    return place


@pytest.fixture
def appeal(place: Workplace) -> str:
    return opening.open_appeal(place, ORDER, CLAUSE, now=NOW)


def slot(place: Workplace, appeal: str, item: str) -> SlotView:
    return next(s for s in showing.show_appeal(place, appeal, NOW).checklist if s.item == item)


def results(place: Workplace, appeal: str, item: str) -> list[str]:
    return [check.result for check in slot(place, appeal, item).checks]


def pdf_text(path: Path) -> str:
    return "\n".join(page.extract_text() for page in PdfReader(path).pages)


def squeezed(path: Path) -> str:
    return re.sub(r"\s+", "", pdf_text(path))


class TestOpening:
    def test_a_new_case(self, place: Workplace) -> None:
        noticed = parse_iso("2026-11-21T20:00:00")
        appeal = opening.open_appeal(place, ORDER, CLAUSE, now=NOW, noticed_at=noticed)
        view = showing.show_appeal(place, appeal, NOW)
        assert appeal == view.id == "A20261122-001"
        assert (view.order_id, view.clause, view.waybill, view.card) == (ORDER, CLAUSE, WAYBILL, "揽收严重超时")
        assert (view.state, view.noticed_at, view.noticed_told) == ("collecting", noticed, True)
        assert view.appeal_by_note == ""
        assert view.appeal_by == parse_iso("2026-11-28T20:00:00")
        assert view.completeness == 0.5  # order facts and track of four
        assert [(s.item, s.needed) for s in view.checklist] == [
            ("order-facts", True), ("track", True), ("waybill-stub", True), ("outlet-statement", True),
            ("outbound-record", False), ("courier-chat", False), ("buyer-chat", False),
        ]  # fmt: skip

    def test_the_same_case_is_opened_once_and_its_notice_can_be_corrected(self, place: Workplace, appeal: str) -> None:
        assert opening.open_appeal(place, f"{ORDER}\t", CLAUSE, now=NOW + HOUR) == appeal
        assumed = showing.show_appeal(place, appeal, NOW)
        assert (assumed.noticed_at, assumed.noticed_told) == (NOW, False)
        assert assumed.appeal_by_note == "未填写收到通知的时间，按打开申诉的时间推算，实际截止可能更早"
        opening.open_appeal(place, ORDER, CLAUSE, now=NOW, noticed_at=NOW - HOUR)
        told = showing.show_appeal(place, appeal, NOW)
        assert (told.noticed_at, told.noticed_told, told.appeal_by_note) == (NOW - HOUR, True, "")
        assert len(showing.list_appeals(place, NOW)) == 1

    @pytest.mark.parametrize(
        ("clause", "facts", "state"),
        [
            (CLAUSE, {}, State.UNCONFIRMED),  # this one's track was never imported
            ("waybill-reused", {"province": None, "city": None, "waybills": f"yto:{WAYBILL}"}, State.SUSPECT),
            (CLAUSE, {"status": "已关闭"}, State.EXEMPT),
            ("dispatch-missing", {"waybills": f"yto:{WAYBILL}"}, State.MET),  # the first hub came in time
        ],
    )
    def test_a_notice_may_also_come_for_what_is_not_certain_or_not_so(
        self, place: Workplace, clause: str, facts: dict[str, object], state: State
    ) -> None:
        save_made_up_order(place, OTHER, **({"waybills": f"yto:{OTHER_WAYBILL}"} | facts))
        appeal = opening.open_appeal(place, OTHER, clause, now=NOW)
        assert thaw(stored_appeal(place, appeal).finding or "").view.finding.state is state

    @pytest.mark.parametrize(
        ("clause", "uploaded", "facts", "state"),
        [
            (CLAUSE, NOW - 40 * HOUR, {}, State.DUE),
            (CLAUSE, NOW - 3 * HOUR, {}, State.PENDING),
            ("waybill-edit", NOW - 3 * HOUR, {}, State.HINT),
        ],
    )
    def test_what_is_not_due_yet_is_refused(
        self, place: Workplace, clause: str, uploaded: int, facts: dict[str, object], state: State
    ) -> None:
        waiting: dict[str, object] = {"uploaded_at": uploaded, "waybills": f"yto:{OTHER_WAYBILL}"}
        save_made_up_order(place, OTHER, **(waiting | facts))
        ordered = TrackEvent(uploaded, "商家已打单，等待揽收", EventKind.CREATED)
        save_made_up_track(place, [ordered], waybill=OTHER_WAYBILL, known_as_of=NOW)
        found = order_detail(place, OTHER, NOW).findings
        assert [view.finding.state for view in found if view.finding.clause == clause] == [state]
        with pytest.raises(UserProblem) as caught:
            opening.open_appeal(place, OTHER, clause, now=NOW)
        assert caught.value.message.code == "problem.nothing_to_appeal"
        assert showing.list_appeals(place, NOW) == []

    @pytest.mark.parametrize(
        ("order", "clause"), [("6930000000000000099", CLAUSE), (ORDER, "no-such"), (ORDER, "waybill-reused")]
    )
    def test_what_is_not_there(self, place: Workplace, order: str, clause: str) -> None:
        with pytest.raises(NotThere):
            opening.open_appeal(place, order, clause, now=NOW)

    def test_the_finding_is_frozen_and_newer_files_that_prove_the_owner_right_are_printed(
        self, place: Workplace, appeal: str, tmp_path: Path
    ) -> None:
        in_time = TrackEvent(UPLOADED + 2 * HOUR, "【杭州市】已揽收", EventKind.PICKUP)
        save_made_up_track(place, [in_time, *LATE_TRACK], known_as_of=NOW)
        today = next(v for v in order_detail(place, ORDER, NOW).findings if v.finding.clause == CLAUSE)
        assert today.finding.state is State.MET
        assert opening.open_appeal(place, ORDER, CLAUSE, now=NOW) == appeal
        (packet,) = printing.make_packets(place, [appeal], tmp_path, now=NOW)
        assert thaw(stored_appeal(place, appeal).finding or "").view.finding.state is State.BREACHED
        text = squeezed(packet.path)
        assert "没有超过“揽收严重超时”的截止时间（截止2026-11-2010:00:00；实际发生：2026-11-1812:00:00）" in text
        assert "2026-11-2110:00:00" not in text.partition("物流轨迹：圆通")[0].partition("规则依据")[2]

    def test_a_case_under_the_old_rules_belongs_to_the_family_of_that_day(self, place: Workplace) -> None:
        save_made_up_order(
            place, OTHER, paid_at=parse_iso("2025-04-01T09:00:00"), promised_at=parse_iso("2025-04-03T09:00:00"),
            uploaded_at=parse_iso("2025-04-02T09:00:00"), waybills=f"yto:{OTHER_WAYBILL}",
        )  # fmt: skip
        stalled = [("2025-04-02T12:00:00", "pickup"), ("2025-04-02T20:00:00", "hub"), ("2025-04-12T20:00:00", "hub")]
        events = [TrackEvent(parse_iso(at), kind, EventKind(kind)) for at, kind in stalled]
        save_made_up_track(place, events, waybill=OTHER_WAYBILL)
        appeal = opening.open_appeal(place, OTHER, "transit-stalled", now=NOW)
        frozen = thaw(stored_appeal(place, appeal).finding or "")
        assert (frozen.view.finding.effective, frozen.family) == (None, "abnormal")  # since 2025-05-13 it is "timeout"
        needed = [s.item for s in showing.show_appeal(place, appeal, NOW).checklist if s.needed]
        assert needed == ["order-facts", "track", "waybill-stub", "outlet-statement"]

    def test_a_second_case_has_the_next_number(self, place: Workplace, appeal: str) -> None:
        with place.store.transaction() as db:
            db.execute("UPDATE appeal SET state = 'submitted'")
        assert opening.open_appeal(place, ORDER, CLAUSE, now=NOW) == "A20261122-002"

    def test_the_window_that_closes_first_is_on_top(self, place: Workplace, appeal: str) -> None:
        with place.store.transaction() as db:
            db.execute("UPDATE appeal SET state = 'submitted'")
        second = opening.open_appeal(place, ORDER, CLAUSE, now=NOW, noticed_at=NOW - 48 * HOUR)
        assert [v.id for v in showing.list_appeals(place, NOW)] == [second, appeal]
        assert [v.id for v in showing.list_appeals(place, NOW + 6 * 24 * HOUR)] == [
            appeal,
            second,
        ]  # its window is over

    def test_a_legacy_notice_says_how_its_days_were_counted(self, place: Workplace) -> None:
        noticed = parse_iso("2024-03-08T10:00:00")
        view = showing.show_appeal(place, opening.open_appeal(place, ORDER, CLAUSE, now=NOW, noticed_at=noticed), NOW)
        assert view.appeal_by == parse_iso("2024-03-13T10:00:00")
        assert "周一至周五" in view.appeal_by_note


class TestChecklist:
    def test_files_fill_slots(self, place: Workplace, appeal: str, tmp_path: Path) -> None:
        stub = picture(tmp_path / "底单.jpg", (900, 1200))
        attaching.attach(place, appeal, [stub], item="waybill-stub", now=NOW)
        (evidence,) = slot(place, appeal, "waybill-stub").evidence
        assert evidence.name == "底单.jpg"
        assert evidence.media_type == "image/jpeg"
        assert evidence.sha256 == hashlib.sha256(stub.read_bytes()).hexdigest()
        assert evidence.path.read_bytes() == stub.read_bytes()
        # filled, type known, large enough, not used elsewhere; the number in a photo only a person can read
        assert results(place, appeal, "waybill-stub") == ["ok", "ok", "ok", "ok", "unknown"]
        assert showing.show_appeal(place, appeal, NOW).completeness == 0.75

    def test_an_empty_slot_is_missing_and_an_imported_one_says_from_when(self, place: Workplace, appeal: str) -> None:
        assert set(results(place, appeal, "waybill-stub")) == {"missing"}
        (order,) = slot(place, appeal, "order-facts").checks
        (track,) = slot(place, appeal, "track").checks
        assert (order.result, "2026-11-22 08:30:00" in order.check) == ("ok", True)
        assert (track.result, "2026-11-22 08:00:00" in track.check) == ("ok", True)

    def test_without_a_track_its_slot_is_open(self, place: Workplace) -> None:
        save_made_up_order(place, OTHER, waybills=f"yto:{OTHER_WAYBILL}")
        assert results(place, opening.open_appeal(place, OTHER, CLAUSE, now=NOW), "track") == ["missing"]

    def test_a_small_picture_fails_and_does_not_count(self, place: Workplace, appeal: str, tmp_path: Path) -> None:
        attaching.attach(place, appeal, [picture(tmp_path / "s.png", (479, 900))], item="waybill-stub", now=NOW)
        assert results(place, appeal, "waybill-stub")[2] == "fails"
        assert showing.show_appeal(place, appeal, NOW).completeness == 0.5

    def test_a_text_that_names_the_waybill(self, place: Workplace, appeal: str, tmp_path: Path) -> None:
        other, named = tmp_path / "a.txt", tmp_path / "b.html"
        other.write_text("没有单号", "utf-8")
        named.write_bytes(f"<html>出库 {WAYBILL.lower()}</html>".encode("gb18030"))
        attaching.attach(place, appeal, [other], item="outbound-record", now=NOW)
        assert results(place, appeal, "outbound-record")[-1] == "unknown"  # never a guess that it is wrong
        attaching.attach(place, appeal, [named], item="outbound-record", now=NOW)
        assert results(place, appeal, "outbound-record")[-1] == "ok"

    def test_a_stub_used_in_another_case_fails(self, place: Workplace, appeal: str, tmp_path: Path) -> None:
        stub = picture(tmp_path / "stub.jpg")
        attaching.attach(place, appeal, [stub], item="waybill-stub", now=NOW)
        with place.store.transaction() as db:
            db.execute("UPDATE appeal SET state = 'submitted'")
        second = opening.open_appeal(place, ORDER, CLAUSE, now=NOW)
        attaching.attach(place, second, [stub], item="waybill-stub", now=NOW)
        assert results(place, second, "waybill-stub")[3] == "fails"
        assert results(place, appeal, "waybill-stub")[3] == "fails"
        assert len([p for p in (place.data / "evidence").rglob("*") if p.is_file()]) == 1

    def test_an_unknown_kind_of_file_fails(self, place: Workplace, appeal: str, tmp_path: Path) -> None:
        (tmp_path / "x.docx").write_bytes(b"PK\x03\x04\x00\x00")
        attaching.attach(place, appeal, [tmp_path / "x.docx"], item="buyer-chat", now=NOW)
        assert results(place, appeal, "buyer-chat") == ["ok", "fails", "unknown"]

    def test_all_files_are_added_or_none(self, place: Workplace, appeal: str, tmp_path: Path) -> None:
        with pytest.raises(UserProblem) as caught:
            attaching.attach(place, appeal, [picture(tmp_path / "a.jpg"), tmp_path / "gone.jpg"], item="track", now=NOW)
        assert caught.value.message.code == "problem.evidence_gone"
        assert slot(place, appeal, "track").evidence == ()

    def test_attaching_twice_and_detaching(self, place: Workplace, appeal: str, tmp_path: Path) -> None:
        stub = picture(tmp_path / "stub.jpg")
        for _ in range(2):
            attaching.attach(place, appeal, [stub], item="waybill-stub", now=NOW)
        (evidence,) = slot(place, appeal, "waybill-stub").evidence
        attaching.detach(place, appeal, "waybill-stub", evidence.sha256, now=NOW)
        assert slot(place, appeal, "waybill-stub").evidence == ()
        assert evidence.path.exists()  # kept all the same
        with pytest.raises(NotThere):
            attaching.detach(place, appeal, "waybill-stub", evidence.sha256, now=NOW)

    def test_as_lines_of_text(self, place: Workplace, appeal: str, tmp_path: Path) -> None:
        attaching.attach(place, appeal, [picture(tmp_path / "小图.png", (300, 400))], item="waybill-stub", now=NOW)
        view = showing.show_appeal(place, appeal, NOW)
        stub = [
            "    * [waybill-stub] 快递底单照片: 小图.png",
            "        通过 · 已添加文件",
            "        通过 · 文件类型认得出",
            "        不通过 · 图片能打开且够大（至少 480×640 像素）",
            "        通过 · 没有用在别的申诉里",
            "        须人工核对 · 单号与上传的一致",
        ]
        assert list(lines.slot_lines(place.texts, view, "waybill-stub")) == [*stub, "    完整度 50%"]
        whole = list(lines.case_lines(place.texts, view, whole=True))
        assert whole[0].startswith("A20261122-001  揽收严重超时")
        assert whole[1].startswith("    未填写收到通知的时间")
        assert whole[2].startswith("    必备材料还没备齐：快递底单照片、快递网点盖章说明。")
        assert whole[whole.index(stub[0]) :][:6] == stub
        assert any("弱证据" in line for line in whole)
        assert "    * [outlet-statement] 快递网点盖章说明: -" in whole
        assert list(lines.case_lines(place.texts, view, whole=False)) == whole[:2]

    def test_unknown_case_and_unknown_slot(self, place: Workplace, appeal: str, tmp_path: Path) -> None:
        stub = picture(tmp_path / "stub.jpg")
        with pytest.raises(NotThere):
            attaching.attach(place, "A20200101-001", [stub], item="waybill-stub", now=NOW)
        with pytest.raises(NotThere):
            attaching.attach(place, appeal, [stub], item="packing-video", now=NOW)
        with pytest.raises(NotThere):
            showing.show_appeal(place, "A20200101-001", NOW)


class TestPacket:
    def filled(self, place: Workplace, appeal: str, folder: Path) -> None:
        sideways = picture(folder / "stub.jpg", (1600, 1200), orientation=6)
        attaching.attach(place, appeal, [sideways], item="waybill-stub", now=NOW)
        (folder / "statement.pdf").write_bytes(b"%PDF-1.4 made up")
        attaching.attach(place, appeal, [folder / "statement.pdf"], item="outlet-statement", now=NOW)
        reason.set_reason_text(place, appeal, " 网点停运两天😀，见说明。\n请核实。 ")

    def test_the_exact_numbers_can_be_searched_and_copied(self, place: Workplace, appeal: str, tmp_path: Path) -> None:
        self.filled(place, appeal, tmp_path)
        (packet,) = printing.make_packets(place, [appeal, appeal], tmp_path / "out", now=NOW)
        assert packet.path == tmp_path / "out" / f"A20261122-001-{ORDER}.pdf"
        pages = PdfReader(packet.path).pages
        assert packet.pages == len(pages)
        assert all(tuple(page.mediabox)[2:] == pytest.approx((595.28, 841.89), abs=0.1) for page in pages)
        text = pdf_text(packet.path)
        for exact in (ORDER, WAYBILL, "A20261122-001", "2026-11-20 10:00:00", "实付 100 元 × 25%"):
            assert exact in text
        stub = slot(place, appeal, "waybill-stub").evidence[0]
        assert stub.sha256 in text
        for number, page in enumerate(pages, start=1):
            words = page.extract_text()
            assert "A20261122-001" in words
            assert "演示店铺（虚构数据）" in words
            assert re.search(rf"第 ?{number} ?页，共 ?{len(pages)} ?页", words)

    def test_it_says_what_it_must_and_hides_what_it_must(self, place: Workplace, appeal: str, tmp_path: Path) -> None:
        self.filled(place, appeal, tmp_path)
        (packet,) = printing.make_packets(place, [appeal], tmp_path / "out", now=NOW)
        text = re.sub(r"\s+", "", pdf_text(packet.path))
        for said in ("网点停运两天□，见说明。请核实。", "不在此打印，原件另行提交", "最后已知", "2025-05-13", "申诉中心",
                     "快递底单照片证据1快递网点盖章说明证据2", "收到通知未填写", "起2026-11-1810:00:00，止2026-11-2010:00:00",
                     "截至：订单导出2026-11-2208:30:00；物流轨迹2026-11-2208:00:00"):  # fmt: skip
            assert re.sub(r"\s+", "", said) in text, said
        for hidden in ("测试甲", "10000000000", "10000000001", "最晚申诉", "2026-11-29"):
            assert hidden not in text

    def test_what_is_missing_stays_out_of_print_and_is_told_before(
        self, place: Workplace, appeal: str, tmp_path: Path
    ) -> None:
        attaching.attach(place, appeal, [picture(tmp_path / "stub.jpg")], item="waybill-stub", now=NOW)
        (packet,) = printing.make_packets(place, [appeal], tmp_path, now=NOW)
        text = squeezed(packet.path)
        for note in ("完整度", "75%", "未备", "缺少", "弱证据", "须人工核对", "申诉理由", "尚未填写", "判定", "晚了",
                     "快递网点盖章说明", "与买家的沟通记录"):  # fmt: skip
            assert note not in text, note
        view = showing.show_appeal(place, appeal, NOW)
        assert view.packet_note.startswith("必备材料还没备齐：快递网点盖章说明。")
        statement = picture(tmp_path / "statement.jpg")
        attaching.attach(place, appeal, [statement], item="outlet-statement", now=NOW)
        assert showing.show_appeal(place, appeal, NOW).packet_note == ""
        more = [picture(tmp_path / f"{n}.jpg", (900, 1200 + n)) for n in range(4)]
        attaching.attach(place, appeal, more, item="courier-chat", now=NOW)
        assert "图片 6 张" in showing.show_appeal(place, appeal, NOW).packet_note

    def test_a_notice_that_was_told_is_printed_with_its_deadline(self, place: Workplace, tmp_path: Path) -> None:
        noticed = parse_iso("2026-11-21T20:00:00")
        appeal = opening.open_appeal(place, ORDER, CLAUSE, now=NOW, noticed_at=noticed)
        (packet,) = printing.make_packets(place, [appeal], tmp_path, now=NOW)
        assert "收到通知2026-11-2120:00:00最晚申诉2026-11-2820:00:00" in squeezed(packet.path)

    def test_an_exception_is_what_is_asked_for(self, place: Workplace, tmp_path: Path) -> None:
        save_made_up_order(place, OTHER, status="已关闭", waybills=f"yto:{OTHER_WAYBILL}")
        appeal = opening.open_appeal(place, OTHER, CLAUSE, now=NOW)
        (packet,) = printing.make_packets(place, [appeal], tmp_path, now=NOW)
        text = squeezed(packet.path)
        assert f"订单{OTHER}不适用“揽收严重超时”：订单已关闭或已全额退款。请核实并撤销" in text
        assert "例外情形订单已关闭或已全额退款" in text
        assert "有利于店铺" not in text

    def test_every_exception_has_its_words(self, place: Workplace) -> None:
        for why, state in STATE_OF_WHY.items():
            assert state is not State.EXEMPT or place.texts.word(
                f"packet.exempt_{why}", other=OTHER, excepted_by="演示公告"
            )

    def test_a_shop_nobody_named_has_no_line(self, place: Workplace, tmp_path: Path) -> None:
        with place.store.transaction() as db:
            db.execute("UPDATE shop SET name = 'default'")
        appeal = opening.open_appeal(place, ORDER, CLAUSE, now=NOW)
        (packet,) = printing.make_packets(place, [appeal], tmp_path, now=NOW)
        text = squeezed(packet.path)
        assert "店铺名" not in text
        assert "default" not in text
        assert text.startswith("申诉编号A20261122-001违规申诉材料")
        assert f"。订单编号{ORDER}运单号" in text

    def test_the_same_packet_twice_is_the_same_file(self, place: Workplace, appeal: str, tmp_path: Path) -> None:
        self.filled(place, appeal, tmp_path)
        (first,) = printing.make_packets(place, [appeal], tmp_path / "1", now=NOW)
        (later,) = printing.make_packets(place, [appeal], tmp_path / "2", now=NOW + HOUR)
        assert first.path.read_bytes() == later.path.read_bytes()

    def test_it_is_an_archive_pdf_with_its_manifest(self, place: Workplace, appeal: str, tmp_path: Path) -> None:
        self.filled(place, appeal, tmp_path)
        (packet,) = printing.make_packets(place, [appeal], tmp_path / "out", now=NOW)
        reader = PdfReader(packet.path)
        metadata = reader.metadata
        assert metadata is not None
        assert metadata.title == "违规申诉材料：揽收严重超时 A20261122-001"
        assert b"pdfaid:part>3<" in reader.trailer["/Root"]["/Metadata"].get_data()  # type: ignore[index]
        (manifest,) = reader.attachments["case.json"]
        assert json.loads(manifest)["order"] == ORDER

    def test_in_english_for_an_english_workplace(self, place: Workplace, appeal: str, tmp_path: Path) -> None:
        english = replace(place, texts=load_texts("en"))
        (packet,) = printing.make_packets(english, [appeal], tmp_path, now=NOW)
        text = pdf_text(packet.path)
        assert "Timeline (to scale)" in text
        assert "Page 1 of" in text
        assert ORDER in text

    def test_the_pages_as_pictures(self, place: Workplace, appeal: str, tmp_path: Path) -> None:
        self.filled(place, appeal, tmp_path)
        (packet,) = printing.make_packets(place, [appeal], tmp_path, now=NOW)
        pages = printing.packet_pages(place, appeal, now=NOW, dots_per_inch=50)
        assert len(pages) == packet.pages
        for page in pages:
            with Image.open(io.BytesIO(page)) as shown:
                assert shown.size == (413, 585)  # A4 at 50 dots per inch

    def test_a_broken_picture_is_one_sentence_and_the_case_stays(
        self, place: Workplace, appeal: str, tmp_path: Path
    ) -> None:
        (tmp_path / "broken.jpg").write_bytes(b"\xff\xd8\xff\xe0 no picture")
        attaching.attach(place, appeal, [tmp_path / "broken.jpg"], item="waybill-stub", now=NOW)
        before = showing.show_appeal(place, appeal, NOW)
        assert results(place, appeal, "waybill-stub")[2] == "fails"
        with pytest.raises(UserProblem) as caught:
            printing.make_packets(place, [appeal], tmp_path / "out", now=NOW)
        assert "broken.jpg" in place.texts.say(caught.value.message)
        assert showing.show_appeal(place, appeal, NOW) == before
        assert not list((tmp_path / "out").glob("*"))
        assert not list(place.data.glob(".printing-*"))

    @pytest.mark.parametrize(
        ("harm", "code"), [("remove", "problem.evidence_missing"), ("alter", "problem.evidence_altered")]
    )
    def test_an_original_that_is_not_what_was_added(
        self, place: Workplace, appeal: str, tmp_path: Path, harm: str, code: str
    ) -> None:
        self.filled(place, appeal, tmp_path)
        kept = slot(place, appeal, "outlet-statement").evidence[0].path
        kept.chmod(0o600)
        kept.unlink() if harm == "remove" else kept.write_bytes(b"%PDF-1.4 improved")
        with pytest.raises(UserProblem) as caught:
            printing.make_packets(place, [appeal], tmp_path, now=NOW)
        assert caught.value.message.code == code

    def test_a_reason_too_long_and_words_that_look_like_markup(
        self, place: Workplace, appeal: str, tmp_path: Path
    ) -> None:
        reason.set_reason_text(place, appeal, "#panic() *粗* $x$ [a] <b> \\ " + "长" * 300 + "x" * 200)
        (packet,) = printing.make_packets(place, [appeal], tmp_path, now=NOW)
        text = re.sub(r"\s+", "", pdf_text(packet.path))
        assert "#panic()*粗*$x$[a]<b>\\" in text
        assert "200字" not in text

    def test_a_long_track_goes_over_several_pages(self, place: Workplace, appeal: str, tmp_path: Path) -> None:
        start = parse_iso("2026-11-21T11:00:00")
        scans = [TrackEvent(start + 600 * n, f"【杭州市】网点扫描第 {n + 1} 次", EventKind.SITE) for n in range(120)]
        save_made_up_track(place, [*LATE_TRACK, *scans])
        (packet,) = printing.make_packets(place, [appeal], tmp_path, now=NOW)
        text = pdf_text(packet.path).replace(" ", "")
        assert "网点扫描第1次" in text
        assert "网点扫描第120次" in text

    def test_an_unknown_case_prints_nothing(self, place: Workplace, appeal: str, tmp_path: Path) -> None:
        with pytest.raises(NotThere):
            printing.make_packets(place, [appeal, "A20200101-001"], tmp_path / "out", now=NOW)
        assert not (tmp_path / "out").exists()

    def test_a_folder_that_cannot_be_written(self, place: Workplace, appeal: str, tmp_path: Path) -> None:
        (tmp_path / "out").write_text("a file stands here", "utf-8")
        with pytest.raises(UserProblem) as caught:
            printing.make_packets(place, [appeal], tmp_path / "out", now=NOW)
        assert caught.value.message.code == "problem.packet_not_written"

    def test_it_can_be_cancelled(self, place: Workplace, appeal: str, tmp_path: Path) -> None:
        with pytest.raises(Cancelled):
            printing.make_packets(place, [appeal], tmp_path, now=NOW, reporter=Reporter(cancelled=lambda: True))
        assert list(tmp_path.glob("*.pdf")) == []

    def test_evidence_lies_in_the_locker_unchanged(self, place: Workplace, appeal: str, tmp_path: Path) -> None:
        self.filled(place, appeal, tmp_path)
        printing.make_packets(place, [appeal], tmp_path, now=NOW)
        for view in showing.show_appeal(place, appeal, NOW).checklist:
            for evidence in view.evidence:
                kept = evidence_path(place.data, evidence.sha256)
                assert hashlib.sha256(kept.read_bytes()).hexdigest() == evidence.sha256
