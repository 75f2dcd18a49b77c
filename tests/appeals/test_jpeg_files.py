"""JPEG files without what the camera wrote beside the picture: the same points, nothing else."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from PIL import Image

from shopguard.appeals.jpeg_files import plain_jpeg
from shopguard.appeals.pictures import BrokenPicture, make_print_copies


def jpeg(size: tuple[int, int] = (640, 480), mode: str = "RGB", **options: object) -> bytes:
    """A made-up JPEG with a pattern in it."""
    width, height = size
    pattern = bytes((x * 7 + y * 13) % 256 for y in range(48) for x in range(64))
    picture = Image.frombytes("L", (64, 48), pattern).resize((width, height)).convert(mode)
    written = io.BytesIO()
    picture.save(written, "JPEG", **options)
    return written.getvalue()


def notes(orientation: int) -> Image.Exif:
    """What a camera writes: its name, and how it was held."""
    exif = Image.Exif()
    exif[0x010F], exif[0x0112] = "Made-up camera", orientation
    return exif


@pytest.mark.parametrize("options", [{}, {"progressive": True}, {"mode": "L"}, {"restart_marker_blocks": 4}])
def test_the_points_are_the_same_and_the_notes_are_gone(options: dict[str, object]) -> None:
    original = jpeg(exif=notes(1), comment=b"made-up remark", **options)  # type: ignore[arg-type]
    plain = plain_jpeg(original)
    assert plain is not None
    assert (plain.width, plain.height) == (640, 480)
    before, after = Image.open(io.BytesIO(original)), Image.open(io.BytesIO(plain.content))
    assert after.tobytes() == before.tobytes()
    assert b"Made-up camera" in original
    assert b"made-up remark" in original
    assert b"Made-up camera" not in plain.content
    assert b"made-up remark" not in plain.content
    assert not after.getexif()


def test_a_colour_profile_belongs_to_the_picture() -> None:
    profile = bytes(36) + b"acsp" + bytes(600)
    plain = plain_jpeg(jpeg(icc_profile=profile))
    assert plain is not None
    assert Image.open(io.BytesIO(plain.content)).info["icc_profile"] == profile
    assert plain_jpeg(jpeg(icc_profile=b"no profile at all" * 40)) is None


def test_what_hangs_behind_the_picture_stays_behind() -> None:
    whole = jpeg()
    moving = plain_jpeg(whole + b"\x00\x00\x00\x18ftypmp42 made-up film" + whole)
    assert moving is not None
    assert moving.content == plain_jpeg(whole).content  # type: ignore[union-attr]


@pytest.mark.parametrize("orientation", [3, 6, 8])
def test_a_turned_picture_is_none_of_these(orientation: int) -> None:
    assert plain_jpeg(jpeg(exif=notes(orientation))) is None


def test_neither_is_one_for_the_printing_house() -> None:
    assert plain_jpeg(jpeg(mode="CMYK")) is None


@pytest.mark.parametrize("cut", [1, 2, 3, 30, 700])
def test_a_cut_file_is_none_of_these_and_broken_when_printed(tmp_path: Path, cut: int) -> None:
    part = jpeg(restart_marker_blocks=2)[:-cut]
    assert plain_jpeg(part) is None
    if cut > 2:
        (tmp_path / "a.jpg").write_bytes(part)
        with pytest.raises(BrokenPicture):
            make_print_copies(tmp_path / "a.jpg", tmp_path, "1")


@pytest.mark.parametrize("content", [b"", b"\xff\xd8", b"\xff\xd8\xff", b"\x89PNG\r\n", b"\xff\xd8\xff\xe0\x00\x01"])
def test_anything_else_is_none_of_these(content: bytes) -> None:
    assert plain_jpeg(content) is None


def test_a_large_photo_is_halved_and_a_small_one_keeps_its_points(tmp_path: Path) -> None:
    (tmp_path / "large.jpg").write_bytes(jpeg((4096, 3072)))
    (tmp_path / "small.jpg").write_bytes(jpeg((1600, 1200)))
    (large,) = make_print_copies(tmp_path / "large.jpg", tmp_path, "1")
    (small,) = make_print_copies(tmp_path / "small.jpg", tmp_path, "2")
    assert (large.width, large.height) == (2048, 1536)
    with Image.open(large.path) as picture:
        assert picture.size == (2048, 1536)
    with Image.open(small.path) as copy, Image.open(tmp_path / "small.jpg") as original:
        assert copy.tobytes() == original.tobytes()


def test_a_full_disk_is_not_the_pictures_fault(tmp_path: Path) -> None:
    (tmp_path / "a.jpg").write_bytes(jpeg())
    with pytest.raises(FileNotFoundError):
        make_print_copies(tmp_path / "a.jpg", tmp_path / "not there", "1")
