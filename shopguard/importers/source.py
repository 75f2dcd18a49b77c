"""A file opened: what it is, what it speaks for, what it lacks, and its rows."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from operator import attrgetter
from typing import Literal

from shopguard.core.beijing import DAY, day_of, plain
from shopguard.core.message import Message, UserProblem
from shopguard.core.order import LineColumns
from shopguard.importers.answer_tables import AnswerTable
from shopguard.importers.as_of import SeenTimes, newest_moment
from shopguard.importers.building import Row, Unclear, builder, order_columns
from shopguard.importers.candidates import BROKEN_ARCHIVE, Candidate
from shopguard.importers.cells import reader_for
from shopguard.importers.columns import Kind
from shopguard.importers.disk_problems import disk_problem
from shopguard.importers.ending import end_of
from shopguard.importers.expanding import expand
from shopguard.importers.name_moments import day_in_name, maybe_told_by_name, told_by_name
from shopguard.importers.opening import check_unchanged, open_tables
from shopguard.importers.other_tools import WholeOrders, told_fields
from shopguard.importers.quick_newest import WrongGuess, quick_newest
from shopguard.importers.reading import Reading
from shopguard.importers.recognising import Recognised, has_header, recognise
from shopguard.importers.records import NOTHING_KNOWN, Chunk, Known, Records, can_read
from shopguard.importers.sampling import Sample, take_sample
from shopguard.importers.serials import Serials
from shopguard.importers.shaping import Accepted, Rejected, Shaper
from shopguard.importers.tables import TextTable
from shopguard.importers.values import DamagedId

__all__ = ["Accepted", "Candidate", "Rejected", "Row", "SourceFile", "WrongGuess", "expand", "open_source"]

KnownBy = Literal["owner", "name", "content"]  # who told up to which moment a file knows
_Chunk = tuple[int, list[Sequence[str]]]
_ANY_CLOCK = 36_500 * DAY  # a computer's clock can be wrong by this much
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
        stamp: object = None,
        guessed: int | None = None,
    ) -> None:
        self.path = candidate.path
        self.sha256 = sha256
        self.kind: Kind = recognised.columns.kind
        self.known_as_of = known_as_of
        self.known_by = known_by
        self.header = recognised.header
        self.mapping = recognised.mapping
        self.told = _told(recognised, sample)
        self._name = candidate.name
        self.candidate = candidate
        self._stamp = stamp
        self._guessed = guessed
        self.passed_over: Sequence[int] = ()  # hashes of the known records in the file
        self._days_only = frozenset(sample.days_only)
        self._warnings = _warnings(recognised, sample)
        self.seen = SeenTimes(known_as_of, now, self.kind, recognised.found)
        self._day_in_name = _day_in_name(candidate.name, known_as_of, now) if known_by == "content" else None
        self._unclear = Unclear(self.seen.ahead)
        self._whole = WholeOrders()
        self._recognised = recognised
        self._reading = reading

    @property
    def warnings(self) -> tuple[Message, ...]:
        """What the file lacks, and what of it nobody understood. Complete when its rows have been read."""
        warnings = [*self._warnings]
        if self._day_in_name is not None:
            warnings.append(Message("warning.day_in_name", {"day": self._day_in_name}))
        if self.seen.later is not None:
            told = {"as_of": plain(self.known_as_of), "newest": plain(self.seen.later)}
            warnings.append(Message("warning.later_records", told))
        if self.seen.ahead.furthest is not None:
            ahead = self.seen.ahead
            furthest = plain(ahead.furthest)
            warnings.append(Message("warning.ahead_of_now", {"number": ahead.number, "furthest": furthest}))
        for table in self._recognised.tables:
            warnings += table.warnings if isinstance(table, AnswerTable) else ()
        if self._unclear.lines:
            warnings.append(Message("warning.not_understood", {"number": self._unclear.lines}))
        if self._unclear.figures:
            warnings.append(Message("warning.figure_doubtful", {"number": self._unclear.figures}))
        if self._unclear.shared:
            warnings.append(Message("warning.figure_shared", {"number": self._unclear.shared}))
        return tuple(warnings)

    def rows(self) -> Iterator[Accepted | Rejected]:
        """The rows of data, streamed; can be called again.

        Raises :class:`UserProblem` where the file turns out to be damaged further down: then nothing of it may be stored.
        """
        shaper, serials = self._shaper(), Serials()
        with self._as_problems():
            for chunk, doubtful in self._chunks(shaper, NOTHING_KNOWN):
                shaped = shaper.shape(chunk)
                yield from serials.checked(shaped, chunk) if self.kind == "ledger" else shaped
                if doubtful is not None:
                    yield from shaper.shape_last(*doubtful)

    @property
    def names_lines(self) -> bool:
        """Whether the rows of an order export are lines with numbers of their own."""
        return "whole_order" in self.told

    def look_at(self, times: Mapping[str, Sequence[int]]) -> None:
        """Times by field of rows that were passed over."""
        for field, told in times.items():
            self.seen.look_at(field, told)

    def check_guess(self, *, rejected: bool) -> None:
        """When the rows have been read: was the newest moment guessed right? Raises :class:`WrongGuess`.

        ``rejected``: some rows were, and the times in them count too.
        """
        if self._guessed is None or (not rejected and self.seen.newest == self._guessed):
            return
        with self._as_problems():
            if _newest(self._recognised, self.seen.now) != self._guessed:
                raise WrongGuess

    def line_columns(self, known: Known = NOTHING_KNOWN) -> Iterator[tuple[LineColumns, Sequence[Rejected]]]:
        """The rows of an order export, streamed some hundred at a time: column by column, with what was rejected among them.

        Records that are ``known`` are passed over (see ``passed_over``). Raises as :meth:`rows`.
        """
        shaper, complete = self._shaper(), order_columns(self._reading.places, self._whole, self.told)
        with self._as_problems():
            for chunk, doubtful in self._chunks(shaper, known):
                shaped = shaper.shape_columns(chunk)
                rejected = sorted(shaped.rejected, key=attrgetter("line"))
                if doubtful is not None:
                    rejected += shaper.shape_last(*doubtful)
                yield LineColumns(complete(shaped.values, len(shaped.lines)), shaped.fingerprints), rejected

    def _shaper(self) -> Shaper:
        self._unclear.begin_anew()
        self._whole.clear()
        self.seen.begin_anew()
        found = self._recognised.found
        text = self._recognised.tables[-1].text
        return Shaper(
            found,
            [reader_for(c.column.reads, c.name, self._reading, days_only=c.name in self._days_only) for c in found],
            len(self.header),
            builder(
                self.kind,
                lambda: self._reading.track_lines,
                self._reading.places,
                self.known_as_of,
                self._unclear,
                self._whole,
                self.told,
            ),
            below=self._recognised.below,
            delimiter=None if text is None else text.delimiter,
            seen=self.seen,
            hashed=self.kind != "tracks",
        )

    def _chunks(self, shaper: Shaper, known: Known) -> Iterator[tuple[Chunk, tuple[int, Sequence[str]] | None]]:
        """The rows, and a last one (with its number) that may lack its end."""
        found, text = self._recognised.found, self._recognised.tables[-1].text
        check_unchanged(self.candidate, self._stamp)
        for chunk, last in self._read_chunks(known):
            row = chunk.row(len(chunk) - 1) if last and len(chunk) else ()
            end = end_of(row, len(self.header), text) if row else "whole"
            if end == "cut" and not shaper.is_total(row):
                raise UserProblem("problem.cut", file=self._name)
            # a last cell that nobody reads may well lack its end
            if end == "doubtful" and any(column.place == len(self.header) - 1 for column in found):
                yield chunk.only(range(len(chunk) - 1)), (chunk.lines[-1], row)
            else:
                yield chunk, None
        check_unchanged(self.candidate, self._stamp)

    def _read_chunks(self, known: Known) -> Iterator[tuple[Chunk, bool]]:
        """The rows, and whether the last one of them is the file's last row."""
        table = self._recognised.tables[0]
        if (
            self.kind != "orders"
            or len(self._recognised.tables) > 1
            or not isinstance(table, TextTable)
            or not can_read(table)
        ):
            for first, rows, last in _with_last(numbered_chunks(self._recognised)):
                yield Chunk(range(first, first + len(rows)), rows), last
            return
        sign = (
            known.sign,
            self.mapping,
            sorted(self._days_only),
            [(one.column.field, one.place) for one in self._recognised.found],
        )
        records = Records(table, self._name, self.header, self._recognised.below, replace(known, sign=repr(sign)))
        self.passed_over = records.skipped
        for chunk, last in records.chunks():
            yield chunk, last and not records.ends_known

    @contextmanager
    def _as_problems(self) -> Iterator[None]:
        """Whatever goes wrong while the rows are read, as the sentence for it."""
        try:
            yield
        except DamagedId:
            raise UserProblem("problem.damaged_ids", file=self._name) from None
        except BROKEN_ARCHIVE:
            raise UserProblem("problem.cut", file=self._name) from None
        except OSError as error:
            raise disk_problem(error, self._name) from None


