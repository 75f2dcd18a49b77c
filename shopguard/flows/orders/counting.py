"""Listing and counting all orders takes seconds where there are a million: it is given up as soon as nobody wants it any more."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from shopguard.flows.progress import Cancelled
from shopguard.flows.workplace import Workplace
from shopguard.store.listing import given_up_when
from shopguard.store.store import DatabaseError


@contextmanager
def given_up(place: Workplace, unwanted: Callable[[], bool]) -> Iterator[None]:
    """What is asked of the calling thread's database inside ends with ``Cancelled`` soon after it is ``unwanted``."""
    try:
        with given_up_when(place.store.connection(), unwanted):
            yield
    except DatabaseError:
        if unwanted():
            raise Cancelled from None
        raise
