"""JPEG files taken apart into their segments: a copy of the very same picture without what the camera wrote beside it.

A JPEG is a chain of segments, each a marker (FF and a code) with a length; the points of the picture follow the last header,
where FF is always followed by 00 or a restart marker.
"""

from __future__ import annotations

import re
import struct
from dataclasses import dataclass

_START, _END, _SCAN = 0xD8, 0xD9, 0xDA
_FRAMES = (0xC0, 0xC1, 0xC2)  # baseline, extended, progressive: what every reader of PDFs can show
_TABLES = (0xC4, 0xDB, 0xDD)
_JFIF, _NOTES, _PROFILE, _ADOBE = 0xE0, 0xE1, 0xE2, 0xEE
_NEXT_MARKER = re.compile(rb"\xff[^\x00\xff\xd0-\xd7]")
_UPRIGHT = 1
_ICC = b"ICC_PROFILE\x00"
_ORIENTATION = 0x0112


@dataclass(frozen=True, slots=True)
class PlainJpeg:
    """The picture alone: its points as they were, nothing of camera, place or time."""

    content: bytes
    width: int
    height: int


def plain_jpeg(content: bytes) -> PlainJpeg | None:
    """The file without its hidden data; None where it is no whole, upright JPEG of a common kind."""
    try:
        return _rebuilt(content)
    except (struct.error, IndexError):
        return None


def _rebuilt(content: bytes) -> PlainJpeg | None:
    kept, at, size = [content[:2]], 2, (0, 0)
    if kept[0] != bytes((0xFF, _START)):
        return None
    while True:
        code, body, at = _segment(content, at)
        if code == _END:
            return PlainJpeg(b"".join((*kept, b"\xff\xd9")), *size) if all(size) else None
        if code in _FRAMES:
            size = _size(body)
        elif not _is_plain(code, body):
            return None
        if _is_needed(code, body):
            kept.append(struct.pack(">BBH", 0xFF, code, len(body) + 2) + body)
        if code == _SCAN:
            end = _NEXT_MARKER.search(content, at)
            if end is None:  # cut off
                return None
            kept.append(content[at : end.start()])
            at = end.start()


def _segment(content: bytes, at: int) -> tuple[int, bytes, int]:
    """Code and body of the segment at ``at``, and where the next one begins."""
    if content[at] != 0xFF:
        raise IndexError
    while content[at] == 0xFF:
        at += 1
    code = content[at]
    if code == _END:
        return code, b"", at + 1
    (length,) = struct.unpack_from(">H", content, at + 1)
    if length < 2 or at + 1 + length > len(content):
        raise IndexError
    return code, content[at + 3 : at + 1 + length], at + 1 + length


def _size(frame: bytes) -> tuple[int, int]:
    """Width and height; 0, 0 for what is not 8 bits of grey or colour."""
    precision, height, width, parts = struct.unpack_from(">BHHB", frame)
    return (width, height) if precision == 8 and parts in (1, 3) else (0, 0)


def _is_plain(code: int, body: bytes) -> bool:
    """Nothing speaks against keeping the picture as it is: it is upright, and its colours are told in a way readers know."""
    if code == _NOTES:
        return _is_upright(body)
    if code == _PROFILE and body.startswith(_ICC + b"\x01"):  # the first part of a colour profile
        return body[len(_ICC) + 38 : len(_ICC) + 42] == b"acsp"
    return code in _TABLES or code == _SCAN or 0xE0 <= code <= 0xEF or code == 0xFE


def _is_needed(code: int, body: bytes) -> bool:
    """What makes the picture: tables, points, colours. Not: small previews, notes, places, comments."""
    if code == _JFIF:
        return body.startswith(b"JFIF\x00") and len(body) == 14
    if code == _PROFILE:
        return body.startswith(_ICC)
    return code in _TABLES or code in _FRAMES or code in (_SCAN, _ADOBE)


def _is_upright(notes: bytes) -> bool:
    """Whether the camera held the picture upright, as far as its notes tell."""
    if not notes.startswith(b"Exif\x00\x00"):
        return True
    tiff = notes[6:]
    order = "<" if tiff[:2] == b"II" else ">"
    (directory,) = struct.unpack_from(f"{order}I", tiff, 4)
    (count,) = struct.unpack_from(f"{order}H", tiff, directory)
    for number in range(count):
        tag, _kind, _values, value = struct.unpack_from(f"{order}HHIH", tiff, directory + 2 + 12 * number)
        if tag == _ORIENTATION:
            return bool(value in (0, _UPRIGHT))
    return True
