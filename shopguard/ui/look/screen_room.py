"""How large a window may be, and where: never larger than the screen it is on, nor outside it with its title."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QPoint, QRect, QSize, QTimer
from PySide6.QtWidgets import QWidget

FRAME = QSize(16, 40)  # what the system draws around a window, told only once it is shown
FRAME_TOLD_MS = 250  # by then it is known


def fitting(window: QWidget, wanted: QSize) -> QSize:
    """``wanted``, or what the screen has room for."""
    return wanted.boundedTo(window.screen().availableGeometry().size() - FRAME)


def fit_height(dialog: QWidget, width: int) -> None:
    """As high as its wrapped texts need it to be at that width: Qt by itself thinks of their shortest form."""
    layout = dialog.layout()
    if layout is not None:
        dialog.resize(fitting(dialog, QSize(width, layout.totalHeightForWidth(width))))
    _keep_inside(dialog)


def give_room(dialog: QWidget) -> None:
    """At least as high as its wrapped texts need it to be at its width, and never larger than the screen."""
    wanted = fitting(dialog, dialog.size())
    layout = dialog.layout()
    if layout is not None and layout.hasHeightForWidth():
        wanted = wanted.expandedTo(QSize(0, layout.totalMinimumHeightForWidth(wanted.width())))
    dialog.resize(fitting(dialog, wanted))
    _keep_inside(dialog)


def inside(frame: QRect, room: QRect, middle: QPoint) -> QRect:
    """Where a window with its frame is to stand: where it is if that is wholly in the room, else around ``middle`` as far as there
    is room; of one that is too large, the top left is in it."""
    if room.contains(frame):
        return frame
    moved = QRect(frame)
    moved.moveCenter(middle)
    left = max(room.left(), min(moved.left(), room.right() + 1 - moved.width()))
    top = max(room.top(), min(moved.top(), room.bottom() + 1 - moved.height()))
    moved.moveTo(left, top)
    return moved


def _keep_inside(dialog: QWidget) -> None:
    """Some systems put a large window's title above the screen, where nobody can take hold of it."""
    QTimer.singleShot(FRAME_TOLD_MS, dialog, partial(_bring_inside, dialog))


def _bring_inside(dialog: QWidget) -> None:
    if not dialog.isVisible() or dialog.isMaximized() or dialog.isFullScreen():
        return
    frame, room, parent = dialog.frameGeometry(), dialog.screen().availableGeometry(), dialog.parentWidget()
    around = frame.size() - dialog.size()
    if not room.contains(QRect(room.topLeft(), frame.size())):
        dialog.resize(dialog.size().boundedTo(room.size() - around))
        frame.setSize(dialog.size() + around)
    stands = inside(frame, room, room.center() if parent is None else parent.window().frameGeometry().center())
    if stands.topLeft() != dialog.pos():
        dialog.move(stands.topLeft())
