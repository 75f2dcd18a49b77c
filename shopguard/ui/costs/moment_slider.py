"""From now to a week ahead, hour by hour: the slider, the days below it, and the moment in words."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QSlider, QStyle, QStyleOptionSlider, QVBoxLayout, QWidget

from shopguard.core.beijing import HOUR
from shopguard.flows.costs.what_if import MOST_HOURS
from shopguard.ui.look.labels import plain_label
from shopguard.ui.look.words import moment

HOURS_A_DAY = 24


class HourSlider(QSlider):
    """Arrows move it by an hour, page keys by a day. The wheel scrolls the page it stands on and never moves it."""

    def __init__(self) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self.setRange(0, MOST_HOURS)
        self.setPageStep(HOURS_A_DAY)
        self.setTickInterval(HOURS_A_DAY)
        self.setTickPosition(QSlider.TickPosition.TicksBelow)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Left to the page."""
        event.ignore()

    def middle_of(self, value: int) -> int:
        """Where the handle's middle stands at ``value``, in this widget."""
        option = QStyleOptionSlider()
        self.initStyleOption(option)
        option.sliderPosition = value
        handle = self.style().subControlRect(
            QStyle.ComplexControl.CC_Slider, option, QStyle.SubControl.SC_SliderHandle, self
        )
        return handle.center().x()


class DayScale(QWidget):
    """The words below the slider's ticks; every other one where all do not fit."""

    def __init__(self, slider: HourSlider) -> None:
        super().__init__()
        self._slider = slider
        font = self.font()
        font.setPointSizeF(font.pointSizeF() * 0.86)
        self.setFont(font)
        days = range(1, MOST_HOURS // HOURS_A_DAY + 1)
        self._words = [self.tr("现在"), *(self.tr("{n} 天").format(n=f"+{day}") for day in days)]

    def sizeHint(self) -> QSize:
        """One line."""
        return QSize(0, self.fontMetrics().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The words, each in the middle below its tick, the outer ones within the widget."""
        painter = QPainter(self)
        painter.setPen(self.palette().placeholderText().color())
        widths = [self.fontMetrics().horizontalAdvance(word) for word in self._words]
        gap = (self._slider.middle_of(MOST_HOURS) - self._slider.middle_of(0)) / (len(self._words) - 1)
        every = 1 if max(widths) + 6 <= gap else 2
        for number in range(0, len(self._words), every):
            middle = self._slider.middle_of(number * HOURS_A_DAY)
            left = min(max(0, middle - widths[number] // 2), self.width() - widths[number])
            painter.drawText(left, self.fontMetrics().ascent(), self._words[number])


class MomentSlider(QWidget):
    """``moved`` comes when another moment is chosen; ``moment()`` is it."""

    moved = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._now = 0
        self.said = plain_label(bold=True)
        self.slider = HourSlider()
        self.slider.setAccessibleName(self.tr("看以后哪一刻"))
        self.slider.setToolTip(self.tr("左右键移一小时，翻页键移一天，Home 回到现在"))
        self.slider.valueChanged.connect(self._move)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(2)
        rows.addWidget(self.said)
        rows.addWidget(self.slider)
        rows.addWidget(DayScale(self.slider))

    def begin_at(self, now: int) -> None:
        """The left end is ``now`` (unix seconds); the hours chosen stay."""
        self._now = now
        self._say()

    def moment(self) -> int:
        """The moment chosen, unix seconds."""
        return self._now + self.slider.value() * HOUR

    def _move(self) -> None:
        self._say()
        self.moved.emit()

    def _say(self) -> None:
        hours, day = self.slider.value(), moment(self.moment())
        ahead = self.tr("{hours} 小时以后 · {at}").format(hours=hours, at=day)
        text = ahead if hours else self.tr("现在 · {at}").format(at=day)
        self.said.setText(text)
        self.slider.setAccessibleDescription(text)
