"""How a text file is written down: UTF-8, GB18030 or UTF-16; and whether it was cut off or mangled on the way."""

from __future__ import annotations

import codecs
from collections.abc import Iterator
from typing import Final

from shopguard.core.message import UserProblem
from shopguard.importers.candidates import Candidate

_CHUNK: Final = 1 << 20
_HEAD: Final = 1 << 16
_LONGEST_CHARACTER: Final = 4
_MISREAD_AS: Final = ("gb18030", "cp1252", "latin-1")


def detect_encoding(candidate: Candidate, head: bytes) -> str:
    """The encoding of the whole file (it is read through once). ``head``: its first 64 KB or more.

    Raises :class:`UserProblem`: no text at all, cut in the middle of a character, or mangled.
    """
    marked = _by_mark(head)
    if marked is not None:
        _check(candidate, marked)
        return marked
    for encoding in ("utf-8", "gb18030"):
        if _reads(head[:_HEAD], encoding):
            failed_at = _first_failure(candidate, encoding)
            if failed_at is None:
                return encoding
            if _has_chinese(head, encoding) or encoding == "gb18030":
                raise _failure(candidate, *failed_at)
    raise UserProblem("problem.wrong_encoding", file=candidate.name)


def last_character(head: bytes, tail: bytes, encoding: str) -> str:
    """The last character of a text that begins with ``head`` and ends with ``tail``; "" for none."""
    if encoding == "utf-16":
        encoding = "utf-16-be" if head.startswith(codecs.BOM_UTF16_BE) else "utf-16-le"
    # From a wrong place inside a character only the first ones are misread; line breaks and quotes stand for themselves.
    return tail.decode(encoding, "ignore")[-1:]


def misread(text: str) -> Iterator[str]:
    """What ``text`` would be, had UTF-8 been taken for another encoding and saved so (涓昏鍗 for 主订)."""
    for encoding in _MISREAD_AS:
        yield text.encode(encoding, "ignore").decode("utf-8", "ignore")


def _by_mark(head: bytes) -> str | None:
    if head.startswith(codecs.BOM_UTF8):
        return "utf-8-sig"
    if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    sample = head[:1000]
    if sample[1::2].count(0) > len(sample) // 8:
        return "utf-16-le"
    if sample[::2].count(0) > len(sample) // 8:
        return "utf-16-be"
    return None


def _reads(head: bytes, encoding: str) -> bool:
    """Whether the head can be read so; a character cut at its end does not count."""
    decoder = codecs.getincrementaldecoder(encoding)()
    try:
        decoder.decode(head)
    except UnicodeDecodeError:
        return False
    return True


def _has_chinese(head: bytes, encoding: str) -> bool:
    return any(ord(character) > 127 for character in head.decode(encoding, "ignore"))


def _check(candidate: Candidate, encoding: str) -> None:
    failed_at = _first_failure(candidate, encoding)
    if failed_at is not None:
        raise _failure(candidate, *failed_at)


def _first_failure(candidate: Candidate, encoding: str) -> tuple[int, int] | None:
    """(where reading fails, how long the file is) in bytes, None if all of it can be read."""
    decoder = codecs.getincrementaldecoder(encoding)()
    done = 0
    with candidate.open() as file:
        while chunk := file.read(_CHUNK):
            waiting = len(decoder.getstate()[0])
            try:
                decoder.decode(chunk)
            except UnicodeDecodeError as error:
                rest = sum(len(more) for more in iter(lambda: file.read(_CHUNK), b""))
                return done - waiting + error.start, done + len(chunk) + rest
            done += len(chunk)
    waiting = len(decoder.getstate()[0])
    return (done - waiting, done) if waiting else None


def _failure(candidate: Candidate, at: int, size: int) -> UserProblem:
    cut = size - at < _LONGEST_CHARACTER
    return UserProblem("problem.cut" if cut else "problem.wrong_encoding", file=candidate.name)
