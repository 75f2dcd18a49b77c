"""Looks into an original once: does it open, how large is it, which of a case's numbers does its text name.

It may take seconds (a photo of 48 megapixels, a long table): never in the thread of the window.
"""

from __future__ import annotations

import functools
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

from shopguard.appeals.evidence_texts import text_of_file
from shopguard.appeals.media import kind_of
from shopguard.appeals.pdf_files import LockedPdf, UnreadablePdf, pages_of, scan_of, text_of
from shopguard.appeals.pictures import BrokenPicture, size_of
from shopguard.appeals.text_search import named_in
from shopguard.core.message import UserProblem
from shopguard.flows.appeals.table_numbers import numbers_in_table
from shopguard.store.evidence import original
from shopguard.store.evidence_readings import Reading
from shopguard.store.sealing import Readable

_MOST_PAGES, _MOST_CHARACTERS = 200, 8_000_000  # of a PDF and of a text that are searched for a number
_PASSWORDS = ("problem.password", "problem.password_archive")


class Looked(NamedTuple):
    """``named``: for each number that was looked for, whether the file's text names it; empty where it has no text."""

    reading: Reading
    named: dict[str, bool]


def look_into(data: Path, sha256: str, media_type: str, numbers: Iterable[str]) -> Looked:
    """Reads the original of that hash. Never raises for what is in it: a damaged file is told as such."""
    path, wanted = original(data, sha256), tuple(sorted(set(numbers)))
    match kind_of(media_type):
        case "picture":
            return Looked(_picture(path, sha256), {})
        case "pdf":
            return _pdf(path, sha256, wanted)
        case "table":
            return _table(path, sha256, wanted)
        case "text":
            return _text(path, sha256, media_type, wanted)
        case _:
            return Looked(Reading(sha256, "unknown"), {})


@functools.lru_cache(maxsize=512)
def looked_before(data: Path, sha256: str, media_type: str, numbers: tuple[str, ...], _changed_at: int) -> Looked:
    """The same for what nobody kept: once in the life of the program, and again when the original was replaced."""
    return look_into(data, sha256, media_type, numbers)


def _picture(path: Readable, sha256: str) -> Reading:
    try:
        width, height = size_of(path)
    except BrokenPicture:
        return Reading(sha256, "broken")
    return Reading(sha256, "whole", width, height)


def _pdf(path: Readable, sha256: str, wanted: Sequence[str]) -> Looked:
    try:
        text, scan, pages = text_of(path, _MOST_PAGES), scan_of(path, _MOST_PAGES), pages_of(path)
    except UnreadablePdf as error:
        return Looked(Reading(sha256, "locked" if isinstance(error, LockedPdf) else "broken"), {})
    width, height = scan or (None, None)
    return _with_text(Reading(sha256, "whole", width, height, has_text=bool(text.strip()), pages=pages), text, wanted)


def _text(path: Readable, sha256: str, media_type: str, wanted: Sequence[str]) -> Looked:
    try:
        told = text_of_file(path, media_type, _MOST_CHARACTERS)
    except OSError:
        return Looked(Reading(sha256, "unknown"), {})
    text = told.text if told is not None else ""
    return _with_text(Reading(sha256, "whole", has_text=bool(text)), text, wanted)


def _table(path: Readable, sha256: str, wanted: Sequence[str]) -> Looked:
    try:
        found = numbers_in_table(path, wanted)
    except UserProblem as problem:
        return Looked(Reading(sha256, "locked" if problem.message.code in _PASSWORDS else "broken"), {})
    return Looked(Reading(sha256, "whole", has_text=True), {number: number in found for number in wanted})


def _with_text(reading: Reading, text: str, wanted: Sequence[str]) -> Looked:
    return Looked(reading, named_in(text, wanted) if reading.has_text else {})
