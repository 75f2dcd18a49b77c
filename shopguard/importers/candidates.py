"""What the owner pointed at, file by file: folders opened, ZIP archives opened."""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import BinaryIO, cast

from shopguard.core.message import UserProblem

SUFFIXES = frozenset({".csv", ".tsv", ".txt", ".xlsx", ".xlsm", ".xls", ".htm", ".html", ".json", ".zip"})
_MOST_MEMBERS = 2_000
_MOST_BYTES = 1 << 30  # of one member, unpacked; the biggest real exports stay far below
# What zipfile raises for an archive that is cut, damaged or of a kind nobody packs exports with.
BROKEN_ARCHIVE = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError)
_UTF8_NAME = 0x800
_ENCRYPTED = 0x1


@dataclass(frozen=True, slots=True)
class Candidate:
    """One file, or one member of an archive, not looked into yet. ``problem``: it cannot be opened at all."""

    path: str
    name: str
    open: Callable[[], BinaryIO]
    problem: UserProblem | None = None


def expand(paths: Sequence[Path]) -> list[Candidate]:
    """The files behind ``paths``: folders with everything below them (sorted), ZIP archives with their members.

    Never raises: what cannot be opened is a candidate with its problem.
    """
    return [candidate for path in paths for candidate in _expand_one(path)]


def is_workbook(names: Sequence[str]) -> bool:
    """Whether a ZIP with these members is a spreadsheet, not an archive."""
    return any(name.startswith("xl/") for name in names) or {"mimetype", "content.xml"} <= set(names)


def is_office_document(names: Sequence[str]) -> bool:
    """Whether a ZIP with these members is a text document or slides."""
    return any(name.startswith(("word/", "ppt/", "visio/")) for name in names) and "[Content_Types].xml" in names


def _expand_one(path: Path) -> Iterator[Candidate]:
    try:
        if path.is_dir():
            yield from _folder(path)
        elif not path.exists():
            yield _refused(str(path), path.name, "problem.not_there")
        else:
            yield from _file(path)
    except OSError:
        yield _refused(str(path), path.name, "problem.unreadable")


def _folder(folder: Path) -> Iterator[Candidate]:
    found = False
    for path in sorted(folder.rglob("*")):
        hidden = any(part.startswith((".", "~$", "__MACOSX")) for part in path.relative_to(folder).parts)
        if not hidden and path.suffix.lower() in SUFFIXES and path.is_file():
            found = True
            yield from _file(path)
    if not found:
        yield _refused(str(folder), folder.name, "problem.empty_folder")


def _file(path: Path) -> Iterator[Candidate]:
    try:
        members = _members(path)
    except OSError:
        yield _refused(str(path), path.name, "problem.unreadable")
        return
    if members is None:
        yield Candidate(str(path), path.name, lambda: cast("BinaryIO", path.open("rb")))
        return
    if len(members) > _MOST_MEMBERS:
        yield _refused(str(path), path.name, "problem.too_big")
        return
    wanted = [(info, name) for info, name in members if _is_wanted(name)]
    for info, name in wanted:
        yield _member(path, info, name)
    if not wanted:
        yield _refused(str(path), path.name, "problem.empty_archive")


def _members(path: Path) -> list[tuple[zipfile.ZipInfo, str]] | None:
    """The members of an archive; None for every other file, also a ZIP that is a document.

    A cut archive is told by whoever reads it.
    """
    with path.open("rb") as file:
        if file.read(4) != b"PK\x03\x04":
            return None
    try:
        with zipfile.ZipFile(path) as archive:
            infos = archive.infolist()
    except (*BROKEN_ARCHIVE, ValueError):
        return None
    names = [info.filename for info in infos]
    if is_workbook(names) or is_office_document(names):
        return None
    return sorted(((info, _true_name(info)) for info in infos if not info.is_dir()), key=lambda pair: pair[1])


def _true_name(info: zipfile.ZipInfo) -> str:
    """Archives made on Windows in China name their members in GBK without saying so."""
    if info.flag_bits & _UTF8_NAME:
        return info.filename
    raw = info.filename.encode("cp437", "replace")
    for encoding in ("utf-8", "gb18030"):
        try:
            return raw.decode(encoding)
        except UnicodeDecodeError:
            continue
    return info.filename


def _is_wanted(name: str) -> bool:
    parts = PurePosixPath(name).parts
    hidden = any(part.startswith((".", "~$", "__MACOSX")) for part in parts)
    return not hidden and PurePosixPath(name).suffix.lower() in SUFFIXES


def _member(path: Path, info: zipfile.ZipInfo, name: str) -> Candidate:
    full, short = f"{path}!{name}", PurePosixPath(name).name
    if info.flag_bits & _ENCRYPTED:
        return _refused(full, short, "problem.password")
    if info.file_size > _MOST_BYTES:
        return _refused(full, short, "problem.too_big")
    if short.lower().endswith(".zip"):
        return _refused(full, short, "problem.archive_in_archive")
    return Candidate(full, short, lambda: _open_member(path, info))


def _open_member(path: Path, info: zipfile.ZipInfo) -> BinaryIO:
    # The archive is closed with its last open member (zipfile counts its users).
    with zipfile.ZipFile(path) as archive:
        return cast("BinaryIO", archive.open(info))


def _no_file() -> BinaryIO:
    raise FileNotFoundError


def _refused(path: str, name: str, code: str) -> Candidate:
    return Candidate(path, name, _no_file, UserProblem(code, file=name))
