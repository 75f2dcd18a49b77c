"""What has been worked out once need not be worked out again, within a bound."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

Key = TypeVar("Key")
Value = TypeVar("Value")


class Memo(dict[Key, Value]):
    """``memo[key]`` is ``work_out(key)``, done once. Begun anew when ``most`` are kept, so that memory does not grow."""

    def __init__(self, work_out: Callable[[Key], Value], most: int) -> None:
        super().__init__()
        self._work_out = work_out
        self._most = most

    def __missing__(self, key: Key) -> Value:
        value = self._work_out(key)
        if len(self) >= self._most:
            self.clear()
        self[key] = value
        return value
