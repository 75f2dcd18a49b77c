"""What a PDF holds: pages, text, and pictures of its pages. The file is only ever read, and in a process of its own.

Callers wait for their turn, and it may take long: never call it in the thread of the window.
"""

from __future__ import annotations

from collections.abc import Callable
from hashlib import sha256
from typing import Any

from shopguard.appeals import pdf_reading as reading
from shopguard.appeals.pdf_process import GaveUp, PdfProcess
from shopguard.appeals.pdf_reading import BrokenPdf as BrokenPdf  # where callers look for them
from shopguard.appeals.pdf_reading import LockedPdf as LockedPdf
from shopguard.appeals.pdf_reading import PdfPage as PdfPage
from shopguard.appeals.pdf_reading import UnreadablePdf as UnreadablePdf
from shopguard.appeals.picture_files import Points
from shopguard.store.sealing import Readable

_reader = PdfProcess()
_too_much: set[bytes] = set()  # SHA-256 of files that made the reader give up: not once more for every look at them


def pages_of(path: Readable) -> int:
    """How many pages it has, one or more. Raises :class:`BrokenPdf`, :class:`LockedPdf`."""
    found: int = _asked(reading.pages_of, path)
    return found


def look_of_pages(path: Readable) -> list[PdfPage]:
    """Its pages, first to last. Raises :class:`BrokenPdf`, :class:`LockedPdf`."""
    found: list[PdfPage] = _asked(reading.look_of_pages, path)
    return found


def text_of(path: Readable, most_pages: int) -> str:
    """The text layer of the first pages, a form feed between two; "" where all is a picture. Raises likewise."""
    found: str = _asked(reading.text_of, path, most_pages)
    return found


def scan_of(path: Readable, most_pages: int) -> tuple[int, int] | None:
    """How many pixels, wide and high, the coarsest of the first pages has that pictures fill for the most part (a scan, a photo),
    None where there is none. Raises likewise."""
    found: tuple[int, int] | None = _asked(reading.scan_of, path, most_pages)
    return found


def page_picture(path: Readable, number: int, width: int) -> bytes:
    """A PNG of page ``number`` (1 = the first), upright on white, ``width`` pixels wide or, if very long, narrower.

    What was filled into its form fields and what was stamped on it is in the picture. Raises likewise, also for a page
    that is not there.
    """
    found: bytes = _asked(reading.page_picture, path, number, width)
    return found


def page_points(file: Readable | bytes, number: int, width: int) -> Points:
    """The same picture for a window or a printer; ``file`` may be the PDF itself. Raises likewise."""
    found: Points = _asked(reading.page_points, file, number, width)
    return found


def _asked(read: Callable[..., Any], file: Readable | bytes, *told: int) -> Any:
    try:
        content = file if isinstance(file, bytes) else file.read_bytes()
    except OSError as error:
        raise BrokenPdf(error.strerror or str(error)) from error
    if _too_much and sha256(content).digest() in _too_much:
        raise BrokenPdf("it was too much for the reader before")
    try:
        return _reader.ask(read, content, *told)
    except GaveUp as error:
        _too_much.add(sha256(content).digest())
        raise BrokenPdf(str(error)) from error
