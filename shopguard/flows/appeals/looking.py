"""One file of a case looked at closely: is every byte as it was, what is known of it, what it shows. The original is only read."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from functools import partial
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, NamedTuple

from shopguard.appeals.evidence_texts import FileText, text_of_file
from shopguard.appeals.locker import copy_original, is_whole
from shopguard.appeals.media import kind_of
from shopguard.appeals.pdf_files import LockedPdf, UnreadablePdf, page_points, pages_of
from shopguard.appeals.picture_files import BrokenPicture, Points, points_of, size_of, told_size_of
from shopguard.core.message import Texts, UserProblem
from shopguard.flows.appeals.evidence_view import EvidenceView
from shopguard.flows.appeals.file_facts import camera_facts, file_facts
from shopguard.flows.progress import Reporter
from shopguard.flows.workplace import Workplace
from shopguard.store.sealing import Readable

if TYPE_CHECKING:
    from shopguard.importers.tables import Table

_KILO = 1024
_ROUGH, _FINE = 3_600_000, 80_000_000  # points of a picture's first copy, and of the one for a close look
_OWN_PAGE, _ROUGH_PAGE, _FINE_PAGE = 992, 1600, 3600  # widths of a PDF's page
_MOST_ROWS, _MOST_SHEETS = 500, 5


class Look(NamedTuple):
    """``facts`` and ``exif``: label and value, in words. ``whole``: every byte is as it was; None = the original is not there.

    ``exif`` is None for what is no picture. ``pages``: how many can be drawn, 1 for a picture, 0 for what has
    no look. ``text``: what a text or table says. ``problem``: why there is nothing to see, "" where there is.
    """

    facts: tuple[tuple[str, str], ...]
    exif: tuple[tuple[str, str], ...] | None
    whole: bool | None
    pages: int = 0
    text: str = ""
    problem: str = ""


class _Seen(NamedTuple):
    size: tuple[int, int] | None = None
    pages: int = 0
    text: str = ""
    problem: str = ""


def look_at(place: Workplace, one: EvidenceView) -> Look:
    """Everything there is to know of a file. It is read whole: not in the thread of the window."""
    whole = is_whole(place.data, one.sha256)
    seen = _Seen(problem="look.missing") if whole is None else _see(place.texts, one)
    exif = (
        camera_facts(place.texts, one.original) if whole is not None and kind_of(one.media_type) == "picture" else None
    )
    facts = file_facts(place.texts, one, size=seen.size, pages=seen.pages, whole=whole)
    problem = place.texts.word(seen.problem) if seen.problem else ""
    return Look(tuple(facts), exif, whole, seen.pages, seen.text, problem)


class Drawn(NamedTuple):
    """A picture or page as points. ``own``: its own size, of a page at 120 points an inch; ``finest``: the width it can be had in."""

    points: Points
    own: tuple[int, int]
    finest: int


def draw(one: EvidenceView, page: int, *, fine: bool) -> Drawn | None:
    """A picture, or a page of a PDF (1 = the first), for a first look or for a close one; None if it cannot be drawn."""
    try:
        if kind_of(one.media_type) == "pdf":
            points = page_points(one.original, page, _FINE_PAGE if fine else _ROUGH_PAGE)
            return Drawn(points, (_OWN_PAGE, points.height * _OWN_PAGE // points.width), max(points.width, _FINE_PAGE))
        own = told_size_of(one.original)
        points = points_of(one.original, _longest(own, _FINE if fine else _ROUGH))
        return Drawn(points, own, round(own[0] * _longest(own, _FINE) / max(own)))
    except (BrokenPicture, UnreadablePdf):
        return None


def _longest(own: tuple[int, int], most: int) -> int:
    """The longer side at which a picture has that many points; a long screenshot stays wide enough to read."""
    width, height = own
    return max(1, round(max(own) * min(1.0, math.sqrt(most / (width * height)))))


def save_copy(place: Workplace, one: EvidenceView, target: Path, *, reporter: Reporter) -> Path:
    """Writes the original's bytes into a file of the owner's; returns it. Raises :class:`UserProblem`; then nothing is there."""

    def copied(done: int, total: int) -> None:
        reporter.tell("progress.evidence", done // _KILO, total // _KILO, name=one.name)

    copy_original(place.data, one.sha256, one.name, target, copied)
    return target


def _see(texts: Texts, one: EvidenceView) -> _Seen:
    match kind_of(one.media_type):
        case "picture":
            return _picture(one.original)
        case "pdf":
            return _pdf(one.original)
        case "text":
            return _text(texts, text_of_file(one.original, one.media_type))
        case "table":
            return _table(texts, one)
        case "audio" | "video":
            return _Seen(problem="look.recording")
        case _:
            return _Seen(problem="look.no_look")


def _picture(path: Readable) -> _Seen:
    try:
        return _Seen(size_of(path), pages=1)
    except BrokenPicture:
        return _Seen(problem="look.picture_broken")


def _pdf(path: Readable) -> _Seen:
    try:
        return _Seen(pages=pages_of(path))
    except LockedPdf:
        return _Seen(problem="look.pdf_locked")
    except UnreadablePdf:
        return _Seen(problem="look.pdf_broken")


def _text(texts: Texts, told: FileText | None) -> _Seen:
    if told is None:
        return _Seen(problem="look.text_unread")
    return _Seen(text=told.text if told.whole else f"{told.text}\n\n{texts.word('look.text_begins')}")


def _table(texts: Texts, one: EvidenceView) -> _Seen:
    """Its first rows, cell by cell as they stand there."""
    from shopguard.importers.candidates import Candidate  # all of the importers, and only where such a file is
    from shopguard.importers.opening import open_tables

    try:
        opened = open_tables(Candidate(str(one.original.path), one.name, partial(_open, one.original)), _any_rows)
        lines = list(islice(_lines(opened.tables[:_MOST_SHEETS]), _MOST_ROWS + 1))
    except UserProblem:
        return _Seen(problem="look.text_unread")
    whole = len(lines) <= _MOST_ROWS and len(opened.tables) <= _MOST_SHEETS
    return _text(texts, FileText("\n".join(lines[:_MOST_ROWS]), whole))


def _open(path: Readable) -> BinaryIO:
    return path.open("rb")


def _lines(tables: Sequence[Table]) -> Iterator[str]:
    for table in tables:
        for chunk in table.chunks():
            yield from ("\t".join(row).rstrip() for row in chunk)


def _any_rows(_rows: Sequence[Sequence[str]]) -> bool:
    return True
