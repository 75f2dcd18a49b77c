"""The pages that show the files of a case: print copies of pictures, pages of PDFs, laid on sheets; text and rows between them."""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Sequence
from itertools import groupby
from pathlib import Path
from typing import Any, NamedTuple

from shopguard.appeals.case_file import Exhibit
from shopguard.appeals.pdf_files import LockedPdf, PdfPage, UnreadablePdf, look_of_pages, page_picture, pages_of
from shopguard.appeals.pictures import BrokenPicture, make_print_copies
from shopguard.appeals.print_copies import print_copies
from shopguard.appeals.sheets import COLUMN, Cell, Picture, lay_on_sheets, natural_width
from shopguard.core.message import UserProblem
from shopguard.store.evidence import original
from shopguard.store.sealing import Readable

_PAGE_PIXELS = 1700  # across, for a page of a PDF that is shown as a picture: 250 dots per inch
_MM_PER_POINT = 25.4 / 72
_MOST_PAGES = 1_000  # of one file: a few kilobytes can hold any number of them
_LONG = 2.5  # a page higher than so many times its width is shown in parts, and so as a picture
_LARGER = 1.5  # a small page (a label) may be shown so many times as large as it is


class _Part(NamedTuple):
    """A picture and the file it is printed from; ``page``: the page of that PDF, None for a picture.

    ``of_page``: which page of the owner's PDF it shows, counted from 1; 0: it is of no PDF.
    """

    picture: Picture
    path: Path
    page: int | None
    of_page: int = 0


class ExhibitPages:
    """The pages of one case's files, printed from copies in ``folder``. ``merge``: pages of PDFs are placed as they are."""

    def __init__(self, data: Path, folder: Path, root: Path, *, merge: bool) -> None:
        self._data, self._folder, self._root, self._merge = data, folder, root, merge
        self.archival = True  # no page of somebody else's PDF is among them

    def pages(self, exhibits: Sequence[Exhibit]) -> list[dict[str, Any]]:
        """In the exhibits' order, either a sheet of pictures or the number of an exhibit whose text is to be set.

        Raises :class:`UserProblem` for a file that cannot be shown.
        """
        found: list[dict[str, Any]] = []
        numbered = [(number, one) for number, one in enumerate(exhibits, start=1) if one.form != "apart"]
        for is_text, group in groupby(numbered, key=lambda pair: pair[1].form in ("text", "rows")):
            if is_text:
                found += [{"exhibit": number} for number, _one in group]
            else:
                found += self._sheets(list(group))
        return found

    def _sheets(self, exhibits: Sequence[tuple[int, Exhibit]]) -> Iterator[dict[str, Any]]:
        parts = {number: self._parts(number, exhibit) for number, exhibit in exhibits}
        for sheet in lay_on_sheets(part.picture for one in parts.values() for part in one):
            yield {
                "alone": sheet.alone,
                "cells": [self._cell(cell, parts[cell.picture.exhibit]) for cell in sheet.cells],
            }

    def _cell(self, cell: Cell, parts: list[_Part]) -> dict[str, Any]:
        part = parts[cell.picture.part - 1]
        of_page = [one for one in parts if one.of_page == part.of_page]
        self.archival = self.archival and part.page is None
        return {
            "exhibit": cell.picture.exhibit,
            "part": cell.picture.part,
            "page_of": [part.of_page, parts[-1].of_page],
            "part_of": [of_page.index(part) + 1, len(of_page)],
            "path": f"/{part.path.relative_to(self._root).as_posix()}",
            "page": part.page,
            "width": cell.width,
            "height": cell.height,
            "right": cell.right,
            "wide": cell.width > COLUMN,
        }

    def _parts(self, number: int, exhibit: Exhibit) -> list[_Part]:
        return (
            self._pdf(number, exhibit, original(self._data, exhibit.sha256))
            if exhibit.form == "pdf"
            else self._copies(number, exhibit)
        )

    def _copies(self, number: int, exhibit: Exhibit) -> list[_Part]:
        try:
            copies = print_copies(
                self._data, exhibit.sha256, self._folder, str(number), anew=not self._merge, turned=exhibit.turned
            )
        except BrokenPicture as error:
            raise UserProblem("problem.evidence_picture_broken", name=exhibit.name, slot=exhibit.slot) from error
        paper, strip = exhibit.form == "paper", len(copies) > 1
        return [
            _Part(Picture(number, part, one.width, one.height, paper, natural_width(one.width), strip), one.path, None)
            for part, one in enumerate(copies, start=1)
        ]

    def _pdf(self, number: int, exhibit: Exhibit, file: Readable) -> list[_Part]:
        """Each page itself, or a picture of it where it would look different in another PDF."""
        copy, parts = self._folder / f"{number}.pdf", list[_Part]()
        try:
            pages = pages_of(file)
            if pages > _MOST_PAGES:
                raise UserProblem(
                    "problem.evidence_pdf_too_long",
                    name=exhibit.name,
                    slot=exhibit.slot,
                    pages=pages,
                    most=_MOST_PAGES,
                )
            for page, look in enumerate(look_of_pages(file), start=1):
                part = len(parts) + 1
                if self._merge and look.placeable and look.height <= _LONG * look.width:
                    widest = look.width * _MM_PER_POINT * _LARGER
                    parts.append(_Part(Picture(number, part, look.width, look.height, True, widest), copy, page, page))
                else:
                    parts += self._pictured(number, part, page, page_picture(file, page, _PAGE_PIXELS), look)
        except UnreadablePdf as error:
            code = "problem.evidence_pdf_locked" if isinstance(error, LockedPdf) else "problem.evidence_pdf_broken"
            raise UserProblem(code, name=exhibit.name, slot=exhibit.slot) from error
        if any(part.page is not None for part in parts):
            with file.open("rb") as source, copy.open("wb") as target:
                shutil.copyfileobj(source, target)
        return parts

    def _pictured(self, number: int, first: int, page: int, png: bytes, look: PdfPage) -> list[_Part]:
        """A page of a PDF as a picture; one as long as a scroll in several parts."""
        drawn = self._folder / f"{number}-page.png"
        drawn.write_bytes(png)
        copies = make_print_copies(drawn, self._folder, f"{number}-{first}")
        widest, strip = look.width * _MM_PER_POINT * _LARGER, len(copies) > 1
        return [
            _Part(Picture(number, part, one.width, one.height, True, widest, strip), one.path, None, page)
            for part, one in enumerate(copies, start=first)
        ]
