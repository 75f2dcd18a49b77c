"""One tab of a window of pages: says that it is reckoning, then holds the page; reads again only while somebody looks."""

from __future__ import annotations

from functools import partial
from typing import cast

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from shopguard.ui.look.labels import Quiet
from shopguard.ui.paced_reading import PacedReading
from shopguard.ui.pages import Page, PageView, Room


class PageTab(QStackedWidget):
    """``order_wanted`` carries an order's number, ``failed`` the exception. ``page`` is made when it is first shown: ``made`` brings it."""

    made = Signal(object)
    order_wanted = Signal(str)
    failed = Signal(object)

    def __init__(self, what: Page, room: Room) -> None:
        super().__init__()
        self.what, self._room = what, room
        self.page: QWidget | None = None
        self._stale = True
        self._reading = PacedReading(room.jobs, self)
        self._reading.done.connect(self._show_view)
        self._reading.failed.connect(self._failed)
        self._said = Quiet(self.tr("正在计算…"), scale=1.0)
        self._said.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.addWidget(self._said)

    def stale(self) -> None:
        """What was read is out of date."""
        self._stale = True
        if self.isVisible():
            self._read()

    def showEvent(self, event: QShowEvent) -> None:
        """Reads what nobody has asked for so far."""
        super().showEvent(event)
        if self._stale:
            self._read()

    def _read(self) -> None:
        self._stale = False
        self._said.setText(self.tr("正在计算…"))
        work = partial(self.what.read, self._room.place, self._room.clock())
        self._reading.read(work)

    def _show_view(self, view: object) -> None:
        if self.page is None:
            self.page = self.what.make(self._room)
            cast(PageView, self.page).order_wanted.connect(self.order_wanted)
            if (failed := getattr(self.page, "failed", None)) is not None:  # pages that do something of their own
                failed.connect(self.failed)
            self.addWidget(self.page)
            self.made.emit(self.page)
        cast(PageView, self.page).show_view(view)
        self.setCurrentWidget(self.page)

    def _failed(self, error: Exception) -> None:
        self._stale = True  # it is tried again when it is shown again
        self._said.setText(self.tr("没有算出来，原因见主窗口。"))
        self.failed.emit(error)
