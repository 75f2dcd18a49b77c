"""Files of a case: added, refused, taken out, put back, described; damage is noticed and said."""

from __future__ import annotations

import getpass
import hashlib
import os
from pathlib import Path

import pytest

from shopguard.app import load_texts
from shopguard.core.beijing import parse_iso
from shopguard.core.message import NotThere, UserProblem
from shopguard.flows.appeals import attaching, opening, printing, showing
from shopguard.flows.appeals.evidence_view import EvidenceView
from shopguard.flows.keeping import verify, whole
from shopguard.flows.progress import Cancelled, Progress, Reporter
from shopguard.flows.workplace import Workplace
from tests.appeals.made_up import NOW, ORDER, picture, save_made_up_order, save_made_up_track
from tests.appeals.made_up_files import locked_pdf, pdf_with_text
from tests.appeals.made_up_recordings import film

CLAUSE, STUB = "pickup-missing", "waybill-stub"
OTHER, OTHER_WAYBILL = "6930000000000000018", "YT0000000000018"
MB = 1024 * 1024
CHANGED_AT = 1_795_000_000


@pytest.fixture
def place(place: Workplace) -> Workplace:
    """A workplace that knows one order and its track, whose pickup came 24 hours after the deadline."""
    save_made_up_order(place)
    save_made_up_track(place)
    return place


@pytest.fixture
def appeal(place: Workplace) -> str:
    return opening.open_appeal(place, ORDER, CLAUSE, now=NOW)


def files_in(place: Workplace, appeal: str, item: str = STUB) -> tuple[EvidenceView, ...]:
    return next(s for s in showing.show_appeal(place, appeal, NOW).checklist if s.item == item).evidence


