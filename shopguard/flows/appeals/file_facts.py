"""What is known of one file of a case, as labels and values in words."""

from __future__ import annotations

from collections.abc import Iterator

from shopguard.appeals.media import format_of, kind_of
from shopguard.appeals.picture_files import BrokenPicture, exif_of
from shopguard.core.beijing import day_of, plain
from shopguard.core.message import Texts
from shopguard.flows.appeals.evidence_view import EvidenceView
from shopguard.store.sealing import Readable

_MINUTE, _KILO = 60, 1024
_WHOLE = {True: "look.whole", False: "look.altered", None: "look.missing"}


def camera_facts(texts: Texts, path: Readable) -> tuple[tuple[str, str], ...]:
    """What the camera wrote into a picture; () = nothing, or it cannot be read."""
    try:
        return tuple((texts.word(f"look.exif_{code}"), value) for code, value in exif_of(path))
    except BrokenPicture:
        return ()


def file_facts(
    texts: Texts, one: EvidenceView, *, size: tuple[int, int] | None, pages: int, whole: bool | None
) -> Iterator[tuple[str, str]]:
    """What, how large, since when, from whom, whether it is as it was. ``size``: of a picture; ``pages``: of what can be drawn."""

    def fact(code: str, value: str) -> tuple[str, str]:
        return texts.word(f"look.{code}"), value

    kind = texts.word(f"look.kind_{kind_of(one.media_type)}")
    yield fact("kind", f"{kind} {format_of(one.media_type)}".strip())
    yield fact("size", texts.word("look.bytes", size=_size(one.size), bytes=f"{one.size:,}"))
    if size is not None:
        yield fact("pixels", f"{size[0]} × {size[1]}")
    if pages and size is None:
        yield fact("pages", str(pages))
    if kind_of(one.media_type) in ("audio", "video"):
        yield fact("length", _length(texts, one.seconds))
    yield fact("file_time", texts.word("look.unknown") if one.file_time is None else plain(one.file_time))
    added = plain(one.added_at)
    yield fact("added", texts.word("look.added_by", at=added, who=one.added_by) if one.added_by else added)
    if one.from_whom:
        yield fact("from_whom", one.from_whom)
    if one.typed_number:
        yield fact("typed_number", one.typed_number)
    if one.period_from is not None or one.period_until is not None:
        yield fact(
            "period",
            texts.word("look.from_until", start=_day(texts, one.period_from), end=_day(texts, one.period_until)),
        )
    yield fact("original", texts.word(_WHOLE[whole]))
    yield "SHA-256", one.sha256


def _day(texts: Texts, at: int | None) -> str:
    return texts.word("look.unknown") if at is None else str(day_of(at))


def _length(texts: Texts, seconds: int | None) -> str:
    if seconds is None:
        return texts.word("look.unknown")
    minutes, rest = divmod(seconds, _MINUTE)
    return texts.word("look.minutes", minutes=minutes, seconds=rest)


def _size(size: int) -> str:
    return f"{size / _KILO**2:.1f} MB" if size >= _KILO**2 else f"{max(1, round(size / _KILO))} KB"
