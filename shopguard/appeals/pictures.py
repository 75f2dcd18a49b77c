"""Evidence pictures: their size as seen upright, and copies made for printing. The originals are only ever read."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from PIL import Image, ImageOps

from shopguard.appeals.jpeg_files import PlainJpeg, plain_jpeg
from shopguard.appeals.picture_files import BROKEN, opened_picture
from shopguard.appeals.picture_files import BrokenPicture as BrokenPicture
from shopguard.appeals.picture_files import size_of as size_of  # where callers look for it
from shopguard.store.sealing import Readable

_LONGEST = 2400  # pixels: 300 dots per inch on the printed height
_ENOUGH = 2000  # a JPEG that still has so many when its sides are halved is halved: 240 dots per inch
_TALL = 2.5  # a picture taller than so many times its width (a long chat) is printed in parts, two beside each other
_PART = 2.4  # height of a part in widths
_OVERLAP = 0.05  # of a part's height, so that no line is lost at a cut
_MOST_PARTS = 20
_QUARTERS = {1: Image.Transpose.ROTATE_270, 2: Image.Transpose.ROTATE_180, 3: Image.Transpose.ROTATE_90}  # clockwise
_JPEG = b"\xff\xd8\xff"


@dataclass(frozen=True, slots=True)
class PrintCopy:
    """One printed part of a picture: a file of ``width`` x ``height`` pixels. ``as_it_is``: it has the very points of the original."""

    path: Path
    width: int
    height: int
    as_it_is: bool = False


def make_print_copies(
    path: Readable, folder: Path, stem: str, *, anew: bool = False, turned: int = 0
) -> list[PrintCopy]:
    """Upright copies for printing, without the camera's hidden data; a tall picture in several parts, top first.

    An upright JPEG that is not too large keeps its very points, and takes a hundredth of the time; ``anew``: not even that one.
    ``turned``: so many quarters clockwise. Raises :class:`BrokenPicture` for the original, ``OSError`` where the folder takes no copy.
    """
    place = folder / f"{stem}-1.jpg"
    plain = None if anew or turned else _as_it_is(path)
    if plain is not None:
        place.write_bytes(plain.content)
        return [PrintCopy(place, plain.width, plain.height, as_it_is=True)]
    parts = [_shrunk(part) for part in _parts(read_upright(path, _ENOUGH, turned))]
    return [_save(part, folder / f"{stem}-{number}.jpg") for number, part in enumerate(parts, start=1)]


def size_of_copy(copy: Path) -> PrintCopy:
    """A print copy that is there already. Raises ``OSError``."""
    with Image.open(copy) as picture:
        return PrintCopy(copy, *picture.size)


def _as_it_is(path: Readable) -> PlainJpeg | None:
    """The file itself, where nothing has to be done to its points."""
    try:
        with path.open("rb") as stream:
            if stream.read(len(_JPEG)) != _JPEG:
                return None
            plain = plain_jpeg(_JPEG + stream.read())
    except OSError as error:
        raise BrokenPicture(str(error)) from error
    if plain is None or max(plain.width, plain.height) >= 2 * _ENOUGH or plain.height > _TALL * plain.width:
        return None
    return plain


def read_upright(path: Readable, enough: int, turned: int = 0) -> Image.Image:
    """The picture upright (then ``turned`` by so many quarters, clockwise) and on white.

    A JPEG whose longer side keeps ``enough`` pixels when it is halved (and halved again) comes so from the decoder, which is
    many times faster; a long narrow picture comes whole. Raises :class:`BrokenPicture`.
    """
    try:
        with opened_picture(path) as picture:
            width, height = picture.size
            if height <= _TALL * width and width <= _TALL * height:
                share = enough / max(width, height)
                picture.draft(None, (int(width * share), int(height * share)))
            ImageOps.exif_transpose(picture, in_place=True)  # each copy of a large one is a hundred megabytes
            picture.load()
            return _turned(_on_white(_halved(picture, enough)), turned)
    except BROKEN as error:
        raise BrokenPicture(str(error)) from error


def _halved(picture: Image.Image, enough: int) -> Image.Image:
    """A large one smaller, as many pixels in one as leave twice what is enough: whites and colours behind it take a copy each."""
    width, height = picture.size
    times = max(width, height) // (2 * enough)
    if times < 2 or height > _TALL * width or width > _TALL * height:
        return picture
    see_through = "A" in picture.getbands() or "transparency" in picture.info
    mode = "RGBA" if see_through else "RGB"
    return (picture if picture.mode == mode else picture.convert(mode)).reduce(times)


def _turned(picture: Image.Image, turned: int) -> Image.Image:
    return picture.transpose(_QUARTERS[turned]) if turned else picture


def _on_white(picture: Image.Image) -> Image.Image:
    if "A" not in picture.getbands() and "transparency" not in picture.info:
        return picture if picture.mode == "RGB" else picture.convert("RGB")
    layered = picture.convert("RGBA")
    white = Image.new("RGBA", layered.size, "white")
    return Image.alpha_composite(white, layered).convert("RGB")


def _parts(picture: Image.Image) -> list[Image.Image]:
    width, height = picture.size
    if height <= _TALL * width or height > _MOST_PARTS * _PART * width:
        return [picture]
    overlap = int(width * _PART * _OVERLAP)
    count = -(-(height - overlap) // (int(width * _PART) - overlap))
    step = -(-(height - overlap) // count)  # all parts alike: no sliver is left over
    tops = range(0, step * count, step)
    return [picture.crop((0, top, width, min(height, top + step + overlap))) for top in tops]


def _shrunk(picture: Image.Image) -> Image.Image:
    picture.thumbnail((_LONGEST, _LONGEST))
    return picture


def _save(picture: Image.Image, path: Path) -> PrintCopy:
    picture.save(path, "JPEG", quality=88, comment=None)  # else the library copies the original's
    return PrintCopy(path, *picture.size)
