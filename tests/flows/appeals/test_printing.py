"""Packets as files: the same bytes each time, one bad case left out, stopped at any moment, many in one file."""

from __future__ import annotations

import hashlib
import io
import struct
from dataclasses import replace
from pathlib import Path

import pytest
from pypdf import PdfReader

from shopguard.appeals import packet
from shopguard.core.beijing import HOUR
from shopguard.core.message import NotThere, UserProblem
from shopguard.flows.appeals import attaching, binding, opening, printing, reason
from shopguard.flows.progress import Cancelled, Progress, Reporter
from shopguard.flows.workplace import Workplace
from shopguard.store.evidence import evidence_path, fetch_evidence
from tests.appeals.made_up import NOW, ORDER, WAYBILL, picture, save_made_up_order, save_made_up_track
from tests.appeals.made_up_files import pdf_with_text

CLAUSE = "pickup-missing"
STUB, STATEMENT = "waybill-stub", "outlet-statement"


@pytest.fixture
def cases(place: Workplace, tmp_path: Path) -> list[str]:
    """Three cases of three orders, each with a photo of its own."""
    ids = []
    for number in range(3):
        order, waybill = f"693000000000000010{number}", f"YT900000000000{number}"
        save_made_up_order(place, order, waybills=f"yto:{waybill}")
        save_made_up_track(place, waybill=waybill)
        ids.append(opening.open_appeal(place, order, CLAUSE, now=NOW, noticed_at=NOW - 3600))
        photo = picture(tmp_path / f"photo{number}.jpg", (900 + number, 1200))
        attaching.attach(place, ids[-1], [photo], item=STUB, now=NOW)
    return ids


def spoil(place: Workplace, name: str) -> None:
    """Damages one original in the locker, as a disk may."""
    row = place.store.connection().execute("SELECT sha256 FROM evidence WHERE name = ?", (name,)).fetchone()
    original = evidence_path(place.data, row[0])
    original.chmod(0o600)
    original.write_bytes(b"damaged")


def without_code_tables(content: bytes) -> bytes:
    """A JPEG as some cameras write it, with the usual tables left out: Pillow reads it, typst does not."""
    while (at := content.find(b"\xff\xc4", 0, 1000)) > 0:
        (length,) = struct.unpack_from(">H", content, at + 2)
        content = content[:at] + content[at + 2 + length :]
    return content


def stopping_after(calls: int) -> Reporter:
    """Somebody who says stop after so many reports."""
    seen: list[Progress] = []
    return Reporter(seen.append, lambda: len(seen) >= calls)


class TestOfOneCase:
    @pytest.fixture
    def case(self, place: Workplace, tmp_path: Path) -> str:
        """With a photo taken sideways, a PDF whose pages are merged, and words of the owner."""
        save_made_up_order(place)
        save_made_up_track(place)
        case = opening.open_appeal(place, ORDER, CLAUSE, now=NOW)
        sideways = picture(tmp_path / "stub.jpg", (1600, 1200), orientation=6)
        statement = pdf_with_text(tmp_path / "statement.pdf", WAYBILL)
        attaching.attach(place, case, [sideways], item=STUB, now=NOW)
        attaching.attach(place, case, [statement], item=STATEMENT, now=NOW)
        reason.set_reason_text(place, case, " 网点停运两天😀，见说明。\n请核实。 ")
        return case

    def test_an_hour_later_it_is_the_same_file_and_the_originals_are_untouched(
        self, place: Workplace, case: str, tmp_path: Path
    ) -> None:
        (first,) = printing.make_packets(place, [case], tmp_path / "1", now=NOW)
        (later,) = printing.make_packets(place, [case], tmp_path / "2", now=NOW + HOUR)
        assert first.path.read_bytes() == later.path.read_bytes()
        for row in fetch_evidence(place.store.connection(), case):
            kept = evidence_path(place.data, row.sha256).read_bytes()
            assert hashlib.sha256(kept).hexdigest() == row.sha256

    @pytest.mark.parametrize(
        ("harm", "code"), [("remove", "problem.evidence_missing"), ("alter", "problem.evidence_altered")]
    )
    def test_an_original_that_is_not_what_was_added(
        self, place: Workplace, case: str, tmp_path: Path, harm: str, code: str
    ) -> None:
        statement = hashlib.sha256((tmp_path / "statement.pdf").read_bytes()).hexdigest()
        kept = evidence_path(place.data, statement)
        kept.chmod(0o600)
        kept.unlink() if harm == "remove" else kept.write_bytes(b"%PDF-1.4 improved")
        with pytest.raises(UserProblem) as told:
            printing.make_packets(place, [case], tmp_path, now=NOW)
        assert told.value.message.code == code
        with pytest.raises(UserProblem) as told:
            printing.print_packet(place, case, now=NOW)
        assert told.value.message.code == code


