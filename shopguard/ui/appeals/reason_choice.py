"""Other words for the same reason, written in another window or program: both are shown, the owner chooses, none is lost."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from shopguard.ui.look.labels import Toned
from shopguard.ui.look.people_label import PeopleLabel


class ReasonChoice(QWidget):
    """Hidden while there is nothing to choose. ``kept``: what stands in the box; ``taken``: the other text."""

    kept = Signal()
    taken = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.other = ""
        self.clash = False  # the other text is the one that is stored now
        self.sentence, self.text = Toned("watch"), PeopleLabel()
        self.keep_button, self.take_button = QPushButton(), QPushButton()
        self.keep_button.clicked.connect(self.kept)
        self.take_button.clicked.connect(self.taken)
        buttons = QHBoxLayout()
        for button in (self.take_button, self.keep_button):
            button.setAutoDefault(False)
            buttons.addWidget(button)
        buttons.addStretch(1)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(4)
        rows.addWidget(self.sentence)
        rows.addWidget(self.text)
        rows.addLayout(buttons)
        self.hide()

    def show_clash(self, other: str) -> None:
        """Somebody stored ``other`` while it was being typed here."""
        self.sentence.setText(self.tr("理由刚在别处改过，没有覆盖；您这里写的另存了一份。别处写的是："))
        self.keep_button.setText(self.tr("用我这里的"))
        self.take_button.setText(self.tr("用别处的"))
        self._show(other, clash=True)

    def show_aside(self, other: str) -> None:
        """``other`` is kept beside the reason; "" hides it."""
        self.sentence.setText(self.tr("还留着另一份理由，没有用上："))
        self.keep_button.setText(self.tr("不要了"))
        self.take_button.setText(self.tr("换成这份"))
        self._show(other, clash=False)

    def _show(self, other: str, *, clash: bool) -> None:
        self.other, self.clash = other, clash
        self.text.tell(other)
        self.text.setVisible(bool(other))
        self.setVisible(bool(other) or clash)
