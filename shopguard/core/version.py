"""Versions of the program: three numbers that can be compared."""

from __future__ import annotations

import re
from typing import Final

Version = tuple[int, int, int]

_NUMBER: Final = r"(0|[1-9][0-9]{0,3})"
_FORM: Final = re.compile(rf"{_NUMBER}\.{_NUMBER}\.{_NUMBER}")


def read_version(text: str) -> Version | None:
    """``0.1.0`` as numbers; None for any other text: what is being tried out (``0.2.0rc1``) has no place in that order."""
    found = _FORM.fullmatch(text)
    return (int(found[1]), int(found[2]), int(found[3])) if found else None
