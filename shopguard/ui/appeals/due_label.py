"""How long there is until the owner's next deadline, counted down once a minute and only while it is visible."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QTimer
from PySide6.QtGui import QHideEvent, QShowEvent

from shopguard.core.beijing import DAY
from shopguard.core.finding import State
from shopguard.core.message import Texts
from shopguard.flows.appeals.view import AppealView, may_be_reconsidered
from shopguard.ui.look.card import Card
from shopguard.ui.look.labels import Toned
from shopguard.ui.look.palette import Tone
from shopguard.ui.look.words import countdown, moment

MINUTE_MS = 60_000
SOON = 2 * DAY


class DueLabel(Card):
    """A toned line: what is due until when, or until when the platform answers. ``clock`` gives unix seconds."""

    def __init__(self, texts: Texts, view: AppealView, clock: Callable[[], int]) -> None:
        tone = tone_of(view, clock())
        super().__init__(tone=tone, margin=5)
        self.tone = tone
        self._texts, self._view, self._clock = texts, view, clock
        self.line = Toned(self.tone, bold=True)
        self.line.setWordWrap(False)
        self.rows.addWidget(self.line)
        self._minute = QTimer(self)
        self._minute.setInterval(MINUTE_MS)
        self._minute.timeout.connect(self.count)
        self.count()

    def count(self) -> None:
        """Writes the line for this minute."""
        view = self._view
        if view.due_at is not None:
            left = countdown(self._texts, State.DUE, view.due_at, self._clock())
            said = self.tr("{what} {at} · {left}")
            if view.due_kind == "appeal" and not view.noticed_told:
                said = self.tr("估计：{what} {at} · {left}（填了通知时间才准）")
            self.line.setText(said.format(what=view.due_word, at=moment(view.due_at), left=left))
        elif view.answer_by is not None:
            self.line.setText(self.tr("平台最晚 {at} 答复").format(at=moment(view.answer_by)))
        elif may_be_reconsidered(view):
            self.line.setText(self.tr("复议期限没有查到出处，请尽快到后台看"))
        elif view.state == "sent_back":
            self.line.setText(self.tr("补交期限没有查到出处，请尽快到后台看"))
        else:
            self.line.setText(self.tr("现在没有期限"))

    def showEvent(self, event: QShowEvent) -> None:
        """Starts to tick."""
        super().showEvent(event)
        self.count()
        self._minute.start()

    def hideEvent(self, event: QHideEvent) -> None:
        """Costs nothing while nobody looks."""
        super().hideEvent(event)
        self._minute.stop()


def tone_of(view: AppealView, now: int) -> Tone:
    """How pressing it is."""
    if view.due_at is None:
        return "soon" if may_be_reconsidered(view) or view.state == "sent_back" else "quiet"
    if view.due_at < now:
        return "bad"
    return "soon" if view.due_at - now <= SOON else "accent"