def damage(kept: Path) -> None:
    """One bit, at the same length and the same time: as a disk does it."""
    content = bytearray(kept.read_bytes())
    before = kept.stat()
    content[len(content) // 2] ^= 1
    kept.chmod(0o600)
    kept.write_bytes(content)
    os.utime(kept, ns=(before.st_atime_ns, before.st_mtime_ns))


class TestAdding:
    def test_what_is_known_of_a_file(self, place: Workplace, appeal: str, tmp_path: Path) -> None:
        stub = picture(tmp_path / "底单.jpg", (900, 1200))
        os.utime(stub, (CHANGED_AT, CHANGED_AT))
        attaching.attach(place, appeal, [stub], item=STUB, now=NOW)
        (one,) = files_in(place, appeal)
        assert (one.item, one.name, one.media_type, one.added_at) == (STUB, "底单.jpg", "image/jpeg", NOW)
        assert one.sha256 == hashlib.sha256(stub.read_bytes()).hexdigest()
        assert one.original.read_bytes() == stub.read_bytes()
        assert (one.file_time, one.added_by, one.whole) == (CHANGED_AT, getpass.getuser(), True)
        assert (one.pages, one.seconds, one.from_whom, one.typed_number) == (None, None, "", None)

    def test_papers_have_pages_and_films_a_length(self, place: Workplace, appeal: str, tmp_path: Path) -> None:
        paper, clip = pdf_with_text(tmp_path / "说明.pdf", "停运", pages=3), film(tmp_path / "打包.mp4", 65)
        attaching.attach(place, appeal, [paper, clip, locked_pdf(tmp_path / "锁.pdf", "x")], item=STUB, now=NOW)
        assert [(one.pages, one.seconds) for one in files_in(place, appeal)] == [(3, None), (None, 65), (None, None)]

    def test_the_others_are_added_where_one_cannot_be_taken(
        self, place: Workplace, appeal: str, tmp_path: Path
    ) -> None:
        (tmp_path / "空.jpg").touch()
        photos = [picture(tmp_path / f"{n}.jpg", (900, 1200 + n)) for n in (1, 2)]
        with pytest.raises(UserProblem) as caught:
            attaching.attach(place, appeal, [photos[0], tmp_path / "空.jpg", photos[1]], item=STUB, now=NOW)
        assert [one.name for one in files_in(place, appeal)] == ["1.jpg", "2.jpg"]
        said = place.texts.say(caught.value.message)
        assert said.startswith("2 个文件已添加，1 个没有添加：文件“空.jpg”是空的")

    def test_many_refused_ones_are_one_sentence(self, place: Workplace, appeal: str, tmp_path: Path) -> None:
        gone = [tmp_path / f"{n}.jpg" for n in range(9)]
        with pytest.raises(UserProblem) as caught:
            attaching.attach(place, appeal, gone, item=STUB, now=NOW)
        said = place.texts.say(caught.value.message)
        assert said.startswith("0 个文件已添加，9 个没有添加：找不到文件“0.jpg”")
        assert said.endswith("…")
        assert "“3.jpg”" not in said

    def test_one_refused_file_says_its_own_sentence(self, place: Workplace, appeal: str, tmp_path: Path) -> None:
        long = tmp_path / "打包.mp4"
        with long.open("wb") as stream:
            stream.truncate(500 * MB)
        with pytest.raises(UserProblem) as caught:
            attaching.attach(place, appeal, [long], item=STUB, now=NOW)
        assert caught.value.message.code == "problem.evidence_too_big"
        assert "500 MB" in place.texts.say(caught.value.message)
        assert "500 MB" in load_texts("en").say(caught.value.message)
        assert files_in(place, appeal) == ()

    def test_the_limit_is_a_setting_of_the_rules(self, place: Workplace) -> None:
        assert place.rules.appeals.files.most_bytes == 200 * MB

    def test_how_far_it_is_is_told_and_it_can_be_stopped(self, place: Workplace, appeal: str, tmp_path: Path) -> None:
        photo, clip = picture(tmp_path / "a.jpg"), tmp_path / "b.mp4"
        clip.write_bytes(bytes(3 * MB))
        told: list[Progress] = []
        reporter = Reporter(told.append, lambda: bool(told) and told[-1].done == 2048)
        with pytest.raises(Cancelled):
            attaching.attach(place, appeal, [photo, clip], item=STUB, now=NOW, reporter=reporter)
        last = told[-1]
        assert (last.done, last.total, place.texts.say(last.step)) == (2048, 3072, "正在保存“b.mp4”")
        assert [one.name for one in files_in(place, appeal)] == ["a.jpg"]  # what was finished stays
        assert not list((place.data / "evidence").glob(".*"))

    def test_twice_is_once(self, place: Workplace, appeal: str, tmp_path: Path) -> None:
        stub = picture(tmp_path / "stub.jpg")
        for _ in range(2):
            attaching.attach(place, appeal, [stub], item=STUB, now=NOW)
        assert len(files_in(place, appeal)) == 1

    def test_a_case_or_slot_that_is_not_there(self, place: Workplace, appeal: str, tmp_path: Path) -> None:
        stub = picture(tmp_path / "stub.jpg")
        with pytest.raises(NotThere):
            attaching.attach(place, "A20200101-001", [stub], item=STUB, now=NOW)
        with pytest.raises(NotThere):
            attaching.attach(place, appeal, [stub], item="packing-video", now=NOW)
        with pytest.raises(NotThere):
            showing.show_appeal(place, "A20200101-001", NOW)
        assert not (place.data / "evidence").exists()


class TestOfACause:
    def test_one_file_for_all_its_cases_is_kept_once(self, place: Workplace, tmp_path: Path) -> None:
        save_made_up_order(place, OTHER, waybills=f"yto:{OTHER_WAYBILL}")
        opened = opening.open_in_bulk(place, [ORDER, OTHER], CLAUSE, now=NOW, cause="台风").opened
        (ref,) = [row[0] for row in place.store.connection().execute("SELECT id FROM appeal_cause")]
        storm = picture(tmp_path / "公告.jpg")
        assert attaching.attach_to_cause(place, ref, [storm], item="outlet-statement", now=NOW) == len(opened) == 2
        for appeal in opened:
            assert [one.name for one in files_in(place, appeal, "outlet-statement")] == ["公告.jpg"]
        assert len([path for path in (place.data / "evidence").rglob("*") if path.is_file()]) == 1

    def test_a_cause_or_slot_that_is_not_there(self, place: Workplace, tmp_path: Path) -> None:
        opening.open_in_bulk(place, [ORDER], CLAUSE, now=NOW, cause="台风")
        for ref, item in ((99, STUB), (1, "packing-video")):
            with pytest.raises(NotThere):
                attaching.attach_to_cause(place, ref, [picture(tmp_path / "a.jpg")], item=item, now=NOW)


class TestTakenOut:
    def test_the_original_stays_and_it_can_be_put_back(self, place: Workplace, appeal: str, tmp_path: Path) -> None:
        attaching.attach(place, appeal, [picture(tmp_path / "stub.jpg")], item=STUB, now=NOW)
        (one,) = files_in(place, appeal)
        attaching.say_of_evidence(place, appeal, STUB, one.sha256, from_whom="网点")
        attaching.detach(place, appeal, STUB, one.sha256, now=NOW)
        assert files_in(place, appeal) == ()
        assert one.original.path.exists()
        assert verify(place.data) == []
        attaching.put_back(place, appeal, STUB, one.sha256)
        (back,) = files_in(place, appeal)
        assert back.from_whom == "网点"

    def test_what_is_not_there_cannot_be_taken_out_or_put_back(self, place: Workplace, appeal: str) -> None:
        with pytest.raises(NotThere):
            attaching.detach(place, appeal, STUB, "0" * 64, now=NOW)
        with pytest.raises(NotThere):
            attaching.put_back(place, appeal, STUB, "0" * 64)


class TestSaid:
    def test_what_the_owner_reads_in_it(self, place: Workplace, appeal: str, tmp_path: Path) -> None:
        attaching.attach(place, appeal, [picture(tmp_path / "stub.jpg")], item=STUB, now=NOW)
        (one,) = files_in(place, appeal)
        begin, end = parse_iso("2026-11-18T00:00:00"), parse_iso("2026-11-20T23:59:59")
        attaching.say_of_evidence(
            place, appeal, STUB, one.sha256,
            from_whom=" 余杭网点 ", typed_number=" ｙｔ0000000000017\t", period_from=begin, period_until=end,
        )  # fmt: skip
        (said,) = files_in(place, appeal)
        assert (said.from_whom, said.typed_number) == ("余杭网点", "YT0000000000017")
        assert (said.period_from, said.period_until) == (begin, end)
        attaching.say_of_evidence(place, appeal, STUB, one.sha256)
        (said,) = files_in(place, appeal)
        assert (said.from_whom, said.typed_number, said.period_from, said.period_until) == ("", None, None, None)

    def test_a_period_that_ends_before_it_begins(self, place: Workplace, appeal: str, tmp_path: Path) -> None:
        attaching.attach(place, appeal, [picture(tmp_path / "stub.jpg")], item=STUB, now=NOW)
        (one,) = files_in(place, appeal)
        with pytest.raises(UserProblem) as caught:
            attaching.say_of_evidence(place, appeal, STUB, one.sha256, period_from=NOW, period_until=NOW - 1)
        assert caught.value.message.code == "problem.period_backwards"

    def test_of_a_file_that_is_not_there(self, place: Workplace, appeal: str) -> None:
        with pytest.raises(NotThere):
            attaching.say_of_evidence(place, appeal, STUB, "0" * 64, from_whom="网点")


class TestDamage:
    @pytest.fixture
    def kept(self, place: Workplace, appeal: str, tmp_path: Path) -> Path:
        attaching.attach(place, appeal, [picture(tmp_path / "底单.jpg")], item=STUB, now=NOW)
        return files_in(place, appeal)[0].original.path

    def test_a_bit_that_turned_is_said_by_all_who_look(
        self, place: Workplace, appeal: str, kept: Path, tmp_path: Path
    ) -> None:
        content = kept.read_bytes()
        later = kept.stat().st_mtime_ns + 1_000_000_000
        damage(kept)
        os.utime(kept, ns=(later, later))
        assert [one.whole for one in files_in(place, appeal)] == [False]
        (fault,) = verify(place.data)
        assert fault.code == "verify.evidence_altered"
        assert {appeal, "底单.jpg"} <= set(map(str, fault.values.values()))
        with pytest.raises(UserProblem) as caught:
            printing.make_packets(place, [appeal], tmp_path / "out", now=NOW)
        assert caught.value.message.code == "problem.evidence_altered"
        (tmp_path / "again.jpg").write_bytes(content)
        attaching.attach(place, appeal, [tmp_path / "again.jpg"], item=STUB, now=NOW)
        assert [one.whole for one in files_in(place, appeal)] == [True]
        assert verify(place.data) == []

    def test_verify_reads_every_byte_also_where_the_clock_says_nothing(
        self, place: Workplace, appeal: str, kept: Path
    ) -> None:
        damage(kept)
        assert [fault.code for fault in verify(place.data)] == ["verify.evidence_altered"]

    @pytest.mark.parametrize("harm", ["gone", "cut"])
    def test_one_that_is_gone_or_cut(self, place: Workplace, appeal: str, kept: Path, harm: str) -> None:
        kept.chmod(0o600)
        kept.unlink() if harm == "gone" else kept.write_bytes(kept.read_bytes()[:100])
        (one,) = files_in(place, appeal)
        assert (one.whole, one.name) == (False, "底单.jpg")
        code = "verify.evidence_missing" if harm == "gone" else "verify.evidence_altered"
        assert [fault.code for fault in verify(place.data)] == [code]

    def test_one_that_was_taken_out_counts_as_well(self, place: Workplace, appeal: str, kept: Path) -> None:
        attaching.detach(place, appeal, STUB, kept.name, now=NOW)
        kept.unlink()
        assert [fault.code for fault in verify(place.data)] == ["verify.evidence_missing"]

    def test_one_that_no_case_uses(self, place: Workplace, kept: Path) -> None:
        with place.store.transaction() as db:
            db.execute("DELETE FROM evidence")
        assert verify(place.data) == []
        assert "其中 1 份现在没有申诉在用" in place.texts.say(whole(place.data))
        damage(kept)
        (fault,) = verify(place.data)
        assert fault.code == "verify.spare_altered"
        assert str(kept) in place.texts.say(fault)

    def test_what_a_file_manager_leaves_is_no_original(self, place: Workplace, kept: Path) -> None:
        (kept.parent / ".DS_Store").write_bytes(b"x")
        assert verify(place.data) == []
        assert place.texts.say(whole(place.data)).startswith("完好：1 个订单、1 份证据原件、")
