"""Small pictures of evidence, drawn from the originals, which are only read. Not for the thread of the window: a photo takes long."""

from __future__ import annotations

import functools

from shopguard.appeals.containers import media_type_of_file
from shopguard.appeals.media import kind_of
from shopguard.appeals.pdf_files import UnreadablePdf, page_points
from shopguard.appeals.picture_files import BrokenPicture, Points, points_of
from shopguard.store.sealing import Readable

_KEPT = 256  # of about fifty kilobytes each


def small_picture(path: Readable, side: int) -> Points | None:
    """A picture, or the first page of a PDF, in at most ``side`` × ``side`` pixels; None for what has no look or is broken."""
    try:
        return _drawn(path, path.stat().st_mtime_ns, side)
    except (BrokenPicture, UnreadablePdf, OSError):
        return None


@functools.lru_cache(maxsize=_KEPT)
def _drawn(path: Readable, _changed_at: int, side: int) -> Points | None:
    kind = kind_of(media_type_of_file(path))
    if kind == "pdf":
        page = page_points(path, 1, side)
        return page if page.height <= side else page_points(path, 1, max(1, side * side // page.height))
    return points_of(path, side) if kind == "picture" else None
