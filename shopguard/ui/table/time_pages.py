"""Filtering by time: when the order was paid, and how old the tracks of its parcels are."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QGridLayout, QLabel, QRadioButton, QVBoxLayout, QWidget

from shopguard.core.beijing import day_of, start_of_day
from shopguard.flows.orders.narrowing import DATA_AGES, PAID_SPANS, Narrowing
from shopguard.ui.look.beijing_fields import DayField
from shopguard.ui.look.labels import Quiet
from shopguard.ui.table.facets import data_age_word, paid_span_word, paid_unknown_word, without

BETWEEN, UNKNOWN = "between", "unknown"


class TimePage(QWidget):
    """Radio buttons, the first of which means all; ``changed`` carries the new :class:`Narrowing`."""

    changed = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.radios: dict[str, QRadioButton] = {}
        self._group = QButtonGroup(self)
        self._group.buttonClicked.connect(self._clicked)
        self._narrowing = Narrowing()
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(8, 4, 8, 4)
        self._rows.setSpacing(8)
        self._add("", self.tr("全部"))

    def show_narrowing(self, narrowing: Narrowing) -> None:
        """Shows what is chosen; nothing is told."""
        self._narrowing = narrowing
        self.radios[self._name(narrowing)].setChecked(True)

    def _add(self, name: str, word: str) -> None:
        radio = self.radios[name] = QRadioButton(word)
        self._group.addButton(radio)
        self._rows.addWidget(radio)

    def _clicked(self) -> None:
        name = next(name for name, radio in self.radios.items() if radio.isChecked())
        self._narrowing = self._changed(name)
        self.changed.emit(self._narrowing)

    def _name(self, narrowing: Narrowing) -> str:
        raise NotImplementedError

    def _changed(self, name: str) -> Narrowing:
        raise NotImplementedError


class PaidPage(TimePage):
    """Today, yesterday, the last days, or from one day to another."""

    def __init__(self, clock: Callable[[], int]) -> None:
        super().__init__()
        for name in PAID_SPANS:
            self._add(name, paid_span_word(name))
        self._add(BETWEEN, self.tr("自己选日期"))
        self.first = DayField(self.tr("第一天"))
        self.last = DayField(self.tr("最后一天"))
        today = day_of(clock())
        for field in (self.first, self.last):
            field.show_day(today)
            field.dateChanged.connect(self._day_changed)
        days = QGridLayout()
        days.setContentsMargins(24, 0, 0, 0)
        days.addWidget(_named(self.tr("从"), self.first), 0, 0)
        days.addWidget(self.first, 0, 1)
        days.addWidget(_named(self.tr("到"), self.last), 1, 0)
        days.addWidget(self.last, 1, 1)
        days.setColumnStretch(2, 1)
        self._rows.addLayout(days)
        self._add(UNKNOWN, paid_unknown_word())
        self._rows.addStretch(1)

    def show_narrowing(self, narrowing: Narrowing) -> None:
        """The days stay where they are unless others are chosen."""
        wanted = narrowing.filter
        if self._name(narrowing) == BETWEEN:
            for field, at in ((self.first, wanted.paid_from), (self.last, wanted.paid_until)):
                field.blockSignals(True)
                if at is not None:
                    field.show_day(day_of(at if field is self.first else at - 1))
                field.blockSignals(False)
        super().show_narrowing(narrowing)

    def _name(self, narrowing: Narrowing) -> str:
        wanted = narrowing.filter
        if narrowing.paid:
            return narrowing.paid
        if wanted.paid_unknown:
            return UNKNOWN
        return BETWEEN if wanted.paid_from is not None or wanted.paid_until is not None else ""

    def _changed(self, name: str) -> Narrowing:
        bare = without(self._narrowing, "paid")
        if name == BETWEEN:
            first, last = sorted((self.first.day(), self.last.day()))
            first_at, until = start_of_day(first), start_of_day(last + timedelta(days=1))
            return replace(bare, filter=replace(bare.filter, paid_from=first_at, paid_until=until))
        if name == UNKNOWN:
            return replace(bare, filter=replace(bare.filter, paid_unknown=True))
        return replace(bare, paid=name)

    def _day_changed(self) -> None:
        self.radios[BETWEEN].setChecked(True)
        self._clicked()


class DataPage(TimePage):
    """For how long nothing new was heard of an order's parcels."""

    def __init__(self) -> None:
        super().__init__()
        for hours in DATA_AGES:
            self._add(str(hours), data_age_word(hours))
        self._add(BETWEEN, "")  # a moment that no line here says: it came with a saved view
        self.radios[BETWEEN].hide()
        self._rows.addStretch(1)
        self._rows.addWidget(Quiet(self.tr("从没导入过轨迹的也算在内。导入新的轨迹文件，这些订单才判断得准。")))

    def _name(self, narrowing: Narrowing) -> str:
        if narrowing.data_age:
            return str(narrowing.data_age)
        return "" if narrowing.filter.data_before is None else BETWEEN

    def _changed(self, name: str) -> Narrowing:
        bare = without(self._narrowing, "data")
        return replace(bare, data_age=int(name)) if name else bare


def _named(text: str, buddy: QWidget) -> QLabel:
    label = QLabel(text)
    label.setBuddy(buddy)
    return label
