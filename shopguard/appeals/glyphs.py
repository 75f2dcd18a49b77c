"""Text the bundled font can print: characters it lacks (emoji, for one) become □, control characters go."""

from __future__ import annotations

import functools
import struct
import unicodedata
from pathlib import Path

MISSING = "□"
_LONG_RUN = 24  # an unbroken run of Latin longer than this gets places to break; ids and numbers are shorter
_BREAK = "\u200b"
_VANISHING = ("Cc", "Cf", "Mn", "Me")  # control characters; joiners and selectors go with their emoji
_FULL_UNICODE = 12  # the cmap format with all planes


@functools.cache
def characters_of(font: Path) -> frozenset[int]:
    """The code points an OpenType font has a glyph for (its format 12 character map)."""
    data = font.read_bytes()
    cmap = _table(data, b"cmap")
    (count,) = struct.unpack_from(">H", data, cmap + 2)
    for number in range(count):
        (offset,) = struct.unpack_from(">I", data, cmap + 4 + 8 * number + 4)
        if struct.unpack_from(">H", data, cmap + offset)[0] == _FULL_UNICODE:
            return _groups(data, cmap + offset)
    raise ValueError(f"{font.name}: no character map of format {_FULL_UNICODE}")


def printable(text: str, has: frozenset[int]) -> str:
    """``text`` with nothing in it that the font cannot show; line breaks stay."""
    kept = []
    for character in text.replace("\r\n", "\n").replace("\r", "\n").replace("\t", " "):
        if ord(character) in has or character == "\n":
            kept.append(character)
        elif unicodedata.category(character) not in _VANISHING:
            kept.append(MISSING)
    return "".join(kept)


def breakable(text: str) -> str:
    """Gives very long unbroken runs of Latin letters and digits (file names, links) places where a line may end."""
    return " ".join(
        _BREAK.join(word[i : i + 12] for i in range(0, len(word), 12))
        if len(word) > _LONG_RUN and word.isascii()
        else word
        for word in text.split(" ")
    )


def shortened(text: str, columns: int) -> str:
    """``text`` in at most so many half-width columns (a Chinese character takes two), cut with …"""
    width = 0
    for number, character in enumerate(text):
        width += 2 if unicodedata.east_asian_width(character) in "WFA" else 1
        if width > columns:
            return text[: max(0, number - 1)] + "…"
    return text


def _table(data: bytes, wanted: bytes) -> int:
    (count,) = struct.unpack_from(">H", data, 4)
    for number in range(count):
        tag, _sum, offset, _length = struct.unpack_from(">4sIII", data, 12 + 16 * number)
        if tag == wanted:
            return int(offset)
    raise ValueError(f"no {wanted.decode()} table")


def _groups(data: bytes, at: int) -> frozenset[int]:
    (count,) = struct.unpack_from(">I", data, at + 12)
    found: set[int] = set()
    for first, last, _glyph in struct.iter_unpack(">III", data[at + 16 : at + 16 + 12 * count]):
        found.update(range(first, last + 1))
    return frozenset(found)
