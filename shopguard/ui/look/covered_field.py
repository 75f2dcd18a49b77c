"""What stands in the place of a field of the owner's own words while buyers' data that is in them is hidden."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QWidget

from shopguard.ui.look.curtain import curtain
from shopguard.ui.look.eye_button import EyeButton
from shopguard.ui.look.people_label import PeopleLabel


class CoveredField(QWidget):
    """Stands beside ``field`` in its layout; one of the two is shown. Nobody's writing is taken away: ask :meth:`look` when it is left."""

    def __init__(self, field: QPlainTextEdit) -> None:
        super().__init__()
        self._field = field
        self._words = PeopleLabel()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._words, 1)
        row.addWidget(EyeButton(), 0, Qt.AlignmentFlag.AlignTop)
        self.hide()
        curtain().moved.connect(self.look)

    def text(self) -> str:
        """What is shown in the field's place, "" while the field is."""
        return self._words.text()

    def look(self) -> None:
        """A field that holds buyers' data can neither be read while that is hidden, nor changed by mistake."""
        text = self._field.toPlainText()
        hidden = not self._field.hasFocus() and curtain().shown(text) != text
        self._words.tell(text if hidden else "")
        self.setVisible(hidden)
        self._field.setVisible(not hidden)
