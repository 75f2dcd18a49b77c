"""Texts in which buyers may stand: hidden and shown with the curtain, also while they are on the screen."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtWidgets import QLabel

from shopguard.ui.look.curtain import curtain
from shopguard.ui.look.labels import Quiet, SizedLabel, Toned
from shopguard.ui.look.long_names import ElidedName

if TYPE_CHECKING:
    from shopguard.flows.on_screen import Kind


class BehindCurtain:
    """Of a label: ``tell`` instead of ``setText``; what is selected and copied is what is shown."""

    _told = ""
    _kind: Kind = "text"

    def tell(self, text: str) -> None:
        """Another text."""
        self._told = text
        self._show_told()

    def stand_behind(self, text: str, kind: Kind = "text") -> None:
        """The first text; from now on the curtain is followed. ``kind``: what it is as a whole."""
        self._kind = kind
        curtain().moved.connect(self._show_told)
        self.tell(text)

    def _show_told(self) -> None:
        cast(QLabel, self).setText(curtain().shown(self._told, self._kind))


class PeopleLabel(BehindCurtain, SizedLabel):
    """An ordinary text."""

    def __init__(self, text: str = "", *, scale: float = 1.0, bold: bool = False, kind: Kind = "text") -> None:
        SizedLabel.__init__(self, "", scale)
        self.setWordWrap(True)
        font = self.font()
        font.setBold(bold)
        self.setFont(font)
        self.stand_behind(text, kind)


class QuietPeople(BehindCurtain, Quiet):
    """A secondary text."""

    def __init__(self, text: str = "", *, scale: float = 0.92) -> None:
        Quiet.__init__(self, "", scale=scale)
        self.stand_behind(text)


class TonedPeople(BehindCurtain, Toned):
    """A warning that may quote a file."""

    def __init__(self, text: str = "") -> None:
        Toned.__init__(self, "watch")
        self.stand_behind(text)


class PeopleName(BehindCurtain, ElidedName):
    """The name of a file as the owner has called it."""

    def __init__(self, name: str = "") -> None:
        ElidedName.__init__(self, "")
        self.stand_behind(name)
