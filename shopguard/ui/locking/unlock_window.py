"""The window of a locked shop. It takes no files but says so, and its title names neither shop nor order."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from shopguard.ui.garbage import put_away
from shopguard.ui.locking.unlock_card import UnlockCard
from shopguard.ui.look.application import HAS_DOCK
from shopguard.ui.look.screen_room import fitting
from shopguard.ui.look.type_size import scaled

if TYPE_CHECKING:
    from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QShowEvent

SIZE = (580, 520)


class UnlockWindow(QWidget):
    """``leave_wanted``: it is to be closed; whoever opened it decides."""

    leave_wanted = Signal()

    def __init__(self) -> None:
        super().__init__(None, Qt.WindowType.Window)
        self._over = False
        self.setWindowTitle(self.tr("店铺卫士 · 已锁上"))
        self.card = UnlockCard()
        page = QWidget()
        page.setBackgroundRole(QPalette.ColorRole.Window)
        middle = QVBoxLayout(page)
        middle.addStretch(1)
        row = QHBoxLayout()  # an alignment would forget how high its wrapped texts are
        row.addStretch(1)
        row.addWidget(self.card)
        row.addStretch(1)
        middle.addLayout(row)
        middle.addStretch(2)
        scroll = QScrollArea()
        scroll.setWidget(page)
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QScrollArea.Shape.NoFrame)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.addWidget(scroll)
        self.resize(fitting(self, QSize(*map(scaled, SIZE))))
        self.setAcceptDrops(True)  # else nobody is told of them

    def come_forward(self) -> None:
        """In front of the other windows, and not minimized."""
        self.setWindowState(self.windowState() & ~Qt.WindowState.WindowMinimized)
        self.show()
        if HAS_DOCK:
            self.raise_()  # the program comes forward for that only
        self.activateWindow()

    def let_go(self) -> None:
        """Closes and destroys it."""
        self._over = True
        put_away(self)

    def showEvent(self, event: QShowEvent) -> None:
        """The field waits for the password."""
        super().showEvent(event)
        self.card.password.line.setFocus()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Takes nothing, and says why; what the files are is not looked at."""
        event.ignore()
        if event.mimeData().hasUrls():
            self.card.take_no_files()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Asks whoever opened it, who ends it by :meth:`let_go`."""
        if not self._over:
            event.ignore()
            self.leave_wanted.emit()
