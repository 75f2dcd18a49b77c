"""Pictures as seen upright, and their copies for printing."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest
from PIL import ExifTags, Image

from shopguard.appeals.pictures import BrokenPicture, make_print_copies, size_of
from tests.appeals.made_up import picture


def test_a_photo_held_sideways_is_measured_and_printed_upright(tmp_path: Path) -> None:
    photo = picture(tmp_path / "photo.jpg", (400, 300), orientation=6)
    before = hashlib.sha256(photo.read_bytes()).hexdigest()
    assert size_of(photo) == (300, 400)
    (copy,) = make_print_copies(photo, tmp_path, "1")
    assert (copy.width, copy.height) == (300, 400)
    with Image.open(copy.path) as printed:
        assert not printed.getexif()  # no place, no time, no camera
        corner, opposite = printed.getpixel((280, 20)), printed.getpixel((20, 350))
    assert isinstance(corner, tuple)
    assert isinstance(opposite, tuple)
    assert corner[0] < 60  # the dark corner went from top left to top right
    assert opposite[0] > 100
    assert hashlib.sha256(photo.read_bytes()).hexdigest() == before


def test_a_long_chat_is_printed_in_parts_that_overlap(tmp_path: Path) -> None:
    copies = make_print_copies(picture(tmp_path / "chat.png", (400, 1400)), tmp_path, "1")
    assert [copy.path.name for copy in copies] == ["1-1.jpg", "1-2.jpg"]
    assert [(copy.width, copy.height) for copy in copies] == [(400, 724), (400, 724)]  # 48 in both


def test_a_transparent_picture_is_printed_on_white(tmp_path: Path) -> None:
    Image.new("RGBA", (300, 300), (0, 0, 0, 0)).save(tmp_path / "seal.png")
    (copy,) = make_print_copies(tmp_path / "seal.png", tmp_path, "1")
    with Image.open(copy.path) as printed:
        assert printed.getpixel((150, 150)) == (255, 255, 255)


@pytest.mark.parametrize("content", [b"\xff\xd8\xff\xe0 no picture", b"\x89PNG\r\n\x1a\n", b""])
def test_a_broken_picture_is_said_to_be_broken(tmp_path: Path, content: bytes) -> None:
    broken = tmp_path / "broken.jpg"
    broken.write_bytes(content)
    with pytest.raises(BrokenPicture):
        size_of(broken)
    with pytest.raises(BrokenPicture):
        make_print_copies(broken, tmp_path, "1")


def test_a_picture_cut_in_the_middle_is_broken(tmp_path: Path) -> None:
    photo = picture(tmp_path / "photo.jpg", (900, 900))
    photo.write_bytes(photo.read_bytes()[: photo.stat().st_size // 2])
    with pytest.raises(BrokenPicture):
        size_of(photo)


def test_nothing_of_what_the_camera_wrote_is_in_a_copy_that_had_to_be_made(tmp_path: Path) -> None:
    notes = Image.Exif()
    notes[ExifTags.Base.Orientation] = 6
    notes[ExifTags.Base.Make] = "SECRET-CAMERA"
    photo = Image.new("RGB", (800, 600), "#446688")
    photo.save(tmp_path / "a.jpg", exif=notes, comment=b"SECRET-COMMENT", xmp=b"SECRET-XMP")
    assert (tmp_path / "a.jpg").read_bytes().count(b"SECRET") == 3
    (copy,) = make_print_copies(tmp_path / "a.jpg", tmp_path, "1")
    assert (copy.width, copy.height) == (600, 800)
    assert b"SECRET" not in copy.path.read_bytes()
