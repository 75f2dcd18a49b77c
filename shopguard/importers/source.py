"""A file opened: what it is, what it speaks for, what it lacks, and its rows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Literal

from shopguard.core.beijing import plain
from shopguard.core.message import Message, UserProblem
from shopguard.importers.as_of import LaterRecords, newest_moment, told_by_name
from shopguard.importers.building import Row, Unclear, builder
from shopguard.importers.candidates import BROKEN_ARCHIVE, Candidate, expand
from shopguard.importers.cells import reader_for
from shopguard.importers.columns import Found, Kind
from shopguard.importers.ending import end_of
from shopguard.importers.opening import open_tables
from shopguard.importers.reading import Reading
from shopguard.importers.recognising import Recognised, has_header, recognise
from shopguard.importers.sampling import Sample, take_sample
from shopguard.importers.shaping import Accepted, Rejected, Shaper
from shopguard.importers.values import DamagedId

__all__ = ["Accepted", "Candidate", "Rejected", "Row", "SourceFile", "expand", "open_source"]

KnownBy = Literal["owner", "name", "content"]  # who told up to which moment a file knows
_Chunk = tuple[int, list[Sequence[str]]]
_PARTS_OF_LAST_EVENT = frozenset({"last_at", "last_text", "last_state"})


class SourceFile:
    """One recognised file. ``told``: fields of the row class that it has a column for. Times are unix seconds.

    ``waybills`` of an order line: "" says that there are none; None says nothing, also in a told column, and must not
    replace what an older file knew.
    """

    def __init__(
        self,
        candidate: Candidate,
        sha256: str,
        recognised: Recognised,
        known_as_of: int,
        known_by: KnownBy,
        sample: Sample,
        reading: Reading,
        now: int,
    ) -> None:
        self.path = candidate.path
        self.sha256 = sha256
        self.kind: Kind = recognised.columns.kind
        self.known_as_of = known_as_of
        self.known_by = known_by
        self.header = recognised.header
        self.told = _told(recognised.found, sample)
        self._name = candidate.name
        self._days_only = frozenset(sample.days_only)
        self._warnings = _warnings(recognised, sample)
        self._later = LaterRecords(known_as_of, now)
        self._unclear = Unclear()
        self._recognised = recognised
        self._reading = reading

    @property
    def warnings(self) -> tuple[Message, ...]:
        """What the file lacks, and what of it nobody understood. Complete when its rows have been read."""
        warnings = [*self._warnings]
        if self._later.newest is not None:
            told = {"as_of": plain(self.known_as_of), "newest": plain(self._later.newest)}
            warnings.append(Message("warning.later_records", told))
        if self._unclear.lines:
            warnings.append(Message("warning.not_understood", {"number": self._unclear.lines}))
        return tuple(warnings)

    def rows(self) -> Iterator[Accepted | Rejected]:
        """The rows of data, streamed; can be called again.

        Raises :class:`UserProblem` where the file turns out to be damaged further down: then nothing of it may be stored.
        """
        self._unclear.lines = 0
        found = self._recognised.found
        text = self._recognised.tables[-1].text
        shaper = Shaper(
            found,
            [reader_for(c.column.reads, c.name, self._reading, days_only=c.name in self._days_only) for c in found],
            len(self.header),
            builder(self.kind, self._reading.track_lines, self._reading.places, self.known_as_of, self._unclear),
            below=self._recognised.below,
            delimiter=None if text is None else text.delimiter,
            later=self._later,
            hashed=self.kind != "tracks",
        )
        try:
            for first_line, chunk, last in _with_last(numbered_chunks(self._recognised)):
                rows = chunk
                end = end_of(chunk[-1], len(self.header), text) if last and chunk else "whole"
                if end == "cut" and not shaper.is_total(chunk[-1]):
                    raise UserProblem("problem.cut", file=self._name)
                doubtful = end == "doubtful" and any(column.place == len(self.header) - 1 for column in found)
                if doubtful:  # a last cell that nobody reads may well lack its end
                    rows = chunk[:-1]
                yield from shaper.shape(range(first_line, first_line + len(rows)), rows)
                if doubtful:
                    yield from shaper.shape_last(first_line + len(rows), chunk[-1])
        except DamagedId:
            raise UserProblem("problem.damaged_ids", file=self._name) from None
        except BROKEN_ARCHIVE:
            raise UserProblem("problem.cut", file=self._name) from None
        except OSError:
            raise UserProblem("problem.unreadable", file=self._name) from None


def open_source(candidate: Candidate, *, now: int, as_of: int | None, reading: Reading) -> SourceFile:
    """Looks into a file. Raises :class:`UserProblem`: the whole file is refused, with one sentence.

    ``as_of`` goes before the moment in the file's name, that before the newest time in the file not after ``now``.
    """
    opened = open_tables(candidate, lambda rows: has_header(rows, reading))
    try:
        recognised = recognise(opened.tables, candidate.name, reading)
        sample = take_sample(recognised, candidate.name)
        known = as_of
        known_by: KnownBy = "owner"
        if known is None:
            known, known_by = told_by_name(candidate.name, now), "name"
        if known is None:
            known_by = "content"
            known = newest_moment((chunk for _, chunk in numbered_chunks(recognised)), recognised.found, now)
    except BROKEN_ARCHIVE:
        raise UserProblem("problem.cut", file=candidate.name) from None
    except OSError:
        raise UserProblem("problem.unreadable", file=candidate.name) from None
    if known is None:
        raise UserProblem("problem.no_rows" if sample.empty else "problem.no_as_of", file=candidate.name)
    return SourceFile(candidate, opened.sha256, recognised, known, known_by, sample, reading, now)


def numbered_chunks(recognised: Recognised) -> Iterator[tuple[int, list[Sequence[str]]]]:
    """The rows below the header, sheet after sheet, some hundred at a time, with the number of the first of them."""
    for table in recognised.tables:
        line = 1
        for chunk in table.chunks():
            skipped = max(0, recognised.below + 1 - line)
            yield line + skipped, chunk[skipped:]
            line += len(chunk)


def _with_last(chunks: Iterator[_Chunk]) -> Iterator[tuple[int, list[Sequence[str]], bool]]:
    """Each chunk and whether it is the last one."""
    waiting = next(chunks, None)
    for chunk in chunks:
        if waiting is not None:
            yield *waiting, False
        waiting = chunk
    if waiting is not None:
        yield *waiting, True


def _told(found: Sequence[Found], sample: Sample) -> frozenset[str]:
    fields = {column.column.field for column in found if column.name not in sample.days_only}
    told = fields - _PARTS_OF_LAST_EVENT
    return frozenset(told | {"last_event"} if "last_at" in fields else told)


def _warnings(recognised: Recognised, sample: Sample) -> tuple[Message, ...]:
    there = {column.column.field for column in recognised.found}
    missing = [c.missing for c in recognised.columns.columns if c.missing and c.field not in there]
    days = [Message("warning.days_only", {"column": name}) for name in sample.days_only]
    minutes = [Message("warning.minutes_only", {"column": name}) for name in sample.minutes_only]
    return (*(Message(code) for code in missing), *days, *minutes)
