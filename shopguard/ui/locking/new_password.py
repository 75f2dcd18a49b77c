"""A new password, typed twice, with a hint of how easily it is guessed."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from shopguard.core.password_strength import LEAST_LETTERS, strength
from shopguard.ui.locking.password_field import PasswordField
from shopguard.ui.look.labels import Toned
from shopguard.ui.look.palette import Tone


class NewPassword(QWidget):
    """``changed``: what :meth:`password` returns may be another one. ``entered``: Enter in the last field."""

    changed = Signal()
    entered = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.first = PasswordField(self.tr("新密码"))
        self.again = PasswordField(self.tr("再输一次"))
        self.hint = Toned("quiet")
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(8)
        for part in (self.first, self.hint, self.again):
            rows.addWidget(part)
        self.first.entered.connect(self.again.line.setFocus)
        self.again.entered.connect(self.entered)
        for field in (self.first, self.again):
            field.changed.connect(self._look)
        self._look()

    def password(self) -> str | None:
        """The one that was typed twice; None while it is not, or too short."""
        told = self.first.text()
        return told if len(told) >= LEAST_LETTERS and told == self.again.text() else None

    def clear(self) -> None:
        """Nothing typed."""
        self.first.clear()
        self.again.clear()

    def _look(self) -> None:
        tone, said = self._said()
        self.hint.wear(tone)
        self.hint.setText(said)
        self.changed.emit()

    def _said(self) -> tuple[Tone, str]:
        told = self.first.text()
        if self.again.text() and not told.startswith(self.again.text()):
            return "bad", self.tr("两次输的不一样。")
        if len(told) < LEAST_LETTERS:
            return "quiet", self.tr("至少 {number} 个字。几个不相干的词连起来，又好记又难猜。").format(
                number=LEAST_LETTERS
            )
        return {
            "weak": ("watch", self.tr("能用，但容易被猜到：再长一点更好。")),
            "fair": ("quiet", self.tr("还可以。")),
            "good": ("good", self.tr("很难猜到。")),
        }[strength(told)]  # type: ignore[return-value]
