"""The line that says which appeal runs out soon, or ran out unanswered; a click leads to the list."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton

from shopguard.core.beijing import DAY
from shopguard.core.finding import State
from shopguard.core.message import Texts
from shopguard.ui.look.card import Card
from shopguard.ui.look.labels import Toned
from shopguard.ui.look.plain_tip import plain_tip
from shopguard.ui.look.words import countdown, moment

if TYPE_CHECKING:
    from shopguard.flows.appeals.listing import AppealLine

MINUTE_MS = 60_000
LONG_PAST = 7 * DAY


class DeadlineStrip(Card):
    """Hidden while no deadline is near. ``list_wanted`` carries the id of the most urgent case."""

    list_wanted = Signal(str)

    def __init__(self, texts: Texts, clock: Callable[[], int]) -> None:
        super().__init__(tone="soon", margin=6)
        self._texts, self._clock = texts, clock
        self._lines: tuple[AppealLine, ...] = ()
        self.sentence = Toned("soon")
        self.look = QPushButton(self.tr("看申诉"))
        self.look.clicked.connect(self._want)
        row = QHBoxLayout()
        row.addWidget(self.sentence, 1)
        row.addWidget(self.look)
        self.rows.addLayout(row)
        self._minute = QTimer(self)
        self._minute.setInterval(MINUTE_MS)
        self._minute.timeout.connect(self.count)
        self.hide()

    def show_due(self, lines: Sequence[AppealLine]) -> None:
        """The cases whose deadline is near or has passed, earliest first; what passed long ago only the list still tells."""
        since = self._clock() - LONG_PAST
        self._lines = tuple(line for line in lines if line.due_at is not None and line.due_at >= since)
        self.count()
        self.setVisible(bool(self._lines))

    def count(self) -> None:
        """Writes the line for this minute: what can still be saved first, then what is too late."""
        now = self._clock()
        near = [line for line in self._lines if line.due_at is not None and line.due_at >= now]
        over = [line for line in self._lines if line.due_at is not None and line.due_at < now]
        self.sentence.setText(self.tr(" · ").join(filter(None, (self._near(near, now), self._over(over)))))
        self.sentence.setToolTip(plain_tip("\n".join(self._line(line, now) for line in (*near, *over))))

    def showEvent(self, event: QShowEvent) -> None:
        """Starts to tick."""
        super().showEvent(event)
        self.count()
        self._minute.start()

    def hideEvent(self, event: QHideEvent) -> None:
        """Costs nothing while nobody looks."""
        super().hideEvent(event)
        self._minute.stop()

    def _near(self, lines: Sequence[AppealLine], now: int) -> str:
        if not lines:
            return ""
        first = lines[0]
        left = countdown(self._texts, State.DUE, first.due_at, now)
        if len(lines) == 1:
            said = self.tr("申诉快到期：{card}，订单 {order}，{left}（{at} 截止）")
        else:
            said = self.tr("{count} 个申诉快到期，最急：{card}，订单 {order}，{left}（{at} 截止）")
        return said.format(count=len(lines), card=first.card, order=first.order_id, left=left, at=moment(first.due_at))

    def _over(self, lines: Sequence[AppealLine]) -> str:
        return self.tr("{count} 个申诉过了期限还没交").format(count=len(lines)) if lines else ""

    def _line(self, line: AppealLine, now: int) -> str:
        left = countdown(self._texts, State.DUE, line.due_at, now)
        return f"{line.card} · {line.order_id} · {moment(line.due_at)} · {left}"

    def _want(self) -> None:
        now = self._clock()
        near = [line for line in self._lines if line.due_at is not None and line.due_at >= now]
        first = next(iter((*near, *self._lines)), None)
        self.list_wanted.emit("" if first is None else first.id)
