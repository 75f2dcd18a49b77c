"""A file of JSON answers as a table of track records, streamed: one answer at a time is held."""

from __future__ import annotations

import codecs
import io
import json
import re
from collections.abc import Iterator, Sequence

from shopguard.core.message import Message, UserProblem
from shopguard.importers.answers import DECODER, FAILED, HEADER, Failed, Foreign, Row, answers_in, rows_of_answer
from shopguard.importers.candidates import Candidate
from shopguard.importers.encodings import detect_encoding
from shopguard.importers.tables import CHUNK

_JSON = re.compile(r"\ufeff?\s*(?:\{\s*[\"}]|\[\s*[\[{\"\]])")
_READ = 1 << 16
_BIGGEST = 1 << 25  # characters of one document; lists and lines are taken apart and may be as long as they like
_END_LIKE = 40  # an error so near the end may only mean that more is to come
_FOREIGN = ("?", "", "", "-", "")  # a row that says nothing: rejected, and so counted
_BETWEEN = " \t\r\n,\ufeff\0"


def is_json(head: bytes) -> bool:
    """Whether a file that begins so may be JSON."""
    wide = head[:2] in (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
    return _JSON.match(head[:400].decode("utf-16" if wide else "utf-8", "ignore")) is not None


def answer_tables(candidate: Candidate, head: bytes) -> tuple[AnswerTable, ...]:
    """The table of a JSON file. Raises :class:`UserProblem`: no answers of a service that is read, or none with any record."""
    table = AnswerTable(candidate, detect_encoding(candidate, head))
    table.check()
    return (table,)


class AnswerTable:
    """Rows under the header of a plain track file. ``warnings``: of the last time all of it was read."""

    text = None

    def __init__(self, candidate: Candidate, encoding: str) -> None:
        self._candidate = candidate
        self._encoding = encoding
        self.warnings: tuple[Message, ...] = ()

    def check(self) -> None:
        """Raises :class:`UserProblem` where nothing of the file can be read; looks no further than its first record."""
        file = self._candidate.name
        failed: Failed | None = None
        foreign = False
        for answer in self._answers():
            if isinstance(answer, Failed):
                failed = failed or answer
            elif isinstance(answer, Foreign):
                foreign = True
            elif answer:
                return
        if failed is not None:
            raise UserProblem("problem.answers_empty", file=file, why=failed.told or "-")
        raise UserProblem("problem.other_answers" if foreign else "problem.not_ours", file=file)

    def chunks(self) -> Iterator[list[Sequence[str]]]:
        """See :class:`~shopguard.importers.tables.Table`. An answer without records (:data:`FAILED`), or of another
        service, is a row without a time: it is rejected."""
        chunk: list[Sequence[str]] = [HEADER]
        failed: list[Failed] = []
        for answer in self._answers():
            if isinstance(answer, Foreign):
                chunk.append(_FOREIGN)
            elif isinstance(answer, Failed):
                failed.append(answer)
                chunk.append((answer.waybill or "?", answer.courier, "", answer.told or "-", FAILED))
            else:
                chunk.extend(answer)
            while len(chunk) >= CHUNK:
                yield chunk[:CHUNK]
                chunk = chunk[CHUNK:]
        self.warnings = _warnings(failed)
        if chunk:
            yield chunk

    def _answers(self) -> Iterator[list[Row] | Failed | Foreign]:
        for document in documents(self._candidate, self._encoding):
            for answer in answers_in(document):
                yield answer if isinstance(answer, Foreign) else rows_of_answer(*answer)


def _warnings(failed: Sequence[Failed]) -> tuple[Message, ...]:
    if not failed:
        return ()
    first = failed[0]
    told: dict[str, str | int] = {"number": len(failed), "waybill": first.waybill or "-", "told": first.told or "-"}
    return (Message("warning.answers_failed", told),)


def documents(candidate: Candidate, encoding: str) -> Iterator[object]:
    """The JSON documents of a file, one after the other: lines, a list's elements, or the one object that it is.

    Raises :class:`UserProblem` where it cannot be read.
    """
    with io.TextIOWrapper(candidate.open(), encoding=encoding, newline="") as file:
        buffer, line, listed = "", 1, False
        ended = False
        while True:
            rest = buffer.lstrip(_BETWEEN)
            line += buffer[: len(buffer) - len(rest)].count("\n")
            buffer = rest
            if buffer[:1] in ("[", "]"):  # the brackets of a list are passed over: its elements are documents
                listed, buffer = buffer[0] == "[", buffer[1:]
                continue
            if not buffer:
                buffer = _more(candidate, file, _READ)
                if buffer:
                    continue
                if listed:
                    raise UserProblem("problem.answers_broken", file=candidate.name, line=line)
                return
            try:
                document, end = DECODER.raw_decode(buffer)
            except RecursionError:
                raise UserProblem("problem.answers_broken", file=candidate.name, line=line) from None
            except json.JSONDecodeError as error:
                if ended or not _may_go_on(error, buffer):
                    raise UserProblem(
                        "problem.answers_broken", file=candidate.name, line=line + error.lineno - 1
                    ) from None
                if len(buffer) > _BIGGEST:
                    raise UserProblem("problem.answers_too_big", file=candidate.name) from None
                more = _more(candidate, file, max(_READ, len(buffer)))
                ended = not more
                buffer += more
                continue
            line += buffer.count("\n", 0, end)
            buffer = buffer[end:]
            yield document


def _more(candidate: Candidate, file: io.TextIOWrapper, size: int) -> str:
    try:
        return file.read(size)
    except UnicodeDecodeError:
        raise UserProblem("problem.cut", file=candidate.name) from None


def _may_go_on(error: json.JSONDecodeError, buffer: str) -> bool:
    return error.msg.startswith("Unterminated string") or error.pos >= len(buffer) - _END_LIKE
