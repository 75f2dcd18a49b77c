"""Names that are not taken yet."""

from __future__ import annotations

from itertools import chain, count
from pathlib import Path


def free_name(folder: Path, stem: str, ending: str = "") -> Path:
    """The first path of that name, or that name with a number, that is not taken."""
    numbers = chain([""], (f"-{number}" for number in count(2)))
    return next(path for number in numbers if not (path := folder / f"{stem}{number}{ending}").exists())
