"""Guards against a Qt binding that gives away references to ``None``.

PySide6 6.12.0 on Python 3.11 drops one reference to ``None`` with every call that returns nothing and every emit; when
the count reaches zero, Python ends the process. From Python 3.12 on ``None`` is immortal: its count never moves, there
is nothing to lose, and the first test holds by itself.
"""

from __future__ import annotations

import sys

import PySide6
from PySide6.QtCore import QObject, Signal

CALLS = 2_000  # few enough that losing them does not end the process
SLACK = 500  # other code takes and returns a few references meanwhile


class Bell(QObject):
    """Something that can be called and that emits."""

    rung = Signal(int)


def test_calls_and_emits_keep_the_references_to_none() -> None:
    bell, heard = Bell(), 0

    def hear(_times: int) -> None:
        nonlocal heard
        heard += 1

    bell.rung.connect(hear)
    before = sys.getrefcount(None)
    for number in range(CALLS):
        bell.setObjectName("bell")
        bell.rung.emit(number)
    lost = before - sys.getrefcount(None)
    assert heard == CALLS
    assert lost < SLACK, f"{lost} references to None lost in {CALLS} calls and emits"


def test_the_version_is_one_that_was_tried() -> None:
    version = tuple(int(part) for part in PySide6.__version__.split(".")[:3])
    assert (6, 11, 2) <= version < (6, 12, 0)
