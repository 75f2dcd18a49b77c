"""How many pictures a file becomes for a form that takes pictures only."""

from __future__ import annotations

from shopguard.appeals.media import PDF, PRINTABLE

MOST_PAGES = 20  # of one PDF; nobody uploads more pictures than that


def pictures_of(media_type: str, pages: int | None) -> int:
    """One for a picture, one for each of a PDF's first pages (``pages`` None = not known: it has one), none of anything else."""
    if media_type == PDF:
        return min(pages or 1, MOST_PAGES)
    return 1 if media_type in PRINTABLE else 0
