"""A smaller copy of the ICU data that Qt for Linux brings: 31 MB, of which the program can reach about a tenth.

Qt asks ICU to sort texts, to change encodings, to name time zones and to change case, and the program speaks Chinese and English.
What stays: how those are sorted, their encodings and the time zones. Names of countries, currencies, units and numbers, line
breaking, transliterations and the other languages go. The library keeps its form; only its table of contents gets shorter.
"""

from __future__ import annotations

import re
import struct
from dataclasses import dataclass
from pathlib import Path

# Item names are like "icudt73l/coll/zh.res".
KEPT = re.compile(
    r"(coll/)?(root|en|en_GB|en_US|zh|zh_CN|zh_Hans|zh_Hans_CN|res_index|pool)\.res"
    r"|coll/ucadata\.icu"
    r"|zone/(root|en|zh|res_index|pool|tzdbNames)\.res"
    r"|cnvalias\.icu|(gb18030|ibm-1386_P100-2001|windows-936-2000|ibm-5478_P100-1995|noop-gb2312_gl)\.cnv"
    r"|(zoneinfo64|timezoneTypes|metaZones|windowsZones|keyTypeData|supplementalData|likelySubtags|icuver|langInfo)\.res"
    r"|\w+\.nrm|(ucase|uprops|ubidi|ulayout|pnames)\.icu"
)
_PAGE = 0x1000
_DATA_AT = 0x1000  # where the data begin in the library
_LOAD, _DYNAMIC, _RELRO = 1, 2, 0x6474E552
_SEGMENT = struct.Struct("<IIQQQQQQ")


class UnknownForm(ValueError):  # noqa: N818 - the packer then takes the library as it is
    """Not a library of ICU data in the form that is known here."""


@dataclass(frozen=True, slots=True)
class Segment:
    """One line of an ELF program header."""

    kind: int
    flags: int
    offset: int
    address: int
    physical: int
    in_file: int
    in_memory: int
    align: int

    def moved(self, offset: int) -> bytes:
        """Written with another place in the file."""
        return _SEGMENT.pack(
            self.kind, self.flags, offset, self.address, self.physical, self.in_file, self.in_memory, self.align
        )

    def cut(self, length: int) -> bytes:
        """Written with another length."""
        return _SEGMENT.pack(
            self.kind, self.flags, self.offset, self.address, self.physical, length, length, self.align
        )


def smaller(library: bytes) -> bytes:
    """The library with the kept items only. Raises :class:`UnknownForm`."""
    if library[:6] != b"\x7fELF\x02\x01" or library[_DATA_AT + 2 : _DATA_AT + 4] != b"\xda\x27":
        raise UnknownForm
    start, size, count = struct.unpack_from("<Q", library, 32)[0], *struct.unpack_from("<HH", library, 54)
    if size != _SEGMENT.size:
        raise UnknownForm
    table = [Segment(*_SEGMENT.unpack_from(library, start + size * number)) for number in range(count)]
    loads = [one for one in table if one.kind == _LOAD]
    if len(loads) != 2 or loads[0].offset != 0 or loads[1].in_file != loads[1].in_memory:
        raise UnknownForm
    read_only, dynamic = loads
    head = library[:_DATA_AT] + fewer_items(library[_DATA_AT : read_only.in_file])
    begin = -(-len(head) // _PAGE) * _PAGE + dynamic.address % _PAGE  # places in file and memory agree within a page
    made = bytearray(head.ljust(begin, b"\0") + library[dynamic.offset : dynamic.offset + dynamic.in_file])
    for number, one in enumerate(table):
        at = start + size * number
        if one is read_only:
            made[at : at + size] = one.cut(len(head))
        elif one.kind in (_LOAD, _DYNAMIC, _RELRO):
            made[at : at + size] = one.moved(begin + one.offset - dynamic.offset)
    struct.pack_into("<Q", made, 40, 0)  # section headers are for linkers; they would tell the old places
    struct.pack_into("<HHH", made, 58, 0, 0, 0)
    return bytes(made)


def fewer_items(data: bytes) -> bytes:
    """ICU's common data with the kept items only: header, count, sorted table of (name, place), names, items on 16 bytes."""
    (header,) = struct.unpack_from("<H", data, 0)
    (count,) = struct.unpack_from("<I", data, header)
    places = [struct.unpack_from("<II", data, header + 4 + 8 * number) for number in range(count)]
    ends = [place for _, place in places[1:]] + [len(data) - header]
    kept: list[tuple[bytes, bytes]] = []
    for (name_at, place), end in zip(places, ends, strict=True):
        name = data[header + name_at : data.index(b"\0", header + name_at)]
        if KEPT.fullmatch(name.decode("ascii").partition("/")[2]):
            kept.append((name, data[header + place : header + end]))
    return data[:header] + _laid_out(kept)


def _laid_out(items: list[tuple[bytes, bytes]]) -> bytes:
    names_at, names = 4 + 8 * len(items), b"".join(name + b"\0" for name, _ in items)
    body, table, name_at = b"", struct.pack("<I", len(items)), names_at
    first = -(-(names_at + len(names)) // 16) * 16
    for name, item in items:
        table += struct.pack("<II", name_at, first + len(body))
        body += item.ljust(-(-len(item) // 16) * 16, b"\0")
        name_at += len(name) + 1
    return (table + names).ljust(first, b"\0") + body


def make_smaller(library: Path, made: Path) -> None:
    """Writes the smaller library. Raises :class:`UnknownForm`, ``OSError``."""
    made.parent.mkdir(parents=True, exist_ok=True)
    made.write_bytes(smaller(library.read_bytes()))
