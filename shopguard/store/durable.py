"""Files that are whole or not there: written under another name, flushed to the disk, then renamed."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO


def flush_folder(folder: Path) -> None:
    """Makes renames in ``folder`` survive a power cut, where the system lets a folder be flushed."""
    if os.name != "posix":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def flush_file(path: Path) -> None:
    """Makes a file's content survive a power cut."""
    with path.open("r+b") as stream:
        os.fsync(stream.fileno())


def put_in_place(temporary: Path, target: Path) -> None:
    """Renames a flushed file to its name, replacing what was there in one step."""
    temporary.replace(target)
    flush_folder(target.parent)


@contextmanager
def written_whole(target: Path, *, mode: int = 0o666) -> Iterator[BinaryIO]:
    """A stream for the content of ``target``, which is the old file or the whole new one, never a part.

    Raises ``OSError``; when anything is raised inside, ``target`` stays as it was.
    """
    temporary = target.with_name(f".{target.name}.writing")
    try:
        temporary.touch(mode)
        with temporary.open("wb") as stream:
            yield stream
            stream.flush()
            os.fsync(stream.fileno())
        put_in_place(temporary, target)
    finally:
        temporary.unlink(missing_ok=True)
