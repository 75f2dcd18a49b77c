"""The icon beside the system's clock: how many orders need the owner, and the way back into the window. Not every desktop has one."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QFont, QIcon, QPainter, QPixmap
from PySide6.QtWidgets import QMenu, QSystemTrayIcon, QWidget

from shopguard.core.finding import Risk
from shopguard.ui.look.icons import picture
from shopguard.ui.look.palette import LIGHT

SIZES = (16, 22, 32, 48, 64)
MOST_SHOWN = 99
LOOK_AGAIN_MS = 5_000  # at the system's start the program may be there before the place for the icons
LOOKS = 24


class Tray(QObject):
    """``open_wanted``: the icon or a notice was clicked; ``quit_wanted``: the program is to end."""

    open_wanted = Signal()
    quit_wanted = Signal()

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._icon: QSystemTrayIcon | None = None
        self._counts: Mapping[Risk, int] = {}
        self._looks = 0
        self._covered = False
        self._again = QTimer(self)
        self._again.setInterval(LOOK_AGAIN_MS)
        self._again.timeout.connect(self.appear)

    def appear(self) -> None:
        """Shows the icon, as soon as there is a place for it."""
        if self._icon is not None:
            return
        if not QSystemTrayIcon.isSystemTrayAvailable():
            self._looks += 1
            if self._looks < LOOKS:
                self._again.start()
            else:
                self._again.stop()
            return
        self._again.stop()
        self._menu = QMenu(self._window)
        self._standing = self._menu.addAction("")
        self._standing.setEnabled(False)
        self._menu.addSeparator()
        self._menu.addAction(self.tr("打开店铺卫士")).triggered.connect(self._want_open)
        self._menu.addAction(self.tr("退出")).triggered.connect(self._want_quit)
        self._icon = QSystemTrayIcon(self)
        self._icon.setContextMenu(self._menu)
        self._icon.activated.connect(self._clicked)
        self._icon.messageClicked.connect(self.open_wanted)
        self._draw()
        self._icon.show()

    def is_there(self) -> bool:
        """Whether the owner can see it."""
        return self._icon is not None and self._icon.isVisible()

    def disappear(self) -> None:
        """Goes with the window: an icon that stays would be dead."""
        self._again.stop()
        if self._icon is not None:
            self._icon.hide()

    def show_counts(self, counts: Mapping[Risk, int]) -> None:
        """How many orders stand at each risk."""
        if counts != self._counts:
            self._counts = dict(counts)
            if self._icon is not None:
                self._draw()

    def cover(self, covered: bool) -> None:
        """While the window is locked the icon tells no counts."""
        self._covered = covered
        self._draw()

    def say(self, title: str, text: str) -> bool:
        """Shows a notice of the system; whether that was possible."""
        if self._icon is None or not QSystemTrayIcon.supportsMessages():
            return False
        self._icon.showMessage(title, text, self._icon.icon())
        return True

    def standing(self) -> str:
        """The counts in words; nothing of them while the window is locked."""
        if self._covered:
            return self.tr("已锁上")
        said = self.tr("已违规 {violated} · 快到点 {due} · 要留意 {watch}")
        figures = {risk.word: self._counts.get(risk, 0) for risk in (Risk.VIOLATED, Risk.DUE, Risk.WATCH)}
        return said.format(**figures)

    def _draw(self) -> None:
        if self._icon is not None:
            number = self._counts.get(Risk.VIOLATED, 0) + self._counts.get(Risk.DUE, 0)
            self._icon.setIcon(counting_icon(0 if self._covered else number))
            name, standing = self.tr("店铺卫士"), self.standing()
            self._icon.setToolTip(f"{name}\n{standing}")
            self._standing.setText(standing)

    def _clicked(self, how: QSystemTrayIcon.ActivationReason) -> None:
        if how in (QSystemTrayIcon.ActivationReason.Trigger, QSystemTrayIcon.ActivationReason.DoubleClick):
            self.open_wanted.emit()

    def _want_open(self) -> None:
        self.open_wanted.emit()

    def _want_quit(self) -> None:
        self.quit_wanted.emit()


def counting_icon(number: int) -> QIcon:
    """The program's icon with a number on it; without one where there is nothing to count."""
    made = QIcon()
    for size in SIZES:
        drawn = QPixmap(picture("app", LIGHT.accent, size))
        if number:
            _put_number(drawn, str(number) if number <= MOST_SHOWN else f"{MOST_SHOWN}+", size)
        made.addPixmap(drawn)
    return made


def _put_number(drawn: QPixmap, text: str, size: int) -> None:
    """A red badge below right; on the smallest icons it takes most of the room, so that it can be read."""
    high = round(size * (0.72 if size <= 22 else 0.6))
    wide = min(size, round(high * (0.62 + 0.42 * len(text))))
    painter = QPainter(drawn)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(QColor(LIGHT.tones["bad"].text))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.drawRoundedRect(size - wide, size - high, wide, high, high / 2.4, high / 2.4)
    font = QFont(painter.font())
    font.setBold(True)
    font.setPixelSize(max(7, round(high * (0.82 if len(text) < 3 else 0.6))))
    painter.setFont(font)
    painter.setPen(QColor("#ffffff"))
    painter.drawText(size - wide, size - high, wide, high, Qt.AlignmentFlag.AlignCenter, text)
    painter.end()
