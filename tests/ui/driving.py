"""How a test drives the window: scripted answers, a clock that stands, files dragged onto it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl, SignalInstance
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from shopguard.ui.ask import Ask
from shopguard.ui.look.copy_text import CopyText
from shopguard.ui.look.path_text import PathText
from shopguard.ui.shell.main_window import MainWindow

LONGEST_WAIT = 20_000


class ScriptedAsk(Ask):
    """Answers like a person who knows already; remembers what was said."""

    def __init__(self) -> None:
        self.answer: list[Path] = []
        self.said: list[str] = []
        self.folders_shown: list[Path] = []
        self.pages_shown: list[str] = []
        self.has_browser = True
        self.offered: list[str] = []  # names to save under
        self.sure = True
        self.begun_in: Path | None = None  # the folder in which files were asked for
        self.pick: int | None = None  # which of several answers, None: none of them

    def files(
        self,
        parent: QWidget,
        title: str,
        kinds: str,
        then: Callable[[list[Path]], None],
        folder: Path | None = None,
    ) -> None:
        self.begun_in = folder
        then(self.answer)

    def folder(self, parent: QWidget, title: str, then: Callable[[list[Path]], None]) -> None:
        then(self.answer)

    def save_as(self, parent: QWidget, title: str, name: str, kinds: str, then: Callable[[Path], None]) -> None:
        self.offered.append(name)
        for path in self.answer:
            then(path)

    def tell(self, parent: QWidget, title: str, text: str) -> None:
        self.said.append(text)

    def confirm(self, parent: QWidget, title: str, text: str, yes: str, then: Callable[[], None]) -> None:
        self.said.append(text)
        if self.sure:
            then()

    def choose(
        self,
        parent: QWidget,
        title: str,
        text: str,
        answers: Sequence[tuple[str, Callable[[], None]]],
        otherwise: Callable[[], None] | None = None,
        until: SignalInstance | None = None,
    ) -> None:
        self.said.append(text)
        if self.pick is not None:
            answers[self.pick][1]()
        elif otherwise is not None:
            otherwise()

    def show_folder(self, folder: Path) -> None:
        self.folders_shown.append(folder)

    def show_page(self, address: str) -> bool:
        self.pages_shown.append(address)
        return self.has_browser


class Clock:
    """A clock that stands until it is set."""

    def __init__(self, now: int) -> None:
        self.now = now

    def __call__(self) -> int:
        return self.now


def settle(qtbot: QtBot, window: MainWindow) -> None:
    """Until all background work is done and shown."""
    qtbot.waitUntil(window.jobs.idle, timeout=LONGEST_WAIT)


def texts(widget: QWidget) -> str:
    """All that can be read in a widget, line by line."""
    labels = [one.sentence if isinstance(one, PathText) else one.text() for one in widget.findChildren(QLabel)]
    return "\n".join([*labels, *(number.text() for number in widget.findChildren(CopyText))])


def file_list(*files: Path) -> QMimeData:
    """What a file manager hands over when these are dragged."""
    dragged = QMimeData()
    dragged.setUrls([QUrl.fromLocalFile(str(file)) for file in files])
    return dragged


def drag_and_drop(target: QWidget, dragged: QMimeData) -> bool:
    """Drags onto the middle of a widget; drops if the widget takes it. Returns whether it did."""
    middle, buttons, keys = target.rect().center(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(QPoint(middle), Qt.DropAction.CopyAction, dragged, buttons, keys)
    QApplication.sendEvent(target, enter)
    if not enter.isAccepted():
        return False
    QApplication.sendEvent(target, QDropEvent(QPointF(middle), Qt.DropAction.CopyAction, dragged, buttons, keys))
    return True
