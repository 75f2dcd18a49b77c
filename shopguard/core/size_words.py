"""The size of a file as people say it."""

from __future__ import annotations

_KB, _MB = 1024, 1024 * 1024


def size_words(size: int) -> str:
    """``size`` in bytes; the same in every language."""
    return f"{max(1, round(size / _KB))} KB" if size < _MB else f"{round(size / _MB)} MB"
