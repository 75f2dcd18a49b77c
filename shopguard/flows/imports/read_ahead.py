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


@contextmanager
def read_ahead(items: Generator[Item, None, None]) -> Iterator[Iterator[Item]]:
    """The same items in the same order, one ahead. An error of ``items`` is raised where its item would have come.

    When the ``with`` ends, however it ends, ``items`` is closed and nothing of it runs any more. It must not be used meanwhile.
    """
    with _quick_turns(), ThreadPoolExecutor(1, "reading") as reader:
        try:
            yield _one_ahead(items, reader)
        finally:
            reader.submit(items.close).result()


def _one_ahead(items: Generator[Item, None, None], reader: ThreadPoolExecutor) -> Iterator[Item]:
    def following() -> list[Item]:
        return list(islice(items, 1))

    ahead: Future[list[Item]] = reader.submit(following)
    while came := ahead.result():
        ahead = reader.submit(following)
        yield came[0]


@contextmanager
def _quick_turns() -> Iterator[None]:
    before = sys.getswitchinterval()
    sys.setswitchinterval(_SWITCH_SECONDS)
    try:
        yield
    finally:
        sys.setswitchinterval(before)
