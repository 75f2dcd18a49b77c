"""Reading picture files: opened safely, HEIC too, with what the camera wrote into them. Nothing is ever changed."""

from __future__ import annotations

import functools
import re
import struct
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, NamedTuple

from PIL import ExifTags, Image, ImageOps, UnidentifiedImageError

from shopguard.store.sealing import Readable

_FORMATS = ("PNG", "JPEG", "GIF", "WEBP", "BMP", "TIFF", "AVIF")
_HEIC_FORMATS = ("HEIF",)
_HEIC_MARK = b"ftyp"
_HEIC_INDEX = 1024 * 1024  # bytes at the beginning that name what is in the file
_MOST_PIXELS = 250_000_000  # telephones make pictures of 200 million; above, a small file may fill the memory
_MOST_UNPACKED = 100_000_000  # of a picture that can only be read at its full size, four bytes a pixel
_READ_SMALLER = ("JPEG", "MPO", "HEIF")  # what telephones make, and the decoder shrinks
_ORIENTATION = 0x0112
_SIDEWAYS = (5, 6, 7, 8)
_COARSE = 8  # a JPEG is decoded eight times smaller where only its wholeness matters
_LONGEST_VALUE = 120  # characters of a camera's note that are shown
BROKEN = (  # a damaged picture, or damaged notes of a camera in it, raises what it likes
    ArithmeticError, AttributeError, EOFError, Image.DecompressionBombError, LookupError, OSError, RuntimeError,
    SyntaxError, TypeError, UnidentifiedImageError, ValueError, struct.error,
)  # fmt: skip

Image.MAX_IMAGE_PIXELS = _MOST_PIXELS // 2  # the library refuses from twice of this


class BrokenPicture(Exception):  # noqa: N818 - the picture is broken, not the program
    """The file cannot be shown as a picture."""


class Points(NamedTuple):
    """A picture as rows of blue, green, red and an unused byte, top first."""

    width: int
    height: int
    content: bytes


@contextmanager
def opened_picture(path: Readable) -> Iterator[Image.Image]:
    """The picture; its points are read when they are first needed. Raises one of :data:`BROKEN`, as reading it does.

    The library's warnings (large scan, damaged notes of a camera) are of no use to a shop owner.
    """
    with path.open("rb") as stream:
        mark = stream.read(12)
        heic = mark[4:8] == _HEIC_MARK and mark[8:12] not in (b"avif", b"avis")
        if heic:
            _check_heic(mark + stream.read(_HEIC_INDEX))
            _read_heic()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        with path.open("rb") as stream, Image.open(stream, formats=_HEIC_FORMATS if heic else _FORMATS) as picture:
            if picture.width * picture.height > _MOST_UNPACKED and picture.format not in _READ_SMALLER:
                raise Image.DecompressionBombError(f"{picture.width} x {picture.height} pixels")
            yield picture


