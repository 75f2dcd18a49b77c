"""The window walked through: every order, every entry of the menu, notices, the eye, a second start, and bugs in every part."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtGui import QAction, QGuiApplication
from PySide6.QtWidgets import QApplication, QDialog, QMenu

from shopguard.app import build_workplace
from shopguard.flows import notices
from shopguard.flows.appeals.listing import list_appeals
from shopguard.ui.appeals import output_work
from shopguard.ui.background.doorbell import Doorbell
from shopguard.ui.background.notifier import say_without_tray
from shopguard.ui.background.one_window import LOCK, OneWindow
from shopguard.ui.garbage import put_away
from shopguard.ui.look.application import Look, the_application
from shopguard.ui.look.curtain import curtain
from shopguard.ui.look.folded import Folded
from shopguard.ui.shell.main_window import MainWindow
from tests.privacy import planted
from tests.privacy.planted import Planted
from tests.privacy.reading import readable
from tests.privacy.walk import broken, bug
from tests.ui.driving import ScriptedAsk

CLIPBOARD = "was here before"
LONGEST = 30.0  # seconds
NOWHERE = "https://192.0.2.1/newest.json"  # an address that belongs to nobody
NOT_PRESSED = ("leave", "lock", "password")  # of the menu: they end the walk
BROKEN_IN_WINDOW = (
    ("shopguard.flows.orders.order_detail", "order_detail"),
    ("shopguard.store.fetch", "track_of"),
    ("shopguard.checker.judge", "findings"),
    ("shopguard.core.wording", "source"),
)


class Walk:
    """One window on the walk's data folder."""

    def __init__(self, machine: Path, files: Planted) -> None:
        self.machine, self.files = machine, files
        self.ask, self.look = ScriptedAsk(), Look(the_application())
        self.look.speak("zh")
        self.look.wear("light")
        self.one = OneWindow(machine / "data")
        assert self.one.claim([])
        self.place = build_workplace(machine / "data", "zh")
        self.window = MainWindow(self.place, self.ask, lambda: int(time.time()), self.look)
        sys.excepthook = self.window.report_bug
        self.bell = Doorbell(machine / "data", self.window)
        self.bell.rung.connect(self.window.import_files)
        self.seen: list[str] = []
        self.shown = False
        self.opened: list[str] = []
        self.bound = False

    def settle(self) -> None:
        """Until nothing is under way."""
        until = time.monotonic() + LONGEST
        wait_for(200)
        while not self.window.jobs.idle() and time.monotonic() < until:
            wait_for(20)
        wait_for(50)

    def begin(self) -> None:
        """Opens it, and imports once more what is there already."""
        QGuiApplication.clipboard().setText(CLIPBOARD)
        self.window.show_last()
        self.window.show()
        self.window.start()
        self.settle()
        self.window.import_files([*self.files.taken, self.files.refused])
        self.settle()

    def orders(self) -> None:
        """Each of them, hidden and shown."""
        for order in (planted.SOON, planted.LATE):
            self.window.show_order(order)
            self.settle()
            for folded in self.window.findChildren(Folded):
                folded.toggle.setChecked(True)
            self.seen.append(readable(self.window))
        curtain().reveal(True)
        self.shown = planted.PHONE in readable(self.window)
        curtain().reveal(False)

    def menu(self) -> None:
        """Every entry, the dialog it opens read and closed."""
        left = {getattr(self.window.parts.menu, name, None) for name in NOT_PRESSED}
        for action in actions_of(self.window.parts.menu):
            if action in left or not action.isEnabled():
                continue
            action.trigger()
            self.settle()
            for dialog in dialogs():
                self._read(dialog)
                dialog.grab()
                dialog.done(0)
            self.settle()

    def updates(self) -> bool:
        """There is an address to ask at for newer releases, and the owner has not switched it on."""
        desk = self.window.parts.updates
        desk.rules = replace(desk.rules, address=NOWHERE, page=NOWHERE)
        desk.look()
        self.settle()
        return self.place.settings.is_on("check_updates")

    def case(self) -> None:
        """The case the commands have opened."""
        lines = list_appeals(self.place, int(time.time()))
        pages = self.window.jobs.aside(
            partial(output_work.pages, self.place, [one.id for one in lines], int(time.time()))
        )
        pages.done.connect(self._printed)
        self.settle()
        for line in lines:
            self.window.parts.appeals.open_case(line.id)
            self.settle()
            for dialog in dialogs():
                self._read(dialog)
                dialog.done(0)

    def _read(self, dialog: QDialog) -> None:
        self.opened.append(dialog.windowTitle())
        self.seen.append(readable(dialog))

    def _printed(self, pages: output_work.Pages) -> None:
        self.bound = pages.printed is not None

    def mapping(self) -> None:
        """The table nobody understood."""
        self.window.parts.imports.mappings.open_for(str(self.files.refused))
        self.settle()
        for dialog in dialogs():
            self._read(dialog)
            dialog.hide()
            dialog.done(0)

    def notice(self) -> bool:
        """What the system is asked to say of the next deadlines; the program that says it writes down all it was given."""
        self.place.settings.set("quiet_until", self.place.settings.text("quiet_from"))  # at any hour of the day
        told = notices.look(self.place, int(time.time())).notice
        return told is not None and say_without_tray(told.title, told.text)

    def second_start(self) -> int:
        """Another start of the program with a file: it hands that over and ends."""
        words = [sys.executable, "-m", "shopguard", "--data", str(self.machine / "data"), str(self.files.taken[2])]
        process = subprocess.Popen(
            words, cwd=self.machine / "work", stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        until = time.monotonic() + LONGEST
        while process.poll() is None and time.monotonic() < until:
            wait_for(50)
        self.settle()
        return process.wait(1)

    def bugs(self) -> list[str]:
        """Where something broke: in a worker, and in the window's own thread. Returns what was really called."""
        called: list[str] = []
        for module, name in BROKEN_IN_WINDOW:
            with broken(module, name) as names:
                self.window.parts.side_feed.choose("")
                self.window.show_order(planted.SOON if name == "source" else planted.LATE)
                self.window.parts.side_feed.reload()
                self.settle()
            called += names[:1]
        QTimer.singleShot(0, self.window, raise_bug)
        self.settle()
        return called

    def feedback(self) -> None:
        """The report, seen and saved."""
        self.ask.answer = [self.machine / "feedback.txt"]
        self.window.parts.feedback.open()
        self.settle()
        dialog = self.window.parts.feedback.dialog
        assert dialog is not None
        dialog.save_wanted.emit(dialog.text.toPlainText())
        self.settle()
        self.ask.answer = []
        dialog.done(0)

    def end(self) -> None:
        """Closes it."""
        self.settle()
        self.window.close()
        self.bell.close()
        put_away(self.window)
        self.place.store.close()
        self.one.let_go()
        self.look.let_go()


def walk_window(machine: Path, files: Planted) -> dict[str, Any]:
    """All of it; what was seen and said."""
    usual = sys.excepthook
    try:
        return _walked(Walk(machine, files))
    finally:
        sys.excepthook = usual  # a fault of the walk itself is to be seen


def _walked(walk: Walk) -> dict[str, Any]:
    walk.begin()
    walk.orders()
    updates = walk.updates()
    walk.menu()
    walk.case()
    walk.mapping()
    noticed = walk.notice()
    second = walk.second_start()
    clipboard = QGuiApplication.clipboard().text()
    called = walk.bugs()
    doors = [walk.machine / "data" / LOCK, *(walk.machine / "runtime").iterdir()]
    walk.feedback()
    told = {
        "seen": walk.seen,
        "shown": walk.shown,
        "opened": walk.opened,
        "noticed": noticed,
        "updates": updates,
        "bound": walk.bound,
        "second": second,
        "clipboard": clipboard,
        "said": walk.ask.said,
        "called": called,
        "doors": {path.name: path.stat().st_mode & 0o777 for path in doors},
    }
    walk.end()
    return told


def wait_for(milliseconds: int) -> None:
    """The event loop runs meanwhile."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop, loop.quit)
    loop.exec()


def raise_bug() -> None:
    """A slot that fails."""
    raise bug()


def dialogs() -> Iterator[QDialog]:
    """Those that are open now, the last on top."""
    shown = [one for one in QApplication.topLevelWidgets() if isinstance(one, QDialog) and one.isVisible()]
    return iter(shown)


def actions_of(menu: QMenu) -> list[QAction]:
    """Every entry, also of the menus inside."""
    found: list[QAction] = []
    for action in menu.actions():
        inside = action.menu()
        if isinstance(inside, QMenu):
            found += actions_of(inside)
        elif not action.isSeparator():
            found.append(action)
    return found
