"""One setting on the page: its words, and the control that fits its kind."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker, Qt, QTime, Signal
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QCheckBox, QComboBox, QHBoxLayout, QSpinBox, QTimeEdit, QVBoxLayout, QWidget

from shopguard.core.settings import Setting, Value
from shopguard.ui.look.labels import Quiet, Toned, plain_label
from shopguard.ui.look.type_size import scaled
from shopguard.ui.settings.setting_words import Words, choice_word

CLOCK = "HH:mm"
WIDTH = 120  # of a control; those that stand below each other are as wide


class SettingRow(QWidget):
    """``chosen`` carries the name and the new value; :meth:`show_value` shows one without saying so."""

    chosen = Signal(str, object)

    def __init__(self, setting: Setting, words: Words, value: Value) -> None:
        super().__init__()
        self._setting = setting
        self.control = _control(setting, words)
        self.control.setAccessibleName(words.label)
        self.control.setAccessibleDescription(words.hint)
        self._went_wrong = Toned("bad")
        self._went_wrong.hide()
        self._arrange(words)
        self.show_value(value)
        self._connect()

    def show_value(self, value: Value) -> None:
        """Shows what holds."""
        control = self.control
        with QSignalBlocker(control):
            if isinstance(control, QCheckBox):
                control.setChecked(bool(value))
            elif isinstance(control, QComboBox):
                control.setCurrentIndex(control.findData(value))
            elif isinstance(control, QSpinBox):
                control.setValue(int(value))
            else:
                control.setTime(QTime.fromString(str(value), CLOCK))

    def refuse(self, why: str) -> None:
        """Says why a choice was not kept; "" = it was."""
        self._went_wrong.setText(why)
        self._went_wrong.setVisible(bool(why))

    def _arrange(self, words: Words) -> None:
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 4, 0, 4)
        rows.setSpacing(2)
        if isinstance(self.control, QCheckBox):
            rows.addWidget(self.control)
        else:
            row = QHBoxLayout()
            row.setSpacing(8)
            label = plain_label(words.label)
            label.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)
            label.setBuddy(self.control)
            row.addWidget(label, 1)
            self.control.setMinimumWidth(scaled(WIDTH))
            row.addWidget(self.control)
            rows.addLayout(row)
        if words.hint:
            rows.addWidget(Quiet(words.hint))
        rows.addWidget(self._went_wrong)

    def _connect(self) -> None:
        control = self.control
        if isinstance(control, QCheckBox):
            control.toggled.connect(self._tell)
        elif isinstance(control, QComboBox):
            control.activated.connect(self._tell_choice)
        elif isinstance(control, QSpinBox):
            control.valueChanged.connect(self._tell)
        else:
            control.timeChanged.connect(self._tell_time)

    def _tell(self, value: bool | int) -> None:
        self.chosen.emit(self._setting.name, value)

    def _tell_choice(self, index: int) -> None:
        assert isinstance(self.control, QComboBox)
        self.chosen.emit(self._setting.name, self.control.itemData(index))

    def _tell_time(self, time: QTime) -> None:
        self.chosen.emit(self._setting.name, time.toString(CLOCK))


class CalmSpin(QSpinBox):
    """A number that the wheel changes only once it has the keyboard: the page is scrolled over it."""

    def __init__(self) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setKeyboardTracking(False)  # not while the first of two figures is typed

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Left to the page."""
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()


class CalmTime(QTimeEdit):
    """The same for a time of day."""

    def __init__(self) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setKeyboardTracking(False)
        self.setDisplayFormat(CLOCK)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Left to the page."""
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()


class CalmChoice(QComboBox):
    """The same for a choice."""

    def __init__(self) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Left to the page."""
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()


def _control(setting: Setting, words: Words) -> QCheckBox | CalmChoice | CalmSpin | CalmTime:
    if setting.kind == "switch":
        return QCheckBox(words.label)
    if setting.kind == "choice":
        choice = CalmChoice()
        for value in setting.choices:
            choice.addItem(choice_word(setting.name, value), value)
        return choice
    if setting.kind == "number":
        number = CalmSpin()
        number.setRange(setting.least, setting.most)
        number.setSuffix(f" {words.unit}")
        return number
    return CalmTime()
