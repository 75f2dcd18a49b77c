"""What the owner reads in a file: who gave it, the number on it, the days it speaks of. Nothing is filled in for the owner."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QFormLayout, QHBoxLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from shopguard.core.beijing import DAY, day_of, start_of_day
from shopguard.flows.appeals.evidence_view import EvidenceView
from shopguard.ui.look.beijing_fields import DayField
from shopguard.ui.look.labels import Quiet

LONGEST = 60  # characters of who gave it and of a number


class Said(NamedTuple):
    """What the owner says of a file. The days' first and last second, unix seconds; None = nothing said."""

    from_whom: str
    typed_number: str | None
    period_from: int | None
    period_until: int | None


class EvidenceForm(QWidget):
    """``kept`` carries what was :class:`Said`; ``left`` comes when nothing is to be kept."""

    kept = Signal(object)
    left = Signal()

    def __init__(self, one: EvidenceView, today: int) -> None:
        super().__init__()
        self.from_whom = _line(one.from_whom, self.tr("如：揽收网点、打单软件"), self.tr("这份材料是谁给的"))
        self.number = _line(one.typed_number or "", self.tr("照着上面抄，不确定就不填"), self.tr("这份材料上的运单号"))
        self.dated = QCheckBox(self.tr("日期（上面写了起止日期的）"))
        self.start, self.end = DayField(self.tr("起始日期")), DayField(self.tr("截止日期"))
        self._fill_days(one, today)
        self.dated.toggled.connect(self._show_days)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 4, 0, 0)
        rows.setSpacing(6)
        rows.addLayout(self._fields())
        rows.addWidget(self.dated)
        rows.addWidget(self._days)
        rows.addLayout(self._buttons())
        self._show_days(self.dated.isChecked())

    def said(self) -> Said:
        """As the fields stand."""
        told = self.dated.isChecked()
        first, last = sorted((self.start.day(), self.end.day()))
        return Said(
            self.from_whom.text().strip(),
            self.number.text().strip() or None,
            start_of_day(first) if told else None,
            start_of_day(last) + DAY - 1 if told else None,
        )

    def take_over(self, old: EvidenceForm) -> None:
        """Goes on with what was typed there."""
        self.from_whom.setText(old.from_whom.text())
        self.number.setText(old.number.text())
        self.dated.setChecked(old.dated.isChecked())
        self.start.setDate(old.start.date())
        self.end.setDate(old.end.date())

    def _fields(self) -> QFormLayout:
        form = QFormLayout()
        form.setVerticalSpacing(4)
        form.addRow(_label(self.tr("谁给的"), self.from_whom), self.from_whom)
        form.addRow(_label(self.tr("单号"), self.number), self.number)
        return form

    def _fill_days(self, one: EvidenceView, today: int) -> None:
        self.dated.setChecked(one.period_from is not None)
        self.start.show_day(day_of(today if one.period_from is None else one.period_from))
        self.end.show_day(day_of(today if one.period_until is None else one.period_until))
        self._days = QWidget()
        row = QHBoxLayout(self._days)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.start)
        row.addWidget(Quiet(self.tr("至")))
        row.addWidget(self.end)
        row.addStretch(1)

    def _buttons(self) -> QHBoxLayout:
        self.keep_button = QPushButton(self.tr("记下"))
        self.keep_button.clicked.connect(self._keep)
        self.leave_button = QPushButton(self.tr("取消"))
        self.leave_button.clicked.connect(self.left)
        row = QHBoxLayout()
        for button in (self.keep_button, self.leave_button):
            button.setAutoDefault(False)
            row.addWidget(button)
        row.addStretch(1)
        for line in (self.from_whom, self.number):
            line.returnPressed.connect(self._keep)
        return row

    def _show_days(self, told: bool) -> None:
        self._days.setVisible(told)

    def _keep(self) -> None:
        self.kept.emit(self.said())


def _line(text: str, hint: str, name: str) -> QLineEdit:
    line = QLineEdit(text)
    line.setPlaceholderText(hint)
    line.setMaxLength(LONGEST)
    line.setAccessibleName(name)
    return line


def _label(text: str, field: QWidget) -> QLabel:
    label = Quiet(text)
    label.setWordWrap(False)
    label.setBuddy(field)
    return label
