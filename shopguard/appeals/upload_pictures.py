"""Evidence made ready for a form that takes pictures only: the original where it fits, else a copy that says so."""

from __future__ import annotations

import io
from dataclasses import dataclass
from typing import Literal

from PIL import Image

from shopguard.appeals.pdf_files import page_picture
from shopguard.appeals.pictures import read_upright
from shopguard.store.sealing import Readable

Copied = Literal["as it is", "another kind", "too large", "page", "turned"]
_TAKEN = {"image/jpeg": "jpg", "image/png": "png"}  # what every form takes
_ENOUGH = 4000  # pixels of the longer side that a copy keeps, where they fit
_PAGE_PIXELS = 1700  # across, for a page of a PDF
_QUALITY = 90
_SMALLER = 0.8


@dataclass(frozen=True, slots=True)
class UploadPicture:
    """One picture. ``copied``: the very bytes of the original, or why it is a copy."""

    content: bytes
    suffix: str
    copied: Copied


def upload_picture(
    original: Readable, media_type: str, page: int | None, *, most_bytes: int, turned: int = 0
) -> UploadPicture:
    """A picture's file made ready, ``turned`` by so many quarters (clockwise), or that page of a PDF (1 = the first).

    Raises BrokenPicture, UnreadablePdf.
    """
    if page is not None:
        return UploadPicture(_page(original, page, most_bytes), "jpg", "page")
    if turned:
        return UploadPicture(_fitting(read_upright(original, _ENOUGH, turned), most_bytes), "jpg", "turned")
    if media_type not in _TAKEN:
        return UploadPicture(_fitting(read_upright(original, _ENOUGH), most_bytes), "jpg", "another kind")
    content = original.read_bytes()
    if len(content) <= most_bytes:
        return UploadPicture(content, _TAKEN[media_type], "as it is")
    return UploadPicture(_fitting(read_upright(original, _ENOUGH), most_bytes), "jpg", "too large")


def _page(pdf: Readable, number: int, most_bytes: int) -> bytes:
    with Image.open(io.BytesIO(page_picture(pdf, number, _PAGE_PIXELS))) as drawn:
        return _fitting(drawn, most_bytes)


def _fitting(picture: Image.Image, most_bytes: int) -> bytes:
    """A JPEG of at most so many bytes, as large as that allows."""
    while True:
        written = io.BytesIO()
        picture.save(written, "JPEG", quality=_QUALITY)
        if written.tell() <= most_bytes or min(picture.size) == 1:
            return written.getvalue()
        picture = picture.resize([max(1, int(side * _SMALLER)) for side in picture.size])
