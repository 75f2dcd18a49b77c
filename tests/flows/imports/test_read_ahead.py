"""What is read ahead comes whole and in order, and ends with whoever reads it."""

from __future__ import annotations

import sys
import threading
from collections.abc import Generator
from contextlib import suppress

import pytest

from shopguard.flows.imports.read_ahead import read_ahead


def _counting(until: int, closed: list[str]) -> Generator[int, None, None]:
    try:
        yield from range(until)
    finally:
        closed.append(threading.current_thread().name)


@pytest.mark.parametrize("number", [0, 1, 2, 7])
def test_all_items_come_in_order(number: int) -> None:
    closed: list[str] = []
    with read_ahead(_counting(number, closed)) as items:
        assert list(items) == list(range(number))
    assert len(closed) == 1


def test_whoever_stops_early_leaves_nothing_running() -> None:
    closed: list[str] = []
    turns = sys.getswitchinterval()
    with suppress(KeyError), read_ahead(_counting(9, closed)) as items:
        assert next(items) == 0
        raise KeyError
    assert len(closed) == 1
    assert closed[0] != threading.current_thread().name
    assert not [thread for thread in threading.enumerate() if thread.name.startswith("reading")]
    assert sys.getswitchinterval() == turns


def test_an_error_comes_where_its_item_would_have_come() -> None:
    def failing() -> Generator[int, None, None]:
        yield 1
        raise OSError("gone")

    with read_ahead(failing()) as items:
        assert next(items) == 1
        with pytest.raises(OSError, match="gone"):
            next(items)
