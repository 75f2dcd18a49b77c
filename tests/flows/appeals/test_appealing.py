"""An appeal from the finding to the printed packet, on a real database and a real locker."""

from __future__ import annotations

import hashlib
import io
import re
from pathlib import Path

import pytest
from PIL import Image
from pypdf import PdfReader

from shopguard.core.beijing import HOUR
from shopguard.core.message import NotThere, UserProblem
from shopguard.flows.appeals import attaching, opening, printing, reason, showing
from shopguard.flows.appeals.view import SlotView
from shopguard.flows.progress import Cancelled, Reporter
from shopguard.flows.workplace import Workplace
from shopguard.store.evidence import evidence_path
from tests.appeals.made_up import (
    NOW,
    ORDER,
    WAYBILL,
    picture,
    save_made_up_order,
    save_made_up_track,
)
from tests.appeals.made_up_files import pdf_with_text

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


class TestPacket:
    def filled(self, place: Workplace, appeal: str, folder: Path) -> None:
        sideways = picture(folder / "stub.jpg", (1600, 1200), orientation=6)
        attaching.attach(place, appeal, [sideways], item="waybill-stub", now=NOW)
        attaching.attach(
            place, appeal, [pdf_with_text(folder / "statement.pdf", WAYBILL)], item="outlet-statement", now=NOW
        )
        reason.set_reason_text(place, appeal, " 网点停运两天😀，见说明。\n请核实。 ")

    def test_the_same_packet_twice_is_the_same_file(self, place: Workplace, appeal: str, tmp_path: Path) -> None:
        self.filled(place, appeal, tmp_path)
        (first,) = printing.make_packets(place, [appeal], tmp_path / "1", now=NOW)
        (later,) = printing.make_packets(place, [appeal], tmp_path / "2", now=NOW + HOUR)
        assert first.path.read_bytes() == later.path.read_bytes()

    def test_the_pages_as_pictures(self, place: Workplace, appeal: str, tmp_path: Path) -> None:
        self.filled(place, appeal, tmp_path)
        (packet,) = printing.make_packets(place, [appeal], tmp_path, now=NOW)
        pages = printing.packet_pages(place, appeal, now=NOW, dots_per_inch=50)
        assert len(pages) == packet.pages
        for page in pages:
            with Image.open(io.BytesIO(page)) as shown:
                assert shown.size == (413, 585)  # A4 at 50 dots per inch

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
