"""The record of a bug: where it happened, never with what data."""

from __future__ import annotations

import contextlib
import platform
import tempfile
import traceback
from pathlib import Path

from shopguard import __version__

MOST_IN_A_SECOND = 20  # what fails again and again fills no disk


def write_crash_record(data: Path, error: BaseException, now: int) -> Path:
    """Writes version, system and the places of the error (no messages, no values: they may hold buyers' data)."""
    lines = [f"ShopGuard {__version__}, Python {platform.python_version()}, {platform.platform()}"]
    cause: BaseException | None = error
    while cause is not None:
        lines.append(type(cause).__name__)
        lines += [
            f"  {frame.filename}:{frame.lineno} {frame.name}" for frame in traceback.extract_tb(cause.__traceback__)
        ]
        cause = cause.__cause__ or cause.__context__
    text = "\n".join(lines) + "\n"
    for folder in (data / "crashes", Path(tempfile.gettempdir())):
        with contextlib.suppress(OSError):
            folder.mkdir(exist_ok=True)  # without its parents: where the data folder is gone, none is made in its place
            return _written(folder, now, text)
    return Path("-")


def _written(folder: Path, now: int, text: str) -> Path:
    """A file of its own: never over one that is there, nor through a link that somebody has put into a folder for everybody."""
    record = folder / f"shopguard-crash-{now}.txt"
    for number in range(2, MOST_IN_A_SECOND + 2):
        with contextlib.suppress(FileExistsError), record.open("x", encoding="utf-8") as file:
            file.write(text)
            return record
        record = folder / f"shopguard-crash-{now}-{number}.txt"
    return folder / f"shopguard-crash-{now}.txt"
