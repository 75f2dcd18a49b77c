"""The first tour: four cards, each beside the part of the window it is about; skipped with one press."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from shopguard.ui.look.buttons import MainButton
from shopguard.ui.look.card import Card
from shopguard.ui.look.labels import Quiet, plain_label
from shopguard.ui.look.palette import scheme_of
from shopguard.ui.look.type_size import scaled

WIDTH = 340
GAP = 12


@dataclass(frozen=True, slots=True)
class Stop:
    """A part of the window, and what is said of it."""

    about: QWidget
    title: str
    text: str


class Tour(QWidget):
    """Lies over the window; ``ended`` comes when it was seen to its end or skipped."""

    ended = Signal()

    def __init__(self, stops: list[Stop], window: QWidget) -> None:
        super().__init__(window)
        self._stops, self._at = stops, 0
        self._window = window
        self.setAttribute(Qt.WidgetAttribute.WA_NoSystemBackground)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(self.tr("快速认识店铺卫士"))
        self.card = Card(margin=16)
        self.card.setParent(self)
        self._width = min(scaled(WIDTH), window.width() - 2 * GAP)
        self.card.setFixedWidth(self._width)
        self._title = plain_label("", bold=True, scale=1.2)
        self._text = plain_label("")
        self._count = Quiet("")
        self.next_button = MainButton("")
        self.skip_button = QPushButton(self.tr("跳过"))
        self._arrange()
        window.installEventFilter(self)
        self.setGeometry(window.rect())
        self._show_stop()
        self.show()
        self.raise_()
        self.next_button.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """It is as large as the window."""
        if watched is self._window and event.type() == QEvent.Type.Resize:
            self.setGeometry(self._window.rect())
            self._place()
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape skips."""
        if event.key() == Qt.Key.Key_Escape:
            self.end()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The window is dimmed, but for the part that is spoken of, which has a ring."""
        scheme = scheme_of(self.window().palette())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        around = self._around()
        dim = QColor(scheme.text if scheme.window > "#8" else "#000000")
        dim.setAlpha(90)
        for part in (
            QRect(0, 0, self.width(), around.top()),
            QRect(0, around.bottom() + 1, self.width(), self.height() - around.bottom()),
            QRect(0, around.top(), around.left(), around.height()),
            QRect(around.right() + 1, around.top(), self.width() - around.right(), around.height()),
        ):
            painter.fillRect(part, dim)
        painter.setPen(QPen(QColor(scheme.accent), 3))
        painter.drawRoundedRect(around, 8, 8)

    def step(self) -> None:
        """The next stop; after the last one it ends."""
        if self._at + 1 == len(self._stops):
            self.end()
            return
        self._at += 1
        self._show_stop()

    def end(self) -> None:
        """It goes away and does not come again."""
        self._window.removeEventFilter(self)
        self.hide()
        self.ended.emit()
        self.deleteLater()

    def _arrange(self) -> None:
        self.next_button.clicked.connect(self.step)
        self.skip_button.clicked.connect(self.end)
        self.card.rows.addWidget(self._title)
        self.card.rows.addWidget(self._text)
        row = QHBoxLayout()
        row.addWidget(self._count)
        row.addStretch(1)
        row.addWidget(self.skip_button)
        row.addWidget(self.next_button)
        self.card.rows.addLayout(row)

    def _show_stop(self) -> None:
        stop, last = self._stops[self._at], self._at + 1 == len(self._stops)
        self._title.setText(stop.title)
        self._text.setText(stop.text)
        self._count.setText(self.tr("第 {at} 步，共 {all} 步").format(at=self._at + 1, all=len(self._stops)))
        self.next_button.setText(self.tr("开始用") if last else self.tr("下一步"))
        self.skip_button.setVisible(not last)
        self.setAccessibleDescription(f"{stop.title} {stop.text}")
        self._place()

    def _around(self) -> QRect:
        about = self._stops[self._at].about
        corner = about.mapTo(self._window, QPoint(0, 0))
        return QRect(corner, about.size()).adjusted(-4, -4, 4, 4).intersected(self.rect().adjusted(2, 2, -2, -2))

    def _place(self) -> None:
        """The card stands below the part, beside it where there is no room, within the window always."""
        self.card.adjustSize()
        size, around = self.card.sizeHint(), self._around()
        height = max(size.height(), self.card.heightForWidth(self._width))
        x, y = around.left(), around.bottom() + GAP
        if y + height > self.height():
            x, y = around.left() - self._width - GAP, around.top()
        if x < GAP:
            x, y = around.right() + GAP, around.top()
        x = max(GAP, min(x, self.width() - self._width - GAP))
        y = max(GAP, min(y, self.height() - height - GAP))
        self.card.setGeometry(x, y, self._width, height)
        self.update()
