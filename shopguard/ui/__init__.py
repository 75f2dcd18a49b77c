"""The window. Qt is imported here and below, nowhere else."""

from __future__ import annotations

import builtins

import PySide6.QtCore  # noqa: F401 - it puts an ``import`` of its own in the place of Python's

# PySide's looks at the source of every module that is imported, for spellings of its interface (``__feature__``) that nothing here
# uses: a fifth of the time until the window's modules are read. What fills Qt's modules bit by bit stays in place.
builtins.__import__ = getattr(builtins, "__orig_import__", builtins.__import__)
