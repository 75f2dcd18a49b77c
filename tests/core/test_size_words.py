"""Sizes as people say them."""

from __future__ import annotations

import pytest

from shopguard.core.size_words import size_words


@pytest.mark.parametrize(
    ("size", "words"),
    [
        (0, "1 KB"),
        (75_776, "74 KB"),
        (1_048_575, "1024 KB"),
        (1_048_576, "1 MB"),
        (7_600_000, "7 MB"),
    ],
)
def test_small_ones_are_told_in_kilobytes(size: int, words: str) -> None:
    assert size_words(size) == words
