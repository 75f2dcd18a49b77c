"""What kind of file it is, told by its content, never by its name."""

from __future__ import annotations

UNKNOWN_MEDIA = "application/octet-stream"
PDF = "application/pdf"
PRINTABLE = frozenset({"image/png", "image/jpeg", "image/gif", "image/webp", "image/bmp", "image/tiff"})
TEXTS = frozenset({"text/plain", "text/html"})
HEAD_BYTES = 4096  # so much of a file is enough to tell

_MAGIC = (
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"GIF87a", "image/gif"),
    (b"GIF89a", "image/gif"),
    (b"BM", "image/bmp"),
    (b"II*\x00", "image/tiff"),
    (b"MM\x00*", "image/tiff"),
    (b"%PDF-", PDF),
)
_HEIF_BRANDS = (b"heic", b"heix", b"hevc", b"mif1", b"msf1", b"heim", b"heis")


def media_type_of(head: bytes) -> str:
    """The media type of a file that begins with ``head``; ``application/octet-stream`` for what is not known."""
    for magic, media_type in _MAGIC:
        if head.startswith(magic):
            return media_type
    if head[:4] == b"RIFF" and head[8:12] == b"WEBP":
        return "image/webp"
    if head[4:8] == b"ftyp":
        return "image/heic" if head[8:12] in _HEIF_BRANDS else "video/mp4"
    return _text_type(head)


def decode(content: bytes) -> str | None:
    """Text as people save it (UTF-8, GB18030), also where its last character is cut; None when it is no text."""
    if b"\x00" in content:
        return None
    for encoding in ("utf-8-sig", "gb18030"):
        for cut in range(4):
            try:
                return content[: len(content) - cut].decode(encoding)
            except UnicodeDecodeError:
                continue
    return None


def _text_type(head: bytes) -> str:
    text = decode(head)
    if not text:
        return UNKNOWN_MEDIA
    return "text/html" if text.lstrip().lower().startswith(("<!doctype html", "<html")) else "text/plain"
