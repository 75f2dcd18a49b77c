"""Fields for moments and days, always Beijing time, whatever the computer's clock is set to."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QDate, QDateTime, QTimeZone
from PySide6.QtWidgets import QDateEdit, QDateTimeEdit

from shopguard.core.beijing import HOUR

BEIJING = QTimeZone(8 * HOUR)


class MomentField(QDateTimeEdit):
    """A moment to the second."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setTimeZone(BEIJING)
        self.setDisplayFormat("yyyy-MM-dd HH:mm:ss")
        self.setCalendarPopup(True)
        self.setAccessibleName(name)

    def moment(self) -> int:
        """Unix seconds."""
        return int(self.dateTime().toSecsSinceEpoch())

    def show_moment(self, seconds: int) -> None:
        """Shows unix seconds."""
        self.setDateTime(QDateTime.fromSecsSinceEpoch(seconds, BEIJING))


class DayField(QDateEdit):
    """A day."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setDisplayFormat("yyyy-MM-dd")
        self.setCalendarPopup(True)
        self.setAccessibleName(name)

    def day(self) -> date:
        """The day that is shown."""
        shown = self.date()
        return date(shown.year(), shown.month(), shown.day())

    def show_day(self, day: date) -> None:
        """Shows a day."""
        self.setDate(QDate(day.year, day.month, day.day))
