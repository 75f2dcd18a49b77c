"""Reading and saving at the same time: what comes next is made in a thread of its own while the caller works on what came."""

from __future__ import annotations

import sys
from collections.abc import Generator, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from itertools import islice
from typing import TypeVar

_SWITCH_SECONDS = 0.0005  # whoever comes back from the database waits no longer than that for the other thread

Item = TypeVar("Item")


def read_ahead(items: Generator[Item, None, None]) -> Iterator[Item]:
    """The same items in the same order, one ahead. An error of ``items`` is raised where its item would have come.

    ``items`` is closed at the end, also where the caller stops early, and must not be used meanwhile.
    """

    def following() -> list[Item]:
        return list(islice(items, 1))

    with _quick_turns(), ThreadPoolExecutor(1, "reading") as reader:
        try:
            ahead: Future[list[Item]] = reader.submit(following)
            while came := ahead.result():
                ahead = reader.submit(following)
                yield came[0]
        finally:
            reader.submit(items.close).result()


@contextmanager
def _quick_turns() -> Iterator[None]:
    before = sys.getswitchinterval()
    sys.setswitchinterval(_SWITCH_SECONDS)
    try:
        yield
    finally:
        sys.setswitchinterval(before)
