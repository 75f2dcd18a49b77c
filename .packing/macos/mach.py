"""What a program file of macOS says of itself: which processors it is for, and the oldest macOS it runs on."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

_THIN = b"\xcf\xfa\xed\xfe"  # 64 bits, little-endian: both kinds of Mac
_FAT = b"\xca\xfe\xba\xbe"  # several in one; Java's classes begin like that too
_MOST_PARTS = 8  # a Java class has its version there, which is larger
_PROCESSORS = {0x01000007: "x86_64", 0x0100000C: "arm64"}
_VERSION_MIN, _BUILD_VERSION = 0x24, 0x32
_HEADER = 32


@dataclass(frozen=True, slots=True)
class Part:
    """The code for one processor. ``least``: the oldest macOS, (0, 0) where the file does not tell."""

    processor: str
    least: tuple[int, int]


def parts_of(path: Path) -> tuple[Part, ...]:
    """The parts of a program or library; () for any other file. Raises ``OSError``."""
    with path.open("rb") as file:
        start = file.read(8)
        if start[:4] == _THIN:
            file.seek(0)
            return (_part(file.read()),)
        if start[:4] != _FAT or len(start) < 8:
            return ()
        number = int.from_bytes(start[4:], "big")
        if not 0 < number <= _MOST_PARTS:
            return ()
        file.seek(0)
        content = file.read()
    places = (struct.unpack_from(">5I", content, 8 + 20 * index)[2:4] for index in range(number))
    inside = (content[begin : begin + length] for begin, length in places)
    return tuple(_part(one) for one in inside if one.startswith(_THIN))  # else an archive for a linker


def program_files(folder: Path) -> Iterator[Path]:
    """Every program and library in the folder, in order; links are left out: what they lead to is there once."""
    for path in sorted(folder.rglob("*")):
        if path.is_file() and not path.is_symlink() and parts_of(path):
            yield path


def least_system(folder: Path) -> tuple[tuple[int, int], list[Path]]:
    """The oldest macOS on which everything in the folder runs, and which files want it. Raises ``ValueError`` where there is none."""
    wanted = {path: max(part.least for part in parts_of(path)) for path in program_files(folder)}
    if not wanted:
        raise ValueError(folder)
    least = max(wanted.values())
    return least, [path for path, wants in wanted.items() if wants == least]


def _part(content: bytes) -> Part:
    processor, _, _, commands = struct.unpack_from("<4I", content, 4)
    place, least = _HEADER, (0, 0)
    for _ in range(commands):
        kind, length = struct.unpack_from("<2I", content, place)
        if kind in (_VERSION_MIN, _BUILD_VERSION):
            (packed,) = struct.unpack_from("<I", content, place + (12 if kind == _BUILD_VERSION else 8))
            least = (packed >> 16, packed >> 8 & 0xFF)
        place += length
    return Part(_PROCESSORS.get(processor, f"{processor:#x}"), least)
