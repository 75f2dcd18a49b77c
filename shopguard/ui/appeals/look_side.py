"""What is known of a file that is being looked at: beside the picture, for selecting and copying."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from shopguard.flows.appeals.looking import Look
from shopguard.ui.look.labels import Quiet, Toned, plain_label
from shopguard.ui.look.long_names import breakable
from shopguard.ui.look.people_label import PeopleLabel

WIDTH = 320


class LookSide(QScrollArea):
    """Labels with their values; what the camera wrote stands apart, and is said never to be altered."""

    def __init__(self) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFixedWidth(WIDTH)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def show_name(self, name: str, slot: str) -> None:
        """What is known at once; the rest is being read."""
        self._fill([*_title(name, slot), Quiet(self.tr("正在读取…"))])

    def show_look(self, name: str, slot: str, look: Look) -> None:
        """Everything there is to know."""
        parts: list[QWidget] = _title(name, slot)
        for label, value in look.facts:
            parts += _fact(label, value)
        if not look.whole:
            parts.insert(2, Toned("bad", self.tr("原件有问题，见下面“原件”一行。"), bold=True))
        if look.exif is not None:
            parts += self._exif(look.exif)
        self._fill(parts)

    def _exif(self, exif: tuple[tuple[str, str], ...]) -> list[QWidget]:
        parts = [_apart(self.tr("照片里自带的信息（只显示，从不改动）"))]
        for label, value in exif:
            parts += _fact(label, value)
        if not exif:
            parts.append(plain_label(self.tr("没有。截图和聊天软件转发的图一般都没有。")))
        return parts

    def _fill(self, parts: list[QWidget]) -> None:
        page = QWidget()
        rows = QVBoxLayout(page)
        rows.setContentsMargins(16, 12, 16, 12)
        rows.setSpacing(3)
        for part in parts:
            rows.addWidget(part)
        rows.addStretch(1)
        self.setWidget(page)  # the one before is destroyed


def _title(name: str, slot: str) -> list[QWidget]:
    return [PeopleLabel(breakable(name), bold=True, scale=1.1), Quiet(slot)]


def _fact(label: str, value: str) -> list[QWidget]:
    """The owner may have written down who gave it, and a camera whatever was put into it."""
    return [Quiet(label, scale=0.85), PeopleLabel(breakable(value))]


def _apart(text: str) -> QWidget:
    label = plain_label(text, bold=True)
    label.setContentsMargins(0, 12, 0, 0)
    return label
