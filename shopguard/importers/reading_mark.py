"""Marks that change when files may be read otherwise: another program, other columns, wordings or places. Light."""

from __future__ import annotations

from hashlib import blake2b
from pathlib import Path

from shopguard import __version__
from shopguard.resources import resource

READ_BY = "track_lines_read_by"  # the setting with the mark of the wordings by which the stored lines were read last
_PROGRAM = Path(__file__).resolve().parent.parent


def reading_mark() -> str:
    """A mark that changes when track lines may be read otherwise: another program, other wordings or places."""
    digest = blake2b(__version__.encode(), digest_size=16)
    for name in ("tracklines.toml", "places.toml"):
        digest.update(resource(name).read_bytes())
    return digest.hexdigest()


def files_mark() -> str:
    """A mark that changes when any file may be read otherwise."""
    digest = blake2b(reading_mark().encode(), digest_size=16)
    for path in (resource("couriers.toml"), *sorted(resource("columns").glob("*.toml"))):
        digest.update(path.read_bytes())
    for folder in ("importers", "core"):  # where the program lies open it is changed between two releases too
        for path in sorted((_PROGRAM / folder).glob("*.py")):
            told = path.stat()
            digest.update(f"{path.name} {told.st_size} {told.st_mtime_ns}\n".encode())
    return digest.hexdigest()
