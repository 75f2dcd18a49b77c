"""What stands in a PDF, read by the library for them. Only the reader's own process calls this: see ``pdf_process.py``.

A PDF of three kilobytes can say that it holds gigabytes, or draw for a year; the library then ends the process it runs in.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, NamedTuple

from PIL import Image

from shopguard.appeals.picture_files import Points, as_points

_PASSWORD, _SECURITY = 4, 5  # the library's codes for what it may not open
_MOST_PIXELS = 40_000_000  # of one page's picture: a page as long as a scroll becomes narrower instead
_LONGEST_SIDE = 60_000  # of it: what is a hair wide and a mile long shows nothing
_MOST_CHARACTERS = 2_000_000  # of one file's text


class UnreadablePdf(Exception):  # noqa: N818 - the file cannot be read, the program is well
    """The file cannot be read as a PDF."""


class BrokenPdf(UnreadablePdf):
    """The file is damaged, or no PDF."""


class LockedPdf(UnreadablePdf):
    """The file opens with a password only."""


def pages_of(content: bytes) -> int:
    """How many pages it has, one or more. Raises :class:`BrokenPdf`, :class:`LockedPdf`."""
    with _opened(content) as document:
        return len(document)


class PdfPage(NamedTuple):
    """A page as seen upright, in points. ``placeable``: it looks the same when it is set into another PDF; not where something
    is stamped or filled in on top of it, or a font is left to the reader's computer."""

    width: float
    height: float
    placeable: bool


def look_of_pages(content: bytes) -> list[PdfPage]:
    """Its pages, first to last. Raises :class:`BrokenPdf`, :class:`LockedPdf`."""
    with _opened(content) as document:
        return [PdfPage(page.get_width(), page.get_height(), _is_placeable(page)) for page in document]


def text_of(content: bytes, most_pages: int) -> str:
    """The text layer of the first pages, a form feed between two; "" where all is a picture. Raises likewise."""
    texts: list[str] = []
    with _opened(content) as document:
        for number in range(min(most_pages, len(document))):
            texts.append(document[number].get_textpage().get_text_bounded())
            if sum(map(len, texts)) > _MOST_CHARACTERS:
                break
    return "\f".join(texts)[:_MOST_CHARACTERS]


def scan_of(content: bytes, most_pages: int) -> tuple[int, int] | None:
    """How many pixels, wide and high, the coarsest of the first pages has that pictures fill for the most part (a scan, a photo),
    None where there is none. Raises likewise."""
    with _opened(content) as document:
        scans = [_scanned(document[number]) for number in range(min(most_pages, len(document)))]
    return min((scan for scan in scans if scan is not None), key=min, default=None)


def _scanned(page: Any) -> tuple[int, int] | None:
    """The page in the pixels of its coarsest picture; a letterhead's sign or a seal is not what fills a page."""
    from pypdfium2 import raw

    width, height = page.get_width(), page.get_height()
    covered, scales = 0.0, list[float]()
    for picture in page.get_objects(filter=[raw.FPDF_PAGEOBJ_IMAGE]):
        left, bottom, right, top = picture.get_bounds()
        area, (across, down) = (right - left) * (top - bottom), picture.get_px_size()
        if area > 0:
            covered += area
            scales.append((across * down / area) ** 0.5)  # pixels to a point; turned pictures too
    if covered * 2 < width * height:
        return None
    return round(width * min(scales)), round(height * min(scales))


def page_picture(content: bytes, number: int, width: int) -> bytes:
    """A PNG of page ``number`` (1 = the first), upright on white, ``width`` pixels wide or, if very long, narrower.

    What was filled into its form fields and what was stamped on it is in the picture. Raises likewise, also for a page
    that is not there.
    """
    written = io.BytesIO()
    _drawn(content, number, width).save(written, "PNG", compress_level=1)
    return written.getvalue()


def page_points(content: bytes, number: int, width: int) -> Points:
    """The same picture for a window or a printer. Raises likewise."""
    return as_points(_drawn(content, number, width))


def _drawn(content: bytes, number: int, width: int) -> Image.Image:
    with _opened(content, forms=True) as document:
        if not 1 <= number <= len(document):
            raise BrokenPdf(f"no page {number}")
        page = document[number - 1]
        points_wide, points_high = page.get_size()
        if points_wide <= 0 or points_high <= 0:
            raise BrokenPdf(f"page {number} has no size")
        scale = min(
            width / points_wide,
            (_MOST_PIXELS / (points_wide * points_high)) ** 0.5,
            _LONGEST_SIDE / max(points_wide, points_high),
        )
        drawn: Image.Image = page.render(scale=scale, rev_byteorder=True).to_pil().convert("RGB")
        return drawn


def _is_placeable(page: Any) -> bool:
    """No seals, comments or form fields on top (links do not show), and every font is in the file."""
    from pypdfium2 import raw

    for number in range(raw.FPDFPage_GetAnnotCount(page)):
        annotation = raw.FPDFPage_GetAnnot(page, number)
        shows = raw.FPDFAnnot_GetSubtype(annotation) not in (raw.FPDF_ANNOT_LINK, raw.FPDF_ANNOT_POPUP)
        raw.FPDFPage_CloseAnnot(annotation)
        if shows:
            return False
    texts = page.get_objects(filter=[raw.FPDF_PAGEOBJ_TEXT])
    return all(raw.FPDFFont_GetIsEmbedded(raw.FPDFTextObj_GetFont(text)) == 1 for text in texts)


@contextmanager
def _opened(content: bytes, *, forms: bool = False) -> Iterator[Any]:
    """The library's document."""
    import pypdfium2  # a tenth of a second

    try:
        with pypdfium2.PdfDocument(content) as document:
            if forms:
                document.init_forms()
            yield document
    except pypdfium2.PdfiumError as error:
        locked = error.err_code in (_PASSWORD, _SECURITY)
        raise (LockedPdf if locked else BrokenPdf)(str(error)) from error
