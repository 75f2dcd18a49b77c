"""Made-up recordings, built byte for byte: headers as the formats want them, silence inside."""

from __future__ import annotations

import struct
import wave
from pathlib import Path


def wav(path: Path, seconds: int) -> Path:
    """Silence of 8000 samples a second."""
    with wave.open(str(path), "wb") as recording:
        recording.setnchannels(1)
        recording.setsampwidth(1)
        recording.setframerate(8000)
        recording.writeframes(b"\x80" * 8000 * seconds)
    return path


def film(path: Path, seconds: int, *, brand: bytes = b"isom", track: bytes = b"vide", index_last: bool = True) -> Path:
    """MP4, MOV, M4A or 3GP: an index with a clock of 1000 ticks a second and one track, before or behind the content."""
    header = struct.pack(">IIIIIIH", 0, 0, 0, 1000, seconds * 1000, 0x10000, 0x100).ljust(100, b"\0")
    handler = bytes(8) + track + bytes(12) + b"\0"
    index = _box(b"moov", _box(b"mvhd", header) + _box(b"trak", _box(b"mdia", _box(b"hdlr", handler))))
    content = _box(b"mdat", bytes(5000))
    parts = (content, index) if index_last else (index, content)
    path.write_bytes(_box(b"ftyp", brand + bytes(4) + brand) + b"".join(parts))
    return path


def avi(path: Path, seconds: int) -> Path:
    """25 frames a second."""
    header = struct.pack("<IIIII", 40_000, 0, 0, 0, seconds * 25).ljust(56, b"\0")
    inside = b"hdrl" + b"avih" + struct.pack("<I", len(header)) + header
    path.write_bytes(b"RIFF\0\0\0\0AVI LIST" + struct.pack("<I", len(inside)) + inside)
    return path


def matroska(path: Path, seconds: float, *, kind: bytes = b"matroska") -> Path:
    """MKV or WebM: the length in units of a millionth of a second, behind the unit."""
    told = _element(b"\x2a\xd7\xb1", b"\x0f\x42\x40") + _element(b"\x44\x89", struct.pack(">d", seconds * 1000))
    segment = b"\x18\x53\x80\x67\x01" + bytes([255] * 7) + _element(b"\x15\x49\xa9\x66", told)
    path.write_bytes(_element(b"\x1a\x45\xdf\xa3", _element(b"\x42\x82", kind)) + segment)
    return path


def amr(path: Path, seconds: int) -> Path:
    """Voice at 12.2 kbit/s: fifty frames of 32 bytes a second."""
    path.write_bytes(b"#!AMR\n" + (b"\x3c" + bytes(31)) * 50 * seconds)
    return path


def mp3(path: Path, seconds: int) -> Path:
    """MPEG 1 layer 3, 128 kbit/s at 32 000 samples a second: frames of 576 bytes, 36 ms each."""
    frames = round(seconds / 0.036)
    path.write_bytes((b"\xff\xfb\x98\xc4" + bytes(572)) * frames)
    return path


def ogg(path: Path, seconds: int) -> Path:
    """A Vorbis stream that ends at that sample of 8000 a second."""
    head = b"\x01vorbis" + struct.pack("<IBIIIIBB", 0, 1, 8000, 0, 16_000, 0, 0xB8, 1)
    path.write_bytes(_page(0, head, 2) + _page(seconds * 8000, bytes(40), 4))
    return path


def _box(name: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content) + 8) + name + content


def _element(name: bytes, content: bytes) -> bytes:
    return name + bytes([0x80 | len(content)]) + content


def _page(sample: int, content: bytes, flags: int) -> bytes:
    return struct.pack("<4sBBqIIIBB", b"OggS", 0, flags, sample, 1, flags // 2, 0, 1, len(content)) + content
