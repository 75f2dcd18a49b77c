"""Reading pictures: their size, their points, and what the camera wrote, of HEIC too. The files are never changed."""

from __future__ import annotations

import hashlib
import struct
import zlib
from pathlib import Path

import pytest
from PIL import ExifTags, Image

from shopguard.appeals.picture_files import BrokenPicture, exif_of, points_of, size_of, told_size_of
from shopguard.appeals.thumbnails import small_picture
from tests.appeals.made_up import picture
from tests.appeals.made_up_files import locked_pdf, pdf_with_text
from tests.conftest import ROOT

HEIC = ROOT / "tests" / "data" / "evidence" / "photo.heic"


def point(path: Path, x: int, y: int, longest: int = 5000) -> tuple[int, int, int]:
    """Red, green, blue at that place."""
    points = points_of(path, longest)
    blue, green, red = points.content[4 * (y * points.width + x) :][:3]
    return red, green, blue


def test_a_photo_of_a_telephone_is_read(tmp_path: Path) -> None:
    before = hashlib.sha256(HEIC.read_bytes()).hexdigest()
    assert size_of(HEIC) == told_size_of(HEIC) == (720, 960)
    assert point(HEIC, 20, 20) == (0, 0, 0)  # the dark corner
    red, green, blue = point(HEIC, 700, 900)
    assert (red > 180, green < 60, blue < 60) == (True, True, True)
    assert exif_of(HEIC) == (
        ("taken", "2026-11-21 10:00:00 +08:00"),
        ("camera", "Made-up Camera 1"),
        ("program", "7.1"),
    )
    assert hashlib.sha256(HEIC.read_bytes()).hexdigest() == before


def test_a_photo_of_a_telephone_that_is_cut_is_broken(tmp_path: Path) -> None:
    (tmp_path / "cut.heic").write_bytes(HEIC.read_bytes()[:4000])
    with pytest.raises(BrokenPicture):
        size_of(tmp_path / "cut.heic")


@pytest.mark.parametrize("kind", [b"E\xb1if", b"mime"])
def test_a_photo_that_would_end_the_program_is_broken(tmp_path: Path, kind: bytes) -> None:
    """The library dies where the type of an item is no text; as a real file has it after one byte has turned."""
    content = HEIC.read_bytes()
    at = content.index(b"Exif\x00")  # the first one: in the list of what is in the file
    told = content[:at] + kind + (b"\xff" if kind == b"mime" else b"\x00") + content[at + 5 :]
    (tmp_path / "turned.heic").write_bytes(told)
    with pytest.raises(BrokenPicture):
        size_of(tmp_path / "turned.heic")


def test_what_the_camera_wrote(tmp_path: Path) -> None:
    exif = Image.Exif()
    exif[ExifTags.Base.Make], exif[ExifTags.Base.Model] = "Made-up", "Camera 2\x00\n"
    exif[ExifTags.Base.DateTime], exif[ExifTags.Base.Software] = "2026:11:22 08:00:00", "Retoucher 3"
    exif[ExifTags.Base.ImageDescription] = "x" * 500
    exif.get_ifd(ExifTags.IFD.Exif)[ExifTags.Base.DateTimeOriginal] = "2026:11:21 10:00:00"
    exif.get_ifd(ExifTags.IFD.GPSInfo).update({1: "S", 2: (30.0, 15.0, 0.0), 3: "E", 4: (120.0, 30.0, 36.0)})
    Image.new("RGB", (40, 30)).save(tmp_path / "a.jpg", exif=exif)
    assert exif_of(tmp_path / "a.jpg") == (
        ("taken", "2026-11-21 10:00:00"),
        ("changed", "2026-11-22 08:00:00"),
        ("camera", "Made-up Camera 2"),
        ("program", "Retoucher 3"),
        ("described", "x" * 120),
        ("place", "-30.25000, 120.51000"),
    )


def test_a_screenshot_says_nothing(tmp_path: Path) -> None:
    assert exif_of(picture(tmp_path / "a.png")) == ()


