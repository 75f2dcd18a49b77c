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
from shopguard.flows.appeals import attaching, opening, printing, reason, showing
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


class TestFrozen:
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


class TestChecklist:
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
        assert "fails" in results(place, appeal, "waybill-stub")
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
