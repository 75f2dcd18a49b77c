"""What the owner pointed at, file by file: folders opened, ZIP archives opened."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator, Sequence
from pathlib import Path, PurePath
from typing import BinaryIO, cast

from shopguard.importers.archives import members_of
from shopguard.importers.candidates import Candidate, is_hidden, is_wanted, refused, with_problem
from shopguard.importers.disk_problems import disk_problem

_MOST_FILES = 20_000  # several years of daily exports
_LOCK = "~$"  # what Excel puts beside a file that it has open
_MOST_ENTRIES = 500_000  # a whole disk dropped by mistake


def expand(paths: Sequence[Path]) -> list[Candidate]:
    """The files behind ``paths``: folders with everything below them (sorted), ZIP archives with their members.

    Never raises: what cannot be opened is a candidate with its problem.
    """
    return [candidate for path in paths for candidate in _expand_one(path)]


def _expand_one(path: Path) -> Iterator[Candidate]:
    if (said := str(path).encode("utf-8", "replace").decode("utf-8")) != str(path):  # bytes that are no text
        yield refused(said, PurePath(said).name, "problem.odd_name")
        return
    try:
        mode = path.stat().st_mode
    except FileNotFoundError:
        yield refused(str(path), path.name, "problem.broken_link" if path.is_symlink() else "problem.not_there")
    except OSError as error:
        yield with_problem(str(path), path.name, disk_problem(error, path.name))
    except ValueError:  # a name that no system knows
        yield refused(str(path), path.name, "problem.not_there")
    else:
        if stat.S_ISDIR(mode):
            yield from _folder(path)
        elif stat.S_ISREG(mode) and path.name.startswith(_LOCK):
            yield refused(str(path), path.name, "problem.lock_file")
        elif stat.S_ISREG(mode):
            yield from _file(path)
        else:
            yield refused(str(path), path.name, "problem.no_file")


def _folder(folder: Path) -> Iterator[Candidate]:
    found: list[Path] = []
    closed: list[Candidate] = []
    seen = 0

    def tell(error: OSError) -> None:
        where = Path(error.filename or folder)
        closed.append(with_problem(str(where), where.name, disk_problem(error, where.name, folder=True)))

    for base, folders, names in os.walk(folder, onerror=tell):
        folders[:] = [name for name in folders if not is_hidden(name)]
        found += [Path(base, name) for name in names if is_wanted(PurePath(name))]
        seen += len(names)
        if len(found) > _MOST_FILES or seen > _MOST_ENTRIES:
            yield refused(str(folder), folder.name, "problem.too_many_files")
            return
    files = [path for path in sorted(found) if path.is_file()]
    for path in files:
        yield from _expand_one(path)
    yield from closed
    if not files and not closed:
        yield refused(str(folder), folder.name, "problem.empty_folder")


def _file(path: Path) -> Iterator[Candidate]:
    def read() -> BinaryIO:
        return cast("BinaryIO", path.open("rb"))

    def stamp() -> object:
        now = path.stat()
        return now.st_size, now.st_mtime_ns

    candidate = Candidate(str(path), path.name, read, stamp=stamp)
    try:
        members = members_of(candidate)
    except OSError as error:
        yield with_problem(str(path), path.name, disk_problem(error, path.name))
        return
    yield from [candidate] if members is None else members
