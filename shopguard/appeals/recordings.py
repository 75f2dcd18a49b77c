"""How long a recording is. It is only measured, never played or changed; what cannot be told is None."""

from __future__ import annotations

import struct
from typing import BinaryIO

from shopguard.appeals.media import kind_of
from shopguard.store.sealing import Readable

_LONGEST = 10 * 86400  # seconds: more than that is a damaged header
_AMR_FRAMES_A_SECOND = 50
_AMR_NARROW = (13, 14, 16, 18, 20, 21, 27, 32, 6)  # bytes of a frame by its mode, with its head
_AMR_WIDE = (18, 24, 33, 37, 41, 47, 51, 59, 61, 6)
_MATROSKA_HEAD = 1024 * 1024  # the length stands near the beginning
_MATROSKA_SCALE, _MATROSKA_LENGTH = b"\x2a\xd7\xb1", b"\x44\x89"
_NANOSECONDS = 1_000_000_000


def seconds_of(path: Readable, media_type: str) -> int | None:
    """The length in whole seconds, at least 1. None for what is no recording, is damaged, or does not say."""
    if kind_of(media_type) not in ("audio", "video"):
        return None
    try:
        with path.open("rb") as stream:
            seconds = _READERS.get(media_type, _tagged)(stream)
    except (OSError, struct.error, ValueError, LookupError):
        return None
    return None if seconds is None or not 0 < seconds <= _LONGEST else max(1, int(seconds + 0.5))


def _tagged(stream: BinaryIO) -> float | None:
    """MP3, M4A, WAV, OGG, FLAC, WMA, MP4, MOV: a library knows them."""
    from tinytag import TinyTag, TinyTagException  # only where a recording is

    try:
        return TinyTag.get(file_obj=stream, tags=False).duration
    except TinyTagException:
        return None


def _avi(stream: BinaryIO) -> float | None:
    """Frames times the duration of one, from the main header."""
    head = stream.read(4096)
    at = head.index(b"avih") + 8
    microseconds, frames = struct.unpack_from("<I12xI", head, at)
    return float(microseconds * frames / 1_000_000)


def _amr(stream: BinaryIO) -> float | None:
    """Fifty frames a second; each one's first byte tells how long it is."""
    first = stream.readline(16)
    sizes = _AMR_WIDE if first == b"#!AMR-WB\n" else _AMR_NARROW
    frames = 0
    while head := stream.read(1):
        mode = head[0] >> 3 & 0x0F
        size = sizes[mode] if mode < len(sizes) else 1
        if len(stream.read(size - 1)) < size - 1:
            break
        frames += 1
    return frames / _AMR_FRAMES_A_SECOND


def _matroska(stream: BinaryIO) -> float | None:
    """The segment's length, counted in units that it tells too (a millionth of a second where it does not)."""
    head = stream.read(_MATROSKA_HEAD)
    length_at = head.find(_MATROSKA_LENGTH, head.find(b"\x15\x49\xa9\x66"))
    if length_at < 0:
        return None
    width = head[length_at + 2] & 0x7F
    (length,) = struct.unpack_from({4: ">f", 8: ">d"}[width], head, length_at + 3)
    scale_at = head.find(_MATROSKA_SCALE, 0, length_at + 64)
    width = head[scale_at + 3] & 0x7F if scale_at >= 0 else 0
    scale = int.from_bytes(head[scale_at + 4 : scale_at + 4 + width], "big") if scale_at >= 0 else 1_000_000
    return float(length) * scale / _NANOSECONDS


_READERS = {
    "video/x-msvideo": _avi,
    "audio/amr": _amr,
    "video/x-matroska": _matroska,
    "video/webm": _matroska,
}
