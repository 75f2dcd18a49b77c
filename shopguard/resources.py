"""Where the files that come with the program are: beside the package in a clone, inside it when installed or frozen."""

from __future__ import annotations

from pathlib import Path

_HERE = Path(__file__).resolve().parent


def resource(*parts: str) -> Path:
    """The path of a bundled file or folder, e.g. ``resource("rules", "douyin")``."""
    inside = _HERE / "resources"
    root = inside if inside.is_dir() else _HERE.parent / "resources"
    return root.joinpath(*parts)
