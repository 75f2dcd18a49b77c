"""Starting programs of the system (browser, file manager): a program packed for Linux must not hand its own libraries on to them."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager

PATH = "LD_LIBRARY_PATH"
BEFORE = (
    "LD_LIBRARY_PATH_ORIG"  # what it was before the packed program put its own folder there; not set where it was not
)


@contextmanager
def with_the_systems_libraries() -> Iterator[None]:
    """What is started meanwhile looks for libraries where the system keeps them; this process has read the path long ago."""
    own = os.environ.get(PATH)
    if own is None or not getattr(sys, "frozen", False):
        yield
        return
    before = os.environ.get(BEFORE)
    if before is None:
        del os.environ[PATH]
    else:
        os.environ[PATH] = before
    try:
        yield
    finally:
        os.environ[PATH] = own
