"""A file of saved JSON of the back office's parcel list as a table of parcels, streamed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from shopguard.core.message import Message
from shopguard.importers.answer_tables import documents
from shopguard.importers.answers import answers_in
from shopguard.importers.candidates import Candidate
from shopguard.importers.encodings import detect_encoding
from shopguard.importers.parcel_centre import PARCEL_HEADER, is_listed_parcel, rows_of_parcel
from shopguard.importers.tables import CHUNK

_DEEPEST = 5  # parcels stand in lists, in {"data": {"list": …}}
_FOREIGN = ("?", *[""] * (len(PARCEL_HEADER) - 1))  # a row that names no parcel: rejected, and so counted


def parcel_tables(candidate: Candidate, head: bytes) -> tuple[ParcelTable, ...]:
    """The table of a JSON file whose first known object is a parcel of that list; () for any other.

    Raises :class:`~shopguard.core.message.UserProblem` where it cannot be read.
    """
    table = ParcelTable(candidate, detect_encoding(candidate, head))
    return (table,) if table.is_one() else ()


class ParcelTable:
    """Rows under the header of a plain parcel file."""

    text = None
    warnings: tuple[Message, ...] = ()

    def __init__(self, candidate: Candidate, encoding: str) -> None:
        self._candidate = candidate
        self._encoding = encoding

    def is_one(self) -> bool:
        """Whether the first object of the file that is known at all is a parcel."""
        for document in documents(self._candidate, self._encoding):
            if next(_parcels_in(document), None) is not None:
                return True
            if next(answers_in(document), None) is not None:
                return False
        return False

    def chunks(self) -> Iterator[list[Sequence[str]]]:
        """See :class:`~shopguard.importers.tables.Table`."""
        chunk: list[Sequence[str]] = [PARCEL_HEADER]
        for document in documents(self._candidate, self._encoding):
            rows = [row for parcel in _parcels_in(document) for row in rows_of_parcel(parcel)]
            chunk += rows or [_FOREIGN]
            while len(chunk) >= CHUNK:
                yield chunk[:CHUNK]
                chunk = chunk[CHUNK:]
        if chunk:
            yield chunk


def _parcels_in(document: object, deep: int = 0) -> Iterator[Mapping[str, Any]]:
    if isinstance(document, dict) and is_listed_parcel(document):
        yield document
    elif deep <= _DEEPEST and isinstance(document, dict | list):
        for one in document.values() if isinstance(document, dict) else document:
            yield from _parcels_in(one, deep + 1)