def open_source(
    candidate: Candidate,
    *,
    now: int,
    as_of: int | None,
    reading: Reading,
    mapping: str | None = None,
    may_guess: bool = False,
) -> SourceFile:
    """Looks into a file. Raises :class:`UserProblem`: the whole file is refused, with one sentence.

    ``as_of`` goes before the moment in the file's name, that before the newest time in the file not after ``now``.
    ``mapping``: the name of the template (one of ``reading.templates``) to read it by, whatever else claims it.
    ``may_guess``: the newest time may be looked for quickly; then :meth:`SourceFile.check_guess` must be asked at the end.
    """
    opened = open_tables(candidate, lambda rows: has_header(rows, reading, mapping))
    try:
        recognised = recognise(opened.tables, candidate.name, reading, mapping)
        sample = take_sample(recognised, candidate.name)
        guesses = may_guess and as_of is None and told_by_name(candidate.name, now) is None
        is_export = recognised.columns.kind == "orders"
        guessed = quick_newest(recognised.tables, recognised.found, now) if guesses and is_export else None
        told: tuple[int, KnownBy] = (
            (as_of, "owner") if as_of is not None else _knows_until(candidate.name, recognised, sample, now, guessed)
        )
    except BROKEN_ARCHIVE:
        raise UserProblem("problem.cut", file=candidate.name) from None
    except OSError as error:
        raise disk_problem(error, candidate.name) from None
    return SourceFile(candidate, opened.sha256, recognised, *told, sample, reading, now, opened.stamp, guessed)


