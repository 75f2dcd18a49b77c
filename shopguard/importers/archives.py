"""ZIP archives: their members as files of their own, also of an archive inside an archive; bombs are left packed."""

from __future__ import annotations

import os
import shutil
import struct
import tempfile
import zipfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from typing import BinaryIO, cast

from shopguard.importers.candidates import BROKEN_ARCHIVE, Candidate, is_wanted, refused

_MOST_MEMBERS = 5_000
_MOST_BYTES = 1 << 30  # of one member, unpacked; the biggest real exports stay far below
_MOST_IN_ALL = 4 << 30
_MOST_RATIO = 300  # tables shrink ten to thirty times
_TOO_SMALL_FOR_A_BOMB = 64 << 20
_IN_MEMORY = 16 << 20
_CHUNK = 1 << 20
_UTF8_NAME = 0x800
_ENCRYPTED = 0x1
_ZIP = b"PK\x03\x04"
_EMPTY_ZIP = b"PK\x05\x06"


def is_workbook(names: Sequence[str]) -> bool:
    """Whether a ZIP with these members is a spreadsheet, not an archive."""
    return any(name.startswith("xl/") for name in names) or {"mimetype", "content.xml"} <= set(names)


def is_office_document(names: Sequence[str]) -> bool:
    """Whether a ZIP with these members is a text document or slides."""
    return any(name.startswith(("word/", "ppt/", "visio/")) for name in names) and "[Content_Types].xml" in names


def _is_of_this_program(names: Sequence[str]) -> str | None:
    """The code of the sentence for what this program itself writes: a backup or a moving file, or a rule file; None for others."""
    if "manifest.json" not in names:
        return None
    if "shopguard.sqlite3" in names:
        return "problem.is_a_backup"
    return "problem.is_a_rule_file" if "rules/about.toml" in names else None


def is_bomb(info: zipfile.ZipInfo) -> bool:
    """Whether a member would grow beyond anything that tables do."""
    return info.file_size > max(_TOO_SMALL_FOR_A_BOMB, _MOST_RATIO * info.compress_size)


@contextmanager
def broken_means_broken() -> Iterator[None]:
    """zipfile stumbles over a damaged directory in many ways; they all become BadZipFile."""
    try:
        yield
    except (ValueError, OverflowError, IndexError, struct.error) as error:
        raise zipfile.BadZipFile from error


@dataclass(slots=True)
class _Room:
    """What may still come out of one dropped file, archives inside it included. ``most``: all that a file of its size may grow to."""

    most: int
    members: int = _MOST_MEMBERS
    unpacked: int = 0
    paths: set[str] = field(default_factory=set)


def members_of(archive: Candidate) -> list[Candidate] | None:
    """The members of an archive; None for every other file, also a ZIP that is a document.

    A cut archive is told by whoever reads it. Raises OSError.
    """
    with archive.open() as file:
        size = file.seek(0, os.SEEK_END)
    return _members(archive, _Room(max(_TOO_SMALL_FOR_A_BOMB, _MOST_RATIO * size)), inside=False)


def _members(archive: Candidate, room: _Room, *, inside: bool) -> list[Candidate] | None:
    with archive.open() as file:
        mark = file.read(4)
    if mark == _EMPTY_ZIP:
        return [refused(archive.path, archive.name, "problem.empty_archive")]
    if mark != _ZIP:
        return None
    try:
        with broken_means_broken(), archive.open() as file, zipfile.ZipFile(file) as opened:
            infos = opened.infolist()
    except BROKEN_ARCHIVE:
        return None
    names = [info.filename for info in infos]
    if is_workbook(names) or is_office_document(names):
        return None
    own = _is_of_this_program(names)
    if own is not None:
        return [refused(archive.path, archive.name, own)]
    named = [(info, _true_name(info)) for info in infos]
    wanted = sorted(filter(_is_wanted, named), key=lambda pair: pair[1])
    if not wanted:
        return [refused(archive.path, archive.name, "problem.empty_archive")]
    room.members -= len(infos)
    room.unpacked += sum(info.file_size for info, _ in wanted)
    if room.members < 0:
        return [refused(archive.path, archive.name, "problem.too_many_files")]
    if room.unpacked > _MOST_IN_ALL:
        return [refused(archive.path, archive.name, "problem.too_big")]
    if room.unpacked > room.most:  # its members may share the same few bytes, or hide in archives of their own
        return [refused(archive.path, archive.name, "problem.bomb")]
    return [one for info, name in wanted for one in _member(archive, info, name, room, inside=inside)]


def _member(archive: Candidate, info: zipfile.ZipInfo, name: str, room: _Room, *, inside: bool) -> Iterator[Candidate]:
    path, short = _its_own_path(f"{archive.path}!{name}", room), PurePosixPath(name).name
    member = Candidate(path, short, _opener(archive, info, inside=inside), stamp=archive.stamp)
    code = _why_not(info)
    if code is not None:
        yield refused(path, short, code)
    elif not short.lower().endswith(".zip"):
        yield member
    elif inside:
        yield refused(path, short, "problem.archive_in_archive")
    else:
        yield from _inner(member, room)


def _inner(member: Candidate, room: _Room) -> list[Candidate]:
    try:
        return _members(member, room, inside=True) or [member]
    except BROKEN_ARCHIVE:
        return [refused(member.path, member.name, "problem.cut")]


def _why_not(info: zipfile.ZipInfo) -> str | None:
    if info.flag_bits & _ENCRYPTED:
        return "problem.password_archive"
    if is_bomb(info):
        return "problem.bomb"
    return "problem.too_big" if info.file_size > _MOST_BYTES else None


def _its_own_path(path: str, room: _Room) -> str:
    """An archive may hold two files of one name."""
    number, own = 1, path
    while own in room.paths:
        number += 1
        own = f"{path} ({number})"
    room.paths.add(own)
    return own


def _is_wanted(named: tuple[zipfile.ZipInfo, str]) -> bool:
    return not named[1].endswith("/") and is_wanted(PurePosixPath(named[1]))


def _true_name(info: zipfile.ZipInfo) -> str:
    """Archives made on Windows in China name their members in GBK without saying so."""
    if info.flag_bits & _UTF8_NAME:
        return info.filename
    try:
        raw = info.filename.encode("cp437")
    except UnicodeEncodeError:  # told in full beside the short name
        return info.filename
    for encoding in ("utf-8", "gb18030"):
        try:
            return raw.decode(encoding)
        except UnicodeDecodeError:
            continue
    return info.filename


def _opener(archive: Candidate, info: zipfile.ZipInfo, *, inside: bool) -> Callable[[], BinaryIO]:
    """Opens a member. An archive inside an archive must be unpacked to be read at all: into a file that leaves no trace."""
    needs_seeking = inside or info.filename.lower().endswith(".zip")

    def opened() -> BinaryIO:
        with broken_means_broken(), ExitStack() as unless_whole:
            unpacked = unless_whole.enter_context(tempfile.SpooledTemporaryFile(_IN_MEMORY))
            with archive.open() as file, zipfile.ZipFile(file) as package, package.open(info) as member:
                shutil.copyfileobj(member, unpacked, _CHUNK)
            unpacked.seek(0)
            unless_whole.pop_all()
        return cast("BinaryIO", unpacked)

    def streamed() -> BinaryIO:
        # The archive is closed with its last open member (zipfile counts its users).
        with broken_means_broken(), zipfile.ZipFile(archive.path) as package:
            return cast("BinaryIO", package.open(info))

    return opened if needs_seeking else streamed
