"""Evidence pictures: their size as seen upright, and copies made for printing. The originals are only ever read."""

from __future__ import annotations

import warnings
from dataclasses import dataclass
from pathlib import Path

from PIL import Image, ImageOps, UnidentifiedImageError

_ORIENTATION = 0x0112  # the EXIF tag
_SIDEWAYS = (5, 6, 7, 8)
_LONGEST = 2400  # pixels: 300 dots per inch on the printed height
_TALL = 1.9  # a picture taller than so many times its width (a long chat) is printed in parts
_PART = 1.25  # height of a part in widths
_OVERLAP = 0.05  # of a part's height, so that no line is lost at a cut
_MOST_PARTS = 20
_BROKEN = (OSError, UnidentifiedImageError, ValueError, SyntaxError, Image.DecompressionBombError, EOFError)


class BrokenPicture(Exception):  # noqa: N818 - the picture is broken, not the program
    """The file cannot be shown as a picture."""


@dataclass(frozen=True, slots=True)
class PrintCopy:
    """One printed part of a picture: a file of ``width`` x ``height`` pixels."""

    path: Path
    width: int
    height: int


def size_of(path: Path) -> tuple[int, int]:
    """Width and height in pixels as seen upright; the whole picture is read. Raises :class:`BrokenPicture`."""
    try:
        with _opened(path) as picture:
            picture.load()
            width, height = picture.size
            turned = picture.getexif().get(_ORIENTATION) in _SIDEWAYS
    except _BROKEN as error:
        raise BrokenPicture(str(error)) from error
    return (height, width) if turned else (width, height)


def make_print_copies(path: Path, folder: Path, stem: str) -> list[PrintCopy]:
    """Upright copies for printing, without the camera's hidden data; a tall picture in several parts, top first.

    Raises :class:`BrokenPicture`.
    """
    try:
        with _opened(path) as picture:
            upright = _on_white(ImageOps.exif_transpose(picture))
            return [
                _save(part, folder / f"{stem}-{number}.jpg") for number, part in enumerate(_parts(upright), start=1)
            ]
    except _BROKEN as error:
        raise BrokenPicture(str(error)) from error


def _opened(path: Path) -> Image.Image:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", Image.DecompressionBombWarning)  # a large scan; twice its limit is an error
        return Image.open(path)


def _on_white(picture: Image.Image) -> Image.Image:
    if "A" not in picture.getbands() and "transparency" not in picture.info:
        return picture.convert("RGB")
    layered = picture.convert("RGBA")
    white = Image.new("RGBA", layered.size, "white")
    return Image.alpha_composite(white, layered).convert("RGB")


def _parts(picture: Image.Image) -> list[Image.Image]:
    width, height = picture.size
    if height <= _TALL * width or height > _MOST_PARTS * _PART * width:
        return [picture]
    part = int(width * _PART)
    step = int(part * (1 - _OVERLAP))
    tops = range(0, max(1, height - int(part * _OVERLAP)), step)
    return [picture.crop((0, top, width, min(height, top + part))) for top in tops]


def _save(picture: Image.Image, path: Path) -> PrintCopy:
    picture.thumbnail((_LONGEST, _LONGEST))
    picture.save(path, "JPEG", quality=88)
    return PrintCopy(path, *picture.size)
