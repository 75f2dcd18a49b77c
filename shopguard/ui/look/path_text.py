"""Sentences that name a place in the back office: the path is a link that copies it, by mouse and by keyboard."""

from __future__ import annotations

import re
from html import escape

from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import QColor, QGuiApplication, QPalette

from shopguard.ui.look.copy_text import SAID_FOR_MS
from shopguard.ui.look.labels import SizedLabel
from shopguard.ui.look.palette import scheme_of

QUIET = 0.92  # of the usual size
_STEP = r"[^\s→，。；：、（）()“”\"',.;:]+"
_PATH = re.compile(rf"({_STEP}(?: → {_STEP})+)")  # in a group: splitting keeps it


class PathText(SizedLabel):
    """``sentence`` is plain text; what in it is a path of the back office (``物流 → 包裹中心``) is copied by a click."""

    def __init__(self, sentence: str, *, quiet: bool = False) -> None:
        self.sentence = sentence
        self._parts = _PATH.split(sentence)
        self._copied = 0  # none: the first part is never a path
        self.paths: dict[int, str] = {}
        super().__init__("", QUIET if quiet else 1.0)
        own = self.tr("菜单")  # what begins so is a place of this program
        self.paths = {n: path for n, path in enumerate(self._parts) if n % 2 and not path.startswith(own)}
        self.setTextFormat(Qt.TextFormat.RichText if self.paths else Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        flags = Qt.TextInteractionFlag.TextSelectableByMouse
        if self.paths:
            flags |= Qt.TextInteractionFlag.LinksAccessibleByMouse | Qt.TextInteractionFlag.LinksAccessibleByKeyboard
            self.setToolTip(self.tr("点一下蓝色的路径，就复制下来，到后台照着找"))
        self.setTextInteractionFlags(flags)
        if quiet:
            self.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self.setAccessibleName(sentence)
        self.linkActivated.connect(self.copy)
        self._said = QTimer(self)
        self._said.setSingleShot(True)
        self._said.setInterval(SAID_FOR_MS)
        self._said.timeout.connect(self._said_enough)
        self._write()

    def copy(self, number: str) -> None:
        """Puts a path on the clipboard, and says so behind it for a moment."""
        self._copied = int(number)
        QGuiApplication.clipboard().setText(self.paths[self._copied])
        self.setAccessibleDescription(self.tr("已复制：{path}").format(path=self.paths[self._copied]))
        self._said.start()
        self._write()

    def changeEvent(self, event: QEvent) -> None:
        """The links take the new scheme's colour."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.ApplicationPaletteChange):
            self._write()

    def _said_enough(self) -> None:
        self._copied = 0
        self._write()

    def _write(self) -> None:
        if not self.paths:
            self.setText(self.sentence)
            return
        colour = QColor(scheme_of(QGuiApplication.palette()).accent).name()
        written = "".join(self._in_html(n, part, colour) for n, part in enumerate(self._parts))
        if written != self.text():
            self.setText(written)

    def _in_html(self, number: int, part: str, colour: str) -> str:
        if number not in self.paths:
            return escape(part)
        said = self.tr("（已复制）") if number == self._copied else ""
        return f'<a href="{number}" style="color: {colour}">{escape(part)}</a>{said}'
