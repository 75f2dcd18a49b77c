"""Tables of words that are read when they are first asked for: a command that says one sentence reads one file."""

from __future__ import annotations

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
    """The sentences of a folder of TOML files by code; a file is read when one of its codes is first asked for."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._unread: dict[Path, str] | None = None
        self._read: dict[str, Mapping[str, str]] = {}

    def __getitem__(self, code: str) -> Mapping[str, str]:
        if code not in self._read:
            self._read_where(f'["{code}"]')
        return self._read[code]

    def __iter__(self) -> Iterator[str]:
        self._read_where("")
        return iter(self._read)

    def __len__(self) -> int:
        self._read_where("")
        return len(self._read)

    def _read_where(self, words: str) -> None:
        """Reads the files that hold these words."""
        import tomllib

        if self._unread is None:
            self._unread = {path: path.read_text("utf-8") for path in sorted(self._folder.glob("*.toml"))}
        for path in [path for path, text in self._unread.items() if words in text]:
            text = self._unread.pop(path, None)
            if text is not None:
                self._read |= tomllib.loads(text)
