"""The record of a bug: where it happened, never with what data."""

from __future__ import annotations

import contextlib
import platform
import tempfile
import traceback
from pathlib import Path

from shopguard import __version__


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
            folder.mkdir(parents=True, exist_ok=True)
            record = folder / f"shopguard-crash-{now}.txt"
            record.write_text(text, "utf-8")
            return record
    return Path("-")
