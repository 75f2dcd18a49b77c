"""Nobody there: by whichever clock has gone further, and never while somebody works in any window."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from shopguard.ui.garbage import put_away
from shopguard.ui.locking.idle import IdleWatch

KEYS = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


class Clocks:
    """A clock that never goes back, and the computer's."""

    def __init__(self) -> None:
        self.steady, self.wall = 1_000.0, 1_795_147_200.0

    def __call__(self) -> tuple[float, float]:
        return self.steady, self.wall

    def pass_by(self, seconds: float) -> None:
        self.steady += seconds
        self.wall += seconds


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    made = QLineEdit()
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made


def test_after_the_minutes_and_not_before(window: QWidget) -> None:
    clocks, idle = Clocks(), []
    watch = IdleWatch(window, clocks)
    watch.idle.connect(lambda: idle.append(clocks.wall))
    watch.watch(5)
    clocks.pass_by(299)
    watch.look()
    assert idle == []
    clocks.pass_by(1)
    watch.look()
    assert len(idle) == 1
    watch.stop()


def test_sleep_counts_and_a_clock_set_back_does_not_help(window: QWidget) -> None:
    clocks, idle = Clocks(), []
    watch = IdleWatch(window, clocks)
    watch.idle.connect(lambda: idle.append(clocks.wall))
    watch.watch(5)
    clocks.wall += 3_600  # the computer slept: its steady clock stood still
    watch.look()
    assert len(idle) == 1
    clocks.wall -= 86_400
    clocks.steady += 300
    watch.look()
    assert len(idle) == 2
    watch.stop()


def test_keys_and_mouse_count_in_every_window(qtbot: QtBot, window: QWidget) -> None:
    clocks, idle = Clocks(), []
    watch = IdleWatch(window, clocks)
    watch.idle.connect(lambda: idle.append(clocks.wall))
    watch.watch(5)
    dialog = QDialog(window)
    dialog.open()
    qtbot.waitUntil(dialog.isActiveWindow)
    touches: list[Callable[[], object]] = [
        partial(QTest.keyClick, dialog.windowHandle(), Qt.Key.Key_A),
        partial(QTest.mouseMove, dialog.windowHandle(), QPoint(3, 3)),
        partial(QTest.mouseClick, dialog.windowHandle(), Qt.MouseButton.LeftButton),
    ]
    for touch in touches:
        clocks.pass_by(200)
        touch()
        clocks.pass_by(200)
        watch.look()
    assert idle == []
    clocks.pass_by(100)
    watch.look()
    assert len(idle) == 1
    put_away(dialog)
    watch.stop()


def test_the_key_is_heard_also_before_a_dialog(qtbot: QtBot, window: QWidget) -> None:
    pressed = []
    watch = IdleWatch(window)
    watch.lock_key.connect(lambda: pressed.append("lock"))
    watch.watch(0)
    dialog = QDialog(window)
    dialog.open()
    qtbot.waitUntil(dialog.isActiveWindow)
    QTest.keyClick(dialog.windowHandle(), Qt.Key.Key_L, KEYS)
    assert pressed == ["lock"]
    put_away(dialog)
    watch.stop()
    QTest.keyClick(window.windowHandle(), Qt.Key.Key_L, KEYS)
    assert pressed == ["lock"]


def test_zero_minutes_is_never(window: QWidget) -> None:
    clocks, idle = Clocks(), []
    watch = IdleWatch(window, clocks)
    watch.idle.connect(lambda: idle.append(clocks.wall))
    watch.watch(0)
    clocks.pass_by(10**6)
    watch.look()
    assert idle == []
    watch.stop()
