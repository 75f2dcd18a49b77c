"""A file that may be an export, not looked into yet, wherever it lies."""

from __future__ import annotations

import lzma
import zipfile
import zlib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import PurePath
from typing import BinaryIO

from shopguard.core.message import UserProblem

_TEXTS = (".csv", ".tsv", ".txt", ".json", ".jsonl", ".xml", ".htm", ".html")
_WORKBOOKS = (".xlsx", ".xlsm", ".xlsb", ".xls", ".et", ".ods")  # .et: WPS's own name for an .xls
SUFFIXES = frozenset({*_TEXTS, *_WORKBOOKS, ".zip"})
# What zipfile raises for an archive that is cut, damaged or of a kind nobody packs exports with.
BROKEN_ARCHIVE = (
    zipfile.BadZipFile,
    zlib.error,
    lzma.LZMAError,
    EOFError,
    NotImplementedError,
    RuntimeError,
)


@dataclass(frozen=True, slots=True)
class Candidate:
    """One file, or one member of an archive, not looked into yet. ``problem``: it cannot be opened at all.

    ``stamp`` tells size and time of change: another answer later means that the file is still being written.
    """

    path: str
    name: str
    open: Callable[[], BinaryIO]
    problem: UserProblem | None = None
    stamp: Callable[[], object] = lambda: None


def is_wanted(path: PurePath) -> bool:
    """Whether a file found in a folder or an archive may be an export: by its ending, and not hidden."""
    return path.suffix.lower() in SUFFIXES and not any(map(is_hidden, path.parts))


def is_hidden(name: str) -> bool:
    """What systems and spreadsheet programs leave lying about."""
    return name.startswith((".", "~$", "__MACOSX"))


def refused(path: str, name: str, code: str) -> Candidate:
    """A candidate that cannot be opened."""
    return with_problem(path, name, UserProblem(code, file=name))


def _no_file() -> BinaryIO:
    raise FileNotFoundError


def with_problem(path: str, name: str, problem: UserProblem) -> Candidate:
    """A candidate that cannot be opened, with the sentence that says why."""
    return Candidate(path, name, _no_file, problem)
