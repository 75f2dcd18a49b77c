"""A photo that lies on its side: turned where it is shown and printed, the original byte for byte as it was."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest
from PIL import Image

from shopguard.appeals.pdf_files import text_of
from shopguard.appeals.pictures import make_print_copies
from shopguard.core.message import NotThere
from shopguard.flows.appeals import attaching, opening, printing, upload_zip
from shopguard.flows.appeals.evidence_view import EvidenceView
from shopguard.flows.appeals.showing import show_appeal
from shopguard.flows.workplace import Workplace
from tests.appeals.made_up import NOW, ORDER, save_made_up_order, save_made_up_track

STUB = "waybill-stub"
RED, BLUE = (200, 30, 30), (30, 30, 200)


@pytest.fixture
def case(place: Workplace) -> str:
    save_made_up_order(place)
    save_made_up_track(place)
    return opening.open_appeal(place, ORDER, "pickup-missing", now=NOW)


@pytest.fixture
def lying(tmp_path: Path) -> Path:
    """Red on the left, blue on the right; its camera noted nothing."""
    photo = Image.new("RGB", (1200, 800), RED)
    photo.paste(BLUE, (600, 0, 1200, 800))
    photo.save(tmp_path / "躺着.jpg", quality=95)
    return tmp_path / "躺着.jpg"


def kept(place: Workplace, case: str) -> EvidenceView:
    (one,) = (one for slot in show_appeal(place, case, NOW).checklist for one in slot.evidence)
    return one


def is_red(picture: Image.Image, across: float, down: float) -> bool:
    point = picture.convert("RGB").getpixel((int(picture.width * across), int(picture.height * down)))
    assert isinstance(point, tuple)
    return point[0] > point[2]


@pytest.mark.parametrize(
    ("turned", "size", "red", "blue"),
    [
        (1, (800, 1200), (0.5, 0.1), (0.5, 0.9)),  # the left side is on top now
        (2, (1200, 800), (0.9, 0.5), (0.1, 0.5)),
        (3, (800, 1200), (0.5, 0.9), (0.5, 0.1)),
    ],
)
def test_a_print_copy_is_turned_clockwise(
    lying: Path, tmp_path: Path, turned: int, size: tuple[int, int], red: tuple[float, float], blue: tuple[float, float]
) -> None:
    (copy,) = make_print_copies(lying, tmp_path, "1", turned=turned)
    assert (copy.width, copy.height) == size
    with Image.open(copy.path) as picture:
        assert is_red(picture, *red)
        assert not is_red(picture, *blue)


def test_it_is_remembered_and_the_original_is_not_touched(place: Workplace, case: str, lying: Path) -> None:
    attaching.attach(place, case, [lying], item=STUB, now=NOW)
    one = kept(place, case)
    assert one.turned == 0
    attaching.turn_picture(place, case, STUB, one.sha256, 5)
    turned = kept(place, case)
    assert (turned.turned, turned.sha256, turned.whole) == (1, one.sha256, True)
    assert turned.original.read_bytes() == lying.read_bytes()


def test_the_packet_says_so_and_changes_with_it(place: Workplace, case: str, lying: Path, tmp_path: Path) -> None:
    attaching.attach(place, case, [lying], item=STUB, now=NOW)
    before = printing.print_packet(place, case, now=NOW).content
    attaching.turn_picture(place, case, STUB, kept(place, case).sha256, 1)
    (tmp_path / "a.pdf").write_bytes(printing.print_packet(place, case, now=NOW).content)
    (tmp_path / "b.pdf").write_bytes(before)
    assert "打印时转正，原件没有改动" in text_of(tmp_path / "a.pdf", 20).replace("\n", "")
    assert "打印时转正" not in text_of(tmp_path / "b.pdf", 20)
    attaching.turn_picture(place, case, STUB, kept(place, case).sha256, 0)
    assert printing.print_packet(place, case, now=NOW).content == before


def test_for_upload_it_is_a_copy_that_says_so(place: Workplace, case: str, lying: Path, tmp_path: Path) -> None:
    attaching.attach(place, case, [lying], item=STUB, now=NOW)
    attaching.turn_picture(place, case, STUB, kept(place, case).sha256, 1)
    with zipfile.ZipFile(upload_zip.zip_one(place, case, tmp_path, now=NOW).path) as files:
        with Image.open(io.BytesIO(files.read("01-快递底单照片.jpg"))) as picture:
            assert picture.size == (800, 1200)
        assert "转正了的副本" in files.read("清单.txt").decode("utf-8-sig")


def test_what_is_not_in_the_case_cannot_be_turned(place: Workplace, case: str) -> None:
    with pytest.raises(NotThere):
        attaching.turn_picture(place, case, STUB, "ab" * 32, 1)