def _knows_until(
    name: str, recognised: Recognised, sample: Sample, now: int, guessed: int | None
) -> tuple[int, KnownBy]:
    """The moment a file speaks for, and who tells it. Raises :class:`UserProblem` where nothing does."""
    told = told_by_name(name, now)
    if told is not None:
        return told, "name"
    newest = _newest(recognised, now) if guessed is None else guessed
    told = None if sample.empty else maybe_told_by_name(name, newest, now)
    if told is not None:
        return told, "name"
    if newest is not None:
        return newest, "content"
    if sample.empty:
        raise UserProblem("problem.no_rows", file=name)
    ahead = _newest(recognised, now + _ANY_CLOCK)
    if ahead is None and recognised.mapping is not None:
        raise UserProblem("problem.no_as_of_mapped", file=name, mapping=recognised.mapping)
    raise UserProblem("problem.no_as_of" if ahead is None else "problem.clock_behind", file=name)


def _newest(recognised: Recognised, now: int) -> int | None:
    return newest_moment((chunk for _, chunk in numbered_chunks(recognised)), recognised.found, now)


def _day_in_name(name: str, newest: int, now: int) -> str | None:
    """A day in the file's name that may be the day of export."""
    day = day_in_name(name)
    return day.isoformat() if day is not None and day_of(newest) <= day <= day_of(now) else None


def numbered_chunks(recognised: Recognised) -> Iterator[tuple[int, list[Sequence[str]]]]:
    """The rows below the header, sheet after sheet, some hundred at a time, with the number of the first of them."""
    for table in recognised.tables:
        line = 1
        for chunk in table.chunks():
            skipped = max(0, recognised.below + 1 - line)
            if table.text is not None or any(
                map(any, chunk)
            ):  # a stray cell far down has a million empty rows above it
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


def _told(recognised: Recognised, sample: Sample) -> frozenset[str]:
    fields = {column.column.field for column in recognised.found if column.name not in sample.days_only}
    if recognised.columns.kind == "orders":
        return told_fields(fields)
    told = fields - _PARTS_OF_LAST_EVENT
    return frozenset(told | {"last_event"} if "last_at" in fields else told)


def _warnings(recognised: Recognised, sample: Sample) -> tuple[Message, ...]:
    there = told_fields(column.column.field for column in recognised.found)
    missing = [c.missing for c in recognised.columns.columns if c.missing and c.field not in there]
    rough = [("warning.days_only", sample.days_only), ("warning.minutes_only", sample.minutes_only)]
    told = [Message(code, {"column": "、".join(names)}) for code, names in rough if names]
    return (*(Message(code) for code in missing), *told)
