"""Tables of words that are read when they are first asked for: a command that says one sentence reads one file."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import TypeVar

_Value = TypeVar("_Value")


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
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
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
        import tomllib

        for text in self._texts():
            begin = text.find(title)
            if begin >= 0:
                end = text.find("\n[", begin)
                self._read |= tomllib.loads(text[begin : end if end >= 0 else None])
                return

    def _texts(self) -> Iterator[str]:
        """The files' texts: first of those that are open already, then of those that have to be."""
        yield from tuple(self._files)
        if self._to_open is None:
            self._to_open = iter(sorted(self._folder.glob("*.toml")))
        for path in self._to_open:
            self._files.append(path.read_text("utf-8"))
            yield self._files[-1]
