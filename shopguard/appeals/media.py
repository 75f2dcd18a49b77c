"""What kind of file it is, told by its content, never by its name."""

from __future__ import annotations

import csv
from typing import Literal

Kind = Literal["picture", "pdf", "text", "table", "audio", "video", "document", "unknown"]

UNKNOWN_MEDIA = "application/octet-stream"
PDF, CSV = "application/pdf", "text/csv"
XLSX, XLS = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "application/vnd.ms-excel"
DOCX, DOC = "application/vnd.openxmlformats-officedocument.wordprocessingml.document", "application/msword"
HEIC, AVIF = "image/heic", "image/avif"
ZIP, OLE, MP4 = "application/zip", "application/x-ole-storage", "video/mp4"  # one has to look inside these

PRINTABLE = frozenset({"image/png", "image/jpeg", "image/gif", "image/webp", "image/bmp", "image/tiff", HEIC, AVIF})
TABLES = frozenset({CSV, XLSX, XLS})
_FORMATS = {
    "image/webp": "WebP", "text/plain": "TXT", XLSX: "XLSX", XLS: "XLS", DOCX: "DOCX", DOC: "DOC", "audio/mpeg": "MP3",
    "audio/mp4": "M4A", "video/quicktime": "MOV", "video/x-msvideo": "AVI", "video/x-matroska": "MKV", "video/webm": "WebM",
    "video/3gpp": "3GP", "video/x-flv": "FLV", "video/x-ms-asf": "WMV",
}  # fmt: skip
HEAD_BYTES = 4096  # so much of a file is enough to tell, containers apart

_MAGIC = (
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"GIF87a", "image/gif"),
    (b"GIF89a", "image/gif"),
    (b"II*\x00", "image/tiff"),
    (b"MM\x00*", "image/tiff"),
    (b"%PDF-", PDF),
    (b"PK\x03\x04", ZIP),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", OLE),
    (b"ID3\x02", "audio/mpeg"),
    (b"ID3\x03", "audio/mpeg"),
    (b"ID3\x04", "audio/mpeg"),
    (b"OggS", "audio/ogg"),
    (b"fLaC", "audio/flac"),
    (b"#!AMR", "audio/amr"),
    (b"#!SILK", "audio/silk"),
    (b"\x02#!SILK", "audio/silk"),  # as chat programs keep voice messages
    (b"\x30\x26\xb2\x75\x8e\x66\xcf\x11", "video/x-ms-asf"),
    (b"FLV\x01", "video/x-flv"),
    (b"\x00\x00\x01\xba", "video/mpeg"),
)
_RIFF = {b"WEBP": "image/webp", b"WAVE": "audio/wav", b"AVI ": "video/x-msvideo"}
_HEIF_BRANDS = (b"heic", b"heix", b"hevc", b"hevx", b"mif1", b"msf1", b"heim", b"heis")
_BRANDS = {b"avif": AVIF, b"avis": AVIF, b"qt  ": "video/quicktime", b"M4A ": "audio/mp4", b"M4B ": "audio/mp4"}
_OLD_MOVIE_BOXES = (b"moov", b"mdat", b"wide")  # QuickTime files from before there were brands
_BITMAP_HEADERS = (12, 40, 52, 56, 64, 108, 124)
_HTML = ("<!doctype html", "<html", "<body", "<table", "<meta", "<head")
_LEAST_COLUMNS, _LEAST_ROWS = 3, 3  # of a text that is a table: fewer could be sentences with commas


def media_type_of(head: bytes) -> str:
    """The media type of a file that begins with ``head``; ``application/octet-stream`` for what is not known.

    Of containers (``ZIP``, ``OLE``, ``MP4``) the head alone does not tell what is in them: see ``containers.py``.
    """
    for magic, media_type in _MAGIC:
        if head.startswith(magic):
            return media_type
    return _container(head) or _bitmap(head) or _sound(head) or _text_type(head)


def kind_of(media_type: str) -> Kind:
    """What a shop owner calls it."""
    if media_type in PRINTABLE:
        return "picture"
    if media_type in TABLES:
        return "table"
    if media_type in (DOCX, DOC):
        return "document"
    if media_type == PDF:
        return "pdf"
    for kind in ("text", "audio", "video"):
        if media_type.startswith(f"{kind}/"):
            return kind
    return "unknown"


def format_of(media_type: str) -> str:
    """The short name people know it by; "" for what nobody knows."""
    if media_type == UNKNOWN_MEDIA:
        return ""
    return _FORMATS.get(media_type, media_type.partition("/")[2].upper())


def decode(content: bytes) -> str | None:
    """Text as people save it (UTF-8, UTF-16 with its mark, GB18030), also where its last character is cut; None = no text."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return _decoded(content, "utf-16", cuts=4)
    if b"\x00" in content:
        return None
    return _decoded(content, "utf-8-sig", cuts=4) or _decoded(content, "gb18030", cuts=4)


def _decoded(content: bytes, encoding: str, *, cuts: int) -> str | None:
    for cut in range(cuts):
        try:
            return content[: len(content) - cut].decode(encoding)
        except UnicodeDecodeError:
            continue
    return None


def _container(head: bytes) -> str | None:
    if head[:4] == b"RIFF":
        return _RIFF.get(head[8:12])
    if head[:4] == b"\x1a\x45\xdf\xa3":
        return "video/webm" if b"webm" in head[:64] else "video/x-matroska"
    if head[4:8] == b"ftyp":
        brand = head[8:12]
        return HEIC if brand in _HEIF_BRANDS else _BRANDS.get(brand, "video/3gpp" if brand[:2] == b"3g" else MP4)
    return "video/quicktime" if head[4:8] in _OLD_MOVIE_BOXES else None


def _bitmap(head: bytes) -> str | None:
    """``BM`` may begin a text as well: the header must be one."""
    return "image/bmp" if head[:2] == b"BM" and int.from_bytes(head[14:18], "little") in _BITMAP_HEADERS else None


def _sound(head: bytes) -> str | None:
    """An MPEG or AAC frame: eleven set bits, then a version, a layer, a bit rate and a sample rate that exist."""
    if len(head) < 4 or head[0] != 0xFF or head[1] & 0xE0 != 0xE0 or head[:2] in (b"\xff\xfe", b"\xff\xff"):
        return None
    if head[1] & 0xF6 == 0xF0:
        return "audio/aac"
    real = head[1] & 0x18 != 0x08 and head[1] & 0x06 and head[2] & 0xF0 not in (0x00, 0xF0) and head[2] & 0x0C != 0x0C
    return "audio/mpeg" if real else None


def _text_type(head: bytes) -> str:
    text = decode(head)
    if not text or not text.strip() or "\x00" in text:
        return UNKNOWN_MEDIA
    begin = text.lstrip()[:1024].lower()
    if begin.startswith("<") and any(tag in begin for tag in _HTML):
        return "text/html"
    return CSV if _is_table(text, whole=len(head) < HEAD_BYTES) else "text/plain"


def _is_table(text: str, *, whole: bool) -> bool:
    """The same number of columns, three or more, in three or more lines running from the first."""
    separator = "\t" if "\t" in text.partition("\n")[0] else ","
    try:
        rows = [row for row in csv.reader(text.splitlines(), delimiter=separator) if row]
    except csv.Error:
        return False
    rows = rows if whole else rows[:-1]  # the last one may be cut
    return len(rows) >= _LEAST_ROWS and len(rows[0]) >= _LEAST_COLUMNS and len({len(row) for row in rows}) == 1
