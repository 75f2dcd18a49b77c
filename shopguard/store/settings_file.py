"""The settings file of the data folder: plain JSON that a person can read, written whole; a broken one is kept aside."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from itertools import count
from pathlib import Path

from shopguard.core.beijing import to_datetime
from shopguard.core.settings import Value
from shopguard.store.durable import written_whole

FILE_NAME = "settings.json"
LARGEST = 1_000_000  # bytes; what is larger is no settings file


class BrokenSettings(Exception):  # noqa: N818 - whoever reads the file decides what it means
    """The file is there and is no settings file."""


def read_settings(data: Path) -> dict[str, object]:
    """What the file of the data folder says; empty where there is none. Raises :class:`BrokenSettings`, ``OSError``."""
    try:
        with Path(data, FILE_NAME).open("rb") as stream:
            content = stream.read(LARGEST + 1)
    except FileNotFoundError:
        return {}
    if len(content) > LARGEST:
        raise BrokenSettings
    try:
        told = json.loads(content.decode("utf-8-sig"))  # editors of Windows put a mark in front
        json.dumps(told, ensure_ascii=False).encode()  # half a character can be spelt, and not be written again
    except (ValueError, RecursionError) as error:
        raise BrokenSettings from error
    if not isinstance(told, dict):
        raise BrokenSettings
    return told


def write_settings(data: Path, values: Mapping[str, Value]) -> None:
    """Writes the file anew. Raises ``OSError``; then the old one is still there."""
    text = json.dumps(dict(values), ensure_ascii=False, indent=2, sort_keys=True)
    with written_whole(Path(data, FILE_NAME), mode=0o600) as stream:
        stream.write(f"{text}\n".encode())


def keep_aside(data: Path) -> Path:
    """Renames the file after the moment it was written; returns where it is now. Raises ``OSError``."""
    file = Path(data, FILE_NAME)
    stem = f"settings-broken-{to_datetime(int(file.stat().st_mtime)):%Y%m%d-%H%M%S}"
    aside = next(path for path in _names(data, stem) if not path.exists())
    return file.rename(aside)


def _names(data: Path, stem: str) -> Iterator[Path]:
    yield data / f"{stem}.json"
    for number in count(2):
        yield data / f"{stem}-{number}.json"