def size_of(path: Readable) -> tuple[int, int]:
    """Width and height in pixels as seen upright; the whole picture is read. Raises :class:`BrokenPicture`."""
    try:
        with opened_picture(path) as picture:
            size = _upright_size(picture)
            picture.draft(None, (max(1, picture.width // _COARSE), max(1, picture.height // _COARSE)))
            picture.load()
    except BROKEN as error:
        raise BrokenPicture(str(error)) from error
    return size


def told_size_of(path: Readable) -> tuple[int, int]:
    """The same as the file's beginning tells it, at once; the rest may be broken. Raises likewise."""
    try:
        with opened_picture(path) as picture:
            return _upright_size(picture)
    except BROKEN as error:
        raise BrokenPicture(str(error)) from error


def points_of(path: Readable, longest: int) -> Points:
    """The picture as seen upright, on white where it is transparent, no side longer than ``longest`` (nor than it is).

    Raises :class:`BrokenPicture`.
    """
    try:
        with opened_picture(path) as picture:
            return as_points(_small_upright(picture, longest))
    except BROKEN as error:
        raise BrokenPicture(str(error)) from error


def as_points(picture: Image.Image) -> Points:
    """The picture as it is, as points."""
    plain = picture if picture.mode == "RGB" else picture.convert("RGB")  # a copy of a large one is a hundred megabytes
    return Points(*plain.size, plain.tobytes("raw", "BGRX"))


def _upright_size(picture: Image.Image) -> tuple[int, int]:
    width, height = picture.size
    return (height, width) if picture.getexif().get(_ORIENTATION) in _SIDEWAYS else (width, height)


def _small_upright(picture: Image.Image, longest: int) -> Image.Image:
    picture.draft("RGB", (longest, longest))  # a JPEG is decoded at about the size that is wanted
    see_through = "A" in picture.getbands() or "transparency" in picture.info
    mode = "RGBA" if see_through else "RGB"
    upright = picture if picture.mode == mode else picture.convert(mode)
    upright.thumbnail((longest, longest))  # before it is turned: turning costs by its size
    ImageOps.exif_transpose(upright, in_place=True)
    return Image.alpha_composite(Image.new("RGBA", upright.size, "white"), upright) if see_through else upright


def exif_of(path: Readable) -> tuple[tuple[str, str], ...]:
    """What camera and programs wrote into the picture, as pairs of a code and the value as it stands; () = nothing.

    The codes: taken, changed, camera, program, described, place (degrees north and east). A time is the camera's own
    clock. Raises :class:`BrokenPicture`.
    """
    try:
        with opened_picture(path) as picture:
            exif = picture.getexif()
            camera, place = exif.get_ifd(ExifTags.IFD.Exif), exif.get_ifd(ExifTags.IFD.GPSInfo)
            found = {
                "taken": _time(
                    camera.get(ExifTags.Base.DateTimeOriginal), camera.get(ExifTags.Base.OffsetTimeOriginal)
                ),
                "changed": _time(exif.get(ExifTags.Base.DateTime), camera.get(ExifTags.Base.OffsetTime)),
                "camera": _text(f"{_text(exif.get(ExifTags.Base.Make))} {_text(exif.get(ExifTags.Base.Model))}"),
                "program": _text(exif.get(ExifTags.Base.Software)),
                "described": _text(exif.get(ExifTags.Base.ImageDescription)),
                "place": _place(place),
            }
    except BROKEN as error:
        raise BrokenPicture(str(error)) from error
    return tuple((code, value) for code, value in found.items() if value)


def _check_heic(index: bytes) -> None:
    """The library ends the whole program where the type of an item in the file is no text. Raises ``ValueError`` then."""
    for found in re.finditer(b"infe", index):
        start, at = found.start() - 4, found.end()
        size = int.from_bytes(index[start : start + 4], "big") if start >= 0 else 0
        item = index[at : start + size]
        after_id = {2: 8, 3: 10}.get(item[0], 4) if item else 0
        kind = item[after_id : after_id + 4]
        (kind if after_id > 4 and kind != b"mime" else item[after_id:]).decode()  # a UnicodeDecodeError is a ValueError


@functools.cache
def _read_heic() -> None:
    import pi_heif  # only where such a picture is

    pi_heif.register_heif_opener(thumbnails=False, depth_images=False, aux_images=False)


def _text(value: Any) -> str:
    """One line of what stands there, without control characters."""
    if value is None:
        return ""
    words = value.decode("utf-8", "replace") if isinstance(value, bytes) else str(value)
    return "".join(c if c.isprintable() else " " for c in words).strip()[:_LONGEST_VALUE]


def _time(value: Any, offset: Any) -> str:
    """``2026:11:21 10:00:00`` as ``2026-11-21 10:00:00``; with the offset from UTC where the camera knows it."""
    text = _text(value)
    if text[4:5] == text[7:8] == ":":
        text = f"{text[:4]}-{text[5:7]}-{text[8:]}"
    return f"{text} {_text(offset)}".strip() if text else ""


def _place(gps: dict[int, Any]) -> str:
    latitude = _degrees(gps.get(ExifTags.GPS.GPSLatitude), gps.get(ExifTags.GPS.GPSLatitudeRef), "S")
    longitude = _degrees(gps.get(ExifTags.GPS.GPSLongitude), gps.get(ExifTags.GPS.GPSLongitudeRef), "W")
    return "" if latitude is None or longitude is None else f"{latitude:.5f}, {longitude:.5f}"


def _degrees(parts: Any, side: Any, negative: str) -> float | None:
    try:
        degrees, minutes, seconds = (float(part) for part in parts)
    except (TypeError, ValueError, ZeroDivisionError):
        return None
    value = degrees + minutes / 60 + seconds / 3600
    return -value if _text(side).upper() == negative else value