class TestEachInItsOwnFile:
    def test_twice_is_the_same_bytes_alone_or_among_others(
        self, place: Workplace, cases: list[str], tmp_path: Path
    ) -> None:
        batch = printing.print_batch(place, [*cases, cases[0]], tmp_path / "all", now=NOW)
        assert [one.id for one in batch.packets] == cases
        assert batch.left_out == ()
        for one in batch.packets:
            content = one.path.read_bytes()
            assert printing.print_packet(place, one.id, now=NOW + 5).content == content
            assert one.pages == len(PdfReader(io.BytesIO(content)).pages)
            assert one.archival
            assert b"pdfaid:part>3<" in content

    def test_a_broken_original_leaves_out_its_own_case_only(
        self, place: Workplace, cases: list[str], tmp_path: Path
    ) -> None:
        spoil(place, "photo1.jpg")
        batch = printing.print_batch(place, cases, tmp_path / "out", now=NOW)
        assert [one.id for one in batch.packets] == [cases[0], cases[2]]
        (left_out,) = batch.left_out
        assert (left_out.id, left_out.problem.message.code) == (cases[1], "problem.evidence_altered")
        assert len(list((tmp_path / "out").iterdir())) == 2
        with pytest.raises(UserProblem):
            printing.make_packets(place, cases, tmp_path / "out", now=NOW)

    def test_stopped_what_was_finished_stays_and_nothing_else(
        self, place: Workplace, cases: list[str], tmp_path: Path
    ) -> None:
        with pytest.raises(Cancelled):
            printing.print_batch(place, cases, tmp_path / "out", now=NOW, reporter=stopping_after(2))
        assert [file.name for file in (tmp_path / "out").iterdir()] == [f"{cases[0]}-6930000000000000100.pdf"]
        assert not list(place.data.glob(".printing-*"))

    def test_an_unknown_case_stops_before_anything_is_written(
        self, place: Workplace, cases: list[str], tmp_path: Path
    ) -> None:
        with pytest.raises(NotThere):
            printing.print_batch(place, [*cases, "A-none"], tmp_path / "out", now=NOW)
        assert not (tmp_path / "out").exists()

    def test_a_folder_that_is_a_file(self, place: Workplace, cases: list[str], tmp_path: Path) -> None:
        (tmp_path / "out").write_text("in the way")
        with pytest.raises(UserProblem) as told:
            printing.print_batch(place, cases, tmp_path / "out", now=NOW)
        assert told.value.message.code == "problem.packet_not_written"
        assert "（已经有同名的文件）" in place.texts.say(told.value.message)

    def test_no_room_for_print_copies(
        self, place: Workplace, cases: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def full(*_: object, **__: object) -> None:
            raise OSError(28, "No space left on device")

        monkeypatch.setattr(packet, "make_workroom", full)
        with pytest.raises(UserProblem) as told:
            printing.print_batch(place, cases, tmp_path / "out", now=NOW)
        assert told.value.message.code == "problem.packet_no_room"
        assert "（磁盘满了）" in place.texts.say(told.value.message)
        assert "(the disk is full)" in place.texts.in_language("en").say(told.value.message)

    def test_a_jpeg_the_typesetter_refuses_is_decoded_first(self, place: Workplace, tmp_path: Path) -> None:
        save_made_up_order(place)
        case = opening.open_appeal(place, ORDER, CLAUSE, now=NOW)
        odd = picture(tmp_path / "odd.jpg")
        odd.write_bytes(without_code_tables(odd.read_bytes()))
        attaching.attach(place, case, [odd], item=STUB, now=NOW)
        assert printing.print_packet(place, case, now=NOW).pages >= 3


class TestAllInOneFile:
    def test_a_list_then_every_packet_numbered_through(
        self, place: Workplace, cases: list[str], tmp_path: Path
    ) -> None:
        batch = binding.bind_packets(place, cases, tmp_path, now=NOW)
        (path,) = {one.path for one in batch.packets}
        pages = [page.extract_text() for page in PdfReader(path).pages]
        each = batch.packets[0].pages
        assert [one.begins for one in batch.packets] == [2, 2 + each, 2 + 2 * each]
        assert len(pages) == 1 + 3 * each
        for number, one in enumerate(batch.packets):
            assert one.id in pages[0]
            assert f"693000000000000010{number}" in pages[0]
            assert f"YT900000000000{number}" in "".join(pages[one.begins - 1 : one.begins - 1 + each])
        assert f"合订第 {len(pages)} 页 / 共 {len(pages)} 页" in pages[-1]
        assert not list(place.data.glob(".printing-*"))

    def test_twice_is_the_same_bytes(self, place: Workplace, cases: list[str], tmp_path: Path) -> None:
        first = binding.bind_packets(place, cases, tmp_path / "one", now=NOW).packets[0].path
        again = binding.bind_packets(place, cases, tmp_path / "two", now=NOW + 9).packets[0].path
        assert first.read_bytes() == again.read_bytes()

    def test_very_many_become_several_files(
        self, place: Workplace, cases: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(binding, "MOST_IN_A_VOLUME", 2)
        batch = binding.bind_packets(place, cases, tmp_path, now=NOW)
        assert [(one.path.name, one.begins) for one in batch.packets[::2]] == [
            (f"{cases[0]}+2.pdf", 2),
            (f"{cases[2]}+1.pdf", 2),
        ]

    def test_stopped_nothing_is_written(self, place: Workplace, cases: list[str], tmp_path: Path) -> None:
        with pytest.raises(Cancelled):
            binding.bind_packets(place, cases, tmp_path / "out", now=NOW, reporter=stopping_after(3))
        assert not (tmp_path / "out").exists()

    def test_only_what_could_be_printed_is_bound(self, place: Workplace, cases: list[str], tmp_path: Path) -> None:
        spoil(place, "photo0.jpg")
        batch = binding.bind_packets(place, cases, tmp_path, now=NOW)
        assert [one.id for one in batch.packets] == cases[1:]
        assert [one.id for one in batch.left_out] == cases[:1]

    def test_none_that_could(self, place: Workplace, cases: list[str], tmp_path: Path) -> None:
        for number in range(3):
            spoil(place, f"photo{number}.jpg")
        batch = binding.bind_packets(place, cases, tmp_path / "out", now=NOW)
        assert (batch.packets, len(batch.left_out)) == ((), 3)
        assert not (tmp_path / "out").exists()

    def test_in_english(self, place: Workplace, cases: list[str], tmp_path: Path) -> None:
        english = replace(place, texts=place.texts.in_language("en"))
        path = binding.bind_packets(english, cases, tmp_path, now=NOW).packets[0].path
        front = PdfReader(path).pages[0].extract_text()
        assert "sheet 1 of" in front
        assert "合订" not in front
