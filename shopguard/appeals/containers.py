"""What is inside a container: the kinds of files whose beginning alone does not tell what they are."""

from __future__ import annotations

import re
import struct
import zipfile
from typing import BinaryIO

from shopguard.appeals.media import DOC, DOCX, HEAD_BYTES, MP4, OLE, UNKNOWN_MEDIA, XLS, XLSX, ZIP, media_type_of
from shopguard.store.sealing import Readable

_MOST_BOXES, _MOST_INDEX = 64, 16 * 1024 * 1024  # of a film: boxes looked at, bytes of its index
_INSIDE_ZIP = {"xl/workbook.xml": XLSX, "xl/workbook.bin": XLSX, "word/document.xml": DOCX}
_INSIDE_OLE = (("Workbook", XLS), ("Book", XLS), ("WordDocument", DOC))
_FILMS = (MP4, "video/3gpp")


def media_type_of_file(path: Readable) -> str:
    """The media type of a file by its content; ``application/octet-stream`` for what is not known. Raises ``OSError``."""
    with path.open("rb") as stream:
        media_type = media_type_of(stream.read(HEAD_BYTES))
        if media_type == ZIP:
            return _inside_zip(stream)
        if media_type == OLE:
            return _inside_ole(stream)
        return "audio/mp4" if media_type in _FILMS and not _has_pictures(stream) else media_type


def _inside_zip(stream: BinaryIO) -> str:
    try:
        with zipfile.ZipFile(stream) as archive:
            names = set(archive.namelist())
    except (zipfile.BadZipFile, ValueError, NotImplementedError):
        return UNKNOWN_MEDIA
    return next((media_type for name, media_type in _INSIDE_ZIP.items() if name in names), UNKNOWN_MEDIA)


def _inside_ole(stream: BinaryIO) -> str:
    """The directory of an old Office file names its streams; it lies where the header says."""
    stream.seek(0)
    header = stream.read(512).ljust(512, b"\0")
    (shift,), (sector,) = struct.unpack_from("<H", header, 30), struct.unpack_from("<I", header, 48)
    if shift not in (9, 12):
        return UNKNOWN_MEDIA
    stream.seek((sector + 1) << shift)
    directory = stream.read(8 * 512)
    entries = {directory[at : at + 64] for at in range(0, len(directory), 128)}
    names = {entry.decode("utf-16-le", "replace").partition("\x00")[0] for entry in entries}
    return next((media_type for name, media_type in _INSIDE_OLE if name in names), UNKNOWN_MEDIA)


def _has_pictures(stream: BinaryIO) -> bool:
    """Whether the index of a film names a track of pictures; one whose index is not found counts as a film."""
    at = 0
    for _ in range(_MOST_BOXES):
        stream.seek(at)
        head = stream.read(16)
        if len(head) < 8:
            return True
        size, name = struct.unpack(">I4s", head[:8])
        if name == b"moov":
            index = stream.read(_MOST_INDEX)
            return not re.search(rb"hdlr.{8}soun", index, re.DOTALL) or bool(
                re.search(rb"hdlr.{8}vide", index, re.DOTALL)
            )
        if size == 1 and len(head) == 16:
            (size,) = struct.unpack(">Q", head[8:])
        if size < 8:
            return True
        at += size
    return True
