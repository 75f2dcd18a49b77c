"""Looks for marks in every byte that was written: in each way a program may spell a text, and inside what is packed."""

from __future__ import annotations

import base64
import contextlib
import gzip
import io
import json
import zipfile
import zlib
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple
from urllib.parse import quote

_LONGEST_UNPACKED = 50_000_000
_ZLIB_HEADS = (b"\x78\x01", b"\x78\x5e", b"\x78\x9c", b"\x78\xda")


class Leak(NamedTuple):
    """A mark where it must not be."""

    file: str
    mark: str


def leaks(places: Mapping[str, bytes], marks: Mapping[str, str]) -> list[Leak]:
    """Which marks stand in which of the contents, or in their names."""
    wanted = {name: spellings(mark) for name, mark in marks.items()}
    return [
        Leak(place, name)
        for place, content in places.items()
        for name, spelt in wanted.items()
        if any(one in part for part in (place.encode(), content, *unpacked(content)) for one in spelt)
    ]


def spellings(mark: str) -> frozenset[bytes]:
    """The bytes a mark may be written in."""
    plain = [mark.encode(encoding, "ignore") for encoding in ("utf-8", "utf-16-le", "utf-16-be", "gb18030")]
    escaped = json.dumps(mark)[1:-1].encode()
    quoted = quote(mark).encode()
    found = {
        *plain,
        escaped,
        escaped.replace(b"\\u", b"\\\\u"),
        quoted,
        quoted.lower(),
        repr(mark.encode())[2:-1].encode(),
    }
    for text in plain:  # of a longer text in base64 the middle stands in one of three ways
        for before in range(3):
            spelt = base64.b64encode(b"\0" * before + text)
            found.add(spelt[4 if before else 0 : (before + len(text)) // 3 * 4])
    return frozenset(one for one in found if len(one) > 5)


def unpacked(content: bytes) -> Iterator[bytes]:
    """What is inside an archive, a gzip file, and every stream that zlib can unpack (PDF, PNG)."""
    if content[:2] == b"\x1f\x8b":
        yield gzip.decompress(content)
    if zipfile.is_zipfile(io.BytesIO(content)):
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            for name in archive.namelist():
                yield name.encode() + archive.read(name)[:_LONGEST_UNPACKED]
    for head in _ZLIB_HEADS:
        at = content.find(head)
        while at >= 0:
            with contextlib.suppress(zlib.error):
                yield zlib.decompressobj().decompress(content[at:], _LONGEST_UNPACKED)
            at = content.find(head, at + 1)


def files_below(root: Path, but: Callable[[Path], bool] = lambda _path: False) -> dict[str, bytes]:
    """Every file below ``root`` that is not ``but``, and the names of the folders: a name is written too."""
    found = {}
    for path in sorted(root.rglob("*")):
        if path.is_file() and not path.is_symlink() and not but(path):
            found[path.relative_to(root).as_posix()] = path.read_bytes()
        elif path.is_dir():
            found[f"{path.relative_to(root).as_posix()}/"] = b""
    return found
