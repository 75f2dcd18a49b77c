"""Tables of words that are read when they are first asked for: a command that says one sentence reads one file."""

from __future__ import annotations

import re
import threading
from collections.abc import Callable, Collection, Iterator, Mapping
from pathlib import Path
from typing import TypeVar

_Value = TypeVar("_Value")
_PLAIN_LINE = re.compile(r'(\w+) = "([^"\\]*)"')


class ReadLater(Mapping[str, _Value]):
    """What ``read`` gives, read when it is first looked into."""

    def __init__(self, read: Callable[[], Mapping[str, _Value]]) -> None:
        self._read = read
        self._table: Mapping[str, _Value] | None = None

    def _whole(self) -> Mapping[str, _Value]:
        if self._table is None:
            self._table = self._read()
        return self._table

    def __getitem__(self, key: str) -> _Value:
        return self._whole()[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self._whole())

    def __len__(self) -> int:
        return len(self._whole())


class Catalogue(Mapping[str, Mapping[str, str]]):
    """The sentences of a folder of TOML files by code; only the sentences that are asked for are understood, which is fast.

    Each sentence is a table that begins at the beginning of a line: ``["code"]``, and no line within it begins with a bracket.
    ``first``: names of the files to look into before the others.
    """

    def __init__(self, folder: Path, first: Collection[str] = ()) -> None:
        self._folder = folder
        self._first = first
        self._files: list[str] = []
        self._to_open: Iterator[Path] | None = None
        self._read: dict[str, Mapping[str, str]] = {}
        self._lock = threading.Lock()  # any thread may look for a word

    def __getitem__(self, code: str) -> Mapping[str, str]:
        if code not in self._read:
            with self._lock:
                self._find(f'["{code}"]')
        return self._read[code]

    def __iter__(self) -> Iterator[str]:
        import tomllib

        with self._lock:
            for text in self._texts():
                self._read |= tomllib.loads(text)
        return iter(self._read)

    def __len__(self) -> int:
        return len(list(iter(self)))

    def _find(self, title: str) -> None:
        for text in self._texts():
            begin = text.find(title)
            if begin >= 0:
                end = text.find("\n[", begin)
                self._read |= _one_table(title, text[begin : end if end >= 0 else None])
                return

    def _texts(self) -> Iterator[str]:
        """The files' texts: first of those that are open already, then of those that have to be."""
        yield from tuple(self._files)
        if self._to_open is None:
            self._to_open = iter(
                sorted(self._folder.glob("*.toml"), key=lambda path: (path.name not in self._first, path))
            )
        for path in self._to_open:
            self._files.append(path.read_text("utf-8"))
            yield self._files[-1]


def _one_table(title: str, text: str) -> Mapping[str, Mapping[str, str]]:
    """One sentence. TOML's own reader takes longer to load than the window's words to read: most are plain lines."""
    lines = [_PLAIN_LINE.fullmatch(line) for line in text.splitlines()[1:] if line]
    found = {line[1]: line[2] for line in lines if line is not None}
    if len(found) == len(lines):
        return {title[2:-2]: found}
    import tomllib

    return tomllib.loads(text)
