"""A packed program is started once more to be its own reader of PDFs. What that needs is loaded by who makes such a process or is one.

PyInstaller would load it before every start: ten milliseconds (``-X importtime``).
"""

from __future__ import annotations

import contextlib
import sys
from importlib import import_module

_CHANGES = "pyi_rth_multiprocessing"  # build.spec keeps it as a module
_TOLD = ("--multiprocessing-fork", "-c")  # the reader, and who looks after it


def make_ready() -> None:
    """Changes ``multiprocessing`` to what a program needs that PyInstaller has packed. Others (Windows) need no change."""
    if getattr(sys, "frozen", False):
        with contextlib.suppress(ModuleNotFoundError):
            import_module(_CHANGES)


def serve_if_asked() -> None:
    """Where ``multiprocessing`` has started this process it does its work and ends; else nothing happens."""
    if getattr(sys, "frozen", False) and any(word in sys.argv for word in _TOLD):
        make_ready()
        from multiprocessing import spawn

        spawn.freeze_support()
