"""How a text file is written down: UTF-8, GB18030 or UTF-16; and whether it was cut off or mangled on the way."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from typing import Final

from shopguard.core.message import UserProblem
from shopguard.importers.candidates import Candidate

_CHUNK: Final = 1 << 20
_HEAD: Final = 1 << 16
_LONGEST_CHARACTER: Final = 4
_LONGEST_LINE: Final = 1 << 20
_SAMPLE: Final = 4000  # bytes
_USUAL: Final = re.compile(r"[\t\r\n -~一-鿿\u3000-\u303f\uff00-\uffef¥·‘’“”—…]")
_MISREAD_AS: Final = ("gb18030", "cp1252", "latin-1")


def detect_encoding(candidate: Candidate, head: bytes, *, lines: bool = False) -> str:
    """The encoding of the whole file (it is read through once). ``head``: its first 64 KB or more.

    ``lines``: a text of lines; one without an end would have to be held whole. Raises :class:`UserProblem`: no text at
    all, cut in the middle of a character, mangled, a line without an end. Raises OSError.
    """
    marked = _by_mark(head)
    if marked is not None:
        _check(candidate, marked, lines=lines)
        return marked
    if lines and 0 in head:
        raise UserProblem("problem.zero_bytes", file=candidate.name)
    for encoding in ("utf-8", "gb18030"):
        if _reads(head[:_HEAD], encoding):
            failed_at = _first_failure(candidate, encoding, lines=lines)
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


def is_utf16(head: bytes) -> bool:
    """Whether a file begins like UTF-16, with a mark or without."""
    return head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) or _unmarked_utf16(head) is not None


def _by_mark(head: bytes) -> str | None:
    if head.startswith(codecs.BOM_UTF8):
        return "utf-8-sig"
    if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    return _unmarked_utf16(head)


def _unmarked_utf16(head: bytes) -> str | None:
    """Separators and digits leave a zero in every second place; read so, nearly all of it must be usual signs."""
    sample = head[:_SAMPLE]
    if sample.count(0) > len(sample) // 50:
        for encoding in ("utf-16-le", "utf-16-be"):
            text = sample.decode(encoding, "ignore")
            if len(_USUAL.findall(text)) > len(text) * 0.95:
                return encoding
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


def _check(candidate: Candidate, encoding: str, *, lines: bool) -> None:
    failed_at = _first_failure(candidate, encoding, lines=lines)
    if failed_at is not None:
        raise _failure(candidate, *failed_at)


def _first_failure(candidate: Candidate, encoding: str, *, lines: bool) -> tuple[int, int] | None:
    """(where reading fails, how long the file is) in bytes, None if all of it can be read."""
    decoder = codecs.getincrementaldecoder(encoding)()
    done = unbroken = 0
    with candidate.open() as file:
        while chunk := file.read(_CHUNK):
            if lines and 0 in chunk and not encoding.startswith("utf-16"):
                raise UserProblem("problem.zero_bytes", file=candidate.name)
            waiting = len(decoder.getstate()[0])
            try:
                text = decoder.decode(chunk)
            except UnicodeDecodeError as error:
                rest = sum(len(more) for more in iter(lambda: file.read(_CHUNK), b""))
                return done - waiting + error.start, done + len(chunk) + rest
            done += len(chunk)
            unbroken = _look_at(text, unbroken, candidate) if lines else 0
    waiting = len(decoder.getstate()[0])
    return (done - waiting, done) if waiting else None


def _look_at(text: str, unbroken: int, candidate: Candidate) -> int:
    """How many signs ago the last line break was, at the end of ``text``."""
    if "\0" in text:
        raise UserProblem("problem.zero_bytes", file=candidate.name)
    last = max(text.rfind("\n"), text.rfind("\r"))
    unbroken = unbroken + len(text) if last < 0 else len(text) - last
    if unbroken > _LONGEST_LINE:
        raise UserProblem("problem.endless_line", file=candidate.name)
    return unbroken


def _failure(candidate: Candidate, at: int, size: int) -> UserProblem:
    cut = size - at < _LONGEST_CHARACTER
    return UserProblem("problem.cut" if cut else "problem.wrong_encoding", file=candidate.name)