def test_a_damaged_place_is_left_out(tmp_path: Path) -> None:
    exif = Image.Exif()
    exif.get_ifd(ExifTags.IFD.GPSInfo).update({1: "N", 2: (30.0, 15.0), 3: "E", 4: (120.0, 30.0, 36.0)})
    Image.new("RGB", (40, 30)).save(tmp_path / "a.jpg", exif=exif)
    assert exif_of(tmp_path / "a.jpg") == ()


def test_a_photo_held_sideways_is_seen_upright_and_smaller(tmp_path: Path) -> None:
    photo = picture(tmp_path / "photo.jpg", (1600, 1200), orientation=6)
    assert size_of(photo) == told_size_of(photo) == (1200, 1600)
    points = points_of(photo, 800)
    assert (points.width, points.height) == (600, 800)
    assert point(photo, 580, 20, 800) < (60, 60, 60)  # the dark corner went to the right


def test_a_picture_of_a_few_points_is_one_too(tmp_path: Path) -> None:
    tiny = tmp_path / "tiny.jpg"
    Image.new("RGB", (5, 1)).save(tiny)
    assert size_of(tiny) == (5, 1)
    assert points_of(tiny, 100)[:2] == (5, 1)


def test_a_picture_is_never_made_larger(tmp_path: Path) -> None:
    assert points_of(picture(tmp_path / "a.png", (300, 200)), 2200)[:2] == (300, 200)


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGBA", "CMYK", "I;16"])
def test_every_kind_of_points_becomes_three_colours(tmp_path: Path, mode: str) -> None:
    ending = "tif" if mode == "CMYK" else "png"
    Image.new("L", (60, 40), 0).convert(mode).save(tmp_path / f"a.{ending}")
    if mode in ("LA", "RGBA"):
        Image.new(mode, (60, 40), 0).save(tmp_path / f"a.{ending}")  # nothing but transparency
    assert point(tmp_path / f"a.{ending}", 30, 20) == ((255, 255, 255) if mode in ("LA", "RGBA") else (0, 0, 0))


def test_a_picture_that_would_fill_the_memory_is_refused(tmp_path: Path) -> None:
    """A few hundred bytes that say they are a picture of 400 million points."""
    header = struct.pack(">IIBBBBB", 20_000, 20_000, 8, 2, 0, 0, 0)
    chunks = [(b"IHDR", header), (b"IDAT", zlib.compress(bytes(100))), (b"IEND", b"")]
    content = b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data)) for name, data in chunks
    )
    (tmp_path / "bomb.png").write_bytes(content)
    for read in (size_of, told_size_of, exif_of, lambda path: points_of(path, 100)):
        with pytest.raises(BrokenPicture, match="exceeds limit of 250000000 pixels"):
            read(tmp_path / "bomb.png")


class TestSmallPictures:
    def test_of_pictures_and_papers(self, tmp_path: Path) -> None:
        photo, paper = picture(tmp_path / "a.jpg", (1600, 1200)), pdf_with_text(tmp_path / "a.pdf", "x")
        for path, size in ((photo, (112, 84)), (HEIC, (84, 112))):
            small = small_picture(path, 112)
            assert small is not None
            assert small[:2] == size
        page = small_picture(paper, 112)
        assert page is not None
        assert 110 <= page.height <= 112
        assert page.width == pytest.approx(page.height * 210 / 297, abs=1)  # A4

    def test_none_of_what_has_no_look(self, tmp_path: Path) -> None:
        (tmp_path / "a.txt").write_text("文字", "utf-8")
        (tmp_path / "broken.jpg").write_bytes(b"\xff\xd8\xff\xe0")
        paths = [tmp_path / "a.txt", tmp_path / "broken.jpg", tmp_path / "gone", locked_pdf(tmp_path / "l.pdf", "x")]
        assert [small_picture(path, 112) for path in paths] == [None] * 4

    def test_drawn_anew_when_the_file_was_replaced(self, tmp_path: Path) -> None:
        first = small_picture(picture(tmp_path / "a.png", (100, 100)), 50)
        second = small_picture(picture(tmp_path / "a.png", (100, 50)), 50)
        assert first is not None
        assert second is not None
        assert (first.height, second.height) == (50, 25)
